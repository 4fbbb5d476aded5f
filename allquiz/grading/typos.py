"""Typos that may be forgiven, and those that medicine can't afford."""

from allquiz.grading import lookalikes
from allquiz.grading.verdict import Typo
from allquiz.grading.vocabulary import Vocabulary
from allquiz.grading.wording import acronyms_of, normal_words, without_article


def safe_typos(key: str, given: str, vocabulary: Vocabulary) -> tuple[Typo, ...]:
    """The typo that makes `given` the key; empty where it is not, or not safely so.

    Word by word, with the optimal string alignment distance (insertion, deletion, substitution,
    and swap of neighbours): none in words of less than 5 letters, 1 up to 8, 2 above, and at most
    2 in all. Never where a digit or an acronym is involved, where the word is another known term
    or at least as near to one, or where an opposing affix makes the difference.
    """
    fixed = acronyms_of(key)
    wanted = normal_words(without_article(key), fixed)
    got = normal_words(without_article(given), fixed)
    if len(wanted) != len(got) or not _can_be_forgiven(key, given):
        return ()
    spent = 0
    for right, typed in zip(wanted, got, strict=True):
        if right == typed:
            continue
        distance = _distance(right, typed, 2)
        spent += distance
        if (
            right in fixed
            or distance > allowance(right)
            or spent > 2
            or _means_another(right, typed, distance, vocabulary)
        ):
            return ()
    return (Typo(given.strip(), key),) if spent else ()


def allowance(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 0 if len(word) < 5 else 1 if len(word) < 9 else 2


def _can_be_forgiven(key: str, given: str) -> bool:
    """No digit and no sign such as + anywhere: beside those, a slip changes the meaning."""
    return not any(character.isnumeric() or character in "+<>=±^" for character in key + given)


def _means_another(right: str, typed: str, distance: int, vocabulary: Vocabulary) -> bool:
    if typed in vocabulary.words or _negated(right, typed):
        return True
    if any(_distance(typed, twin, distance) <= distance for twin in _opposites(right)):
        return True
    if _affix_changed(right, typed):
        return True
    # As near to another term as to the key: which one was meant can't be told.
    return any(
        word != right
        and abs(len(word) - len(typed)) <= distance
        and len(word) >= 5
        and _distance(typed, word, distance) <= distance
        for word in vocabulary.words
    )


def _negated(right: str, typed: str) -> bool:
    return any(
        right == negation + typed or typed == negation + right for negation in lookalikes.NEGATIONS
    )


def _affix_changed(right: str, typed: str) -> bool:
    """Whether one has an affix where the other has an opposing one."""
    return any(
        _affix(right, group, at_start) != _affix(typed, group, at_start)
        and _affix(typed, group, at_start) is not None
        and _affix(right, group, at_start) is not None
        for at_start, groups in ((True, lookalikes.PREFIXES), (False, lookalikes.SUFFIXES))
        for group in groups
    )


def _affix(word: str, group: tuple[str, ...], at_start: bool) -> str | None:
    found = [a for a in group if (word.startswith(a) if at_start else word.endswith(a))]
    return max(found, key=len, default=None)


def _opposites(word: str) -> list[str]:
    """The word with each of its longer affixes turned into the opposing ones."""
    turned = []
    for group in _long(lookalikes.PREFIXES):
        if affix := _affix(word, group, at_start=True):
            turned += [other + word[len(affix) :] for other in group if other != affix]
    for group in _long(lookalikes.SUFFIXES):
        if affix := _affix(word, group, at_start=False):
            turned += [word[: -len(affix)] + other for other in group if other != affix]
    return turned


def _long(groups: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    return [group for group in groups if max(map(len, group)) > 3]


def _distance(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance; `most` + 1 where it is more than that."""
    from rapidfuzz.distance import OSA  # only a wrong answer needs it

    return int(OSA.distance(one, other, score_cutoff=most))
