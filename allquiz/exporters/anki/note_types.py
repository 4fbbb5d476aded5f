"""The note types. Their ids, and the ids and order of their fields and cards, never change.

Anki matches note types by id and fields by theirs: a field added, renamed or moved makes every
note of every learner conflict at the next import. What is missing one day goes into a spare field.
"""

from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).parent / "templates"

PARTS = 20  # the most pairs, items or steps that a note can hold
COMMON = ("Explanation", "Since", "As of", "Figure", "Source", "Topic", "Notice")
SPARE = tuple(f"Spare {number}" for number in range(1, 7))


class NoteType(NamedTuple):
    """A note type: `fields` in order, `cards` as (name, front, back)."""

    id: int
    name: str
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]
    is_cloze: bool = False


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _background() -> str:
    return _template("background.html")


def _numbered(name: str, number: int) -> str:
    return _template(name).replace("%N%", str(number)).replace("%BACKGROUND%", _background())


def styling() -> str:
    """The CSS of every note type."""
    return _template("style.css")


def note_types() -> dict[str, NoteType]:
    """The note types by the key that notes use."""

    def fields(*own: str) -> tuple[str, ...]:
        return ("ID", "Stem", *own, *COMMON, *SPARE)

    def sides(name: str) -> tuple[str, str]:
        back = _template(f"{name}-back.html").replace("%BACKGROUND%", _background())
        return _template(f"{name}-front.html"), back

    parts = [part for n in range(1, PARTS + 1) for part in (f"Prompt {n}", f"Answer {n}")]
    return {
        "options": NoteType(
            1_795_400_001,
            "allquiz: options",
            fields("Instruction", "Options", "Answer"),
            (("Options", *sides("options")),),
        ),
        "typed": NoteType(
            1_795_400_002,
            "allquiz: typed answer",
            fields("Typed", "Also right"),
            (("Typed", *sides("typed")),),
        ),
        "cloze": NoteType(
            1_795_400_003,
            "allquiz: cloze",
            fields(),
            (("Cloze", *sides("cloze")),),
            is_cloze=True,
        ),
        "parts": NoteType(
            1_795_400_004,
            "allquiz: parts",
            fields("Choices", *parts),
            tuple(
                (f"Part {n}", _numbered("parts-front.html", n), _numbered("parts-back.html", n))
                for n in range(1, PARTS + 1)
            ),
        ),
        "flashcard": NoteType(
            1_795_400_005,
            "allquiz: flashcard",
            fields("Back"),
            (("Card", *sides("flashcard")),),
        ),
    }
