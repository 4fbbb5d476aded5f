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
# Of a document type the name alone, as in QTI 1.2 by R/exams and ILIAS; before it stands no element.
TYPE = re.compile(
    rb"""\A((?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*+)<!DOCTYPE\s+[\w:.-]+\s+SYSTEM\s+(["'])[\w.-]+\.dtd\2\s*>""",
    re.DOTALL,
)
MAX_HEAD = 4000  # bytes in which it stands
MAX_LINE = 65_535  # beyond, libxml2 counts no lines


def elements(file: IO[bytes], tag: str | tuple[str, ...]) -> Iterator[Any]:
    """Each element of these names, whole; it is emptied once the next is asked for.

    Raises Unreadable where the XML breaks off or is not safe to read; what reading the file raises.
    """
    etree.clear_error_log()  # for what is said of this file
    # Events of other elements are not asked for: each costs as much as reading it.
    events = etree.iterparse(_Untyped(file), events=("end",), tag=tag, **SAFE)
    is_first = True
    try:
        for _, element in events:
            if is_first:
                _refuse_type(element)
                is_first = False
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if is_first and events.root is not None:
            _refuse_type(events.root)
    except BROKEN as error:
        raise _unreadable(error) from None


def each(data: bytes, root: str, tag: str, read: Callable[[Any, int], T]) -> Iterator[T]:
    """What `read` makes of each element of this name below the root, and of the line it begins on (0:
    not known): of many by several processes, in parts. Raises Unreadable."""
    parts = _parts(_untyped(data), root.encode(), f"</{tag}>".encode())
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
        _refuse_type(root)
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


class _Untyped:
    """A file without the document type that its head names, as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.head = file, _untyped(file.read(MAX_HEAD))

    def read(self, size: int) -> bytes:
        head, self.head = self.head, b""
        return head or self.file.read(size)


def _untyped(data: bytes) -> bytes:
    """The same without it: where one is named, libxml2 takes any entity for one that it may declare, and
    leaves it out without a word. Lines stay where they are."""
    return TYPE.sub(
        lambda found: found[1] + b"\n" * found[0].count(b"\n", found.end(1) - found.start()), data
    )


def _refuse_type(element: Any) -> None:
    """Raises Unreadable for a document type that declares anything, such as entities, or lies at an address."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            "a document type (<!DOCTYPE …>) stands in it, which could hide what is read: take it out",
            1,
        )


def _unreadable(error: BaseException) -> Unreadable:
    # Of an entity that is not defined, the error itself says no more than “Start tag expected”, line 1.
    first = next(iter(getattr(error, "error_log", ())), None)
    said, line = (first.message, first.line) if first else (str(error), 0)
    said = re.sub(" line [0-9]+", "", said)  # of a part of the file it would be counted from there
    if first and first.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
        said += ": write the sign that it stands for in its place"
    return Unreadable(f"this is not well-formed XML: {said}", line)
