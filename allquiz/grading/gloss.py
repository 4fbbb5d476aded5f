"""What may stand beside a right answer: `Kyprolis (carfilzomib)`, `CO2 or carbon dioxide`."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product, takewhile
from operator import ne

from allquiz.grading.denial import is_other, without_denied
from allquiz.grading.distance import distance
from allquiz.grading.folds import fold
from allquiz.grading.lookalikes import (
    alike,
    both_end,
    generic,
    is_class,
    kinds_of,
    listed,
    meaning,
    same_substance,
    turned,
)
from allquiz.grading.short_forms import abbreviates, is_also
from allquiz.grading.tables import table
from allquiz.grading.wording import ASIDE, normal, normal_words

NAME = "([A-Za-z]+(?:[ -][A-Za-z]+)*)"
INVERTED = re.compile(f"(?:[Tt]he )?{NAME}(?:, ?| of (?:the )?| (?:that|which) (?:are|is) ){NAME}")
BETWEEN = re.compile(
    r"\s*[,;:/=]\s*(?:aka\s+)?|\s+(?:-|–|—|or|and|&|is|are|aka|means|stands for|[(\[])\s*"
)
CLOSING = re.compile(r"\s*(?P<main>.*\S)\s+[(\[](?P<gloss>[^()\[\]]+)[)\]]?[\s.]*", re.DOTALL)
OR = re.compile("(?:^|,? )or |, ")
AND = re.compile(r"\s*(?!(?<=[0-9])[,;/&][0-9])[,;/&]\s*(?:and\s+)?|\s+and\s+")
REASONS = ("because", "since", "bc", "cuz", "due")
DOUBTED = re.compile(
    r"(?i)(?<![a-z])(?:or|maybe|perhaps|possibly|either|wait)(?![a-z])|[;/.](?![0-9])"
)
PRONOUNS = ("that", "which", "who", "where", *REASONS)  # of clauses
BESIDE_NAME = re.compile(
    r"^(?:(?:that|which|who) (?:(?:is|are) )?)?(?:(?:an?|the) )?(?=\S)|,? (?:that|which|who)$"
)
BEYOND = re.compile(", (?:or|and) ")
APPOSED = re.compile(
    r"(?s)(.*?\S)(?:,? (?:i\. ?e\.,?|ie|e\. ?g\.,?|eg) |, (?:that is,?|which (?:is|are)) |(?:,| [-–—]) an? "
    r"|, (?=(?:which|that|who|where) )|,? (?=(?:because|since|bc|cuz|due to) ))(\S.*)"
)
FUSED = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]{2,}(?:[-‐‑–/]|::)[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9])"
)
GENE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,}[0-9]+[A-Z0-9]*(?![A-Za-z0-9])")
TRANSLOCATED = re.compile(r"(?<=\s[(\[])t\(([0-9]+;[0-9]+)\)(?:\([pq0-9.;]+\))?(?=[)\]]?$)")
WITHIN = re.compile(r"(?P<before>.*\S)\s+\((?P<short>[^()]+)\)\s+(?P<after>\S.*)", re.DOTALL)


def readings(wordings: Sequence[str], given: str) -> Iterator[tuple[str, str]]:
    """Every way to take the answer: pairs of a wording and the text to hold against it.

    With and without a gloss in brackets or behind a comma (`dasatinib, a TKI`), or the short form of what
    stands before it, without what it is said not to be (`leukemia, not lymphoma`), the other way round
    (`leukemia, acute`; `marrow of the bone`), and where the answer is two names of the same, either.
    """
    given = ASIDE.sub("", given.strip()) or given
    inverted = INVERTED.fullmatch(given)
    given = _without_short(given)
    keys = [form for wording in wordings for form in _forms(wording)]
    alone, denied = without_denied(given)
    fused: dict[str, str] = table("lookalikes")["fused"]  # BCR-ABL1 for t(9;22)
    named = TRANSLOCATED.sub(lambda found: fused.get(found[1], found[0]), given)
    typed = CLOSING.fullmatch(named) or APPOSED.fullmatch(named)
    names, together = set(map(normal, keys)), AND.search(given) and AND.sub(" and ", given)
    rights = [CLOSING.sub(r"\g<main>", each) for each in wordings] if denied else []
    for key in keys:
        yield key, given
        if together and " and " in key:  # adenine/thymine
            yield AND.sub(" and ", key), together
        if inverted:
            yield key, f"{inverted[2]} {inverted[1]}"
        if typed and _is_harmless(typed[2], key, names):
            yield key, typed[1]
        if denied and all(is_other(name, key, rights) for name in denied):
            yield key, alone
    for found in BETWEEN.finditer(given):
        halves = given[: found.start()].strip(), given[found.end() :].rstrip(" .)]")
        for name, beside in (halves, halves[::-1]):
            if re.search("[^\\W\\d_]", name):
                is_wording = normal(beside) in names
                yield from ((key, name) for key in keys if is_wording or is_also(beside, key))


def without_neighbours(given: str, before: str, after: str) -> str:
    """What fills a gap, without the words at its ends that stand beside the gap already: `white blood`.

    Behind a number, words of the next three may be left out: 3,000 cases for 3,000 new cases.
    """
    said = re.split(r"\s+|(?<=[^\W\d_])[-‐‑–](?=[^\W\d_])", given.strip())  # T-cells
    ahead, behind = before.split(), after.split()
    if said[0][-1:].isdigit() and set(map(normal, said[1:])) <= set(map(normal, behind[:3])):
        return said[0]

    def most(are_same: Callable[[int], bool]) -> int:
        return next(filter(are_same, range(len(said) - 1, 0, -1)), 0)

    def same(some: list[str], others: list[str]) -> bool:
        return normal(" ".join(some)) == normal(" ".join(others))

    said = said[: len(said) - most(lambda count: same(said[-count:], behind[:count]))]
    return " ".join(said[most(lambda count: same(said[:count], ahead[-count:])) :])


def _without_short(text: str) -> str:
    """The text without the short form of what stands before it: hematopoietic stem cell (HSC) transplant."""
    found = WITHIN.fullmatch(text)
    is_short = found and abbreviates(found["short"], found["before"])
    return f"{found['before']} {found['after']}" if found and is_short else text


@lru_cache(maxsize=4096)
def _forms(wording: str) -> list[str]:
    """A wording without the short form in it, also without its gloss, and the other way round: lung cancer for cancer
    of the lung, but not Miami University. A gloss stays that tells which of several is meant: `iron (III)`, `leukemia (acute)`."""
    forms = [key := _without_short(ASIDE.sub("", wording) or wording)]
    if right := CLOSING.fullmatch(key):
        said = set(re.findall("[a-z]+|[0-9+−<>=%^]", fold(right["gloss"])))
        tells = said & {*listed("qualifiers"), *"0123456789+−<>=%^"}
        if not tells and any(len(word) > 1 for word in said):
            forms.append(right["main"])
    if re.search(" of [a-z]", key) and (turned := INVERTED.fullmatch(key)):
        forms.append(f"{turned[2]} {turned[1]}")
    return forms


def _is_harmless(gloss: str, key: str, right: Collection[str]) -> bool:
    """A gloss may say anything, but what names a look-alike, the opposite or another of the key's kind, alone
    or with “or” (`spleen or liver`), or hedges. What stands behind `after` or `makes` is no name for the key,
    but for what a comma with “or” or “and” adds."""
    keys = {key, meaning(key)}
    said, meant = normal_words(gloss), {*chain(*map(normal_words, keys))}
    if not said or "?" in gloss or said[0] in listed("hedges"):
        return False
    if DOUBTED.search(gloss) if said[0] in REASONS else "not" in said:
        return False
    is_part = len(said) == 1 and (len(said[0]) == 1 or not said[0].isalpha())  # of a name: B (12)
    if is_part and not is_class(gloss, key):
        return False
    bare, meanings = _named(gloss)
    names = [  # but leukocyte
        n for n in bare + meanings if n and normal(n) not in right and not is_class(n, key)
    ]
    if any(_is_another(name, each) for name, each in product(names, keys)):
        return False
    each_said = [[*_telling(normal_words(name), meant)] for name in names]
    all_own = [[word for word in each if word not in meant] for each in each_said]
    own = [each for each in all_own if len(each) <= 2]  # more of them explain
    alone = {each[0] for each in own if len(each) == 1} - {*meanings}
    heads = {each[-1] for each in own if each and not {"non", *listed("hedges")} & {*each}}
    return not any(
        alike(one, other)
        or one in turned(other)
        or (one in alone and _is_of_a_kind(one, other))
        or (one in heads and alike(one, other, "sorts"))
        or (len(other) > 4 and distance(one, other, 2) <= 2 and not other.startswith(one))
        for one, other in product({*chain(*each_said)}, meant)
        if not same_substance(one, other)
    )


@lru_cache(maxsize=256)
def _named(gloss: str) -> tuple[list[str], list[str]]:
    """The names that a gloss has, and what is meant by those of a series or a level: trigeminal by CN V."""
    typed = gloss.split()
    before = [*takewhile(lambda word: normal(word) not in listed("relations"), typed)]
    whole, is_clause = " ".join(before), len(before) < len(typed) or typed[0] in PRONOUNS
    named = OR.split(whole) if "or" in normal_words(whole) else [whole]  # spleen, liver or thymus
    named += BEYOND.split(gloss)[1:] if is_clause else []  # makes blood, or the spleen
    bare = [BESIDE_NAME.sub("", name) for name in named]
    return bare, [each for name in bare if normal(each := meaning(name)) != normal(name)]


def _telling(said: list[str], meant: Collection[str]) -> Iterator[str]:
    """The words of a name that may tell it from the key's: a lymphoblast is an early lymphocyte."""
    is_young = not listed("young").isdisjoint(said)
    for word in said:
        is_grown = word.endswith("cyte") and f"{word.removesuffix('cyte')}blast" in meant
        if word not in PRONOUNS and not (is_young and is_grown):
            yield word


def _is_another(name: str, key: str) -> bool:
    """Whether a name is not the key's by an acronym, a slip, a single letter, a gene, a drug or a kind of cell: CD20 for
    CD19, T-ALL for B-ALL, T lymphocytes for B cells, ETV6-RUNX1 for BCR-ABL1, Kyprolis for bortezomib, tumor cells for T cells. But a number
    may go unsaid: BCR-ABL for BCR-ABL1."""
    genes, own = _genes(name), _genes(_fused(key))
    if genes and own and not genes & own:
        return True
    if _is_another_acronym(name, key) or (len(key) > 2 and _is_another_acronym(key, name)):
        return True  # but LP (lumbar tap) is no other
    one, other = normal(name), normal(key)
    is_short = len(one) > 4 and one == other.rstrip("0123456789")
    if 0 < distance(one, other, 2) <= 2 and not is_short:
        return True
    numbered = re.fullmatch("([a-z]+)([0-9]+)", one)  # type 1 of type 2 diabetes
    if numbered and re.search(f"{numbered[1]}(?!{numbered[2]}(?![0-9]))[0-9]", other):
        return True
    both = normal_words(FUSED.sub("", name, count=1)), normal_words(key)  # no single A of KMT2A
    single = [{word for word in each if len(word) == 1 and word.isalpha()} for each in both]
    drugs = [{found for word in each if (found := generic(word))} for each in both]
    kinds = kinds_of(name), kinds_of(key)
    return any(one and other and not one & other for one, other in (single, drugs, kinds))


def _genes(name: str) -> set[str]:
    """The genes of a fusion, or one gene with a number, by their names of today: ETV6 and RUNX1 of TEL-AML1."""
    found = FUSED.search(name) or GENE.search(name)
    renamed: dict[str, str] = table("lookalikes")["genes"]
    genes = re.findall("[A-Z0-9]+", found[0]) if found else ()
    return {renamed.get(gene, gene) for gene in genes}


@lru_cache(maxsize=4096)
def _fused(key: str) -> str:
    """The fusion of genes that a key names, be it by the chromosome or translocation; empty where it names none."""
    fused: dict[str, str] = table("lookalikes")["fused"]
    if found := FUSED.search(key):
        return found[0]
    words = re.findall("[a-z]+|[0-9]+;[0-9]+", fold(key))
    return next((fused[word] for word in words if word in fused), "")


def _is_of_a_kind(one: str, other: str) -> bool:
    """Hypoploidy and hyperdiploidy, macrophage and neutrophil: one stem, or endings of one group, behind
    two beginnings. What is left of a word is no other, nor is a class that it may be of: phagocyte."""
    runs = (one[at : at + 6] for at in range(len(one) - 5))  # more than -ation
    is_kin = any(run in other for run in runs) or both_end(one, other)
    is_broader = one in listed("broader") and kinds_of(other) <= kinds_of(one)
    is_part = one[:4] in other or other[:4] in one or is_broader
    return is_kin and not is_part


def _is_another_acronym(gloss: str, key: str) -> bool:
    """AML after acute lymphoblastic leukemia: one letter other than the words begin with, or CML, which is
    listed. GVHD after graft versus leukemia: it begins as two words do, and has a letter that they don't."""
    found = re.findall("[a-z]+", fold(CLOSING.sub(r"\g<main>", key)))
    letters, initials = gloss.lower().replace("-", ""), "".join(word[0] for word in found)
    if not gloss.isupper() or not 1 < len(letters) < 6:
        return False
    is_near = len(letters) == len(initials) and sum(map(ne, letters, initials)) == 1
    if is_near or alike(letters, initials, "sorts"):
        return True
    is_like = letters.isalpha() and len(initials) > 2 and letters[:2] == initials[:2]
    return is_like and not re.search(".*".join(letters), "".join(found))
