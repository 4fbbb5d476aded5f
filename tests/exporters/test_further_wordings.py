"""What is listed beside a right answer for programs that compare letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.exporters.further_wordings import further, listed
from allquiz.grading.wording import same
from allquiz.model.key import Gaps, Words, key_of
from tests.exporters.banks import shipped


@pytest.mark.parametrize(
    ("wording", "listed"),
    [
        ("leukemia", ["leukaemia", "leukemias", "the leukemia", "a leukemia"]),
        ("tumour cells", ["tumor cells", "tumour cell", "tumour-cells"]),
        ("bone marrow", ["bone-marrow", "bonemarrow", "the bone marrow"]),
        ("B-cell", ["B cell", "Bcell", "B cells"]),
        ("β-blast", ["beta-blast", "beta blast"]),
        ("10⁹", ["10^9"]),
        ("mg/m²", ["mg/m2"]),
        ("antibody", ["an antibody"]),
        ("antibodies", ["an antibody", "the antibody", "the antibodies"]),
        ("the body's cells", ["the body's cell"]),
        ("loss of red cells", ["a loss of red cells"]),
        ("species", ["a species"]),
        ("MRI", ["an MRI"]),
        ("CT scan", ["a CT scan"]),
        ("naïve", ["naive"]),
        ("Hodgkin's disease", ["Hodgkin disease"]),
        ("the marrow", ["marrow"]),
        (
            "graft-versus-leukemia effect",
            ["graft-vs-leukemia effect", "graft vs leukaemia effects"],
        ),
        ("ciclosporin", ["cyclosporine"]),
        ("thioguanine", ["tioguanine"]),
        ("acyclovir", ["aciclovir"]),
        ("tunneled catheter", ["tunnelled catheter", "tunnelled-catheters"]),
        ("signalling", ["signaling"]),
        ("heme", ["haem"]),
        ("antibody titre", ["antibody titer", "antibody titers"]),
        ("imaging artefacts", ["imaging artifact"]),
        ("amoxicillin", ["amoxycillin"]),
        ("criteria", ["criterion"]),
        ("herpes virus", ["herpes viri", "herpes viruses"]),
        ("thymi", ["thymus", "thymuses"]),
        ("persons", ["person", "people"]),
        ("pancreas", ["pancreases", "pancreata"]),
        ("enterococcus", ["enterococci"]),
        ("micrometastasis", ["micrometastases"]),
        *[(word, [word + "es"]) for word in ("abscess", "reflex", "patch", "rash", "thorax")],
        *[(word, [word + "s"]) for word in ("assay", "kidney", "alloy", "marrow", "mongoose")],
        ("biopsy", ["biopsies"]),
        ("¹³¹I", ["131I", "131-I", "I-131", "I131"]),
        ("⁹⁹ᵐTc", ["99mTc", "Tc-99m", "Tc99m"]),
        ("99mo", ["mo-99"]),
        ("iodine and I-131", ["iodine and 131I"]),
        ("≥ 5", [">= 5", ">=5"]),
        ("150 × 10⁹", ["150 x 10^9", "150x10^9"]),
        ("5 %", ["5%"]),
        ("10 µg", ["10 ug", "10 mcg"]),
        ("γδ T cell", ["gammadelta T cell", "gamma delta T cell"]),
        ("œdème", ["oedeme", "œdeme", "oedème"]),
        ("Bjørn Łódź", ["Bjorn Lodz"]),
        ("Straße", ["Strasse"]),
        ("שָׁלוֹם", ["שלום"]),
        ("καρδιά", ["καρδια"]),
    ],
)
def test_what_is_forgiven_here_is_listed(wording: str, listed: list[str]) -> None:
    assert set(listed) <= set(further((wording,)))


@pytest.mark.parametrize(
    ("wording", "other"),
    [
        ("CD34-", "CD34"),
        ("10⁹", "109"),
        ("A antigen", "antigen"),
        ("القاهرة", "the القاهرة"),
        ("child", "childs"),
        ("men", "mans"),
        ("pancreas", "pancrea"),
        ("human focus", "humanfoci"),
    ],
)
def test_what_is_told_apart_here_is_not_listed(wording: str, other: str) -> None:
    assert other not in further((wording,))


PIECES = st.sampled_from(
    "a the A B T cell cells leukaemia anemia AIDS ALL HSCs Hodgkin's naïve β two percent 20 10⁹ CD34- "
    "humanized tumor non re-treated per cent µg ≥ × % 131-I ¹³¹I γδ œ t(9;22) analyses mice - ( ) % ' ½ units positive heme titre scheme aging".split()
)
WORDINGS = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)


@given(wording=WORDINGS)
def test_each_is_one_that_grading_takes_for_the_same(wording: str) -> None:
    assert [other for other in further((wording,)) if not same(wording, other)] == []


def test_a_right_answer_is_listed_on_one_line_without_its_marks() -> None:
    assert listed(("bone\n *marrow*", "bone  marrow"))[:2] == ["bone marrow", "bone marrows"]


def test_nothing_is_listed_twice_and_nothing_that_is_given() -> None:
    for question in shipped():
        key = key_of(question)
        for gap in key.gaps if isinstance(key, Gaps) else [key] if isinstance(key, Words) else []:
            folded = [each.casefold() for each in further(gap.wordings)]
            assert len(set(folded)) == len(folded)
            assert not {wording.casefold() for wording in gap.wordings} & set(folded)
