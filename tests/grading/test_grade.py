"""Grading by the table of the bank format."""

import random
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.grading.doubts import doubtful_character
from allquiz.grading.grade import grade
from allquiz.grading.verdict import Unclear
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.cloze import split_cloze
from allquiz.model.place import Place
from allquiz.model.question import (
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    Tolerance,
    TrueFalse,
)

COMMON: dict[str, Any] = {"id": "q", "stem": "S", "place": Place("f", 1, 1)}


def word(answer: str, *accept: str, exact: bool = False) -> ShortAnswer:
    return ShortAnswer(**COMMON, answer=answer, accept=accept, exact=exact)


def number(
    low: str, high: str | None = None, unit: str | None = None, off: Tolerance | None = None
) -> Numeric:
    return Numeric(**COMMON, low=Decimal(low), high=Decimal(high or low), unit=unit, tolerance=off)


TIMES_A_DAY = replace(number("2"), stem="How many times a day?")
SEVERAL = MultipleResponse(
    **COMMON,
    answers=(Option("a"), Option("b"), Option("c")),
    distractors=(Option("x"), Option("y"), Option("z"), Option("w")),
)


@pytest.mark.parametrize(
    ("picks", "score"),
    [("abc", 1), ("ab", 2 / 3), ("abx", 1 / 3), ("ax", 0), ("xyzw", 0), ("", 0), ("abcx", 2 / 3)],
)
def test_multiple_response_is_right_picks_minus_wrong_ones(picks: str, score: float) -> None:
    assert grade(SEVERAL, list(picks)).score == pytest.approx(score)


@given(st.permutations("abx"))
def test_the_order_of_picks_never_matters(picks: list[str]) -> None:
    assert grade(SEVERAL, picks).score == pytest.approx(1 / 3)


TWENTY = ["20", "20%", "20 %", "20 percent", "1/5", "1 in 5", "1 out of 5", " 20.0 ", "+20"]


@pytest.mark.parametrize("typed", TWENTY)
def test_ways_to_write_twenty_percent(typed: str) -> None:
    assert grade(number("20", unit="%"), typed).score == 1


FIVE_BILLION = [
    "5e9",
    "5e9/L",
    "5 × 10^9 per L",
    "5 10^9/L",
    "5,000,000,000",
    "5 billion",
    "5·10⁹ / L",
    "5 x10e9",
    "5 bn/L",
    "5×10E9/L",
    "five billion",
    "five billion per liter",
    "five times ten to the nine per liter",
]
A_HUNDRED_FIFTY_THOUSAND = [
    "150,000", "150 000/µL", "150,000 per mm3", "150,000 / cubic mm", "150 thousand", "150 thousand/µL",
    "150k", "150 K/µL", "150e3", "1.5 x 10^5/uL", "150,000 cells/µL",
    "one hundred and fifty thousand", "a hundred fifty thousand/µL",
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "typed", "score"),
    [
        (number("5690"), "5,690", 1),
        (number("5690"), "5 690", 1),
        (number("5690"), "5'690", 1),
        (number("5690"), "5690.", 1),
        (number("0.001"), "1:1000", 1),
        (number("5.69"), "5.690", 1),
        (number("0.5"), "½", 1),
        (number("1.5"), "1½", 1),
        (number("5690"), "5\u2009690", 1),
        (number("5690"), "about 5690", 1),
        (number("5690"), "≈ 5,690", 1),
        (number("1000000000"), "10⁹", 1),
        (number("5000000000"), "5 x 10^9", 1),
        (number("0.000001"), "10^-6", 1),
        (number("-3"), "\u20133", 1),
        (number("0.2"), "20%", 1),
        (number("20", unit="%"), "twenty", 1),
        (number("20", unit="%"), "Twenty percent", 1),
        (number("20", unit="%"), "one fifth", 1),
        (number("80", unit="%"), "twenty", 0),
        (number("1000"), "one-thousand", 1),
        (number("37", unit="°C"), "37 C", 1),
        (number("5", unit="µg"), "5 mcg", 1),
        (number("1.5", unit="mg/m²"), "1.5 mg/m2", 1),
        (number("0.001"), "1/1000", 1),
        (number("0.001"), "1 in 1,000", 1),
        (number("0.5"), "0.5", 1),
        (number("-3"), "\u22123", 1),
        (number("18", "22"), "18", 1),
        (number("18", "22"), "22.01", 0),
        (number("5690", off=Tolerance(Decimal(1), percent=True)), "5740", 1),
        (number("5690", off=Tolerance(Decimal(1), percent=True)), "5750", 0),
        (number("0.3", off=Tolerance(Decimal("0.1"), percent=False)), "0.4", 1),
        (number("1", unit="day"), "1 days", 1),
        (number("5690", unit="thousand"), "5,690", 1),
        (number("5", unit="×10⁹/L"), "5 ×10⁹/L", 1),
        (number("5", unit="×10⁹/L"), "5 x 10^9", 1),
        (number("5", unit="×10⁶ cells/kg"), "5*10^6 cells/kg", 1),
        (number("5", unit="/µL"), "5 per µL", 1),
        (number("5", unit="/µL"), "50/uL", 0),
        *[(number("5", unit="×10⁹/L"), text, 1) for text in FIVE_BILLION],
        *[(number("150", unit="×10³/µL"), text, 1) for text in A_HUNDRED_FIFTY_THOUSAND],
        *[(number("150000", unit="/µL"), text, 1) for text in A_HUNDRED_FIFTY_THOUSAND],
        *[(number("150000", unit="cells/mm³"), text, 1) for text in A_HUNDRED_FIFTY_THOUSAND],
        (number("150", unit="×10³/µL"), "150 x 10^3", 1),
        (number("150", unit="×10³/µL"), "150", 1),
        (number("5", unit="×10⁹/L"), "6e9", 0),
        (number("5", unit="×10⁹/L"), "50 billion/L", 0),
        (number("5", unit="×10⁹/L"), "500 ×10⁹/L", 0),
        (number("150", unit="×10³/µL"), "100,000", 0),
        (number("150000", unit="/µL"), "15 thousand", 0),
        (number("500", unit="cells/µL"), "500 cells", 1),
        (number("500", unit="/µL"), "5 cells/µL", 0),
        (number("2", unit="×10⁶ cells/kg"), "2 million cells/kg", 1),
        (number("2", unit="×10⁶ cells/kg"), "2x10^6/kg", 1),
        (number("2.5", unit="million"), "2,500,000", 1),
        (number("2.5", unit="million"), "2.5 million", 1),
        (number("2.5", unit="million"), "2.5-million", 1),
        (number("2.5", unit="million"), "2.5\u2011million", 1),
        (number("2.5", unit="million"), "25,000,000", 0),
        (number("5690"), "5.69 thousand", 1),
        (number("1000"), "1k", 1),
        (number("5"), "5k", 0),
        (number("120", unit="days"), "one hundred and twenty days", 1),
        (number("300", unit="K"), "300 K", 1),
        (number("2e400"), "5.5", 0),
        (number("5"), "5.000", 1),
        (number("5690"), "\u200b5690\u200b", 1),
        (number("2"), "twice", 1),
        (number("2"), "two-fold", 1),
        (number("2"), "3 times", 0),
        (number("1"), "100%", 1),
        (number("0.5", unit="%"), "1/2%", 1),
        (number("50", unit="%"), "1/2%", 0),
        (number("50", unit="%"), "0", 0),
        (number("500", unit="/µL"), "0", 0),
        *[(number("20", unit="%"), text, 1) for text in ("20%.", "2e1", "2 × 10^1")],
        *[(number("20", unit="%"), text, 0) for text in ("100020", "2000", "0.2%")],
        (number("0.5", unit="%"), "0.005", 0),
        (number("0.5", unit="%"), "5e-3", 0),
        (number("0.01", unit="%"), "1/1e4", 1),
        *[(number("0.01", unit="%"), text, 1) for text in ("10^-4", "10⁻⁴", "1 × 10^-4", "10^-2%")],
        (number("0.01", unit="%"), "10^-3", 0),
        (number("310", unit="K/µL"), "310,000", 1),
        (number("25", unit="%"), "quarter", 1),
        (number("5690"), "five thousand six hundred ninety", 1),
        (number("1000"), "One thousand.", 1),
        (number("1.7", unit="/100,000"), "1.7/100,000", 1),
        (number("5", unit="×10⁹/L"), "5 (×10⁹/L)", 1),
        (number("500", unit="/µL"), "500 [per µL]", 1),
        (number("20", unit="%"), "20 (percent).", 1),
        (number("2.5", unit="million"), "2½ million", 1),
        (number("2.5", unit="million"), "2.5 millions", 1),
        (number("2500000"), "2 1/2 million", 1),
        *[(number("2.5"), text, 1) for text in ("two and a half", "two point five", "2½ I guess")],
        *[(number("37", unit="°C"), text, 1) for text in ("37 degrees", "37°", "I think 37")],
        (number("0.5", unit="%"), "half of one percent", 1),
        *[(TIMES_A_DAY, text, 1) for text in ("twice a day", "twice daily", "2x daily")],
        (TIMES_A_DAY, "three times daily", 0),
        (replace(number("100", unit="mg"), stem="How many mg are given daily?"), "100 mg daily", 1),
        *[(number("7.4"), text, 1) for text in ("pH 7.4", "pH = 7.4", "it was 7.4")],
        (number("20000000"), "20 mıllıon", 1),
        (replace(number("2.5", unit="million"), stem="How many cells?"), "2.5 million cells", 1),
    ],
)
def test_numbers(question: Numeric, typed: str, score: float) -> None:
    assert grade(question, typed).score == score


@pytest.mark.parametrize(
    "typed",
    [
        "0,5",
        "0.5",
        "2e-1",
        "many",
        "in 2021",
        "twenty days",
        "5,69",
        "1.2.3",
        "20 days",
        "2 0",
        "1 in 0",
        "٢٠x",
    ],
)
def test_what_is_unclear_is_asked_again(typed: str) -> None:
    with pytest.raises(Unclear):
        grade(number("20", unit="%"), typed)


def test_what_is_asked_again_is_said_with_an_example() -> None:
    for unit, typed, said in [
        ("%", "many", "such as 35%."),
        ("mg", "many", "such as 35 mg."),
        (None, "many", "such as 35 or 0.5."),
        ("%", ">20", "Write the number alone, without words or a sign such as ≥: 35%"),
        ("%", "20% of something", "Write the number alone"),
        ("%", "20 mg", "“mg” is not the unit: this is asked in %."),
        ("mg", "20%", "“%” is not the unit: this is asked in mg."),
        ("L", "20 /L", "“/l” is not the unit: this is asked in L."),
        ("×10⁹/L", "20 ×10⁶/L", "This is asked in ×10⁹/L. Write a number such as 35 ×10⁹/L."),
        ("×10⁹/L", "20/L", "This is asked in ×10⁹/L."),
        ("×10⁹/L", "20,000", "This is asked in ×10⁹/L."),
        ("/µL", "0.02", "This is asked in /µL."),
        ("×10⁹/L", "20 ×10³/mL", "“/ml” is not the unit: this is asked in ×10⁹/L."),
        ("mg/m²", "20 mg", "“mg” is not the unit"),
        ("/µL", "20 or 30 K/µL", "is not the unit"),
        ("days", "20–", "is not the unit"),
        ("mg", "20 g", "“g” is not the unit: this is asked in mg."),
        ("mmol/L", "20 meq/L", "“meq/l” is not the unit: this is asked in mmol/L."),
        ("mEq/L", "20 mmol/L", "“mmol/l” is not the unit: this is asked in mEq/L."),
        ("×10⁹/L", "20 fmol/L", "“fmol/l” is not the unit: this is asked in ×10⁹/L."),
        ("IU", "20 U", "“u” is not the unit: this is asked in IU."),
        (None, "1,5 hundred", "That could be read in two ways"),
        ("%", "1 in 10k", "not a number I can read"),
        ("K", "20,000", "This is asked in K. Write a number such as 35 K."),  # it may be kelvin
        (None, "5/1k", "not a number I can read"),
        (None, "1/1e3", "That is a share"),
        (None, "5690 in 2021", "Write the number alone"),
        (None, "20 (in 2021)", "is not the unit"),
        ("%", "20 (in 2021)", "is not the unit"),
        (None, "100 (one hundred)", "is not the unit"),
        (None, "1 (000)", "“(000)” is not the unit"),
        (None, "20 g", "“g” is not the unit: this is asked as a bare number."),
        (None, "20%", "“%” is not the unit: this is asked as a bare number."),
    ]:
        with pytest.raises(Unclear, match=re.escape(said)):
            grade(number("20", unit=unit), typed)


OLD = "After how many years, in adults, does the risk rise again?"


@pytest.mark.parametrize(
    ("unit", "typed", "score"),
    [
        (None, "50 years", 1),
        (None, "50 yrs", 1),
        (None, "fifty years old", 1),
        (None, "age 50", 1),
        (None, "at the age of 50", 1),
        (None, "50 y/o", 1),
        (None, "50yrs.", 1),
        (None, "after the age of 50", 1),
        (None, "50 adults", 1),
        (None, "50 people", 1),
        (None, "60 years", 0),
        ("%", "50% of adults", 1),
    ],
)
def test_a_number_may_say_what_it_counts(unit: str | None, typed: str, score: float) -> None:
    question = replace(number("50", unit=unit), stem=OLD)
    assert grade(question, typed).score == score


@pytest.mark.parametrize(
    ("unit", "stem", "typed"),
    [
        (None, OLD, "50 months"),
        (None, OLD, "50 children"),
        (None, OLD, "50%"),
        (None, "After 3 months, how many weeks?", "50 months"),  # which of two measures it says
        ("%", OLD, "50 adults"),
        ("%", OLD, "0.5"),
        ("mg", "How many mg are in 5 mL?", "50 mL"),
        ("°C", OLD, "98.6 degrees"),
        ("million", "How many new cases a year?", "50,000"),
    ],
)
def test_a_number_of_something_else_is_asked_again(unit: str | None, stem: str, typed: str) -> None:
    with pytest.raises(Unclear):
        grade(replace(number("50", unit=unit), stem=stem), typed)


@pytest.mark.parametrize("typed", ["19-21", "19–21%", "19 to 21", "between 19 and 21"])
def test_a_range_where_one_number_is_asked_is_called_a_range(typed: str) -> None:
    with pytest.raises(Unclear, match="That is a range"):
        grade(number("20", unit="%"), typed)


@pytest.mark.parametrize("typed", ["1/1000", "1 in 1,000", "1:1000"])
def test_a_share_where_a_bare_count_is_asked_is_asked_again(typed: str) -> None:
    with pytest.raises(Unclear, match="That is a share"):
        grade(number("1000"), typed)


@pytest.mark.parametrize(
    "typed",
    [
        "5.690",
        "5690%",
        "5690 mg",
        ">=5690",
        "<5690",
        "5,69",
        "5\u200b690",
        "5\u200b\u200b690",
        "\u00ad5690",
        "5690\u00ad",
        "5690-5700",
        "6.000",
        "5．690",
        "1 in 5.690",
        "1/1.000",
    ],
)
def test_a_count_is_asked_again_where_it_could_be_another(typed: str) -> None:
    with pytest.raises(Unclear):
        grade(number("5690"), typed)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("Bone marrow", "the bone-marrow"),
        ("leukemia", "Leukaemia"),
        ("tumor", "tumours"),
        ("Sjögren", "sjogren"),
        ("t(9;22)", "T (9;22)"),
        ("stem cells", "stem cell"),
        ("RBC", "rbcs"),
        ("10⁹", "10^9"),
        ("centre", "center"),
    ],
)
def test_wordings_that_are_the_same(key: str, typed: str) -> None:
    assert grade(word(key, exact=True), typed).score == 1


BANK = Vocabulary(["monoblast and prednisone", "An antibody binds an antigen."])


@pytest.mark.parametrize(
    ("key", "typed"),
    [("megakaryocyte", "megakariocyte"), ("lymphoblast", "limphoblast"), ("leukemia", "lukemia")],
)
def test_a_safe_typo_is_forgiven_and_named(key: str, typed: str) -> None:
    verdict = grade(word(key), typed, BANK)
    assert (verdict.score, verdict.typos[0]) == (1, (typed, key))
    assert grade(word(key, exact=True), typed, BANK).score == 0


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("prednisone", "prednisolone"),
        ("prednisone", "prednisolne"),
        ("vincristine", "vinblastine"),
        ("daunorubicin", "doxorubicin"),
        ("imatinib", "ibrutinib"),
        ("hypoplasia", "hyperplasia"),
        ("hypokalemia", "hyperkalemia"),
        ("intravenous", "intervenous"),
        ("lymphoblast", "lymphocyte"),
        ("monocyte", "monoblast"),
        ("bortezomib", "bortezomab"),
        ("proteasome", "protease"),
        ("typical", "atypical"),
        ("B-ALL", "T-ALL"),
        ("CD19", "CD10"),
        ("CD19", "CD91"),
        ("t(9;22)", "t(92;2)"),
        ("Ph+", "Ph-"),
        ("DNA", "RNA"),
        ("antibody", "antigen"),
        ("gene", "gen"),
    ],
)
def test_what_medicine_can_not_afford_is_never_a_typo(key: str, typed: str) -> None:
    assert grade(word(key), typed, BANK).score == 0


def test_cloze_counts_each_gap() -> None:
    cloze = Cloze(**COMMON, parts=split_cloze("{{marrow|bone marrow}} and {{blood}}"))
    assert grade(cloze, ["bone marrow", "lymph"]).score == 0.5
    assert grade(cloze, ["Marrow", "blood"]).score == 1


def test_ordering_counts_places_and_reports_the_longest_run() -> None:
    verdict = grade(Ordering(**COMMON, order=("a", "b", "c", "d")), ["b", "c", "d", "a"])
    assert (verdict.score, verdict.longest_run) == (0, 3)


def test_matching_and_categorize_count_what_is_placed_right() -> None:
    matching = Matching(**COMMON, pairs=(("a", "1"), ("b", "2")), distractors=(Option("3"),))
    assert grade(matching, {"a": "1", "b": "3"}).score == 0.5
    sort = Categorize(**COMMON, categories=(("X", ("a", "b")), ("Y", ("c",))))
    assert grade(sort, {"a": "X", "b": "Y", "c": "Y"}).score == pytest.approx(2 / 3)


def test_the_parts_say_what_was_given_and_what_is_right() -> None:
    cloze = Cloze(**COMMON, parts=split_cloze("{{marrow|bone marrow}} and {{blood}}"))
    a, b, c = (("a", None, "a", False), ("b", None, "b", False), ("c", None, "c", False))
    cases: list[tuple[Any, Any, list[Any]]] = [
        (SEVERAL, ["a", "x"], [("a", "a", "a", True), b, c, ("x", "x", None, False)]),
        (SEVERAL, None, [a, b, c]),
        (TrueFalse(**COMMON, answer=True), False, [("", "false", "true", False)]),
        (number("20"), "21", [("", "21", None, False)]),
        (number("20"), "", [("", None, None, False)]),
        (word("marrow"), "blood", [("", "blood", "marrow", False)]),
        (word("marrow"), None, [("", None, "marrow", False)]),
        (
            cloze,
            ["bone marrow"],
            [("gap 1", "bone marrow", "marrow", True), ("gap 2", None, "blood", False)],
        ),
        (cloze, None, [("gap 1", None, "marrow", False), ("gap 2", None, "blood", False)]),
        (Flashcard(**COMMON, back="B"), "good", [("", "good", "B", True)]),
        (Flashcard(**COMMON, back="B"), None, [("", "again", "B", False)]),
    ]
    for question, response, parts in cases:
        assert [tuple(part) for part in grade(question, response).parts] == parts
    assert grade(cloze, ["bone marow", "blood"]).typos == (("bone marow", "bone marrow"),)


@pytest.mark.parametrize(("own", "score"), [("again", 0), ("hard", 0.5), ("good", 1), ("easy", 1)])
def test_a_flashcard_is_graded_by_the_learner(own: str, score: float) -> None:
    assert grade(Flashcard(**COMMON, back="B"), own).score == score


ANY = st.text(min_size=1, max_size=200).filter(
    lambda text: bool(text.strip()) and doubtful_character(text) is None
)


@given(ANY, st.lists(ANY, min_size=2, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_the_key_always_scores_1_and_any_answer_from_0_to_1(
    text: str, items: list[str], rng: random.Random
) -> None:
    options = tuple(Option(item) for item in items)
    half = len(items) // 2
    pairs = tuple(zip(items, items[::-1], strict=True))
    shuffled = rng.sample(items, len(items))
    cases: list[tuple[Any, Any, Any]] = [
        (Choice(**COMMON, answer=items[0], distractors=options[1:]), items[0], items[1]),
        (
            MultipleResponse(**COMMON, answers=options[:half], distractors=options[half:]),
            items[:half],
            shuffled[:half],
        ),
        (TrueFalse(**COMMON, answer=True), True, False),
        (Matching(**COMMON, pairs=pairs), dict(pairs), dict.fromkeys(items, items[0])),
        (Ordering(**COMMON, order=tuple(items)), items, shuffled),
        (
            Categorize(**COMMON, categories=((text, tuple(items)), ("other", ()))),
            dict.fromkeys(items, text),
            {},
        ),
    ]
    if any(character.isalnum() for character in text):
        cases.append((word(text), text, items[0]))
    for question, key, other in cases:
        assert grade(question, key).score == 1
        assert 0 <= grade(question, other).score <= 1
        assert grade(question, None).score == 0
