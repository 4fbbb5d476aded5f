"""Errors that come from something unseen or left out, told as what they come from."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from allquiz.bank.paste_slips import DELETE, Slip, in_words, slips
from allquiz.model.place import Place, place_of
from allquiz.model.problem import Problem

SYNTAX = ("syntax", "yaml-alias", "yaml-anchor", "yaml-tag")
ROUNDS = 3  # of looking again, as one slip can hide another
QUESTION = re.compile(r"(?m)^[^\w\n]*(?:\d+\.\W+)?id\W")  # its first line

WITH_HASHES = re.compile(r"(?: +#[\w/-]+,?){2,}")  # tags, as notes have them

Read = Callable[[str], list[Problem]]


def explained(text: str, problems: list[Problem], read: Read) -> tuple[str, list[Problem]]:
    """The text as it is meant, and what is wrong with it as it is written: what comes from slips is told as these.
    `read` tells what is wrong with another text.

    A slip is one where something that is wrong goes with it, and YAML reads no worse.
    """
    told: list[Problem] = []
    written = {(p.rule, p.place.line, p.message): p.place for p in problems}
    changed: set[int] = set()  # lines, in which columns are others now
    file = problems[0].place.file

    def tell(slip: Slip, line: int, column: int, there: Sequence[Problem]) -> None:
        place = Place(file, line, column)
        question = next((p.question for p in there if p.question), None)
        told.append(Problem(place, slip.rule, "error", slip.message, question, slip.remedy))

    meant = text
    for _ in range(ROUNDS):
        found = apart([*slips(meant), *in_words(meant, problems)])
        tried = [(read(without(meant, those)), those) for those in _ways(found)]
        if not tried:
            break
        after, chosen = min(tried, key=lambda way: faults(way[0]))
        gone = _Gone(meant, problems, after)
        if not gone:
            break
        mended: list[Slip] = []
        last: dict[tuple[bool, str], int] = {}  # mended of a kind: in which line, or question
        for slip in chosen:
            line, column = gone.place_of(slip.start)
            there = gone.because_of(slip)
            # In a list, the first of such items spoils the others.
            kind, at = (slip.within, slip.meant.strip()), line if slip.within else gone.part(line)
            is_next = last.get(kind) == at - 1 and (slip.within or slip.meant.startswith("-"))
            if there or (is_next and not slip.within):
                tell(slip, line, column, there)
            if there or is_next:
                mended.append(slip)
                last[kind] = at
                changed.add(line)
        meant = without(meant, mended)
        problems = after if len(mended) == len(chosen) else read(meant)
    for slip, there in _asked(meant, problems):
        problems = [p for p in problems if p not in there and p.detail != slip.meant]
        tell(slip, *place_of(meant, slip.start), there)
    lines = text.split("\n")
    for p in problems:
        line = p.place.line
        place = written.get((p.rule, line, p.message)) if line in changed else None
        told.append(_with_comment_told(p._replace(place=place) if place else p, lines))
    return meant, told


def _asked(text: str, problems: Sequence[Problem]) -> Iterator[tuple[Slip, list[Problem]]]:
    """What may be a slip, so that it is no more than asked, each with what is no YAML on its line."""
    unreadable = [problem for problem in problems if problem.rule == "syntax"]
    for slip in slips(text) if unreadable else ():
        if slip.meant == text[slip.start : slip.end]:
            line, _ = place_of(text, slip.start)
            there = [problem for problem in unreadable if problem.place.line == line]
            if there:
                yield slip, there


def _with_comment_told(problem: Problem, lines: Sequence[str]) -> Problem:
    """The problem, where a text is missing that YAML takes for a comment."""
    if problem.rule in ("empty-text", "wrong-kind"):
        rest = lines[problem.place.line - 1][problem.place.column - 1 :]
        if words := WITH_HASHES.fullmatch(rest):
            listed = ", ".join(re.findall(r"[^#,\s]+", words[0]))
            return problem._replace(help=f"`#` begins a comment: write `[{listed}]`")
        if re.match(r" +#", rest):
            meant = "put this text in quotes" if problem.rule == "empty-text" else "leave it out"
            return problem._replace(help=f"`#` begins a comment: {meant}")
    return problem


def without(text: str, found: Iterable[Slip]) -> str:
    """The text with what is meant in place of each."""
    pieces, end = [], 0
    for slip in sorted(found, key=lambda slip: slip.start):
        pieces += [text[end : slip.start], slip.meant]
        end = slip.end
    return "".join([*pieces, text[end:]])


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
    bare = [s if s.bare is None else s._replace(meant=s.bare, remedy=DELETE) for s in found]
    ways = [w for those in (found, bare) for w in (those, [s for s in those if not s.within])]
    return [way for number, way in enumerate(ways) if way and way not in ways[:number]]


def faults(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many errors of syntax there are, which hide others; and how many errors in all."""
    errors = [problem.rule for problem in problems if problem.severity == "error"]
    return sum(rule in SYNTAX for rule in errors), len(errors)


_Problems = defaultdict[int | str | None, list[Problem]]


class _Gone:
    """The errors of a text that are no more, where YAML reads no worse."""

    def __init__(self, text: str, before: Sequence[Problem], after: Sequence[Problem]) -> None:
        self._starts = [0, *[match.end() for match in re.finditer("\n", text)]]
        self._parts = [self.place_of(part.start())[0] for part in QUESTION.finditer(text)]
        self._by_line, self._by_part = _Problems(list), _Problems(list)
        left = Counter((p.rule, p.place.line, p.message) for p in after)
        for p in before if faults(after)[0] <= faults(before)[0] else ():
            left[p.rule, p.place.line, p.message] -= 1
            if left[p.rule, p.place.line, p.message] < 0 and p.severity == "error":
                self._by_line[p.place.line].append(p)
                self._by_part[self.part(p.place.line)].append(p)

    def __bool__(self) -> bool:
        return bool(self._by_line)

    def place_of(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def part(self, line: int) -> int:
        """Which question the line is in, counted from 1; 0 for the headings."""
        return bisect_right(self._parts, line)

    def because_of(self, slip: Slip) -> list[Problem]:
        """Those that come from the slip.

        One that may as well be part of a text has to be where it was wrong; another spoils what is below
        it, in its question or the headings, and where the next begins.
        """
        line, _ = self.place_of(slip.start)
        if slip.within:
            return self._by_line.get(line, [])
        number = self.part(line)
        next_lines = self._parts[number : number + 1]
        there = [self._by_part.get(number, []), *(self._by_line.get(n, []) for n in next_lines)]
        return [*chain.from_iterable(there)]
