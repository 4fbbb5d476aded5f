"""`decks/released.yaml`, as allquiz 0.1.0 recorded what was released: read, never written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from allquiz.bank import yaml_values

OLD_RECORD = "released.yaml"


def old_record(path: Path) -> Iterator[dict[str, Any] | None]:
    """Its entries as the lines of today's record; None for what can't be read."""
    try:
        root, _ = yaml_values.read(path.read_text("utf-8"), lambda *_: None) or (None, None)
        yield from _lines(yaml_values.plain(root))
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError):
        yield None


def _lines(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for version, time in record["releases"].items():
        yield {"kind": "release", "name": version, "time": time}
    for key, deck in record.get("decks", {}).items():
        made = {"kind": "deck", "name": key, "title": deck["name"], "id": int(deck["id"])}
        yield {**made, "subdecks": deck.get("subdecks", {})}
    for key, kind in record.get("note types", {}).items():
        yield {"kind": "note type", "name": key, **kind}
    for name, note in record.get("notes", {}).items():
        history = [item.partition(" ") for item in note["released"].split("; ")]
        fields = [item.rpartition(" ") for item in note["fields"].split(", ")]
        cards = note.get("cards", {}).items()
        yield {
            "kind": "note",
            "name": name,
            "type": note["type"],
            "key": note["key"],
            "released": {version: what.split(", ") for version, _, what in history},
            "fields": {field: digest for field, _, digest in fields},
            "tags": note["tags"].split(),
            "cards": [[int(n), *([card] if isinstance(card, str) else card)] for n, card in cards],
        }
