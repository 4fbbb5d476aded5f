"""`allquiz import`."""

import sys
from collections import Counter
from pathlib import Path

import click

from allquiz.app.importing import MAX_INPUT, PASTED, Taken, take_in
from allquiz.cli.say import echo, note, suggest
from allquiz.importers import FORMATS
from allquiz.model.refused import Refused
from allquiz.model.words import number
from allquiz.shell import as_typed

MANY = 2_000  # questions


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--from", "form", type=click.Choice(list(FORMATS)), help="The format; else it is told."
)
@click.option(
    "-o",
    "output",
    metavar="BANK",
    type=click.Path(path_type=Path),
    help="The bank to write, or to add to where it is there.",
)
@click.option("--dry-run", is_flag=True, help="Print the bank; write nothing.")
@click.option("--force", is_flag=True, help="Write over the bank that is there.")
def command(
    files: tuple[Path, ...], form: str | None, output: Path | None, dry_run: bool, force: bool
) -> int:
    """Bring questions in from Moodle, Canvas, Brightspace, GIFT, a table, Anki and others.

    The format is told from the content (see --from). What a bank can't hold is named with its question and its
    place; questions that BANK holds already are left as they are there, and what the file has
    otherwise is named. `-` reads standard input.

    \b
    Examples:
      allquiz import moodle.xml
      allquiz import course-export.zip -o cells.yaml
      allquiz import week1.gift week2.gift -o course.yaml
      allquiz import aiken.txt --dry-run
      allquiz import questions.csv -o course.yaml
      allquiz import anki-notes.txt -o cards.yaml
      pbpaste | allquiz import - -o sheet.yaml
    """
    contents = [_content(file) for file in files]
    is_free = dry_run and output is None  # nothing is written over
    taken = take_in(files, contents, form=form, output=output, force=force or is_free)
    echo(taken.said, err=True)
    if not taken.questions:
        if taken.held:
            note(f"Nothing new: {taken.target} holds all {taken.held} already.")
        if taken.left_out:
            note(f"{taken.left_out} left out, as said above; nothing was written.")
        return int(taken.left_out > 0) if taken.held else 2  # nothing could be read
    if dry_run:
        echo([taken.content.decode("utf-8-sig").rstrip("\n")])
        is_there = is_free and not force and taken.target.exists()
        there = "; it is there already: give another with -o" if is_there else ""
        note(f"{_counted(taken)} would be written to {taken.target}{there}.")
    else:
        _write(taken)
    if taken.left_out:
        note(f"{taken.left_out} left out, as said above.")
    return 1 if taken.left_out else 0


def _content(file: Path) -> bytes:
    """Raises Refused, OSError."""
    if file == PASTED:
        data = sys.stdin.buffer.read(MAX_INPUT + 1)
    else:
        if file.is_dir():
            raise Refused(f"{file} is a folder", "name the files in it")
        with file.open("rb") as opened:
            data = opened.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise Refused(f"{file} is over 100 MiB", "split it, and import its parts")
    return data


def _write(taken: Taken) -> None:
    """Write the bank, and say what `check` has to say of it: of thousands of questions it says
    more than anybody counts, and takes its time for it."""
    reading = taken.write()
    path = as_typed(taken.target)
    verb = "Added" if taken.adds else "Wrote"
    note(f"{verb} {_counted(taken)} {'to' if taken.adds else 'into'} {taken.target}.")
    if taken.pictures:
        pictures = number(len(taken.pictures), "picture")
        note(f"{pictures} in {taken.target.parent / 'figures'}.")
    if len(taken.questions) > MANY:
        suggest(("See what may be missing:  ", f"check {path}"))
    else:
        from allquiz.app.checking import problems_of  # with all rules

        if warnings := sum(problem.severity == "warning" for problem in problems_of(reading)):
            said = f"{number(warnings, 'warning')}, which `allquiz check {path}` shows."
            note(said)
    suggest(("See them:  ", f"preview {path}"))


def _counted(taken: Taken) -> str:
    kinds = Counter(question["type"] for question in taken.questions)
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    held = f", {taken.held} held already" if taken.held else ""
    return f"{number(len(taken.questions), 'question')} ({listed}{held})"
