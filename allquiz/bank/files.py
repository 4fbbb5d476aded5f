"""Which files are banks."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")


# How sync tools call the second file where two machines changed one, and what copying makes.
COPY = re.compile(
    r"[ ._-]*(?:\([^()]*conflict[^()]*\)|sync-conflict-[\w-]+|\(\d+\)|(?:- )?copy(?: \d+)?)$",
    re.IGNORECASE,
)


class NoBank(Exception):
    """A path that holds no bank at all."""


def original_of(path: Path) -> Path | None:
    """The file beside it of which this is likely a sync tool's conflicted copy, or another copy."""
    stem = COPY.sub("", path.stem)
    original = path.with_name(stem + path.suffix)
    return original if stem and stem != path.stem and original.is_file() else None


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read, in order, each once; those of a folder by name, hidden ones left out.

    Copies come last: of two questions with one name, that of the original counts.

    Raises OSError for a folder that can't be opened, NoBank for one without a bank.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            with os.scandir(path) as entries:
                names = sorted(
                    entry.name
                    for entry in entries
                    if entry.name.endswith(SUFFIXES)
                    and not entry.name.startswith(".")
                    and entry.is_file()
                )
            if all(name in RESERVED for name in names):
                raise NoBank(f"{path} holds no bank: no *.yaml file")
            inside = sorted((path / name for name in names), key=_is_copy)
        else:
            inside = [path]
        for child in inside:
            found.setdefault(os.path.realpath(child), child)
    return list(found.values())


def _is_copy(path: Path) -> bool:
    return original_of(path) is not None
