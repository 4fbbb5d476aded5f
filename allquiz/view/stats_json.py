"""What `stats --json` prints."""

from datetime import timedelta
from typing import Any

from allquiz.model.review import Counts
from allquiz.reports.calibration import Certainty
from allquiz.reports.confusions import Confusion
from allquiz.reports.learner_stats import LearnerStats


def document(stats: LearnerStats) -> dict[str, Any]:
    """All of it as JSON has it. Shares are from 0 to 1, null where there is nothing to share."""
    table, ahead = stats.table, stats.forecast
    total = table.total
    days = {stats.today + timedelta(days=n): due for n, due in enumerate(ahead.days)}
    return {
        **_of(total, "answered", "score"),
        "due_now": stats.due_now,
        "by_topic": [
            {"topic": row.topic, **_counts(row.counts), **_of(row, "questions", "met", "recall")}
            for row in table.topics
        ],
        "gone": {"questions": table.gone_questions, **_counts(table.gone)},
        "questions": [
            each._asdict() | {"due": each.due.isoformat(timespec="microseconds")}
            for each in stats.questions
        ],
        **_of(stats, "sessions", "days"),
        "retention": {
            **_of(total, "reviews", "recalled"),
            "share": total.retention,
            "expected": total.predicted,
        },
        "predicted": {
            "on": stats.on.isoformat(),
            "recall": table.recall,
            "met": table.met,
            "not_met": table.not_met,
        },
        "streak": stats.streak._asdict(),
        "calendar": [
            {"day": day.isoformat(), "answered": count}
            for day, count in sorted(stats.by_day.items())
        ],
        "forecast": {
            "overdue": ahead.overdue,
            "days": [{"day": day.isoformat(), "due": due} for day, due in days.items()],
            "later": ahead.later,
        },
        "calibration": {
            "marks": sum(row.marks for row in stats.calibration),
            "levels": [_level(row) for row in stats.calibration],
        },
        "hardest": [each._asdict() for each in stats.hardest],
        "confusions": [_confusion(pair) for pair in stats.confusions],
        "next": stats.next_command,
    }


def _of(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def _counts(counts: Counts) -> dict[str, Any]:
    found = _of(counts, "answered", "score", "reviews", "retention")
    return {**found, "expected": counts.predicted}


def _level(row: Certainty) -> dict[str, Any]:
    low, high = row.interval if row.answered else (None, None)
    found = {"confidence": row.word, **_of(row, "answered", "right", "share")}
    return {**found, "low": low, "high": high, **_of(row, "marks", "tendency")}


def _confusion(pair: Confusion) -> dict[str, Any]:
    given = {"given_for_first": pair.forth, "given_for_second": pair.back}
    terms = {"terms": [pair.first, pair.second], "times": pair.times}
    return {**terms, **given, "questions": list(pair.questions)}
