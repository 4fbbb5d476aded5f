"""Banks as they were read last: the first question of a quiz waits for no YAML.

What is kept is a cache: it holds for the very files that it was made from and for this code, and
whatever is wrong with it, the files are read anew. For a quiz it holds a line a question for
choosing, and each question by itself; for all other commands the whole reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from allquiz.app.cache_file import MOST_KNOWN, Kept, keep, kept_at, place_of, state_of, unchanged
from allquiz.bank.files import bank_files
from allquiz.bank.reading import FileRead, Listed, Reading, listed
from allquiz.model.question import AnyQuestion


class Stock:
    """The banks at hand: what choosing needs at once, the questions when they are asked for.

    `titles` has those of each topic, `entries` counts the questions found, `broken` are the files with errors.
    """

    listed: Mapping[str, Listed]
    titles: Mapping[str, list[str]]
    entries: int
    broken: Sequence[str]

    @cached_property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """Each full name with the revisions of keys by which one knows the answer."""
        return {name: each.key_revisions for name, each in self.listed.items()}

    @property
    def reading(self) -> Reading:
        """Everything, as `read_banks` gives it."""
        raise NotImplementedError

    def questions(self, names: Iterable[str]) -> list[AnyQuestion]:
        """The questions with these full names."""
        return [self._by_name[name] for name in names]

    @cached_property
    def _by_name(self) -> dict[str, AnyQuestion]:
        return {question.name: question for question in self.reading.questions}


def files_with_errors(reading: Reading) -> list[str]:
    """The files to blame; of two questions with one name, both."""
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    both = [p.detail for p in errors if p.rule == "duplicate-id" and p.detail]
    return list(dict.fromkeys([*(problem.place.file for problem in errors), *both]))


class Read(Stock):
    """Read just now."""

    def __init__(self, reading: Reading) -> None:
        self.listed = listed(reading)
        self.titles = reading.titles
        self.entries = reading.entries
        self.broken = files_with_errors(reading)
        self._reading = reading

    @property
    def reading(self) -> Reading:
        return self._reading


class _Kept(Stock):
    """As it was kept: of what choosing needs, and question by question."""

    def __init__(self, paths: Sequence[Path], cache: "Kept") -> None:
        rows, self.titles, self.entries, self.broken = cache.more
        self.listed = {row[0]: Listed._make(row) for row in rows}
        self._spans = dict(zip(self.listed, cache.spans, strict=True))
        self._paths, self._cache = paths, cache

    @cached_property
    def reading(self) -> Reading:
        return read_kept(self._paths)

    def questions(self, names: Iterable[str]) -> list[AnyQuestion]:
        names = list(names)
        kept = self._cache.load([self._spans[name] for name in names])
        return super().questions(names) if kept is None else kept


def stock(paths: Sequence[Path]) -> Stock:
    """What is at the paths, from the cache where nothing has changed. Raises what `read_banks` does."""
    state = state_of(bank_files(paths))
    cache = kept_at(place_of(state))
    if cache is not None and cache.state == state:
        return _Kept(paths, cache)
    made = Read(_read(paths))
    rows = [tuple(each) for each in made.listed.values()]
    more = rows, made.titles, made.entries, made.broken
    keep(place_of(state), state, made.reading.questions, more)
    return made


def read_kept(paths: Sequence[Path]) -> Reading:
    """What `read_banks` returns, and raises; from the cache all files that have not changed."""
    files = bank_files(paths)
    state = state_of(files)
    place = place_of(state, ".whole")
    known: dict[str, FileRead] = {}
    if cache := kept_at(place):
        same = unchanged(cache.state, state, len(files))
        if (same or cache.state == state) and (kept := cache.load(cache.spans)):
            if cache.state == state:
                reading: Reading = kept[0]
                return reading
            known = {part.file: part for part in kept[0].parts if part.file in same}
    reading = _read(paths, known)
    if len(known) < MOST_KNOWN * len(files):
        keep(place, state, [reading], None)
    return reading


def _read(paths: Sequence[Path], known: Mapping[str, FileRead] | None = None) -> Reading:
    from allquiz.bank.read import read_banks  # a start from the cache does without the reader

    return read_banks(paths, known=known)
