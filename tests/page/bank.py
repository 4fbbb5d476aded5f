"""A bank of all ten types, and pages made of banks."""

from pathlib import Path

from allquiz.bank.read import read_banks
from allquiz.exporters.page.export import page
from allquiz.model.deck import Deck

ALL_TYPES = """title: All ten
topic: ten
namespace: tt
source: {title: A page, publisher: P, revised: 2025-01-02, url: "https://example.org/a"}
questions:
  - id: one
    type: choice
    stem: Which cell sheds platelets?
    answer: Megakaryocyte
    distractors: {Monocyte: Becomes a macrophage., Lymphoblast: Becomes a lymphocyte.}
    explanation: A megakaryocyte breaks into them.
    hint: It is *large*.
    since: {note: Nothing new., as_of: 2026-01-01, source: A journal}
  - id: several
    type: multiple_response
    stem: Which two carry oxygen?
    answers: [Hemoglobin, Myoglobin]
    distractors: {Albumin: Carries other things.}
  - {id: truth, type: true_false, stem: Blood is red., answer: true, explanation: It is.}
  - {id: number, type: numeric, stem: What share of cells?, answer: 20, unit: "%", explanation: So it is.}
  - {id: word, type: short_answer, stem: Where is blood made?, answer: bone marrow, accept: [marrow]}
  - {id: gaps, type: cloze, stem: "The {{thymus}} trains {{T cells|T lymphocytes}} for life."}
  - id: pairs
    type: matching
    stem: Match cell and work.
    pairs: {Neutrophil: Eats bacteria, Platelet: Plugs holes}
    distractors: {Carries oxygen: Red cells do.}
  - {id: order, type: ordering, stem: From young to old., order: [Blast, Promyelocyte, Myelocyte, Band]}
  - id: groups
    type: categorize
    stem: Sort them.
    categories: {Lymphoid: [B cell, T cell], Myeloid: [Monocyte]}
  - {id: card, type: flashcard, front: CML stands for, back: Chronic myeloid leukemia}
"""
NAMES = "one several truth number word gaps pairs order groups card".split()


def made(
    folder: Path, text: str = ALL_TYPES, *, answered: bool = False, name: str = "quiz"
) -> Path:
    """The page of a bank, as a file."""
    bank = folder / f"{name}.yaml"
    bank.write_text(text, encoding="utf-8")
    return page_of([bank], folder / f"{name}.html", answered=answered)


def page_of(paths: list[Path], target: Path, *, answered: bool = False) -> Path:
    """The page of the banks at the paths."""
    reading = read_banks(paths)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    questions = [question for question in reading.questions if not question.retired]
    deck = Deck(key="quiz", name="A quiz", id=1)
    text = page(deck, questions, reading.banks, reading.facts, answered=answered)
    target.write_text(text, encoding="utf-8")
    return target
