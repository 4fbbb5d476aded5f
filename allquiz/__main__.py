"""The program's door: turns what goes wrong into a sentence and an exit status."""

import gc
import os
import sys

from allquiz import __version__


def main() -> None:
    """Run allquiz on the arguments of this process."""
    if sys.argv[1:] == ["--version"]:  # answered without loading anything
        print(f"allquiz {__version__}")  # noqa: T201
        return
    from allquiz.cli.run import run

    # Many small values and no cycles: to look for some would take a third of the time of a check.
    gc.set_threshold(1_000_000)
    status = run(sys.argv[1:])
    # What is still buffered may have nowhere to go (a closed pipe): no traceback for that.
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()  # nor is there anything to look through at the end
    sys.exit(status)


if __name__ == "__main__":
    main()
