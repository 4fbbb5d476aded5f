"""The second release, imported into real Anki over the first by someone who studies.

In each: cards were studied in between, and of two notes that did not change one has a tag of the
learner's and the other an edit. Whatever changes, those stay, and so does all scheduling.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from allquiz.exporters.anki import note_types
from tests.anki.author import DECK, Author, front_of
from tests.anki.conftest import Anki
from tests.conftest import keep_in

ONE, TWO, THREE = "2026-01-01", "2026-02-01", "2026-03-01"
FOUR, FIVE = "2026-04-01", "2026-05-01"


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "bank")


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank that was released, and an Anki in which its first release was studied."""
    folder = tmp_path_factory.mktemp("studied")
    author, anki = Author(folder / "bank"), Anki(folder / "anki")
    with pytest.MonkeyPatch.context() as patch:
        keep_in(folder, patch)
        author.release(ONE)
    assert anki.import_(author.folder / f"{ONE}-year-one.apkg") == {"new": 8}
    anki.study()
    anki.tag("t/word", "mine")
    anki.edit("t/card", "Explanation", "my mnemonic")
    anki.collection.close()
    return folder


@pytest.fixture
def learner(author: Author, studied: Path, tmp_path: Path) -> Iterator["Learner"]:
    """Someone who imported the first release and studied it, with a copy of that bank and Anki."""
    copytree(studied, tmp_path, dirs_exist_ok=True)
    learner = Learner(Anki(tmp_path / "anki"))
    yield learner
    learner.anki.collection.close()


class Learner:
    """Studied every card, tagged one note, edited another."""

    def __init__(self, anki: Anki) -> None:
        self.anki = anki
        self.before = anki.scheduling()
        assert len(self.before) == 14
        assert all(reps for reps, *_ in self.before.values())

    def update(self, package: Path, **log: int) -> None:
        """Import over it; the log must count this and the rest be duplicates."""
        anki = self.anki
        old = anki.notes().keys()
        counts = anki.import_(package)
        duplicates = len(old) - log.get("updated", 0)
        assert counts == {**log, **({"duplicate": duplicates} if duplicates else {})}
        now = anki.scheduling()
        assert {card: now[card] for card in self.before} == self.before
        assert "mine" in anki.notes()["t/word"].tags
        assert anki.notes()["t/card"]["Explanation"] == "my mnemonic"
        assert anki.empty_cards() == 0
        assert anki.is_sound()


def test_an_identical_import_changes_nothing(author: Author, learner: Learner) -> None:
    learner.update(author.release(TWO))
    assert "Nothing changed since 2026-01-01" in author.said


def test_one_wording_changed(author: Author, learner: Learner) -> None:
    author.edit("sheds platelets", "makes platelets")
    learner.update(author.release(TWO), updated=1)
    note = learner.anki.notes()["t/pick"]
    assert note["Stem"] == "Which cell makes platelets?"
    assert not any("corrected" in tag for tag in note.tags)


def test_one_tag_changed(author: Author, learner: Learner) -> None:
    author.edit("{id: share,", "{id: share, tags: [blast-threshold],")
    learner.update(author.release(TWO), updated=1)
    assert "t::blast-threshold" in learner.anki.notes()["t/share"].tags


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer: Marrow", "answer: Marrow, accept: [Bone marrow]"),
        ("answer: Marrow", "answer: Bone marrow, accept: [Marrow]"),
        ("answer: 20,", "answer: 20, tolerance: 1,"),
        ("{{oxygen}}", "{{oxygen|O2}}"),
        ("{{oxygen}}", "{{O2|oxygen}}"),
    ],
)
def test_one_more_right_wording_is_no_correction(
    author: Author, learner: Learner, old: str, new: str
) -> None:
    """What was learned is right still."""
    author.edit(old, new)
    package = author.release(TWO)
    assert "corrected" not in author.since(ONE)
    learner.anki.import_(package)
    assert not learner.anki.collection.find_notes("tag:allquiz::corrected::* or Corrected")
    assert learner.anki.is_sound()


def test_one_question_added(author: Author, learner: Learner) -> None:
    author.add("- {id: fresh, type: true_false, stem: Is it?, answer: true}\n")
    learner.update(author.release(TWO), new=1)
    assert (learner.anki.reps("t/fresh"), learner.anki.reps("t/pick")) == ([0], [2])


def test_one_question_retired(author: Author, learner: Learner) -> None:
    author.edit("{id: share,", "{id: share, retired: 2026-01-20,")
    learner.update(author.release(TWO), updated=1)
    assert "allquiz::retired" in learner.anki.notes()["t/share"].tags
    front, back = learner.anki.rendered("t/share")[0]
    for side in (front, back):
        assert "Retired on 2026-01-20: this question is no longer asked. " in front_of(side)
    author.edit("{id: sorts,", "{id: sorts, retired: 2026-12-20,")
    learner.update(author.release(THREE), updated=1)  # the earlier one keeps its words
    assert "no longer asked. Suspend this card." in front_of(learner.anki.rendered("t/sorts")[0][0])


def test_one_key_corrected(author: Author, learner: Learner) -> None:
    author.edit("answer: 20", "answer: 25")
    learner.update(author.release(TWO), updated=1, new=1)
    anki = learner.anki
    assert anki.notes()["t/share"]["Typed"] == "25%"
    (announced,) = anki.collection.find_notes("tag:allquiz::corrected::2026-02-01 Corrected")
    (card,) = anki.collection.get_note(announced).cards()
    assert "Corrected: From what share of blasts on?" in front_of(card.question())
    assert "25%" in front_of(card.answer())
    found = anki.collection.find_notes("tag:allquiz::corrected::*")
    assert anki.notes()["t/share"].id in found


def test_a_corrected_key_reaches_one_whose_note_is_newer(author: Author, learner: Learner) -> None:
    learner.anki.tag("t/share", "leech")  # touched after the release: Anki will skip the note
    author.edit("answer: 20", "answer: 25")
    learner.update(author.release(TWO), new=1)
    assert learner.anki.notes()["t/share"]["Typed"] == "20%"
    assert learner.anki.collection.find_notes("Corrected tag:allquiz::corrected::2026-02-01")


def test_a_key_corrected_twice_leaves_no_wrong_announcement(
    author: Author, learner: Learner
) -> None:
    author.edit("answer: 20", "answer: 25")
    learner.update(author.release(TWO), updated=1, new=1)
    author.edit("answer: 25", "answer: 30")
    learner.update(author.release(THREE), updated=2, new=1)
    notes = [note for name, note in learner.anki.notes().items() if name.startswith("t/share@")]
    assert [note["Back"] for note in notes] == ["30%", "30%"]
    assert sorted("allquiz::retired" in note.tags for note in notes) == [False, True]


def test_a_key_that_comes_back_is_announced_with_its_new_date(
    author: Author, learner: Learner
) -> None:
    author.edit("answer: 20", "answer: 25")
    learner.update(author.release(TWO), updated=1, new=1)
    author.edit("answer: 25", "answer: 20")
    learner.update(author.release(THREE), updated=2, new=1)
    author.edit("answer: 20", "answer: 25")
    for day, log in ((FOUR, {"updated": 3}), (FIVE, {})):
        learner.update(author.release(day), **log)
        (found,) = learner.anki.collection.find_notes("Corrected -tag:allquiz::retired")
        note = learner.anki.collection.get_note(found)
        assert "corrected on 2026-04-01" in note["Notice"]
        assert "allquiz::corrected::2026-04-01" in note.tags


def test_a_gap_added_in_the_middle(author: Author, learner: Learner) -> None:
    author.edit("and {{platelets}}", "which {{hemoglobin}} binds, and {{platelets}}")
    learner.update(author.release(TWO), updated=1)
    fronts = [front_of(front) for front, _ in learner.anki.rendered("t/gaps")]
    assert "and [...] stop bleeding" in fronts[1]  # card 2 asks what it asked before
    assert "which [...] binds" in fronts[2]
    assert learner.anki.reps("t/gaps") == [2, 2, 0]
    assert not any("corrected" in tag for tag in learner.anki.notes()["t/gaps"].tags)


def test_a_gap_corrected_keeps_its_card(author: Author, learner: Learner) -> None:
    author.edit("{{oxygen}}", "{{hemoglobin}}")
    learner.update(author.release(TWO), updated=1, new=1)
    assert learner.anki.reps("t/gaps") == [2, 2]
    assert "allquiz::corrected::2026-02-01" in learner.anki.notes()["t/gaps"].tags


def test_gaps_that_change_places_are_a_correction(author: Author, learner: Learner) -> None:
    author.edit("{{oxygen}}, and {{platelets}}", "{{platelets}}, and {{oxygen}}")
    learner.update(author.release(TWO), updated=1, new=1)
    assert learner.anki.notes()["t/gaps"]["Stem"].startswith("Red cells carry {{c1::platelets}}")
    assert "allquiz::corrected::2026-02-01" in learner.anki.notes()["t/gaps"].tags


def test_a_sentence_with_its_gap_may_move(author: Author, learner: Learner) -> None:
    author.edit(
        "Red cells carry {{oxygen}}, and {{platelets}} stop bleeding",
        "{{Platelets}} stop bleeding, and red cells carry {{oxygen}}",
    )
    learner.update(author.release(TWO), updated=1)
    assert learner.anki.notes()["t/gaps"]["Stem"].startswith("{{c2::Platelets}} stop bleeding")


def test_a_pair_and_a_step_added_in_the_middle(author: Author, learner: Learner) -> None:
    author.edit("{Red cell: oxygen,", "{Red cell: oxygen, B cell: antibodies,")
    author.edit("[stem cell, blast,", "[stem cell, progenitor, blast,")
    learner.update(author.release(TWO), updated=2)
    assert learner.anki.reps("t/pairs") == [2, 2, 0]
    notes = learner.anki.notes()
    assert (notes["t/pairs"]["Prompt 2"], notes["t/pairs"]["Prompt 3"]) == ("Platelet", "B cell")
    assert (notes["t/steps"]["Answer 2"], notes["t/steps"]["Answer 4"]) == ("blast", "progenitor")
    assert learner.anki.reps("t/steps") == [2, 2, 2, 0]


def test_steps_put_in_another_order_are_a_correction(author: Author, learner: Learner) -> None:
    author.edit("[stem cell, blast, blood cell]", "[blast, stem cell, blood cell]")
    learner.update(author.release(TWO), updated=1, new=1)
    assert learner.anki.notes()["t/steps"]["Answer 1"] == "stem cell"
    assert "allquiz::corrected::2026-02-01" in learner.anki.notes()["t/steps"].tags


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gaps", "{{platelets}} stop bleeding", "platelets stop bleeding"),
        ("pairs", ", Platelet: clots", ", B cell: antibodies"),
        ("steps", "[stem cell, blast, blood cell]", "[stem cell, blood cell]"),
        ("sorts", "[B cell, T cell]", "[B cell]"),
        (
            "share",
            'type: numeric, stem: From what share of blasts on?, answer: 20, unit: "%"',
            "type: true_false, stem: The line is at 20%., answer: true",
        ),
        (
            "pick",
            (
                "type: choice\n    stem: Which cell sheds platelets?\n    answer: Megakaryocyte\n"
                "    distractors: {Monocyte: It becomes a macrophage., Lymphocyte: It fights germs.}\n"
            ),
            "type: short_answer\n    stem: Which cell?\n    answer: Megakaryocyte\n",
        ),
    ],
)
def test_a_question_that_loses_a_part_or_its_kind_is_retired_and_replaced(
    author: Author, learner: Learner, name: str, old: str, new: str
) -> None:
    author.edit(old, new)
    learner.update(author.release(TWO), updated=1, new=1)
    anki = learner.anki
    assert anki.reps(f"t/{name}#2") == [0] * len(anki.notes()[f"t/{name}#2"].cards())
    assert all(reps == 2 for reps in anki.reps(f"t/{name}"))
    assert "allquiz::retired" in anki.notes()[f"t/{name}"].tags
    for front, _ in anki.rendered(f"t/{name}"):
        assert f"replaced by t/{name}#2" in front_of(front)
    assert anki.empty_cards() == 0
    assert anki.import_(author.release(THREE)) == {"duplicate": 9}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "{Myeloid: [monocyte], Lymphoid: [B cell, T cell]}",
            "{Myeloid: [B cell], Lymphoid: [T cell]}",
        ),
        ("[stem cell, blast, blood cell]", "[blood cell, stem cell]"),
    ],
)
def test_what_is_left_of_a_question_may_be_corrected_as_well(
    author: Author, learner: Learner, old: str, new: str
) -> None:
    """Whoever touched the old note keeps it as it was, and must hear of the correction."""
    author.edit(old, new)
    learner.update(author.release(TWO), updated=1, new=2)
    assert learner.anki.collection.find_notes("Corrected tag:allquiz::corrected::2026-02-01")
    assert learner.anki.import_(author.release(THREE)) == {"duplicate": 10}


def test_the_same_note_in_two_decks_is_one_note_with_one_time(
    author: Author, learner: Learner
) -> None:
    (author.decks / "short.yaml").write_text("name: Blood, in short\nid: 4720\ntopics: [blood]\n")
    learner.update(author.release(TWO, deck="short"))
    assert learner.anki.cards_in("Blood, in short") == 0  # the cards stay where they are
    author.edit("sheds platelets", "makes platelets")
    learner.update(author.release(THREE, deck="short"), updated=1)
    learner.update(author.export("again", "--deck", "year-one"))


def test_a_deck_described_anew(author: Author, learner: Learner) -> None:
    path = author.decks / "year-one.yaml"
    path.write_text(DECK.replace("A deck for the first year.", "Now for everyone."))
    learner.update(author.release(TWO))
    described = learner.anki.description("Blood, year one")
    assert described.startswith("Now for everyone.<br><br>Version 2026-01-01 (2026-01-01)")


def test_new_styling_reaches_the_cards_and_touches_no_note(
    author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = note_types._template
    more = {"style.css": ".new-style { color: red }"}
    monkeypatch.setattr(note_types, "_template", lambda name: template(name) + more.get(name, ""))
    learner.update(author.release(TWO))
    types = learner.anki.note_types()
    assert all(".new-style" in kind["css"] for kind in types if kind["name"].startswith("allquiz"))
    assert len([kind for kind in types if kind["name"].startswith("allquiz")]) == 5
    assert author.record.read_text().count('"version": "2026-02-01"') == 5


def test_a_plain_export_updates_the_author_without_a_record_being_written(
    author: Author, learner: Learner
) -> None:
    record = author.record.read_text()
    author.edit("sheds platelets", "makes platelets")
    package = author.export("draft")
    assert "1 note is not released (1 changed)" in author.said
    learner.update(package, updated=1)
    assert author.record.read_text() == record


def test_a_gap_added_to_a_note_that_the_learner_touched_leaves_an_empty_card(
    author: Author, learner: Learner
) -> None:
    """What an update can't spare, as decks/README.md says: Anki takes the card without its note."""
    learner.anki.tag("t/gaps", "leech")
    author.edit("{{platelets}} stop", "{{platelets}} {{quickly}} stop")
    learner.anki.import_(author.release(TWO))
    assert learner.anki.empty_cards() == 1
    assert learner.anki.reps("t/gaps") == [2, 2, 0]


def test_release_after_release(author: Author, learner: Learner) -> None:
    """One who skipped a release gets both."""
    author.edit("sheds platelets", "makes platelets")
    author.release(TWO)
    author.edit("From what share", "From which share")
    package = author.release(THREE)
    listed = author.since(ONE)
    assert "2 changed\n  t/pick: Stem\n  t/share: Stem\n" in listed
    assert "1 changed\n  t/share: Stem\n" in author.since(TWO)
    learner.update(package, updated=2)


HOSTILE = "<b> & {c1} [sound:x.mp3] a::b [latex]"


def test_hostile_text_stays_text_in_notes_that_announce_and_take_leave(
    author: Author, learner: Learner
) -> None:
    author.edit("Red cell: oxygen", f'"{HOSTILE}": oxygen')
    author.edit("and {{platelets}}", f"and {{{{{HOSTILE.replace('{c1} ', '')}}}}}")
    author.edit("answer: Marrow", f"answer: '{HOSTILE}'")
    anki = learner.anki
    anki.import_(author.release(TWO))  # announces the gap and the word
    author.edit(f'"{HOSTILE}": oxygen', "Neutrophil: bacteria")
    anki.import_(author.release(THREE))
    (word,) = anki.collection.find_notes("Corrected made")
    (card,) = anki.collection.get_note(word).cards()
    assert HOSTILE in front_of(card.answer())
    assert "allquiz::retired" in anki.notes()["t/pairs"].tags
    assert any(HOSTILE in front_of(front) for front, _ in anki.rendered("t/pairs"))
    for number in anki.collection.find_cards(""):
        output = anki.collection.get_card(number).render_output()
        assert output.question_av_tags == output.answer_av_tags == []
    assert anki.empty_cards() == 0
    assert anki.is_sound()
