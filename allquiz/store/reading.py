"""What a line says, as a row that the cache keeps of it."""

import json
from datetime import timedelta
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.model.review import Event, Review
from allquiz.schedule import rating_of
from allquiz.store.lines import ENTRIES, FIELDS, Document, microseconds, moment, write

SECOND = timedelta(seconds=1)


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

    def entry(self) -> Review | Event:
        """The answer, or what happened to one, that the line says."""
        if self.kind is None:
            return self._review()
        at, score = moment(self.at, self.offset), self.score if self.kind == "override" else None
        return Event(id=self.id, kind=self.kind, target=self.target, at=at, score=score)

    def answer(self) -> Review:
        """The answer with the score that it counts with."""
        if self.score == self.result:
            return self._review()
        return self._replace(score=self.result, rating=rating_of(self.result))._review()

    def _review(self) -> Review:
        given = {name: getattr(self, name) for name in SAME}
        given |= {name: getattr(self, name) or None for name in OPTIONAL}
        response, at = json.loads(self.response or "null"), moment(self.at, self.offset)
        return Review(question=self.target, answered_at=at, response=response, **given)


SAID = Row._fields.index("counts")  # what is before is what the line says
SAME = ("id", "key_revision", "score", "rating", "revision", "duration_ms")
OPTIONAL = ("confidence", "session", "learner")
ANSWER = itemgetter("question", "answered_at", "response", *SAME, *OPTIONAL)


def row_of(document: Document, file: str, number: int) -> Row:
    """What the line comes to; its kind is one of FIELDS."""
    kind = document["kind"]
    if kind == "answer":
        (
            question, time, response, id, key, score, rating, revision, spent, sure, session, learner,
        ) = ANSWER(document)  # fmt: skip
        if type(response) is str:
            response = encode_basestring(response)
        elif response is not None:
            response = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
        return Row(
            question, microseconds(time), id, file, number, time.utcoffset() // SECOND, key,
            response or "", score, rating, sure or "", session or "", revision, spent, learner or "",
        )  # fmt: skip
    said = {
        name: document[name] for name in FIELDS[kind]
    }  # what else is there is of a newer allquiz
    session, at, offset = said.get("session", ""), int(said.get("spent_ms", 0)), 0
    if "at" in said:
        at, offset = microseconds(said["at"]), said["at"].utcoffset() // SECOND
    id = said.get("id") or id_of(kind, session, said.get("question", ""))
    target, score = said.get("target") or session or id, said.get("score", 0)
    response = "" if kind in ENTRIES else write({"kind": kind, **said})
    kind = "exam" if said.get("exam") else kind
    return Row(target, at, id, file, number, offset, response=response, score=score, kind=kind)


def id_of(kind: str, session: str, question: str = "") -> str:
    """What is known once of a quiz, or of a question of it."""
    return f"{kind} {session} {question}"


def keep(rows: dict[str, Row], row: Row) -> None:
    """Take a row: of two with one id the later one, on every machine, whichever it read first.

    Of two of one time it is the one with the greater field, where they first differ: exporters/page
    has the same rule in `rank`.
    """
    before = rows.setdefault(row.id, row)
    if before is not row and _rank(row) > _rank(before):
        rows[row.id] = row


def _rank(row: Row) -> tuple[Any, ...]:
    return row.at, row.kind or "", row.target, *row[5:SAID]
