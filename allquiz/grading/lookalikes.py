"""Medical terms that are mistaken for one another, from `lookalikes.json`."""

import re
from functools import cache, lru_cache

from allquiz.grading.distance import distance
from allquiz.grading.folds import fold_word
from allquiz.grading.tables import table
from allquiz.grading.wording import normal, normal_words, without_article

LEVEL = re.compile(
    "(?i)^(?:(too (?:many|much)|increased|elevated|raised|excess)|too (?:few|little)|decreased|reduced|lack of) "
)


@cache
def terms() -> frozenset[str]:
    """Every listed term and brand, in the form of `fold_word`."""
    listed = table("lookalikes")
    further = " ".join((*listed["terms"], *listed["brands"]["generic"])).split()
    return frozenset(_groups_of()) | frozenset(map(fold_word, further))


def alike(one: str, other: str, name: str = "groups") -> bool:
    """Whether the list holds the two words as different terms of one group, or of one of the `sorts`."""
    found = _groups_of(name)
    return one != other and bool(found.get(one, set()) & found.get(other, set()))


def opposed(right: str, typed: str) -> bool:
    """Whether an affix makes the difference (hypo for hyper, atypical for typical), or another drug.

    So it is as well where the typed word is nearer to the word with the opposing affix, or, of
    prefixes, as near: `mcrocyte` is no macrocyte.
    """
    slips, negations = distance(right, typed, 2), table("lookalikes")["negations"].split()
    finders = [finder for name in ("prefixes", "suffixes") for finder, _ in _affixes(name)]
    affixes = ([_found(finder, word) for word in (right, typed)] for finder in finders)
    return (
        any(right == no + typed or typed == no + right for no in negations)
        or any(wanted and got and wanted != got for wanted, got in affixes)
        or any(distance(typed, twin, slips) <= slips for twin in _turned(right, "prefixes"))
        or any(distance(typed, twin, slips) < slips for twin in _turned(right, "suffixes"))
        or _other_drug(right, typed)
    )


@lru_cache(maxsize=4096)
def turned(word: str) -> set[str]:
    """The word with each of its affixes turned into the opposing ones."""
    return _turned(word, "prefixes") | _turned(word, "suffixes")


def _turned(word: str, name: str) -> set[str]:
    """Without the short ones, which are too common."""
    return {
        finder.sub(other, word)
        for finder, group in _affixes(name)
        for other in group
        if (affix := _found(finder, word)) not in ("", other)
        and max(map(len, group)) > 3
        and max(len(affix), len(other)) > 2
    }


def both_end(one: str, other: str) -> bool:
    """Whether both have an ending, of four letters or more, of one group of suffixes: -cyte, -phil."""
    long = [tuple(a for a in group if len(a) > 3) for _, group in _affixes("suffixes")]
    return any(one.endswith(group) and other.endswith(group) for group in long)


def ends_alike(right: str, typed: str) -> bool:
    """Whether the typed word has the ending that carries the class, but for an e at its end, and no other,
    unless by letters that were left out: cytogenic for cytogenetic."""
    wanted, got = (_found(_endings("cells"), word) or drug_ending(word) for word in (right, typed))
    is_kept = typed.removesuffix("e").endswith(wanted.removesuffix("e"))
    return is_kept and (got in ("", wanted) or len(typed) < len(right))


def drug_ending(word: str) -> str:
    """The ending that says what kind of drug it is; empty where there is none."""
    return _found(_endings("drugs"), word)


def _other_drug(right: str, typed: str) -> bool:
    """Whether a wrong letter in a drug's own part of its name makes it another of its class.

    Desatinib is no dasatinib, nor cloparabine clofarabine: of names that share an ending, a few letters
    are all that tells them apart, or a consonant of more. A letter too many, too few or out of its place
    makes no name.
    """
    ending = drug_ending(right)
    if len(right) != len(typed) or sorted(right) == sorted(typed):
        return False
    changed = "".join(a + b for a, b in zip(right, typed, strict=True) if a != b)
    return len(right) - len(ending) < 5 or (ending != "" and not set(changed) & set("aeiou"))


def generic(word: str) -> str | None:
    """The generic name of a brand, and of a generic name itself; None for other words."""
    return _generics().get(word)


def same_substance(one: str, other: str) -> bool:
    """Whether the two are a brand and its drug, or two names of one drug."""
    return generic(one) is not None and generic(one) == generic(other)


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list: `qualifiers` (which of several is meant), `hedges`, `unsure` (behind `not`),
    `relations` (after, near), `broader` (classes that a key may be of), or `young` (of a cell)."""
    return frozenset(table("lookalikes")[name].split())


@lru_cache(maxsize=4096)
def kinds_of(name: str) -> frozenset[str]:
    """What cells, organs or elements a name may be of, where it is listed: all kinds of white cells for leukocytes."""
    kinds: str = table("lookalikes")["kinds"].get(" ".join(normal_words(name)), "")
    return frozenset(kinds.split())


def is_class(name: str, key: str) -> bool:
    """Whether the key is listed as of a kind that the name has, too, as a monocyte is a leukocyte, and potassium K."""
    return frozenset() < kinds_of(key) <= kinds_of(without_article(name))


@lru_cache(maxsize=4096)
def meaning(name: str) -> str:
    """What is meant by a number of a series, a short form or a level, where it is listed: the trigeminal
    nerve by CN V, hypokalemia by too little potassium. Else the name itself."""
    level = LEVEL.sub(lambda found: "high " if found[1] else "low ", name)
    return _meanings().get(normal(level), name)


@cache
def _meanings() -> dict[str, str]:
    listed: dict[str, str] = table("lookalikes")["meanings"]
    return {normal(each): meant for name, meant in listed.items() for each in (meant, name)}


@cache
def _generics() -> dict[str, str]:
    brands: dict[str, str] = table("lookalikes")["brands"]["generic"]
    return {name: name for name in brands.values()} | brands


@cache
def _groups_of(name: str = "groups") -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    groups = (group for part in table("lookalikes")[name] for group in part["groups"])
    for number, group in enumerate(groups):
        for word in group.split():
            found.setdefault(fold_word(word), set()).add(number)
    return found


@cache
def _affixes(name: str) -> list[tuple[re.Pattern[str], list[str]]]:
    """Groups of opposing `prefixes` or `suffixes`, each with what finds the longest of them in a word."""
    groups = [sorted(group.split(), key=len, reverse=True) for group in table("lookalikes")[name]]
    form = "^(?:{})" if name == "prefixes" else "(?:{})$"
    return [(re.compile(form.format("|".join(group))), group) for group in groups]


@cache
def _endings(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{table('lookalikes')['endings'][kind].replace(' ', '|')})$")


def _found(pattern: re.Pattern[str], word: str) -> str:
    found = pattern.search(word)
    return found[0] if found else ""
