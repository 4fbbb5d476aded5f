"""What learners type, judged as a teacher would: the table in typed.yaml."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
import yaml

from allquiz.grading.grade import grade
from allquiz.grading.verdict import Unclear
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.cloze import split_cloze
from allquiz.model.place import Place
from allquiz.model.question import Cloze, ShortAnswer
from allquiz.model.question_document import all_texts
from tests.conftest import shipped_bank

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def cases() -> dict[tuple[str, str], str]:
    """The verdict on each key and what was typed."""
    table = yaml.load(Path(__file__).with_name("typed.yaml").read_text("utf-8"), LOADER)
    return {
        (str(key), str(typed)): verdict
        for key, verdicts in table.items()
        for verdict, answers in verdicts.items()
        for typed in answers
    }


@cache
def bank() -> Vocabulary:
    return Vocabulary([text for q in shipped_bank().questions for text in all_texts(q)])


def judged(key: str, typed: str, *, exact: bool = False) -> str:
    """How the program judges: right, typo, wrong or again."""
    place = Place("f", 1, 1)
    question = ShortAnswer(id="q", stem="S", place=place, answer=key, exact=exact)
    try:
        verdict = grade(question, typed, bank())
    except Unclear:
        return "again"
    return "typo" if verdict.typos else "right" if verdict.right else "wrong"


def test_judged_as_a_teacher_would() -> None:
    assert {(key, typed): judged(key, typed) for key, typed in cases()} == cases()


def test_exact_refuses_typos_and_nothing_else() -> None:
    verdicts = {"right": "right", "again": "again", "typo": "wrong", "wrong": "wrong"}
    for (key, typed), verdict in cases().items():
        assert judged(key, typed, exact=True) == verdicts[verdict], (key, typed)


# Each of these took seconds, or minutes: in a pasted text every sign could divide two names of one thing.
LONG = "a,;a, a x ;a=;x (;x (y) ;a - ;mg/;CD34+ ;stage 1 and ;ALL, ;1;0.0;1:1;\u00ad1;⁹;½".split(
    ";"
)


def test_a_long_answer_is_judged_soon_and_a_longer_one_asked_again() -> None:
    tests = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="PCR", accept=("MRD test by PCR",) * 80
    )
    began = perf_counter()
    for text in LONG:
        with pytest.raises(Unclear):
            grade(tests, text * 5000, bank())
        with suppress(Unclear):
            assert not grade(tests, (text * 200)[:200], bank()).right
    assert perf_counter() - began < 10
    assert judged("PCR", "PCR (a test that finds even very few cells by their genes)") == "right"


def test_the_percent_sign_of_the_key_may_go_unsaid_but_not_that_of_another_wording() -> None:
    half = ShortAnswer(id="q", stem="S", place=Place("f", 1, 1), answer="half", accept=("50%",))
    assert [grade(half, typed).score for typed in ("50%", "50")] == [1, 0]
    assert judged("50%", "50") == "right"


def test_a_gloss_may_name_what_is_right_as_well() -> None:
    test = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="PCR", accept=("qPCR", "RT-PCR")
    )
    typed = ("PCR (qPCR or RT-PCR)", "PCR (qPCR or CRP)")
    assert [grade(test, each, bank()).score for each in typed] == [1, 0]


def test_what_is_right_as_well_or_part_of_it_is_not_what_an_answer_may_leave_out() -> None:
    group = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="lymphoma",
        accept=("Hodgkin and non-Hodgkin lymphoma", "group of lymphomas"),
    )  # fmt: skip
    typed = ("lymphoma (not leukemia)", "lymphoma (not Hodgkin)", "lymphoma, not Hodgkin lymphoma")
    assert [grade(group, each, bank()).score for each in typed] == [1, 0, 0]
    blasts = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="lymphoblasts",
        accept=("lymphoblasts (cancerous lymphocytes)",),
    )  # fmt: skip
    said = ("lymphoblasts, not lymphocytes", "lymphocytes, not lymphoblasts")
    assert [grade(blasts, each, bank()).score for each in said] == [1, 0]


def test_a_slip_is_no_other_word_where_the_other_is_right_as_well() -> None:
    factors = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="prognostic", accept=("prognosis",)
    )
    assert grade(factors, "prognosic", bank()).typos == (("prognosic", "prognostic"),)
    assert judged("prognostic", "prognosic") == "wrong"  # it may be prognosis, which is not asked
    assert grade(factors, "diagnosic", bank()).score == 0


def test_a_misspelling_that_is_listed_lets_no_other_term_in() -> None:
    blasts = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="lymphoblasts", accept=("lymphobasts",)
    )
    assert [grade(blasts, typed, bank()).score for typed in ("lymphobasts", "limphoblast")] == [
        1,
        1,
    ]
    assert grade(blasts, "lymphoclasts", bank()).score == 0
    donor = ShortAnswer(
        id="q", stem="S", place=Place("f", 1, 1), answer="allogeneic", accept=("allogenic",)
    )
    assert [grade(donor, typed, bank()).score for typed in ("alogeneic", "alogenic")] == [1, 1]


def gaps(text: str) -> Cloze:
    return Cloze(id="q", stem="S", place=Place("f", 1, 1), parts=split_cloze(text))


def test_a_gap_may_be_filled_with_the_words_beside_it_too() -> None:
    cells = gaps("Platelets and {{white}} blood cells. Chemo is less {{intensive}}.")
    for filled in (
        ["white blood", "less intensive"],
        ["and white blood cells", "intensive"],
        ["white-blood cells", "less-intensive"],
        [" white blood ", " less intensive "],
    ):
        assert grade(cells, filled, bank()).right
    for filled in (
        ["blood cells", "more intensive"],
        ["red blood cells", "less"],
        ["white cells", ""],  # only behind a number a word between may be left out
    ):
        assert grade(cells, filled, bank()).score == 0
    cases = gaps("About {{3,000}} new cases in males and {{2,690}} in females.")
    assert grade(cases, ["3000 cases", "2690 in females"], bank()).right
    assert grade(cases, ["3000 deaths", "2690 in males"], bank()).score == 0


def test_a_gap_is_judged_like_a_short_answer() -> None:
    cloze = gaps("{{2–3 years}} and {{β-thalassemia}}, {{5690}}")
    answers = ["2 to 3 years", "beta-thalassemia", "about 5,690"]
    assert grade(cloze, answers, bank()).right
    with pytest.raises(Unclear):
        grade(cloze, ["2-3 years", "beta-thalassemia", "5.690"], bank())
