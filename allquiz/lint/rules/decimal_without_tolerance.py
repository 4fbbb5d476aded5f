"""A decimal answer leaves no room for rounding.

What it finds: a `numeric` question whose key is no whole number, without `tolerance`.

Why it is bad: 0.33 for a third, 36.6 for 36.65: who knows the answer and rounds it otherwise is
judged wrong, which measures rounding and not knowledge. A score that hangs on something else than
what is asked is what [Downing 2005] calls construct-irrelevant variance.

Evidence: fair (it follows from how numbers are compared; no study of its own).

Example:

      - id: pi-digits
        type: numeric
        stem: What is the circumference of a circle divided by its diameter?
        answer: 3.14
    ✓   tolerance: 0.01
"""

from allquiz.lint.item import At, Finding, Findings, Item

TYPES = ("numeric",)


def check(item: Item) -> Findings:
    """The key, where it is a fraction that has to be met exactly."""
    question = item.question
    key = question.low
    if question.tolerance is None and key == question.high and key != key.to_integral_value():
        step = key.normalize().as_tuple().exponent
        message = f"{key} has to be met exactly: other roundings of it are judged wrong"
        remedy = f"add `tolerance: {key.__class__(1).scaleb(step):f}`, or `tolerance: 0` where only this number is right"
        yield Finding(message, remedy, At("answer"))
