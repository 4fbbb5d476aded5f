"""Decks and note types as Anki's JSON, over Anki's own defaults; `stamp` is the time of their last
change, in seconds."""

import json
from pathlib import Path
from typing import Any

from allquiz.exporters.anki.note_types import NoteType

DEFAULTS: Any = json.loads(Path(__file__).with_name("defaults.json").read_text("utf-8"))


def deck_json(id: int, name: str, description: str, stamp: int) -> dict[str, Any]:
    """A deck with the options of the default one, and nothing studied in it yet."""
    return {**DEFAULTS["deck"], "desc": description, "id": id, "mod": stamp, "name": name}


def note_type_json(kind: NoteType, css: str, stamp: int, deck: int) -> dict[str, Any]:
    """A note type whose fields and cards keep their ids; the browser sorts by its stem, field 1.

    Which fields a card needs (`req`) Anki works out anew.
    """
    fields = [
        {**DEFAULTS["field"], "name": name, "id": kind.id * 1000 + number, "ord": number}
        for number, name in enumerate(kind.fields)
    ]
    cards = [
        {**DEFAULTS["card"], "id": kind.id * 1000 + 500 + number, "ord": number}
        | dict(zip(("name", "qfmt", "afmt"), card, strict=True))
        for number, card in enumerate(kind.cards)
    ]
    made = {"css": css, "did": deck, "flds": fields, "id": str(kind.id), "mod": stamp}
    more = {"name": kind.name, "tmpls": cards, "type": int(kind.is_cloze)}
    return {**DEFAULTS["note type"], **made, **more}
