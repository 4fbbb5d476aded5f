"""Whether a file that is there was written by allquiz, and for what: only such a one is replaced."""

import zipfile
from pathlib import Path

from allquiz.exporters import ITEMS_HEADER
from allquiz.exporters.archive import MARK
from allquiz.interchange import TABLE

TABLE_HEADER = ",".join(TABLE).encode()
PARTS = {"collection.anki2": "anki", "assessment_meta.xml": "canvas", "test.xml": "qti"}
WRITTEN = b"written by allquiz"  # how a text says that it is ours,
HEAD = 1_000  # within its first bytes


def is_ours(path: Path) -> bool:
    """Whether allquiz wrote the file, or it holds nothing: an archive says so in its comment, a text
    in its head, a PDF at its end."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - HEAD))
        tail = file.read()
    marks = (WRITTEN, ITEMS_HEADER.encode(), TABLE_HEADER)
    if not head or any(mark in head + tail for mark in marks):
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == MARK
    except zipfile.BadZipFile:
        return False


def written_for(path: Path) -> str | None:
    """The format of a file that allquiz wrote, where another has the same ending: of an archive by
    the part which only that format has, of HTML by whether scripts may run; None for what is neither."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.rpartition("/")[2] for name in archive.namelist()}
    except zipfile.BadZipFile:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.startswith(b"<!doctype html>"):
            return None
        return "page" if b"script-src" in head else "paper"
    return next((name for part, name in PARTS.items() if part in names), None)
