"""Where in a question something stands, found by looking at its text again.

Reading keeps only where a question begins: finer places are wanted for the few questions that
something is wrong with, and cost more to keep for all of them than to find for those.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from allquiz.bank.characters import MAX_BYTES
from allquiz.bank.nodes import Parser
from allquiz.model.place import Place

MAX_LINES = 400  # of a question; what stands further down is placed at its beginning


class Places:
    """Finer places in files, each file read once."""

    def __init__(self) -> None:
        self._lines = lru_cache(maxsize=8)(lines_of)

    def of(self, question: Place, key: str, text: str | None, word: str | None) -> Place:
        """The place of a key's value, of a text under it, and of a word in that.

        Where one can't be found, the place of what holds it; `question` is where it begins.
        """
        lines = self._lines(question.file)
        first, source = _source(lines, question, key)
        place, end = question, (0, 0)
        for line, column, until in _steps(source, key, text):
            place = Place(question.file, first + line, column + 1)
            end = first + until[0], until[1]
        if word and place != question:
            return _at_word(lines, place, end, word)
        return place


def lines_of(file: str) -> list[str]:
    """The lines of a file as reading counts them; none where it can't be read again."""
    path = Path(file)
    try:
        if not path.is_file():  # a pipe gives its text once
            return []
        with path.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _source(lines: list[str], question: Place, key: str) -> tuple[int, str]:
    """The text that has the key and its value, columns kept as they are, and its first line.

    Of a question in block style it is the entry of that key alone, since whatever belongs to
    another is indented further; of one in braces all that follows.
    """
    start, column = question.line - 1, question.column - 1
    head = " " * column + "".join(lines[start : start + 1])[column:]
    if head[column : column + 1] == "{":
        return question.line, "\n".join([head, *lines[start + 1 : start + MAX_LINES]])
    begins = " " * column + key
    entry: list[str] = []
    first = question.line
    for number, line in enumerate([head, *lines[start + 1 : start + MAX_LINES]], question.line):
        further = line[: column + 1].isspace() or not line or line.lstrip()[:1] == "#"
        if not further and line[:column].strip():
            break  # the next question
        if entry and not further and line[column] != "-":
            break  # the next key
        if entry:
            entry.append(line)
        elif line.startswith(begins) and line[len(begins) :].lstrip().startswith(":"):
            first = number
            entry.append(line)
    return first, "\n".join(entry)


Step = tuple[int, int, tuple[int, int]]  # line, column, where it ends; all from 0


def _steps(source: str, key: str, text: str | None) -> Iterator[Step]:
    """The value of the key, then the text in it, as far as they are found."""
    parser = Parser(source)
    try:
        parser.get_event(), parser.get_event()  # beginning of stream and document
        if parser.get_event().__class__ is not yaml.MappingStartEvent:
            return
        while (event := parser.get_event()).__class__ is yaml.ScalarEvent:
            value = parser.get_event()
            if event.value == key:
                yield _step(value)
                if text is not None and value.__class__ is not yaml.ScalarEvent:
                    yield from _inside(parser, text)
                return
            _skip(parser, value)
    except yaml.YAMLError:
        return


def _inside(parser: Any, text: str) -> Iterator[Step]:
    """The first scalar of the text in what has just begun, at whatever depth."""
    depth = 1
    while depth:
        event = parser.get_event()
        if event.__class__ is yaml.ScalarEvent:
            if event.value == text:
                yield _step(event)
                return
        else:
            depth += _change(event)


def _skip(parser: Any, value: Any) -> None:
    depth = _change(value)
    while depth:
        depth += _change(parser.get_event())


def _change(event: Any) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _step(event: Any) -> Step:
    start, end = event.start_mark, event.end_mark
    return start.line, start.column, (end.line, end.column)


def _at_word(lines: list[str], place: Place, end: tuple[int, int], word: str) -> Place:
    """The first place of the word from the place on, whole if it can be; else the place itself."""
    for number in range(place.line, min(end[0], len(lines)) + 1):
        line = lines[number - 1]
        start = place.column - 1 if number == place.line else 0
        stop = end[1] if number == end[0] else len(line)
        at = _find(line.lower(), word.lower(), start, stop)
        if at >= 0:
            return Place(place.file, number, at + 1)
    return place


def _find(line: str, word: str, start: int, stop: int) -> int:
    at = line.find(word, start, stop)
    while at >= 0:
        end = at + len(word)
        if not (line[at - 1 : at].isalnum() or line[end : end + 1].isalnum()):
            return at
        at = line.find(word, at + 1, stop)
    return -1
