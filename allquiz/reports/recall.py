"""The chance of recalling a question on some day."""

from math import floor

# The default parameter w20 of FSRS-6, negative: how steeply memory fades.
DECAY = -0.1542
FACTOR = 0.9 ** (1 / DECAY) - 1
DAY = 86_400.0


def recall(stability: float, seconds: float) -> float:
    """The chance of recall, from 0 to 1, so many seconds after the last answer.

    The forgetting curve of FSRS-6, R(t) = (1 + factor t / S) ^ decay, where the factor makes recall
    90 % when t, in whole days, is the stability S (Ye, "The Algorithm", Open Spaced Repetition,
    2025). A test compares it with the `fsrs` package.
    """
    days = max(0, floor(seconds / DAY))
    return float((1 + FACTOR * days / stability) ** DECAY)
