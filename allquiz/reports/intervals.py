"""How much a share says, given how few or many answers it comes from."""

from math import sqrt

ENOUGH = 5  # answers, before a share is worth a percentage
Z = 1.959964  # the normal deviate of a two-sided 95 % interval


def wilson(right: float, total: int) -> tuple[float, float]:
    """The 95 % interval of a share, `right` of `total`: low and high, both from 0 to 1.

    Wilson's score interval (Wilson, J Am Stat Assoc 1927;22:209), which Brown, Cai and DasGupta
    (Statistical Science 2001;16:101) advise for small numbers. With four answers it covers half of
    the scale even when all were right (51 to 100 %): hence ENOUGH. Nothing answered says nothing,
    0 to 1.
    """
    if not total:
        return 0.0, 1.0
    share = right / total
    spread = Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, middle - half), min(1.0, middle + half)
