"""YAML text to plain nodes that know their place, safely.

Straight from the parser's events: no value is ever guessed (`No` is the text "No"), nothing is built
or executed, and what the bank format forbids (aliases, anchors, tags, a second document, deep
nesting, characters that hide) becomes a finding with a place. A syntax error costs the question it
stands in; the rest of the file is read all the same.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

Parser: Any = yaml.Loader
if yaml.__with_libyaml__:
    from yaml.cyaml import CParser as Parser  # noqa: F811

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 100
MAX_NODES = 600_000  # keeps a hostile file under the memory bound
MAX_FINDINGS = 500  # of one file
MAX_SYNTAX_ERRORS = 50

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]")
BIDIRECTIONAL = re.compile("[\u202a-\u202e]")


# A scalar is the parser's own event (`value`, `start_mark`, `style`): building a second object for
# each would cost half as much again as parsing.
Scalar = yaml.ScalarEvent


class Mapping:
    """Keys to (key, value), in file order."""

    __slots__ = ("items", "start_mark")

    def __init__(self, items: "dict[str, tuple[Any, Any]]", start_mark: Any) -> None:
        self.items = items
        self.start_mark = start_mark


class Sequence:
    """A list of nodes."""

    __slots__ = ("items", "start_mark")

    def __init__(self, items: list[Any], start_mark: Any) -> None:
        self.items = items
        self.start_mark = start_mark


class Bad:
    """What could not be read and was reported: whoever meets it says nothing more."""

    __slots__ = ("start_mark",)

    def __init__(self, start_mark: Any) -> None:
        self.start_mark = start_mark


Node = Any  # Scalar | Mapping | Sequence | Bad; PyYAML's events are untyped
Report = Callable[[int, int, str, str, str | None], None]  # line, column, rule, message, help


class _Stop(Exception):
    """The rest of the file can't be read; the reason was reported."""


def decode(data: bytes, report: Report) -> str | None:
    """The text of a file, or None (reported) where it is empty, too large or not UTF-8."""
    if len(data) > MAX_BYTES:
        report(1, 1, "too-large", "this file is over 10 MiB", "split it into several files")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = data[error.start]
        message = f"this file is not UTF-8: byte 0x{byte:02x} here is no part of a character"
        report(line, column, "not-utf8", message, "save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report(1, 1, "empty-file", "this file is empty", "a bank has title, topic and questions")
        return None
    return text


def parse(text: str, report: Report) -> Node | None:
    """The file's one document as nodes; None where nothing of it could be read."""
    text = _without_forbidden(text, report)
    for _ in range(MAX_SYNTAX_ERRORS):
        findings: list[tuple[int, int, str, str, str | None]] = []
        try:
            node = _Builder(text, lambda *finding: findings.append(finding)).document()  # noqa: B023
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            report(line, column, "syntax", _syntax_message(error), _syntax_help(text, line, error))
            smaller = _without_block(text, error)
            if smaller is None:
                return None
            text = smaller
        except _Stop:
            for finding in findings:
                report(*finding)
            return None
        else:
            for finding in findings:
                report(*finding)
            return node
    return None


class _Builder:
    def __init__(self, text: str, report: Report) -> None:
        self.next_event = Parser(text).get_event
        self.report = report
        self.nodes = 0
        # Only double-quoted escapes can still bring in what _without_forbidden took out.
        self.escapes = "\\" in text

    def document(self) -> Node | None:
        self.next_event()  # stream start
        event = self.next_event()
        if isinstance(event, yaml.StreamEndEvent):
            self.report(1, 1, "empty-file", "this file is empty", "a bank has title, topic and questions")
            return None
        if event.tags:
            self._say(event, "yaml-tag", "a %TAG directive is not allowed", "remove the line")
        node = self.build(self.next_event(), 1)
        self.next_event()  # document end
        event = self.next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._say(event, "second-document", "a second document begins here", "use one file for each bank")
        return node

    def build(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is Scalar:
            return self._checked(event)
        if kind is yaml.AliasEvent:
            message = f"the alias *{event.anchor} is not allowed"
            self._say(event, "yaml-alias", message, "write the value out, or put this text in quotes")
            return Bad(event.start_mark)
        if depth > MAX_DEPTH:
            self._say(event, "too-deep", f"more than {MAX_DEPTH} levels of nesting", "a bank needs five")
            raise _Stop
        refused = self._refuse_marks(event)
        node = (
            self._sequence(event, depth)
            if kind is yaml.SequenceStartEvent
            else self._mapping(event, depth)
        )
        return Bad(event.start_mark) if refused else node

    def _checked(self, event: Any) -> Node:
        if self._refuse_marks(event):
            return Bad(event.start_mark)
        if self.escapes and FORBIDDEN.search(event.value):
            rule = "bidi-control" if BIDIRECTIONAL.search(event.value) else "control-character"
            message = "an escape in this text makes a character that is not allowed"
            self._say(event, rule, message, "take the escape out")
            return Bad(event.start_mark)
        return event

    def _is_clean(self, event: Any) -> bool:
        """Whether the event is a scalar that can stand as it is (the case nearly always)."""
        return (
            event.__class__ is Scalar
            and event.tag is None
            and event.anchor is None
            and not self.escapes
        )

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        next_event, build, end = self.next_event, self.build, yaml.SequenceEndEvent
        while (event := next_event()).__class__ is not end:
            items.append(build(event, depth + 1))
            self._count(event, 1)
        return Sequence(items, start.start_mark)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        items: dict[str, tuple[Any, Any]] = {}
        next_event, build, is_clean = self.next_event, self.build, self._is_clean
        end = yaml.MappingEndEvent
        while (event := next_event()).__class__ is not end:
            key = event if is_clean(event) else build(event, depth + 1)
            content = next_event()
            value = content if is_clean(content) else build(content, depth + 1)
            self._count(event, 2)
            if key.__class__ is Scalar:
                text = key.value
                if text in items:
                    self._duplicate(key, items[text][0])
                else:
                    items[text] = (key, value)
            elif key.__class__ is not Bad:
                self._say(event, "wrong-kind", "a key must be text", "put this text in quotes")
        return Mapping(items, start.start_mark)

    def _duplicate(self, key: Any, first: Any) -> None:
        message = f"`{shorten(key.value)}` was already given on line {first.start_mark.line + 1}"
        self._say(key, "duplicate-key", message, "keep one of the two")

    def _count(self, event: Any, more: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            message = "this file holds more values than a bank can"
            self._say(event, "too-large", message, "split it into several files")
            raise _Stop

    def _refuse_marks(self, event: Any) -> bool:
        """Report an anchor or a tag; whether there was one."""
        if event.anchor is not None:
            message = f"the anchor &{shorten(event.anchor)} is not allowed"
            self._say(event, "yaml-anchor", message, "write each value out, or put this text in quotes")
        if event.tag is not None:
            message = f"the tag {shorten(event.tag)} is not allowed"
            self._say(event, "yaml-tag", message, "remove it, or put this text in quotes")
        return event.anchor is not None or event.tag is not None

    def _say(self, event: Any, rule: str, message: str, remedy: str) -> None:
        mark = event.start_mark
        self.report(mark.line + 1, mark.column + 1, rule, message, remedy)


def shorten(text: str, limit: int = 60) -> str:
    """The text on one line, cut to `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _without_forbidden(text: str, report: Report) -> str:
    """The text with every character that may not stand in a bank reported and made a `?`."""
    if not FORBIDDEN.search(text):
        return text
    line, start = 1, 0
    for found, match in enumerate(FORBIDDEN.finditer(text)):
        if found >= MAX_FINDINGS:
            break
        line += text.count("\n", start, match.start())
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        code = f"U+{ord(match[0]):04X}"
        if BIDIRECTIONAL.match(match[0]):
            report(line, column, "bidi-control", f"{code} changes the direction of text and can hide what is written", "delete it; direction marks and isolates are allowed")
        else:
            report(line, column, "control-character", f"the control character {code} is not allowed", "delete it")
    return FORBIDDEN.sub("?", text)


def _syntax_message(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or "not YAML")
    return f"not YAML: {problem}" + (f" ({error.context})" if error.context else "")


def _syntax_help(text: str, line: int, error: yaml.MarkedYAMLError) -> str:
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in str(error.problem):
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in str(error.problem):
        return "a text that holds `: ` must stand in quotes: put this text in quotes"
    if "quoted scalar" in str(error.context):
        return "a quotation mark is not closed"
    return "check the indentation and the quotes; put this text in quotes"


def _without_block(text: str, error: yaml.MarkedYAMLError) -> str | None:
    """The text with the list entry that holds the error made blank, so that the others can be read."""
    lines = text.split("\n")
    start = re.search(r"^questions[ \t]*:[ \t]*(#.*)?$", text, re.MULTILINE)
    if start is None:
        return None
    first_line = text.count("\n", 0, start.end()) + 1
    entry = next((m for line in lines[first_line:] if (m := re.match(r"( *)-(?= |$)", line))), None)
    if entry is None:
        return None
    starts = [
        number
        for number in range(first_line, len(lines))
        if re.match(re.escape(entry[0]) + r"(?: |$)", lines[number])
    ]
    for mark in (error.context_mark, error.problem_mark):
        if mark is None or mark.line < starts[0]:
            continue
        begin = max(s for s in starts if s <= mark.line)
        if not lines[begin].strip():
            continue
        end = next((s for s in starts if s > begin), len(lines))
        if error.context_mark and error.context_mark.line < starts[0] and mark.line in starts:
            # The parser stumbled over the entry that follows the broken one.
            earlier = [s for s in starts if s < mark.line and lines[s].strip()]
            begin, end = (earlier[-1], mark.line) if earlier else (begin, end)
        return "\n".join([*lines[:begin], *[""] * (end - begin), *lines[end:]])
    return None
