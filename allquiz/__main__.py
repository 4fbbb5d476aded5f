"""The program's door: turns what goes wrong into a sentence and an exit status."""

import gc
import io
import os
import sys
from types import FrameType

from allquiz import __version__

# `kill`, a window that is closed or a line that is cut, Ctrl-\: what is begun is saved, and the
# terminal gets back what it had.
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
_ending: list[int] = []  # that which came


def main() -> None:
    if sys.argv[1:] == ["--version"]:  # answered without loading anything
        print(f"allquiz {__version__}")  # noqa: T201
        return
    import signal

    for name in ENDING:
        number = getattr(signal, name, None)  # Windows has one of them
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # `nohup`
            signal.signal(number, _terminated)
    try:
        _open_streams()
        # Many small values and no cycles: to look for some would take a third of the time of a check.
        gc.set_threshold(1_000_000)
        from allquiz.cli.run import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command began
        status = 130
    except SystemExit as ending:  # by a signal
        status = int(ending.code or 0)
    except OSError:  # nor can be said what went wrong: a closed window
        status = 1
    # What is still buffered may have nowhere to go (a closed pipe, a closed window): no traceback for that.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    gc.freeze()  # nor is there anything to look through at the end
    sys.exit(status)


def _open_streams() -> None:
    """A stream that was closed before the start is an empty input, or an output that nobody reads."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)  # nothing else may come to be our output
            mode = "w" if number else "r"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    if isinstance(sys.stdout.buffer, io.RawIOBase):
        # With PYTHONUNBUFFERED a full disk takes the beginning, and nobody is told of the rest.
        out = sys.stdout
        sys.stdout = os.fdopen(1, "w", encoding=out.encoding, errors=out.errors, closefd=False)


def _terminated(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Once: a shell and the system both tell of a window that is closed, and at the end of a session
    HUP follows TERM. The second would cut off the saving."""
    object()  # CPython calls for the second while the exception of the first is on its way: see `on_signal`
    if not _ending:
        _ending.append(signum)
        raise SystemExit(128 + signum)


if __name__ == "__main__":
    main()
