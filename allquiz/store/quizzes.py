"""The quizzes and exams that were begun, so that they can be resumed, and what is put down in exams."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from allquiz.model.draft import Draft
from allquiz.model.ids import new_id
from allquiz.model.review import Event, Review
from allquiz.store.cache import Cache
from allquiz.store.derive import COUNTS
from allquiz.store.journal import Journal
from allquiz.store.lines import draft_of, dump, moment, stamp, write
from allquiz.store.update import ANSWERED_IN

Kind = Literal["quiz", "exam"]
NOTHING: Mapping[str, Any] = {}


class Begun(NamedTuple):
    """A quiz that was begun and not ended: the full names it asks, and the answers so far.

    `answered` maps a question to its answer, in the order in which they were given. `spent_ms` is
    the time that earlier sittings took, `options` what else was asked for.
    """

    id: str
    seed: int
    questions: tuple[str, ...]
    banks: tuple[str, ...]
    answered: dict[str, Review]
    kind: Kind
    time_limit_ms: int | None
    spent_ms: int
    options: dict[str, Any]
    handed_in: bool  # an exam that is, while its result was not shown to the end


class Quizzes:
    """Begins and ends quizzes. Each call that writes is one write to this machine's file.

    `review` reads the answer that a line has.
    """

    def __init__(
        self, journal: Journal, cache: Cache, review: Callable[[str, int, float], Review]
    ) -> None:
        self._journal = journal
        self._cache = cache
        self._review = review

    def begin(
        self,
        session: str,
        at: datetime,
        seed: int,
        questions: Iterable[str],
        banks: Iterable[str],
        *,
        kind: Kind = "quiz",
        time_limit_ms: int | None = None,
        options: Mapping[str, Any] = NOTHING,
    ) -> None:
        """Remember a quiz, so that it can be resumed. `options` must be fit for JSON."""
        (last,) = self._cache.first("SELECT max(at) FROM quiz")
        if last is not None:  # the last that was begun, also where the clock was set back
            at = max(at, moment(last + 1).astimezone(at.tzinfo))
        self._say(
            {
                "kind": "quiz",
                "id": session,
                "at": stamp(at),
                "exam": kind == "exam",
                "seed": seed,
                "questions": list(questions),
                "banks": list(banks),
                "time_limit_ms": time_limit_ms,
                "options": dict(options),
            }
        )

    def spent(self, session: str, spent_ms: int) -> None:
        """Remember how long a quiz took so far, in all its sittings."""
        self._say(_clock(session, spent_ms))

    def beat(self, session: str, spent_ms: int) -> None:
        """The same, cheaply: a second of it may be lost, an answer never.

        It outlives the death of the program; after a power cut the time is that of the last answer.
        """
        self._say(_clock(session, spent_ms), forced=False)

    def end(self, session: str) -> None:
        """Remember that a quiz has no question left."""
        self._say({"kind": "finished", "session": session})

    def save_draft(
        self, session: str, question: str, draft: Draft, spent_ms: int, at: datetime
    ) -> None:
        """Keep a draft instead of an earlier one to the same question, with the time spent so far."""
        query = "SELECT max(at) FROM draft WHERE session = ? AND question = ?"
        (last,) = self._cache.first(query, session, question)
        if last is not None:  # the last that was put down, also where the clock was set back
            at = max(at, moment(last + 1).astimezone(at.tzinfo))
        document = {
            "kind": "draft",
            "session": session,
            "question": question,
            "at": stamp(at),
            "response": draft.response,
            "confidence": draft.confidence,
            "flagged": draft.flagged,
            "answered_at": draft.at and stamp(draft.at),
            "duration_ms": draft.duration_ms,
        }
        self._say(document, _clock(session, spent_ms))

    def drafts(self, session: str) -> dict[str, Draft]:
        """The drafts of an exam, by question."""
        rows = self._cache.rows(
            "SELECT question, document FROM draft WHERE session = ? ORDER BY question", session
        )
        return {question: draft_of(json.loads(document)) for question, document in rows}

    def hand_in(self, session: str, spent_ms: int, entries: Sequence[Review | Event]) -> bool:
        """End an exam and add its answers to the log.

        False, nothing done, where it was handed in before: its answers are in the log already. Where
        a power cut left some of them without the end, these never counted and are taken back.
        """

        def is_handed_in() -> bool:
            self._cache.stale()
            query = "SELECT finished FROM course WHERE session = ?"
            return (self._cache.first(query, session) or (0,))[0] == 1

        at = next((each.answered_at for each in entries if isinstance(each, Review)), None)
        given = {each.id for each in entries}
        half = [
            Event(id=new_id(), kind="undo", target=answer, at=at)
            for _, answer in self._cache.rows(ANSWERED_IN, session)
            if at is not None and answer not in given
        ]
        lines = [*dump(half), *dump(entries), write(_clock(session, spent_ms)),
                 write({"kind": "finished", "session": session})]  # fmt: skip
        done = self._journal.append(lines, unless=is_handed_in)
        self._cache.stale()
        return done

    def shown(self, session: str) -> None:
        """Remember that the result of a handed-in exam was shown."""
        self._say({"kind": "shown", "session": session})

    def unfinished(self) -> Begun | None:
        """What to go on with: an exam whose result is still to be shown, else the quiz or exam
        begun last, if it was not ended, else the last exam that was not.

        A quiz that was left loses nothing where another follows it; an exam would lose its answers.
        """
        row = self._cache.first(UNFINISHED)
        if row is None:
            return None
        id, document, spent, finished = row
        given = json.loads(document)
        return Begun(
            id,
            given["seed"],
            tuple(given["questions"]),
            tuple(given["banks"]),
            {
                name: self._review(file, place, score)
                for _, name, file, place, score in self._answers(id)
            },
            "exam" if given.get("exam") else "quiz",
            given.get("time_limit_ms"),
            spent,
            given["options"],
            bool(finished),
        )

    def bank_paths(self) -> list[str]:
        """The paths that were given with --bank, in any quiz."""
        rows = self._cache.rows(
            "SELECT DISTINCT json_extract(document, '$.banks') FROM quiz ORDER BY 1"
        )
        return list(dict.fromkeys(path for (banks,) in rows for path in json.loads(banks)))

    def _answers(self, session: str) -> list[tuple[str, str, str, int, float]]:
        """The answers given in a quiz that count, in the order in which they were given."""
        row = self._cache.first(
            "SELECT json_extract(document, '$.questions') FROM quiz WHERE id = ?", session
        )
        return self._cache.rows(ANSWERED, row[0] if row else "[]", session)

    def _say(self, *documents: dict[str, Any], forced: bool = True) -> None:
        self._journal.append(map(write, documents), forced=forced)
        self._cache.stale()


def _clock(session: str, spent_ms: int) -> dict[str, Any]:
    return {"kind": "clock", "session": session, "spent_ms": spent_ms}


UNFINISHED = """
SELECT id, document, coalesce(spent_ms, 0), coalesce(finished, 0) AS finished
FROM quiz LEFT JOIN course ON course.session = quiz.id
WHERE CASE coalesce(finished, 0)
  WHEN 0 THEN json_extract(document, '$.exam') OR (at, id) = (SELECT at, id FROM quiz ORDER BY at DESC, id DESC LIMIT 1)
  ELSE json_extract(document, '$.exam') AND NOT shown END
ORDER BY finished DESC, at DESC, id DESC LIMIT 1
"""

ANSWERED = f"""
SELECT id, question, file, place, result FROM answer
WHERE question IN (SELECT value FROM json_each(?)) AND session = ? AND counts = {COUNTS}
ORDER BY at, id
"""  # noqa: S608  # a constant
