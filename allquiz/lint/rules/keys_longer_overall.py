"""Over a whole bank, keys are longer than distractors.

What it finds: a bank of at least 20 `choice` questions whose keys have on the mean at least 1.2 times
the characters of their own distractors, more often than chance would have it (paired t test, 1 in
100). Where no file is so by itself, all that is read together is judged.

Why it is bad: each question alone looks fair, yet picking the longest option pays. A longest key
raised scores in [Pham 2018]; [Haladyna 2002] (guideline 24) asks for about equal lengths.

Evidence: strong (cross-over experiment; the test says how sure the difference is).

Bad:

    bank of 20 questions, keys twice as long as distractors

Good:

    bank of 20 questions, keys and distractors alike
"""

from math import sqrt

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Pool
from allquiz.lint.thresholds import FEWEST_CHOICES, KEY_TIMES_DISTRACTOR
from allquiz.model.key import Options

SEVERITY = WARNING
SURE = 2.58  # standard errors: 1 in 100, two-sided, for the numbers of questions judged here


def check(pool: Pool) -> BankFindings:
    """The banks whose keys give themselves away; else the first, where all together do."""
    yield from pool.judge_banks(_lengths, _judge)


def _lengths(item: Item) -> tuple[float, float] | None:
    """Characters of the key of a choice, and the mean of its distractors."""
    if not isinstance(item.key, Options) or item.key.kind != "one":
        return None
    wrong = [len(option.text) for option in item.key.wrong]
    return len(item.key.right[0].text), sum(wrong) / len(wrong)


def _judge(pairs: list[tuple[float, float]], named: str) -> Finding | None:
    count = len(pairs)
    if count < FEWEST_CHOICES:
        return None
    keys, wrong = sum([key for key, _ in pairs]) / count, sum([other for _, other in pairs]) / count
    if keys < KEY_TIMES_DISTRACTOR * wrong:
        return None
    # Of logarithms, so that one long question does not outweigh many.
    ratios = [key / other for key, other in pairs]
    mean = sum(ratios) / count - 1
    error = sqrt(sum([(ratio - 1 - mean) ** 2 for ratio in ratios]) / (count - 1) / count)
    if mean <= SURE * error:
        return None
    message = f"in {named} keys have {keys:.0f} characters, distractors {wrong:.0f} (means of {count} questions)"
    return Finding(message, "shorten keys, or say as much in distractors")
