"""Whether a file that is there was written by allquiz, and for what: only such a one is replaced."""

import zipfile
from contextlib import suppress
from pathlib import Path

from allquiz.exporters import ITEMS_HEADER
from allquiz.exporters.archive import MARK, UNREADABLE
from allquiz.interchange import TABLE

PARTS = {"collection.anki2": "anki", "assessment_meta.xml": "canvas", "test.xml": "qti"}
WRITTEN = b"written by allquiz"  # how a text says that it is ours,
HEAD = 1_000  # within its first bytes
MARKS = (WRITTEN, ITEMS_HEADER.encode(), ",".join(TABLE).encode())


def written_for(path: Path) -> str | None:
    """The format of a file that allquiz wrote, empty where its ending says enough; None where allquiz did
    not write it, and it holds something.

    An archive says that it is ours in its comment, a text in its head, a PDF at its end. Where several
    formats have one ending, an archive is told by the part that only one of them has, HTML by whether
    scripts may run.
    """
    with suppress(*UNREADABLE), zipfile.ZipFile(path) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
        its_format = next((name for part, name in PARTS.items() if part in names), "")
        return its_format if archive.comment == MARK else None
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - HEAD))
        ends = head + file.read()
    if head and not any(mark in ends for mark in MARKS):
        return None
    if head.startswith(b"<!doctype html>"):
        return "page" if b"script-src" in head else "paper"
    return ""
