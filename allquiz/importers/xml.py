"""XML from strangers: no entity is expanded, no file or address opened, no document type read.

By lxml, set so: it is well kept, says on which line an element stands, and reads from C. (defusedxml
guards only the standard library's parsers, and was last released in 2021.)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

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
MAX_LINE = 65_535  # beyond, libxml2 counts no lines


def elements(data: bytes, tag: str | tuple[str, ...]) -> Iterator[Any]:
    """Each element of these names, whole; it is emptied once the next is asked for.

    Raises Unreadable where the XML breaks off or is not safe to read.
    """
    etree.clear_error_log()  # for what is said of this file
    # Events of other elements are not asked for: each costs as much as reading it.
    events = etree.iterparse(BytesIO(_untyped(data)), events=("end",), tag=tag, **SAFE)
    try:
        for _, element in events:
            _refuse_type(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
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
                yield from _read_on(tag, read, parts[number:])
                return
            yield from made


class _Part(NamedTuple):
    """A part of a file that is well-formed between what stands before and after it."""

    before: bytes
    inside: bytes
    after: bytes
    above: int  # lines of the file that stand between these


def _read(tag: str, read: Callable[[Any, int], T], part: _Part) -> list[T] | None:
    """What a part comes to, None where it is broken. It is parsed in one go: no event for each element."""
    try:
        root = etree.fromstring(b"".join(part[:3]), etree.XMLParser(**SAFE))
        _refuse_type(root)
    except (*BROKEN, Unreadable):
        return None
    lines = [(element, line_of(element, part.above)) for element in root.iter(tag)]
    return [read(element, line) for element, line in lines]


def _read_on(tag: str, read: Callable[[Any, int], T], parts: Sequence[_Part]) -> Iterator[T]:
    """What the rest of the file comes to, as far as it can be read. Raises Unreadable there."""
    before, _, _, above = parts[0]
    try:
        for element in elements(before + b"".join([part.inside for part in parts]), tag):
            yield read(element, line_of(element, above))
    except Unreadable as why:
        raise Unreadable(str(why), why.line and why.line + above) from None


def _parts(data: bytes, root: bytes, end: bytes) -> list[_Part]:
    """The file cut behind elements of the root that end so."""
    begins = re.match(rb"[^\0]{,2000}?<%b(?:\s[^>]*)?>" % root, data)
    if begins is None:
        return [_Part(b"", data, b"", 0)]
    parts = []
    start, above = begins.end(), 0
    while (stop := data.find(end, start + PART)) >= 0:
        stop += len(end)
        parts.append(_Part(begins[0], data[start:stop], b"</%b>" % root, above))
        start, above = stop, above + data.count(b"\n", start, stop)
    return [*parts, _Part(begins[0], data[start:], b"", above)]


def line_of(element: Any, above: int = 0) -> int:
    """The line that the element begins on, so many being above those that were read; 0 where it is not known."""
    line = element.sourceline or 0
    return line + above if 0 < line < MAX_LINE else 0


def _untyped(data: bytes) -> bytes:
    """The same without a document type: where one is named, libxml2 takes any entity for one that it may declare, and
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
    told = getattr(error, "error_log", ())  # by all parsers, of HTML in the questions too
    first = next((each for each in told if each.domain != etree.ErrorDomains.HTML), None)
    said, line = (first.message, first.line) if first else (str(error), 0)
    said = re.sub(" line [0-9]+", "", said)  # of a part of the file it would be counted from there
    if first and first.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
        said += ": write the sign that it stands for in its place"
    return Unreadable(f"this is not well-formed XML: {said}", line)
