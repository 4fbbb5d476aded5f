"""The quizzes and exams that were begun, so that they can be resumed, and what is put down in exams."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from allquiz.model.review import Draft, Event, Review
from allquiz.store.cache import Cache
from allquiz.store.journal import Journal
from allquiz.store.lines import FIELDS, dump, moment, when, write
from allquiz.store.rows import Row, id_of

NOTHING: Mapping[str, Any] = {}


class Begun(NamedTuple):
    """A quiz that was begun: the full names it asks, and the answers so far.

    `options` is what else was asked for, fit for JSON. `answered` maps a question to its answer, in
    the order in which they were given; `spent_ms` is the time that earlier sittings took.
    """

    id: str
    seed: int
    questions: Sequence[str]
    banks: Sequence[str] = ()
    kind: Literal["quiz", "exam"] = "quiz"
    time_limit_ms: int | None = None
    options: Mapping[str, Any] = NOTHING
    answered: Mapping[str, Review] = NOTHING
    spent_ms: int = 0
    handed_in: bool = False  # an exam that is, while its result was not shown to the end


KEPT = FIELDS["quiz"].keys() & {*Begun._fields}


class Quizzes(NamedTuple):
    """Begins and ends quizzes. Each call that writes is one write to this machine's file."""

    journal: Journal
    cache: Cache

    def begin(self, begun: Begun, at: datetime) -> None:
        at = self.cache.after(at, "kind IN ('quiz', 'exam')")
        given = begun._asdict() | {"at": at, "exam": begun.kind == "exam"}
        said = {name: given[name] for name in FIELDS["quiz"]}
        self.journal.append(write({"kind": "quiz", **said}))

    def spent(self, session: str, spent_ms: int, *, forced: bool = True) -> None:
        """Remember how long a quiz took so far, in all its sittings.

        Not `forced` is cheap: it outlives the death of the program; after a power cut the time is
        that of the last answer.
        """
        self.journal.append(_said("clock", session, spent_ms=spent_ms), forced=forced)

    def end(self, session: str, how: Literal["finished", "shown"] = "finished") -> None:
        """Remember that a quiz has no question left, or that the result of an exam was shown."""
        self.journal.append(_said(how, session))

    def is_open_exam(self, id: str) -> bool:
        """Whether it is an exam whose result was not shown yet."""
        said = {kind for (kind,) in self.cache.rows("SELECT kind FROM entry WHERE target = ?", id)}
        return "exam" in said and "shown" not in said

    def save_draft(
        self, session: str, question: str, draft: Draft, spent_ms: int, at: datetime
    ) -> None:
        """Keep a draft instead of an earlier one to the same question, with the time spent so far."""
        at = self.cache.after(at, "id = ?", id_of("draft", session, question))
        said = _said("draft", session, question=question, at=at, **draft._asdict())
        self.journal.append(said + _said("clock", session, spent_ms=spent_ms))

    def drafts(self, session: str) -> dict[str, Draft]:
        query = "SELECT response FROM entry WHERE kind = 'draft' AND target = ? ORDER BY id"
        said = [json.loads(line) for (line,) in self.cache.rows(query, session)]
        for each in said:
            each["answered_at"] = each["answered_at"] and moment(*when(each["answered_at"]))
        return {each["question"]: Draft._make(map(each.get, Draft._fields)) for each in said}

    def hand_in(self, session: str, spent_ms: int, entries: Sequence[Review | Event]) -> bool:
        """End an exam and add its answers to the log; each has the id that `answer_id` gives.

        False, nothing done, where it was handed in before, as in another window.
        """
        self.cache.stale()
        if self.cache.first("SELECT 1 FROM entry WHERE id = ?", id_of("finished", session)):
            return False
        clock = _said("clock", session, spent_ms=spent_ms)
        self.journal.append(b"".join([*dump(entries), clock, _said("finished", session)]))
        return True

    def unfinished(self, but: Collection[str] = ()) -> Begun | None:
        """What to go on with: an exam whose result is still to be shown, else the quiz or exam
        begun last, if it was not ended, else the last exam that was not; `but` those with these ids.

        A quiz that was left loses nothing where another follows it; an exam would lose its answers.
        """
        row = self.cache.first(UNFINISHED, json.dumps([*but]))
        if row is None:
            return None
        id, kind, document, spent, finished = row
        said = {name: value for name, value in json.loads(document).items() if name in KEPT}
        answers = [Row(*row).answer() for row in self.cache.rows(ANSWERED, id)]
        answered = {each.question: each for each in answers}
        return Begun(
            **said, kind=kind, answered=answered, spent_ms=spent or 0, handed_in=bool(finished)
        )

    def bank_paths(self) -> list[str]:
        query = (
            "SELECT DISTINCT value FROM entry, json_each(response, '$.banks') "
            "WHERE kind IN ('quiz', 'exam') ORDER BY value"
        )
        return [path for (path,) in self.cache.rows(query)]


def answer_id(session: str, question: str) -> str:
    """The id of an answer of an exam: the same each time that it is handed in.

    So nothing counts twice where a hand-in was cut off, as by a power cut, and done again.
    """
    return f"{session} {question}"


def _said(kind: str, session: str, **more: object) -> bytes:
    return write({"kind": kind, "session": session, **more})


UNFINISHED = """
SELECT target, kind, response,
  (SELECT at FROM entry WHERE kind = 'clock' AND target = begun.target),
  target IN (SELECT target FROM entry WHERE kind = 'finished') AS finished
FROM entry AS begun
WHERE (
  kind = 'exam' AND target NOT IN (SELECT target FROM entry WHERE kind = 'shown')
  OR kind = 'quiz' AND NOT finished
  AND at = (SELECT max(at) FROM entry WHERE kind IN ('quiz', 'exam'))
) AND target NOT IN (SELECT value FROM json_each(?))
ORDER BY finished DESC, at DESC, target DESC LIMIT 1
"""

# The answers given in a quiz, in the order in which they were given, be it that the clock was set back
# between them; also those that are dated ahead of it now.
ANSWERED = """
SELECT * FROM entry WHERE session = ?1 AND counts > 0 AND target IN (
  SELECT value FROM entry AS begun, json_each(begun.response, '$.questions')
  WHERE begun.kind IN ('quiz', 'exam') AND begun.target = ?1
)
ORDER BY max(at) OVER (PARTITION BY file ORDER BY number), number
"""
