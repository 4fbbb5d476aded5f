"""What may stand in brackets after a right answer: `Kyprolis (carfilzomib)`."""

import re
from collections.abc import Iterator
from itertools import product

from allquiz.grading.distance import distance
from allquiz.grading.folds import fold

CLOSING = re.compile(r"\s*(?P<main>.*\S)\s+[(\[](?P<gloss>[^()\[\]]+)[)\]]?[\s.]*", re.DOTALL)


def without_gloss(key: str, given: str) -> Iterator[tuple[str, str]]:
    """Key and answer where one or both go without their closing gloss, as far as that is safe.

    A gloss in the answer may say anything, but what names a look-alike or the opposite of the key,
    or hedges (`or …`). A gloss of the key may be left out, unless it tells which of several is
    meant: not in `iron (III)` or `leukemia (acute)`.
    """
    right, typed = CLOSING.fullmatch(key), CLOSING.fullmatch(given)
    may_leave = right is not None and _only_explains(right["gloss"])
    if right and may_leave:
        yield right["main"], given
    if typed and _is_harmless(typed["gloss"], key):
        yield key, typed["main"]
        if right and may_leave:
            yield right["main"], typed["main"]


def _only_explains(gloss: str) -> bool:
    from allquiz.grading.lookalikes import listed

    words = set(re.findall("[a-z]+", fold(gloss)))
    clear = not re.search("[0-9+−<>=%^]", fold(gloss))
    return clear and any(len(word) > 1 for word in words) and not words & listed("qualifiers")


def _is_harmless(gloss: str, key: str) -> bool:
    from allquiz.grading.lookalikes import alike, generic, listed, turned
    from allquiz.grading.wording import normal, normal_words

    said, meant = normal_words(gloss), normal_words(key)
    if not said or "?" in gloss or said[0] in listed("hedges") or "not" in said:
        return False
    if len(said) == 1 and (len(said[0]) == 1 or not said[0].isalpha()):  # part of a name: B (12)
        return False
    if _is_another_acronym(gloss.strip(), key):
        return False
    whole = normal(gloss), normal(key)
    if whole[0] != whole[1] and distance(*whole, 2) <= 2:  # CD20 for CD19, T-ALL for B-ALL
        return False
    single = [
        {word for word in words if len(word) == 1 and word.isalpha()} for words in (said, meant)
    ]
    if single[0] and single[1] and not single[0] & single[1]:  # T lymphocytes for B cells
        return False
    drugs = [{generic(word) for word in words} - {None} for words in (said, meant)]
    if drugs[0] and drugs[1] and not drugs[0] & drugs[1]:  # Kyprolis is not bortezomib
        return False
    return not any(
        alike(one, other)
        or one in turned(other)
        or (one != other and len(other) > 4 and distance(one, other, 2) <= 2)
        for one, other in product(said, meant)
    )


def _is_another_acronym(gloss: str, key: str) -> bool:
    """AML after acute lymphoblastic leukemia: one letter other than the words begin with."""
    main = CLOSING.sub(r"\g<main>", key)
    initials = "".join(word[0] for word in re.findall("[a-z]+", fold(main)))
    differ = sum(a != b for a, b in zip(gloss.lower(), initials, strict=False))
    return gloss.isupper() and len(gloss) == len(initials) and differ == 1
