"""From the lines of a file to the rows that the cache keeps of them."""

import json
from datetime import datetime
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.model.review import EVENT_KINDS, RATINGS, Review
from allquiz.store.lines import (
    DECODER,
    EPOCH,
    MICROSECOND,
    QUIZ_KINDS,
    TORN,
    YEARS,
    BadLine,
    draft_of,
    entry_of,
    microseconds,
    optional_text,
    parse,
    text,
    texts,
    time,
    whole,
    write,
)
from allquiz.store.lines import response as checked_response

TORN_LINE = write({"kind": TORN}).strip().encode()
BOM = b"\xef\xbb\xbf"


class Given(NamedTuple):
    """An answer as a file has it: `at` in microseconds since 1970, `offset` from UTC in seconds.

    `day` is an ordinal, `response` JSON. The line stands at `place` in the file, in bytes.
    """

    question: str
    at: int
    id: str
    offset: int
    day: int
    key_revision: str
    response: str | None
    score: float
    rating: Any
    confidence: str | None
    session: str | None
    file: str
    place: int


class Happened(NamedTuple):
    """What happened to an answer or a question, or a flag."""

    id: str
    kind: str
    target: str
    at: int
    score: float | None


class Unreadable(NamedTuple):
    """A line that can't be read, counted from 1, and why; line 0 is a file as a whole."""

    file: str
    line: int
    why: str


class Lines(NamedTuple):
    """New lines of a file: where they begin in it, in bytes, and how many there are before."""

    file: str
    data: bytes
    place: int
    before: int


class Read:
    """What some lines come to. An id that is there twice means what comes first in order."""

    def __init__(self, day_starts: int) -> None:
        self.day_starts = day_starts
        self.answers: dict[str, Given] = {}
        self.happened: dict[str, Happened] = {}
        self.quizzes: list[dict[str, Any]] = []
        self.unreadable: list[Unreadable] = []

    def take(self, new: Lines) -> None:
        """Read some lines."""
        place = new.place
        before = b""
        for number, line in enumerate(new.data.split(b"\n")[:-1], start=new.before + 1):
            if line and not line.isspace():
                try:
                    if line == TORN_LINE:  # nobody was told that the line before is saved
                        if not _was_whole(before):
                            self._forgive(new.file, number - 1)
                    else:
                        self._take(line, new.file, place)
                except BadLine as bad:
                    self.say(new.file, number, str(bad))
            place += len(line) + 1
            before = line

    def say(self, file: str, line: int, why: str) -> None:
        """Note what can't be read."""
        self.unreadable.append(Unreadable(file, line, why))

    def _forgive(self, file: str, line: int) -> None:
        if self.unreadable and self.unreadable[-1][:2] == (file, line):
            self.unreadable.pop()

    def _take(self, line: bytes, file: str, place: int) -> None:
        try:
            given = parse((line.removeprefix(BOM) if place == 0 else line).decode())
        except UnicodeDecodeError:
            raise BadLine("this line is not UTF-8") from None
        kind = given.get("kind")
        if kind == "answer":
            self._keep(self.answers, self._answer(given, file, place))
        elif kind in EVENT_KINDS:
            self._keep(self.happened, _happened(given))
        elif kind in QUIZ_KINDS:
            self.quizzes.append(checked_quiz(given))
        elif not isinstance(kind, str):  # else from a newer allquiz
            raise BadLine("`kind` must be a text")

    def _keep(self, kept: dict[str, Any], row: Any) -> None:
        before = kept.setdefault(row.id, row)
        if before is not row and meaning(before) != meaning(row):
            kept[row.id] = first_of(before, row)

    def _answer(self, given: dict[str, Any], file: str, place: int) -> Given:
        found = _quick(given)
        if found is None:
            review = entry_of(given)  # says what is wrong, or knows better
            assert isinstance(review, Review)  # noqa: S101  # by its kind
            found = (
                review.id, review.question, review.key_revision, review.answered_at,
                review.response, review.score, review.rating, review.confidence, review.session,
            )  # fmt: skip
        id, question, key_revision, at, response, score, rating, confidence, session = found
        zone = at.utcoffset()
        return Given(
            question, (at - EPOCH) // MICROSECOND, id, zone.days * 86400 + zone.seconds,
            at.toordinal() - (at.hour < self.day_starts), key_revision,
            None if response is None else _json(response),
            float(score), rating, confidence, session, file, place,
        )  # fmt: skip


def first_of(one: Any, other: Any) -> Any:
    """Of two rows with one id, the same on every machine, whichever it read first."""
    return min(one, other, key=repr)


def meaning(row: Any) -> Any:
    """A row without the place where it stands."""
    return row[:-2] if isinstance(row, Given) else row


FIELDS = itemgetter(
    "id", "question", "revision", "key_revision", "answered_at", "response", "score", "rating",
    "duration_ms", "confidence", "session", "learner",
)  # fmt: skip


RESPONSES = {str, bool, list, dict}


def _quick(given: dict[str, Any]) -> tuple[Any, ...] | None:
    """The fields of an answer as allquiz writes them; None where one is missing or odd."""
    try:
        (id, question, revision, key_revision, answered_at, response, score, rating, duration,
         confidence, session, learner) = FIELDS(given)  # fmt: skip
        at = datetime.fromisoformat(answered_at)
        if type(response) is list or type(response) is dict:
            checked_response(given)
    except (KeyError, TypeError, ValueError):
        return None
    if (
        type(id) is type(question) is type(revision) is type(key_revision) is str
        and id and question and revision and key_revision
        and (type(score) is float or type(score) is int) and 0 <= score <= 1
        and rating in RATINGS
        and type(duration) is int and 0 <= duration < 2**53
        and (response is None or type(response) in RESPONSES)
        and (confidence is None or (type(confidence) is str and confidence))
        and (session is None or (type(session) is str and session))
        and (learner is None or type(learner) is str)
        and at.tzinfo is not None and at.year in YEARS
    ):  # fmt: skip
        return id, question, key_revision, at, response, score, rating, confidence, session
    return None


def _json(response: Any) -> str:
    if type(response) is str:
        return encode_basestring(response)
    return json.dumps(response, ensure_ascii=False)


def _happened(given: dict[str, Any]) -> Happened:
    event = entry_of(given)
    return Happened(event.id, event.kind, event.target, microseconds(event.at), event.score)  # type: ignore[union-attr]  # the kind was looked at


def checked_quiz(given: dict[str, Any]) -> dict[str, Any]:
    """The same, its fields as lines.py has them. Raises BadLine."""
    if given["kind"] == "quiz":
        text(given, "id")
        texts(given, "questions"), texts(given, "banks")
        time(given, "at")
        if given.get("time_limit_ms") is not None:
            whole(given, "time_limit_ms")
        if type(given.get("seed")) is not int or not isinstance(given.get("options"), dict):
            raise BadLine("`seed` must be a whole number, `options` an object")
        return given
    text(given, "session")
    if given["kind"] == "clock":
        whole(given, "spent_ms")
    elif given["kind"] == "draft":
        text(given, "question")
        time(given, "at")
        optional_text(given, "confidence")
        draft_of(given)
    return given


def _was_whole(line: bytes) -> bool:
    """Whether an object ends before the line does: it was saved, and damaged after."""
    try:
        DECODER.raw_decode(line.decode(errors="replace"))
    except (ValueError, RecursionError):
        return False
    return True
