"""What a page is made of. A terminal draws blocks or says them in plain lines; a web page may too."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from allquiz.model.question import Figure

if TYPE_CHECKING:  # the first question does without
    from allquiz.reports.days import Calendar

Tone = Literal["", "title", "right", "partly", "wrong", "quiet", "strong", "bar"]


class Line(NamedTuple):
    """A text with an optional label before it; further lines of the text hang under its start."""

    text: str = ""
    label: str = ""
    tone: Tone = ""
    marked: bool = False  # whether the text is bank text, with markup


class Choice(NamedTuple):
    """What can be picked or placed, under its letter or number; bank text."""

    label: str
    text: str


class Progress(NamedTuple):
    """How far a quiz has come, from 1 to `total`, and what the question is on."""

    position: int
    total: int
    title: str


class Space(NamedTuple):
    """Air between two things, where they are drawn; lines for a pipe do without."""


class Heading(NamedTuple):
    """What a section is on, with a note."""

    text: str
    note: str = ""


class Picture(NamedTuple):
    question_id: str
    figure: Figure


class Bar(NamedTuple):
    """A name and what is said of it; `share`, from 0 to 1, can be drawn, where there is one."""

    name: str
    share: float | None
    text: str


class Bars(NamedTuple):
    rows: tuple[Bar, ...]


class Table(NamedTuple):
    """Rows under their heads; `shares`, from 0 to 1, can be drawn behind the first column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float | None, ...]


class Days(NamedTuple):
    calendar: "Calendar"


Block = Line | Choice | Progress | Space | Heading | Picture | Bars | Table | Days
BLANK = Line()
