"""What a rule of banks keeps of a file: its notes of the questions, in plain values and few.

Notes come with the number of their question in the file. A question is then known by the numbers of
its file and itself.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from math import ceil
from typing import NamedTuple, TypeVar

from allquiz.lint.item import Finding, Looked
from allquiz.model.bank import Fact

MOST_COMPARED = 40  # questions that share a mark: each is compared with the first of them

T = TypeVar("T")
Noted = Sequence[tuple[int, T]]
Asked = tuple[int, int]
# Of the questions of a file: each mark to the last that has it; and one that several have, to all.
Marks = tuple[Mapping[int, int], Mapping[int, Sequence[int]]]

IsNew = Callable[[Asked], bool]
Found = Mapping[str, Mapping[Asked, Asked]]


def listed(notes: Noted[T]) -> Noted[T]:
    """All of them."""
    return notes


def each(files: Sequence[Noted[T]]) -> Iterator[tuple[Asked, T]]:
    """What was `listed` of the files, question by question."""
    for file, notes in enumerate(files):
        for number, note in notes:
            yield (file, number), note


def by_mark(notes: Noted[Iterable[int]]) -> Marks:
    """The questions by their marks: two that a rule should compare have one in common."""
    last: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for number, marks in notes:
        for mark in last.keys() & marks:
            several.setdefault(mark, [last[mark]]).append(number)
        last.update(dict.fromkeys(marks, number))
    return last, several


def some_needed(marks: Collection[int], share: float, count: int = 1) -> list[int]:
    """Some of the marks, of which `count` are among any that are at least this share of all.

    The same of two questions that have many in common: they are chosen by size (the prefix filter of
    Chaudhuri 2006, A primitive operator for similarity joins).
    """
    return sorted(marks)[: len(marks) - ceil(share * len(marks)) + count]


class Pairs:
    """Pairs of questions that rules found, kept for the next check: that compares only what is new.

    `before` has, by rule, what the check before `found`; `new` are the numbers of those of the `count`
    files that are not as they were then. Of a rule that kept nothing all files are new.
    """

    def __init__(self, before: Found, new: Collection[int], count: int) -> None:
        self._before, self._new, self._all = before, new, range(count)
        self.found: dict[str, dict[Asked, Asked]] = {}

    def new(self, rule: str) -> Collection[int]:
        """The files that are new to the rule."""
        return self._new if rule in self._before else self._all

    def first_of_each(
        self,
        rule: str,
        find: Callable[[IsNew, set[int]], Iterable[tuple[Asked, Asked]]],
        *,
        one_by_one: bool = True,
    ) -> list[tuple[Asked, Asked]]:
        """Each question with the first that it pairs with.

        `find` finds the pairs that have a new question, all of which are in files of these numbers.
        Where pairs hang on other questions than their own, `one_by_one` is false, and all are new.
        """
        known, again = {}, set()
        new = self.new(rule) if one_by_one else self._all
        for one, first in self._before.get(rule, {}).items():
            if first[0] not in new and one[0] not in new:
                known[one] = first
            else:
                again.add(one)
        files = {*new, *[file for file, _ in again]}
        for one, first in find(lambda asked: asked[0] in new or asked in again, files):
            known[one] = min(first, known.get(one, first))
        if one_by_one:
            self.found[rule] = known
        return sorted(known.items())


class Pool(NamedTuple):
    """What rules of banks know beside what they gathered of all files that are read together.

    `files` are the names of the files; `looked` gives a question of its numbers; `age_limit` is today,
    and how many years a date may lie back; `silenced` are the questions by name, each with a rule of
    banks that found something so far and is ignored there.
    """

    files: Sequence[str]
    looked: Callable[[Asked], Looked]
    facts: Collection[Fact]
    known_rules: Collection[str]
    age_limit: tuple[date, int] | None
    pairs: Pairs
    silenced: set[tuple[str, str]]


BankFindings = Iterator[tuple[Looked | str, Finding]]  # of a question, or of the bank in a file


def repeated(
    rule: str, files: Sequence[Marks], pool: Pool, repeats: Callable[[Looked, Looked], bool]
) -> Iterator[tuple[Looked, Looked]]:
    """Each question that repeats an earlier one with which it shares a mark, and the first such one.

    Of those that share a mark it is compared with the first ones only, repetitions or not: a check
    after a save could not know which of them were some. Which are the first hangs on all files, so
    that where so many share one, nothing is kept for a check after a save.
    """
    once: set[int] = set()
    shared: set[int] = set()
    for last, several in files:
        shared.update(once.intersection(last), several)
        once.update(last)

    def sharing(numbers: Collection[int]) -> Iterator[list[Asked]]:
        """The questions that share each mark of the files of these numbers."""
        marks = shared.intersection(chain.from_iterable([files[number][0] for number in numbers]))
        return (list(_with(mark, files)) for mark in marks)

    def find(is_new: IsNew, with_new: set[int]) -> Iterator[tuple[Asked, Asked]]:
        refused: set[tuple[Asked, Asked]] = set()
        for those in sharing(with_new):
            compared: list[Asked] = []
            for asked in those:
                for other in compared:
                    if (asked, other) in refused or not (is_new(asked) or is_new(other)):
                        continue
                    if repeats(pool.looked(asked), pool.looked(other)):
                        yield asked, other
                        break
                    refused.add((asked, other))
                if len(compared) < MOST_COMPARED:
                    compared.append(asked)

    few = all(len(those) <= MOST_COMPARED for those in sharing(pool.pairs.new(rule)))
    for asked, other in pool.pairs.first_of_each(rule, find, one_by_one=few):
        yield pool.looked(asked), pool.looked(other)


def _with(mark: int, files: Sequence[Marks]) -> Iterator[Asked]:
    for file, (last, several) in enumerate(files):
        if mark in last:
            yield from [(file, number) for number in several.get(mark) or (last[mark],)]
