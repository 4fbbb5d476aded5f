"""Which decks a command can export."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from allquiz.bank.decks import deck_of_bank, read_decks
from allquiz.bank.read_result import Reading
from allquiz.bank.which_files import RESERVED, bank_files
from allquiz.bank.yaml_quoting import written
from allquiz.model.bank import Bank
from allquiz.model.deck import Deck
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused, nearest
from allquiz.shipped import shipped


class Shelf(NamedTuple):
    """The decks of one folder of banks, by the names of their files,"""

    folder: Path  # the decks/ folder, there or not
    decks: dict[str, Deck]
    banks: list[Bank]
    is_shipped: bool
    is_whole: bool  # every bank of the folder was read
    broken: frozenset[str]  # the names of questions with errors

    @property
    def questions(self) -> list[AnyQuestion]:
        return [question for bank in self.banks for question in bank.questions]


def shelves_of(paths: Sequence[Path], reading: Reading) -> list[Shelf]:
    """The decks of the banks at the paths: from the decks/ beside each, else one a bank.

    Raises Refused where a deck file has errors, or two decks can't be told apart.
    """
    shelves = []
    named = [path if path.is_dir() else path.parent for path in reversed(paths)]
    folders = {path.resolve(): path for path in named}
    for place, folder in reversed(folders.items()):
        banks = [bank for bank in reading.banks if Path(bank.file).parent.resolve() == place]
        is_shipped = place == shipped("questions").resolve()
        beside = shipped("decks") if is_shipped else folder / "decks"
        decks, problems = read_decks(beside) if beside.is_dir() else ({}, [])
        refuse_first(problems)
        if not decks:
            filled = [bank for bank in banks if bank.questions]  # a copy of which all is left out
            decks = {deck.key: deck for deck in map(deck_of_bank, filled or banks)}
        files: list[Path] = []
        with suppress(Refused):  # a bank out of a pipe, or of another ending, may lie beside none
            files = [path for path in bank_files([folder]) if path.name not in RESERVED]
        read = {Path(bank.file).resolve() for bank in banks}
        is_whole = read.issuperset(path.resolve() for path in files)
        broken = frozenset(
            entry.name
            for entry in reading.left_out
            if entry.name and Path(entry.place.file).parent.resolve() == place
        )
        shelves.append(Shelf(beside, decks, banks, is_shipped, is_whole, broken))
    _refuse_same_decks(shelves)
    return shelves


def refuse_first(problems: Sequence[Problem]) -> None:
    """Raise Refused for the first of the problems, saying how many there are."""
    if problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise Refused(f"{first.place}: {first.message}{more}", first.help)


def choose_deck(shelves: Sequence[Shelf], name: str | None) -> tuple[Shelf, Deck]:
    """The deck of that name or key; without one, the complete or only deck.

    Raises Refused where there is none, or none is meant for certain.
    """
    by_key = {key: (shelf, deck) for shelf in shelves for key, deck in shelf.decks.items()}
    by_name = {deck.name: (shelf, deck) for shelf, deck in by_key.values()} | by_key
    if name is not None and name not in by_name:
        remedy = nearest(name, by_name) or f"the known ones: {', '.join(by_key)}"
        raise Refused(f"no deck is called “{name}”", remedy)
    if name is not None:
        return by_name[name]
    if "all" in by_key or len(by_key) == 1:
        return by_key.get("all") or next(iter(by_key.values()))
    if not by_key:
        raise Refused("there is no deck to export")
    remedy = f"choose one with --deck: {', '.join(by_key)}"
    shelf, first = next(iter(by_key.values()))
    if first.file is not None and len(shelves) == 1:  # no deck has a file of its own yet
        lines = f"`name: {written(first.name)}` and `id: {first.id}`"
        remedy += (
            f"; or make one deck of all: write {lines} into a file {shelf.folder / 'all.yaml'}"
            " (those of the first, which whoever has it keeps)"
        )
    raise Refused(f"these banks make {len(by_key)} decks", remedy)


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
