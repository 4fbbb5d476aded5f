"""Writing files so that nothing is ever half written."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from allquiz.disk import force, force_folder, lock, take_place
from allquiz.model.refused import Refused

# Replacing a file needs no leave to write it, yet who took that away wants it kept.
ANY_MAY_WRITE = 0o222


class Changed(Refused):
    """Another program wrote the file meanwhile."""


def bytes_at(path: Path) -> bytes:
    """What lies there before it is replaced; nothing where no file does."""
    return path.read_bytes() if path.is_file() else b""


def replace_file(path: Path, data: bytes, *, was: bytes | None = None) -> None:
    """Write the data beside the path, then put it in its place in one step.

    Where they were made of what the file `was` (nothing: there was none), it must still be so. Raises
    Changed, OSError, the old file left as it was.
    """
    with nullcontext() if was is None else _alone_in(path.parent):
        if was is not None and was != bytes_at(path):
            raise Changed(f"{path} was changed meanwhile, and is as it was saved", "do it again")
        with replacing(path) as file:
            file.write(data)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """No other process of ours replaces a file in the folder meanwhile; where folders can't be held,
    as on Windows, or somebody doesn't let go of one, that is left to chance."""
    with ExitStack() as held:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            lock(descriptor)
        yield


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file open for writing, beside the path; it takes its place once all went well.

    A device or a pipe is written into, and stays what it is. Raises OSError, the old file left as it
    was, and so does whatever goes wrong within.
    """
    if path.is_dir():
        raise _not_written(path, IsADirectoryError(errno.EISDIR, "it is a folder"))
    if path.exists() and not path.is_file():
        try:
            with path.open("wb") as file:
                yield file
        except OSError as error:
            raise _not_written(path, error) from None
        return
    target = path.resolve()
    if target.is_file() and not target.stat().st_mode & ANY_MAY_WRITE:
        raise OSError(errno.EACCES, "can't be written: it is read-only", str(path))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    try:
        with temporary.open("xb") as file:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            yield file
            file.flush()
            force(file.fileno())
        take_place(temporary, target)
        force_folder(target.parent)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        # A full disk, say; on Windows also that another program has the old file open.
        if isinstance(error, OSError) and error.filename in (None, str(temporary)):
            raise _not_written(path, error) from None
        raise


def _not_written(path: Path, error: OSError) -> OSError:
    """What the user knows is the file, not what stands in for it."""
    return OSError(error.errno, f"can't be written: {error.strerror}", str(path))
