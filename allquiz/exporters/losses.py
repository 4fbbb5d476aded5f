"""What a format could not take along, and what was written out in its stead: said after an export."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from typing import NamedTuple

from allquiz.model.key import Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.processes import spread

# What may get lost: how it is said, and which questions have it.
KINDS: dict[str, tuple[str, Callable[[AnyQuestion, Key], bool]]] = {
    "slips": (
        "typed answers in which a slip would be forgiven here",
        lambda _, key: isinstance(key, Words | Gaps),
    ),
    "signs": (
        "numbers that may be written in other ways here (20 percent, 5 690, 1 in 5)",
        lambda _, key: isinstance(key, Number),
    ),
    "hint": ("hints", lambda question, _: question.hint is not None),
    "tags": ("tags and levels", lambda question, _: bool(question.tags or question.level)),
    "facts": ("ids of facts", lambda question, _: bool(question.facts)),
    "fixed order": (
        "options in a fixed order (shuffling is set for a whole quiz there)",
        lambda _, key: isinstance(key, Options) and key.kind == "one" and not key.shuffle,
    ),
    "sources": ("sources", lambda question, _: bool(question.sources)),
    "since": ("notes on what has changed since", lambda question, _: question.since is not None),
    "ignored": ("reasons to ignore a rule", lambda question, _: bool(question.lint_ignore)),
    "retired": ("dates of retirement", lambda question, _: question.retired is not None),
    "any figure": ("figures", lambda question, _: question.figure is not None),
    "figure": (
        "figures with the answer (their text form stands in the feedback)",
        lambda question, _: question.figure is not None and not question.figure.comes_first,
    ),
    "run": (
        "the longest run in order, told beside the score here",
        lambda _, key: isinstance(key, Parts) and key.kind == "order",
    ),
}

PART = 250  # questions that a process writes at a time
COST = 1000  # writing one takes as long as going through so many bytes


class Written(NamedTuple):
    """A question in another format, and how many wordings it has there besides its own."""

    text: str
    added: int


class Losses:
    """Counts what the questions written so far lost, of the kinds that a format can't hold."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds
        self._tests = [(kind, KINDS[kind][1]) for kind in kinds]
        self._lost: Counter[str] = Counter()
        self._wordings = 0

    def written(
        self, write: Callable[[AnyQuestion], Written], questions: Sequence[AnyQuestion]
    ) -> Iterator[tuple[AnyQuestion, str]]:
        """The questions with what `write` makes of each, many of them by several processes."""
        parts = [questions[first : first + PART] for first in range(0, len(questions), PART)]
        with closing(spread(partial(_part, write), parts, len(questions) * COST)) as made:
            all_made = chain.from_iterable(made)
            for question, (text, added) in zip(questions, all_made, strict=True):
                self._wordings += added
                self.see(question)
                yield question, text

    def see(self, question: AnyQuestion) -> None:
        """A question was written."""
        key = key_of(question)
        for kind, is_lost in self._tests:
            if is_lost(question, key):
                self._lost[kind] += 1

    def said(self) -> Iterator[str]:
        """In sentences."""
        if self._wordings:
            yield f"{self._wordings:,} further wordings of typed answers were written out."
        if self._lost:
            counted = [f"{self._lost[k]:,} × {KINDS[k][0]}" for k in self._kinds if self._lost[k]]
            yield f"Lost on the other side: {'; '.join(counted)}."


def _part(
    write: Callable[[AnyQuestion], Written], questions: Sequence[AnyQuestion]
) -> list[Written]:
    return [write(question) for question in questions]
