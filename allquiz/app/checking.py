"""All that is wrong with banks: what reading found, and the advice of the rules."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache, cached_property
from marshal import dumps, loads
from pathlib import Path
from typing import Any, NamedTuple

import allquiz
from allquiz import app, grading, lint
from allquiz.app.cache_file import MOST_KNOWN, Stamp, keep, kept_at, place_of, state_of, unchanged
from allquiz.bank.decks import read_decks
from allquiz.bank.format_errors import FORMAT_RULES
from allquiz.bank.places import Places
from allquiz.bank.read import make_of_banks
from allquiz.bank.read_result import FileRead, Files, Named, Reading
from allquiz.bank.which_files import bank_files
from allquiz.lint import RULES, Looked, Pairs, Pool, gather, look, of_banks, rules
from allquiz.model.place import Place
from allquiz.model.problem import Problem, in_order

KNOWN = (*FORMAT_RULES, *RULES)
AgeLimit = tuple[date, int] | None  # today, and how many years a date may lie back
MADE_BY = (allquiz, app, grading, lint, rules)  # beside what reads the files


class Checked(NamedTuple):
    """What is wrong with banks, and how much was looked at."""

    problems: list[Problem]
    questions: int
    files: int

    @property
    def counts(self) -> Counter[str]:
        return Counter(problem.severity for problem in self.problems)


class FileChecked:
    """What is kept of a file once it was looked at, in bytes that Python loads by far the fastest.

    The `head` has what every check needs; the `body` the questions, of which rules of banks compare few;
    `notes` are what these noted of each, to gather again those that count.
    """

    def __init__(self, head: bytes, body: bytes, notes: bytes) -> None:
        self._bytes = head, body, notes
        self.file: str
        self.named: list[Named]
        self.file, problems, self.named, self._found, self._gathered = loads(head)  # noqa: S302  # our own
        self.problems = [self._problem(*each) for each in problems]

    def __reduce__(self) -> Any:
        return FileChecked, self._bytes

    def looked(self, number: int) -> Looked:
        """The question of this number, which has no error and is not retired."""
        at, *more = self._questions[number]
        return Looked(Place(self.file, *at), *more)

    @cached_property
    def _questions(self) -> list[Any]:
        questions: list[Any] = loads(self._bytes[1])  # noqa: S302  # our own
        return questions

    def gathered(self, second: Collection[int]) -> Any:
        """What rules of banks gathered of it; the `second` of two questions with one name don't count."""
        if not second:
            return self._gathered
        every = enumerate(loads(self._bytes[2]))  # noqa: S302  # our own
        return gather([None if number in second else notes for number, notes in every])

    def found(self, second: Collection[int]) -> list[Problem]:
        return [self._problem(*each) for number, each in self._found if number not in second]

    def _problem(self, at: Any, *more: Any) -> Problem:
        return Problem(Place(self.file, *at), *more)


def looked_at(read: FileRead) -> FileChecked:
    """What was read of a file, its questions as the rules left them; what they found at its place, as far
    as the file's marks are there."""
    places = Places(read)
    # A source that the bank names, and that is not found, is no lack of its questions.
    told = {problem.rule for problem in read.problems if problem.question is None}
    passed_over = {"missing-source"} if "unknown-source" in told else set()
    found = []
    questions: list[Any] = [None] * len(read.entries)
    noted: list[list[Any] | None] = [None] * len(read.entries)
    for number, entry in enumerate(read.entries):
        if entry.question and not entry.question.retired:
            looked, noted[number], findings = look(entry.question, places.few(number))
            questions[number] = _plain(looked)
            for problem, at in findings:
                if problem.rule in passed_over:
                    continue
                place = places.of(number, problem.place, at) if at else problem.place
                found.append((number, (place[1:], *problem[1:])))
    problems = [_plain(problem) for problem in read.problems]
    head = read.file, problems, read.named, found, gather(noted)
    return FileChecked(dumps(head), dumps(questions), dumps(noted))


def _plain(placed: Any) -> tuple[Any, ...]:
    """A tuple whose first is a place, the file left out."""
    return placed[0][1:], *placed[1:]


def problems_of(reading: Reading) -> list[Problem]:
    """All that is wrong with what was read; what the rules found at its question's place."""
    looked = [looked_at(part) for part in reading.parts]
    made = Files(looked, reading.second, reading.problems, reading.files, reading.facts)
    return _problems(made, None, Pairs({}, (), len(looked)))


class Checker:
    """Checks the banks at some paths as often as they change, and reads only the files that did.

    What it knows of the others is in the cache, for the process that checks next.
    """

    def __init__(self) -> None:
        self._state: list[Stamp] = []
        self._files: dict[str, FileChecked] = {}
        self._pairs: Any = {}

    def check(self, paths: Sequence[Path], older_than: int | None = None) -> Checked:
        """All that is wrong there, and in the decks/ of folders, each at its place; `older_than` is in
        years. Raises what `read_banks` does."""
        age_limit = None if older_than is None else (date.today(), older_than)  # noqa: DTZ011  # a day is enough
        checked = self._check(paths, age_limit)
        folders = [path / "decks" for path in paths if (path / "decks").is_dir()]
        decks = [problem for folder in folders for problem in read_decks(folder)[1]]
        return checked._replace(problems=in_order(checked.problems + decks)) if decks else checked

    def _check(self, paths: Sequence[Path], age_limit: AgeLimit) -> Checked:
        files = bank_files(paths)
        state = state_of(files, MADE_BY)
        how = repr(age_limit)
        place = place_of(state, ".checked")
        if not self._state and (cache := kept_at(place)):
            if (cache.state, cache.more) == (state, how) and (last := cache.load(cache.spans[:1])):
                found: Checked = last[0]
                return found
            if unchanged(cache.state, state, len(files)) and (kept := cache.load(cache.spans[1:])):
                self._keep(cache.state, *kept)
        same = unchanged(self._state, state, len(files))
        known = {name: file for name, file in self._files.items() if name in same}
        made: Files[FileChecked] = make_of_banks(looked_at, files, known=known)
        # Which of two questions with one name counts is no matter of one file.
        new = {n for n, part in enumerate(made.parts) if part.file not in known or any(made.second)}
        pairs = Pairs(self._pairs, new, len(made.parts))
        checked = Checked(_problems(made, age_limit, pairs), made.entries, len(made.files))
        self._keep(state, made.parts, {} if any(made.second) else pairs.found)
        if len(known) < MOST_KNOWN * len(files):
            keep(place, state, [checked, made.parts, self._pairs], how)
        return checked

    def _keep(self, state: list[Stamp], parts: Sequence[FileChecked], pairs: Any) -> None:
        self._state, self._pairs = state, pairs
        self._files = {part.file: part for part in parts}


def _problems(made: Files[FileChecked], age_limit: AgeLimit, pairs: Pairs) -> list[Problem]:
    """What reading found, and the advice of the rules, sorted by place."""
    every = list(zip(made.parts, made.second, strict=True))
    names = [part.file for part in made.parts]

    @cache
    def looked(asked: tuple[int, int]) -> Looked:
        return made.parts[asked[0]].looked(asked[1])

    pool = Pool(names, looked, made.facts.values(), KNOWN, age_limit, pairs, set())
    of_items = [problem for part, second in every for problem in part.found(second)]
    of_all = of_banks([part.gathered(second) for part, second in every], pool)
    return in_order([*made.problems, *of_items, *of_all])
