"""Numbers as learners write them."""

import re
from fractions import Fraction

from allquiz.grading.doubts import TWO_WAYS, is_ambiguous, refuse_unseen
from allquiz.grading.folds import fold, plain_letters
from allquiz.grading.tables import table
from allquiz.grading.verdict import Unclear
from allquiz.grading.wording import normal, words
from allquiz.model.key import Number

COMMAS = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
SPACES = r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?"
PLAIN = r"\d+(?:\.\d+)?(?:e[-+]?\d{1,3})?|\.\d+"
POWER = r"[-−+]?\d{1,3}(?!\d)"
VALUE = rf"(?:{COMMAS}|{SPACES}|{PLAIN})"
NUMBER = re.compile(
    r"(?P<sign>[-−+]?) ?(?:(?P<ones>\d+) (?=\d+ ?/))?"
    rf"(?:x? ?10\^(?P<alone>{POWER})|(?P<value>{VALUE})(?:x10\^(?P<power>{POWER}))?)"
    rf"(?: ?[/:] ?(?P<whole>{VALUE}))?"
    r" ?(?P<unit>.*)"
)
AGE = re.compile(r"^(?:at |after )?(?:age[ds]? |(?:the )?age of |at |after )(?=[0-9])")
GOES_ON = re.compile(r"^(x10\^[-−]?[0-9]+)?(.*)")
ALSO_COUNTED = ("of", "the", "people", "patients", "old")  # years old
MAX_LENGTH = 60


def read_number(text: str, key: Number) -> Fraction:
    """The number meant, in the unit of the key; signs as in the folds of typed answers.

    Raises Unclear for what is no number, could be two, is a comparison (≥20), or has another unit.
    """
    unit, clean = key.unit, ""
    if len(text) <= MAX_LENGTH:
        refuse_unseen(text)
        clean = _folded(text, key)
    if clean[:1] in ("<", ">"):
        raise Unclear(_alone(unit))
    match = NUMBER.fullmatch(clean)
    if match is None:
        raise Unclear(f"That is not a number I can read. Write digits, such as {_example(unit)}.")
    rest = match["unit"].strip().removesuffix(".")
    if re.match(r"[-−] ?\d", rest):
        raise Unclear(f"That is a range. Write one number, such as {_example(unit)}.")
    if rest and (rest[0] in ",./'" or rest[0].isdigit()):
        raise Unclear(TWO_WAYS)
    plain = plain_letters(text)
    if "." in plain and is_ambiguous(plain, 1000 if match["whole"] else float(key.high)):
        raise Unclear(TWO_WAYS)  # 1 in 1.000, too
    value, is_share = _value_of(match)
    return _in_unit(value, rest, key, is_share=is_share)


def _folded(text: str, key: Number) -> str:
    """The text but for words of the stem at its end, which say what is counted: 20 adults, 80% of cases.

    A measure says so only where no unit is asked and the stem names no other.
    """
    listed = table("folds")["measures"].split()
    stem = [word for word in words(key.stem) if word.isalpha()]
    measures = {normal(f"1 {word}") for word in stem if word in listed}
    counted = {normal(f"1 {word}") for word in (*stem, *ALSO_COUNTED)} - measures
    if key.unit is None and len(measures) == 1:
        counted |= measures
    said = re.sub(r"(?<=\d)(?=[A-Za-z]+\.?\s*$)", " ", text).split()  # 50yrs
    while said[1:] and (last := normal(f"1 {said[-1]}")) in counted and last[-1:].isalpha():
        said.pop()
    bare = fold(" ".join(said))
    said_alone = AGE.sub("", fold(text) if key.unit and bare[-1:].isdigit() else bare)
    return _without_own(said_alone, fold(key.unit)) if key.unit else said_alone


def _without_own(text: str, unit: str) -> str:
    """The text without its unit where that goes on as a number may: 5 ×10⁹/L, or 5 ×10⁹; 5 /µL."""
    power, per = GOES_ON.findall(unit)[0]
    for own in (power + per, power) if power or per.startswith("/") else ():
        bare = text.removesuffix(own).rstrip()
        if bare != text and bare[-1:].isdigit():
            return bare
    return text


def _in_unit(value: Fraction, given: str, key: Number, *, is_share: bool) -> Fraction:
    """The value in the unit of the key; raises Unclear where the given one is another."""
    unit, is_percent = key.unit, given == "%"
    if unit is None and given == "x":  # twice, twofold, 2 times
        return value
    size = table("folds")["sizes"].get(unit.lower().split()[0]) if unit else None
    is_other_size = abs(value) >= size > key.high if size else 0 < value < 1 <= key.low
    if unit and is_other_size and not given and not is_share and (size or fold(unit) == "%"):
        # 2,500,000 where 2.5 million is asked, or 0.2 where 20% is
        raise Unclear(f"This is asked in {unit}. Write a number such as {_example(unit)}.")
    if unit is not None and fold(unit) == "%":
        if given.startswith("% "):
            raise Unclear(_alone(unit))
        if given and not is_percent:
            raise Unclear(
                f"This is asked in percent, not in “{given}”. Write a number such as 35%."
            )
        return value * 100 if is_share and not is_percent else value
    if is_share and value < 1 < key.low:
        raise Unclear("That is a share. Write the one number that is asked for.")
    if is_percent:
        if unit is not None:
            raise Unclear(f"This is asked in {unit}, not in percent.")
        if key.high > 1:
            raise Unclear("This is asked as a bare number, not in percent.")
        return value / 100
    if given and (unit is None or normal(f"1 {given}") != normal(f"1 {unit}")):
        asked = f"in {unit}" if unit else "as a bare number"
        raise Unclear(f"“{given}” is not the unit: this is asked {asked}.")
    return value


def in_range(value: Fraction, key: Number) -> bool:
    """Whether the number lies between the ends of the key, each widened by the tolerance."""
    low, high = map(Fraction, key.ends)
    return low <= value <= high


def _value_of(match: re.Match[str]) -> tuple[Fraction, bool]:
    """The value without its unit, and whether it is a share such as 1/5 or 1 in 5."""
    power = (match["power"] or match["alone"] or "0").replace("−", "-")
    value = _value(match["value"] or "1") * Fraction(10) ** int(power)
    if match["whole"]:
        whole = _value(match["whole"])
        if whole == 0:
            raise Unclear("That divides by zero. Write the number again.")
        value /= whole
    if match["ones"]:
        value += int(match["ones"])
    sign = -1 if match["sign"] in ("-", "−") and match["sign"] else 1
    return sign * value, match["whole"] is not None


def _value(text: str) -> Fraction:
    return Fraction(re.sub("[, ]", "", text))


def _alone(unit: str | None) -> str:
    return f"Write the number alone, without words or a sign such as ≥: {_example(unit)}."


def _example(unit: str | None) -> str:
    return f"35 {unit}" if unit and unit != "%" else "35%" if unit else "35 or 0.5"
