"""What is right, as five shapes, and the revisions that learners' histories hang on."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from allquiz.bank.read import read_banks
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, by_size, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.revision import key_revision, key_revisions, revision

BANK = """\
title: Every type
topic: every-type
namespace: t
questions:
  - id: one
    type: choice
    stem: Which  cell sheds *platelets*?
    answer: "Mega\\u0301karyocyte  (giant)"
    distractors: {Monocyte: It stays whole., Lymphoblast: ""}
    level: recall
  - id: fixed
    type: choice
    stem: At least what share?
    answer: 20%
    distractors: [100%, 5%]
    shuffle: false
  - id: several
    type: multiple_response
    stem: Which are white cells?
    answers: [Neutrophils, B  cells]
    distractors: {Platelets: Fragments.}
  - {id: statement, type: true_false, stem: Red cells have a nucleus., answer: false}
  - {id: range, type: numeric, stem: How much?, answer: [20.0, "30"], tolerance: 5%, unit: mg / dL}
  - {id: number, type: numeric, stem: Which pH?, answer: 7.40, tolerance: 0.050}
  - {id: word, type: short_answer, stem: What?, answer: Imatinib, accept: [Glivec, Gleevec], exact: true}
  - {id: gaps, type: cloze, stem: "The {{BCR::ABL1|BCR-ABL|BCR-ABL1}} gene, on {{chromosome 22}}."}
  - {id: pairs, type: matching, stem: Match., pairs: {CD20: rituximab, BCL-2: venetoclax, B cell: rituximab}, distractors: [imatinib]}
  - {id: steps, type: ordering, stem: Order., order: [stem cell, blast, mature cell]}
  - {id: groups, type: categorize, stem: Sort., categories: {T cells: [CD4, CD3], B cells: [CD19]}}
  - {id: card, type: flashcard, front: Calor?, back: "Warmth\\nof the skin", hint: A sign, tags: [a/b]}
"""

# What is hashed of the key of each, after the type: the meaning of a learner's history.
CANONICAL: dict[str, Any] = {
    "one": "Meg\u00e1karyocyte (giant)",
    "fixed": "20%",
    "several": ["B cells", "Neutrophils"],
    "statement": False,
    "range": ["2E+1", "3E+1", ["5", True], "mg / dL"],
    "number": ["7.4", "7.4", ["0.05", False], None],
    "word": ["Imatinib", ["Gleevec", "Glivec"], True],
    "gaps": [["BCR::ABL1", "BCR-ABL", "BCR-ABL1"], ["chromosome 22"]],
    "pairs": [["B cell", "rituximab"], ["BCL-2", "venetoclax"], ["CD20", "rituximab"]],
    "steps": ["stem cell", "blast", "mature cell"],
    "groups": [["B cells", ["CD19"]], ["T cells", ["CD3", "CD4"]]],
    "card": "Warmth of the skin",
}


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AnyQuestion]:
    path = tmp_path_factory.mktemp("bank") / "bank.yaml"
    path.write_text(BANK, "utf-8")
    reading = read_banks([path])
    assert reading.problems == []
    return {question.id: question for question in reading.questions}


@pytest.mark.parametrize("name", CANONICAL)
def test_a_key_revision_is_a_hash_of_type_and_key_alone(
    questions: dict[str, AnyQuestion], name: str
) -> None:
    question = questions[name]
    text = json.dumps([question.type, CANONICAL[name]], ensure_ascii=False, separators=(",", ":"))
    assert key_revision(question) == hashlib.sha256(text.encode()).hexdigest()[:12]


def test_no_revision_has_changed_since_0_1_0(questions: dict[str, AnyQuestion]) -> None:
    """Answers given under 0.1.0 count for the questions of today by these."""
    rows = [f"{q.id} {revision(q)} {key_revision(q)}\n" for q in questions.values()]
    assert hashlib.sha256("".join(rows).encode()).hexdigest()[:16] == "26afdc897c68f2b0"


@pytest.mark.parametrize(
    ("name", "before", "is_same"),
    [
        ("word", "accept: [Glivec]", True),
        ("word", "exact: true", True),
        ("word", "accept: [Glivec, STI-571]", False),
        ("gaps", "{{BCR::ABL1}}", True),
        ("gaps", "{{BCR::ABL1|BCR-ABL}}", True),
        ("gaps", "{{BCR-ABL|BCR::ABL1}}", False),
    ],
)
def test_what_takes_more_wordings_than_before_is_no_other_key(
    questions: dict[str, AnyQuestion], tmp_path: Path, name: str, before: str, is_same: bool
) -> None:
    now = {
        "word": "accept: [Glivec, Gleevec], exact: true",
        "gaps": "{{BCR::ABL1|BCR-ABL|BCR-ABL1}}",
    }[name]
    then = before if name == "gaps" or "exact" in before else f"{before}, exact: true"
    path = tmp_path / "bank.yaml"
    path.write_text(BANK.replace(now, then), "utf-8")
    old = {question.id: question for question in read_banks([path]).questions}[name]
    assert key_revision(old) != key_revision(questions[name])
    assert (key_revision(old) in key_revisions(questions[name])) is is_same
    assert key_revisions(questions[name])[0] == key_revision(questions[name])


def test_blanks_in_a_unit_make_no_other_key(
    questions: dict[str, AnyQuestion], tmp_path: Path
) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(BANK.replace("unit: mg / dL", "unit: mg  /  dL"), "utf-8")
    wider = {question.id: question for question in read_banks([path]).questions}["range"]
    assert key_revision(wider) == key_revision(questions["range"])


def test_every_type_has_the_shape_of_its_key(questions: dict[str, AnyQuestion]) -> None:
    keys = {name: key_of(question) for name, question in questions.items()}
    shapes = {name: type(key) for name, key in keys.items()}
    assert shapes == {
        "one": Options, "fixed": Options, "several": Options, "statement": Options,
        "range": Number, "number": Number, "word": Words, "gaps": Gaps,
        "pairs": Parts, "steps": Parts, "groups": Parts, "card": Card,
    }  # fmt: skip


def test_options_tell_which_are_right_and_why(questions: dict[str, AnyQuestion]) -> None:
    key = key_of(questions["several"])
    assert isinstance(key, Options)
    assert [option.text for option in key.right] == ["Neutrophils", "B  cells"]
    assert [tuple(option) for option in key.wrong] == [("Platelets", "Fragments.")]
    assert [option.text for option in key.in_plain_order] == [
        "B  cells",
        "Neutrophils",
        "Platelets",
    ]


@pytest.mark.parametrize(
    ("name", "texts"), [("fixed", ["5%", "20%", "100%"]), ("statement", ["true", "false"])]
)
def test_options_that_keep_their_place_stand_by_size(
    questions: dict[str, AnyQuestion], name: str, texts: list[str]
) -> None:
    key = key_of(questions[name])
    assert isinstance(key, Options)
    assert not key.shuffle
    assert [option.text for option in key.in_plain_order] == texts
    numbers = ["−2", "1/4", "1 out of 3", "1 in 2", "9", "5 690", "10,000"]
    sizes = [*numbers, "1/0", "as 9", "Bone", "inf", "nan"]
    assert sorted(set(sizes), key=by_size) == sizes


def test_parts_tell_where_each_belongs(questions: dict[str, AnyQuestion]) -> None:
    placed = {}
    for name in ("pairs", "steps", "groups"):
        key = key_of(questions[name])
        assert isinstance(key, Parts)
        placed[name] = (dict(key.placed), key.in_plain_order)
    assert placed == {
        "pairs": (
            {"CD20": "rituximab", "BCL-2": "venetoclax", "B cell": "rituximab"},
            ["imatinib", "rituximab", "venetoclax"],
        ),
        "steps": ({"stem cell": "1", "blast": "2", "mature cell": "3"}, ["1", "2", "3"]),
        "groups": ({"CD4": "T cells", "CD3": "T cells", "CD19": "B cells"}, ["T cells", "B cells"]),
    }


def test_a_number_is_written_with_its_unit(questions: dict[str, AnyQuestion]) -> None:
    texts = [key.text for key in map(key_of, questions.values()) if isinstance(key, Number)]
    assert texts == ["20.0 to 30 mg / dL", "7.40"]
