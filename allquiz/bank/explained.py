"""Errors that come from something unseen or left out, told as what they come from."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from allquiz.bank.pasted import DELETE, Slip, in_words, slips
from allquiz.model.place import Place, place_of
from allquiz.model.problem import Problem

SYNTAX = ("syntax", "yaml-alias", "yaml-anchor", "yaml-tag")
ROUNDS = 3  # of looking again, as one slip can hide another
PART = re.compile(r"(?m)^(?:\S|[^\w\n]*(?:\d+\.\W+)?id\W)")  # a heading or a question begins

Read = Callable[[str], list[Problem]]


class Meant(NamedTuple):
    """A text as it is meant, and what is wrong with the one that was written."""

    text: str
    problems: list[Problem]


def explained(text: str, problems: list[Problem], read: Read) -> Meant:
    """What comes from slips of the text is told as these; `read` tells what is wrong with another text.

    A slip is one where something that is wrong goes with it, and YAML reads no worse.
    """
    told: list[Problem] = []
    moved: list[tuple[int, int, int]] = []  # on which line, from which column on, by how much

    def tell(slip: Slip, line: int, column: int, there: Sequence[Problem]) -> None:
        place = Place(there[0].place.file, line, _back(line, column, moved))
        question = next((p.question for p in there if p.question), None)
        told.append(Problem(place, slip.rule, "error", slip.message, question, slip.remedy))

    meant = text
    for _ in range(ROUNDS):
        found = apart([*slips(meant), *in_words(meant, problems)])
        tried = [(read(without(meant, those)), those) for those in _ways(found)]
        if not tried:
            break
        after, chosen = min(tried, key=lambda way: faults(way[0]))
        gone = _gone(problems, after)
        if not gone:
            break
        parts = [meant.count("\n", 0, part.start()) + 1 for part in PART.finditer(meant)]
        mended: list[tuple[int, int, Slip]] = []
        for slip in chosen:
            line, column = place_of(meant, slip.start)
            last = place_of(meant, slip.until)[0] - 1 if slip.until else line
            there = [p for p in gone if _comes_from(p, slip, (line, last), parts)]
            if there:
                tell(slip, line, column, there)
            # In a list, the first of such items spoils the others.
            follows = bool(mended) and (mended[-1][0] + 1, mended[-1][2].meant) == (
                line,
                slip.meant,
            )
            if there or follows:
                mended.append((line, column, slip))
        for line, column, slip in reversed(mended):
            moved.append((line, column, len(slip.meant) - (slip.end - slip.start)))
        meant = without(meant, [slip for *_, slip in mended])
        problems = after if len(mended) == len(chosen) else read(meant)
    for slip in slips(meant):
        line, column = place_of(meant, slip.start)
        there = [p for p in problems if p.place.line == line and p.rule == "syntax"]
        if slip.meant == meant[slip.start : slip.end] and there:  # no more than a question
            problems = [p for p in problems if p not in there and p.detail != slip.key]
            tell(slip, line, column, there)
    lines = text.split("\n")
    for p in problems:
        place = p.place._replace(column=_back(p.place.line, p.place.column, moved))
        told.append(_with_comment_told(p._replace(place=place), lines))
    return Meant(meant, told)


def _with_comment_told(problem: Problem, lines: Sequence[str]) -> Problem:
    """The problem, where a text is missing that YAML takes for a comment."""
    if problem.rule in ("empty-text", "wrong-kind"):
        rest = lines[problem.place.line - 1][problem.place.column - 1 :]
        if re.match(r" +#", rest):
            meant = "put this text in quotes" if problem.rule == "empty-text" else "leave it out"
            return problem._replace(help=f"`#` begins a comment: {meant}")
    return problem


def without(text: str, found: Iterable[Slip]) -> str:
    """The text with what is meant in place of each."""
    for slip in sorted(found, key=lambda slip: -slip.start):
        text = text[: slip.start] + slip.meant + text[slip.end :]
    return text


def apart(found: Iterable[Slip]) -> list[Slip]:
    """The slips in order, but those that begin within another."""
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda slip: (slip.start, -slip.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def _ways(found: list[Slip]) -> list[list[Slip]]:
    """What may be meant: all of the slips or those that can't be part of a text, blanks in the
    indentation as such or as nothing."""
    ways = [found, [slip for slip in found if not slip.within]]
    for those in ways[:]:
        bare = [s if s.bare is None else s._replace(meant=s.bare, remedy=DELETE) for s in those]
        ways.append(bare)
    return [way for number, way in enumerate(ways) if way and way not in ways[:number]]


def faults(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many errors of syntax there are, which hide others; and how many errors in all."""
    errors = [problem.rule for problem in problems if problem.severity == "error"]
    return sum(rule in SYNTAX for rule in errors), len(errors)


def _gone(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """The errors that are no more, where YAML reads no worse."""
    if faults(after)[0] > faults(before)[0]:
        return []
    left = Counter((p.rule, p.place.line, p.message) for p in after)
    gone = []
    for p in before:
        left[p.rule, p.place.line, p.message] -= 1
        if left[p.rule, p.place.line, p.message] < 0 and p.severity == "error":
            gone.append(p)
    return gone


def _comes_from(problem: Problem, slip: Slip, lines: tuple[int, int], parts: Sequence[int]) -> bool:
    """Whether what is wrong no more was so because of the slip on these lines.

    One that may as well be part of a text has to be where it was wrong; another spoils what is below it,
    and hides a key.
    """
    (line, last), at = lines, problem.place.line
    if slip.within:
        return line <= at <= last
    number = bisect_right(parts, line)
    start = parts[number - 1] if number else 1
    end = parts[number] if number < len(parts) else at
    return start <= at <= end or (problem.rule == "missing-key" and problem.detail == slip.key)


def _back(line: int, column: int, moved: Sequence[tuple[int, int, int]]) -> int:
    """The column as it was before what stands left of it was mended."""
    for other, at, more in reversed(moved):
        if other == line and column > at:
            column = max(at, column - more)
    return column
