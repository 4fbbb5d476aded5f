"""Banks as they were read last: the first question of a quiz waits for no YAML.

What is kept is a cache: it holds for the very files that it was made from and for this code, and
whatever is wrong with it, the files are read anew. For a quiz it holds a line a question for
choosing, and each question by itself; for all other commands the whole reading.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from allquiz.app.cache_file import MOST_KNOWN, keep, kept_at, place_of, state_of, unchanged
from allquiz.bank.select import Listed, listed
from allquiz.bank.which_files import bank_files
from allquiz.model.question import AnyQuestion

if TYPE_CHECKING:  # a start from the cache does without
    from allquiz.bank.read_result import FileRead, Reading


@dataclass(eq=False, repr=False)
class Stock:
    """The banks at hand: what choosing needs at once, the questions when they are asked for.

    `titles` has those of each topic, `entries` counts the questions found, `broken` are the files
    with errors. `read` gives everything, as `read_banks` does; `load` the questions with some full
    names from a cache, None where it can't.
    """

    listed: Mapping[str, Listed]
    titles: Mapping[str, list[str]]
    entries: int
    broken: Sequence[str]
    read: Callable[[], "Reading"]
    load: Callable[[Sequence[str]], list[AnyQuestion] | None] = lambda _: None

    @cached_property
    def reading(self) -> "Reading":
        """Everything."""
        return self.read()

    @cached_property
    def by_name(self) -> Mapping[str, AnyQuestion]:
        """Every question by its full name."""
        return {question.name: question for question in self.reading.questions}

    @cached_property
    def in_use(self) -> Mapping[str, Listed]:
        return {name: each for name, each in self.listed.items() if not each.retired}

    @cached_property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """Each full name with the revisions of keys by which one knows the answer."""
        return {name: each.key_revisions for name, each in self.listed.items()}

    def questions(self, names: Iterable[str]) -> list[AnyQuestion]:
        names = list(names)
        if (kept := self.load(names)) is not None:
            return kept
        return [self.by_name[name] for name in names]


def files_with_errors(reading: "Reading") -> list[str]:
    """The files to blame; of two questions with one name, both."""
    errors = reading.errors
    both = [p.detail for p in errors if p.rule == "duplicate-id" and p.detail]
    return list(dict.fromkeys([*(problem.place.file for problem in errors), *both]))


def stock_of(reading: "Reading") -> Stock:
    """What was read just now."""
    broken = files_with_errors(reading)
    return Stock(listed(reading), reading.titles, reading.entries, broken, lambda: reading)


def stock(paths: Sequence[Path]) -> Stock:
    """What is at the paths, from the cache where nothing has changed. Raises what `read_banks` does."""
    state = state_of(bank_files(paths))
    place = place_of(state)
    cache = kept_at(place)
    if cache is not None and cache.state == state:
        rows, titles, entries, broken = cache.more
        known = {row[0]: Listed._make(row) for row in rows}
        spans, load = dict(zip(known, cache.spans, strict=True)), cache.load

        def some(names: Sequence[str]) -> list[AnyQuestion] | None:
            return load([spans[name] for name in names])

        return Stock(known, titles, entries, broken, lambda: read_kept(paths), some)
    made = stock_of(_read(paths))
    rows = [tuple(each) for each in made.listed.values()]
    keep(place, state, made.reading.questions, (rows, made.titles, made.entries, made.broken))
    return made


def read_kept(paths: Sequence[Path]) -> "Reading":
    """What `read_banks` returns, and raises; from the cache all files that have not changed."""
    files = bank_files(paths)
    state = state_of(files)
    place = place_of(state, ".whole")
    known: dict[str, FileRead] = {}
    if cache := kept_at(place):
        same = unchanged(cache.state, state, len(files))
        if same and (kept := cache.load(cache.spans)):
            if cache.state == state:
                reading: Reading = kept[0]
                return reading
            known = {part.file: part for part in kept[0].parts if part.file in same}
    reading = _read(paths, known)
    if len(known) < MOST_KNOWN * len(files):
        keep(place, state, [reading], None)
    return reading


def _read(paths: Sequence[Path], known: "Mapping[str, FileRead] | None" = None) -> "Reading":
    from allquiz.bank.read import read_banks  # a start from the cache does without the reader

    return read_banks(paths, known=known)
