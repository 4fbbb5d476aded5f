"""Which decks a command can export, and what was released of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from allquiz.app.refused import Refused
from allquiz.bank.decks import deck_of_bank, read_decks
from allquiz.bank.old_record import OLD_RECORD, old_record
from allquiz.bank.read import RESERVED, Reading, bank_files
from allquiz.exporters.anki.deck import AnkiDeck, with_record
from allquiz.exporters.anki.record import Record, ReleasedType, question_of
from allquiz.exporters.anki.record_file import (
    RECORD_FILE,
    read_note_types,
    read_record,
)
from allquiz.exporters.anki.record_file import record_of as record_of_lines
from allquiz.model.bank import Bank
from allquiz.model.deck import Deck
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion
from allquiz.shipped import shipped


class Shelf(NamedTuple):
    """The decks of one folder of banks, by the names of their files, and their one record."""

    folder: Path  # the decks/ folder, there or not
    decks: dict[str, Deck]
    banks: list[Bank]
    is_shipped: bool
    is_whole: bool  # every bank of the folder was read

    @property
    def record_path(self) -> Path:
        return self.folder / RECORD_FILE

    @property
    def questions(self) -> list[AnyQuestion]:
        return [question for bank in self.banks for question in bank.questions]


def shelves_of(paths: Sequence[Path], reading: Reading) -> list[Shelf]:
    """The decks of the banks at the paths: from the decks/ beside each, else one a bank.

    Raises Refused where a deck file has errors, or two decks can't be told apart.
    """
    shelves = []
    folders = {path.resolve(): path for path in map(_folder, reversed(paths))}
    for place, folder in reversed(folders.items()):
        banks = [bank for bank in reading.banks if Path(bank.file).parent.resolve() == place]
        is_shipped = _is_shipped(folder)
        beside = shipped("decks") if is_shipped else folder / "decks"
        decks, problems = read_decks(beside) if beside.is_dir() else ({}, [])
        refuse_first(problems)
        if not decks:
            decks = {deck.key: deck for deck in map(deck_of_bank, banks)}
        files = [path for path in bank_files([folder]) if path.name not in RESERVED]
        is_whole = len(banks) == len(files)
        shelves.append(Shelf(beside, decks, banks, is_shipped, is_whole))
    _refuse_same_decks(shelves)
    return shelves


def refuse_first(problems: Sequence[Problem]) -> None:
    """Raise Refused for the first of the problems, saying how many there are."""
    if problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise Refused(f"{first.place}: {first.message}{more}", first.help)


def record_of(shelf: Shelf) -> Record:
    """What was released of the shelf. Raises Refused where its record is damaged, or another bank's."""
    record, problems = read_record(shelf.record_path)
    old = shelf.folder / OLD_RECORD
    if old.is_file() and not shelf.record_path.is_file():
        record, problems = record_of_lines(str(old), old_record(old))
    refuse_first(problems)
    if record.notes and shelf.is_whole:
        here = {question.name for question in shelf.questions}
        if here.isdisjoint(question_of(note) for note in record.notes):
            raise Refused(
                f"{shelf.record_path} records the release of another bank: "
                f"none of its {len(record.notes)} notes is from here",
                "put back the record of this bank, or the `namespace:` that it was released with",
            )
    return record


def with_release(deck: Deck, shelf: Shelf, record: Record) -> AnkiDeck:
    """The deck with its record and the times of what isn't released.

    Those are `revised` of the deck file where given, else when the bank's file was last changed.
    """
    return with_record(deck, record, shipped_types(shelf), times_of(deck, shelf.banks))


def shipped_types(shelf: Shelf) -> Mapping[str, ReleasedType]:
    """The note types as allquiz itself last released them, where these decks are not its own."""
    return {} if shelf.is_shipped else read_note_types(shipped("decks") / RECORD_FILE)


def times_of(deck: Deck, banks: Iterable[Bank]) -> dict[str, int]:
    """When each bank file changed, in seconds since 1970."""
    return {
        bank.file: deck.revised
        if deck.revised is not None
        else int(Path(bank.file).stat().st_mtime)
        for bank in banks
    }


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _is_shipped(folder: Path) -> bool:
    try:
        return folder.resolve() == shipped("questions").resolve()
    except FileNotFoundError:
        return False


def _refuse_same_decks(shelves: Sequence[Shelf]) -> None:
    """Decks of different folders; those of one folder were looked at when they were read."""
    names: dict[str, Shelf] = {}
    ids: dict[int, str] = {}
    for shelf in shelves:
        for key, deck in shelf.decks.items():
            if key in names:
                raise Refused(
                    f"{names[key].folder} and {shelf.folder} both have a deck `{key}`",
                    "rename the file of one, or export one bank at a time with --bank",
                )
            names[key] = shelf
            for number in (deck.id, *(subdeck.id for subdeck in deck.subdecks)):
                if ids.setdefault(number, key) != key:
                    raise Refused(
                        f"the decks `{ids[number]}` and `{key}` have one id, {number}: "
                        "Anki would take the two for one deck",
                        "give one of them another id",
                    )
