from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import click

from allquiz.app.decks import Shelf, choose_deck, shelves_of
from allquiz.app.exporting import (
    items_file,
    refuse_errors,
    refuse_foreign,
    refuse_misnamed,
    refuse_source,
    suitable,
    with_items,
    write,
)
from allquiz.app.safe_writing import bytes_at, replace_file
from allquiz.app.search import topics_called
from allquiz.bank.which_files import naming
from allquiz.cli import completion_words
from allquiz.cli.banks import bank_option, default_banks, read
from allquiz.cli.output_path import OutputPath
from allquiz.cli.progress_bar import WithBar
from allquiz.cli.say import note
from allquiz.exporters import FORMATS, exporter, items_table
from allquiz.model.bank import Fact
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.words import number

JOINED = "{} joins results with our names."
# Options that belong to some formats, and which these are.
OWN = {
    "check": ("anki", "page"),
    "version": ("anki", "qti"),
    **dict.fromkeys(("release", "since"), ("anki",)),
    **dict.fromkeys(("versions", "letter", "count"), ("paper",)),
}


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--deck", "deck_name", metavar="NAME", help="Which deck; see `allquiz list decks`.")
@click.option(
    "--topic", "topics", multiple=True, metavar="TOPIC", shell_complete=completion_words.topics,
    help="Only this topic. Repeatable.",
)  # fmt: skip
@bank_option
@click.option("-o", "output", type=OutputPath(), help="The file to write.")
@click.option(
    "--force",
    is_flag=True,
    help="Replace a file that allquiz did not write, or wrote for another program; "
    "release anew where the record of a release is lost.",
)
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
    **own: Any,
) -> int:
    """Write a deck for a browser, for paper, Anki, Moodle, Canvas, GIFT, QTI or CSV.

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
    _refuse_strangers(format_name, own)
    reading = read(banks)
    for said in refuse_errors(reading, banks, skip=skip):
        note(f"Left out: {said}")
    shelf, deck = choose_deck(shelves_of(list(banks) or default_banks(), reading), deck_name)
    about = FORMATS[format_name]
    picked = deck.pick(shelf.questions, reading.facts)
    wanted = topics_called(topics, {question.topic: () for question in picked})
    questions = [
        question
        for question in picked
        if (not topics or question.topic in wanted)
        and (about.takes_retired or question.retired is None)
    ]
    if not questions and picked:
        remedy = "`allquiz export anki` takes along what is retired, for those who have it"
        raise Refused(f"the deck {deck.name} has no question that is still asked", remedy)
    if not questions:
        remedy = f"see what each holds with `allquiz list decks{naming(banks)}`"
        raise Refused(f"the deck {deck.name} has no question", remedy)
    target = output or Path(f"{deck.key}{about.ending}")
    refuse_source(target, reading)
    refuse_misnamed(target, format_name)
    job = _Job(format_name, shelf, deck, questions, reading.facts, target, force, skip, own)
    return {"anki": _anki, "paper": _paper}.get(format_name, _plainly)(job)


class _Job(NamedTuple):
    """What is exported, and where to; `own` are the options that belong to some formats."""

    format_name: str
    shelf: Shelf
    deck: Deck
    questions: list[AnyQuestion]
    facts: Mapping[str, Fact]
    target: Path
    force: bool
    skip: bool
    own: Mapping[str, Any]

    def suitable(self) -> tuple[list[AnyQuestion], list[str]]:
        """The questions to write, once it is sure that they may be, and what to say of the others.
        Raises Refused."""
        refuse_foreign(self.target, force=self.force, format_name=self.format_name)
        return suitable(self.format_name, self.questions, skip=self.skip)

    def say(
        self, left_out: Sequence[str], remarks: Sequence[str], written: Sequence[AnyQuestion]
    ) -> None:
        retired = sum(question.retired is not None for question in written)
        count = number(len(written) - retired, "question")
        more = f", and {retired} retired" if retired else ""
        note(
            *left_out,
            *[f"Note: {remark}" for remark in remarks],
            f"Wrote {self.target}: {count} in “{self.deck.name}”{more}.",
        )


def _plainly(job: _Job) -> int:
    """An export of the questions and nothing more; beside it, where a format has no names, a key."""
    kept, left_out = job.suitable()
    about, export = FORMATS[job.format_name], exporter(job.format_name).export
    beside = items_file(job.target)
    placed = (((place,), question) for place, question in enumerate(kept, 1))
    save = (
        None
        if about.keeps_names
        else with_items(job.target, beside, items_table(placed), force=job.force)
    )
    if version := job.own["version"]:
        export = partial(export, version=version)
    if about.takes_banks:
        export = partial(export, banks=job.shelf.banks, facts=job.facts)
    if job.own["check"]:
        made = BytesIO()
        export(job.deck, kept, made)
        is_made = bytes_at(job.target) == made.getvalue()
        click.echo(f"{job.target} is {'up to date' if is_made else 'not what would be made now'}.")
        return int(not is_made)
    remarks = write(job.target, partial(export, job.deck, kept), save)
    job.say(left_out, [*remarks, *[JOINED.format(beside)] * bool(save)], kept)
    return 0


def _anki(job: _Job) -> int:
    """An export to Anki knows what was released, and can release."""
    from allquiz.app import releases

    shelf, deck, release = job.shelf, job.deck, job.own["release"]
    was = bytes_at(releases.record_path(shelf))  # before it is read
    record = releases.record_of(shelf)
    if job.own["check"]:
        unreleased = releases.unreleased(record, shelf, job.facts)
        click.echo(unreleased or f"Everything is released, as {list(record.releases)[-1]}.")
        return int(unreleased is not None)
    if (since := job.own["since"]) is not None:
        known = releases.known_of(deck, shelf, record)
        for line in releases.news_since(since, deck, known, job.questions):
            click.echo(line)
        return 0
    kept, left_out = job.suitable()
    now = record
    if release:
        now = releases.released(record, shelf, job.own["version"], force=job.force)
    save = None if now is record else partial(releases.save, now, shelf, was)
    export = partial(exporter("anki").export, known=releases.known_of(deck, shelf, now))
    warnings = [*releases.warnings(now, shelf)]
    before = bytes_at(job.target)
    remarks = write(job.target, partial(export, deck, WithBar(kept, "Exporting")), save)
    for warning in (*warnings, *releases.left_behind(before, job.target)):
        note(warning)
    job.say(left_out, remarks, kept)
    if release:
        for package, made in releases.stale_packages(now, shelf, job.facts):
            replace_file(package, made)
        note(releases.said(record, now, shelf))
    return 0


def _paper(job: _Job) -> int:
    from allquiz.exporters.paper import items, sampler, sheets

    versions, count = job.own["versions"] or 1, job.own["count"]
    questions = sampler(job.questions, count) if count else job.questions
    refuse_foreign(job.target, force=job.force, format_name="paper")
    beside = job.target.with_suffix(".items.csv")  # the same for HTML and PDF
    save = with_items(job.target, beside, items(questions, versions), force=job.force)
    made = sheets(job.deck, questions, versions, "letter" if job.own["letter"] else "A4").encode()
    if job.target.suffix.lower() == ".pdf":
        from allquiz.app.pdf import printed

        made = printed(made)
    write(job.target, lambda file: file.write(made), save)
    job.say([], [JOINED.format(beside)] * bool(save), questions)
    return 0


def _refuse_strangers(format_name: str, own: Mapping[str, Any]) -> None:
    """Options that say nothing of the format, or contradict one another."""
    for option, value in own.items():
        if value and format_name not in OWN[option]:
            formats = " or ".join(OWN[option])
            raise Refused(f"--{option} is for {formats}", f"leave it out, or export {formats}")
    if sum(bool(own[name]) for name in ("release", "check", "since")) > 1:
        raise Refused("--release, --check and --since are three different things", "give one")
    version = own["version"]
    if version is not None and format_name == "qti":
        from allquiz.exporters.qti.elements import VERSIONS

        if version not in VERSIONS:
            remedy = f"give {' or '.join(VERSIONS)}; QTI 1.2 is `allquiz export canvas`"
            raise Refused(f"there is no QTI {version} here", remedy)
    elif version is not None and not own["release"]:
        raise Refused("--version names a release", "give it with --release")
