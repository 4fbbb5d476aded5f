"""YAML text to plain values that know their place, safely.

Straight from the parser's events: no value is ever guessed (`No` is the text "No"), nothing is built
or executed, and what the bank format forbids (aliases, anchors, tags, a second document, deep
nesting, characters that hide) becomes a finding with a place. What is no YAML at all is for
`yaml_document` to read around.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from allquiz.bank.characters import (
    BIDIRECTIONAL,
    FORBIDDEN,
    LINE_SEPARATOR,
    PARAGRAPH_SEPARATOR,
    UNREADABLE,
    Report,
    shorten,
    with_separators,
)

# On libyaml's parser where PyYAML was built with it; the one in Python gives the same events.
Loader: Any = vars(yaml)["CLoader"] if yaml.__with_libyaml__ else yaml.Loader

MAX_DEPTH = 100
QUESTION_DEPTH = 3  # of a question, in the list of them, in the file's mapping
MAX_FINDINGS = 10_000  # of one file

SECOND_DOCUMENT = (
    "second-document",
    "a second document begins here",
    "delete this line: a bank is one document, and a second bank another file",
)
# Where anchors and tags can begin: at the start of a token.
BEFORE_TOKEN = b" \t\n[{,:\"'?-"

# What a document is read to. A text is a str and a mapping a dict; where each stands is kept by
# whatever holds it, as the parser's marks (`line` and `column` from 0).
Mark = Any
Value = Any  # str | Mapping | Sequence | Bad
Mapping = dict[str, tuple[Mark, Value, Mark]]  # key to (place of the key, value, its place)


class Sequence:
    """A list of values, each with its place; `end` is where what follows it stands."""

    __slots__ = ("end", "items", "marks")

    def __init__(self, items: list[Value], marks: list[Mark], end: Mark) -> None:
        self.items, self.marks, self.end = items, marks, end

    def __iter__(self) -> Iterator[tuple[Value, Mark]]:
        return zip(self.items, self.marks, strict=True)


class Bad:
    """What could not be read and was reported: whoever meets it says nothing more.

    `id` is that of a question, where a line of it tells it all the same.
    """

    __slots__ = ("id",)

    def __init__(self, id: str = "") -> None:
        self.id = id


BAD = Bad()


class TooDeep(yaml.MarkedYAMLError):
    """Nesting beyond MAX_DEPTH: what holds it is left out as if it were no YAML."""


def read(text: str, report: Report) -> tuple[Value, Mark] | None:
    """The document. Raises MarkedYAMLError, and then has reported nothing."""
    findings: list[tuple[int, int, str, str, str | None]] = []
    root = builder(text, lambda *finding: findings.append(finding)).document()
    for finding in findings:
        report(*finding)
    return root


def plain(value: Value) -> Any:
    """The value as texts, lists and mappings, without places."""
    if value.__class__ is dict:
        return {key: plain(inner) for key, (_, inner, _) in value.items()}
    return [plain(item) for item in value.items] if isinstance(value, Sequence) else value


class Builder:
    """Makes values of the parser's events."""

    def __init__(self, data: bytes, report: Report, *, suspect: bool) -> None:
        self.next_event = Loader(data).get_event
        self.report = report
        self.suspect = suspect  # whether texts need a look, and marks may be there

    def document(self, depth: int = 1) -> tuple[Value, Mark] | None:
        """The one document and its place; its root stands at this depth of nesting."""
        try:
            return self._document(depth)
        except UnicodeDecodeError as error:  # escapes in a tag can make bytes that are no text
            raise yaml.MarkedYAMLError(problem="a tag is not UTF-8") from error

    def _document(self, depth: int) -> tuple[Value, Mark] | None:
        self.next_event()  # stream start
        event = self.next_event()
        if isinstance(event, yaml.StreamEndEvent):
            self._say_empty()
            return None
        if event.tags:
            self._say(event, "yaml-tag", "a %TAG directive is not allowed", "remove the line")
        event = self.next_event()
        root = self.build(event, depth), event.start_mark
        if root[0] == "":
            self._say_empty()
            return None
        self.next_event()  # document end
        event = self.next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._say(event, *SECOND_DOCUMENT)
        return root

    def build(self, event: Any, depth: int) -> Value:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            message = f"the alias *{event.anchor} is not allowed"
            remedy = "write the value out, or put this text in quotes"
            self._say(event, "yaml-alias", message, remedy)
            return BAD
        refused = self.suspect and self._refuse_marks(event)
        if kind is yaml.ScalarEvent:
            return BAD if refused else self._text(event)
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels of nesting"
            raise TooDeep(problem=message, problem_mark=event.start_mark)
        read = self._sequence if kind is yaml.SequenceStartEvent else self._mapping
        value = read(depth)
        # What holds questions is read all the same: a mark on it must not hide what they say.
        return BAD if refused and depth > QUESTION_DEPTH else value

    def _text(self, event: Any) -> Value:
        text = event.value
        _, stub, id = text.partition(UNREADABLE)
        if stub:
            return Bad(id)
        text = with_separators(text)
        # Only double-quoted escapes can still bring in what _without_forbidden took out.
        if not FORBIDDEN.search(text):
            return text
        rule = "bidi-control" if BIDIRECTIONAL.search(text) else "control-character"
        message = "an escape in this text makes a character that is not allowed"
        self._say(event, rule, message, "take the escape out")
        return BAD

    # The two loops take nearly all the time of reading: scalars that can stand as they are, as
    # nearly all can, are taken without a call.

    def _sequence(self, depth: int) -> Sequence:
        items: list[Value] = []
        marks: list[Mark] = []
        add, add_mark = items.append, marks.append
        next_event, build = self.next_event, self.build
        plain = None if self.suspect else yaml.ScalarEvent
        end = yaml.SequenceEndEvent
        while (kind := (event := next_event()).__class__) is not end:
            add(event.value if kind is plain else build(event, depth + 1))
            add_mark(event.start_mark)
        return Sequence(items, marks, event.start_mark)

    def _mapping(self, depth: int) -> Mapping:
        mapping: Mapping = {}
        next_event, build = self.next_event, self.build
        plain = None if self.suspect else yaml.ScalarEvent
        end = yaml.MappingEndEvent
        while (kind := (key := next_event()).__class__) is not end:
            name = key.value if kind is plain else self._key(key, depth + 1)
            event = next_event()
            value = event.value if event.__class__ is plain else build(event, depth + 1)
            if name.__class__ is str and name not in mapping:
                mapping[name] = (key.start_mark, value, event.start_mark)
            elif name.__class__ is str:
                message = f"`{shorten(name)}` was already given on line {mapping[name][0].line + 1}"
                remedy = "keep one of the two" + "; a second bank is another file" * (depth == 1)
                self._say(key, "duplicate-key", message, remedy)
            elif name.__class__ is not Bad:
                self._say(key, "wrong-kind", "a key must be text", "put this text in quotes")
        return mapping

    def _key(self, event: Any, depth: int) -> Value:
        """What a key is; a mark on it is reported, and does not make the key a missing one."""
        if event.__class__ is not yaml.ScalarEvent:
            return self.build(event, depth)
        self._refuse_marks(event)
        return self._text(event)

    def _refuse_marks(self, event: Any) -> bool:
        """Report an anchor or a tag; whether there was one."""
        if event.anchor is not None:
            message = f"the anchor &{shorten(event.anchor)} is not allowed"
            self._say(
                event, "yaml-anchor", message, "write each value out, or put this text in quotes"
            )
        if event.tag is not None:
            message = f"the tag {shorten(event.tag)} is not allowed"
            self._say(event, "yaml-tag", message, "remove it, or put this text in quotes")
        return event.anchor is not None or event.tag is not None

    def _say_empty(self) -> None:
        message, remedy = "this file is empty", "a bank has title, topic and questions"
        self.report(1, 1, "empty-file", message, remedy)

    def _say(self, event: Any, rule: str, message: str, remedy: str) -> None:
        mark = event.start_mark
        self.report(mark.line + 1, mark.column + 1, rule, message, remedy)


def _has_marks(data: bytes) -> bool:
    """Whether there may be an escape, an anchor (which has a name) or a tag."""
    return b"\\" in data or any(
        before[-1:] in BEFORE_TOKEN and (mark == b"!" or after[:1] != b" ")
        for mark in (b"&", b"!")
        if mark in data
        for before, after in pairwise(data.split(mark))
    )


def builder(text: str, report: Report) -> Builder:
    """A reader of the text, which looks as closely as the text needs: most need no look for marks."""
    data = text.encode()
    replaced = (LINE_SEPARATOR, PARAGRAPH_SEPARATOR, UNREADABLE)
    suspect = _has_marks(data) or any(character in text for character in replaced)
    return Builder(data, report, suspect=suspect)
