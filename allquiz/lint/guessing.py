"""How far the form of questions tells their keys: a way to guess that needs no knowledge, and what it
gets beyond chance."""

from collections.abc import Callable, Sequence
from functools import partial
from math import sqrt
from typing import NamedTuple, TypeVar

from allquiz.lint.item import BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import FEWEST_GUESSED, SURE
from allquiz.model.key import Options

T = TypeVar("T")


# One question guessed: the chance of a blind pick among what is offered, and what the way gets.
# Both from 0 to 1; where the way leaves several options, each is picked as often as another.
Guess = tuple[float, float]


class Tally(NamedTuple):
    """A way to guess over many questions, against chance (normal approximation of the binomials).

    `surplus` is in standard errors: above 0 where the way is right more often than chance.
    """

    guessed: int
    right: float
    expected: float
    surplus: float

    @property
    def tells(self) -> bool:
        """Whether the form tells the key: that pattern would come by chance once in 200."""
        return self.guessed >= FEWEST_GUESSED and abs(self.surplus) > SURE

    @property
    def said(self) -> str:
        """`right in 25 of 30, where chance has 8`."""
        return f"right in {self.right:.0f} of {self.guessed}, where chance has {self.expected:.0f}"


def tally(guesses: Sequence[Guess]) -> Tally:
    """Add guesses up."""
    right = sum([gets for _, gets in guesses])
    expected = sum([chance for chance, _ in guesses])
    error = sqrt(sum([chance * (1 - chance) for chance, _ in guesses]))
    return Tally(len(guesses), right, expected, (right - expected) / error if error else 0.0)


class Way(NamedTuple):
    """A way to guess, what to call it, and how to write against it.

    `both` tells that its contrary pays too: to cross out what it would pick.
    """

    name: str
    remedy: str
    both: bool = True


Guesses = tuple[Guess | None, ...]  # one for each way to guess


def check_of(
    *ways: Way,
) -> Callable[[Sequence[tuple[Looked, Guesses]], Pool], BankFindings]:
    """`check` of a rule that finds the banks in which a way to guess pays; it notes the guesses."""

    def check(noted: Sequence[tuple[Looked, Guesses]], pool: Pool) -> BankFindings:  # noqa: ARG001
        for number, way in enumerate(ways):
            of_it = [(each, guess) for each, all_ in noted if (guess := all_[number])]
            yield from judge_banks(of_it, partial(_judge, way))

    return check


def judge_banks(
    noted: Sequence[tuple[Looked, T]], judge: Callable[[Sequence[T], str], Finding | None]
) -> BankFindings:
    """What a judge finds in the notes of each bank; else in all, told of the first bank.

    The judge is given the notes and what to call them.
    """
    by_bank: dict[str, list[T]] = {}
    for looked, note in noted:
        by_bank.setdefault(looked.place.file, []).append(note)
    found = [
        (file, finding) for file, notes in by_bank.items() if (finding := judge(notes, "this bank"))
    ]
    if not found and len(by_bank) > 1:
        every = [note for _, note in noted]
        if finding := judge(every, "these banks together"):
            found = [(next(iter(by_bank)), finding)]
    yield from found


def _judge(way: Way, guesses: Sequence[Guess], named: str) -> Finding | None:
    found = tally(guesses)
    if not found.tells or (found.surplus < 0 and not way.both):
        return None
    how = way.name if found.surplus > 0 else f"never {way.name}"
    return Finding(f"in {named} “{how}” finds keys without knowledge: {found.said}", way.remedy)


def picked(sizes: Sequence[int], best: Callable[[Sequence[int]], int] = max) -> Guess | None:
    """An option guessed by its size, the largest or the smallest; None where all are of one size.

    The key's size is the first.
    """
    wanted = best(sizes)
    taken = sizes.count(wanted)
    if taken == len(sizes):
        return None
    return 1 / len(sizes), (sizes[0] == wanted) / taken


def judged(item: Item, *, true: bool) -> Guess:
    """A statement guessed to be true, or false, because of its form."""
    return 0.5, float(item.question.answer is true)


def is_single(item: Item) -> bool:
    """Whether one of several options is to be picked."""
    return isinstance(item.key, Options) and item.key.kind == "one"
