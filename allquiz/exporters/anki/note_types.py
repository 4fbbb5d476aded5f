"""The note types. Their ids, and the ids and order of their fields and cards, never change.

Anki matches note types by id and fields by theirs: a field added, renamed or moved makes every
note of every learner conflict at the next import. What is missing one day goes into a spare field.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"

PARTS = 20  # the most pairs, items or steps that a note can hold
COMMON = ("Explanation", "Since", "As of", "Figure", "Source", "Topic", "Notice")
SPARE = tuple(f"Spare {number}" for number in range(1, 7))
HINT = "Spare 1"  # shown on request, before answering
# On the back alone: of a typed answer its fine form, where no keyboard has it; of parts their
# targets, each with what belongs to it.
IN_FULL = "Spare 2"
LANGUAGE, DIRECTION = "Spare 3", "Spare 4"  # of the bank's texts: `he`, `rtl`


class NoteType(NamedTuple):
    """A note type: `fields` in order, `cards` as (name, front, back)."""

    id: int
    name: str
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]
    is_cloze: bool = False


# What several templates share, by the mark that stands for it; a piece may hold those after it.
PIECES = {
    "%HEAD%": "head.html",
    "%HINT%": "hint.html",
    "%BACKGROUND%": "background.html",
    "%HINT_SCRIPT%": "hint.js",
    "%OPTIONS_SCRIPT%": "options.js",
    "%TEXT%": "text.html",
}


@cache
def _template(name: str) -> str:
    """The file without comments and indentation: a note type holds it many times over."""
    text = re.sub(r"(?ms)/\*.*?\*/|^\s*//[^\n]*", "", (TEMPLATES / name).read_text("utf-8"))
    return "".join([f"{line.strip()}\n" for line in text.splitlines() if line.strip()])


def _side(name: str, number: int) -> str:
    text = _template(name)
    for mark, piece in PIECES.items():
        text = text.replace(mark, _template(piece).strip())
    return text.replace("%N%", str(number))


def styling() -> str:
    return _template("style.css")


# By the key that notes use: id, name, own fields, the names of its cards.
KINDS: dict[str, tuple[int, str, list[str], list[str]]] = {
    "options": (1_795_400_001, "options", ["Instruction", "Options", "Answer"], ["Options"]),
    "typed": (1_795_400_002, "typed answer", ["Typed", "Also right"], ["Typed"]),
    "cloze": (1_795_400_003, "cloze", [], ["Cloze"]),
    "parts": (
        1_795_400_004,
        "parts",
        ["Choices", *(f"{side} {n + 1}" for n in range(PARTS) for side in ("Prompt", "Answer"))],
        [f"Part {n + 1}" for n in range(PARTS)],
    ),
    "flashcard": (1_795_400_005, "flashcard", ["Back"], ["Card"]),
}


def note_types() -> dict[str, NoteType]:
    return {
        key: NoteType(
            id,
            f"allquiz: {name}",
            ("ID", "Stem", *fields, *COMMON, *SPARE),
            tuple(
                (card, _side(f"{key}-front.html", number), _side(f"{key}-back.html", number))
                for number, card in enumerate(cards, start=1)
            ),
            is_cloze=key == "cloze",
        )
        for key, (id, name, fields, cards) in KINDS.items()
    }
