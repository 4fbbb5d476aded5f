"""What a rule of banks keeps of a file: its notes of the questions, in plain values and few.

Notes come with the number of their question in the file. A question is then known by the numbers of
its file and itself.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple, TypeVar

from allquiz.lint.item import Looked
from allquiz.lint.thresholds import MOST_COMPARED

T = TypeVar("T")
Noted = Sequence[tuple[int, T]]
Asked = tuple[int, int]
Marks = Mapping[int, Sequence[int]]  # a mark, to the questions of the file that have it


class Gathered(NamedTuple):
    """A file as rules of banks see it.

    `notes` are what each rule gathered, `silenced` the questions by name, each with a rule that would
    find something there, were it not ignored; `looked` gives a question of its number.
    """

    file: str
    notes: Sequence[Any]
    silenced: Sequence[tuple[str, str]]
    looked: Callable[[int], Looked]


def listed(notes: Noted[T]) -> Noted[T]:
    """All of them."""
    return notes


def each(files: Sequence[Noted[T]]) -> Iterator[tuple[Asked, T]]:
    """What was `listed` of the files, question by question."""
    for file, notes in enumerate(files):
        for number, note in notes:
            yield (file, number), note


def summed(notes: Noted[Sequence[float]]) -> list[float]:
    """Their sums, number by number."""
    return [sum(column) for column in zip(*[note for _, note in notes], strict=True)]


def by_mark(notes: Noted[Sequence[int]]) -> Marks:
    """The questions by their marks: two that a rule should compare have one in common."""
    marked: dict[int, list[int]] = {}
    for number, marks in notes:
        for mark in marks:
            marked.setdefault(mark, []).append(number)
    return marked


def some_needed(marks: Collection[int], share: float, count: int = 1) -> list[int]:
    """Some of the marks, of which `count` are among any that are at least this share of all.

    The same of two questions that have many in common: they are chosen by size (the prefix filter of
    Chaudhuri 2006, A primitive operator for similarity joins).
    """
    return sorted(marks)[: len(marks) - ceil(share * len(marks)) + count]


def pairs(
    files: Sequence[Marks], repeats: Callable[[Asked, Asked], bool]
) -> list[tuple[Asked, Asked]]:
    """Each question that repeats an earlier one with which it shares a mark, and the first such one.

    Of those that share a mark and are no repetition, only so many are compared.
    """
    once: set[int] = set()
    shared: set[int] = set()
    for marked in files:
        shared.update(once.intersection(marked))
        shared.update([mark for mark, numbers in marked.items() if len(numbers) > 1])
        once.update(marked)
    found: dict[Asked, Asked] = {}
    refused: set[tuple[Asked, Asked]] = set()
    for mark in sorted(shared):
        compared: list[Asked] = []
        for asked in [(n, number) for n, own in enumerate(files) for number in own.get(mark, ())]:
            for other in compared:
                if (asked, other) in refused:
                    continue
                if repeats(asked, other):
                    found[asked] = min(other, found.get(asked, other))
                    break
                refused.add((asked, other))
            else:
                if len(compared) < MOST_COMPARED:
                    compared.append(asked)
    return sorted(found.items())
