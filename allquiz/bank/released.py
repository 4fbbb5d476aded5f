"""The record of what was released: `decks/released.yaml`, read and written.

It is written by `allquiz export anki --release` alone, and laid out for two readers: git, which
shows a changed note as one or two changed lines, and this module, for which a note is a handful of
YAML values however many fields it has.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from allquiz.bank import characters, nodes, values
from allquiz.bank.context import Context
from allquiz.bank.decks import DECK_ID
from allquiz.bank.fields import Key, Keys
from allquiz.bank.nodes import Mark, Value
from allquiz.bank.values import Kind
from allquiz.model.collector import collector_paused
from allquiz.model.problem import Problem
from allquiz.model.released import Part, Record, ReleasedDeck, ReleasedNote, ReleasedType

HEAD = """\
# What was released of these decks, and when each note last changed: an update of a deck touches
# only what changed since. Written by `allquiz export anki --release`; commit it, never edit it.
"""
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
HASH = re.compile(r"[0-9a-f]{8}")
HASHES = re.compile(r"[^,]+ [0-9a-f]{8}(?:, [^,]+ [0-9a-f]{8})*")
KEY = re.compile(r"[0-9a-f]{12}")
TIME = "%Y-%m-%dT%H:%M:%SZ"
REMEDY = "take it back from version control; only `allquiz export anki --release` writes it"
NUMBERS = frozenset(map(str, range(1, 501)))  # of cards, as Anki has them
T = TypeVar("T")


def read_record(path: Path) -> tuple[Record, list[Problem]]:
    """The record of a file, and what is wrong with it. Without a file, nothing was released.

    Raises OSError where it can't be read.
    """
    with collector_paused():
        return _read(path, lambda text: text)


def read_note_types(path: Path) -> Map[str, ReleasedType]:
    """Only the note types of a record, in no time; none where it has errors."""
    record, problems = _read(path, lambda text: text.partition("\nnotes:\n")[0])
    return {} if problems else record.note_types


def _read(path: Path, relevant: Callable[[str], str]) -> tuple[Record, list[Problem]]:
    context = Context(str(path))
    if not path.is_file():
        return Record(), []
    text = characters.decode(path.read_bytes(), context.at, REMEDY)
    parsed = nodes.parse(relevant(text), context.at) if text is not None else None
    if parsed is None or context.problems:
        return Record(), context.problems
    root, mark = parsed
    if root.__class__ is not dict:
        values.wrong_kind(root, mark, context, "a record of releases, a mapping,")
        return Record(), context.problems
    found = RECORD.read(root, mark, context, "a record of releases")
    record = Record(**{name.replace(" ", "_"): value for name, value in found.items()})
    if not context.problems:
        _check_versions(record, root, context)
    return (Record(), context.problems) if context.problems else (record, [])


def _wrong(mark: Mark, context: Context, value: Value, wanted: str) -> None:
    shown = f"“{nodes.shorten(value)}”" if isinstance(value, str) else "this"
    context.error(mark, "wrong-kind", f"{shown} is no {wanted}", REMEDY)


def _text(
    wanted: str, read: Callable[[str], T | None]
) -> Callable[[Value, Mark, Context], T | None]:
    """A reader of text in a form of its own."""

    def reader(value: Value, mark: Mark, context: Context) -> T | None:
        made = read(value) if value.__class__ is str else None
        if made is None:
            _wrong(mark, context, value, wanted)
        return made

    return reader


def _mapping(
    wanted: str, read: Callable[[Value, Mark, Context], T | None]
) -> Callable[[Value, Mark, Context], dict[str, T] | None]:
    """A reader of a mapping of which each value is read alike."""

    def reader(value: Value, mark: Mark, context: Context) -> dict[str, T] | None:
        if value.__class__ is not dict:
            _wrong(mark, context, value, wanted)
            return None
        found = {}
        for name, (_, inside, at) in value.items():
            made = read(inside, at, context)
            if made is not None:
                found[name] = made
        return found

    return reader


def _time(text: str) -> int | None:
    try:
        return int(datetime.strptime(text, TIME).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _hashes(text: str) -> dict[str, str] | None:
    """`Stem 1a2b3c4d, As of 99aabbcc` by name."""
    if not HASHES.fullmatch(text):
        return None
    pairs = [item.rpartition(" ") for item in text.split(", ")]
    found = {name: digest for name, _, digest in pairs}
    return found if len(found) == len(pairs) else None


def _history(text: str) -> dict[str, tuple[str, ...]] | None:
    """`0.1.0 new; 0.2.0 Stem, tags` by version."""
    found = {}
    for item in text.split("; "):
        version, _, what = item.partition(" ")
        if not LABEL.fullmatch(version) or not what or version in found:
            return None
        found[version] = tuple(what.split(", "))
    return found


def _parts(value: Value, mark: Mark, context: Context) -> dict[int, Part] | None:
    """Card numbers to texts, or to lists of a text and its answer."""
    if value.__class__ is not dict or not value:
        _wrong(mark, context, value, "mapping of card numbers to what they ask")
        return None
    parts = {}
    for number, (at_key, item, at) in value.items():
        inside = [item] if item.__class__ is str else getattr(item, "items", None)
        if (
            not isinstance(inside, list)
            or len(inside) not in (1, 2)
            or any(text.__class__ is not str for text in inside)
        ):
            _wrong(at, context, item, "card: a text, or a text and its answer")
        elif number not in NUMBERS:
            _wrong(at_key, context, number, "card number")
        else:
            parts[int(number)] = Part(*inside)
    if len(parts) == len(value) != max(parts):
        _wrong(mark, context, value, "mapping of card numbers: one is left out")
        return None
    return parts


_read_key = _text("revision of a key", lambda text: text if KEY.fullmatch(text) else None)
_read_hash = _text("hash", lambda text: text if HASH.fullmatch(text) else None)
_read_label = _text("version", lambda text: text if LABEL.fullmatch(text) else None)
_read_time = _text("time in the form 2026-11-24T12:00:00Z", _time)
_read_tags = _text("list of tags", lambda text: tuple(text.split()) or None)

NOTE = Keys(
    {
        "type": Key(Kind(values.read_text, {}), "its note type", required=True),
        "key": Key(Kind(_read_key, {}), "the revision of its key", required=True),
        "released": Key(
            Kind(_text("history", _history), {}),
            "each version in which it changed, with what",
            required=True,
        ),
        "fields": Key(
            Kind(_text("list of fields and hashes", _hashes), {}),
            "a hash of each field",
            required=True,
        ),
        "tags": Key(Kind(_read_tags, {}), "its tags", required=True),
        "cards": Key(Kind(_parts, {}), "card numbers to what they ask"),
    }
)
TYPE = Keys(
    {
        "fields": Key(Kind(_read_hash, {}), "a hash of its fields", required=True),
        "templates": Key(Kind(_read_hash, {}), "a hash of its templates", required=True),
        "css": Key(Kind(_read_hash, {}), "a hash of its styling", required=True),
        "version": Key(Kind(_read_label, {}), "the version in which it changed", required=True),
        "time": Key(Kind(_read_time, {}), "when that was", required=True),
    }
)
SUBDECKS = _mapping("mapping of ids to names", values.read_text)


def _subdecks(value: Value, mark: Mark, context: Context) -> dict[int, str] | None:
    found = SUBDECKS(value, mark, context)
    if found is None:
        return None
    if not all(name.isdecimal() and name.isascii() for name in found):
        _wrong(mark, context, value, "mapping of ids to names")
        return None
    return {int(name): text for name, text in found.items()}


DECK = Keys(
    {
        "id": Key(DECK_ID, "its id in Anki", required=True),
        "name": Key(values.TEXT, "its name in Anki", required=True),
        "subdecks": Key(Kind(_subdecks, {}), "id to name of each"),
    }
)


def _keyed(
    keys: Keys, named: str, make: Callable[[dict[str, Any]], T]
) -> Callable[[Value, Mark, Context], T | None]:
    def read(value: Value, mark: Mark, context: Context) -> T | None:
        if value.__class__ is not dict:
            values.wrong_kind(value, mark, context, f"{named}, a mapping,")
            return None
        found = keys.read(value, mark, context, named)
        return make(found) if keys.required <= found.keys() else None

    return read


def _note(found: dict[str, Any]) -> ReleasedNote:
    return ReleasedNote(
        found["type"],
        found["key"],
        found["fields"],
        found["tags"],
        found["released"],
        found.get("cards", {}),
    )


def _deck(found: dict[str, Any]) -> ReleasedDeck:
    return ReleasedDeck(found["id"], found["name"], found.get("subdecks", {}))


def _all_of(named: str, read: Callable[[Value, Mark, Context], Any]) -> Kind:
    return Kind(_mapping(f"mapping of {named}", read), {})


RECORD = Keys(
    {
        "releases": Key(_all_of("versions to times", _read_time), "versions", required=True),
        "decks": Key(_all_of("decks", _keyed(DECK, "a released deck", _deck)), "decks"),
        "note types": Key(
            _all_of(
                "note types", _keyed(TYPE, "a released note type", lambda k: ReleasedType(**k))
            ),
            "note types",
        ),
        "notes": Key(_all_of("notes", _keyed(NOTE, "a released note", _note)), "notes"),
    }
)


def _check_versions(record: Record, root: nodes.Mapping, context: Context) -> None:
    """Every version that a note names must be a release."""
    for name, note in record.notes.items():
        unknown = [version for version in note.history if version not in record.releases]
        if unknown:
            mark = root["notes"][1][name][0]
            message = f"{name} names the release {unknown[0]}, which is not under `releases`"
            context.error(mark, "wrong-kind", message, REMEDY)


def write_record(record: Record) -> str:
    """The record as the text of its file."""
    return HEAD + "".join(f"{line}\n" for line in _lines(record))


def _lines(record: Record) -> Iterator[str]:
    yield "releases:"
    for version, moment in record.releases.items():
        yield f"  {_plain(version)}: {time.strftime(TIME, time.gmtime(moment))}"
    yield "decks:" if record.decks else "decks: {}"
    for key, deck in sorted(record.decks.items()):
        yield f"  {_plain(key)}:"
        yield f"    id: {deck.id}"
        yield f"    name: {_plain(deck.name)}"
        if deck.subdecks:
            yield "    subdecks:"
            for number, name in sorted(deck.subdecks.items()):
                yield f"      {number}: {_plain(name)}"
    yield "note types:" if record.note_types else "note types: {}"
    for key, kind in sorted(record.note_types.items()):
        yield f"  {_plain(key)}:"
        yield f"    fields: {kind.fields}"
        yield f"    templates: {kind.templates}"
        yield f"    css: {kind.css}"
        yield f"    version: {kind.version}"
        yield f"    time: {time.strftime(TIME, time.gmtime(kind.time))}"
    yield "notes:" if record.notes else "notes: {}"
    for name, note in sorted(record.notes.items()):
        yield f"  {_plain(name)}:"
        yield f"    type: {note.note_type}"
        yield f"    key: {note.key}"
        yield "    released: " + "; ".join(f"{v} {', '.join(w)}" for v, w in note.history.items())
        yield "    fields: " + ", ".join(f"{field} {h}" for field, h in note.fields.items())
        yield f"    tags: {_plain(' '.join(note.tags))}"
        if note.parts:
            yield "    cards:"
        for number, part in note.parts.items():
            if part.answer:
                yield f"      {number}: [{_quoted(part.text)}, {_quoted(part.answer)}]"
            else:
                yield f"      {number}: {_plain(part.text)}"


BARE = re.compile(r"[A-Za-z0-9](?:[^\W_]|[-_.+/() ,;%#@](?![ ]*$)|:(?=\S))*")


def _plain(text: str) -> str:
    """The text as a YAML scalar, in quotes only where it needs them."""
    return text if BARE.fullmatch(text) and " #" not in text else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
