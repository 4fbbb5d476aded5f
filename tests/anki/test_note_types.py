"""Each type of question as cards, rendered by real Anki; and what must never change."""

import re
from pathlib import Path

import pytest

from allquiz.exporters.anki.note_ids import digest_of, guid
from allquiz.exporters.anki.note_types import note_types
from tests.anki.conftest import Anki
from tests.conftest import Run

HOSTILE = r"p<alpha & WBC <50 {{x}} }} [sound:a.mp3] [latex]x[/latex] BCR::ABL1"
BANK = """\
title: Ten types
topic: ten
namespace: t
source: {title: A page, publisher: A press, revised: 2020-01-02}
questions:
  - id: choice
    type: choice
    stem: "Stem HOSTILE"
    answer: "Key HOSTILE"
    distractors: {Wrong: "Because HOSTILE", Also wrong: Reason two}
    explanation: "Explained HOSTILE"
  - id: several
    type: multiple_response
    stem: Which?
    answers: {One: it is, Two: it is too}
    distractors: {Three: it is not}
  - {id: judge, type: true_false, stem: Is it?, answer: true}
  - {id: number, type: numeric, stem: How many?, answer: 20, unit: "%"}
  - {id: word, type: short_answer, stem: What?, answer: Marrow, accept: [Bone marrow]}
  - id: gaps
    type: cloze
    stem: "A {{BCR::ABL1}} and {{b c|d}} and {{last}} <b>"
  - id: pairs
    type: matching
    stem: Join
    pairs: {a: "1", b: "2", c: "3"}
  - {id: steps, type: ordering, stem: Order, order: [first, second, third]}
  - id: sort
    type: categorize
    stem: Sort
    categories: {Animal: [cat, dog], Plant: [oak]}
  - {id: card, type: flashcard, front: Front, back: Back}
""".replace("HOSTILE", HOSTILE)


@pytest.fixture
def ten(allquiz: Run, anki: Anki, tmp_path: Path) -> Anki:
    bank = tmp_path / "ten.yaml"
    bank.write_text(BANK)
    result = allquiz("export", "anki", "--bank", bank, "-o", tmp_path / "ten.apkg")
    assert result.returncode == 0, result.stderr
    anki.import_(tmp_path / "ten.apkg")
    return anki


@pytest.mark.parametrize(
    ("name", "cards"),
    [
        ("choice", 1), ("several", 1), ("judge", 1), ("number", 1), ("word", 1),
        ("gaps", 3), ("pairs", 3), ("steps", 3), ("sort", 3), ("card", 1),
    ],
)  # fmt: skip
def test_each_type_has_its_cards(ten: Anki, name: str, cards: int) -> None:
    assert len(ten.rendered(f"t/{name}")) == cards


def test_nothing_is_empty_or_unsound(ten: Anki) -> None:
    assert ten.empty_cards() == 0
    assert ten.is_sound()


def test_hostile_text_appears_as_written(ten: Anki) -> None:
    front, back = ten.rendered("t/choice")[0]
    for text in (front, back):
        assert _seen(text).count(HOSTILE) >= 1
    assert ten.collection.media.check().missing == []


def test_the_back_of_a_choice_says_why_each_option_is_right_or_wrong(ten: Anki) -> None:
    seen = _seen(ten.rendered("t/choice")[0][1])
    assert "✓ Right Key" in seen
    assert "✗ Wrong Also wrong Reason two" in seen


def test_a_cloze_is_a_real_one(ten: Anki) -> None:
    fronts = [_seen(front) for front, _ in ten.rendered("t/gaps")]
    assert "A [...] and b c and last <b>" in fronts[0]
    assert "A BCR::ABL1 and [...] and last <b>" in fronts[1]


def test_a_typed_answer_is_typed(ten: Anki) -> None:
    assert "[[type:Typed]]" in ten.rendered("t/number")[0][0]
    assert ten.notes()["t/number"]["Typed"] == "20%"


def test_a_step_shows_the_steps_before_it(ten: Anki) -> None:
    note = ten.notes()["t/steps"]
    assert "<li>first</li>" in note["Prompt 2"]
    assert "second" not in note["Prompt 2"]
    assert "first" not in note["Prompt 3"]  # a single step left would be no question
    for front, back in ten.rendered("t/steps"):
        for step in ("first", "second", "third"):
            assert step in front
            assert step in back


def test_the_source_stands_on_the_back_with_its_date(ten: Anki) -> None:
    assert "Source: A press, A page, revised 2020-01-02" in _seen(ten.rendered("t/word")[0][1])


def test_guids_come_from_the_full_name_alone() -> None:
    assert guid(digest_of("all/x")) == "s543V0E5lx1j"


def test_the_fields_never_change() -> None:
    """A changed list would make every note of every learner conflict at the next import."""
    background = ["Explanation", "Since", "As of", "Figure", "Source", "Topic", "Notice"]
    background += [f"Spare {number}" for number in range(1, 7)]
    parts = [part for n in range(1, 21) for part in (f"Prompt {n}", f"Answer {n}")]
    assert {key: (kind.id, list(kind.fields)) for key, kind in note_types().items()} == {
        "options": (
            1_795_400_001,
            ["ID", "Stem", "Instruction", "Options", "Answer", *background],
        ),
        "typed": (1_795_400_002, ["ID", "Stem", "Typed", "Also right", *background]),
        "cloze": (1_795_400_003, ["ID", "Stem", *background]),
        "parts": (1_795_400_004, ["ID", "Stem", "Choices", *parts, *background]),
        "flashcard": (1_795_400_005, ["ID", "Stem", "Back", *background]),
    }


def test_fields_and_cards_carry_ids_that_never_change(ten: Anki) -> None:
    """By these Anki knows them, should a name or its place ever differ."""
    types = {kind["name"]: kind for kind in ten.note_types()}
    for kind in note_types().values():
        found = types[kind.name]
        fields = [field["id"] for field in found["flds"]]
        assert fields == list(range(kind.id * 1000, kind.id * 1000 + len(kind.fields)))
        cards = [card["id"] for card in found["tmpls"]]
        assert cards == list(range(kind.id * 1000 + 500, kind.id * 1000 + 500 + len(kind.cards)))
    counts = {key: (len(kind.fields), len(kind.cards)) for key, kind in note_types().items()}
    assert counts == {
        "options": (18, 1), "typed": (17, 1), "cloze": (15, 1), "parts": (56, 20), "flashcard": (16, 1),
    }  # fmt: skip


def _seen(html: str) -> str:
    """The text of a card as the eye sees it."""
    import html as entities

    without_style = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
    text = entities.unescape(re.sub(r"</?[a-z][^>]*>", "", without_style))
    return re.sub(r"\s+", " ", text)
