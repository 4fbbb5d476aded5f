"""Which files are banks."""

import os
from collections.abc import Sequence
from pathlib import Path

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")


class NoBank(Exception):
    """A path that holds no bank at all."""


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read, in order, each once; those of a folder by name, hidden ones left out.

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
            inside = [path / name for name in names]
        else:
            inside = [path]
        for child in inside:
            found.setdefault(os.path.realpath(child), child)
    return list(found.values())
