"""What a line says, as a row that the cache keeps of it."""

import json
from collections.abc import Iterable
from itertools import repeat
from sys import intern
from typing import Any, NamedTuple, Self

from allquiz.model.review import EVENT_KINDS, Event, Review
from allquiz.schedule import rating_of
from allquiz.store.lines import (
    BOM,
    ENTRIES,
    FIELDS,
    Bar,
    Columns,
    Unreadable,
    columns,
    moment,
    no_bar,
    when,
)
from allquiz.utf8 import as_utf8


class Row(NamedTuple):
    """What a line of a file says, and what it comes to. Of what is said of nothing, text is empty.

    `target` is the question of an answer, or what something happened to, or the id of a quiz that
    something is said of; `response` is JSON, the whole document where a quiz is spoken of. `at` is in
    microseconds since 1970 (of a clock, what it shows), `offset` from UTC in seconds.

    An answer has no `kind`, and what it comes to is in the four fields before: it `counts`, or it
    waits until its time has come, or neither; its score, or that of an override; the day it counts
    for; the chance of recall that FSRS gave it, where it was a review: due, a day or more after the
    answer before it.
    """

    target: str
    at: int
    id: str
    file: str
    number: int
    offset: int
    key_revision: str = ""
    response: str = ""
    score: float = 0
    rating: Any = ""
    confidence: str = ""
    session: str = ""
    revision: str = ""
    duration_ms: int = 0
    learner: str = ""
    counts: int = 0
    result: float = 0
    day: int = 0
    foretold: float = 0
    kind: Any = None

    @property
    def is_entry(self) -> bool:
        """Whether it is an answer, or what happened to one; else a quiz is spoken of."""
        return self.kind is None or self.kind in EVENT_KINDS

    def entry(self) -> Any:
        """The answer, or what happened to one, that the line says: a Review or an Event."""
        at = moment(self.at, self.offset)
        if self.kind:
            score = self.score if self.kind == "override" else None
            return Event(id=self.id, kind=self.kind, target=self.target, at=at, score=score)
        given = {name: getattr(self, name) for name in SAME}
        given |= {name: getattr(self, name) or None for name in OPTIONAL}
        response = json.loads(self.response or "null")
        return Review(question=self.target, answered_at=at, response=response, **given)

    def answer(self) -> Review:
        """The answer with the score that it counts with."""
        return self.as_counted.entry()  # type: ignore[no-any-return]

    @property
    def as_counted(self) -> Self:
        """An answer with that score as its own."""
        if self.kind or self.score == self.result:
            return self
        return self._replace(score=self.result, rating=rating_of(self.result))


SAID = Row._fields.index("counts")  # what is before is what the line says
SAME = ("id", "key_revision", "score", "rating", "revision", "duration_ms")
SHARED = ("question", "key_revision", "rating", "revision")
OPTIONAL = ("confidence", "session", "learner")
ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def read(
    file: str, data: bytes, number: int, wrong: list[Unreadable], bar: Bar = no_bar, *, known: bool = False
) -> list[Row]:  # fmt: skip
    """What the lines say; all else is as `columns` has it."""
    found: list[Row] = []
    for kind, said in columns(file, data, number, wrong, bar, known=known):
        if kind == "answer":
            found += _answers(file, said)
        else:
            found += (_other(file, kind, *line) for line in zip(*said.values(), strict=True))
    return found


def load(file: str, data: bytes) -> tuple[dict[Row, bytes], list[Unreadable]]:
    """What a file says that was exported, or that progress is kept in, and the line that says it; and
    what of it can't be read. UTF-8, or UTF-16 as PowerShell writes it."""
    data, wrong = as_utf8(data, "surrogatepass").removeprefix(BOM), list[Unreadable]()
    lines = data.split(b"\n")
    rows = sorted(read(file, data, 1, wrong, known=True), key=lambda row: row.number)
    return {row: lines[row.number - 1].strip() + b"\n" for row in rows}, wrong


def _answers(file: str, said: Columns) -> Iterable[Row]:
    """Row by row; what many say alike is kept once."""
    times, offsets = zip(*map(when, said["answered_at"]), strict=True)
    responses = ["" if each is None else intern(ENCODE(each)) for each in said["response"]]
    question, key, rating, revision = (map(intern, said[name]) for name in SHARED)
    sure, session, learner = ([intern(text or "") for text in said[name]] for name in OPTIONAL)
    return map(
        Row, question, times, said["id"], repeat(file), said["number"],
        offsets, key, responses, said["score"], rating, sure, session, revision, said["duration_ms"], learner,
    )  # fmt: skip


def _other(file: str, kind: str, number: int, *values: Any) -> Row:
    """What something other than an answer comes to."""
    said = dict(zip(FIELDS[kind], values, strict=True))
    session = said.get("session", "")
    at, offset = when(said["at"]) if "at" in said else (int(said.get("spent_ms", 0)), 0)
    id = said.get("id") or id_of(kind, session, said.get("question", ""))
    target, score = said.get("target") or session or id, said.get("score", 0)
    response = "" if kind in ENTRIES else ENCODE(said)
    kind = "exam" if said.get("exam") else kind
    return Row(target, at, id, file, number, offset, response=response, score=score, kind=kind)


def id_of(kind: str, session: str, question: str = "") -> str:
    """What is known once of a quiz, or of a question of it."""
    return f"{kind} {session} {question}"


def keep(rows: dict[str, Row], row: Row) -> None:
    """Take a row: of two with one id the later one, on every machine, whichever it read first.

    Of two of one time it is the one with the greater field, where they first differ: exporters/page
    has the same rule. Of two that say the same it is that of the shorter file name: what a tool copies
    gets a longer one, and was said where it was first written.
    """
    before = rows.setdefault(row.id, row)
    if before is not row:
        rows[row.id] = (
            min((before, row), key=_place)
            if rank(before) == rank(row)
            else max(before, row, key=rank)
        )


def _place(row: Row) -> tuple[int, str, int]:
    return len(row.file), row.file, row.number


def rank(row: Row) -> tuple[Any, ...]:
    """All that the line says but for the id."""
    return row.at, row.kind or "", row.target, *row[5:SAID]
