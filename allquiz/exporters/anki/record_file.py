"""The record of what was released: `decks/released.jsonl`, an object a line, read and written.

It is written by `allquiz export anki --release` alone: the releases, the decks and the note types,
then a line a note, so that git shows a changed note as one changed line.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from allquiz.exporters.anki.record import (
    Part,
    Record,
    ReleasedDeck,
    ReleasedNote,
    ReleasedType,
)
from allquiz.model.place import Place
from allquiz.model.problem import Problem

RECORD_FILE = "released.jsonl"
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
HASH = re.compile(r"[0-9a-f]{8}")
KEY = re.compile(r"[0-9a-f]{12}")
MOST_CARDS = 500  # of a note, as Anki has it
TIME = "%Y-%m-%dT%H:%M:%SZ"
REMEDY = "take it back from version control; only `allquiz export anki --release` writes it"
MERGING = "<<<<<<<"  # git's mark of two sides that it could not join
ONE_SIDE = (
    "take one side of the whole file (`git checkout --theirs` or `--ours`, and its name), and "
    "release again: what the other side released is in the questions"
)

Line = dict[str, Any]


class Damaged(ValueError):
    """A line that is not as it was written; the message says what is wrong with it."""


def read_record(path: Path) -> tuple[Record, list[Problem]]:
    """The record of a file, and what is wrong with it. Without a file, nothing was released.

    Raises OSError where it can't be read.
    """
    if not path.is_file():
        return Record(), []
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith(MERGING):
            problem = _problem(str(path), number, "two releases were merged, and not by hand yet")
            return Record(), [problem._replace(help=ONE_SIDE)]
    return record_of(str(path), map(_parsed, lines))


def read_note_types(path: Path) -> Mapping[str, ReleasedType]:
    """Only the note types of a record; none where it has errors."""
    try:
        with path.open(encoding="utf-8") as file:
            found = [line for line in file if line.startswith('{"kind": "note type"')]
        return {line["name"]: _note_type(line) for line in map(json.loads, found)}
    except (OSError, ValueError, KeyError):
        return {}


def record_of(file: str, lines: Iterable[Line | None]) -> tuple[Record, list[Problem]]:
    """The record that the lines make, and what is wrong with it; None is a line that is no JSON."""
    releases: dict[str, int] = {}
    decks: dict[str, ReleasedDeck] = {}
    types: dict[str, ReleasedType] = {}
    notes: dict[str, ReleasedNote] = {}
    readers: dict[str, tuple[dict[str, Any], Any]] = {
        "release": (releases, lambda line: _time(line["time"])),
        "deck": (decks, _deck),
        "note type": (types, _note_type),
        "note": (notes, lambda line: _note(line, releases)),
    }
    for number, line in enumerate(lines, start=1):
        try:
            if line is None or line.get("kind") not in readers:
                raise Damaged("this line is none of a record of releases")
            found, read = readers[line["kind"]]
            name = _label(line["name"]) if line["kind"] == "release" else _text(line["name"])
            if name in found:
                raise Damaged(f"{name} is there twice")
            found[name] = read(line)
        except KeyError as error:
            return Record(), [_problem(file, number, f"this line lacks `{error.args[0]}`")]
        except Damaged as error:
            return Record(), [_problem(file, number, str(error))]
    if not releases:
        return Record(), [_problem(file, 1, "this record of releases holds none")]
    return Record(releases, decks, types, notes), []


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line, 1), "damaged-record", "error", message, help=REMEDY)


def _parsed(text: str) -> Line | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def _deck(line: Line) -> ReleasedDeck:
    subdecks = line.get("subdecks", {})
    if not _is_mapping(subdecks, str):
        raise Damaged("`subdecks` is no mapping of ids to names")
    if not all(number.isascii() and number.isdecimal() for number in subdecks):
        raise Damaged("`subdecks` is no mapping of ids to names")
    if not isinstance(line["id"], int):
        raise Damaged("`id` is no number")
    named = {int(number): name for number, name in subdecks.items()}
    return ReleasedDeck(line["id"], _text(line["title"]), named)


def _note_type(line: Line) -> ReleasedType:
    return ReleasedType(
        _in_form(line["fields"], HASH, "hash"),
        _in_form(line["templates"], HASH, "hash"),
        _in_form(line["css"], HASH, "hash"),
        _label(line["version"]),
        _time(line["time"]),
    )


def _note(line: Line, releases: Mapping[str, int]) -> ReleasedNote:
    fields, history, tags = line["fields"], line["released"], line["tags"]
    if not _is_mapping(fields, str) or not all(map(HASH.fullmatch, fields.values())):
        raise Damaged("`fields` is no mapping of fields to hashes")
    if not _is_mapping(history, list) or not history:
        raise Damaged("`released` is no mapping of versions to what changed")
    if unknown := [version for version in history if version not in releases]:
        raise Damaged(f"it names the release {unknown[0]}, which is not among the releases above")
    if not isinstance(tags, list):
        raise Damaged("`tags` is no list")
    return ReleasedNote(
        _text(line["type"]),
        _in_form(line["key"], KEY, "revision of a key"),
        fields,
        tuple(tags),
        {version: tuple(what) for version, what in history.items()},
        _parts(line.get("cards", [])),
    )


def _parts(cards: Any) -> dict[int, Part]:
    """Card numbers to what they ask: each a number, a text, and its answer where it has one."""
    parts = {}
    for card in cards if isinstance(cards, list) else [None]:
        match card:
            case [int(number), str(text)] if 0 < number <= MOST_CARDS:
                parts[number] = Part(text)
            case [int(number), str(text), str(answer)] if 0 < number <= MOST_CARDS:
                parts[number] = Part(text, answer)
            case _:
                raise Damaged("`cards` is no list of card numbers and what they ask")
    if parts and not len(parts) == len(cards) == max(parts):
        raise Damaged("`cards` leaves a card number out, or has one twice")
    return parts


def _is_mapping(value: Any, kind: type) -> bool:
    return isinstance(value, dict) and all(isinstance(each, kind) for each in value.values())


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise Damaged(f"{_shown(value)} is no text")
    return value


def _label(value: Any) -> str:
    return _in_form(value, LABEL, "version")


def _in_form(value: Any, form: re.Pattern[str], named: str) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise Damaged(f"{_shown(value)} is no {named}")
    return value


def _time(value: Any) -> int:
    try:
        return int(datetime.strptime(_text(value), TIME).replace(tzinfo=UTC).timestamp())
    except ValueError:
        raise Damaged(f"{_shown(value)} is no time such as 2026-11-24T12:00:00Z") from None


def write_record(record: Record) -> str:
    """The record as the text of its file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(record))


def _lines(record: Record) -> Iterator[Line]:
    for version, moment in record.releases.items():
        yield {"kind": "release", "name": version, "time": _written(moment)}
    for key, deck in sorted(record.decks.items()):
        subdecks = {str(number): name for number, name in sorted(deck.subdecks.items())}
        more = {"subdecks": subdecks} if subdecks else {}
        yield {"kind": "deck", "name": key, "id": deck.id, "title": deck.name, **more}
    for key, kind in sorted(record.note_types.items()):
        yield {"kind": "note type", "name": key, **kind._asdict(), "time": _written(kind.time)}
    for name, note in sorted(record.notes.items()):
        cards = [[number, *filter(None, part)] for number, part in note.parts.items()]
        yield {
            "kind": "note",
            "name": name,
            "type": note.note_type,
            "key": note.key,
            "released": note.history,
            "fields": note.fields,
            "tags": note.tags,
            **({"cards": cards} if cards else {}),
        }


def _written(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime(TIME)


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else json.dumps(value)
