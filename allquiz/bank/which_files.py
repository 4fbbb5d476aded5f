"""Which files are banks; and which banks a command works on where none is named."""

import os
import re
import unicodedata
from collections.abc import Container, Sequence
from functools import partial
from pathlib import Path

from allquiz.model.refused import Refused, nearest
from allquiz.shell import as_typed
from allquiz.shipped import shipped

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")
# A top-level `questions`, in block style or in braces.
HAS_QUESTIONS = rb"""(?m)^(?:\xef\xbb\xbf)?["']?questions["']?[ \t]*:|\A\s*\{.*questions"""
MOST_BYTES = 10 * 2**20


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
        try:
            is_folder = path.is_dir()
        except OSError as error:  # it lies where one may not look
            raise _unopened(error) from None
        if is_folder:
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


def bank_here() -> Path | None:
    """The bank that one stands in: the current folder, else its `questions/`; None for neither.

    None as well where that is the shipped bank, or its equal, as in a checkout.
    """
    here = next(filter(_holds_a_bank, (Path(), Path("questions"))), None)
    return None if here is None or _is_shipped(here) else here


def banks_from(here: Path | None) -> list[Path]:
    """The bank that one stands in, if it is one, else the shipped; and those of ALLQUIZ_BANK_PATH."""
    return [shipped("questions") if here is None else here, *always_banks()]


def always_banks() -> list[Path]:
    """Those of ALLQUIZ_BANK_PATH, which come along with whatever is named. Raises Refused where one is gone."""
    own = os.environ.get("ALLQUIZ_BANK_PATH", "").split(os.pathsep)
    banks = [Path(path) for path in own if path]
    for bank in banks:
        if not os.access(bank, os.F_OK):
            raise Refused(f"there is no {bank}", "ALLQUIZ_BANK_PATH names it: mend or unset that")
    return banks


def _is_shipped(folder: Path) -> bool:
    ours = shipped("questions")
    if folder.resolve() == ours.resolve():
        return True
    names = {path.name for path in ours.glob("*.y*ml")}
    if names != {path.name for path in folder.glob("*.y*ml")}:
        return False
    import filecmp  # few stand beside a copy of ours

    return sorted(filecmp.cmpfiles(folder, ours, names, shallow=False)[0]) == sorted(names)


def naming(banks: Sequence[Path]) -> str:
    """The options that name these banks in a command to type here; none where it takes them anyway."""
    always = [path.resolve() for path in always_banks()]
    banks = [path for path in banks if path.resolve() not in always]
    named = [*(path.resolve() for path in banks), *always]
    if not banks or named == [path.resolve() for path in banks_from(bank_here())]:
        return ""
    ours = shipped("questions").resolve()
    words = ["shipped" if path.resolve() == ours else as_typed(path) for path in banks]
    return "".join(f" --bank {word}" for word in words)


def _holds_a_bank(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    try:
        return any(_is_bank(path) for path in bank_files([folder]))
    except Refused:
        return False


def _is_bank(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return re.search(HAS_QUESTIONS, file.read(MOST_BYTES)) is not None
    except OSError:
        return False
