"""XML from strangers: no entity is expanded, no file or address opened, no document type read.

By lxml, set so: it is well kept, says on which line an element stands, and reads from C. (defusedxml
guards only the standard library's parsers, and was last released in 2021.)
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import IO, Any, NamedTuple, TypeVar

from lxml import etree

from allquiz.importers.refusals import Unreadable
from allquiz.processes import spread

T = TypeVar("T")

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": True,
        "remove_comments": True}  # fmt: skip
BROKEN = (etree.LxmlError, SyntaxError)
PART = 2**19  # bytes that a process reads at a time
TYPE = re.compile(rb'<!DOCTYPE [\w:.-]+ SYSTEM "[\w.-]+\.dtd">')
MAX_LINE = 65_535  # beyond, libxml2 counts no lines


def elements(file: IO[bytes], tag: str | tuple[str, ...]) -> Iterator[Any]:
    """Each element of these names, whole; it is emptied once the next is asked for.

    Raises Unreadable where the XML breaks off or is not safe to read; what reading the file raises.
    """
    etree.clear_error_log()  # for what is said of this file
    # Events of other elements are not asked for: each costs as much as reading it.
    events = etree.iterparse(file, events=("end",), tag=tag, **SAFE)
    has_type = None
    try:
        for _, element in events:
            if has_type is None:
                has_type = _has_type(element)
            if has_type:
                _refuse_entities(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if has_type is None and events.root is not None:
            _has_type(events.root)
    except BROKEN as error:
        raise _unreadable(error) from None


def each(data: bytes, root: str, tag: str, read: Callable[[Any, int], T]) -> Iterator[T]:
    """What `read` makes of each element of this name below the root, and of the line it begins on (0:
    not known): of many by several processes, in parts. Raises Unreadable."""
    parts = _parts(data, root.encode(), f"</{tag}>".encode())
    with closing(spread(partial(_read, tag, read), parts, len(data))) as found:
        for number, made in enumerate(found):
            if made is None:  # it is broken, or cut within a comment: then it is read on in one go
                rest = b"".join(part.inside for part in parts[number:])
                yield from parts[number]._replace(inside=rest, after=b"").read(tag, read)
                return
            yield from made


class _Part(NamedTuple):
    """A part of a file that is well-formed between what stands before and after it."""

    before: bytes
    inside: bytes
    after: bytes
    lines: int  # of the file that are above it

    def read(self, tag: str, read: Callable[[Any, int], T]) -> Iterator[T]:
        above = self.lines - self.before.count(b"\n")
        try:
            for element in elements(BytesIO(b"".join(self[:3])), tag):
                line = line_of(element)
                yield read(element, line and line + above)
        except Unreadable as why:
            raise Unreadable(str(why), why.line and why.line + above) from None


def _read(tag: str, read: Callable[[Any, int], T], part: _Part) -> list[T] | None:
    """What a part comes to, None where it is broken. It is parsed in one go: no event for each element."""
    try:
        root = etree.fromstring(b"".join(part[:3]), etree.XMLParser(**SAFE))
        if _has_type(root):
            _refuse_entities(root)
    except (*BROKEN, Unreadable):
        return None
    above = part.lines - part.before.count(b"\n")
    lines = [(element, line_of(element)) for element in root.iter(tag)]
    return [read(element, line and line + above) for element, line in lines]


def _parts(data: bytes, root: bytes, end: bytes) -> list[_Part]:
    """The file cut behind elements of the root that end so."""
    begins = re.match(rb"[^\0]{,2000}?<%b(?:\s[^>]*)?>" % root, data)
    if begins is None:
        return [_Part(b"", data, b"", 0)]
    parts = []
    start, lines = begins.end(), begins[0].count(b"\n")
    while (stop := data.find(end, start + PART)) >= 0:
        stop += len(end)
        parts.append(_Part(begins[0], data[start:stop], b"</%b>" % root, lines))
        start, lines = stop, lines + data.count(b"\n", start, stop)
    return [*parts, _Part(begins[0], data[start:], b"", lines)]


def line_of(element: Any) -> int:
    """The line that the element begins on; 0 where it is not known."""
    line = element.sourceline or 0
    return line if line < MAX_LINE else 0


def _has_type(element: Any) -> bool:
    """Whether a document type is named, as in QTI 1.2 by R/exams and ILIAS. Raises Unreadable for one that
    declares anything, such as entities, or lies at an address."""
    tree = element.getroottree()
    declared = tree.docinfo.internalDTD
    if declared is None:
        return False
    # lxml writes out all that a type declares but parameter entities.
    if not TYPE.match(etree.tostring(tree)) or any(True for _ in declared.iterentities()):
        raise Unreadable(
            "a document type (<!DOCTYPE …>) stands in it, which could hide what is read: take it out",
            1,
        )
    return True


def _refuse_entities(element: Any) -> None:
    """Raises Unreadable for one that the type may declare, of which nothing would be read."""
    for entity in element.iter(etree.Entity):
        said = f"no one knows what {entity.text} stands for: write that sign in its place"
        raise Unreadable(said, line_of(entity))


def _unreadable(error: BaseException) -> Unreadable:
    # Of an entity that is not defined, the error itself says no more than “Start tag expected”, line 1.
    first = next(iter(getattr(error, "error_log", ())), None)
    said, line = (first.message, first.line) if first else (str(error), 0)
    said = re.sub(" line [0-9]+", "", said)  # of a part of the file it would be counted from there
    if first and first.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
        said += ": write the sign that it stands for in its place"
    return Unreadable(f"this is not well-formed XML: {said}", line)
