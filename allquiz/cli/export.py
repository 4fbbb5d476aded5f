"""`allquiz export`."""

from collections.abc import Sequence
from pathlib import Path

import click

from allquiz.bank.context import nearest
from allquiz.bank.read import Reading
from allquiz.cli.banks import bank_option, default_banks, read
from allquiz.cli.decks import decks_of
from allquiz.cli.files import replace_file
from allquiz.cli.problems import Refused
from allquiz.exporters import FORMATS, Export, Unsuitable, exporter
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--deck", "deck_name", metavar="NAME", help="Which deck; see `allquiz list decks`.")
@bank_option
@click.option("-o", "output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--force", is_flag=True, help="Replace a file that allquiz did not write.")
@click.option("--skip", is_flag=True, help="Leave out questions with errors.")
def command(
    format_name: str,
    deck_name: str | None,
    banks: tuple[Path, ...],
    output: Path | None,
    force: bool,
    skip: bool,
) -> None:
    """Write a deck for another program, such as Anki.

    \b
    Examples:
      allquiz export anki -o all.apkg
      allquiz export anki --bank mine.yaml
    """
    paths = list(banks) or default_banks()
    reading = read(banks)
    _refuse_errors(reading, skip=skip)
    deck = _deck(decks_of(paths, reading), deck_name)
    questions = deck.pick(reading.questions)
    if not questions:
        raise Refused(f"the deck {deck.name} has no question")
    target = output or Path(f"{deck.key}{FORMATS[format_name][1]}")
    _refuse_foreign(target, force=force)
    export = exporter(format_name)
    data, left_out = _exported(export, deck, questions, skip=skip)
    replace_file(target, data)
    for message in left_out:
        click.echo(f"Left out: {message}", err=True)
    if any(bank.namespace is None for bank in reading.banks):
        click.echo(
            "Warning: a bank has no namespace; in Anki its questions could meet another bank's. "
            "Add `namespace:` before you share the deck.",
            err=True,
        )
    count = len(questions) - len(left_out)
    click.echo(f"Wrote {target}: {count} question{'s' * (count != 1)} in “{deck.name}”.", err=True)


def _exported(
    export: Export, deck: Deck, questions: Sequence[AnyQuestion], *, skip: bool
) -> tuple[bytes, list[str]]:
    """The file, without the questions that the format can't hold where `skip`."""
    left_out: list[str] = []
    while True:
        try:
            return export(deck, questions), left_out
        except Unsuitable as unsuitable:
            if not skip:
                remedy = "export the rest with --skip"
                raise Refused(str(unsuitable), remedy) from None
            left_out.append(str(unsuitable))
            name = str(unsuitable).partition(" ")[0]
            questions = [question for question in questions if question.name != name]


def _refuse_errors(reading: Reading, *, skip: bool) -> None:
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    if not errors:
        return
    if not skip:
        first = errors[0]
        raise Refused(
            f"{len(errors)} error{'s' * (len(errors) != 1)}; the first is {first.place}: "
            f"{first.message}",
            "see all with `allquiz check`, or leave those questions out with --skip",
        )
    for name in dict.fromkeys(problem.question for problem in errors if problem.question):
        click.echo(f"Left out: {name} (it has errors)", err=True)


def _deck(decks: dict[str, Deck], name: str | None) -> Deck:
    by_name = {deck.name: deck for deck in decks.values()} | decks
    if name is not None and name not in by_name:
        remedy = nearest(name, by_name) or f"there is {', '.join(decks)}"
        raise Refused(f"no deck is called “{name}”", remedy)
    if name is not None:
        return by_name[name]
    if "all" in decks or len(decks) == 1:
        return decks.get("all") or next(iter(decks.values()))
    if not decks:
        raise Refused("there is no deck to export")
    raise Refused("there are several decks", f"choose one with --deck: {', '.join(decks)}")


def _refuse_foreign(target: Path, *, force: bool) -> None:
    """Never write over what may be someone's own."""
    if target.is_dir():
        raise Refused(f"{target} is a folder", "give the name of a file to write")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder {target.parent}", "make it first")
    if target.exists() and not force and not _is_ours(target):
        raise Refused(f"{target} is there, and allquiz did not write it", "replace it with --force")


def _is_ours(target: Path) -> bool:
    """Whether the file is a package that allquiz wrote: its first entry carries our fixed date."""
    import zipfile

    try:
        with zipfile.ZipFile(target) as archive:
            return all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        return target.stat().st_size == 0
