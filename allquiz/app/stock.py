"""Banks as they were read last: the first question of a quiz waits for no YAML.

What is kept is a cache: it holds for the very files that it was made from and for this code, and
whatever is wrong with it, the files are read anew. For a quiz it holds a line a question for
choosing, and each question by itself; for all other commands the whole reading.
"""

import marshal
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar
from zlib import crc32

from allquiz import bank, model
from allquiz.app.folders import cache_folder
from allquiz.bank.files import RESERVED, bank_files
from allquiz.bank.reading import FileRead, Listed, Reading, listed
from allquiz.model.question import AnyQuestion

SETTLED = 2  # seconds after which a change shows in a file's time for certain
MOST_KNOWN = 0.9  # of the files: a few changed ones are read again sooner than all are kept anew
NUMBER = 4  # bytes of a number
ANYBODY_MAY_WRITE = 0o002

T = TypeVar("T")
Stamp = tuple[str, int, int, int]  # a path, when it changed, its size, which file it is
Span = tuple[int, int, int]  # where something begins in the cache, its length and checksum


class Stock:
    """The banks at hand: what choosing needs at once, the questions when they are asked for.

    `titles` has those of each topic, `entries` counts the questions found, `broken` are the files with errors.
    """

    listed: Mapping[str, Listed]
    titles: Mapping[str, list[str]]
    entries: int
    broken: Sequence[str]

    @cached_property
    def keys(self) -> dict[str, str]:
        """Each full name with the revision of the key."""
        return {name: each.key_revision for name, each in self.listed.items()}

    @property
    def reading(self) -> Reading:
        """Everything, as `read_banks` gives it."""
        raise NotImplementedError

    def questions(self, names: Iterable[str]) -> list[AnyQuestion]:
        """The questions with these full names."""
        known = {question.name: question for question in self.reading.questions}
        return [known[name] for name in names]


def files_with_errors(reading: Reading) -> list[str]:
    """The files to blame; of two questions with one name, both."""
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    both = [p.detail for p in errors if p.rule == "duplicate-id" and p.detail]
    return list(dict.fromkeys([*(problem.place.file for problem in errors), *both]))


class _Read(Stock):
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

    def __init__(self, paths: Sequence[Path], cache: "_Cache") -> None:
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


class _Cache:
    """A file of the cache: of what it was made, where its parts are, and what goes with them."""

    def __init__(self, place: Path, head: bytes, stamp: object) -> None:
        self.state: list[Stamp]
        self.spans: list[Span]
        self.more: Any
        self.state, self.spans, self.more = marshal.loads(head)  # noqa: S302  # our own
        self._start = 2 * NUMBER + len(head)
        self._place, self._stamp = place, stamp

    def load(self, spans: Iterable[Span]) -> list[Any] | None:
        """The parts there; None where one is damaged, or this is another cache by now."""
        import pickle

        loaded = []
        try:
            with self._place.open("rb") as file:
                if _trusted(file.fileno()) != self._stamp:
                    return None
                for start, length, checksum in spans:
                    file.seek(self._start + start)
                    data = file.read(length)
                    if crc32(data) != checksum:
                        return None
                    loaded.append(pickle.loads(data))  # noqa: S301  # our own
        except Exception:  # a pickle raises what it likes
            return None
        return loaded


def stock_of(reading: Reading) -> Stock:
    """What was read just now."""
    return _Read(reading)


def stock(paths: Sequence[Path]) -> Stock:
    """What is at the paths, from the cache where nothing has changed. Raises what `read_banks` does."""
    state = _state(bank_files(paths))
    cache = _kept(_place(state))
    if cache is not None and cache.state == state:
        return _Kept(paths, cache)
    made = _Read(_read(paths))
    rows = [tuple(each) for each in made.listed.values()]
    more = rows, made.titles, made.entries, made.broken
    _keep(_place(state), state, made.reading.questions, more)
    return made


def read_kept(paths: Sequence[Path]) -> Reading:
    """What `read_banks` returns, and raises; from the cache all files that have not changed."""
    return Shelf().read(paths)


class Shelf:
    """Banks that are read more than once: each time, what changed."""

    def __init__(self) -> None:
        self._state: list[Stamp] = []
        self._reading = Reading()

    def read(self, paths: Sequence[Path]) -> Reading:
        """What is at the paths. Raises what `read_banks` does."""
        files = bank_files(paths)
        state = _state(files)
        place = _place(state).with_suffix(".whole")
        if not self._state and (cache := _kept(place)):
            is_of_use = cache.state == state or _unchanged(cache.state, state, len(files))
            if is_of_use and (kept := cache.load(cache.spans)):
                self._state, self._reading = cache.state, kept[0]
        if state != self._state:
            same = _unchanged(self._state, state, len(files))
            known = {part.file: part for part in self._reading.parts if part.file in same}
            self._state, self._reading = state, _read(paths, known)
            if len(known) < MOST_KNOWN * len(files):
                _keep(place, state, [self._reading], None)
        return self._reading

    def made_of_it(
        self, name: str, by: Sequence[ModuleType], how: object, make: Callable[[], T]
    ) -> T:
        """What is made of the reading by the packages, from the cache where nothing has changed;
        `how` is what else it depends on."""
        state = [*self._state, *_code(by), (repr(how), 0, 0, 0)]
        place = _place(self._state).with_suffix(f".{name}")
        cache = _kept(place)
        kept = cache.load(cache.spans) if cache and cache.state == state else None
        if kept:
            found: T = kept[0]
            return found
        made = make()
        _keep(place, state, [made], None)
        return made


def _unchanged(before: list[Stamp], now: list[Stamp], count: int) -> set[str]:
    """The files, `count` of them after the first stamp, that are as they were; none where what they
    all depend on is not, or another file has come or gone, of which one could be a copy."""
    if [stamp[0] for stamp in before] != [stamp[0] for stamp in now]:
        return set()
    if (before[0], before[count + 1 :]) != (now[0], now[count + 1 :]):
        return set()
    return {new[0] for old, new in zip(before, now, strict=True) if old == new}


def _read(paths: Sequence[Path], known: Mapping[str, FileRead] | None = None) -> Reading:
    from allquiz.bank.read import read_banks  # a start from the cache does without the reader

    return read_banks(paths, known=known)


def _place(state: list[Stamp]) -> Path:
    named = "\0".join(stamp[0] for stamp in state)
    return cache_folder() / f"bank-{crc32(named.encode(errors='surrogateescape')):08x}"


def _kept(place: Path) -> _Cache | None:
    """What was kept there; None where nothing was, it is damaged, of other code or can't be trusted."""
    try:
        with place.open("rb") as file:
            stamp = _trusted(file.fileno())
            if stamp is None:
                return None
            size, checksum = _number(file.read(NUMBER)), _number(file.read(NUMBER))
            head = file.read(size)
        cache = _Cache(place, head, stamp) if crc32(head) == checksum else None
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return cache


def _trusted(descriptor: int) -> tuple[int, ...] | None:
    """Which file it is; None for one of somebody else, since a pickle can do anything."""
    status = os.fstat(descriptor)
    if hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or status.st_mode & ANYBODY_MAY_WRITE
    ):
        return None
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _state(files: Sequence[Path]) -> list[Stamp]:
    """All that reading depends on: the files as they are called from here, what lies beside them, the code."""
    folders = dict.fromkeys(file.parent for file in files)
    beside = [folder / name for folder in folders for name in (*RESERVED, "figures")]
    here = (str(Path.cwd()), 0, 0, sys.hexversion)
    return [here, *map(_stamp, (*files, *beside)), *_code()]


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), status.st_mtime_ns, status.st_size, status.st_ino


def _code(packages: Sequence[ModuleType] = (bank, model)) -> list[Stamp]:
    """The modules of packages, at first of those that reading and the questions are made by."""
    found = []
    for package in packages:
        for folder in package.__path__:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        status = entry.stat()
                        found.append(
                            (entry.path, status.st_mtime_ns, status.st_size, status.st_ino)
                        )
    return sorted(found)


def _keep(place: Path, state: list[Stamp], parts: Iterable[object], more: object) -> None:
    """Keep what was read, unless a file was changed so lately that its next change may not show."""
    import pickle

    from allquiz.app.files import replace_file

    newest = max(stamp[1] for stamp in state)
    if newest > (time.time() - SETTLED) * 1e9:
        return
    pickled = [pickle.dumps(part, 5) for part in parts]
    spans, at = [], 0
    for part in pickled:
        spans.append((at, len(part), crc32(part)))
        at += len(part)
    made_of: Any = (state, spans, more)
    head = marshal.dumps(made_of)
    start = [len(head).to_bytes(NUMBER, "big"), crc32(head).to_bytes(NUMBER, "big"), head]
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, b"".join([*start, *pickled]))
