from pathlib import Path

import click

from allquiz.app.search import meant, search, words_of
from allquiz.cli.banks import bank_option, read_sound
from allquiz.cli.listing import question_rows, show_rows
from allquiz.model.refused import Refused


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@bank_option
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.list/1).")
@click.option("--quiz", "ask", is_flag=True, help="Ask what is found.")
@click.pass_context
def command(
    ctx: click.Context, words: tuple[str, ...], banks: tuple[Path, ...], as_json: bool, ask: bool
) -> None:
    """Find questions by words: in stem, options, explanation or name.

    A question is found where it has all of the words, or words that begin so.

    \b
    Examples:
      allquiz search imatinib
      allquiz search marrow blast --quiz
    """
    if not any(map(words_of, words)):
        raise Refused("there is no word to search for", "give some: `allquiz search marrow blast`")
    reading = read_sound(banks)
    found = search(reading.in_use.values(), words)
    if not found and (ask or not as_json):
        raise Refused(
            f"no question has “{' '.join(words)}”",
            meant(reading.in_use.values(), words) or "try fewer words, or their beginnings",
        )
    if not ask:
        show_rows("questions", question_rows(found), as_json=as_json)
        return
    from allquiz.cli.quiz import command as quiz

    only = [part for question in found for part in ("--only", question.name)]
    given = [part for bank in banks for part in ("--bank", str(bank))]
    with quiz.make_context("quiz", [*only, *given], parent=ctx) as inner:
        quiz.invoke(inner)
