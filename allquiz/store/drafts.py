"""Answers of an exam that is not handed in."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from allquiz.store.connection import Connected
from allquiz.store.rows import moment, stamp


class Draft(NamedTuple):
    """An answer that can still be changed. `response` is None where only the flag was set."""

    question: str
    response: Any
    confidence: str | None
    flagged: bool
    at: datetime


class Drafts(Connected):
    """Keeps drafts. Each call that writes is one commit."""

    def save_draft(self, session: str, draft: Draft) -> None:
        """Keep a draft, instead of an earlier one to the same question."""
        response = (
            None if draft.response is None else json.dumps(draft.response, ensure_ascii=False)
        )
        row = (
            session, draft.question, response, draft.confidence, draft.flagged, stamp(draft.at),
        )  # fmt: skip
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (session, question, response, confidence, flagged, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

    def drafts(self, session: str) -> dict[str, Draft]:
        """The drafts of an exam, by question."""
        rows = self._rows("SELECT * FROM draft WHERE session = ?", session)
        return {
            row["question"]: Draft(
                row["question"],
                json.loads(row["response"] or "null"),
                row["confidence"],
                bool(row["flagged"]),
                moment(row["at"]),
            )
            for row in rows
        }

    def drop_drafts(self, session: str) -> None:
        """Forget the drafts of an exam that was handed in."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM draft WHERE session = ?", (session,))
