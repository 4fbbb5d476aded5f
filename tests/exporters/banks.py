"""A bank of every type with texts that formats trip over, and the shipped one."""

import io
from pathlib import Path

from allquiz.bank.read import read_banks
from allquiz.exporters import exporter
from allquiz.model.deck import Deck, Subdeck
from allquiz.model.question import AnyQuestion
from tests.conftest import shipped_bank

NASTY = r"""title: Nasty
topic: nasty
namespace: nn
source: {title: "A & B <c>", publisher: "P", revised: 2026-01-02}
questions:
  - id: one
    type: choice
    stem: "Which {of} these ~ is #1 = a: *right* & <true>?\nSecond line."
    answer: "a < b & c {x}"
    distractors: {"~tilde = 5%": "no: {not} this #", "%50%half": "nor \\this"}
    explanation: "Because **x** = y -> z."
    hint: "A [hint]"
    level: apply
    tags: [blood/cells, x-ray]
    since: {note: "It moved & changed.", as_of: 2025-03-04, source: "A journal (UK)"}
    as_of: 2021
  - id: fixed
    type: choice
    stem: Pick one.
    answer: "10"
    distractors: ["2", "30"]
    shuffle: false
  - id: several
    type: multiple_response
    stem: Which two?
    answers: {"A": "it is", "B & c": "so is this"}
    distractors: {"C": "no", "D": "not"}
    explanation: e
  - {id: thirds, type: multiple_response, stem: Which three?, answers: [a, b, c], distractors: [d], shuffle: false}
  - {id: truth, type: true_false, stem: "1 < 2 {always}", answer: true, explanation: e}
  - {id: number, type: numeric, stem: How many?, answer: 20, tolerance: 5%, unit: "%", explanation: e}
  - {id: range, type: numeric, stem: From where?, answer: [0.5, 2], explanation: e}
  - {id: negative, type: numeric, stem: How cold?, answer: -273.15, explanation: e}
  - {id: word, type: short_answer, stem: "What?", answer: "CD34* cell", accept: ["β-blast {x}", "a \"cell's\" end"], explanation: e}
  - {id: gaps, type: cloze, stem: "Made in the {{bone marrow|marrow}} = of ~ {{adults}}.", explanation: e}
  - {id: gap, type: cloze, stem: "Made in the {{bone ~ marrow}} of [gap1] them.", explanation: e}
  - id: pairs
    type: matching
    stem: Match.
    pairs: {"a = 1": "x & y", "b": "z", "c": "z", "d": "<5% & &beta;"}
    distractors: {"spare": "never used"}
    explanation: e
  - {id: order, type: ordering, stem: Order., order: ["first <", "second", "third & last"], explanation: e}
  - {id: sort, type: categorize, stem: Sort., categories: {"K & L": [i1, i2], "M": ["i3 ="], "N": []}, explanation: e}
  - {id: card, type: flashcard, front: F, back: B}
"""
DECK = Deck(
    key="nasty", name="N / n::Deck", id=1, subdecks=(Subdeck("nasty", "01 Sub / topic", 2),)
)


def nasty(folder: Path) -> list[AnyQuestion]:
    """One or more of every type."""
    path = folder / "nasty.yaml"
    path.write_text(NASTY, encoding="utf-8")
    reading = read_banks([path])
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    return list(reading.questions)


def shipped() -> list[AnyQuestion]:
    """All that are asked."""
    return [question for question in shipped_bank().questions if not question.retired]


def exported(format_name: str, questions: list[AnyQuestion], **options: str) -> bytes:
    """The file of those that the format can hold."""
    formatted = exporter(format_name)
    file = io.BytesIO()
    kept = [question for question in questions if formatted.refusal(question) is None]
    formatted.export(DECK, kept, file, **options)
    return file.getvalue()
