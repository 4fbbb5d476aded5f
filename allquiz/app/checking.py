"""All that is wrong with banks: what reading found, and the advice of the rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from marshal import dumps, loads
from pathlib import Path
from typing import Any, NamedTuple

import allquiz
from allquiz import app, grading, lint
from allquiz.app.cache_file import (
    MOST_KNOWN,
    Stamp,
    keep,
    kept_at,
    place_of,
    state_of,
    unchanged,
)
from allquiz.bank.files import bank_files
from allquiz.bank.places import Places
from allquiz.bank.read import read_banks
from allquiz.bank.reading import Entry, FileRead, Reading
from allquiz.bank.rules import FORMAT_RULES
from allquiz.lint import RULES, Found, Looked, look, of_banks, rules
from allquiz.model.place import Place
from allquiz.model.problem import Problem, in_order

KNOWN = (*FORMAT_RULES, *RULES)
MADE_BY = (allquiz, app, grading, lint, rules)  # beside what reads the files


class Checked(NamedTuple):
    """What is wrong with banks, and how much was looked at."""

    problems: list[Problem]
    questions: int
    files: int


class FileChecked(NamedTuple):
    """What was read of a file, its questions left out, and how the rules left each of its names."""

    read: FileRead
    looked: list[Looked | None]  # None where the question has an error, or is retired


def problems_of(
    reading: Reading, older_than: int | None = None, *, placed: bool = True
) -> list[Problem]:
    """All that is wrong with what was read, each at its place, or, not `placed`, at its question's,
    which needs no second look at the file; `older_than` is in years."""
    looked = [_looked_at(part, placed=placed) for part in reading.parts]
    return _problems(reading, looked, older_than)


class Checker:
    """Checks the banks at some paths as often as they change, and reads only the files that did.

    What it knows of the others is in the cache, for the process that checks next.
    """

    def __init__(self) -> None:
        self._state: list[Stamp] = []
        self._files: dict[str, FileChecked] = {}

    def check(self, paths: Sequence[Path], older_than: int | None = None) -> Checked:
        """All that is wrong there, each at its place; `older_than` is in years. Raises what
        `read_banks` does."""
        files = bank_files(paths)
        state = state_of(files, MADE_BY)
        how = repr(older_than and _age_limit(older_than))
        place = place_of(state, ".checked")
        if not self._state and (cache := kept_at(place)):
            if (cache.state, cache.more) == (state, how) and (last := cache.load(cache.spans[:1])):
                found: Checked = last[0]
                return found
            if unchanged(cache.state, state, len(files)) and (kept := cache.load(cache.spans[1:])):
                self._state = cache.state
                self._files = {file: _from_plain(file, parts) for file, parts in loads(kept[0])}  # noqa: S302  # our own
        same = unchanged(self._state, state, len(files)) if self._state else set[str]()
        known = {name: file for name, file in self._files.items() if name in same}
        of = dict(known)

        def look_at(read: FileRead) -> FileRead:
            of[read.file] = _looked_at(read)
            return of[read.file].read

        read_before = {name: file.read for name, file in known.items()}
        reading = read_banks(paths, known=read_before, kept=look_at)
        parts = [of[part.file] for part in reading.parts]
        problems = _problems(reading, parts, older_than)
        checked = Checked(problems, reading.entries, len(reading.files))
        self._state, self._files = state, {part.read.file: part for part in parts}
        if len(known) < MOST_KNOWN * len(files):
            plain = dumps([(part.read.file, _as_plain(part)) for part in parts])
            keep(place, state, [checked, plain], how)
        return checked


def _looked_at(part: FileRead, *, placed: bool = True) -> FileChecked:
    places = Places()
    looked = [
        look(each.question) if each.question and not each.question.retired else None
        for each in part.entries
    ]
    if placed:
        looked = [
            each._replace(found=tuple([_placed(found, places) for found in each.found]))
            if each and each.found
            else each
            for each in looked
        ]
    entries = [Entry(each.name, each.place, None, each.is_yaml) for each in part.entries]
    return FileChecked(replace(part, bank=None, entries=entries), looked)


def _as_plain(part: FileChecked) -> Any:
    """The same as values that Python dumps and loads by far the fastest."""
    read = part.read
    return (
        [(problem.place[1:], problem[1:]) for problem in read.problems],
        [(name, place[1:], is_yaml) for name, place, _, is_yaml in read.entries],
        [
            each
            and (
                each.place[1:],
                [(f.problem.place[1:], f.problem[1:]) for f in each.found],
                *each[2:],
            )
            for each in part.looked
        ],
    )


def _from_plain(file: str, plain: Any) -> FileChecked:
    def placed(of: Iterable[Any]) -> list[Problem]:
        return [Problem(Place(file, *at), *more) for at, more in of]

    problems, entries, looked = plain
    listed = [Entry(name, Place(file, *at), None, is_yaml) for name, at, is_yaml in entries]
    return FileChecked(
        FileRead(file, None, placed(problems), listed),
        [
            each
            and Looked(
                Place(file, *each[0]), tuple([Found(p, None) for p in placed(each[1])]), *each[2:]
            )
            for each in looked
        ],
    )


def _problems(
    reading: Reading, parts: Sequence[FileChecked], older_than: int | None
) -> list[Problem]:
    looked = list(_first_of_each_name(parts))
    age_limit = None if older_than is None else _age_limit(older_than)
    of_all = of_banks(looked, reading.facts.values(), KNOWN, age_limit)
    places = Places()
    found = [found.problem for each in looked for found in each.found]
    found += [_placed(each, places).problem for each in of_all]
    return in_order([*reading.problems, *found])


def _first_of_each_name(parts: Iterable[FileChecked]) -> Iterator[Looked]:
    """What there is to say of each question; of two with one name, of the first."""
    first: dict[str | None, Place] = {}
    for read, looked in parts:
        for entry, each in zip(read.entries, looked, strict=True):
            at = entry.place
            if entry.is_yaml and first.setdefault(entry.name, at) == at and each:
                yield each


def _age_limit(years: int) -> tuple[date, int]:
    return date.today(), years  # noqa: DTZ011 (a day is enough)


def _placed(found: Found, places: Places) -> Found:
    problem, at = found
    return Found(problem._replace(place=places.of(problem.place, *at)), None) if at else found
