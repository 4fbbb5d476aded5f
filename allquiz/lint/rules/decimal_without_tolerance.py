"""A decimal answer leaves no room for rounding.

What it finds: a `numeric` question whose key is no whole number, without `tolerance`; and one that may be meant as
thousands, `10.000`, which is ten here.

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

from allquiz.lint.item import At, Finding, Findings, Item

TYPES = ("numeric",)

COMMA = frozenset("de fr es pt it nl pl sv da nb no fi cs sk hu tr ru uk ro ca id vi".split())


def check(item: Item) -> Findings:
    """The key, where it may be thousands, or is a fraction that has to be met exactly."""
    question = item.question
    key = question.low
    is_exact = question.tolerance is None and key == question.high
    half = key.__class__(5).scaleb(key.normalize().as_tuple().exponent - 1)
    otherwise = f"add `tolerance: {half:f}`, or `tolerance: 0` where only this number is right"
    has_comma = (question.language or "")[:2].lower() in COMMA
    for end in (key, question.high):
        is_whole = end == end.to_integral_value()
        may_be = is_whole or (is_exact and has_comma)
        if may_be and end.as_tuple().exponent == -3 and 1 <= abs(end) < 1000:
            message = f"{end} is read as {end.normalize():f}: decimals stand behind a point"
            meant = f"write `{end.normalize():f}`" if is_whole else otherwise
            remedy = f"where thousands are meant write `{end * 1000:.0f}`; else {meant}"
            yield Finding(message, remedy, At("answer"))
            return
    if is_exact and key != key.to_integral_value():
        message = f"{key} has to be met exactly: other roundings of it are judged wrong"
        yield Finding(message, otherwise, At("answer"))
