"""The notes of questions as they go out now, compared with what was released.

Anki updates a note where its time is later than the learner's, and then takes everything of it. So
a note as it was released goes out with the time of that release, and only a changed one with a
later time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from allquiz.exporters.anki.extra_notes import announcement, farewell
from allquiz.exporters.anki.note_types import note_types, styling
from allquiz.exporters.anki.notes import NOTE_TYPES, Content, content, parts, tags
from allquiz.exporters.anki.numbering import card_numbers, fold
from allquiz.model.question import AnyQuestion, Ordering
from allquiz.model.released import (
    CORRECTED_TO,
    REPLACED_BY,
    Part,
    Record,
    ReleasedNote,
    ReleasedType,
    day,
)
from allquiz.model.revision import key_revision

NEW, CORRECTED, RETIRED, REPLACED, TAGS = "new", "corrected", "retired", "replaced", "tags"


class Note(NamedTuple):
    """A note as it goes out.

    `stamp` is the time of its content in seconds; `changes` say what is not released yet, and
    `old` is what was.
    """

    name: str
    content: Content
    tags: tuple[str, ...]
    stamp: int
    changes: tuple[str, ...]
    old: ReleasedNote | None
    parts: Mapping[int, Part]

    @property
    def retired(self) -> bool:
        return "allquiz::retired" in self.tags


class Edition:
    """Makes notes against a record. `time_of` says when an unreleased question changed, in seconds;
    it counts only where it is later than the last release."""

    def __init__(self, record: Record, time_of: Callable[[AnyQuestion], int]) -> None:
        self._record = record
        self._time_of = time_of
        self._extra = record.extra_notes()

    def notes(self, question: AnyQuestion) -> Iterator[Note]:
        """The question's own note first; then those that take leave or announce a new key."""
        own, announced = self._names(question.name)
        current = own[-1]
        old = self._record.notes.get(current)
        now = parts(question)
        numbers = self._numbers(question, now, old)
        if numbers is None:
            own.append(f"{question.name}{REPLACED_BY}{_generation(current) + 1}")
            current, old = own[-1], None
            numbers = tuple(range(1, len(now) + 1))
        numbered = dict(zip(numbers, now, strict=True))
        made = content(question, current, numbers or None)
        corrected = self._is_corrected(question, made, old, numbered)
        dates = self._dates(old, CORRECTED)
        if corrected:
            dates.append(self._day(question))
        marks = [CORRECTED] * corrected
        yield self._note(question, current, made, tags(question, dates), old, marks, numbered)
        for name in own[:-1]:
            yield self._farewell(question, name, current)
        if corrected or announced:
            yield from self._announcements(question, announced, corrected=corrected)

    def _names(self, question: str) -> tuple[list[str], list[str]]:
        """Its own notes, oldest first, the last being the one in use; and its announcements."""
        extra = self._extra.get(question, [])
        later = [name for name in extra if CORRECTED_TO not in name]
        return (
            [question, *sorted(later, key=_generation)],
            [name for name in extra if CORRECTED_TO in name],
        )

    def _numbers(
        self, question: AnyQuestion, now: tuple[Part, ...], old: ReleasedNote | None
    ) -> tuple[int, ...] | None:
        """Card numbers; None where the note can't hold the question any more."""
        if old is None:
            return tuple(range(1, len(now) + 1))
        if old.note_type != NOTE_TYPES[question.type]:
            return None
        return card_numbers(question, now, old.parts)

    def _is_corrected(
        self,
        question: AnyQuestion,
        made: Content,
        old: ReleasedNote | None,
        numbered: Mapping[int, Part],
    ) -> bool:
        """Whether what a released card gives as its answer is another now.

        More than the key's revision says: a gap added, or one more accepted spelling, leaves what
        was learned true.
        """
        if old is None or old.key == key_revision(question):
            return False
        if not numbered:
            shown = {"typed": "Typed", "flashcard": "Back"}.get(made.note_type)
            return shown is None or old.fields.get(shown) != digest(made.fields[shown])
        if isinstance(question, Ordering):
            return [number for number in numbered if number in old.parts] != list(old.parts)
        answer = 1 if any(part.answer for part in numbered.values()) else 0
        return any(
            fold(numbered[number][answer]) != fold(part[answer])
            for number, part in old.parts.items()
        )

    def _announcements(
        self, question: AnyQuestion, names: list[str], *, corrected: bool
    ) -> Iterator[Note]:
        current = f"{question.name}{CORRECTED_TO}{key_revision(question)}"
        if corrected and current not in names:
            names = [*names, current]
        if not any(name == current for name in names):
            # A later change of the key that corrects nothing (one more spelling) leaves it in force.
            current = max(names, key=lambda name: list(self._record.releases).index(
                self._record.notes[name].last))  # fmt: skip
        for name in names:
            old = self._record.notes.get(name)
            date = day(self._record.releases[old.first]) if old else self._day(question)
            made = announcement(question, name, date, in_force=name == current)
            own = {*tags(question), f"allquiz::corrected::{date}"}
            own |= {"allquiz::retired"} if name != current else set()
            yield self._note(question, name, made, tuple(sorted(own)), old, [], {})

    def _farewell(self, question: AnyQuestion, name: str, successor: str) -> Note:
        old = self._record.notes[name]
        dates = self._dates(old, REPLACED)
        marks = [] if dates else [REPLACED]
        made = farewell(question, name, old, successor, dates[0] if dates else self._day(question))
        own = tuple(sorted({*old.tags, "allquiz::retired"}))
        return self._note(question, name, made, own, old, marks, old.parts)

    def _note(
        self,
        question: AnyQuestion,
        name: str,
        made: Content,
        own: tuple[str, ...],
        old: ReleasedNote | None,
        marks: list[str],
        numbered: Mapping[int, Part],
    ) -> Note:
        if old is None:
            return Note(name, made, own, self._time(question), (NEW,), None, numbered)
        changes = [*marks, *changed_fields(made.fields, old.fields)]
        if own != old.tags:
            changes.append(TAGS)
            if RETIRED_TAG in own and RETIRED_TAG not in old.tags and REPLACED not in marks:
                changes.insert(0, RETIRED)
        stamp = self._time(question) if changes else self._record.releases[old.last]
        return Note(name, made, own, stamp, tuple(changes), old, numbered)

    def _time(self, question: AnyQuestion) -> int:
        return max(self._record.newest + 1, self._time_of(question))

    def _day(self, question: AnyQuestion) -> str:
        return day(self._time(question))

    def _dates(self, old: ReleasedNote | None, mark: str) -> list[str]:
        """The days of the releases in which this happened to the note."""
        if old is None:
            return []
        return [
            day(self._record.releases[version])
            for version, what in old.history.items()
            if mark in what
        ]


RETIRED_TAG = "allquiz::retired"


def _generation(name: str) -> int:
    number = name.partition(REPLACED_BY)[2]
    return int(number) if number.isdecimal() else 1


def digest(text: str) -> str:
    """A short hash of a field."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


def hashes(fields: Mapping[str, str]) -> dict[str, str]:
    """The hash of each field that has content."""
    return {name: digest(text) for name, text in fields.items() if text}


def changed_fields(fields: Mapping[str, str], old: Mapping[str, str]) -> list[str]:
    """The fields that are not as their hashes say."""
    now = hashes(fields)
    if now == old:
        return []
    return [name for name in dict.fromkeys([*now, *old]) if now.get(name) != old.get(name)]


def types_now() -> dict[str, tuple[str, str, str]]:
    """The hashes of each note type as the program has it: fields, templates, styling."""
    css = digest(styling())
    return {
        key: (digest("\n".join(kind.fields)), digest("\0".join(map("\0".join, kind.cards))), css)
        for key, kind in note_types().items()
    }


def type_times(known: Iterable[Mapping[str, ReleasedType]], unreleased: int) -> dict[str, int]:
    """When each note type got its present form, by the first of the records that knows it.

    A form that none knows is later than all of them.
    """
    records = list(known)
    newest = max((kind.time for types in records for kind in types.values()), default=0)
    times = {}
    for key, now in types_now().items():
        same = [types[key].time for types in records if key in types and types[key].content == now]
        times[key] = same[0] if same else max(newest + 1, unreleased)
    return times
