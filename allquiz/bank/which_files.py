"""Which files are banks."""

import os
import re
import unicodedata
from collections.abc import Container, Sequence
from functools import partial
from pathlib import Path

from allquiz.model.refused import Refused, nearest

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")


# How sync tools call the second file where two machines changed one, and what copying makes, in the
# languages that these speak: what follows the name of the original, or stands before it.
CONFLICT = r"[ck]onfli[ck]?t\w*|konflik\w*|конфликт\w*|\w*競合\w*|\w*冲突\w*|\w*衝突\w*|충돌\w*"
COPY = r"cop(?:y|ie|ia)|cópia|kop(?:ie|i|ia|ija|ya|io|ierad)|копи[яи]|(?:の)?コピー|副本|복사본|másolat"
AFTER = (
    rf"[ ._~–—-]*(?:[(\[（](?:\S+ )?(?:{COPY})[)\]）]"
    rf"|[(\[（](?:(?:.*\W)?(?:{CONFLICT}).*(?:\d|{COPY}).*|(?:[\w ]*\W)?\w*[ck]onfli[ck]?t(?: \d+)?)[)\]）]"
    rf"|(?:sync-)?conf(?:lict)?-?(?:\d{{8}}-?[\w-]+|\(\d+\))|\d{{8}}-\d{{6}}|(?:{COPY})"
    r"|(?:(?<=-)(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]+|(?<=-).*(?:MacBook|iMac|iPad|iPhone)[\w -]*)|\(\d+\))"
    r"(?:[ -]?\(?\d+\)?)?"
)
BEFORE = rf"(?:{COPY}) \w{{1,3}} (?=.)"


def original_of(path: Path) -> Path | None:
    """The file beside it of which this is likely a sync tool's conflicted copy, or another copy."""
    name = unicodedata.normalize("NFC", path.stem)
    # Compiled where they are needed: a start has no use for them.
    after = re.compile(AFTER, re.IGNORECASE)
    stems = [name[:at] for at in range(len(name) - 1, 0, -1) if after.fullmatch(name, at)]
    if before := re.match(BEFORE, name, re.IGNORECASE):
        stems.append(name[before.end() :])
    beside = (path.with_name(stem + path.suffix) for stem in stems)
    return next((original for original in beside if original.is_file()), None)


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read, in order, each once; those of a folder by name, hidden ones left out.

    Copies come last, and `b 2` or `b-PC` after `b`: of two questions with one name, that of the original counts.

    Raises Refused for a folder that can't be opened, or holds no bank.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            names = _names_in(path)
            if all(name in RESERVED for name in names):
                said = f"{path} holds no bank: no *.yaml file"
                raise Refused(said, "give a YAML file, or a folder that has some")
            stems = {unicodedata.normalize("NFC", Path(name).stem) for name in names}
            inside = sorted((path / name for name in names), key=partial(_in_order, stems))
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
            return [
                entry.name
                for entry in entries
                if entry.name.endswith(SUFFIXES)
                and not entry.name.startswith(".")
                and entry.is_file()
            ]
    except OSError as error:
        raise _unopened(error) from None


def _unopened(error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError):
        missing = Path(error.filename)
        beside = sorted(missing.parent.glob("*.y*ml"))
        alike = [str(other) for other in beside if nearest(missing.stem, [other.stem])]
        remedy = nearest(str(missing), alike) or (
            "check the path; `allquiz list banks` shows the banks in use"
        )
        return Refused(f"there is no {error.filename}", remedy)
    return Refused(f"{error.filename} can't be read: {error.strerror}")


def _in_order(stems: Container[str], path: Path) -> tuple[bool, str, str]:
    """By name, copies of one of the stems last."""
    name = unicodedata.normalize("NFC", path.stem)
    may_be = any(name[:at] in stems or name[at:] in stems for at in range(1, len(name)))
    return may_be and original_of(path) is not None, path.stem, path.suffix
