"""Bringing the record of what was released up to date, and telling what changed since a version."""

from collections.abc import Callable, Iterable, Mapping

from allquiz.exporters.anki.notes_to_release import (
    CORRECTED,
    NEW,
    REPLACED,
    RETIRED,
    OutgoingNotes,
    dated_types,
    hashes,
    types_now,
)
from allquiz.exporters.anki.record import (
    CORRECTED_TO,
    Record,
    ReleasedDeck,
    ReleasedNote,
    ReleasedType,
)
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.revision import key_revision


def release(
    record: Record,
    decks: Iterable[Deck],
    questions: Iterable[AnyQuestion],
    version: str,
    time: int,
    shipped_types: Mapping[str, ReleasedType],
) -> Record:
    """The record with all of this released as `version` at `time` (in seconds since 1970).

    The same record where nothing changed. `shipped_types` are the note types as the program's own
    record has them: where they are the same, their time is theirs.
    """
    moment = max(time, record.newest + 1)
    outgoing = OutgoingNotes(record, lambda _: moment)
    notes = dict(record.notes)
    for question in questions:
        for note in outgoing.notes(question):
            history = dict(note.old.history) if note.old else {}
            if note.changes:
                history[version] = tuple(note.changes)
            key, fields = key_revision(question), hashes(note.fields)
            notes[note.name] = ReleasedNote(
                note.note_type, key, fields, note.tags, history, note.parts
            )
    now = Record(
        record.releases,
        _recorded_decks(decks, record),
        {
            key: kind if record.note_types.get(key) == kind else kind._replace(version=version)
            for key, kind in dated_types([record.note_types, shipped_types], moment).items()
        },
        notes,
    )
    return record if now == record else now._replace(releases={**record.releases, version: moment})


def _recorded_decks(decks: Iterable[Deck], record: Record) -> dict[str, ReleasedDeck]:
    """Each deck by its key, with every subdeck it ever had; those whose files are gone stay."""
    by_id = {released.id: released for released in record.decks.values()}
    found = {}
    for deck in decks:
        before = by_id.pop(deck.id, None)
        subdecks = dict(before.subdecks) if before else {}
        subdecks |= {subdeck.id: subdeck.name for subdeck in deck.subdecks}
        found[deck.key] = ReleasedDeck(deck.id, deck.name, subdecks)
    return {**{key: deck for key, deck in record.decks.items() if deck.id in by_id}, **found}


def contradiction(record: Record, decks: Iterable[Deck]) -> Refused | None:
    """The first deck that is not what was released under its key: what is wrong, and how to mend it."""
    decks = list(decks)
    keys = {deck.key for deck in decks}
    owners = {released.id: key for key, released in record.decks.items()}
    for deck in decks:
        released = record.decks.get(deck.key)
        if released is None:
            other = owners.get(deck.id)
            # A file may be renamed: Anki never sees its name.
            if other and (other in keys or record.decks[other].name != deck.name):
                return Refused(
                    f"the deck `{deck.key}` has the id {deck.id}, which was released as that of `{other}`",
                    f"give it another id, or its file the old name, {other}.yaml",
                )
            continue
        if (deck.id, deck.name) != (released.id, released.name):
            return Refused(
                f"the deck `{deck.key}` was released as “{released.name}” with the id {released.id}, and "
                f"is now “{deck.name}” with the id {deck.id}: in Anki it would be another deck",
                f"put `name: {released.name}` and `id: {released.id}` into {deck.key}.yaml in its "
                "decks/ folder, or describe a new deck in a file of its own",
            )
        for subdeck in deck.subdecks:
            before = released.subdecks.get(subdeck.id, subdeck.name)
            if before != subdeck.name:
                return Refused(
                    f"the subdeck {subdeck.id} of `{deck.key}` was released as “{before}” and is now "
                    f"“{subdeck.name}”",
                    "put the name back: Anki finds decks by it",
                )
    return None


KINDS = (NEW, CORRECTED, RETIRED, REPLACED, "changed")


def since(
    version: str,
    record: Record,
    questions: Iterable[AnyQuestion],
    time_of: Callable[[AnyQuestion], int],
) -> dict[str, list[str]]:
    """What importing these does for one who has `version`, a version of the record: for each of KINDS
    that happens, the notes that it happens to, a line each."""
    later = record.after(version)
    outgoing = OutgoingNotes(record, time_of)
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for question in questions:
        for note in outgoing.notes(question):
            history = note.old.history if note.old else {}
            before = [what for at, list_ in history.items() if at in later for what in list_]
            if changes := list(dict.fromkeys([*before, *note.changes])):
                told = [what for what in changes if what not in KINDS]
                kind = next(kind for kind in KINDS if kind in changes or kind == "changed")
                if CORRECTED_TO in note.name and NEW in changes:
                    kind, told = CORRECTED, ["a new note that says so"]
                said = f"{note.name}: {', '.join(told)}" if told else note.name
                found[kind].append(f"{said}{' (not released)' * bool(note.changes)}")
    return {kind: notes for kind, notes in found.items() if notes}


def restyled_since(version: str, record: Record) -> bool:
    """Whether note types look otherwise than in that version, a version of the record."""
    later, now = record.after(version), types_now()
    return any(
        kind.version in later or kind.content != now.get(key, kind.content)
        for key, kind in record.note_types.items()
    )
