"""`allquiz stats`."""

import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from allquiz.app.folders import config_file
from allquiz.app.learner_stats import Asked, gather
from allquiz.app.settings import read_settings
from allquiz.cli import completing
from allquiz.cli.banks import bank_option, read_sound
from allquiz.cli.progress import progress
from allquiz.model.days import day_of, now
from allquiz.reports.calibration import Certainty
from allquiz.reports.learner_stats import LearnerStats
from allquiz.reports.progress import Counts
from allquiz.store.lines import stamp
from allquiz.terminal.streams import should_be_plain
from allquiz.terminal.writers import writer
from allquiz.view.stats import overview, stats_blocks


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:  # noqa: ARG001
    """Today or a day to come, in ISO 8601."""
    if value is None:
        return None
    today = day_of(now(), read_settings(config_file()).day_starts)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is no date; write it like {today}.") from None
    if day < today:
        raise click.BadParameter(f"{day} is past; give today or a day to come.")
    return day


@click.command("stats")
@click.argument("topics", nargs=-1, metavar="[TOPIC]...", shell_complete=completing.topics)
@click.option("--days", type=click.IntRange(1, 36_500), help="Count the last N days only.")
@click.option(
    "--by", "on", metavar="DATE", callback=_day, help="Predict recall on this day (tomorrow)."
)
@bank_option
@click.option(
    "--all", "everything", is_flag=True, help="All of it: topics, days, reviews, trouble."
)
@click.option("--plain", is_flag=True, help="Lines only: nothing drawn, no colour.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="As JSON (allquiz.stats/1): shares from 0 to 1, or null.",
)
def command(
    topics: tuple[str, ...],
    days: int | None,
    on: date | None,
    banks: tuple[Path, ...],
    everything: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """Show what you know, what is due, and what you confuse.

    Percentages are given from five answers on: with four, even if all are right, the 95% interval
    covers about half of the scale.

    \b
    Examples:
      allquiz stats
      allquiz stats --all
      allquiz stats blood-and-marrow --days 30
      allquiz stats --by 2099-01-15     what you would recall then
    """
    with progress() as store:
        asked = Asked(topics, days, on, banks)
        stats = gather(store, read_sound(banks), asked, now())
    if as_json:
        click.echo(json.dumps(document(stats), ensure_ascii=False))
    elif not stats.table.total.answered:
        _invite(topics, days)
    else:
        made = stats_blocks(stats) if everything else overview(stats)
        writer(sys.stdout, plain=should_be_plain(asked=plain)).write(made)


def _invite(topics: Sequence[str], days: int | None) -> None:
    """What to say where there is nothing to show."""
    on = f" on {', '.join(topics)}" if topics else ""
    when = "yet" if days is None else "today" if days == 1 else f"in the last {days} days"
    command = " ".join(["allquiz", *(("quiz", *topics) if topics else ())])
    click.echo(f"Nothing answered{on} {when}.")
    click.echo(f"Ten questions take about five minutes: {command}")


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
            {
                "id": met.question,
                "topic": met.topic,
                "seen": met.answered,
                "score": met.points / met.answered,
                "last_score": met.last_score,
                "lapses": met.lapses,
                "due": stamp(met.due),
                "stability": met.stability,
                "difficulty": met.difficulty,
                "recall": met.recall,
            }
            for met in stats.questions
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
