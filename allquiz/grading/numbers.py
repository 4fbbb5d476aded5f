"""Numbers as learners write them."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product

from allquiz.grading.doubts import TWO_WAYS, is_ambiguous, seen
from allquiz.grading.folds import fold, plain_letters
from allquiz.grading.tables import table
from allquiz.grading.verdict import Unclear
from allquiz.grading.wording import ASIDE, normal, words
from allquiz.model.key import Number

COMMAS = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
SPACES = r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?"
VALUE = rf"(?:{COMMAS}|{SPACES}|\d+(?:\.\d+)?|\.\d+)"
POWER = r"[-−+]?\d{1,3}(?!\d)"
NUMBER = re.compile(
    r"(?P<sign>[-−+]?) ?(?:(?P<ones>\d+) (?=\d+ ?/))?"
    rf"(?:x? ?10 ?\^ ?(?P<alone>{POWER})"
    rf"|(?P<value>{VALUE})(?: ?[/:] ?(?P<whole>{VALUE}(?:e[-+]?\d{{1,3}})?))?"
    rf"(?:(?:e|(?P<ten> ?x? ?10 ?\^ ?))(?P<power>{POWER}))?)"
    r" ?(?P<unit>.*)"
)
UNIT = re.compile(rf"^(?:x? ?10 ?\^ ?({POWER}))? ?(.*)")
LED_IN = re.compile(
    r"^(?:i (?:think|believe|guess) )?(?:it(?: is| was)? )?(?:at |after )?(?:age[ds]? |(?:the )?age of |ph (?:is |of |= ?)?)?(?=[0-9])"
)
BRACKETED = re.compile(r"(?<=\d)\s*[(\[]([^()\[\]]+)[)\]]$")
ALSO_COUNTED = ("of", "the", "a", "per", "people", "patients", "old")  # years old
MAX_LENGTH = 60
FAR = 50  # times too large or too small: meant in another unit, it seems


def read_number(text: str, key: Number) -> Fraction:
    """The number meant, in the unit of the key; signs as in the folds of typed answers.

    Raises Unclear for what is no number, could be two, is a comparison (≥20), or has another unit.
    """
    unit, clean = key.unit, ""
    if len(text) <= MAX_LENGTH:
        text = ASIDE.sub("", seen(text))
        clean = _folded(text, key)
    own = _own(key)
    bare = clean.removesuffix(own).rstrip()
    is_exact = bare != clean and bare[-1:].isdigit()
    match = NUMBER.fullmatch(bare if is_exact else clean)
    example = f"35 {unit}" if unit and unit != "%" else "35%" if unit else "35 or 0.5"
    alone = f"Write the number alone, without words or a sign such as ≥: {example}."
    if match is None or (match["whole"] and match["power"] and not match["ones"]):  # 1 in 10k
        no_number = f"That is not a number I can read. Write digits, such as {example}."
        raise Unclear(alone if clean[:1] in ("<", ">") else no_number)
    rest = match["unit"].strip()
    if re.match(r"[-−] ?\d", rest):
        raise Unclear(f"That is a range. Write one number, such as {example}.")
    plain, asked = plain_letters(text), Decimal(1000) if match["whole"] else key.high
    if re.match(r"[,.']|/? ?\d", rest) or ("." in plain and is_ambiguous(plain, asked)):
        raise Unclear(TWO_WAYS)  # 1 in 1.000, too
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["whole"] or "") and _value_of(match) > 1
    if is_year or rest.startswith(f"{own} "):  # 5690 in 2021, 20% of something
        raise Unclear(alone)
    if is_exact and not rest:
        return _value_of(match)
    return _in_unit(match, rest, key, own, example)


def _folded(text: str, key: Number) -> str:
    """The text but for words at its end that say what is counted."""
    counted = _counted(key)
    bracket = BRACKETED.search(text)
    if bracket and key.unit and normal(f"1 {bracket[1]}") == normal(f"1 {key.unit}"):
        text = f"{text[: bracket.start()]} {bracket[1]}"  # 5 (×10⁹/L)
    said = re.sub(r"(?<=\d)(?=[A-Za-z]+$)", " ", text).split()  # 50yrs
    while said[1:] and (last := normal(f"1 {said[-1]}")) in counted and last[-1:].isalpha():
        said.pop()
    bare = _fold_sizes(" ".join(said))
    is_unsaid = key.unit and bare[-1:].isdigit() and not bare.endswith(_own(key))
    return LED_IN.sub("", _fold_sizes(text) if is_unsaid else bare)


def _own(key: Number) -> str:
    """The unit of the key, as it is folded behind a number."""
    return _fold_sizes(f"2 {key.unit}")[1:].strip() if key.unit else ""


def _counted(key: Number) -> set[str]:
    """Words of the stem that say what is counted, behind a 1: 20 adults, 80% of cases.

    A measure says so only where no unit is asked and the stem names no other.
    """
    listed = table("folds")["measures"].split()
    stem = [word for word in words(key.stem) if word.isalpha()]
    measures = {normal(f"1 {word}") for word in stem if word in listed}
    counted = {normal(f"1 {word}") for word in (*stem, *ALSO_COUNTED)} - measures
    if key.unit is not None or len(measures) != 1:
        return counted
    daily = {normal("1 daily")} if "day" in stem else set[str]()
    return counted | measures | daily


def _fold_sizes(text: str) -> str:
    """The text folded, a size in words as a power: 2.5 million, 2.5-million, 150 thousand/µL, 150k."""
    sizes: dict[str, int] = table("folds")["sizes"]
    size = rf"(?<=[\d¼-¾⅐-⅞])(?:\s*|[-‐‑–])({'|'.join(sizes)})(?![^\W\d_])"
    return fold(re.sub(size, lambda found: f"x10^{sizes[found[1]]}", text.lower()))


def _in_unit(match: re.Match[str], said: str, key: Number, own: str, example: str) -> Fraction:
    """The value in the unit of the key, which may be a size: 5e9 and 5 billion/L are 5 ×10⁹/L, 1/5 is 20%
    and 10⁻⁴ 0.01%.

    What is counted may go unsaid or be said: cells/µL, /µL. Raises Unclear for any other unit, and where the
    number seems to be meant in another: 5000 for 5 ×10⁹/L, 0.2 for 20%, 310,000 for 310 K, which may be kelvin.
    """
    value, is_share = _value_of(match), match["whole"] is not None
    if key.unit is None and (said == "x" or (said == "%" and key.high <= 1)):  # twice, 2 times
        return value / 100 if said == "%" else value
    if is_share and own != "%" and value < 1 < key.low:
        raise Unclear("That is a share. Write the one number that is asked for.")
    power, name = UNIT.findall(own)[0]
    size = Fraction(10) ** int(power.replace("−", "-") or "0")
    is_bare = said == "°" and own in ("c", "f") and in_range(value, key)  # 98.6 degrees may be °F
    if said and not is_bare and not _is_same_unit(said, name, key):
        asked = f"in {key.unit}" if key.unit else "as a bare number"
        raise Unclear(f"“{said}” is not the unit: this is asked {asked}.")
    other = Unclear(f"This is asked in {key.unit}. Write a number such as {example}.")
    exponent = match["alone"] or match["power"] or ""
    is_tiny = exponent[:1] in ("-", "−") and not (match["power"] and not match["ten"])
    if own == "%" and not said and (is_share or is_tiny):
        if in_range(value, key):  # 10^-2 may be 0.01 or 1%, half may be of one percent
            raise other
        return value * 100
    is_full = size > 1 and abs(value) >= size > key.high
    if is_full and not said and key.unit == "K":
        raise other
    if said or exponent or is_full:
        value /= size
    is_count = size != 1 or (not said and _per(name, key).startswith("/"))
    is_near = Fraction(key.low) / FAR < value < key.high * FAR
    is_other_count = is_count and key.low > 0 and value > 0 and not is_near
    if is_other_count or (own == "%" and not said and 0 < value < 1 <= key.low):
        raise other
    return value


def _is_same_unit(said: str, name: str, key: Number) -> bool:
    per = _per(name, key)
    names = filter(None, (name, per, name.removesuffix(per)))
    return any(
        normal(f"1 {one}") == normal(f"1 {other}") and (one[:1] == "/") == (other[:1] == "/")
        for one, other in product((said, _per(said, key)), names)
    )


def _per(unit: str, key: Number) -> str:
    """The unit without what is counted before a stroke: /µL for cells/µL."""
    before, slash, after = unit.partition("/")
    counted = _counted(key) | {normal("1 cell")}
    is_counted = all(normal(f"1 {word}") in counted for word in before.split())
    return slash + after if slash and is_counted else unit


def in_range(value: Fraction, key: Number) -> bool:
    """Whether the number lies between the ends of the key, each widened by the tolerance."""
    low, high = map(Fraction, key.ends)
    return low <= value <= high


def _value_of(match: re.Match[str]) -> Fraction:
    """The value without its unit."""
    power = (match["power"] or match["alone"] or "0").replace("−", "-")
    whole = _value(match["whole"] or "1")
    if whole == 0:
        raise Unclear("That divides by zero. Write the number again.")
    value = int(match["ones"] or "0") + _value(match["value"] or "1") / whole
    value *= Fraction(10) ** int(power)
    return -value if match["sign"] in ("-", "−") else value


def _value(text: str) -> Fraction:
    return Fraction(re.sub("[, ]", "", text))
