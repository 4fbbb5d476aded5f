"""A decimal answer leaves no room for rounding.

What it finds: a `numeric` question whose key is no whole number, without `tolerance`; and one that may be meant as
thousands, `10.000`, which is ten here, or in a language with a decimal comma `1.250`.

Why it is bad: 0.33 for a third, 36.6 for 36.65: who knows the answer and rounds it otherwise is
judged wrong, which measures rounding and not knowledge. A score that hangs on something else than
what is asked is what [Downing 2005] calls construct-irrelevant variance.

Evidence: fair (it follows from how numbers are compared; no study of its own).

Example:

      - id: pi-digits
        type: numeric
        stem: What is the circumference of a circle divided by its diameter?
        answer: 3.14
    ✓   tolerance: 0.005
"""

from collections.abc import Sequence
from decimal import Decimal

from allquiz.lint.item import At, Finding, Findings, Item

TYPES = ("numeric",)

COMMA = frozenset("de fr es pt it nl pl sv da nb no fi cs sk hu tr ru uk ro ca id vi".split())
LEAST = 10  # of what may be thousands in English, where 1.000 is a density or a correlation


def check(item: Item) -> Findings:
    """The key, where it may be thousands, or is a fraction that has to be met exactly."""
    question = item.question
    key, off = question.low, question.tolerance
    ends = dict.fromkeys((key, question.high))
    is_exact = off is None and len(ends) == 1
    half = key.__class__(5).scaleb(key.normalize().as_tuple().exponent - 1)
    otherwise = f"add `tolerance: {half:f}`, or `tolerance: 0` where only this number is right"
    has_comma = (question.language or "").partition("-")[0].lower() in COMMA
    numbers = [*ends, *([off.amount] if off else [])]
    are_whole = all(number == number.to_integral_value() for number in numbers)
    least = 1 if has_comma else LEAST
    if (are_whole or (is_exact and has_comma)) and all(
        end.as_tuple().exponent == -3 and least <= abs(end) < 1000 for end in ends
    ):
        read, meant = (_written([end * times for end in ends]) for times in (1, 1000))
        message = f"{key} is read as {key.normalize():f}: decimals stand behind a point"
        else_ = f"write `{read}`" if are_whole else otherwise
        yield Finding(
            message, f"where thousands are meant write `{meant}`; else {else_}", At("answer")
        )
    elif is_exact and key != key.to_integral_value():
        message = f"{key} has to be met exactly: other roundings of it are judged wrong"
        yield Finding(message, otherwise, At("answer"))


def _written(ends: Sequence[Decimal]) -> str:
    """The number, or the two of a range, without zeros behind the point."""
    texts = [f"{end.normalize():f}" for end in ends]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
