"""`allquiz export`."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from allquiz.app.files import replacing
from allquiz.app.refused import Refused
from allquiz.bank.context import nearest
from allquiz.bank.read import Reading
from allquiz.cli.banks import bank_option, default_banks, read
from allquiz.cli.decks import Shelf, record_of, shelves_of, with_release
from allquiz.cli.progress_bar import with_bar
from allquiz.exporters import FORMATS, Format, exporter
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--deck", "deck_name", metavar="NAME", help="Which deck; see `allquiz list decks`.")
@bank_option
@click.option("-o", "output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--force", is_flag=True, help="Replace a file that allquiz did not write.")
@click.option("--skip", is_flag=True, help="Leave out what can't be exported.")
@click.option("--release", is_flag=True, help="Record all decks of the bank as released now.")
@click.option("--version", metavar="LABEL", help="What to call the release; else its date.")
@click.option("--since", metavar="VERSION", help="List what a re-import over it does; no file.")
@click.option("--check", is_flag=True, help="Only say whether all is released; if not, exit 1.")
def command(
    format_name: str,
    deck_name: str | None,
    banks: tuple[Path, ...],
    output: Path | None,
    force: bool,
    skip: bool,
    release: bool,
    version: str | None,
    since: str | None,
    check: bool,
) -> int:
    """Write a deck for another program, such as Anki.

    \b
    Examples:
      allquiz export anki -o all.apkg
      allquiz export anki --deck essentials
      allquiz export anki --bank mine.yaml
      allquiz export anki --release
      allquiz export anki --since 0.1.0
    """
    if release + check + (since is not None) > 1:
        raise Refused("--release, --check and --since are three different things", "give one")
    if version is not None and not release:
        raise Refused("--version names a release", "give it with --release")
    reading = read(banks)
    _refuse_errors(reading, skip=skip)
    shelf, deck = _deck(shelves_of(list(banks) or default_banks(), reading), deck_name)
    from allquiz.cli import releases

    record = record_of(shelf)
    releases.refuse_contradictions(record, shelf)
    if check:
        return releases.check(record, shelf)
    questions = deck.pick(shelf.questions, reading.facts)
    if not questions:
        raise Refused(f"the deck {deck.name} has no question")
    if since is not None:
        releases.print_since(since, with_release(deck, shelf, record), questions)
        return 0
    target = output or Path(f"{deck.key}{FORMATS[format_name][1]}")
    _refuse_foreign(target, force=force)
    formatted = exporter(format_name)
    questions, left_out = _suitable(formatted, questions, skip=skip)
    now = releases.released(record, shelf, version) if release else record
    save = None if now is record else partial(releases.save, now, shelf)
    remarks = _write(formatted, with_release(deck, shelf, now), questions, target, save)
    for message in left_out:
        click.echo(f"Left out: {message}", err=True)
    for warning in (_no_namespace(shelf), releases.warning(now, shelf)):
        if warning:
            click.echo(warning, err=True)
    for remark in remarks:
        click.echo(f"Note: {remark}", err=True)
    if release:
        click.echo(releases.said(record, now, shelf), err=True)
    count = len(questions)
    click.echo(f"Wrote {target}: {count} question{'s' * (count != 1)} in “{deck.name}”.", err=True)
    return 0


def _no_namespace(shelf: Shelf) -> str | None:
    if all(bank.namespace for bank in shelf.banks):
        return None
    return (
        "Warning: a bank has no namespace; in Anki its questions could meet another bank's. "
        "Add `namespace:` before you share the deck."
    )


def _write(
    formatted: Format,
    deck: Deck,
    questions: Sequence[AnyQuestion],
    target: Path,
    save: Callable[[], None] | None,
) -> list[str]:
    """Write the file, and the record just before it takes its place: both, or neither."""
    with replacing(target) as file:
        remarks = formatted.export(deck, with_bar(questions, "Exporting"), file)
        if save:
            save()
    return remarks


def _suitable(
    formatted: Format, questions: Sequence[AnyQuestion], *, skip: bool
) -> tuple[list[AnyQuestion], list[str]]:
    """The questions that the format can hold, and why not the others."""
    left_out, kept = [], []
    for question in questions:
        reason = formatted.refusal(question)
        if reason is None:
            kept.append(question)
        else:
            left_out.append(reason)
    if left_out and not skip:
        more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
        raise Refused(f"{left_out[0]}{more}", "export the rest with --skip")
    if not kept:
        raise Refused(f"the format can hold none of the {len(questions)} questions")
    return kept, left_out


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


def _deck(shelves: Sequence[Shelf], name: str | None) -> tuple[Shelf, Deck]:
    """The deck of that name or key; without one, the complete or only deck."""
    by_key = {key: (shelf, deck) for shelf in shelves for key, deck in shelf.decks.items()}
    by_name = {deck.name: (shelf, deck) for shelf, deck in by_key.values()} | by_key
    if name is not None and name not in by_name:
        remedy = nearest(name, by_name) or f"there is {', '.join(by_key)}"
        raise Refused(f"no deck is called “{name}”", remedy)
    if name is not None:
        return by_name[name]
    if "all" in by_key or len(by_key) == 1:
        return by_key.get("all") or next(iter(by_key.values()))
    if not by_key:
        raise Refused("there is no deck to export")
    raise Refused("there are several decks", f"choose one with --deck: {', '.join(by_key)}")


def _refuse_foreign(target: Path, *, force: bool) -> None:
    """Never write over what may be someone's own."""
    if target.is_dir():
        raise Refused(f"{target} is a folder", "give the name of a file to write")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder {target.parent}", "make it first")
    if target.exists() and not force and not _is_ours(target):
        raise Refused(f"{target} is there, and allquiz did not write it", "replace it with --force")


def _is_ours(target: Path) -> bool:
    """Whether allquiz wrote the package, or the file holds nothing."""
    import zipfile

    from allquiz.exporters.anki.package import MARK

    try:
        with zipfile.ZipFile(target) as archive:
            return archive.comment == MARK
    except (zipfile.BadZipFile, OSError):
        return target.stat().st_size == 0
