"""Other ways to type a right answer, written out for programs that compare letter by letter.

allquiz forgives hyphens, spelling on either side of the Atlantic, plurals, accents and signs that
no keyboard has; a learning management system takes only what is listed. Each wording made here is
one that allquiz itself takes for the same; typos stay unforgiven there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from allquiz.grading.wording import same
from allquiz.markup import to_plain

MOST = 60  # wordings made of one: a list of hundreds helps nobody

# American to British, as whole beginnings of words; each line is seen in both directions.
ATLANTIC = [
    ("leukemi", "leukaemi"),
    ("anemi", "anaemi"),
    ("hemato", "haemato"),
    ("hemo", "haemo"),
    ("ischemi", "ischaemi"),
    ("septicemi", "septicaemi"),
    ("pediatr", "paediatr"),
    ("orthopedic", "orthopaedic"),
    ("edema", "oedema"),
    ("esophag", "oesophag"),
    ("diarrhea", "diarrhoea"),
    ("fetus", "foetus"),
    ("fetal", "foetal"),
    ("estrogen", "oestrogen"),
    ("tumor", "tumour"),
    ("color", "colour"),
    ("behavior", "behaviour"),
    ("fiber", "fibre"),
    ("center", "centre"),
    ("liter", "litre"),
    ("sulf", "sulph"),
    ("gray", "grey"),
    ("ize", "ise"),
    ("ized", "ised"),
    ("ization", "isation"),
    ("yze", "yse"),
    ("yzed", "ysed"),
]
SIGNS = [
    *(
        (greek, name)
        for greek, name in zip(
            "αβγδεκλμω", "alpha beta gamma delta epsilon kappa lambda mu omega".split(), strict=True
        )
    ),
    ("≥", ">="),
    ("≤", "<="),
    ("½", "1/2"),
    ("×", "x"),
    ("®", ""),
    ("™", ""),
    ("’", "'"),
    ("‘", "'"),
    ("′", "'"),
    ("″", '"'),
    ("“", '"'),
    ("”", '"'),
    ("−", "-"),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
]
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")


def further(wordings: Sequence[str]) -> list[str]:
    """Wordings besides those given (plain text, letter case left out of account), in a fixed order."""
    plain = [to_plain(wording) for wording in wordings]
    seen = {wording.casefold() for wording in plain}
    found: list[str] = []
    for wording in plain:
        for other in islice(_variants(wording), MOST):
            folded = other.casefold()
            if folded not in seen and same(wording, other):
                seen.add(folded)
                found.append(other)
    return found


def _variants(wording: str) -> Iterator[str]:
    made = [wording]
    for step in STEPS:
        made = list(dict.fromkeys(other for text in made for other in (text, *step(text))))[:MOST]
    yield from made


def _typable(text: str) -> Iterable[str]:
    """As a keyboard has it."""
    for sign, plain in SIGNS:
        text = text.replace(sign, plain)
    return [text]


def _lowered(text: str) -> Iterable[str]:
    return [text.translate(RAISED)]


def _without_accents(text: str) -> Iterable[str]:
    taken_apart = unicodedata.normalize("NFD", text)
    return [unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", taken_apart))]


def _across_the_atlantic(text: str) -> Iterable[str]:
    for american, british in ATLANTIC:
        for one, other in ((american, british), (british, american)):
            if one in text:
                yield text.replace(one, other)


def _hyphens(text: str) -> Iterable[str]:
    yield re.sub(r"(?<=\w)-(?=\w)", " ", text)
    yield re.sub(r"(?<=\w)-(?=\w)", "", text)
    yield re.sub(r"(?<=\w) (?=\w)", "-", text)
    yield re.sub(r"(?<=\w) (?=\w)", "", text)


def _number(text: str) -> Iterable[str]:
    """Singular and plural of the last word."""
    for end, other in (
        ("ies", "y"),
        ("y", "ies"),
        ("es", ""),
        ("s", ""),
        ("is", "es"),
        ("es", "is"),
        ("us", "i"),
        ("um", "a"),
        ("", "s"),
        ("", "es"),
    ):
        if text.endswith(end) and len(text) > len(end) + 2:
            yield text[: len(text) - len(end)] + other


def _article(text: str) -> Iterable[str]:
    return [re.sub(r"^(?:the|an?) ", "", text, flags=re.IGNORECASE)]


STEPS: tuple[Callable[[str], Iterable[str]], ...] = (
    _article,
    _typable,
    _lowered,
    _without_accents,
    _number,
    _across_the_atlantic,
    _hyphens,
)
