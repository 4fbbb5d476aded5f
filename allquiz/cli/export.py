"""`allquiz export`."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import click

from allquiz.app.decks import Shelf, choose_deck, shelves_of
from allquiz.app.exporting import (
    items_file,
    refuse_errors,
    refuse_foreign,
    suitable,
    with_items,
    write,
)
from allquiz.app.refused import Refused
from allquiz.cli.banks import bank_option, default_banks, read
from allquiz.cli.progress_bar import with_bar
from allquiz.exporters import FORMATS, exporter
from allquiz.model.bank import Fact
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion

# Options that belong to some formats, and which these are.
OWN = {
    "release": ("anki",),
    "since": ("anki",),
    "check": ("anki", "page"),
    "versions": ("paper",),
    "letter": ("paper",),
    "count": ("paper",),
}

Export = Callable[[Deck, list[AnyQuestion], BinaryIO], list[str]]


class _Format(click.Choice[str]):
    """A format by its name; another name that people try leads to the right one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from allquiz.cli.guesses import FORMATS_MEANT

        if (command := FORMATS_MEANT.get(str(value).lower())) is not None:
            self.fail(f"there is no format '{value}': `allquiz export {command}`", param, ctx)
        return super().convert(value, param, ctx)


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=_Format(list(FORMATS)))
@click.option("--deck", "deck_name", metavar="NAME", help="Which deck; see `allquiz list decks`.")
@click.option(
    "--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic. Repeatable."
)
@bank_option
@click.option("-o", "output", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--force", is_flag=True, help="Replace a file that allquiz did not write.")
@click.option("--skip", is_flag=True, help="Leave out what can't be exported.")
@click.option(
    "--version", metavar="LABEL", help="qti: 2.1 instead of 3.0. anki --release: its name."
)
@click.option("--release", is_flag=True, help="anki: record all decks as released now.")
@click.option("--since", metavar="VERSION", help="anki: list what a re-import does; no file.")
@click.option(
    "--check", is_flag=True, help="anki, page: only say whether it is up to date; if not, exit 1."
)
@click.option(
    "--versions", type=click.IntRange(1, 26), metavar="N", help="paper: so many, A, B, C …"
)
@click.option("--count", type=click.IntRange(1), metavar="N", help="paper: so many, of all topics.")
@click.option("--letter", is_flag=True, help="paper: US Letter instead of A4.")
def command(
    format_name: str,
    deck_name: str | None,
    topics: tuple[str, ...],
    banks: tuple[Path, ...],
    output: Path | None,
    force: bool,
    skip: bool,
    version: str | None,
    **own: Any,
) -> int:
    """Write a deck for a browser, for paper, Anki, Moodle, Canvas, GIFT or QTI.

    \b
    Examples:
      allquiz export anki -o all.apkg
      allquiz export page -o quiz.html
      allquiz export paper --topic genetics --versions 4 -o test.pdf
      allquiz export moodle --topic genetics --skip
      allquiz export canvas --bank mine.yaml
      allquiz export qti --version 2.1 --skip
      allquiz export anki --release
      allquiz export anki --since 0.1.0
    """
    _refuse_strangers(format_name, own, version)
    reading = read(banks)
    for said in refuse_errors(reading, skip=skip):
        click.echo(f"Left out: {said}", err=True)
    shelf, deck = choose_deck(shelves_of(list(banks) or default_banks(), reading), deck_name)
    questions = _of_topics(deck.pick(shelf.questions, reading.facts), topics)
    if not FORMATS[format_name].takes_retired:
        questions = [question for question in questions if question.retired is None]
    if not questions:
        raise Refused(f"the deck {deck.name} has no question")
    target = output or Path(f"{deck.key}{FORMATS[format_name].ending}")
    if format_name == "anki":
        mine = {name: own[name] for name in ("release", "since", "check")}
        return _anki(
            shelf,
            deck,
            questions,
            reading.facts,
            target,
            version=version,
            force=force,
            skip=skip,
            **mine,
        )
    if format_name == "paper":
        versions, letter, count = own["versions"] or 1, own["letter"], own["count"]
        return _paper(deck, questions, target, versions, letter, count, force=force)
    refuse_foreign(target, force=force)
    formatted = exporter(format_name)
    kept, refusals = suitable(formatted, questions, skip=skip)
    keeps_names = FORMATS[format_name].keeps_names
    save = None if keeps_names else with_items(target, kept, force=force)
    export = partial(formatted.export, version=version) if version else formatted.export
    if FORMATS[format_name].takes_banks:
        export = partial(export, banks=shelf.banks, facts=reading.facts)
    if own["check"]:
        return _check(export, deck, kept, target)
    remarks = write(export, deck, with_bar(kept, "Exporting"), target, save)
    beside = [] if keeps_names else [f"{items_file(target)} joins results with our names."]
    _say(refusals, [*remarks, *beside], target, len(kept), deck)
    return 0


def _anki(
    shelf: Shelf,
    deck: Deck,
    questions: list[AnyQuestion],
    facts: Mapping[str, Fact],
    target: Path,
    *,
    release: bool,
    since: str | None,
    check: bool,
    version: str | None,
    force: bool,
    skip: bool,
) -> int:
    """An export to Anki knows what was released, and can release."""
    from allquiz.app import releases
    from allquiz.exporters.anki.written import notes as notes_of

    record = releases.record_of(shelf)
    releases.refuse_contradictions(record, shelf)
    if check:
        unreleased = releases.unreleased(record, shelf, facts)
        click.echo(unreleased or f"Everything is released, as {list(record.releases)[-1]}.")
        return int(unreleased is not None)
    if since is not None:
        for line in releases.news_since(
            since, releases.with_release(deck, shelf, record), questions
        ):
            click.echo(line)
        return 0
    refuse_foreign(target, force=force)
    formatted = exporter("anki")
    kept, refusals = suitable(formatted, questions, skip=skip)
    now = releases.released(record, shelf, version) if release else record
    save = None if now is record else partial(releases.save, now, shelf)
    released = releases.with_release(deck, shelf, now)
    before = notes_of(target)
    remarks = write(formatted.export, released, with_bar(kept, "Exporting"), target, save)
    for warning in (*releases.warnings(now, shelf), *releases.left_behind(before, target)):
        click.echo(warning, err=True)
    _say(refusals, remarks, target, len(kept), deck)
    if release:
        releases.renew(releases.stale_packages(now, shelf, facts))
        click.echo(releases.said(record, now, shelf), err=True)
    return 0


def _check(export: Export, deck: Deck, questions: list[AnyQuestion], target: Path) -> int:
    """Whether the file is what would be written now."""
    from io import BytesIO

    made = BytesIO()
    export(deck, questions, made)
    is_made = target.is_file() and target.read_bytes() == made.getvalue()
    click.echo(f"{target} is {'up to date' if is_made else 'not what would be made now'}.")
    return int(not is_made)


def _paper(
    deck: Deck,
    questions: list[AnyQuestion],
    target: Path,
    versions: int,
    letter: bool,  # as the option gives it
    count: int | None,
    *,
    force: bool,
) -> int:
    """Sheets as HTML or, by a Chromium, as a PDF; beside them what stands where."""
    from allquiz.app.files import replace_file
    from allquiz.exporters.paper import items, sampler, sheets

    questions = sampler(questions, count) if count else questions
    refuse_foreign(target, force=force)
    beside = items_file(target)
    refuse_foreign(beside, force=force)
    made = sheets(deck, questions, versions, "letter" if letter else "A4").encode()
    if target.suffix.lower() == ".pdf":
        from allquiz.app.printing import printed

        made = printed(made)
    replace_file(beside, items(questions, versions).encode("utf-8-sig"))
    replace_file(target, made)
    _say([], [f"{beside} joins results with our names."], target, len(questions), deck)
    return 0


def _say(
    refusals: Sequence[str], remarks: Sequence[str], target: Path, count: int, deck: Deck
) -> None:
    for refusal in refusals:
        click.echo(f"Left out: {refusal}", err=True)
    for remark in remarks:
        click.echo(f"Note: {remark}", err=True)
    click.echo(f"Wrote {target}: {count} question{'s' * (count != 1)} in “{deck.name}”.", err=True)


def _of_topics(questions: list[AnyQuestion], topics: Sequence[str]) -> list[AnyQuestion]:
    known = {question.topic for question in questions}
    for topic in topics:
        if topic not in known:
            from allquiz.bank.context import nearest

            remedy = nearest(topic, known) or f"there is {', '.join(sorted(known))}"
            raise Refused(f"the deck has no topic “{topic}”", remedy)
    return [question for question in questions if not topics or question.topic in topics]


def _refuse_strangers(format_name: str, own: dict[str, Any], version: str | None) -> None:
    """Options that say nothing of the format, or contradict one another."""
    for option, value in own.items():
        if value and format_name not in OWN[option]:
            formats = " or ".join(OWN[option])
            raise Refused(f"--{option} is for {formats}", f"leave it out, or export {formats}")
    if sum(bool(own[name]) for name in ("release", "check", "since")) > 1:
        raise Refused("--release, --check and --since are three different things", "give one")
    if version is not None and format_name == "qti":
        from allquiz.exporters.qti import VERSIONS

        if version not in VERSIONS:
            raise Refused(f"there is no QTI {version} here", f"give {' or '.join(VERSIONS)}")
    elif version is not None and not own["release"]:
        raise Refused("--version names a release", "give it with --release")
