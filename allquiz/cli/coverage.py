from pathlib import Path

import click

from allquiz.bank.which_files import bank_here
from allquiz.cli.banks import default_banks, only_bank_option, read_sound
from allquiz.cli.say import draw, note, print_json
from allquiz.reports.bank_statistics import statistics_table
from allquiz.reports.coverage import cover
from allquiz.view.blocks import Bar, Bars


@click.command("coverage")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@only_bank_option
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.coverage/1).")
@click.option("--statistics", is_flag=True, help="What the bank is made of, as Markdown.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a fact is untested.")
def command(
    paths: tuple[Path, ...], banks: tuple[Path, ...], as_json: bool, statistics: bool, strict: bool
) -> int:
    """Show which facts the questions test.

    \b
    Examples:
      allquiz coverage
      allquiz coverage mine/ --json
    """
    paths += banks
    if not (paths or as_json or statistics or bank_here()):
        note(f"Coverage of {', '.join(map(str, default_banks()))}")
    reading = read_sound(paths)
    if not reading.facts:
        fields = "with `fact`, `source`, `section` and `importance` of each"
        note(f"There are no facts to test: no facts.yaml beside the bank that has any, {fields}.")
    coverage = cover(reading.facts.values(), reading.questions)
    if as_json:
        facts = [
            {"id": fact.id, "importance": fact.importance, "questions": list(names)}
            for fact, names in coverage.facts
        ]
        told = {"facts": facts, "covered": coverage.covered, "total": len(facts)}
        print_json("coverage", told)
    elif statistics:
        click.echo(statistics_table(reading.facts.values(), reading.questions), nl=False)
    elif reading.facts:
        parts = coverage.sections()
        bars = [Bar(name, tested / of, f"{tested} of {of}") for name, tested, of in parts]
        draw([Bars(tuple(bars))])
        for fact in coverage.untested:
            click.echo(f"untested: {fact.id} ({fact.importance}): {fact.fact}")
        click.echo(f"{coverage.covered} of {len(coverage.facts)} facts tested")
    return 1 if strict and coverage.untested else 0
