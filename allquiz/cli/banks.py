"""Which banks a command works on, and reading them."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from allquiz.app.refused import Refused
from allquiz.app.stock import Stock, stock
from allquiz.bank.files import NoBank
from allquiz.bank.reading import Reading
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


def read(paths: Sequence[Path]) -> Reading:
    """All that is at the paths, or at the default ones. Raises Refused where one can't be opened."""
    from allquiz.bank.read import read_banks  # a start from the cache does without the reader

    with readable():
        return read_banks(list(paths) or default_banks())


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


def in_stock(paths: Sequence[Path]) -> Stock:
    """The same, from the cache where nothing changed; questions left out for errors are told in one line."""
    with readable():
        found = stock(list(paths) or default_banks())
    if found.broken:
        left_out = found.entries - len(found.listed)
        what = (
            f"{left_out} question{'s' * (left_out != 1)} left out" if left_out else "errors found"
        )
        named = " ".join(found.broken[:3]) + (" …" if len(found.broken) > 3 else "")
        click.echo(f"Note: {what}; see why with: allquiz check {named}", err=True)
    return found


def read_sound(paths: Sequence[Path]) -> Reading:
    """Everything of it."""
    return in_stock(paths).reading
