"""Exams that are not handed in: what is put down, the time spent, and handing in."""

import json
from collections.abc import Sequence
from datetime import datetime

from allquiz.model.draft import Draft
from allquiz.model.review import Event, Review
from allquiz.store.connection import Connected
from allquiz.store.database import explained
from allquiz.store.rows import INSERT, moment, row_of, stamp


class Drafts(Connected):
    """Keeps drafts. Each call that writes is one commit."""

    def save_draft(self, session: str, question: str, draft: Draft, spent_ms: int) -> None:
        """Keep a draft instead of an earlier one to the same question, with the time spent so far."""
        row = (
            session,
            question,
            json.dumps(draft.response, ensure_ascii=False),
            draft.confidence,
            draft.flagged,
            draft.at and stamp(draft.at),
            draft.duration_ms,
        )
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (session, question, response, confidence, flagged, "
                "at, duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            connection.execute("UPDATE session SET spent_ms = ? WHERE id = ?", (spent_ms, session))

    def drafts(self, session: str) -> dict[str, Draft]:
        """The drafts of an exam, by question."""
        rows = self._rows("SELECT * FROM draft WHERE session = ?", session)
        return {
            row["question"]: Draft(
                json.loads(row["response"]),
                row["confidence"],
                bool(row["flagged"]),
                row["at"] and moment(row["at"]),
                row["duration_ms"],
            )
            for row in rows
        }

    def beat(self, session: str, spent_ms: int) -> None:
        """Note the time spent, cheaply: a second of it may be lost, an answer never.

        The commit is not forced to the disk. It outlives the death of the program; after a power
        cut the time is that of the last answer.
        """
        with explained(self.path):
            self._connection.execute("PRAGMA synchronous = NORMAL")
            try:
                self._connection.execute(
                    "UPDATE session SET spent_ms = ? WHERE id = ?", (spent_ms, session)
                )
            finally:
                self._connection.execute("PRAGMA synchronous = FULL")

    def hand_in(
        self, session: str, at: datetime, spent_ms: int, entries: Sequence[Review | Event]
    ) -> bool:
        """End an exam and add its answers to the log, both or neither.

        Its drafts stay until `drop_drafts`, so that its result can be shown also after a crash.
        False, nothing done, where it was handed in before: its answers are in the log already.
        """
        with self._transaction() as connection:
            ended = connection.execute(
                "UPDATE session SET ended_at = ?, spent_ms = ? WHERE id = ? AND ended_at IS NULL",
                (stamp(at), spent_ms, session),
            )
            if ended.rowcount == 0:
                return False
            connection.executemany(INSERT, [row_of(entry) for entry in entries])
        return True

    def drop_drafts(self, session: str) -> None:
        """Forget the drafts of a handed-in exam whose result was shown."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM draft WHERE session = ?", (session,))
