"""Releases of decks: recording one, checking for one, telling what came since."""

import os
import time

import click

from allquiz import __version__
from allquiz.app.files import replace_file
from allquiz.app.refused import Refused
from allquiz.bank.context import nearest
from allquiz.cli.decks import Shelf, shipped_types
from allquiz.exporters.anki import refusal
from allquiz.exporters.anki.deck import AnkiDeck
from allquiz.exporters.anki.outgoing_notes import CORRECTED, NEW
from allquiz.exporters.anki.record import Record, day, free_label
from allquiz.exporters.anki.record_file import LABEL, write_record
from allquiz.exporters.anki.release import (
    KINDS,
    contradictions,
    gone,
    release,
    restyled_since,
    since,
)
from allquiz.model.question import AnyQuestion
from allquiz.shipped import PACKAGE

LAST_SECOND = 253_402_300_799  # of the year 9999


def refuse_contradictions(record: Record, shelf: Shelf) -> None:
    """Raise Refused where a deck is not what the record says was released."""
    for message, remedy in contradictions(record, shelf.decks.values()):
        raise Refused(f"{shelf.record_path}: {message}", remedy)


def released(record: Record, shelf: Shelf, version: str | None) -> Record:
    """The record with the whole shelf released now; the same where nothing changed.

    The shipped decks take the version of allquiz, others the date, unless a label is given.
    Raises Refused where a released question is gone.
    """
    if shelf.is_shipped and shelf.folder.is_relative_to(PACKAGE):
        raise Refused(
            "the shipped decks were released with this copy of allquiz",
            "release your own bank with --bank, or run this in a checkout",
        )
    _refuse_gone(record, shelf)
    now = _now()
    if version is not None:
        if not LABEL.fullmatch(version):
            remedy = "use letters, digits and . + - _, such as 2027-spring"
            raise Refused(f"“{version}” is no label for a release", remedy)
        if version in record.releases:
            raise Refused(f"{version} is released already", "give the new one another label")
    label = free_label(version or (__version__ if shelf.is_shipped else day(now)), record.releases)
    return _released(record, shelf, label, now)


def warning(record: Record, shelf: Shelf) -> str | None:
    """What a plain export says of released questions that are gone."""
    missing = gone(record, shelf.questions) if shelf.is_whole else []
    if not missing:
        return None
    many = len(missing) != 1
    return (
        f"Warning: {len(missing)} released question{'s' * many} {'are' if many else 'is'} gone "
        f"({_named(missing)}). Put each back with `retired:` and a date: learners have it."
    )


def check(record: Record, shelf: Shelf) -> int:
    """Say whether everything is released as it is: exit status 0, else 1."""
    missing = gone(record, shelf.questions) if shelf.is_whole else []
    new = _released(record, shelf, "next", record.newest)
    if new is record and not missing:
        click.echo(f"Everything is released, as {list(record.releases)[-1]}.")
        return 0
    changed = [name for name, note in new.notes.items() if record.notes.get(name) != note]
    words = [f"{len(changed)} note{'s' * (len(changed) != 1)}"] if changed else []
    words += ["the note types"] if new.note_types != record.note_types else []
    words += ["the list of decks"] if new.decks != record.decks else []
    words += [f"{len(missing)} question{'s' * (len(missing) != 1)} gone"] if missing else []
    click.echo(f"Not released as it is: {', '.join(words)}.")
    return 1


def save(record: Record, shelf: Shelf) -> None:
    """Write the record into its file."""
    shelf.folder.mkdir(exist_ok=True)
    replace_file(shelf.record_path, write_record(record).encode())


def said(old: Record, new: Record, shelf: Shelf) -> str:
    """What a release did, in one line."""
    if new is old:
        return f"Nothing changed since {list(old.releases)[-1]}: {shelf.record_path} is as it was."
    version = list(new.releases)[-1]
    changed = sum(note.last == version for note in new.notes.values())
    restyled = bool(old.releases) and old.note_types != new.note_types
    look = "; the look of the cards changed" * restyled
    return (
        f"Released {version}: {changed} note{'s' * (changed != 1)} new or changed{look}. "
        f"Commit {shelf.record_path}."
    )


def print_since(version: str, deck: AnkiDeck, questions: list[AnyQuestion]) -> None:
    """List what importing the deck does for one who has that version."""
    record = deck.record
    if not record.releases:
        raise Refused("nothing of this bank was released yet", "do it with --release")
    if version not in record.releases:
        known = ", ".join(record.releases)
        remedy = nearest(version, record.releases) or f"there is {known}"
        raise Refused(f"no release is called “{version}”", remedy)
    differences = since(version, record, questions, lambda q: deck.times.get(q.place.file, 0))
    click.echo(f"Importing “{deck.name}” over {version}:")
    if restyled_since(version, record):
        click.echo("the look of the cards changed")
    for kind in KINDS:
        notes = [difference for difference in differences if difference.kind == kind]
        if not notes:
            continue
        click.echo(f"{len(notes)} {kind}")
        for note in notes:
            with_what = [what for what in note.changes if what not in KINDS]
            if note.kind == CORRECTED and NEW in note.changes:
                with_what = ["a new note that says so"]
            fields = f": {', '.join(with_what)}" if with_what else ""
            click.echo(f"  {note.name}{fields}{' (not released)' * note.unreleased}")
    click.echo("Everything else stays as it is.")


def _released(record: Record, shelf: Shelf, label: str, now: int) -> Record:
    questions = [question for question in shelf.questions if refusal(question) is None]
    return release(record, shelf.decks.values(), questions, label, now, shipped_types(shelf))


def _refuse_gone(record: Record, shelf: Shelf) -> None:
    missing = gone(record, shelf.questions)
    if not missing:
        return
    named = _named(missing)
    many = len(missing) != 1
    if not shelf.is_whole:
        raise Refused(
            f"{len(missing)} released question{'s' * many} of this folder {'were' if many else 'was'} "
            f"not read: {named}",
            "release the whole folder: give it to --bank",
        )
    raise Refused(
        f"{len(missing)} released question{'s' * many} {'are' if many else 'is'} gone: {named}",
        "put each back with `retired:` and a date: learners have it, and its card will say so; "
        f"or, to forget it, take it out of {shelf.record_path}",
    )


def _named(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _now() -> int:
    """The time of a release: the clock's, or SOURCE_DATE_EPOCH where a build sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return int(time.time())
    if not (given.isascii() and given.isdecimal()) or int(given) > LAST_SECOND:
        raise Refused(f"SOURCE_DATE_EPOCH is “{given}”", "give seconds since 1970, or unset it")
    return int(given)
