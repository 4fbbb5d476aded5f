"""What grading says."""

from typing import NamedTuple


class Part(NamedTuple):
    """One part of an answer: a gap, a pick, a pair, an item; `given` is None where nothing was."""

    name: str
    given: str | None
    expected: str | None
    right: bool


class Typo(NamedTuple):
    """A word accepted although it was not typed as it is written."""

    given: str
    meant: str


class Unclear(ValueError):
    """A response that can't be judged; the message says how to write it. It is asked again."""


class Verdict(NamedTuple):
    """Score from 0 to 1, the marks of each part, and what was forgiven.

    `longest_run` is, for an ordering, how many items stand in the right order one after the other
    (not necessarily side by side); None for other types.
    """

    score: float
    parts: tuple[Part, ...] = ()
    typos: tuple[Typo, ...] = ()
    longest_run: int | None = None

    @property
    def right(self) -> bool:
        return self.score == 1
