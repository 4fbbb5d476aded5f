"""What is taken for what."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.bank.read import read_banks
from allquiz.model.question import AnyQuestion
from allquiz.reports.confusion_drill import contrasts
from allquiz.reports.confusions import Terms, confusions, taken

BANK = """\
title: Drugs
topic: drugs
namespace: d
questions:
  - {id: cd20, type: choice, stem: Binds CD20?, answer: Rituximab, distractors: [Venetoclax, Imatinib]}
  - {id: bcl2, type: choice, stem: Blocks BCL-2?, answer: venetoclax, distractors: [rituximab, Imatinib]}
  - {id: two, type: multiple_response, stem: S, answers: [Nilotinib, Imatinib], distractors: [Rituximab, Venetoclax]}
  - {id: pairs, type: matching, stem: S, pairs: {CD20: Rituximab, ABL1: Imatinib}, distractors: [Venetoclax]}
  - {id: sort, type: categorize, stem: S, categories: {B cells: [a, b], T cells: [c]}}
  - {id: word, type: short_answer, stem: S, answer: nelarabine, accept: [Arranon]}
  - {id: gaps, type: cloze, stem: "{{clofarabine}} or {{blinatumomab|Blincyto}}"}
  - {id: share, type: choice, stem: S, answer: 20%, distractors: [25%, 30%]}
  - {id: judge, type: true_false, stem: S, answer: true}
  - {id: steps, type: ordering, stem: S, order: [first, second, third]}
  - {id: number, type: numeric, stem: S, answer: 20}
"""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AnyQuestion]:
    return _bank(tmp_path_factory.mktemp("bank"))


def _bank(folder: Path) -> dict[str, AnyQuestion]:
    (folder / "drugs.yaml").write_text(BANK)
    reading = read_banks([folder])
    assert not reading.problems
    return {question.id: question for question in reading.questions}


@pytest.mark.parametrize(
    ("name", "response", "pairs"),
    [
        ("cd20", "Venetoclax", [("Rituximab", "Venetoclax")]),
        ("cd20", "Asparaginase", []),  # offered no more
        ("cd20", None, []),
        ("two", ["Nilotinib", "Venetoclax"], [("Imatinib", "Venetoclax")]),
        ("two", ["Nilotinib"], []),
        ("two", ["Nilotinib", "Imatinib", "Venetoclax"], []),
        ("two", ["Rituximab", "Venetoclax"], []),  # which for which?
        ("pairs", {"CD20": "Imatinib", "ABL1": "Rituximab"},
         [("Rituximab", "Imatinib"), ("Imatinib", "Rituximab")]),
        ("pairs", {"CD20": "Rituximab", "ABL1": "Venetoclax"}, [("Imatinib", "Venetoclax")]),
        ("pairs", {"CD20": "Rituximab"}, []),
        ("sort", {"a": "T cells", "b": "B cells", "c": "T cells"}, [("B cells", "T cells")]),
        ("word", "Clofarabine", [("nelarabine", "clofarabine")]),
        ("word", "B-cell", [("nelarabine", "B cells")]),
        ("word", "aspirin", []),
        ("word", " ", []),
        ("word", "arranon", []),
        ("gaps", ["blinatumomab", "the nelarabine"],
         [("clofarabine", "blinatumomab"), ("blinatumomab", "nelarabine")]),
        ("gaps", ["clofarabine", "blincyto"], []),
        ("judge", False, []),
        ("steps", ["second", "first", "third"], []),
        ("number", "30", []),
        ("cd20", ["Venetoclax"], []),  # as another version of the question had it
        ("pairs", "Venetoclax", []),
    ],
)  # fmt: skip
def test_what_was_given_instead_of_the_key(
    bank: dict[str, AnyQuestion], name: str, response: Any, pairs: list[tuple[str, str]]
) -> None:
    assert list(taken(bank[name], response, Terms(bank.values()))) == pairs


def test_one_for_the_other_and_the_other_way_round_add_up(bank: dict[str, AnyQuestion]) -> None:
    (pair, other) = confusions(
        [
            (bank["cd20"], "Venetoclax", 2),
            (bank["bcl2"], "rituximab", 3),
            (bank["pairs"], {"CD20": "Venetoclax", "ABL1": "Imatinib"}, 2),
            (bank["sort"], {"a": "T cells", "b": "B cells", "c": "T cells"}, 1),
        ]
    )
    assert {pair.first, pair.second} == {"Rituximab", "Venetoclax"}
    assert (pair.first, pair.times, pair.forth, pair.back) == ("Rituximab", 7, 4, 3)
    assert pair.questions == ("d/bcl2", "d/cd20", "d/pairs")
    assert (other.first, other.second, other.times) == ("B cells", "T cells", 1)


def test_a_plural_or_a_spelling_makes_no_other_term(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "title: T\ntopic: t\nnamespace: n\nquestions:\n"
        "  - {id: a, type: choice, stem: S, answer: B cell, distractors: [T-cells]}\n"
        "  - {id: b, type: choice, stem: S, answer: A T cell, distractors: [the B cells]}\n"
        "  - {id: c, type: choice, stem: S, answer: CD19+, distractors: [CD19]}\n"
    )
    a, b, c = read_banks([tmp_path]).questions
    found = confusions([(a, "T-cells", 1), (b, "the B cells", 2), (c, "CD19", 1)])
    assert [(pair.times, len(pair.questions)) for pair in found] == [(3, 2), (1, 1)]
    assert [q.id for q in contrasts([a, b, c], found[:1], random.Random(1))] in (
        ["a", "b"],
        ["b", "a"],
    )


def test_figures_of_different_questions_are_no_pair(bank: dict[str, AnyQuestion]) -> None:
    assert confusions([(bank["share"], "25%", 9)]) == []


WRONG = st.lists(
    st.tuples(
        st.sampled_from(["cd20", "bcl2"]),
        st.sampled_from(["Rituximab", "rituximab", "Venetoclax", "venetoclax", "Imatinib", None]),
        st.integers(1, 5),
    )
)


@given(WRONG)
def test_every_wrong_pick_is_in_one_pair_and_order_does_not_matter(
    bank: dict[str, AnyQuestion], wrong: list[tuple[str, Any, int]]
) -> None:
    rows = [(bank[name], response, times) for name, response, times in wrong]
    found = confusions(rows)
    counted = sum(times for question, given, times in rows if list(taken(question, given)))
    assert sum(pair.times for pair in found) == counted
    both = [frozenset((pair.first.lower(), pair.second.lower())) for pair in found]
    assert len(both) == len(set(both))
    backwards = confusions(rows[::-1])
    assert {frozenset((p.first.lower(), p.second.lower())): p.times for p in backwards} == dict(
        zip(both, [pair.times for pair in found], strict=True)
    )


def test_a_drill_alternates_the_sides_of_a_pair(bank: dict[str, AnyQuestion]) -> None:
    found = confusions([(bank["cd20"], "Venetoclax", 1)])
    asked = contrasts(bank.values(), found, random.Random(1))
    names = [question.id for question in asked]
    assert names[1] == "bcl2"  # the only one whose key is venetoclax, between two on rituximab
    assert {names[0], names[2]} == {"cd20", "pairs"}
    assert names[3:] == ["two"]  # it offers both


def test_a_drill_puts_those_that_offer_both_terms_before_those_that_offer_one(
    bank: dict[str, AnyQuestion],
) -> None:
    found = confusions([(bank["pairs"], {"CD20": "Rituximab", "ABL1": "Venetoclax"}, 1)])
    for seed in range(8):
        names = [q.id for q in contrasts(bank.values(), found, random.Random(seed))]
        # The key of `bcl2` is venetoclax; `cd20` offers both terms, its key being neither.
        assert {*names[:3]} == {"two", "pairs", "bcl2"}
        assert names[3:] == ["cd20"]


def test_a_drill_asks_each_question_once(bank: dict[str, AnyQuestion]) -> None:
    found = confusions([(bank["cd20"], "Venetoclax", 2), (bank["cd20"], "Imatinib", 1)])
    names = [q.id for q in contrasts(bank.values(), found, random.Random(2))]
    assert sorted(names) == ["bcl2", "cd20", "pairs", "two"]
    assert contrasts(bank.values(), [], random.Random(2)) == []
