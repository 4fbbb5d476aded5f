"""Releases of decks: recording one, checking for one, telling what came since."""

import io
import os
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from allquiz import __version__
from allquiz.app.decks import Shelf, refuse_first
from allquiz.app.lost_release_record import lost_record
from allquiz.app.safe_writing import replace_file
from allquiz.bank.release_record_0_1 import OLD_RECORD, old_record
from allquiz.bank.which_files import RESERVED
from allquiz.exporters.anki import earlier_package
from allquiz.exporters.anki.export import export, refusal
from allquiz.exporters.anki.record import Known, Record, ReleasedType, day, free_label, question_of
from allquiz.exporters.anki.record_file import (
    LABEL,
    RECORD_FILE,
    read_note_types,
    read_record,
    write_record,
)
from allquiz.exporters.anki.record_file import record_of as record_of_lines
from allquiz.exporters.anki.release import contradiction, release, restyled_since, since
from allquiz.exporters.anki.tags import SHIPPED
from allquiz.model.bank import Fact
from allquiz.model.deck import RETIRED, Deck
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused, nearest
from allquiz.model.words import named, number
from allquiz.shipped import PACKAGE, shipped

LAST_SECOND = 253_402_300_799  # of the year 9999


def record_path(shelf: Shelf) -> Path:
    return shelf.folder / RECORD_FILE


def record_of(shelf: Shelf) -> Record:
    """What was released of the shelf. Raises Refused where its record is damaged or another bank's, or
    a deck is not what it says was released."""
    record, problems = read_record(record_path(shelf))
    old = shelf.folder / OLD_RECORD
    if old.is_file() and not record_path(shelf).is_file():
        record, problems = record_of_lines(str(old), old_record(old))
    refuse_first(problems)
    if record.notes and shelf.is_whole:
        here = {question.name for question in shelf.questions}
        if here.isdisjoint(question_of(note) for note in record.notes):
            raise Refused(
                f"{record_path(shelf)} records the release of another bank: "
                f"none of its {len(record.notes)} notes is from here",
                "put back the record of this bank, or the `namespace:` that it was released with",
            )
    if found := contradiction(record, shelf.decks.values()):
        raise Refused(f"{record_path(shelf)}: {found}", found.remedy)
    return record


def known_of(deck: Deck, shelf: Shelf, record: Record) -> Known:
    """What an export of the deck has to know.

    The times of what isn't released are `revised` of the deck file where given, else when the
    newest of the files that a note is made from was changed: the bank's, its figure, sources.yaml,
    the deck's own.
    """
    return Known(record, shipped_types(shelf), times_of(deck, shelf))


def shipped_types(shelf: Shelf) -> Mapping[str, ReleasedType]:
    """The note types as allquiz itself last released them, where these decks are not its own."""
    return {} if shelf.is_shipped else read_note_types(shipped("decks") / RECORD_FILE)


def times_of(deck: Deck, shelf: Shelf) -> dict[str, int]:
    """When each bank with what it reads, and each figure, changed, in seconds since 1970."""
    own = [shelf.folder / f"{deck.key}{ending}" for ending in (".yaml", ".yml")]
    times = {
        bank.file: _newest(Path(bank.file), Path(bank.file).with_name(RESERVED[0]), *own)
        for bank in shelf.banks
    }
    figures = {question.figure.path for question in shelf.questions if question.figure}
    times |= {path: _newest(Path(path)) for path in figures}
    return times if deck.revised is None else dict.fromkeys(times, deck.revised)


def _newest(*files: Path) -> int:
    times = (int(file.stat().st_mtime) for file in files if file.exists())
    return max(times, default=0)  # of a pipe that is gone by now


def released(record: Record, shelf: Shelf, version: str | None, *, force: bool) -> Record:
    """The record with the whole shelf released now; the same where nothing changed.

    The shipped decks take the version of allquiz, others the date, unless a label is given.
    Raises Refused where a released question is gone and, without `force`, where the record is; and for
    a bank out of a pipe, which has no folder to keep a record in.
    """
    if shelf.is_shipped and shelf.folder.is_relative_to(PACKAGE):
        raise Refused(
            "the shipped decks were released with this copy of allquiz",
            "release your own bank with --bank, or run this in a checkout",
        )
    if not all(Path(bank.file).is_file() for bank in shelf.banks):
        raise Refused(
            "a release is recorded beside its bank, and this one is no file", "save it as one first"
        )
    if not record.releases and not force and (lost := lost_record(shelf)):
        raise lost
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


def warnings(record: Record, shelf: Shelf) -> Iterator[str]:
    """What a plain export says of names that could meet another bank's, and of questions gone."""
    if not all(bank.namespace for bank in shelf.banks):
        yield (
            "Warning: a bank has no namespace; in Anki its questions could meet another bank's. "
            "Add `namespace:` before you share the deck."
        )
    if not shelf.is_shipped and any(bank.namespace in SHIPPED for bank in shelf.banks):
        yield (
            "Warning: `namespace: all` is that of allquiz's own questions: in Anki yours replace those "
            "with the same id. Choose another."
        )
    if not record.releases and (lost := lost_record(shelf)):
        yield f"Warning: {lost}: {lost.remedy}."
    if shelf.is_whole and (missing := _gone(record, shelf)):
        said = _said_of(missing, "gone")
        yield f"Warning: {said}. Put each back with `retired:` and a date: learners have it."
    topics = {question.topic for question in shelf.questions}
    for deck in shelf.decks.values() if shelf.is_whole and not shelf.broken else ():
        for topic in sorted(deck.every_topic - topics - {RETIRED}):
            meant = nearest(topic, topics)
            yield (
                f"Warning: no question has the topic `{topic}` that the deck `{deck.key}` asks for"
                f"{f' ({meant})' if meant else ''}: what had it is in the deck no more."
            )


def stale_packages(
    record: Record, shelf: Shelf, facts: Mapping[str, Fact]
) -> Iterator[tuple[Path, bytes]]:
    """Of the packages that lie in the folder of the shelf, to be had without this program, those that
    are not as the record has them, and what they should be."""
    for deck in shelf.decks.values():
        path = shelf.folder / f"{deck.key}.apkg"
        if path.is_file():
            made = io.BytesIO()
            questions = [q for q in deck.pick(shelf.questions, facts) if refusal(q) is None]
            export(deck, questions, made, known_of(deck, shelf, record))
            if not earlier_package.is_same(path, made):
                yield path, made.getvalue()


def left_behind(before: bytes, target: Path) -> Iterator[str]:
    """What to say of notes that Anki won't take from the package, by the one that it replaced."""
    if not before or before == target.read_bytes():
        return
    old = earlier_package.notes(io.BytesIO(before))
    pairs = [
        (old[guid], now)
        for guid, now in earlier_package.notes(target).items()
        if guid in old and old[guid][1:] != now[1:]
    ]
    if other := [now.name for was, now in pairs if was.type != now.type]:
        yield (
            f"Warning: of another type of card than in the {target.name} that this replaced: "
            f"{named(other)}. Anki keeps the note that it has; a new `id:` makes a new one."
        )
    if count := sum(now.time <= was.time for was, now in pairs):
        what = number(count, "changed note is", "changed notes are")
        yield (
            f"Warning: {what} dated no later than in "
            f"the {target.name} that this replaced (was an older file put back?): Anki keeps what it "
            "has. Save the changed file anew, or export with --release."
        )


def unreleased(record: Record, shelf: Shelf, facts: Mapping[str, Fact]) -> str | None:
    """What is not released as it is, in a line; None where everything is."""
    if not record.releases and (lost := lost_record(shelf)):
        return f"{lost}: {lost.remedy}."
    missing = _gone(record, shelf) if shelf.is_whole else []
    new = _released(record, shelf, "next", record.newest)
    if new is record and not missing:
        stale = [path.name for path, _ in stale_packages(record, shelf, facts)]
        more = "is not" if len(stale) == 1 else "are not"
        return (
            f"{', '.join(stale)} {more} as released: --release writes it anew." if stale else None
        )
    changed = [name for name, note in new.notes.items() if record.notes.get(name) != note]
    told = {
        number(len(changed), "note"): changed,
        "the note types": new.note_types != record.note_types,
        "the list of decks": new.decks != record.decks,
        f"{number(len(missing), 'question')} gone": missing,
    }
    return f"Not released as it is: {', '.join(what for what, holds in told.items() if holds)}."


def save(record: Record, shelf: Shelf, was: bytes) -> None:
    """Write the record, made of one that `was` there. Raises Changed where another release came between."""
    shelf.folder.mkdir(exist_ok=True)
    replace_file(record_path(shelf), write_record(record).encode(), was=was)


def said(old: Record, new: Record, shelf: Shelf) -> str:
    if new is old:
        return f"Nothing changed since {list(old.releases)[-1]}: {record_path(shelf)} is as it was."
    version = list(new.releases)[-1]
    changed = sum(note.last == version for note in new.notes.values())
    restyled = bool(old.releases) and old.note_types != new.note_types
    look = "; the look of the cards changed" * restyled
    first = ", the first release of this bank" * (not old.releases)
    return (
        f"Released {version}{first}: {number(changed, 'note')} new or changed{look}. "
        f"Commit {record_path(shelf)}."
    )


def news_since(
    version: str, deck: Deck, known: Known, questions: list[AnyQuestion]
) -> Iterator[str]:
    """What importing the deck does for one who has that version, line by line.

    Raises Refused where there is no such release.
    """
    record = known.record
    if not record.releases:
        raise Refused("nothing of this bank was released yet", "do it with --release")
    if version not in record.releases:
        remedy = (
            nearest(version, record.releases) or f"the known ones: {', '.join(record.releases)}"
        )
        raise Refused(f"no release is called “{version}”", remedy)
    yield f"Importing “{deck.name}” over {version}:"
    if restyled_since(version, record):
        yield "the look of the cards changed"
    for kind, notes in since(version, record, questions, known.time_of).items():
        yield f"{len(notes)} {kind}"
        yield from (f"  {note}" for note in notes)
    yield "Everything else stays as it is."


def _released(record: Record, shelf: Shelf, label: str, now: int) -> Record:
    questions = [question for question in shelf.questions if refusal(question) is None]
    return release(record, shelf.decks.values(), questions, label, now, shipped_types(shelf))


def _gone(record: Record, shelf: Shelf) -> list[str]:
    """The released questions that are nowhere; one with an error stays as learners have it."""
    here = {*shelf.broken, *(question.name for question in shelf.questions)}
    return [name for name in dict.fromkeys(map(question_of, record.notes)) if name not in here]


def _refuse_gone(record: Record, shelf: Shelf) -> None:
    missing = _gone(record, shelf)
    if missing and not shelf.is_whole:
        said = _said_of(missing, "not read with its folder")
        raise Refused(said, "release the whole folder: give it to --bank")
    if missing:
        raise Refused(
            _said_of(missing, "gone"),
            "put each back with `retired:` and a date: learners have it, and its card will say so; "
            f"or, to forget it, take it out of {record_path(shelf)}",
        )


def _said_of(missing: list[str], what: str) -> str:
    are = "is" if len(missing) == 1 else "are"
    return f"{number(len(missing), 'released question')} {are} {what}: {named(missing)}"


def _now() -> int:
    """The time of a release: the clock's, or SOURCE_DATE_EPOCH where a build sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return int(time.time())
    if not re.fullmatch("[0-9]{1,12}", given) or int(given) > LAST_SECOND:
        raise Refused(f"SOURCE_DATE_EPOCH is “{given}”", "give seconds since 1970, or unset it")
    return int(given)
