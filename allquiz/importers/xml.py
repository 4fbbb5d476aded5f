"""XML from strangers: no entity is expanded, no file or address opened, no document type taken.

By lxml, set so: it is well kept, says on which line an element stands, and reads from C. (defusedxml
guards only the standard library's parsers, and was last released in 2021.)
"""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from allquiz.importers.refusals import Unreadable

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": True,
        "remove_comments": True}  # fmt: skip
MAX_LINE = 65_535  # beyond, libxml2 counts no lines


def elements(file: IO[bytes], tag: str) -> Iterator[Any]:
    """Each element of this name, whole; it is emptied once the next is asked for.

    Raises Unreadable where the XML breaks off or is not safe to read; what reading the file raises.
    """
    # Events of other elements are not asked for: each costs as much as reading it.
    events = etree.iterparse(file, events=("end",), tag=tag, **SAFE)
    is_safe = False
    try:
        for _, element in events:
            if not is_safe:
                _refuse_type(element)
                is_safe = True
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if not is_safe and events.root is not None:
            _refuse_type(events.root)
    except (etree.LxmlError, SyntaxError) as error:
        raise _unreadable(error) from None


def line_of(element: Any) -> int:
    """The line that the element begins on; 0 where it is not known."""
    line = element.sourceline or 0
    return line if line < MAX_LINE else 0


def _refuse_type(element: Any) -> None:
    info = element.getroottree().docinfo
    if info.internalDTD is not None or info.system_url or info.public_id:
        raise Unreadable(
            "a document type (<!DOCTYPE …>) stands in it, which could hide what is read", 1
        )


def _unreadable(error: BaseException) -> Unreadable:
    line = getattr(error, "lineno", None) or 0
    said = str(getattr(error, "msg", "") or error).split(", line ")[0]
    return Unreadable(f"this is not well-formed XML: {said}", line)
