"""What a learner has to type, letter by letter, is on a keyboard; the back has it as it should look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.exporters.anki.notes import content
from allquiz.exporters.typable import typable
from allquiz.model.place import Place
from allquiz.model.question import ShortAnswer

SIGNS = "αβγδκλµμΔΩ⁰¹²³⁴⁹⁺⁻₀₂₉‐‑–—−≥≤½’‘“”′″®™\u00a0\u202f\u2009×"


@pytest.mark.parametrize(
    ("fine", "typed"),
    [
        ("β-thalassemia", "beta-thalassemia"),
        ("10⁹", "10^9"),
        ("10⁻³", "10^-3"),
        ("mg/m²", "mg/m2"),
        ("Ca²⁺", "Ca2+"),
        ("¹³¹I", "131I"),
        ("µg", "ug"),
        ("2–3 years", "2-3 years"),
        ("monosomy −7", "monosomy -7"),
        ("≥20%", ">=20%"),
        ("½", "1/2"),
        ("Crohn’s\u00a0disease", "Crohn's disease"),
        ("Gleevec®", "Gleevec"),
        ("naïve", "naïve"),  # a letter of its own language's keyboard
    ],
)
def test_a_fine_form_has_one_to_type(fine: str, typed: str) -> None:
    assert typable(fine) == typed


@given(text=st.text(st.sampled_from("aZ9 -/%" + SIGNS), max_size=12))
def test_what_is_typed_is_on_every_keyboard_and_typed_as_it_is(text: str) -> None:
    made = typable(text)
    assert made.isascii()
    assert made == made.strip()
    assert typable(made) == made


@pytest.mark.parametrize(("answer", "fine"), [("β *chain*", "β <em>chain</em>"), ("marrow", "")])
def test_the_fine_form_is_kept_for_the_back_where_it_differs(answer: str, fine: str) -> None:
    question = ShortAnswer(
        id="q", stem="What?", answer=answer, accept=("bone marrow",), place=Place("b", 1, 1)
    )
    fields = content(question)
    assert fields["Typed"] == typable(answer.replace("*", ""))
    assert fields["Spare 2"] == fine
    assert fields["Also right"].startswith("bone marrow; ")
