"""The QTI 1.2 files in a zip, and the pictures beside them: what lies or knows no end does no harm."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO

from allquiz.importers.refusals import Unreadable

MAX_UNPACKED = 100 * 1024 * 1024
MAX_FILES = 10_000
NOT_READ = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
NO_QTI = "no QTI 1.2 file is in this zip; Canvas exports one under “Export quiz”"
MOCHI = "this is a deck of Mochi; write its cards into a table with the columns `front` and `back`"
OF_TEXT = (
    "accept the tracked changes of a text, save it as plain text, and put `Answer: B` below each question: bold "
    "and text boxes are lost there, and what was struck out comes back"
)
# A file that tells what else a zip is, and how its questions come in.
OTHER_ZIPS = {
    "QTI 2": "this is QTI 2 or 3; only QTI 1.2 is read: Canvas's “QTI .zip” export is that, and what R/exams "
    'makes with `exams2openolat(qti = "1.2")`',
    "res00001.dat": "this is a package of Blackboard; import it in Moodle or Canvas, and export it there; with "
    "R/exams, take `exams2moodle`",
    "collection.anki2": "this is an Anki package; in Anki, empty your filtered decks (what is in them stays "
    "behind), choose File, Export, “Notes in Plain Text”, and import that file",
    "cards.xml": "this is a file of Mnemosyne; there, export its cards as “Tab-separated text files”",
    "data.edn": MOCHI,
    "data.json": MOCHI,
    "xl/workbook.xml": "this is an Excel workbook; save its sheet as CSV, where a column names the right "
    "answers, for colors are lost there, and import that file",
    "content.xml": f"this is an OpenDocument file; save a sheet as CSV; {OF_TEXT}",
    "word/document.xml": f"this is a Word document; {OF_TEXT}",
    "moodle_backup.xml": "this is a backup of a Moodle course; export its question bank as Moodle XML",
    "h5p.json": "this is an H5P package, of which no questions can be taken",
}


class Zipped(Mapping[str, bytes]):
    """What is in a zip, read so that a lying or boundless one does no harm, and each file only once
    it is wanted; as a mapping, the pictures by path and by name. Raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
            infos = [i for i in self.archive.infolist() if i.filename and not i.is_dir()]
        except NOT_READ as error:
            raise Unreadable(f"this zip can't be read: {error}") from None
        size = sum(info.file_size for info in infos)
        if size > MAX_UNPACKED or len(infos) > MAX_FILES:
            raise Unreadable(
                f"this zip unpacks to {size:,} bytes in {len(infos):,} files: too much"
            )
        for info in infos:
            parts = info.filename.replace("\\", "/").split("/")
            if ".." in parts or parts[0] == "" or ":" in parts[0]:
                raise Unreadable(f"this zip wants to write outside its folder: {info.filename}")
        self.names = [info.filename for info in infos]
        pictures = [name for name in self.names if name.lower().endswith(PICTURES)]
        self.places = {name.rsplit("/", 1)[-1]: name for name in pictures}
        self.places |= {name: name for name in pictures}
        self.picture = cache(self.read)

    def papers(self) -> list[str]:
        """The QTI 1.2 files; where Canvas wrote one twice, the one with all in it."""
        named = [name for name in self.names if name.endswith((".xml", ".qti"))]
        full = [name for name in named if name.startswith("non_cc_assessments/")]
        heads = {name: self.read(name, 2000) for name in full or named}
        found = [name for name, head in heads.items() if b"<questestinterop" in head]
        if not found:
            newer = (b"qti-assessment-item", b"<assessmentItem")
            is_newer = any(mark in head for head in heads.values() for mark in newer)
            names = {"QTI 2"} if is_newer else set(self.names)
            known = (said for name, said in OTHER_ZIPS.items() if name in names)
            raise Unreadable(next(known, NO_QTI))
        return found

    def read(self, name: str, most: int = -1) -> bytes:
        """What is in a file, or how it begins."""
        try:
            with self.archive.open(name) as file:
                return file.read(most)
        except NOT_READ as error:
            raise Unreadable(f"{name} in this zip can't be read: {error}") from None

    def __getitem__(self, name: str) -> bytes:
        return self.picture(self.places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
