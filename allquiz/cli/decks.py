"""Which decks a command can export."""

from collections.abc import Sequence
from pathlib import Path

from allquiz.bank.decks import deck_of_bank, read_decks
from allquiz.bank.read import Reading
from allquiz.cli.problems import Refused
from allquiz.model.deck import Deck
from allquiz.shipped import shipped


def decks_of(paths: Sequence[Path], reading: Reading) -> dict[str, Deck]:
    """The decks of the banks at the paths: from the decks/ beside each, else one a bank.

    Raises Refused where a deck file has errors.
    """
    decks: dict[str, Deck] = {}
    for folder in dict.fromkeys(path if path.is_dir() else path.parent for path in paths):
        beside = _deck_folder(folder)
        found, problems = read_decks(beside) if beside.is_dir() else ({}, [])
        if problems:
            first = problems[0]
            raise Refused(f"{first.place}: {first.message}", first.help)
        decks |= found
    if decks:
        return decks
    own = [deck_of_bank(bank, int(Path(bank.file).stat().st_mtime)) for bank in reading.banks]
    return {deck.key: deck for deck in own}


def _deck_folder(bank: Path) -> Path:
    """The decks/ beside the YAML; the shipped one lies beside questions/."""
    try:
        if bank.resolve() == shipped("questions").resolve():
            return shipped("decks")
    except FileNotFoundError:
        pass
    return bank / "decks"
