"""A release whose record is gone: told by what else there is of it, before another takes its place."""

import subprocess
from contextlib import suppress
from pathlib import Path

from allquiz.app.decks import Shelf
from allquiz.exporters.anki.earlier_package import release_of
from allquiz.exporters.anki.record_file import RECORD_FILE
from allquiz.model.refused import Refused
from allquiz.shell import as_typed


def lost_record(shelf: Shelf) -> Refused | None:
    """Why there was a release before, though there is no record of one; None where nothing says so.

    It is in git, or a package in the decks' folder, or in the bank's, says that it is a release.
    """
    bank, file = shelf.folder.parent, f"{shelf.folder.name}/{RECORD_FILE}"
    commit = _last_commit_of(file, bank)
    packages = sorted(path for folder in (shelf.folder, bank) for path in folder.glob("*.apkg"))
    ids = {deck.id for deck in shelf.decks.values()}
    told = next(((path, of) for path in packages if (of := release_of(path, ids))), None)
    if commit is None and told is None:
        return None
    why = f"{told[0].name} is of the release {told[1]}" if told else f"git has it in {commit}"
    remedy = "take it back from a copy"
    if commit is not None:
        remedy = f"take it back: `git -C {as_typed(bank)} checkout {commit} -- {file}`"
    return Refused(
        f"{bank / file} is missing, and {why}. Without that record every note goes out as new, over "
        "what learners have, and a card may get the place of another gap, pair or step",
        f"{remedy}; if it is lost for good, begin anew with --release --force",
    )


def _last_commit_of(file: str, folder: Path) -> str | None:
    """The last commit in which the file was there; None where none is known."""
    here = str(folder.resolve())
    command = ["git", "-C", here, "log", "-1", "--format=%h", "--diff-filter=AMRT", "--", file]
    with suppress(OSError, subprocess.SubprocessError):
        found = subprocess.run(  # noqa: S603  # a file's name is all that is not ours
            command, capture_output=True, check=True, text=True, timeout=10
        )
        return found.stdout.strip() or None
    return None
