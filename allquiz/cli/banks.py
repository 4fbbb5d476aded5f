"""Which banks a command works on, and reading them."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from allquiz.app.refused import Refused
from allquiz.bank.read import NoBank, Reading, read_banks
from allquiz.cli.kept import read_kept
from allquiz.shipped import shipped

bank_option: Callable[[Any], Any] = click.option(
    "--bank",
    "banks",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A bank, or a folder of banks, instead of the shipped ones. Repeatable.",
)


def default_banks() -> list[Path]:
    """The shipped banks, and those of ALLQUIZ_BANK_PATH."""
    own = os.environ.get("ALLQUIZ_BANK_PATH", "").split(os.pathsep)
    return [shipped("questions"), *(Path(path) for path in own if path)]


def read(
    paths: Sequence[Path], reader: Callable[[Sequence[Path]], Reading] = read_banks
) -> Reading:
    """All that is at the paths, or at the default ones. Raises Refused where one can't be opened."""
    chosen = list(paths) or default_banks()
    with readable():
        return reader(chosen)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what keeps a bank from being opened into a refusal."""
    try:
        yield
    except NoBank as error:
        raise Refused(str(error), "give a YAML file, or a folder that has some") from None
    except FileNotFoundError as error:
        raise Refused(
            f"there is no {error.filename}",
            "check the path; `allquiz list banks` shows the shipped",
        ) from None
    except OSError as error:
        raise Refused(f"{error.filename} can't be read: {error.strerror}") from None


def read_sound(paths: Sequence[Path]) -> Reading:
    """The same, saying in one line where questions with errors were left out.

    Large banks come from what was kept of the last reading, if nothing has changed since.
    """
    reading = read(paths, read_kept)
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    if errors:
        files = list(dict.fromkeys(problem.place.file for problem in errors))
        left_out = reading.entries - len(reading.questions)
        what = (
            f"{left_out} question{'s' * (left_out != 1)} left out" if left_out else "errors found"
        )
        named = " ".join(files[:3]) + (" …" if len(files) > 3 else "")
        click.echo(f"Note: {what}; see why with: allquiz check {named}", err=True)
    return reading
