"""Decks and note types as Anki's JSON. `stamp` is the time of their last change, in seconds."""

from typing import Any

from allquiz.exporters.anki.note_types import NoteType

LATEX_BEFORE = (
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
    "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n"
    "\\begin{document}\n"
)
LATEX_AFTER = "\\end{document}"
STEM = 1  # the field that the browser sorts by


def deck_json(id: int, name: str, description: str, stamp: int) -> dict[str, Any]:
    """A deck with the options of the default one, and nothing studied in it yet."""
    return {
        "collapsed": False, "conf": 1, "desc": description, "dyn": 0, "extendNew": 0,
        "extendRev": 50, "id": id, "lrnToday": [163, 2], "mod": stamp, "name": name,
        "newToday": [163, 2], "revToday": [163, 0], "timeToday": [163, 23598], "usn": -1,
    }  # fmt: skip


def note_type_json(kind: NoteType, css: str, stamp: int, deck: int) -> dict[str, Any]:
    """A note type whose fields and cards keep their ids.

    Which fields a card needs (`req`) Anki works out anew.
    """
    fields = [
        {
            "name": name, "id": kind.id * 1000 + number, "ord": number,
            "font": "Liberation Sans", "media": [], "rtl": False, "size": 20, "sticky": False,
        }
        for number, name in enumerate(kind.fields)
    ]  # fmt: skip
    cards = [
        {
            "name": name, "qfmt": front, "afmt": back, "id": kind.id * 1000 + 500 + number,
            "ord": number, "bafmt": "", "bqfmt": "", "bfont": "", "bsize": 0, "did": None,
        }
        for number, (name, front, back) in enumerate(kind.cards)
    ]  # fmt: skip
    return {
        "css": css, "did": deck, "flds": fields, "id": str(kind.id), "latexPost": LATEX_AFTER,
        "latexPre": LATEX_BEFORE, "latexsvg": False, "mod": stamp, "name": kind.name, "req": [],
        "sortf": STEM, "tags": [], "tmpls": cards, "type": int(kind.is_cloze), "usn": -1,
        "vers": [],
    }  # fmt: skip
