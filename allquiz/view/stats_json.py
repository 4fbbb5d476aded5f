"""What `stats --json` prints."""

from datetime import timedelta
from typing import Any

from allquiz.model.counts import Counts
from allquiz.reports.calibration import Certainty
from allquiz.reports.learner_stats import LearnerStats


def document(stats: LearnerStats) -> dict[str, Any]:
    """All of it as JSON has it. Shares are from 0 to 1, null where there is nothing to share."""
    table = stats.table
    total = table.total
    met = sum(row.met for row in table.topics)
    return {
        "schema": "allquiz.stats/1",
        "answered": total.answered,
        "score": total.score,
        "due_now": stats.due_now,
        "by_topic": [
            {
                "topic": row.topic,
                **_counts(row.counts),
                "questions": row.questions,
                "met": row.met,
                "recall": row.recall,
            }
            for row in table.topics
        ],
        "gone": {"questions": table.gone_questions, **_counts(table.gone)},
        "questions": [
            each._asdict() | {"due": each.due.isoformat(timespec="microseconds")}
            for each in stats.questions
        ],
        "sessions": stats.sessions,
        "days": stats.days,
        "retention": {
            "reviews": total.reviews,
            "recalled": total.recalled,
            "share": total.retention,
            "expected": total.predicted,
        },
        "predicted": {
            "on": stats.on.isoformat(),
            "recall": table.recall,
            "met": met,
            "not_met": sum(row.questions for row in table.topics) - met,
        },
        "streak": stats.streak._asdict(),
        "calendar": [
            {"day": day.isoformat(), "answered": count}
            for day, count in sorted(stats.by_day.items())
        ],
        "forecast": {
            "overdue": stats.forecast.overdue,
            "days": [
                {"day": (stats.today + timedelta(days=number)).isoformat(), "due": count}
                for number, count in enumerate(stats.forecast.days)
            ],
            "later": stats.forecast.later,
        },
        "calibration": {
            "marks": stats.calibration.marks,
            "levels": [_level(row) for row in stats.calibration.rows],
        },
        "hardest": [each._asdict() for each in stats.hardest],
        "confusions": [
            {
                "terms": [pair.first, pair.second],
                "times": pair.times,
                "given_for_first": pair.forth,
                "given_for_second": pair.back,
                "questions": list(pair.questions),
            }
            for pair in stats.confusions
        ],
        "next": stats.next_command,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "answered": counts.answered,
        "score": counts.score,
        "reviews": counts.reviews,
        "retention": counts.retention,
        "expected": counts.predicted,
    }


def _level(row: Certainty) -> dict[str, Any]:
    low, high = row.interval if row.answered else (None, None)
    return {
        "confidence": row.word,
        "answered": row.answered,
        "right": row.right,
        "share": row.share,
        "low": low,
        "high": high,
        "marks": row.marks,
        "tendency": row.tendency,
    }
