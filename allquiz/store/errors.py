"""What can be wrong with the place where progress is kept."""

import errno
from pathlib import Path

from allquiz.model.refused import Refused

NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
ELSEWHERE = "set ALLQUIZ_DATA_DIR to another one, or use `quiz --no-save`"


class StoreError(Refused):
    """Progress can't be read or saved."""


def not_saved(path: Path, error: OSError) -> StoreError:
    """What the system says when a file can't be written, and what a learner can do about it."""
    why = f"progress can't be saved in {path}: "
    if error.errno in NO_ROOM:
        remedy = "free some space on the disk; what was saved before is still there"
        return StoreError(f"{why}the disk is full ({error.strerror})", remedy)
    if error.errno in NO_LEAVE:
        remedy = f"make the folder writable, {ELSEWHERE}"
        return StoreError(f"{why}it can't be written ({error.strerror})", remedy)
    return StoreError(f"{why}{error.strerror}", f"try again; else {ELSEWHERE}")


def not_locked(path: Path, error: OSError) -> StoreError:
    """Where two programs can't be kept from writing at once."""
    return StoreError(
        f"progress can't be saved in {path}: this file system refuses to lock files "
        f"({error.strerror}), as some network folders do; nothing is damaged, and what is there can "
        "be read",
        f"to save answers, keep the folder on a disk of this machine: {ELSEWHERE}",
    )


def not_read(path: Path, error: OSError) -> StoreError:
    """Where what was saved can't be read."""
    remedy = "see that the folder can be read, or set ALLQUIZ_DATA_DIR to another one"
    return StoreError(f"progress can't be read in {path}: {error.strerror}", remedy)
