"""The notes of questions as they go out now, compared with what was released.

Anki updates a note where its time is later than the learner's, and then takes everything of it. So
a note as it was released goes out with the time of that release, and only a changed one with a
later time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from allquiz.exporters.anki.key_on_cards import gap, note_type_of, parts, typed
from allquiz.exporters.anki.note_types import note_types, styling
from allquiz.exporters.anki.notes import announcement, content, farewell
from allquiz.exporters.anki.numbering import card_numbers
from allquiz.exporters.anki.record import (
    CORRECTED_TO,
    REPLACED_BY,
    Part,
    Record,
    ReleasedNote,
    ReleasedType,
    day,
)
from allquiz.exporters.anki.tags import RETIRED_TAG, tags
from allquiz.exporters.gaps import with_gaps
from allquiz.markup import to_anki
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.revision import key_revision
from allquiz.model.words import folded

NEW, CORRECTED, RETIRED, REPLACED, TAGS = "new", "corrected", "retired", "replaced", "tags"


class Note(NamedTuple):
    """A note as it goes out.

    `changes` say what is not released yet, `old` is what was, and `stamp` the time of its content in
    seconds. `parts` are what its cards ask, by their numbers; it has one card where there are none.
    """

    name: str
    note_type: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    changes: Sequence[str]
    parts: Mapping[int, Part] = {}
    old: ReleasedNote | None = None
    stamp: int = 0

    @property
    def retired(self) -> bool:
        return RETIRED_TAG in self.tags

    @property
    def cards(self) -> Sequence[int]:
        """Their numbers as Anki has them, from 0."""
        return sorted([number - 1 for number in self.parts]) or (0,)


class OutgoingNotes:
    """Makes notes against a record. `time_of` says when an unreleased question changed, in seconds;
    it counts only where it is later than the last release."""

    def __init__(self, record: Record, time_of: Callable[[AnyQuestion], int]) -> None:
        self._record = record
        self._time_of = time_of
        self._extra = record.extra_notes()
        self._newest = record.newest

    def notes(self, question: AnyQuestion) -> Iterator[Note]:
        """The question's own note first; then those that take leave or announce a new key."""
        time = max(self._newest + 1, self._time_of(question))
        for note in self._notes(question, day(time)):
            yield self._compared(note, time)

    def _notes(self, question: AnyQuestion, today: str) -> Iterator[Note]:
        name, key = question.name, key_of(question)
        if name not in self._record.notes:
            yield _new(question, name, key)
            return
        own, announced = self._names(name)
        current = own[-1]
        old = self._record.notes[current]
        numbers = _numbers(key, old)
        if numbers is None:
            own.append(f"{name}{REPLACED_BY}{_generation(current) + 1}")
            yield _new(question, own[-1], key)
            corrected = isinstance(key, Parts) and _is_corrected(
                question, key, [], old, _kept(key, old)
            )
        else:
            made = content(question, current, numbers or None)
            numbered = dict(zip(numbers, parts(key), strict=True))
            changed = changed_fields(made, old.fields)
            corrected = bool(changed) and _is_corrected(question, key, changed, old, numbered)
            dates = self._dates(old, CORRECTED) + [today] * corrected
            changed = [CORRECTED] * corrected + changed
            yield Note(current, old.note_type, made, tags(question, dates), changed, numbered)
        for earlier in own[:-1]:
            yield self._farewell(question, earlier, own[-1], today)
        if corrected or announced:
            yield from self._announcements(question, announced, today, corrected=corrected)

    def _names(self, question: str) -> tuple[list[str], list[str]]:
        """Its own notes, oldest first, the last being the one in use; and its announcements."""
        extra = self._extra.get(question, [])
        later = [name for name in extra if CORRECTED_TO not in name]
        return (
            [question, *sorted(later, key=_generation)],
            [name for name in extra if CORRECTED_TO in name],
        )

    def _announcements(
        self, question: AnyQuestion, names: list[str], today: str, *, corrected: bool
    ) -> Iterator[Note]:
        current = f"{question.name}{CORRECTED_TO}{key_revision(question)}"
        if corrected and current not in names:
            names = [*names, current]
        if current not in names:
            # A later change of the key that corrects nothing (one more spelling) leaves it in force.
            versions = list(self._record.releases)
            current = max(names, key=lambda name: versions.index(self._record.notes[name].last))
        for name in names:
            old = self._record.notes.get(name)
            again = old is not None and corrected and name == current  # a key that came back
            dates = [*self._dates(old, NEW), *self._dates(old, CORRECTED)] if old else []
            date = dates[-1] if dates and not again else today
            made = announcement(question, name, date, in_force=name == current)
            changed = changed_fields(made, old.fields) if old else [NEW]
            own = {*tags(question, [date]), *([RETIRED_TAG] if name != current else [])}
            changed = [CORRECTED] * again + changed
            yield Note(name, "flashcard", made, tuple(sorted(own)), changed)

    def _farewell(self, question: AnyQuestion, name: str, successor: str, today: str) -> Note:
        old = self._record.notes[name]
        dates = self._dates(old, REPLACED)
        made = farewell(question, name, old, successor, dates[0] if dates else today)
        changed = [REPLACED] * (not dates) + changed_fields(made, old.fields)
        own = tuple(sorted({*old.tags, RETIRED_TAG}))
        return Note(name, old.note_type, made, own, changed, old.parts)

    def _compared(self, note: Note, time: int) -> Note:
        """The note with what was released of it, changed or not; `time` is that of a change."""
        old, changes = self._record.notes.get(note.name), note.changes
        if old and note.tags != old.tags:
            changes = [*changes, TAGS]
            if note.retired and RETIRED_TAG not in old.tags and REPLACED not in changes:
                changes = [RETIRED, *changes]
        stamp = time if changes or not old else self._record.releases[old.last]
        return note._replace(changes=changes, old=old, stamp=stamp)

    def _dates(self, old: ReleasedNote, mark: str) -> list[str]:
        versions = [version for version, what in old.history.items() if mark in what]
        return [day(self._record.releases[version]) for version in versions]


def _new(question: AnyQuestion, name: str, key: Key) -> Note:
    numbered = dict(enumerate(parts(key), start=1))
    kind, fields = note_type_of(key), content(question, name)
    return Note(name, kind, fields, tags(question), [NEW], numbered)


def _numbers(key: Key, old: ReleasedNote) -> tuple[int, ...] | None:
    """Card numbers; None where the note can't hold the key any more."""
    if old.note_type != note_type_of(key):
        return None
    now = parts(key)
    is_new = now != tuple(old.parts.values())
    if is_new and isinstance(key, Gaps) and len(now) == len(old.parts):
        # Where all but the answers is as it was, so are the gaps: answers that changed places, too.
        gaps = [gap(number, part.text) for number, part in old.parts.items()]
        if digest(with_gaps(key, to_anki, gaps)) == old.fields.get("Stem"):
            return tuple(old.parts)
    return card_numbers(key, now, old.parts)


def _is_corrected(
    question: AnyQuestion,
    key: Key,
    changed: list[str],
    old: ReleasedNote,
    numbered: Mapping[int, Part],
) -> bool:
    """Whether what a released card gives as its answer is right no longer.

    More than the key's revision says: a gap added, one more accepted spelling, or another of them
    put first, leaves what was learned true.
    """
    if old.key == key_revision(question):
        return False
    match key:
        case Words() | Number():
            wordings = key.wordings if isinstance(key, Words) else (key.text,)
            taken = {digest(form(text)) for text in wordings for form in (typed, to_anki)}
            return old.fields.get("Typed") not in taken
        case Gaps(gaps=gaps):
            right = dict(zip(numbered, gaps, strict=True))
            return any(
                folded(part.text) not in map(folded, right[number].wordings)
                for number, part in old.parts.items()
            )
        case Parts(kind="order"):
            released = [number for number in numbered if number in old.parts]
            return released != [number for number in old.parts if number in numbered]
        case Parts():
            return any(
                folded(numbered[number].answer) != folded(part.answer)
                for number, part in old.parts.items()
                if number in numbered
            )
        case Options() | Card():
            return {"flashcard": "Back"}.get(old.note_type, changed[0]) in changed


def _kept(key: Key, old: ReleasedNote) -> dict[int, Part]:
    """Of a question that lost a part, those that it kept, by their numbers, in its order; none where pairs
    became an order, or an order pairs. The learner who touched the old note goes on with it, and must be
    told where it says otherwise of them."""
    if old.note_type != note_type_of(key):
        return {}
    before = {(folded(part.text), bool(part.answer)): n for n, part in old.parts.items()}
    now = {before.get((folded(part.text), bool(part.answer))): part for part in parts(key)}
    return {number: part for number, part in now.items() if number is not None}


def _generation(name: str) -> int:
    number = name.partition(REPLACED_BY)[2]
    return int(number) if number.isdecimal() else 1


def digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def hashes(fields: Mapping[str, str]) -> dict[str, str]:
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


def dated_types(
    known: Sequence[Mapping[str, ReleasedType]], unreleased: int
) -> dict[str, ReleasedType]:
    """Each note type in its present form, as the first of the records that knows that form has it.

    A form that none knows is of no version yet, and later than all of them.
    """
    newest = max((kind.time for types in known for kind in types.values()), default=0)
    found = {}
    for key, now in types_now().items():
        same = [types[key] for types in known if key in types and types[key].content == now]
        found[key] = same[0] if same else ReleasedType(*now, "", max(newest + 1, unreleased))
    return found
