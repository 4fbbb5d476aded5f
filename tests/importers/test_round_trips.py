"""What goes out comes back: all types, with texts full of the signs that formats act on."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allquiz.exporters.paper import sheets
from allquiz.model.key import key_of, wordings_of
from tests.conftest import examples
from tests.exporters.banks import nasty
from tests.importers.brought import bring
from tests.importers.round_trip import DECK, as_text, bank_of, exported, imported, there_and_back

# Lines without spaces at their ends: HTML folds those.
WORD = st.text('ab1~=#{}:\\*<&|">-%.,;é', min_size=1, max_size=6)
LINE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=2).map("\n".join).filter(lambda text: "{{c" not in text)
PLAIN = st.text("abcdefgh", min_size=1, max_size=8)
GAP = st.lists(st.text('ab1~=#:\\*<&"', min_size=1, max_size=5), min_size=1, max_size=2)


def distinct(low: int, high: int = 5) -> st.SearchStrategy[list[str]]:
    """Texts no two of which are the same, case and spacing folded."""
    return st.lists(
        TEXT, min_size=low, max_size=high, unique_by=lambda text: " ".join(text.split()).casefold()
    )


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """A sound question without its id."""
    stem = draw(TEXT)
    more = draw(st.fixed_dictionaries({}, optional={"explanation": TEXT, "hint": TEXT}))
    texts = draw(distinct(4))
    return {"stem": stem, **more, **draw(st.sampled_from(MAKERS))(draw, texts)}


def choice(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    reasons = {text: draw(TEXT) for text in texts[1:]}
    distractors = draw(st.sampled_from([reasons, texts[1:]]))
    return {"type": "choice", "answer": texts[0], "distractors": distractors}


def several(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    answers: Any = draw(st.sampled_from([{text: draw(TEXT) for text in texts[:2]}, texts[:2]]))
    return {"type": "multiple_response", "answers": answers, "distractors": texts[2:]}


def truth(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    return {"type": "true_false", "answer": draw(st.sampled_from(["true", "false"]))}


def number(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    low = draw(st.decimals(-1000, 1000, places=2))
    width = draw(st.sampled_from([0, 0, 3]))
    units: list[dict[str, Any]] = [{}, {"unit": "%"}, {"unit": "mL/min (per 1.73 m²)"}]
    unit = draw(st.sampled_from(units))
    off = draw(st.sampled_from([{}, {"tolerance": "0.5"}, {"tolerance": "10%"}]))
    answer = f"{low}" if not width else [f"{low}", f"{low + width}"]
    return {"type": "numeric", "answer": answer, **off, **unit}


def words(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    accept = {"accept": texts[1:]} if draw(st.booleans()) else {}
    return {"type": "short_answer", "answer": texts[0], **accept}


def gaps(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    text = st.text('ab ~=#:\\*<&"', min_size=1, max_size=6).map(
        lambda text: f"a{' '.join(text.split())}b"  # HTML folds several spaces
    )
    parts = draw(st.lists(st.tuples(text, GAP), min_size=1, max_size=3))
    stem = " ".join(f"{before} {{{{{'|'.join(wordings)}}}}}" for before, wordings in parts)
    return {"type": "cloze", "stem": f"{stem} {draw(text)}"}


def pairs(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    rights = draw(distinct(4, 4))
    spare = {"distractors": [rights[3]]} if draw(st.booleans()) else {}
    return {"type": "matching", "pairs": dict(zip(texts[:3], rights, strict=False)), **spare}


def order(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    return {"type": "ordering", "order": texts}


def groups(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    one, other = draw(distinct(2, 2))
    return {"type": "categorize", "categories": {one: texts[:2], other: texts[2:]}}


def card(draw: st.DrawFn, texts: list[str]) -> dict[str, Any]:
    return {"type": "flashcard", "front": texts[0], "stem": None, "back": draw(TEXT)}


MAKERS = [choice, several, truth, number, words, gaps, pairs, order, groups, card]


@pytest.mark.parametrize("form", ["moodle", "gift", "canvas", "csv"])
@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(listed=st.lists(questions(), min_size=1, max_size=3))
def test_questions_come_back_as_they_went_but_for_what_was_named(
    form: str, listed: list[dict[str, Any]]
) -> None:
    without_none = [{k: v for k, v in each.items() if v is not None} for each in listed]
    there_and_back(form, bank_of(without_none))


FROM_THE_RIGHT: list[dict[str, Any]] = [
    {
        "type": "choice",
        "stem": "יש גן (TP53)?",
        "answer": "כן!",
        "distractors": {"CD19+": "לא (2)."},
        "explanation": "ב-17p13.1.",
    },
    {"type": "matching", "stem": "שיוך:", "pairs": {"לב (1)": "דם!", "CD34-": "B+"}},
    {"type": "true_false", "stem": "Is לב a heart?", "answer": True},
]


@pytest.mark.parametrize(
    ("form", "begins", "ends"),
    [
        ("moodle", ' dir="{}"&gt;', "\u2067דם!\u2069"),
        ("gift", ' dir\\="{}">', "\u2067דם!\u2069"),
        ("canvas", ' dir="{}"&gt;', "\u2067דם!\u2069"),
        ("qti", ' dir="{}">', 'dir="rtl">דם!</span>'),
    ],
)
def test_a_text_in_a_script_from_the_right_says_so_and_comes_back_as_it_went(
    form: str, begins: str, ends: str
) -> None:
    for language, side in (("he", "rtl"), (None, "auto"), ("en", None)):
        questions = bank_of(FROM_THE_RIGHT, **({"language": language} if language else {}))
        made = as_text(exported(form, questions))
        assert (begins.format(side) in made) == (side is not None)
        assert (ends in made) == (side == "rtl")
        for text in ("CD19+", "CD34-", "B+"):  # nothing stands about what is written from the left
            assert re.search(rf"[>=~] ?{re.escape(text)}[<\n# ]", made), text
        on_paper = sheets(DECK, questions).count(" dir=rtl>")  # a question, and its key
        assert on_paper == {"rtl": 6, "auto": 4, None: 0}[side]
        if form != "qti":
            there_and_back(form, questions)


@pytest.mark.parametrize("form", ["moodle", "gift", "canvas"])
def test_sources_and_dates_come_back_as_what_they_were(form: str, tmp_path: Path) -> None:
    (asked,) = [question for question in nasty(tmp_path) if question.id == "one"]
    back, _ = imported(exported(form, [asked]))
    question = back["one"]
    assert question.explanation == asked.explanation
    assert (question.since, question.as_of) == (asked.since, asked.as_of)
    (source,) = question.sources
    assert (source.title, source.revised) == ("P, A & B <c>", "2026-01-02")


@pytest.mark.parametrize("form", ["moodle", "gift", "canvas", "csv"])
def test_a_wording_the_other_way_round_comes_back(form: str) -> None:
    answer, *accept = wordings = "risk of relapse", "relapse risk", "fusion", "fusion (of genes)"
    typed = {"type": "short_answer", "stem": "?", "answer": answer, "accept": accept}
    back, _ = imported(exported(form, bank_of([typed])))
    assert wordings_of(key_of(back["q-0"])) == [wordings]


def test_several_sources_stay_as_text() -> None:
    said = r"// x\nQ. {T ####It is.\n\nSource\: A\n\nSource\: B}".replace(r"\nQ", "\nQ")
    brought = bring(said, "gift")
    assert brought.only["explanation"] == "It is.\n\nSource: A\n\nSource: B"
