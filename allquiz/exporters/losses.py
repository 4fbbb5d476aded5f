"""What a format could not take along, and what was written out in its stead: said after an export."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial

from allquiz.exporters.further_wordings import further
from allquiz.grading.wording import acronyms_of
from allquiz.markup import to_plain
from allquiz.model.key import Key, Number, Options, Parts, Words, key_of, wordings_of
from allquiz.model.question import AnyQuestion
from allquiz.processes import spread


def _are_marked(texts: Sequence[str]) -> bool:
    """Whether markup is in any of the texts."""
    return any(to_plain(text) != text for text in texts)


LONG = re.compile(r"[^\W\d_]{5,}")


def _may_hold_a_typo(key: Key) -> bool:
    """Whether a word that is typed is long enough, and no acronym (grading/typos.py)."""
    words = (word for own in wordings_of(key) for each in own for word in LONG.findall(each))
    return not (isinstance(key, Words) and key.exact) and not all(map(acronyms_of, words))


# What may get lost, in the order that it is told in: how it is said, and which questions have it.
LOST: dict[str, tuple[str, Callable[[AnyQuestion, Key], bool]]] = {
    "typos": (
        "typed answers in which a typo is forgiven here and not there",
        lambda _, key: _may_hold_a_typo(key),
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
        lambda _, key: isinstance(key, Options) and key.kind != "statement" and not key.shuffle,
    ),
    "sources": ("sources", lambda question, _: bool(question.sources)),
    "since": ("notes on what has changed since", lambda question, _: question.since is not None),
    "ignored": ("reasons to ignore a rule", lambda question, _: bool(question.lint_ignore)),
    "any figure": ("figures", lambda question, _: question.figure is not None),
    "figure": (
        "figures with the answer (their text form stands in the feedback)",
        lambda question, _: question.figure_after is not None,
    ),
    "marked right sides": (
        "right sides or categories with formulas or emphasis (they stand as plain text)",
        lambda _, key: isinstance(key, Parts) and _are_marked(key.offered),
    ),
    "marked sides": (
        "pairs, groups and orders with formulas or emphasis (they stand as plain text)",
        lambda _, key: isinstance(key, Parts) and _are_marked([*key.items, *key.offered]),
    ),
    "run": (
        "the longest run in order, told beside the score here",
        lambda _, key: isinstance(key, Parts) and key.kind == "order",
    ),
}

PART = 250  # questions that a process writes at a time
WORDINGS = "wordings"  # further ones, which some formats list: counted beside what was lost
COST = 1000  # writing one takes as long as going through so many bytes


class Losses:
    """Counts what the questions written so far lost, of the kinds that a format can't hold, and, of one
    that lists WORDINGS, the further ones."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds
        self._found: Counter[str] = Counter()

    def written(
        self, write: Callable[[AnyQuestion, Key], str], questions: Sequence[AnyQuestion]
    ) -> Iterator[tuple[AnyQuestion, bytes]]:
        """The questions with what `write` makes of each, in UTF-8, many of them by several processes."""
        parts = [questions[first : first + PART] for first in range(0, len(questions), PART)]
        task = partial(_part, write, self._kinds)
        with closing(spread(task, parts, len(questions) * COST)) as made:
            for part, (texts, found) in zip(parts, made, strict=True):
                self._found += found
                yield from zip(part, texts, strict=True)

    def said(self) -> Iterator[str]:
        if wordings := self._found[WORDINGS]:
            yield f"{wordings:,} further wordings of typed answers were written out."
        counted = [
            f"{self._found[k]:,} × {said}" for k, (said, _) in LOST.items() if self._found[k]
        ]
        if counted:
            yield f"Lost on the other side: {'; '.join(counted)}."


def _part(
    write: Callable[[AnyQuestion, Key], str], kinds: Sequence[str], questions: Sequence[AnyQuestion]
) -> tuple[list[bytes], Counter[str]]:
    texts, wordings = [], 0
    keys = [key_of(question) for question in questions]
    for question, key in zip(questions, keys, strict=True):
        texts.append(write(question, key).encode())
        if WORDINGS in kinds:
            wordings += sum([len(further(each)) for each in wordings_of(key)])
    found = {k: sum(map(LOST[k][1], questions, keys)) for k in kinds if k != WORDINGS}
    return texts, Counter(found | {WORDINGS: wordings})
