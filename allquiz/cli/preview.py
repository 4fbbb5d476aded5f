import io
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import click

from allquiz.app.safe_writing import replace_file
from allquiz.app.search import question_called
from allquiz.asking import show
from allquiz.bank.read_result import Reading
from allquiz.cli import completion_words as words
from allquiz.cli import problem_output
from allquiz.cli.banks import default_banks, only_bank_option, read
from allquiz.cli.output_path import OutputPath
from allquiz.cli.say import draw, echo, note, plainly
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.words import number
from allquiz.shell import as_typed
from allquiz.terminal.streams import size
from allquiz.terminal.writers import writer
from allquiz.view.blocks import Block
from allquiz.view.verdict import preview_blocks

CALLED = re.compile(r"[\w-]+(?:/[\w-]+)?")  # a question, not a path


@click.command("preview")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.argument("question_id", metavar="[ID]", required=False, shell_complete=words.questions)
@only_bank_option
@click.option(
    "--html", "as_html", is_flag=True, help="As one page of HTML that needs nothing else."
)
@click.option("-o", "output", type=OutputPath(), help="The file for the page.")
@click.option("--seed", type=int, default=0, help="Shuffle the options by this number.")
def command(
    file: Path | None,
    question_id: str | None,
    banks: tuple[Path, ...],
    as_html: bool,
    output: Path | None,
    seed: int,
) -> None:
    """Show questions as a learner will see them, answers included.

    Without an ID: all of the file, through $PAGER where it is longer than the terminal. Without a
    FILE: the bank that one stands in, else the shipped one.

    \b
    Examples:
      allquiz preview all/white-two-defenders
      allquiz preview mine.yaml
      allquiz preview mine.yaml platelet-parent
      allquiz preview mine.yaml --html -o mine.html
    """
    if output and not as_html:
        given = map(as_typed, filter(None, (file, question_id)))
        line = " ".join(["allquiz preview", *given, "--html -o", as_typed(output)])
        raise Refused("-o goes with --html", f"try `{line}`")
    if file and not question_id and CALLED.fullmatch(str(file)) and not file.exists():
        file, question_id = None, str(file)
    reading = read([file, *banks] if file else banks)
    file = file or (banks or default_banks())[0]
    questions, title = _chosen(reading, file, question_id)
    if as_html:
        _write_page(reading, questions, title, file, output, seed)
        return
    lines = [
        block
        for position, question in enumerate(questions, start=1)
        for block in preview_blocks(
            show(question, seed), position, len(questions), reading.titles[question.topic][0]
        )
    ]
    if plainly():
        draw(lines)
    else:
        _show(lines)


def _write_page(
    reading: Reading,
    questions: list[AnyQuestion],
    title: str,
    file: Path,
    output: Path | None,
    seed: int,
) -> None:
    from allquiz.app.exporting import refuse_foreign
    from allquiz.bank.decks import deck_of_bank
    from allquiz.exporters.page.export import page

    target = output or Path(f"{file.resolve().stem}.html")
    refuse_foreign(target, force=None)
    deck = replace(deck_of_bank(reading.banks[0]), name=title)
    made = page(deck, questions, reading.banks, reading.facts, answered=True, seed=seed)
    replace_file(target, made.encode())
    note(f"Wrote {target}: {number(len(questions), 'question')}.")


def _chosen(reading: Reading, file: Path, question_id: str | None) -> tuple[list[AnyQuestion], str]:
    """The question asked for, or all that are sound, and the title. Raises Refused where there is none."""
    titles = [bank.title for bank in reading.banks]
    title = titles[0] if len(titles) == 1 else file.resolve().stem.replace("-", " ")
    if question_id:
        sound = {name for question in reading.questions for name in (question.name, question.id)}
        mine = [
            p for p in reading.errors if p.question and f"/{p.question}".endswith(f"/{question_id}")
        ]
        if mine and question_id not in sound:
            echo(problem_output.texts(mine), err=True)
            raise Refused(f"{question_id} has errors")
        return [question_called(reading.questions, question_id)], title
    echo(problem_output.texts(reading.errors), err=True)
    if not reading.questions:
        raise Refused(f"{file} has no question to show", f"see `allquiz check {as_typed(file)}`")
    return reading.questions, title


def _show(lines: list[Block]) -> None:
    """On the terminal, through a pager where it does not fit; none where PAGER is empty."""
    window = size(sys.stdout)
    kept = io.StringIO()
    writer(kept, plain=False).write(lines)
    fits = window is None or kept.getvalue().count("\n") < window.lines
    if fits or os.environ.get("PAGER") == "":
        draw(lines)
        return
    os.environ.setdefault("LESS", "FRX")
    try:
        click.echo_via_pager(kept.getvalue())
    except ValueError as error:  # a quote that is never closed
        raise Refused(
            f"PAGER can't be read: {error}", "set it to a pager of this machine"
        ) from None
