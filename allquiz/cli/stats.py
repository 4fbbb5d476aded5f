from datetime import date
from pathlib import Path

import click

from allquiz.app.learner_stats import gather
from allquiz.app.settings import read_settings
from allquiz.bank.which_files import naming
from allquiz.cli import completion_words
from allquiz.cli.banks import bank_option, in_stock
from allquiz.cli.open_progress import progress
from allquiz.cli.say import draw, print_json
from allquiz.model.days import day_of, now
from allquiz.shell import as_typed
from allquiz.view.stats import overview, stats_blocks
from allquiz.view.stats_json import document


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:  # noqa: ARG001
    """Today or a day to come, in ISO 8601."""
    if value is None:
        return None
    today = day_of(now(), read_settings().day_starts)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is no date; write it like {today}.") from None
    if day < today:
        raise click.BadParameter(f"{day} is past; give today or a day to come.")
    return day


@click.command("stats")
@click.argument("topics", nargs=-1, metavar="[TOPIC]...", shell_complete=completion_words.topics)
@click.option(
    "--days", metavar="N", type=click.IntRange(1, 36_500), help="Count the last N days only."
)
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
        stats = gather(
            store, in_stock(banks), now(),
            topics=topics, days=days, on=on, banks=banks, everything=everything or as_json,
        )  # fmt: skip
    if as_json:
        print_json("stats", document(stats))
    elif not stats.table.total.answered:
        on_topics = f" on {', '.join(topics)}" if topics else ""
        when = "yet" if days is None else "today" if days == 1 else f"in the last {days} days"
        asked = "".join(f" {as_typed(topic)}" for topic in topics) + naming(banks)
        command = f"allquiz{' quiz' * bool(asked)}{asked}"
        click.echo(f"Nothing answered{on_topics} {when}.")
        click.echo(f"Ten questions take about five minutes: {command}")
    else:
        draw(stats_blocks(stats) if everything else overview(stats), plain=plain)
