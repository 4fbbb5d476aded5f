"""The record of what was released: `decks/released.jsonl`, an object a line, read and written.

It is written by `allquiz export anki --release` alone: the releases, the decks and the note types,
then a line a note, so that git shows a changed note as one changed line.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from allquiz.exporters.anki.record import Part, Record, ReleasedDeck, ReleasedNote, ReleasedType
from allquiz.model.place import Place
from allquiz.model.problem import Problem

RECORD_FILE = "released.jsonl"
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
HASH = re.compile(r"[0-9a-f]{8}")
KEY = re.compile(r"[0-9a-f]{12}")
ANY = re.compile(r"(?s).+")
MALFORMED = (KeyError, TypeError, ValueError, AttributeError)
TIME = "%Y-%m-%dT%H:%M:%SZ"
REMEDY = "take it back from version control; only `allquiz export anki --release` writes it"
MERGING = "<<<<<<<"  # git's mark of two sides that it could not join
ONE_SIDE = (
    "take one side of the whole file (`git checkout --theirs` or `--ours`, and its name), and "
    "release again: what the other side released is in the questions"
)

Line = dict[str, Any]
T = TypeVar("T")


def read_record(path: Path) -> tuple[Record, list[Problem]]:
    """The record of a file, and what is wrong with it. Without a file, nothing was released.

    Raises OSError where it can't be read.
    """
    if not path.is_file():
        return Record(), []
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith(MERGING):
            said = "two releases were merged, and not by hand yet"
            return Record(), [_problem(str(path), number, said, ONE_SIDE)]
    return record_of(str(path), map(_parsed, lines))


def read_note_types(path: Path) -> Mapping[str, ReleasedType]:
    """Only the note types of a record; none where it has errors."""
    try:
        with path.open(encoding="utf-8") as file:
            found = [line for line in file if line.startswith('{"kind": "note type"')]
        return {line["name"]: _note_type(line) for line in map(json.loads, found)}
    except (OSError, *MALFORMED):
        return {}


def record_of(file: str, lines: Iterable[Line | None]) -> tuple[Record, list[Problem]]:
    """The record that the lines make, and what is wrong with it; None is a line that is no JSON."""
    releases: dict[str, int] = {}
    found: dict[str, dict[str, Any]] = {
        "release": releases, "deck": {}, "note type": {}, "note": {}
    }  # fmt: skip  # in the order of a record
    readers: dict[str, Callable[[Line], Any]] = {
        "release": lambda line: _time(line["time"]),
        "deck": _deck,
        "note type": _note_type,
        "note": lambda line: _note(line, releases),
    }
    for number, line in enumerate(lines, start=1):
        entry = line or {}
        try:
            kind = entry["kind"]
            name = _in_form(LABEL if kind == "release" else ANY, entry["name"])
            if name in found[kind]:
                raise ValueError(name)
            found[kind][name] = readers[kind](entry)
        except MALFORMED:
            return Record(), [_problem(file, number, "no release wrote this line as it is")]
    if not releases:
        return Record(), [_problem(file, 1, "this record of releases holds none")]
    return Record(*found.values()), []


def _problem(file: str, line: int, message: str, help: str = REMEDY) -> Problem:
    return Problem(Place(file, line, 1), "damaged-record", "error", message, help=help)


def _parsed(text: str) -> Line | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


# What follows reads a line, and raises one of MALFORMED where it is another than was written.


def _deck(line: Line) -> ReleasedDeck:
    subdecks = {int(id): _of(str, name) for id, name in line.get("subdecks", {}).items()}
    return ReleasedDeck(_of(int, line["id"]), _of(str, line["title"]), subdecks)


def _note_type(line: Line) -> ReleasedType:
    fields, templates, css = (_in_form(HASH, line[key]) for key in ("fields", "templates", "css"))
    version = _in_form(LABEL, line["version"])
    return ReleasedType(fields, templates, css, version, _time(line["time"]))


def _note(line: Line, releases: Mapping[str, int]) -> ReleasedNote:
    history = {_of(str, at): _texts(what) for at, what in line["released"].items()}
    if not history or not history.keys() <= releases.keys():
        raise ValueError(history)
    fields = {name: _in_form(HASH, value) for name, value in line["fields"].items()}
    parts = {_of(int, n): Part(*_texts(told)) for n, *told in _of(list, line.get("cards", []))}
    if sorted(parts) != list(range(1, len(line.get("cards", [])) + 1)):
        raise ValueError(parts)
    kind, key = _of(str, line["type"]), _in_form(KEY, line["key"])
    return ReleasedNote(kind, key, fields, _texts(line["tags"]), history, parts)


def _of(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError(value)
    return value


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_of(str, value) for value in _of(list, values))


def _in_form(form: re.Pattern[str], value: Any) -> str:
    if not form.fullmatch(value):
        raise ValueError(value)
    return str(value)


def _time(value: Any) -> int:
    return int(datetime.strptime(value, TIME).replace(tzinfo=UTC).timestamp())


def write_record(record: Record) -> str:
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
