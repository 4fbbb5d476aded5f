"""Where in a question something stands: what reading marked, until the questions of a file were looked at."""

import re
from collections.abc import Iterator
from functools import cached_property

from allquiz.bank.characters import MAX_BYTES
from allquiz.bank.read_result import FileRead
from allquiz.bank.yaml_values import Mapping, Mark, Sequence, Value
from allquiz.model.place import Place

# What rules of banks point at.
FEW = ("stem", "front", "as_of", "facts", "lint")
Few = dict[tuple[str, str | None], tuple[int, int]]


class Places:
    """Finer places in the questions of a file, by their numbers; none where their marks are gone."""

    def __init__(self, read: FileRead) -> None:
        self._read = read

    def few(self, number: int) -> Few:
        """Line and column of what rules of banks point at: a key's value, and texts under it."""
        given = self._given(number)
        found: Few = {}
        for key in FEW:
            if key in given:
                _, value, mark = given[key]
                found |= {(key, text): _place(at) for text, at in _texts(value)}
                found[key, None] = _place(mark)
        return found

    def of(self, number: int, question: Place, at: tuple[str, str | None, str | None]) -> Place:
        """The place of a key's value, of a text under it, and of a word in that.

        Where one can't be found, the place of what holds it; `question` is where it begins.
        """
        given, (key, text, word) = self._given(number), at
        if key not in given:
            return question
        _, value, mark = given[key]
        if text is not None:
            mark = next((at for own, at in _texts(value) if own == text), mark)
        place = Place(question.file, *_place(mark))
        return self._at_word(number, place, word) if word else place

    def _given(self, number: int) -> Mapping:
        return self._read.given[number] if self._read.given else {}

    @cached_property
    def _lines(self) -> list[str]:
        return self._read.text.split("\n")

    def _at_word(self, number: int, place: Place, word: str) -> Place:
        """The first place of the word before the next text begins, whole if it can be; else the place."""
        following = [entry.place for entry in self._read.entries[number + 1 : number + 2]]
        marks = [_place(mark) for _, mark in _texts(self._given(number))]
        later = [at for at in (*marks, *[each[1:] for each in following]) if at > place[1:]]
        last, end = min(later, default=(len(self._lines), MAX_BYTES))
        whole = re.compile(rf"(?<![^\W_]){re.escape(word.lower())}(?![^\W_])")
        for line in range(place.line, last + 1):
            start = place.column - 1 if line == place.line else 0
            found = whole.search(self._lines[line - 1].lower(), start)
            if found and (line < last or found.end() < end):
                return Place(place.file, line, found.start() + 1)
        return place


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _texts(value: Value) -> Iterator[tuple[str, Mark]]:
    """The texts within a value, at whatever depth, each with its mark."""
    if isinstance(value, dict):
        for key, (key_mark, inner, mark) in value.items():
            yield key, key_mark
            yield from [(inner, mark)] if isinstance(inner, str) else _texts(inner)
    elif isinstance(value, Sequence):
        for inner, mark in value:
            yield from [(inner, mark)] if isinstance(inner, str) else _texts(inner)
