"""A file of the cache: parts of what was made of bank files, for as long as those are as they were.

It holds for the very files that it was made from and for this code, and whatever is wrong with it,
it is as if it were not there.
"""

import marshal
import os
import pickle
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from allquiz import bank, model
from allquiz.app.folders import cache_folder
from allquiz.bank.which_files import RESERVED

SETTLED = 2  # seconds after which a change shows in a file's time for certain
MOST_KNOWN = 0.9  # of the files: a few changed ones are looked at sooner than all are kept anew
NUMBER = 4  # bytes of a number
LONG_AGO = 90 * 24 * 60 * 60  # seconds: what was kept before is deleted, at worst to be made anew
ANYBODY_MAY_WRITE = 0o002

Stamp = tuple[str, int, int, int]  # a path, when it changed, its size, which file it is
Span = tuple[int, int, int]  # where something begins in the cache, its length and checksum


class Kept:
    """A file of the cache: of what it was made, where its parts are, and what goes with them."""

    def __init__(self, place: Path, head: bytes) -> None:
        self.state: list[Stamp]
        self.spans: list[Span]
        self.more: Any
        self.state, self.spans, self.more = marshal.loads(head)  # noqa: S302  # our own
        self._start = 2 * NUMBER + len(head)
        self._place = place

    def load(self, spans: Iterable[Span]) -> list[Any] | None:
        """The parts there; None where one is damaged, or what is there is another cache by now."""
        loaded = []
        try:
            with self._place.open("rb") as file:
                if not _is_trusted(file.fileno()):
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


def unchanged(before: list[Stamp], now: list[Stamp], count: int) -> set[str]:
    """The files, `count` of them after the first stamp, that are as they were; none where what they
    all depend on is not, or another file has come or gone, of which one could be a copy."""
    if [stamp[0] for stamp in before] != [stamp[0] for stamp in now]:
        return set()
    if (before[0], before[count + 1 :]) != (now[0], now[count + 1 :]):
        return set()
    return {new[0] for old, new in zip(before, now, strict=True) if old == new}


def place_of(state: list[Stamp], ending: str = "") -> Path:
    named = "\0".join(stamp[0] for stamp in state)
    return cache_folder() / f"bank-{crc32(named.encode(errors='surrogateescape')):08x}{ending}"


def kept_at(place: Path) -> Kept | None:
    """What was kept there; None where nothing was, it is damaged, of other code or can't be trusted."""
    try:
        with place.open("rb") as file:
            if not _is_trusted(file.fileno()):
                return None
            size, checksum = (int.from_bytes(file.read(NUMBER)) for _ in range(2))
            head = file.read(size)
        return Kept(place, head) if crc32(head) == checksum else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _is_trusted(descriptor: int) -> bool:
    """Whether nobody else could have written the file, since a pickle can do anything."""
    status = os.fstat(descriptor)
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & ANYBODY_MAY_WRITE
    )


def state_of(files: Sequence[Path], by: Sequence[ModuleType] = ()) -> list[Stamp]:
    """All that reading depends on: the files as they are called from here, what lies beside them, the
    code; and that of the packages `by` which more is made of them."""
    folders = dict.fromkeys(file.parent for file in files)
    beside = [folder / name for folder in folders for name in (*RESERVED, "figures")]
    here = (str(Path.cwd()), 0, 0, sys.hexversion)
    return [here, *map(_stamp, (*files, *beside)), *_code((bank, model, *by))]


def _stamp(path: "Path | os.DirEntry[str]") -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return os.fspath(path), 0, 0, 0
    return os.fspath(path), status.st_mtime_ns, status.st_size, status.st_ino


def _code(packages: Sequence[ModuleType]) -> list[Stamp]:
    found = list[Stamp]()
    for package in packages:
        for folder in package.__path__:
            with os.scandir(folder) as entries:
                found += [
                    _stamp(entry)
                    for entry in entries
                    if entry.name.endswith((".py", ".txt", ".json"))
                ]
    return sorted(found)


def keep(place: Path, state: list[Stamp], parts: Iterable[object], more: object) -> None:
    """Keep what was read, unless a file was changed so lately that its next change may not show."""
    from allquiz.app.safe_writing import replacing  # a start from the cache writes nothing

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
    start = [len(head).to_bytes(NUMBER), crc32(head).to_bytes(NUMBER), head]
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with replacing(place) as file:
            file.writelines([*start, *pickled])
        _delete_old(place.parent)


def _delete_old(folder: Path) -> None:
    """Without the caches of banks that are gone, or have more files since."""
    for place in folder.glob("bank-*"):
        with suppress(OSError):  # another process was sooner
            if place.stat().st_mtime < time.time() - LONG_AGO:
                place.unlink()
