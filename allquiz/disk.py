"""Files on the disk itself, and one writer at a time, on every system."""

import errno
import os
import sys
import time
from collections.abc import Callable
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
    try:
        _patiently(lambda: _try_to_lock(descriptor), PATIENCE)
    except OSError as error:
        if error.errno in BUSY:
            raise TimeoutError(errno.ETIMEDOUT, "another program holds it") from None
        raise NoLocks(*error.args) from None


def take_place(new: Path, old: Path) -> None:
    """Give the new file the name of the old one, in one step. Raises OSError.

    On Windows none may have the old one open meanwhile: those that let go of it soon are waited for.
    """
    _patiently(lambda: new.replace(old), MOMENT)


def _patiently(act: Callable[[], object], seconds: float) -> None:
    """Do it, again for so long while another program is in the way. Raises OSError."""
    end = time.monotonic() + seconds
    while True:
        try:
            act()
        except OSError as error:
            if error.errno not in BUSY or time.monotonic() > end:
                raise
            time.sleep(0.002)
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
