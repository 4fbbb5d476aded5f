"""Files on the disk itself, and one writer at a time, on every system."""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 10.0  # seconds to wait for another program: it holds a file for the time of a write
MOMENT = 1.0 if sys.platform == "win32" else 0.0  # seconds that a scanner has every new file open
BUSY = {errno.EACCES, errno.EAGAIN}


class NoLocks(OSError):
    """A file system that can't lock files, as that of some network folders."""


try:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

except ImportError:  # Windows
    import msvcrt

    FAR = 2**40  # what is locked is a byte that no file reaches: others may read meanwhile

    def _try_to_lock(descriptor: int) -> None:
        os.lseek(descriptor, FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


def force(descriptor: int) -> None:
    """Have what was written on the disk itself, where a power cut can't reach it."""
    if sys.platform == "darwin":  # fsync only hands it to the drive
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        getattr(os, "fdatasync", os.fsync)(descriptor)


def lock(descriptor: int) -> None:
    """Hold the file alone, until it is closed.

    Raises TimeoutError where another program doesn't let go of it, NoLocks where none can be had.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return _try_to_lock(descriptor)
        except OSError as error:
            if error.errno not in BUSY:
                raise NoLocks(*error.args) from None
            if time.monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, "another program holds it") from None
            time.sleep(0.002)


def take_place(new: Path, old: Path) -> None:
    """Give the new file the name of the old one, in one step. Raises OSError.

    On Windows none may have the old one open meanwhile: those that let go of it soon are waited for.
    """
    end = time.monotonic() + MOMENT
    while True:
        try:
            new.replace(old)
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.02)
        else:
            return


def force_folder(path: os.PathLike[str]) -> None:
    """Have the names in a folder on the disk itself, where the system can."""
    with suppress(OSError):  # Windows opens no folder, some network folders can't do it
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
