"""A bank of one's own, exported again and again without a record of releases."""

import os
from pathlib import Path

import pytest

from allquiz.bank.decks import deck_of_bank
from allquiz.bank.read import read_banks
from tests.anki.conftest import Anki
from tests.conftest import Run

BANK = """\
title: Ward
topic: cells
namespace: ward-7
language: LANGUAGE
source: notes
questions:
  - id: pictured
    type: true_false
    tags: [exam/first]
    stem: In the picture is a whole cell.
    answer: false
    explanation: It is half of one.
    hint: Look twice.
    figure: {file: cell.svg, alt: A cell}
  - {id: said, type: choice, stem: Which?, answer: this, distractors: {that: no}}
"""
SOURCES = "notes: {title: Lecture 3, document: Slides, publisher: School, revised: 2026-09-01}\n"
DECK = "name: Ward seven\nid: 7007\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
FILES = ["b.yaml", "sources.yaml", "figures/cell.svg", "decks/ward.yaml"]
DAY = 86_400
NOON = 1_767_000_000


class Bank:
    """A folder whose files were all saved on the same day."""

    def __init__(self, folder: Path, run: Run, language: str = "en") -> None:
        self.folder, self._run = folder, run
        texts = [BANK.replace("LANGUAGE", language), SOURCES, DRAWING, DECK]
        for name, text in zip(FILES, texts, strict=True):
            self.save(name, text, 0)

    def save(self, name: str, text: str, days: int) -> None:
        """Write a file, so many days after the first."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (NOON + days * DAY, NOON + days * DAY))

    def export(self, name: str) -> tuple[Path, str]:
        """The package, and what was said."""
        package = self.folder / name
        result = self._run("export", "anki", "--bank", self.folder, "-o", package)
        assert result.returncode == 0, result.stderr
        return package, result.stderr


@pytest.fixture
def bank(tmp_path: Path, allquiz: Run) -> Bank:
    return Bank(tmp_path / "ward", allquiz)


@pytest.mark.parametrize(
    ("name", "old", "new", "updated"),
    [
        ("b.yaml", "It is half of one.", "Only half of it.", 2),
        ("sources.yaml", "2026-09-01", "2026-11-20", 2),
        ("figures/cell.svg", "rect", "circle", 1),
        ("decks/ward.yaml", "7007", "7008", 2),
    ],
)
def test_a_change_in_any_file_reaches_who_has_the_notes(
    bank: Bank, anki: Anki, name: str, old: str, new: str, updated: int
) -> None:
    package, _ = bank.export("one.apkg")
    assert anki.import_(package) == {"new": 2}
    text = (bank.folder / name).read_text()
    bank.save(name, text.replace(old, new), 1)
    package, _ = bank.export("two.apkg")
    rest = {"duplicate": 2 - updated} if updated < 2 else {}
    assert anki.import_(package) == {"updated": updated, **rest}
    assert anki.is_sound()


def test_without_a_deck_file_the_deck_has_an_id_for_good(bank: Bank) -> None:
    """Learners have it: under another the next package would bring a second deck."""
    (read,) = read_banks([bank.folder / "b.yaml"]).banks
    assert deck_of_bank(read).id == 1406693045989
    bank.save("b.yaml", BANK.replace("title: Ward", "title: Ward::Blood"), 0)
    (read,) = read_banks([bank.folder / "b.yaml"]).banks
    assert deck_of_bank(read).name == "Ward: Blood"  # Anki nests decks at ::


def test_an_older_file_put_back_is_said_where_the_last_export_is_replaced(bank: Bank) -> None:
    text = (bank.folder / "b.yaml").read_text()
    bank.save("b.yaml", text.replace("half", "most"), 3)
    _, said = bank.export("ward.apkg")
    assert "dated" not in said
    _, said = bank.export("ward.apkg")
    assert "dated" not in said  # the same again
    bank.save("b.yaml", text, 1)
    _, said = bank.export("ward.apkg")
    assert "1 changed note is dated no later than in the ward.apkg that this replaced" in said
    bank.save("b.yaml", text.replace("half", "some"), 4)
    _, said = bank.export("ward.apkg")
    assert "dated" not in said


def test_another_type_of_card_is_said_where_the_last_export_is_replaced(
    bank: Bank, anki: Anki
) -> None:
    """Anki takes no note of another type for one that it has, were its key the wrong one."""
    bank.export("ward.apkg")
    text = (bank.folder / "b.yaml").read_text()
    typed = "type: short_answer, stem: Which?, answer: that"
    old = "type: choice, stem: Which?, answer: this, distractors: {that: no}"
    bank.save("b.yaml", text.replace("said, " + old, "said, " + typed), 1)
    anki.import_(bank.folder / "ward.apkg")
    package, said = bank.export("ward.apkg")
    assert "of another type of card than in the ward.apkg that this replaced: ward-7/said" in said
    assert anki.import_(package) == {"conflicting": 1, "updated": 1}
    bank.save("b.yaml", text.replace("said, " + old, "told, " + typed), 2)
    package, said = bank.export("ward.apkg")
    assert "Warning" not in said
    assert anki.import_(package) == {"new": 1, "updated": 1}


def test_a_namespace_that_is_ours_is_said_before_ours_are_replaced(bank: Bank) -> None:
    _, said = bank.export("ward.apkg")
    assert "Warning" not in said
    text = (bank.folder / "b.yaml").read_text()
    bank.save("b.yaml", text.replace("namespace: ward-7", "namespace: all"), 1)
    _, said = bank.export("other.apkg")
    assert "`namespace: all` is that of allquiz's own questions" in said


def test_tags_begin_with_the_name_of_the_bank(bank: Bank, anki: Anki) -> None:
    package, _ = bank.export("one.apkg")
    anki.import_(package)
    tags = anki.notes()["ward-7/pictured"].tags
    assert sorted(tags) == ["allquiz::type::true_false", "ward-7::cells", "ward-7::exam::first"]


@pytest.mark.parametrize(("language", "runs"), [("de", "ltr"), ("he", "rtl"), ("ar-EG", "rtl")])
def test_the_language_is_on_the_text_and_english_on_our_own_words(
    tmp_path: Path, allquiz: Run, anki: Anki, language: str, runs: str
) -> None:
    package, _ = Bank(tmp_path / "ward", allquiz, language).export("one.apkg")
    anki.import_(package)
    ((front, back),) = anki.rendered("ward-7/pictured")
    own = f'lang="{language}" dir="{runs}"'
    assert f'<div class="stem" {own}>In the picture' in front
    assert f"<p {own}>Look twice.</p>" in front
    assert f"<p {own}>It is half of one.</p>" in back
    assert 'lang="en"><li>True</li>' in front
    ((_, back),) = anki.rendered("ward-7/said")
    assert '<p class="mark" lang="en">' in back
    assert f"<div {own}><ul" in back


def test_packages_beside_the_deck_files_are_made_anew_by_a_release_and_compared_by_check(
    bank: Bank, allquiz: Run
) -> None:
    bank.export("decks/ward.apkg")
    release = ("export", "anki", "--bank", bank.folder, "-o", bank.folder / "x.apkg", "--release")
    check = ("export", "anki", "--bank", bank.folder, "--check")
    allquiz(*release)
    package = bank.folder / "decks" / "ward.apkg"
    assert package.read_bytes() == (bank.folder / "x.apkg").read_bytes()
    assert allquiz(*check).returncode == 0
    package.write_bytes(b"")
    told = allquiz(*check)
    assert told.returncode == 1
    assert "ward.apkg is not as released" in told.stdout
    allquiz(*release)
    assert allquiz(*check).returncode == 0
