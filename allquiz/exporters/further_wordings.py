"""Other ways to type a right answer, written out for programs that compare letter by letter.

allquiz forgives hyphens, spelling on either side of the Atlantic, plurals, accents and signs that
no keyboard has; a learning management system takes only what is listed. Each wording made here is
one that allquiz itself takes for the same; typos stay unforgiven there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from allquiz.grading.folds import fold, plurals, singular
from allquiz.grading.wording import acronyms_of, normal, same
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
SPELT_TWICE = re.compile("|".join(form for pair in ATLANTIC for form in pair))
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
ARTICLE = re.compile("^(?:the|an?) ", re.IGNORECASE)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")


def further(wordings: Sequence[str]) -> list[str]:
    """Wordings besides those given (plain text, letter case left out of account), in a fixed order."""
    plain = [to_plain(wording) for wording in wordings]
    seen = {wording.casefold() for wording in plain}
    found: list[str] = []
    for wording in plain:
        fixed = acronyms_of(wording)
        wanted = normal(wording, fixed)
        for other in _variants(wording):
            folded = other.casefold()
            if folded in seen:
                continue
            # Most differ in nothing that counts; only the others need the long comparison.
            if (wanted and normal(other, fixed) == wanted) or same(wording, other):
                seen.add(folded)
                found.append(other)
        with_article = f"the {wording}"
        if wanted and not ARTICLE.match(wording) and with_article.casefold() not in seen:
            seen.add(with_article.casefold())
            found.append(with_article)
    return found


def _variants(wording: str) -> Iterator[str]:
    made = [ARTICLE.sub("", wording)]
    for step in STEPS:
        made = list(dict.fromkeys(other for text in made for other in (text, *step(text))))[:MOST]
    yield from made


def _typable(text: str) -> Iterator[str]:
    """As a keyboard has it."""
    if text.isascii():
        return
    for sign, plain in SIGNS:
        text = text.replace(sign, plain)
    yield text
    yield text.translate(RAISED)
    yield re.sub(r"(?<=[0-9])([⁰¹²³⁴-⁹⁻]+)", lambda power: f"^{power[1].translate(RAISED)}", text)


def _without_accents(text: str) -> Iterator[str]:
    if text.isascii():
        return
    taken_apart = unicodedata.normalize("NFD", text)
    yield unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", taken_apart))


def _eponym(text: str) -> Iterator[str]:
    yield text.replace("'s ", " ")


def _number(text: str) -> Iterator[str]:
    """Singular and plural of the last word."""
    *before, last = re.split(r"(?<=[\W\d_])(?=[^\W\d_]+$)", text)
    if len(last) > 2 and last.isalpha():
        one = singular(fold(last))
        for form in (one, *(plurals(one) or [_plural(one)])):
            if form != fold(last):
                yield "".join(before) + form


def _plural(one: str) -> str:
    if re.search("[^aeiou]y$", one):
        return f"{one[:-1]}ies"
    return f"{one}es" if re.search("(?:s|x|z|ch|sh)$", one) else f"{one}s"


def _across_the_atlantic(text: str) -> Iterator[str]:
    for american, british in ATLANTIC if SPELT_TWICE.search(text) else ():
        for one, other in ((american, british), (british, american)):
            if one in text:
                yield text.replace(one, other)


def _hyphens(text: str) -> Iterator[str]:
    """With spaces and with hyphens throughout; as one word only where there are two."""
    yield re.sub(r"(?<=\w)-(?=\w)", " ", text)
    yield re.sub(r"(?<=\w) (?=\w)", "-", text)
    joined = re.sub(r"(?<=\w)[ -](?=\w)", "", text)
    if len(joined) == len(text) - 1:
        yield joined


STEPS: tuple[Callable[[str], Iterator[str]], ...] = (
    _typable,
    _without_accents,
    _eponym,
    _number,
    _across_the_atlantic,
    _hyphens,
)
