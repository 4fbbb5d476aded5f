"""The files that progress is kept in: one a machine, of lines that are only ever added; and what can
be wrong with the place."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from allquiz.disk import NoLocks, force, force_folder, lock
from allquiz.model.refused import Refused
from allquiz.store.lines import CLOSED

FOLDER = "answers"
ENDING = ".jsonl"
FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)

TRIES = 5  # to open a file that is not there, or that others take the place of

NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
ELSEWHERE = "set ALLQUIZ_DATA_DIR to another one, or use `quiz --no-save`"


class StoreError(Refused):
    """Progress can't be read or saved."""


class Gone(OSError):
    """The folder was there, and is no more: with its disk, or taken away."""


class Journal:
    """The folder `answers` in a data folder. `word` gives the name of this machine's own file.

    Another file there comes from another machine, or is a copy that a syncing tool made of one: all
    are read. `on_append` is told of every line that is added.
    """

    def __init__(self, data: Path, word: Callable[[], str], on_append: Callable[[], None]) -> None:
        self.folder = data / FOLDER
        self._word = word
        self._on_append = on_append
        self.along: dict[str, bytes] = {}  # read as if they were files here
        self._called: dict[str, str] = {}  # files as the system calls them, by name
        self._was_there = False

    @cached_property
    def own(self) -> Path:
        return self.folder / f"{self._word()}{ENDING}"

    def files(self) -> dict[str, list[int]]:
        """The size of each file, by name, and its time of change: together they tell a change."""
        found = {name: [len(data), 0] for name, data in self.along.items()}
        try:
            with (
                suppress(FileNotFoundError, NotADirectoryError),
                os.scandir(self.folder) as entries,
            ):
                self._was_there = True
                for entry in entries:
                    hidden = entry.name.startswith(".")  # half copied, or not ours
                    if entry.name.endswith(ENDING) and not hidden and entry.is_file():
                        name = in_utf8(entry.name)
                        self._called[name] = entry.name
                        with suppress(FileNotFoundError):  # taken away just now
                            found[name] = [entry.stat().st_size, entry.stat().st_mtime_ns]
        except OSError as error:
            raise _not_read(self.folder, error) from None
        return dict(sorted(found.items()))

    def read(self, name: str, start: int = 0) -> bytes:
        """A file from a place on, in bytes. Raises OSError."""
        if name in self.along:
            return self.along[name][start:]
        with (self.folder / self._called.get(name, name)).open("rb") as file:
            file.seek(start)
            return file.read()

    def append(self, data: bytes, *, forced: bool = True) -> None:
        """Add lines to this machine's file, in one write, all of it on the disk when this returns.

        `forced` False leaves the disk to the system: what is written outlives the program, but not
        a power cut. A line that was cut off, as by a power cut, is ended first. Raises StoreError.
        """
        try:
            for is_again in (False, True):  # a tool may put another file there, lock or not
                with self._opened() as descriptor:
                    if _add(descriptor, data, forced=forced) == 0:
                        force_folder(self.folder)
                    if is_again or self._is_own(descriptor):
                        break
        except OSError as error:
            raise _not_saved(self.own, error) from None
        self._on_append()

    @contextmanager
    def _opened(self) -> Iterator[int]:
        """This machine's file, held alone."""
        for tries_left in reversed(range(TRIES)):
            try:
                descriptor = os.open(self.own, FLAGS, 0o600)
            except FileNotFoundError:
                self._make_folder()
                if not tries_left:  # a link to nowhere, or a path too long for Windows
                    raise
                continue
            try:
                lock(descriptor)
                if self._is_own(descriptor) or not tries_left:
                    self._was_there = True
                    yield descriptor
                    return
            finally:
                os.close(descriptor)

    def _is_own(self, descriptor: int) -> bool:
        """Whether it is still that file: another program may put another in its place."""
        with suppress(FileNotFoundError):
            return os.fstat(descriptor).st_ino == self.own.stat().st_ino
        return False

    def _make_folder(self) -> None:
        """Once: where a disk was taken out meanwhile, what is saved in its place is hidden when it is
        back. Raises Gone, OSError."""
        if self._was_there and not self.folder.is_dir():
            raise Gone(errno.ENOENT, "the folder is gone")
        for folder in (self.folder.parent, self.folder):
            if not folder.is_dir():
                folder.parent.mkdir(parents=True, exist_ok=True)
                folder.mkdir(mode=0o700, exist_ok=True)
                force_folder(folder.parent)


def in_utf8(name: str) -> str:
    r"""A file's name with `\xeb` for a byte that is not UTF-8: tools call a copy after its machine."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _add(descriptor: int, data: bytes, *, forced: bool) -> int:
    """All of it, or nothing; returns the size before."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if size:
        os.lseek(descriptor, size - 1, os.SEEK_SET)
        if os.read(descriptor, 1) != b"\n":
            data = CLOSED + data
    try:
        written = os.write(descriptor, data)
        while written < len(data):  # the disk is full; to go on says so
            written += os.write(descriptor, data[written:])
        if forced:
            force(descriptor)
    except OSError:
        with suppress(OSError):  # nobody was told that it is saved
            os.ftruncate(descriptor, size)
        raise
    return size


def _not_saved(path: Path, error: OSError) -> StoreError:
    """What the system says when a file can't be written, and what a learner can do about it."""
    why, remedy = f"{error.strerror}", f"try again; else {ELSEWHERE}"
    if isinstance(error, NoLocks):
        why = (
            f"this file system refuses to lock files ({why}), as some network folders do; nothing is "
            "damaged, and what is there can be read"
        )
        remedy = f"to save answers, keep the folder on a disk of this machine: {ELSEWHERE}"
    elif isinstance(error, Gone):
        why += " that was there just now"
        remedy = "connect its disk again, or put the folder back: what was saved before is in it"
    elif error.errno in NO_ROOM:
        why = f"the disk is full ({why})"
        remedy = "free some space on the disk; what was saved before is still there"
    elif error.errno in NO_LEAVE:
        why, remedy = f"it can't be written ({why})", f"make the folder writable, {ELSEWHERE}"
    return StoreError(f"progress can't be saved in {path}: {why}", remedy)


def _not_read(path: Path, error: OSError) -> StoreError:
    remedy = "see that the folder can be read, or set ALLQUIZ_DATA_DIR to another one"
    return StoreError(f"progress can't be read in {path}: {error.strerror}", remedy)
