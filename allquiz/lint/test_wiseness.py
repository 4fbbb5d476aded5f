"""How far the form of questions tells their keys: a way to guess that needs no knowledge, and what it
gets beyond chance."""

from collections.abc import Callable, Sequence
from math import sqrt

from allquiz.lint.bank_notes import BankFindings, Noted, Pool
from allquiz.lint.item import Finding

FEWEST_GUESSED = 8  # questions of a form before guessing by it says anything; our own
SURE = 2.81  # standard errors: 1 in 200, two-sided; several ways to guess are tried on one bank

# One question guessed: the chance of a blind pick among what is offered, and what the way gets.
# Both from 0 to 1; where the way leaves several options, each is picked as often as another.
Guess = tuple[float, float]
Guesses = tuple[Guess | None, ...]  # one for each way to guess
# Of many questions: how many were guessed and how many of these right, how many chance has, and the variance of that.
Sums = Sequence[float]
# What is said of the sums of a bank, or of all, given what to call these.
Judge = Callable[[Sums, str], Finding | None]


def tallied(notes: Noted[Guesses]) -> list[Sums]:
    """The guesses of a file added up, sums for each way."""
    return [_sums([g for g in way if g]) for way in zip(*[own for _, own in notes], strict=True)]


def _sums(guesses: Sequence[Guess]) -> Sums:
    chances = [chance for chance, _ in guesses]
    right = sum([gets for _, gets in guesses])
    return len(guesses), right, sum(chances), sum([chance * (1 - chance) for chance in chances])


def check_of(*judges: Judge) -> Callable[[Sequence[list[Sums]], Pool], BankFindings]:
    """`check` of a rule that gathers what is `tallied`, with a judge for each way to guess.

    It has what they find in the sums of each file that has any; else in all, told of the first.
    """

    def check(files: Sequence[list[Sums]], pool: Pool) -> BankFindings:
        for way, judge in enumerate(judges):
            every = zip(pool.files, files, strict=True)
            banks = {file: sums[way] for file, sums in every if sums and sums[way][0]}
            told = {file: judge(own, "this bank") for file, own in banks.items()}
            if len(banks) > 1 and not any(told.values()):
                together = [sum(column) for column in zip(*banks.values(), strict=True)]
                told = {next(iter(banks)): judge(together, "these banks together")}
            yield from [(file, finding) for file, finding in told.items() if finding]

    return check


def pays(name: str, remedy: str, *, both: bool = True) -> Judge:
    """Whether a way to guess tells the key: that pattern would come by chance once in 200.

    `name` is what to call the way, `remedy` how to write against it; `both` tells that its contrary
    pays too: to cross out what it would pick.
    """

    def judge(sums: Sums, named: str) -> Finding | None:
        guessed, right, expected, variance = sums
        # In standard errors (normal approximation of the binomials): above 0 where right more often than chance.
        surplus = (right - expected) / sqrt(variance) if variance else 0.0
        is_sure = guessed >= FEWEST_GUESSED and abs(surplus) > SURE
        if not is_sure or (surplus < 0 and not both):
            return None
        how = name if surplus > 0 else f"never {name}"
        said = f"right in {right:.0f} of {guessed:.0f}, where chance has {expected:.0f}"
        return Finding(f"in {named} “{how}” finds keys without knowledge: {said}", remedy)

    return judge


def picked(sizes: Sequence[int], best: Callable[[Sequence[int]], int] = max) -> Guess | None:
    """An option guessed by its size, the largest or the smallest; None where all are of one size.

    The key's size is the first.
    """
    wanted = best(sizes)
    taken = sizes.count(wanted)
    if taken == len(sizes):
        return None
    return 1 / len(sizes), (sizes[0] == wanted) / taken


def both_ends(sizes: Sequence[int]) -> Guesses | None:
    """The largest guessed, and the smallest; nothing where all are of one size."""
    largest = picked(sizes)
    return (largest, picked(sizes, min)) if largest else None
