"""Large banks as they were read last: ten thousand questions take most of a second to read.

What is kept is a cache: it holds for the very files that it was made from and for this code, and
whatever is wrong with it, the files are read anew.
"""

import gc
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from allquiz import bank, model
from allquiz.app.folders import cache_folder
from allquiz.bank.read import RESERVED, Reading, bank_files, read_banks

LARGE = 1_000_000  # bytes: to read less takes a tenth of a second
SETTLED = 2  # seconds after which a change shows in a file's time for certain

State = dict[str, tuple[int, int] | None]  # path to its time of change and its size


def read_kept(paths: Sequence[Path]) -> Reading:
    """What `read_banks` returns, and raises."""
    files = bank_files(paths)
    if sum(file.stat().st_size for file in files) < LARGE:
        return read_banks(paths)
    state = _state(files)
    place = cache_folder() / f"{_name(files)}.pickle"
    reading = _load(place, state)
    if reading is None:
        reading = read_banks(paths)
        _keep(place, state, reading)
    return reading


def _name(files: Sequence[Path]) -> str:
    """A name for these files, as they were called from here: problems and figures name them so."""
    import hashlib

    named = "\0".join([str(Path.cwd()), *map(str, files)])
    return hashlib.sha256(named.encode(errors="surrogateescape")).hexdigest()[:32]


def _state(files: Sequence[Path]) -> State:
    """All that reading depends on: the files, what lies beside them, and the code that reads."""
    beside = [*RESERVED, "figures"]
    folders = dict.fromkeys(file.parent for file in files)
    others = [folder / name for folder in folders for name in beside]
    return {str(path): _stamp(path) for path in (*files, *others, *_code())}


def _code() -> list[Path]:
    folders = [Path(folder) for package in (bank, model) for folder in package.__path__]
    return [module for folder in folders for module in sorted(folder.glob("*.py"))]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _load(place: Path, state: State) -> Reading | None:
    """What was kept, if it was made from just this."""
    import pickle

    enabled = gc.isenabled()
    gc.disable()  # many small objects and no cycles, as in reading
    try:
        with place.open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None  # a pickle can do anything: never one of somebody else
            if pickle.load(file) != state:  # noqa: S301  # our own
                return None
            reading = pickle.load(file)  # noqa: S301  # our own
            return reading if isinstance(reading, Reading) else None
    except Exception:  # a damaged pickle raises what it likes
        return None
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _keep(place: Path, state: State, reading: Reading) -> None:
    """Keep what was read, unless a file was changed so lately that its next change may not show."""
    import pickle

    from allquiz.app.files import replace_file

    newest = max(stamp[0] for stamp in state.values() if stamp)
    if newest > (time.time() - SETTLED) * 1e9:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, pickle.dumps(state, 5) + pickle.dumps(reading, 5))
