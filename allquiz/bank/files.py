"""Which files are banks."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from allquiz.model.refused import Refused

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")


# How sync tools call the second file where two machines changed one, and what copying makes.
COPY = re.compile(
    r"[ ._-]*(?:\([^()]*conflict[^()]*\)|sync-conflict-[\w-]+|\(\d+\)|(?:- )?copy(?: \d+)?)$",
    re.IGNORECASE,
)


def original_of(path: Path) -> Path | None:
    """The file beside it of which this is likely a sync tool's conflicted copy, or another copy."""
    stem = COPY.sub("", path.stem)
    original = path.with_name(stem + path.suffix)
    return original if stem and stem != path.stem and original.is_file() else None


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read, in order, each once; those of a folder by name, hidden ones left out.

    Copies come last: of two questions with one name, that of the original counts.

    Raises Refused for a folder that can't be opened, or holds no bank.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            names = _names_in(path)
            if all(name in RESERVED for name in names):
                said = f"{path} holds no bank: no *.yaml file"
                raise Refused(said, "give a YAML file, or a folder that has some")
            inside = sorted((path / name for name in names), key=_is_copy)
        else:
            inside = [path]
        for child in inside:
            found.setdefault(os.path.realpath(child), child)
    return list(found.values())


def contents(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, at most so many where that is said. Raises Refused where it can't be opened."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise _unopened(error) from None


def _names_in(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.name.endswith(SUFFIXES)
                and not entry.name.startswith(".")
                and entry.is_file()
            )
    except OSError as error:
        raise _unopened(error) from None


def _unopened(error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError):
        remedy = "check the path, which ALLQUIZ_BANK_PATH may name; `allquiz list banks` shows those in use"
        return Refused(f"there is no {error.filename}", remedy)
    return Refused(f"{error.filename} can't be read: {error.strerror}")


def _is_copy(path: Path) -> bool:
    return original_of(path) is not None
