"""What was released of a bank: the record that lets a release touch only what changed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain, count
from typing import NamedTuple

from allquiz.model.question import AnyQuestion

# Marks in the names of notes that a question has besides its own; no id of a question has them.
REPLACED_BY = "#"  # all/x#2: the note that took the place of all/x
CORRECTED_TO = "@"  # all/x@0a1b2c3d4e5f: the note that announces the key of that revision


class Part(NamedTuple):
    """What one card of a note asks for: a gap's answer, a step, the left side of a pair, an item.

    `answer` is the right side of a pair or the category of an item, else empty.
    """

    text: str
    answer: str = ""


class ReleasedNote(NamedTuple):
    """A note as it was last released.

    `fields` maps each field with content to a hash of it. `parts` maps card numbers, from 1, to
    what they ask, in the order of the question. `history` maps each version in which the note
    changed to what changed (`new` where it came first).
    """

    note_type: str
    key: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    history: Mapping[str, tuple[str, ...]]
    parts: Mapping[int, Part] = {}

    @property
    def last(self) -> str:
        return next(reversed(list(self.history)))


class ReleasedType(NamedTuple):
    """A note type as it was last released: hashes of its parts, and since when, in seconds."""

    fields: str
    templates: str
    css: str
    version: str
    time: int

    @property
    def content(self) -> tuple[str, str, str]:
        return self.fields, self.templates, self.css


class ReleasedDeck(NamedTuple):
    """A deck's permanent id and name; `subdecks` maps their ids to their names."""

    id: int
    name: str
    subdecks: Mapping[int, str]


class Record(NamedTuple):
    """Everything released. `releases` maps each version to its time in seconds since 1970, in order."""

    releases: Mapping[str, int] = {}
    decks: Mapping[str, ReleasedDeck] = {}
    note_types: Mapping[str, ReleasedType] = {}
    notes: Mapping[str, ReleasedNote] = {}

    @property
    def newest(self) -> int:
        """When something was last released; 0 where nothing was."""
        return max(self.releases.values(), default=0)

    def extra_notes(self) -> dict[str, list[str]]:
        """Of each question that has notes besides its own, the names of those, oldest first."""
        found: dict[str, list[str]] = {}
        for name in self.notes:
            if REPLACED_BY in name or CORRECTED_TO in name:
                found.setdefault(question_of(name), []).append(name)
        return found

    def after(self, version: str) -> set[str]:
        versions = list(self.releases)
        return set(versions[versions.index(version) + 1 :])


class Known(NamedTuple):
    """What an export knows besides its questions.

    `record` is what was released of them, `shipped_types` the note types as allquiz itself last
    released them. `times` say when each bank with all that it reads, and each figure, changed, in
    seconds: a note that is not released as it is carries the newest of its files.
    """

    record: Record = Record()
    shipped_types: Mapping[str, ReleasedType] = {}
    times: Mapping[str, int] = {}

    def time_of(self, question: AnyQuestion) -> int:
        """When the newest of the files that the question is made from changed."""
        figure = question.figure.path if question.figure else ""
        return max(self.times.get(question.place.file, 0), self.times.get(figure, 0))


def question_of(note: str) -> str:
    return note.partition(CORRECTED_TO)[0].partition(REPLACED_BY)[0]


def free_label(label: str, taken: Mapping[str, int]) -> str:
    """The label, or where a release has it already, the next of `label.2`, `label.3` …"""
    numbered = (f"{label}.{number}" for number in count(2))
    return next(name for name in chain([label], numbered) if name not in taken)


def day(time: int) -> str:
    """The date of a time in seconds, in UTC."""
    return datetime.fromtimestamp(time, UTC).date().isoformat()
