"""The ends of a numeric key, for programs that know intervals but no tolerance in percent."""

from decimal import Decimal, localcontext

from allquiz.model.key import Number


def ends(key: Number) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that is right, the tolerance taken in."""
    with localcontext(prec=60):
        tolerance = key.tolerance
        if tolerance is None:
            return key.low, key.high
        if tolerance.percent:
            share = tolerance.amount / 100
            return key.low - abs(key.low) * share, key.high + abs(key.high) * share
        return key.low - tolerance.amount, key.high + tolerance.amount


def middle(key: Number) -> tuple[Decimal, Decimal]:
    """The same as a middle and how far from it is right, both absolute."""
    low, high = ends(key)
    with localcontext(prec=60):
        return (low + high) / 2, (high - low) / 2
