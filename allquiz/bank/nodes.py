"""YAML text to plain values that know their place, safely.

Straight from the parser's events: no value is ever guessed (`No` is the text "No"), nothing is built
or executed, and what the bank format forbids (aliases, anchors, tags, a second document, deep
nesting, characters that hide) becomes a finding with a place. A syntax error costs the question it
stands in; the rest of the file is read all the same.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import yaml

# libyaml's parser where PyYAML was built with it; the one in Python gives the same events.
Parser: Any = vars(yaml.cyaml)["CParser"] if yaml.__with_libyaml__ else yaml.Loader

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 100
MAX_VALUES = 600_000  # keeps a hostile file under the memory bound
TOO_MANY = "this file holds more values than a bank can"
MAX_FINDINGS = 500  # of one file
MAX_SYNTAX_ERRORS = 50

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]")
BIDIRECTIONAL = re.compile("[\u202a-\u202e]")
# Where anchors and tags can begin: at the start of a token.
BEFORE_TOKEN = frozenset(" \t\n[{,:\"'?-")


# What a document is read to. A text is a str and a mapping a dict; where each stands is kept by
# whatever holds it, as the parser's marks (`line` and `column` from 0).
Mark = Any
Value = Any  # str | Mapping | Sequence | BAD
Mapping = dict[str, tuple[Mark, Value, Mark]]  # key to (place of the key, value, its place)


class Sequence:
    """A list of values and the place of each."""

    __slots__ = ("items", "marks")

    def __init__(self) -> None:
        self.items: list[Value] = []
        self.marks: list[Mark] = []


class Bad:
    """What could not be read and was reported: whoever meets it says nothing more."""


BAD = Bad()
Report = Callable[[int, int, str, str, str | None], None]  # line, column, rule, message, help


class Unusual(Exception):
    """A file that `stream` leaves to `parse`."""


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


def parse(text: str, report: Report) -> tuple[Value, Mark] | None:
    """The file's one document and its place; None where nothing of it could be read."""
    if (
        text.count("\n") + text.count(",") > MAX_VALUES
    ):  # each value but the first has one before it
        report(1, 1, "too-large", TOO_MANY, "split it into several files")
        return None
    text = _without_forbidden(text, report)
    if "\u2028" in text or "\u2029" in text:
        # To YAML these end a line; to editors, and so to whoever looks for line 7, they do not.
        hidden = parse(text.translate(HIDE), report)
        return hidden and (_shown(hidden[0]), hidden[1])
    for _ in range(MAX_SYNTAX_ERRORS):
        findings: list[tuple[int, int, str, str, str | None]] = []
        try:
            root = _Builder(text, lambda *finding: findings.append(finding)).document()  # noqa: B023
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
            return root
    return None


def stream(text: str) -> Iterator[tuple[Mapping, Value, Mark]]:
    """The entries under `questions:` one by one, each with the headings and its own place.

    For the usual file: headings first, questions last, and nothing to report. An entry can then be
    made a question, and forgotten, before the next is parsed, which takes two thirds of the time.
    Raises Unusual for any other file, possibly after some entries.
    """

    def refuse(*_: object) -> NoReturn:
        raise Unusual

    if _is_suspect(text):
        raise Unusual
    builder = _Builder(text, refuse)
    next_event = builder.next_event
    try:
        next_event()  # stream start
        start = next_event()
        if start.__class__ is not yaml.DocumentStartEvent or start.tags:
            raise Unusual
        if next_event().__class__ is not yaml.MappingStartEvent:
            raise Unusual
        headings: Mapping = {}
        while (key := next_event()).__class__ is yaml.ScalarEvent:
            event = next_event()
            if key.value == "questions" and event.__class__ is yaml.SequenceStartEvent:
                break
            if key.value in headings:
                raise Unusual
            headings[key.value] = (key.start_mark, builder.build(event, 2), event.start_mark)
        else:
            raise Unusual
        headings["questions"] = (key.start_mark, Sequence(), event.start_mark)
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            yield headings, builder.build(event, 3), event.start_mark
        for expected in (yaml.MappingEndEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent):
            if next_event().__class__ is not expected:
                raise Unusual
    except (yaml.YAMLError, _Stop):
        raise Unusual from None


def _is_suspect(text: str) -> bool:
    """Whether the text may hold what has to be reported, or looked at twice."""
    return (
        text.count("\n") + text.count(",") > MAX_VALUES
        or (
            not text.replace("\n", " ").isprintable()
            and (FORBIDDEN.search(text) is not None or "\u2028" in text or "\u2029" in text)
        )
        or _has_marks(text)
    )


def _has_marks(text: str) -> bool:
    """Whether an escape, anchor or tag may be in it: most files need no second look for those."""
    if "\\" in text:
        return True
    for mark in "&!":
        at = text.find(mark)
        while at >= 0:
            if at == 0 or text[at - 1] in BEFORE_TOKEN:
                return True
            at = text.find(mark, at + 1)
    return False


HIDE = str.maketrans("\u2028\u2029", "\uf8f0\uf8f1")  # private characters, unused elsewhere
SHOW = str.maketrans("\uf8f0\uf8f1", "\u2028\u2029")


def _shown(value: Value) -> Value:
    """The value with what `HIDE` replaced put back."""
    if isinstance(value, str):
        return value.translate(SHOW)
    if isinstance(value, dict):
        return {k.translate(SHOW): (a, _shown(v), b) for k, (a, v, b) in value.items()}
    if isinstance(value, Sequence):
        value.items = [_shown(item) for item in value.items]
    return value


class _Builder:
    def __init__(self, text: str, report: Report) -> None:
        self.next_event = Parser(text).get_event
        self.report = report
        self.values = 0
        self.suspect = _has_marks(text)

    def document(self) -> tuple[Value, Mark] | None:
        self.next_event()  # stream start
        event = self.next_event()
        if isinstance(event, yaml.StreamEndEvent):
            message, remedy = "this file is empty", "a bank has title, topic and questions"
            self.report(1, 1, "empty-file", message, remedy)
            return None
        if event.tags:
            self._say(event, "yaml-tag", "a %TAG directive is not allowed", "remove the line")
        event = self.next_event()
        root = self.build(event, 1), event.start_mark
        self.next_event()  # document end
        event = self.next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            message = "a second document begins here"
            self._say(event, "second-document", message, "use one file for each bank")
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
            return BAD if refused or not self._allowed(event) else event.value
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels of nesting"
            self._say(event, "too-deep", message, "a bank needs five")
            raise _Stop
        read = self._sequence if kind is yaml.SequenceStartEvent else self._mapping
        value = read(depth)
        return BAD if refused else value

    def _allowed(self, event: Any) -> bool:
        # Only double-quoted escapes can still bring in what _without_forbidden took out.
        if not FORBIDDEN.search(event.value):
            return True
        rule = "bidi-control" if BIDIRECTIONAL.search(event.value) else "control-character"
        message = "an escape in this text makes a character that is not allowed"
        self._say(event, rule, message, "take the escape out")
        return False

    # The two loops take nearly all the time of reading: scalars that can stand as they are, as
    # nearly all can, are taken without a call.

    def _sequence(self, depth: int) -> Sequence:
        sequence = Sequence()
        add, add_mark = sequence.items.append, sequence.marks.append
        next_event, suspect, scalar = self.next_event, self.suspect, yaml.ScalarEvent
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            taken = event.__class__ is scalar and not suspect
            add(event.value if taken else self.build(event, depth + 1))
            add_mark(event.start_mark)
        self._count(len(sequence.items), event)
        return sequence

    def _mapping(self, depth: int) -> Mapping:
        mapping: Mapping = {}
        next_event, suspect, scalar = self.next_event, self.suspect, yaml.ScalarEvent
        end = yaml.MappingEndEvent
        while (key := next_event()).__class__ is not end:
            taken = key.__class__ is scalar and not suspect
            name = key.value if taken else self.build(key, depth + 1)
            event = next_event()
            taken = event.__class__ is scalar and not suspect
            value = event.value if taken else self.build(event, depth + 1)
            if name.__class__ is str and name not in mapping:
                mapping[name] = (key.start_mark, value, event.start_mark)
            elif name.__class__ is str:
                message = f"`{shorten(name)}` was already given on line {mapping[name][0].line + 1}"
                self._say(key, "duplicate-key", message, "keep one of the two")
            elif name is not BAD:
                self._say(key, "wrong-kind", "a key must be text", "put this text in quotes")
        self._count(2 * len(mapping), key)
        return mapping

    def _count(self, more: int, event: Any) -> None:
        """Stop where many containers of few values add up; `parse` saw to containers of many."""
        self.values += more + 1
        if self.values > MAX_VALUES:
            self._say(event, "too-large", TOO_MANY, "split it into several files")
            raise _Stop

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

    def _say(self, event: Any, rule: str, message: str, remedy: str) -> None:
        mark = event.start_mark
        self.report(mark.line + 1, mark.column + 1, rule, message, remedy)


def shorten(text: str, limit: int = 60) -> str:
    """The text on one line, cut to `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _without_forbidden(text: str, report: Report) -> str:
    """The text with every character that may not stand in a bank reported and made a `?`."""
    if text.replace("\n", " ").isprintable() or not FORBIDDEN.search(text):
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
            report(
                line,
                column,
                "bidi-control",
                f"{code} changes the direction of text and can hide what is written",
                "delete it; direction marks and isolates are allowed",
            )
        else:
            report(
                line,
                column,
                "control-character",
                f"the control character {code} is not allowed",
                "delete it",
            )
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
