"""How far a share may be trusted."""

import math

Z = 1.959964  # the normal quantile of 97.5%: intervals of 95%
# Answers before a share is worth a percentage: with four, even if all are right, the interval covers
# half of the scale.
ENOUGH = 5


def wilson(points: float, count: int) -> tuple[float, float]:
    """The score interval of a share, `points` out of `count`: its lower and upper limit, 0 to 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22 (1927), 209-212; at a confidence of 95%.

    Partly right answers enter with their score, so `points` may be a fraction. Among scores from 0
    to 1 with a given mean, those that are only right or wrong vary most, so the interval is then
    rather too wide than too narrow. Without answers nothing is known: 0 to 1.
    """
    if count == 0:
        return 0.0, 1.0
    share = points / count
    spread = Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / count + spread / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)
