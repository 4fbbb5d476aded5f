"""What can be wrong with the place where progress is kept."""

import errno
from pathlib import Path

from allquiz.disk import NoLocks
from allquiz.model.refused import Refused

NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
ELSEWHERE = "set ALLQUIZ_DATA_DIR to another one, or use `quiz --no-save`"


class StoreError(Refused):
    """Progress can't be read or saved."""


def not_saved(path: Path, error: OSError) -> StoreError:
    """What the system says when a file can't be written, and what a learner can do about it."""
    why, remedy = f"{error.strerror}", f"try again; else {ELSEWHERE}"
    if isinstance(error, NoLocks):
        why = (
            f"this file system refuses to lock files ({why}), as some network folders do; nothing is "
            "damaged, and what is there can be read"
        )
        remedy = f"to save answers, keep the folder on a disk of this machine: {ELSEWHERE}"
    elif error.errno in NO_ROOM:
        why = f"the disk is full ({why})"
        remedy = "free some space on the disk; what was saved before is still there"
    elif error.errno in NO_LEAVE:
        why, remedy = f"it can't be written ({why})", f"make the folder writable, {ELSEWHERE}"
    return StoreError(f"progress can't be saved in {path}: {why}", remedy)


def not_read(path: Path, error: OSError) -> StoreError:
    remedy = "see that the folder can be read, or set ALLQUIZ_DATA_DIR to another one"
    return StoreError(f"progress can't be read in {path}: {error.strerror}", remedy)
