"""A real Anki collection to import into."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


class Anki:
    """An Anki collection in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.collection = Collection(str(folder / "collection.anki2"))

    def import_(self, package: Path) -> dict[str, int]:
        """Import a package as the desktop does; the counts of its log that are not 0."""
        request = ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        kinds = (
            "new",
            "updated",
            "duplicate",
            "conflicting",
            "first_field_match",
            "empty_first_field",
        )
        counts = {kind: len(getattr(log, kind)) for kind in kinds}
        return {kind: count for kind, count in counts.items() if count}

    def is_sound(self) -> bool:
        """Whether Anki's own database check finds nothing."""
        _, sound = self.collection.fix_integrity()
        return sound

    def empty_cards(self) -> int:
        """How many notes have cards that show nothing."""
        return len(self.collection.get_empty_cards().notes)

    def notes(self) -> dict[str, Any]:
        """Every note by its ID field."""
        ids = self.collection.find_notes("")
        return {note["ID"]: note for note in map(self.collection.get_note, ids)}

    def rendered(self, name: str) -> list[tuple[str, str]]:
        """Front and back of each card of a note, as Anki's template engine makes them."""
        cards = self.notes()[name].cards()
        return [(card.question(), card.answer()) for card in cards]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    """An empty collection."""
    opened = Anki(tmp_path / "anki")
    yield opened
    opened.collection.close()
