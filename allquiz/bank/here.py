"""Which banks a command works on where none is named."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from allquiz.bank.which_files import bank_files
from allquiz.model.refused import Refused
from allquiz.shell import as_typed
from allquiz.shipped import shipped

# A top-level `questions`, in block style or in braces.
HAS_QUESTIONS = rb"""(?m)^(?:\xef\xbb\xbf)?["']?questions["']?[ \t]*:|\A\s*\{.*questions"""
MOST_BYTES = 10 * 2**20


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
        if not bank.exists():
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
