"""GIFT, as the strictest of its readers has it."""

import re
from pathlib import Path
from typing import Any

from allquiz.bank.read import read_banks
from allquiz.exporters.gift import refusal
from allquiz.markup import to_html, to_plain
from allquiz.model.key import Gaps, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from tests.exporters.banks import exported, nasty, shipped
from tests.judges import node

PARSE = """
const { parse } = require("gift-pegjs");
const text = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(parse(text).filter((question) => question.type !== "Category")));
"""
TYPES = {
    "choice": "MC",
    "multiple_response": "MC",
    "true_false": "TF",
    "numeric": "Numerical",
    "short_answer": "Short",
    "cloze": "Short",
    "matching": "Matching",
    "categorize": "Matching",
}

# What gift-pegjs puts in the place of an escaped sign, and forgets to take back in right sides
# (findings/gift-pegjs-garbles-a-colon-in-a-right-side.sh).
PLACEHOLDER = re.compile(r"&&0(\d\d\d?);")


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1]))


def parsed(judges: Path, questions: list[AnyQuestion]) -> list[dict[str, Any]]:
    """The questions as gift-pegjs reads them."""
    found: list[dict[str, Any]] = node.run(judges, PARSE, exported("gift", questions).decode())
    return found


def held(questions: list[AnyQuestion]) -> list[AnyQuestion]:
    return [question for question in questions if refusal(question) is None]


def test_gift_pegjs_reads_each_shipped_question_as_it_is_meant(judges: Path) -> None:
    questions = held(shipped())
    found = parsed(judges, questions)
    assert [(q.name, TYPES[q.type]) for q in questions] == [(f["id"], f["type"]) for f in found]
    for question, read in zip(questions, found, strict=True):
        assert set(question.tags) <= set(read["tags"])
        match key_of(question):
            case Options(kind="several" | "one") as key:
                assert [c["text"]["text"] for c in read["choices"]] == [
                    to_html(option.text).replace("%", "&#37;", to_html(option.text)[0] == "%")
                    for option in key.in_plain_order
                ]
                if key.kind == "one":
                    right = [c["text"]["text"] for c in read["choices"] if c["isCorrect"]]
                    assert right == [to_html(key.right[0].text)]
            case Words() as key:
                assert {to_plain(w) for w in key.wordings} <= {
                    c["text"]["text"] for c in read["choices"]
                }
            case Gaps() as key:
                assert key.gaps[0].answer in [c["text"]["text"] for c in read["choices"]]
            case Parts() as key:
                sides = [(p["subquestion"]["text"], p["subanswer"]) for p in read["matchPairs"]]
                pairs = [(left, PLACEHOLDER.sub(_sign, right)) for left, right in sides]
                assert pairs[: len(key.placed)] == [
                    (to_html(a), to_plain(b)) for a, b in key.placed
                ]


def test_no_sign_of_a_text_is_taken_for_one_of_the_format(judges: Path, tmp_path: Path) -> None:
    questions = held(nasty(tmp_path))
    found = {read["id"]: read for read in parsed(judges, questions)}
    one = found["nn/one"]
    assert one["stem"]["text"] == (
        "Which {of} these ~ is #1 = a: <em>right</em> &amp; &lt;true&gt;?<br>Second line."
    )
    assert {c["text"]["text"] for c in one["choices"]} == {
        "a &lt; b &amp; c {x}",
        "~tilde = 5%",
        "&#37;50%half",
    }
    assert [c["feedback"]["text"] for c in one["choices"] if c["feedback"]] == [
        r"nor \this",
        "no: {not} this #",
    ]
    assert "Since then (2025-03-04)" in one["globalFeedback"]["text"]
    assert found["nn/number"]["choices"] == {"type": "range", "number": 20, "range": 1}
    assert found["nn/range"]["choices"] == {"type": "high-low", "numberHigh": 2, "numberLow": 0.5}
    assert found["nn/gap"]["stem"]["text"] == "Made in the _____ of [gap1] them."


def test_what_gift_cannot_hold_is_refused_by_name(tmp_path: Path) -> None:
    said = [reason for question in nasty(tmp_path) if (reason := refusal(question))]
    assert said == [
        "nn/gaps has 2 gaps; GIFT holds one a question",
        "nn/order is an order, for which GIFT has no form that all programs read",
        "nn/card is a flashcard, whose back GIFT can't hold",
    ]
    pictured = [q for q in shipped() if q.figure and q.figure.comes_first and q.type == "choice"]
    assert all("figure" in (refusal(question) or "") for question in pictured)


def test_a_zero_and_a_bracket_in_front_are_written_so_that_moodle_keeps_them(
    judges: Path, tmp_path: Path
) -> None:
    """`#0` alone stopped the whole import, and `[html]` was taken off: Moodle 5.0dev, 2026-11-30."""
    (tmp_path / "none.yaml").write_text(
        "title: None\ntopic: none\nquestions:\n"
        "  - {id: zero, type: numeric, stem: How many platelets have a nucleus?, answer: 0}\n"
        "  - {id: form, type: choice, stem: Which is a heading?, answer: '[html]', distractors: [x]}\n"
        "  - {id: typed, type: short_answer, stem: What is it?, answer: Label, accept: ['[html] x']}\n"
        "  - {id: label, type: short_answer, stem: What is seen?, answer: '[18F]FDG'}\n"
    )
    questions = list(read_banks([tmp_path]).questions)
    assert [question.id for question in questions if refusal(question)] == ["typed"]
    read, named = parsed(judges, questions[:2])
    assert [c["text"]["text"] for c in named["choices"]] == ["&#91;html]", "x"]
    assert read["choices"] == {"type": "range", "number": 0, "range": 0}
