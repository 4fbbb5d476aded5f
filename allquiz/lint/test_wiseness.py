"""How far the form of questions tells their keys: a way to guess that needs no knowledge, and what it
gets beyond chance."""

from collections.abc import Callable, Sequence
from functools import partial
from math import sqrt
from typing import NamedTuple

from allquiz.lint.bank_notes import BankFindings, Noted, Pool
from allquiz.lint.item import Finding, Item
from allquiz.lint.thresholds import FEWEST_GUESSED, SURE
from allquiz.model.key import Options

# One question guessed: the chance of a blind pick among what is offered, and what the way gets.
# Both from 0 to 1; where the way leaves several options, each is picked as often as another.
Guess = tuple[float, float]
Guesses = tuple[Guess | None, ...]  # one for each way to guess
# Of many questions: how many were guessed and how many of these right, how many chance has, and the variance of that.
Sums = Sequence[float]


def tallied(notes: Noted[Guesses]) -> list[Sums]:
    """The guesses of a file added up, sums for each way."""
    return [_sums([g for g in way if g]) for way in zip(*[own for _, own in notes], strict=True)]


def _sums(guesses: Sequence[Guess]) -> Sums:
    chances = [chance for chance, _ in guesses]
    right = sum([gets for _, gets in guesses])
    return len(guesses), right, sum(chances), sum([chance * (1 - chance) for chance in chances])


class Way(NamedTuple):
    """A way to guess, what to call it, and how to write against it.

    `both` tells that its contrary pays too: to cross out what it would pick.
    """

    name: str
    remedy: str
    both: bool = True


def check_of(*ways: Way) -> Callable[[Sequence[list[Sums]], Pool], BankFindings]:
    """`check` of a rule that finds the banks in which a way to guess pays; it gathers what is `tallied`."""

    def check(files: Sequence[list[Sums]], pool: Pool) -> BankFindings:
        for number, way in enumerate(ways):
            sums = [own[number] if own else () for own in files]
            yield from judge_banks(sums, partial(_judge, way), pool)

    return check


def judge_banks(
    files: Sequence[Sums], judge: Callable[[Sums, str], Finding | None], pool: Pool
) -> BankFindings:
    """What a judge finds in the sums of each file that has any; else in all, told of the first.

    The judge is given the sums and what to call them.
    """
    banks = {file: sums for file, sums in zip(pool.files, files, strict=True) if any(sums)}
    found = [(file, finding) for file, own in banks.items() if (finding := judge(own, "this bank"))]
    if not found and len(banks) > 1:
        every = [sum(column) for column in zip(*banks.values(), strict=True)]
        if finding := judge(every, "these banks together"):
            found = [(next(iter(banks)), finding)]
    yield from found


def _judge(way: Way, sums: Sums, named: str) -> Finding | None:
    """Whether the form tells the key: that pattern would come by chance once in 200."""
    guessed, right, expected, variance = sums
    # In standard errors (normal approximation of the binomials): above 0 where right more often than chance.
    surplus = (right - expected) / sqrt(variance) if variance else 0.0
    is_sure = guessed >= FEWEST_GUESSED and abs(surplus) > SURE
    if not is_sure or (surplus < 0 and not way.both):
        return None
    how = way.name if surplus > 0 else f"never {way.name}"
    said = f"right in {right:.0f} of {guessed:.0f}, where chance has {expected:.0f}"
    return Finding(f"in {named} “{how}” finds keys without knowledge: {said}", way.remedy)


def picked(sizes: Sequence[int], best: Callable[[Sequence[int]], int] = max) -> Guess | None:
    """An option guessed by its size, the largest or the smallest; None where all are of one size.

    The key's size is the first.
    """
    wanted = best(sizes)
    taken = sizes.count(wanted)
    if taken == len(sizes):
        return None
    return 1 / len(sizes), (sizes[0] == wanted) / taken


def is_single(item: Item) -> bool:
    """Whether one of several options is to be picked."""
    return isinstance(item.key, Options) and item.key.kind == "one"
