"""Deck files: `decks/*.yaml`."""

import calendar
import time
from collections.abc import Mapping as Map
from contextlib import suppress
from pathlib import Path
from typing import Any

from allquiz.bank import characters, dates, lists, value_kinds, yaml_document
from allquiz.bank.mapping_keys import Key, Keys, needed, record
from allquiz.bank.numbers import read_number
from allquiz.bank.problem_context import FIRST_LINE, Context, TooManyProblems
from allquiz.bank.release_record_0_1 import OLD_RECORD
from allquiz.bank.text_file import explained
from allquiz.bank.value_kinds import Kind, wrong_kind
from allquiz.bank.yaml_values import Mark, Value
from allquiz.model.bank import IMPORTANCES, Bank
from allquiz.model.deck import Deck, Subdeck
from allquiz.model.problem import Problem


def _read_deck_id(value: Value, mark: Mark, context: Context) -> int | None:
    number = read_number(value, mark, context)
    if number is None or (number == int(number) and 1 < number < 2**53):
        return None if number is None else int(number)
    message = f"“{value}” is no deck id: a whole number from 2 up (1 is Anki's own Default deck)"
    context.error(mark, "bad-number", message, "choose one at random and keep it for ever")
    return None


DECK_ID = Kind(_read_deck_id, {"type": "integer", "minimum": 2})
SUBDECK = record(
    Keys(
        {
            "topic": needed(value_kinds.TEXT, "the topic of its questions"),
            "name": needed(value_kinds.TEXT, "its name in Anki; permanent"),
            "id": needed(DECK_ID, "its id in Anki; permanent"),
        }
    ),
    "a subdeck",
)


def _read_subdeck(value: Value, mark: Mark, context: Context) -> Any:
    """What it lacks is told where it begins."""
    context.start = mark
    found = SUBDECK.read(value, mark, context)
    context.start = FIRST_LINE
    return found


SUBDECKS = Kind(lists.read_list(_read_subdeck), {"type": "array", "items": SUBDECK.schema})
DECK = Keys(
    {
        "name": needed(value_kinds.TEXT, "the deck's name in Anki; permanent"),
        "id": needed(DECK_ID, "the deck's id in Anki; permanent"),
        "description": Key(value_kinds.TEXT, "what Anki shows below the name"),
        "topics": Key(lists.TEXTS, "only questions of these topics"),
        "tags": Key(lists.TAGS, "only questions with one of these"),
        "without_tags": Key(lists.TAGS, "no question with one of these"),
        "importance": Key(
            value_kinds.one_of(IMPORTANCES), "only questions whose facts are all of this importance"
        ),
        "subdecks": Key(SUBDECKS, "topic, name and id of each"),
        "revised": Key(dates.DAY, "the day that unreleased notes are dated with"),
    }
)


def read_decks(folder: Path) -> tuple[dict[str, Deck], list[Problem]]:
    """The decks of a folder by the name of their file, and what is wrong with them."""
    decks: dict[str, Deck] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    files = [*folder.glob("*.yaml"), *folder.glob("*.yml")]
    for path in sorted(files, key=lambda path: path.name):
        if path.name.startswith(".") or path.name == OLD_RECORD:
            continue
        context = Context(str(path))
        read = _read_deck(path, context)
        if path.stem in places:
            message = f"a deck is called `{path.stem}` already, by {places[path.stem]}"
            context.at(1, 1, "duplicate-id", message, "rename one of the two files")
        problems += context.problems
        if read and not context.problems:
            if "revised" in read:
                read["revised"] = calendar.timegm(time.strptime(read["revised"], "%Y-%m-%d"))
            subdecks = tuple(Subdeck(**values) for values, _ in read.pop("subdecks", ()))
            decks[path.stem] = Deck(key=path.stem, subdecks=subdecks, **read)
            places[path.stem] = str(path)
    return decks, problems + _shared(decks, places)


def deck_of_bank(bank: Bank) -> Deck:
    """The one deck of a bank that has no deck file: named by its title, its id made from that."""
    import hashlib  # OpenSSL takes its time, and most commands make no deck

    digest = hashlib.sha256(f"{bank.namespace}/{bank.title}".encode()).digest()
    number = 2**40 + int.from_bytes(digest[:5], "big")
    # `::` would nest decks.
    name = bank.title.replace("::", ": ")
    key, description = Path(bank.file).stem, bank.description or ""
    return Deck(key=key, name=name, id=number, description=description, file=bank.file)


def _read_deck(path: Path, context: Context) -> dict[str, Any] | None:
    text = characters.decode(path.read_bytes(), context.at, "a deck has a name and an id")
    return None if text is None else explained(text, context, _read_text)[0]


def _read_text(text: str, context: Context) -> dict[str, Any] | None:
    with suppress(TooManyProblems):
        root, mark = yaml_document.parse(text, context.at) or (None, None)
        if root.__class__ is dict:
            return DECK.read(root, mark, context, "a deck")
        if root is not None:
            wrong_kind(root, mark, context, "a deck, a mapping,")
    return None


def _shared(decks: Map[str, Deck], places: Map[str, str]) -> list[Problem]:
    """Ids and names that Anki would take for one deck."""
    problems: list[Problem] = []
    owners: dict[int | str, str] = {}
    for key, deck in decks.items():
        context = Context(places[key])
        names = [f"{deck.name}::{subdeck.name}" for subdeck in deck.subdecks]
        ids = [subdeck.id for subdeck in deck.subdecks]
        every: list[int | str] = [deck.id, *ids, deck.name, *names]
        for mine in every:
            known = mine.casefold() if isinstance(mine, str) else mine  # Anki ignores case here
            if known not in owners:
                owners[known] = places[key]
                continue
            again = "again" if owners[known] == places[key] else f"already in {owners[known]}"
            what = "id" if isinstance(mine, int) else "name"
            message = f"the {what} {mine} is {again}: Anki would take the two for one deck"
            context.at(1, 1, "duplicate-id", message, f"give one of them another {what}")
        problems += context.problems
    return problems
