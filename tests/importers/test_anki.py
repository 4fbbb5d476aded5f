"""Anki's own text file, made by Anki itself, and what it comes to."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection

from allquiz.exporters.anki.key_on_cards import note_type_of
from allquiz.exporters.anki.note_types import COMMON, HINT, IN_FULL, note_types
from allquiz.exporters.anki.notes import content
from allquiz.exporters.anki.tags import tags
from allquiz.importers.anki_note import OWN
from allquiz.model.key import key_of
from allquiz.model.place import Place
from allquiz.model.question import AnyQuestion, Numeric, ShortAnswer, TrueFalse
from allquiz.model.question_document import to_document
from allquiz.model.refused import Refused
from tests.conftest import shipped_bank
from tests.importers.brought import bring

Notes = Iterable[tuple[str, Sequence[str], Sequence[str]]]  # note type, fields and tags


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., bytes]:
    """The text file of a collection with these notes in the deck My::Deck; `as_offered` is with the boxes that
    Anki's dialog has ticked from the start: HTML and tags."""

    def export(notes: Notes, *, with_html: bool = True, as_offered: bool = False) -> bytes:
        collection = Collection(str(tmp_path / f"{as_offered}.anki2"))
        try:
            _add_note_types(collection)
            deck = collection.decks.id("My::Deck")
            assert deck is not None
            for name, fields, words in notes:
                model = collection.models.by_name(name)
                assert model is not None
                note = collection.new_note(model)
                note.fields = [*fields, *[""] * (len(note.fields) - len(fields))]
                note.tags = list(words)
                collection.add_note(note, deck)
            file = tmp_path / "notes.txt"
            collection.export_note_csv(
                out_path=str(file), limit=None, with_html=with_html, with_tags=True,
                with_deck=not as_offered, with_notetype=not as_offered, with_guid=not as_offered,
            )  # fmt: skip
        finally:
            collection.close()
        return file.read_bytes()

    return export


def _add_note_types(collection: Collection) -> None:
    """The note types of our decks."""
    for kind in note_types().values():
        model = collection.models.new(kind.name)
        model["type"] = int(kind.is_cloze)
        for name in kind.fields:
            collection.models.add_field(model, collection.models.new_field(name))
        shown = "{{cloze:Stem}}" if kind.is_cloze else "{{Stem}}"
        template = collection.models.new_template("Card 1")
        template["qfmt"], template["afmt"] = shown, shown
        collection.models.add_template(model, template)
        collection.models.add_dict(model)


def test_a_basic_note_is_a_flashcard(exported: Callable[..., bytes]) -> None:
    notes: Notes = [("Basic", ["A &lt; <i>b</i><br>c", "Back"], ["cells::red", "x_y"])]
    brought = bring(exported(notes))
    assert brought.only == {
        "type": "flashcard",
        "front": "A < *b*\nc",
        "back": "Back",
        "tags": ["cells/red", "x-y"],
    }
    assert brought.taken.content.startswith(b"title: Deck\ntopic: deck\n")


def test_a_cloze_note_keeps_each_gap_and_its_hint(exported: Callable[..., bytes]) -> None:
    notes: Notes = [
        ("Cloze", ["{{c1::Bone <b>marrow</b>::where}} makes {{c1::blood}}.", "More."], [])
    ]
    assert bring(exported(notes)).only == {
        "type": "cloze",
        "stem": "{{Bone **marrow**}} makes {{blood}}.",
        "hint": "where",
        "explanation": "More.",
    }


def test_without_html_fields_are_taken_as_they_are(exported: Callable[..., bytes]) -> None:
    brought = bring(exported([("Basic", ["a <b>&lt;</b> c", '"quoted"'], [])], with_html=False))
    assert (brought.only["front"], brought.only["back"]) == ("a < c", '"quoted"')


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        (["A", "B [sound:x.mp3]"], "the sound [sound:x.mp3]"),
        (["A", '<img src="x.jpg">B'], "the picture x.jpg, which is not in the file"),
    ],
)
def test_what_the_file_does_not_hold_is_named(
    exported: Callable[..., bytes], fields: list[str], lost: str
) -> None:
    brought = bring(exported([("Basic", fields, [])]))
    assert brought.only["back"] == "B"
    assert lost in brought.said


def test_a_reversed_card_and_an_empty_back_are_named(exported: Callable[..., bytes]) -> None:
    notes: Notes = [("Basic (and reversed card)", ["A", "B"], []), ("Basic", ["C", ""], [])]
    brought = bring(exported(notes))
    assert len(brought.questions) == 1
    assert "the card that asks the other way round" in brought.said
    assert "left out: no text on its back" in brought.said


def test_the_fields_of_our_own_notes_stand_where_they_are_looked_for() -> None:
    for kind in note_types().values():
        common = (*COMMON, HINT, IN_FULL)
        assert kind.fields[: 2 + len(OWN[kind.name][1]) + len(common)] == (
            "ID", "Stem", *OWN[kind.name][1], *common,
        )  # fmt: skip


def test_our_own_notes_are_questions_again(exported: Callable[..., bytes]) -> None:
    shipped = [q for q in shipped_bank().questions if q.figure is None]
    some = shipped[::3]
    assert {question.type for question in some} == set(dict.fromkeys(q.type for q in shipped))
    notes = [_note(question) for question in some]
    with_all, as_offered = (bring(exported(notes, as_offered=only)) for only in (False, True))
    assert with_all.taken.left_out == 0, with_all.said
    assert as_offered.questions == with_all.questions
    back = {question["id"]: question for question in with_all.questions}
    for question in some:
        was, now = to_document(question), back[question.id]
        assert {*now.get("accept", ())} <= {*was.get("accept", ())}, question.id
        if question.type in ("short_answer", "cloze"):  # other wordings are not all on the card
            was, now = ({**d, "accept": None, "stem": None, "exact": None} for d in (was, now))
        for key in ("type", "stem", "front", "back", "answer", "answers", "pairs", "order",
                    "categories", "tolerance", "unit", "hint", "explanation", "since", "as_of", "level",
                    "retired"):  # fmt: skip
            assert _plain(now.get(key)) == _plain(was.get(key)), (question.id, key)


def test_our_own_notes_without_html_keep_their_gaps_whole_and_make_no_other_question() -> None:
    brought = bring(
        "#separator:tab\n#html:false\n#notetype column:1\n#tags column:4\n"
        "allquiz: cloze\tx/fused\tIt is {{c1::BCR::ABL1}}.\tallquiz::type::cloze\n"
        "allquiz: options\tx/one\tWhich?\tallquiz::type::choice\tChoose one\tABC\t✓ RightA✗ WrongB\n"
        "allquiz: parts\tx/two\tMatch.\tallquiz::type::matching\tPQ\ta\tP\tb\tQ\n"
    )
    assert brought.only == {"type": "cloze", "stem": "It is {{BCR::ABL1}}."}
    assert brought.said.count("tick “Include HTML and media references”") == 2


def test_our_own_note_that_was_changed_to_no_question_is_left_out(
    exported: Callable[..., bytes],
) -> None:
    right = next(q for q in shipped_bank().questions if isinstance(q, TrueFalse) and q.answer)
    name, fields, words = _note(right)
    for true in ("<b>True</b>", "True."):
        changed = [field.replace("True", true) for field in fields]
        brought = bring(exported([(name, changed, words)]))
        assert "left out: no answers “true” and “false”" in brought.said, true
    for stem in ("It is {c1::BCR}}.", "It is BCR."):
        brought = bring(
            f"#separator:tab\n#html:true\n#notetype column:1\nallquiz: cloze\tx/a\t{stem}\n"
        )
        assert "left out: a text with gaps that has none" in brought.said, stem


def test_what_is_typed_keeps_its_fine_form_and_unit(exported: Callable[..., bytes]) -> None:
    place = Place("b", 1, 1)
    gas = ShortAnswer(
        id="gas", stem="Which?", answer="CO₂", accept=("carbon dioxide",), place=place
    )
    five = Decimal(5)
    cells = Numeric(id="cells", stem="How many?", low=five, high=five, unit="x 10⁹/L", place=place)
    back = {q["id"]: q for q in bring(exported([_note(gas), _note(cells)])).questions}
    assert (back["gas"]["answer"], back["gas"]["accept"]) == ("CO₂", ["carbon dioxide"])
    assert (back["cells"]["answer"], back["cells"]["unit"]) == (5, "x 10⁹/L")


def _note(question: AnyQuestion) -> tuple[str, list[str], tuple[str, ...]]:
    fields = content(question)
    kind = note_types()[note_type_of(key_of(question))]
    return kind.name, [fields.get(name, "") for name in kind.fields], tags(question)


def _plain(value: Any) -> Any:
    """Lists without order: options stand by alphabet on a card."""
    if isinstance(value, list):
        return sorted(map(str, value))
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def test_a_file_of_an_older_anki_comes_in_without_a_head() -> None:
    """Before 2.1.55 the text file was the fields alone; Quizlet's export looks the same."""
    cards = bring(
        b"Which cell sheds platelets?\tmegakaryocyte\nWhat binds CD20?\t<b>rituximab</b>\n"
    )
    assert [(q["type"], q["front"]) for q in cards.questions] == [
        ("flashcard", "Which cell sheds platelets?"),
        ("flashcard", "What binds CD20?"),
    ]
    gap = b"Platelets are shed by a {{c1::megakaryocyte}}.\tof the marrow\n"
    assert [q["type"] for q in bring(gap).questions] == ["cloze"]
    mixed = bring(b"What binds CD20?\trituximab\t\n" + gap * 400)  # a type has so many fields
    assert {q["type"] for q in mixed.questions} == {"flashcard", "cloze"}
    ours = bring(
        "x/one\tWhat?\tThis\tallquiz::type::flashcard blood\nx/allquiz::type::cloze\n", form="anki"
    )
    assert ours.only == {"type": "flashcard", "front": "What?", "back": "This", "tags": ["blood"]}
    named = bring("How is one found?\tby tag:allquiz::type::cloze\nWhat?\tThis\n")
    assert named.questions[0]["back"] == "by tag:allquiz::type::cloze"


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (("Basic", ["<img src='smear.png'>", "A smear"], []), "no text on its front but the picture smear.png"),
        (("Basic", ["Which?", "[sound:a.mp3]"], []), "no text on its back but the sound"),
        (("Cloze", ["{{c1::<img src='smear.png'>}} is it"], []), "a gap without text but the picture smear.png"),
        (("Cloze", ["{{c1::one {{c2::within}} the other}}"], []), "a gap within a gap"),
        (("Image Occlusion", ["{{c1::image-occlusion:rect:left=.1:top=.1}}", "<img src='a.png'>"], []),
         "an image occlusion"),
    ],
)  # fmt: skip
def test_a_note_that_is_no_text_is_left_out_and_said_why(
    exported: Callable[..., bytes], note: Any, why: str
) -> None:
    brought = bring(exported([note, ("Basic", ["front", "back"], [])]))
    assert brought.only["type"] == "flashcard"
    assert f"left out: {why}" in brought.said


def test_notes_with_more_fields_come_in_as_a_table_once_their_columns_are_named() -> None:
    notes = "#separator:tab\n#html:true\n#notetype column:1\nMCQ\tWhich?\ta &lt; b\tc\tA\tbecause\n"
    brought = bring(notes)
    assert "put a row of names" in brought.said
    names = "notetype\tquestion\toption a\toption b\tanswer\texplanation\n"
    assert bring(names + notes.splitlines()[-1], form="csv").only == {
        "type": "choice",
        "stem": "Which?",
        "answer": "a < b",
        "distractors": ["c"],
        "explanation": "because",
    }


def test_cards_are_told_from_notes() -> None:
    cards = "#separator:tab\n#html:false\nBlood is made in the [...]\tBlood is made in the marrow\n"
    assert "“Notes in Plain Text” keeps gaps" in bring(cards).said


def test_formulas_of_old_notes_are_formulas(exported: Callable[..., bytes]) -> None:
    assert bring(exported([("Basic", ["[$]x^2[/$]", "[latex]y_1[/latex]"], [])])).only == {
        "type": "flashcard",
        "front": r"\(x^2\)",
        "back": r"\(y_1\)",
    }


def test_a_sheet_without_names_of_columns_is_no_card() -> None:
    """Its first option would have been on the back."""
    with pytest.raises(Refused, match="a table needs a first row that names its columns"):
        bring("Which?\tone\ttwo\tthree\tB\nWho?\tx\ty\tz\tA\n")


def test_a_remark_in_the_head_is_no_note() -> None:
    brought = bring("#separator:tab\n#name:Blood\n\n#html:true\nWhat?\t<b>this</b>\n")
    assert brought.only == {"type": "flashcard", "front": "What?", "back": "**this**"}
    assert "file:2: “#name:Blood” is a remark" in brought.said


def test_the_back_is_the_first_field_with_a_text() -> None:
    brought = bring("#separator:tab\n人\t\trén\tman\n")
    assert brought.only == {"type": "flashcard", "front": "人", "back": "rén"}
    assert "further fields: “man”" in brought.said


def test_a_card_that_is_typed_into_is_a_short_answer() -> None:
    note = "#separator:tab\n#notetype column:1\nBasic (type in the answer)\tWho?\tKanti *Rai*\n"
    assert bring(note).only == {"type": "short_answer", "stem": "Who?", "answer": "Kanti *Rai*"}


def test_a_note_that_reads_like_the_head_of_a_table_is_a_note() -> None:
    note = "#separator:tab\n#guid column:1\n#notetype column:2\nb(x\tBasic\tfront\tback\n"
    assert bring(note).only == {"type": "flashcard", "front": "front", "back": "back"}
