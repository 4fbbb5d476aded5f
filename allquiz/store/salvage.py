"""Reading the log out of a damaged database, page by page.

SQLite gives up at the first page it can't make sense of. The log is a table whose rows never change,
so each of its pages can be read by itself, whatever became of the rest: of the file's header, of the
pages above, of the end of the file. The format: https://www.sqlite.org/fileformat2.html
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from allquiz.model.review import Event, Review
from allquiz.store.jsonl import BadLineError, entry_of_document
from allquiz.store.rows import COLUMNS, BadRow, document_of

LEAF = 13  # the kind of a page that holds rows of a table
SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 512, 65536)
WAL_MAGIC = (0x377F0682, 0x377F0683)
WAL_HEADER, FRAME_HEADER, FILE_HEADER = 32, 24, 100
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type to bytes


class Salvaged(NamedTuple):
    """The entries that could be read, in the order in which they were saved.

    `missing` counts the gaps between them; what came after the last one can't be counted.
    """

    entries: list[Review | Event]
    missing: int


class Unreadable(ValueError):
    """Bytes that are no row of the log."""


def salvage(database: Path) -> Salvaged:
    """Every entry of the log that can be read from the file and the write-ahead log beside it."""
    data = database.read_bytes()
    wal = database.with_name(database.name + "-wal")
    frames = wal.read_bytes() if wal.exists() else b""
    found: dict[int, Review | Event] = {}
    for size in _sizes(data, frames):
        pages = _Pages(data, frames, size)
        found = dict(_rows(pages))
        if found:
            break
    entries = list({found[sequence].id: found[sequence] for sequence in sorted(found)}.values())
    return Salvaged(entries, max(found, default=0) - len(found))


def _sizes(data: bytes, frames: bytes) -> Iterator[int]:
    """The sizes that pages may have: what the files say, then all there are."""
    if len(frames) >= WAL_HEADER:
        yield int.from_bytes(frames[8:12], "big")
    said = int.from_bytes(data[16:18], "big")
    yield 65536 if said == 1 else said
    yield from SIZES


class _Pages:
    """The pages of a database as they stand, those of the write-ahead log over the older ones."""

    def __init__(self, data: bytes, frames: bytes, size: int) -> None:
        self.size = size if size in SIZES else SIZES[0]
        self._data = data
        self._newer = _committed(frames, self.size)
        self.count = max(-(-len(data) // self.size), *self._newer, 0)

    def __getitem__(self, number: int) -> bytes:
        newer = self._newer.get(number)
        if newer is not None:
            return newer
        page = self._data[(number - 1) * self.size : number * self.size]
        return page.ljust(self.size, b"\0")


def _committed(frames: bytes, size: int) -> dict[int, bytes]:
    """The pages that the write-ahead log holds, up to its last commit."""
    pages: dict[int, bytes] = {}
    if len(frames) < WAL_HEADER or int.from_bytes(frames[:4], "big") not in WAL_MAGIC:
        return pages
    salts = frames[16:24]
    pending: dict[int, bytes] = {}
    for start in range(WAL_HEADER, len(frames) - size - FRAME_HEADER + 1, size + FRAME_HEADER):
        number, commit = struct.unpack_from(">II", frames, start)
        if frames[start + 8 : start + 16] != salts:
            break
        pending[number] = frames[start + FRAME_HEADER : start + FRAME_HEADER + size]
        if commit:
            pages |= pending
            pending = {}
    return pages


def _rows(pages: _Pages) -> Iterator[tuple[int, Review | Event]]:
    """The entries with their sequence in the log, page by page."""
    for number in range(1, pages.count + 1):
        page = pages[number]
        start = FILE_HEADER if number == 1 else 0
        if page[start] != LEAF:
            continue
        (cells,) = struct.unpack_from(">H", page, start + 3)
        for cell in range(min(cells, pages.size // 4)):
            try:
                (offset,) = struct.unpack_from(">H", page, start + 8 + 2 * cell)
                sequence, entry = _entry(pages, page, offset)
                if sequence <= pages.count * pages.size:  # more rows than bytes there can't be
                    yield sequence, entry
            except (Unreadable, IndexError, struct.error, ValueError):
                continue


def _entry(pages: _Pages, page: bytes, offset: int) -> tuple[int, Review | Event]:
    """The entry of the cell at the offset. Raises Unreadable where it is none."""
    length, offset = _varint(page, offset)
    sequence, offset = _varint(page, offset)
    values = _record(_payload(pages, page, offset, length))
    if len(values) != len(COLUMNS) + 1 or values[0] is not None or sequence < 1:
        raise Unreadable
    row = dict(zip(COLUMNS, values[1:], strict=True))
    try:
        return sequence, entry_of_document(document_of(row), 0)
    except (BadLineError, BadRow):
        raise Unreadable from None


def _payload(pages: _Pages, page: bytes, offset: int, length: int) -> bytes:
    """The bytes of a row, with those that did not fit on its page."""
    usable = pages.size
    if length <= usable - 35:
        payload = page[offset : offset + length]
    else:
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= usable - 35 else least
        payload = page[offset : offset + here]
        following = int.from_bytes(page[offset + here : offset + here + 4], "big")
        for _ in range(pages.count):
            if not following or following > pages.count or len(payload) >= length:
                break
            more = pages[following]
            payload += more[4 : 4 + length - len(payload)]
            following = int.from_bytes(more[:4], "big")
    if len(payload) != length:
        raise Unreadable
    return payload


def _record(payload: bytes) -> list[Any]:
    """The values of a record. Raises Unreadable for bytes that are none."""
    header, at = _varint(payload, 0)
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Any] = []
    for kind in kinds:
        size = _size(kind)
        part = payload[at : at + size]
        if len(part) != size:
            raise Unreadable
        values.append(_value(kind, part))
        at += size
    if at != len(payload):
        raise Unreadable
    return values


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return INTEGERS.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, part: bytes) -> Any:
    """The value of a serial type: null, whole number, number, blob or text."""
    if kind == 0:
        return None
    if kind == 7:
        return struct.unpack(">d", part)[0]
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(part, "big", signed=True)
    if kind < 12:
        raise Unreadable
    return part.decode("utf-8") if kind % 2 else part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    number = 0
    for step in range(8):
        byte = data[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    return number << 8 | data[at + 8], at + 9
