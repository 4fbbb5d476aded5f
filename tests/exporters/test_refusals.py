"""What several formats refuse for one reason."""

import io
from pathlib import Path

import pytest

from allquiz.bank.read import read_banks
from allquiz.exporters import exporter
from tests.conftest import Run
from tests.exporters.banks import DECK

TWINS = """title: Twins
topic: twins
questions:
  - {id: rights, type: matching, stem: Match., pairs: {a: TP53, b: "*TP53*"}}
  - {id: lefts, type: matching, stem: Match., pairs: {TP53: a, "*TP53*": b}}
  - {id: steps, type: ordering, stem: Order., order: [TP53, "*TP53*"]}
  - {id: arrow, type: matching, stem: Match., pairs: {"a -> b": x, c: y}}
  - {id: typed, type: short_answer, stem: Which way?, answer: "a -> b"}
  - {id: named, type: short_answer, stem: Which mark?, answer: up, accept: ["[html]"]}
  - {id: long, type: matching, stem: Match., pairs: {a: "LONG", b: y}}
""".replace("LONG", "x" * 256)


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        ("moodle", ["rights", "long"]),  # Moodle takes 255 characters on the right
        ("gift", ["rights", "steps", "arrow", "typed", "named"]),  # GIFT has no orders at all
        ("canvas", ["rights", "lefts", "steps"]),
        ("qti", []),
    ],
)
def test_texts_that_a_format_would_show_alike_act_on_or_cut_are_refused(
    form: str, refused: list[str], tmp_path: Path
) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS)
    questions = read_banks([tmp_path]).questions
    assert [q.id for q in questions if exporter(form).refusal(q)] == refused


TAGGED = """title: Tagged
topic: tagged
questions:
  - {id: tag, type: matching, stem: Match., pairs: {a: "AST <ULN, ALT >80", b: y}}
  - {id: entity, type: ordering, stem: Order., order: ["a > &lt;", b]}
  - {id: left, type: matching, stem: Match., pairs: {"AST <ULN, ALT >80": x, b: y}}
  - {id: space, type: matching, stem: Match., pairs: {a: "AST < ULN, ALT >80", b: y}}
  - {id: less, type: matching, stem: Match., pairs: {a: "AST <ULN", b: "&lt;"}}
"""


def test_a_right_side_that_new_quizzes_takes_for_html_is_refused(tmp_path: Path) -> None:
    """Read by its code of 2025: of “AST <ULN, ALT >80” it showed “AST 80”."""
    (tmp_path / "tagged.yaml").write_text(TAGGED)
    questions = read_banks([tmp_path]).questions
    refused = {q.id: said for q in questions if (said := exporter("canvas").refusal(q))}
    assert list(refused) == ["tag", "entity"]
    assert "put a space behind its <" in refused["tag"]


MARKED = """title: Marked
topic: marked
questions:
  - {id: rights, type: matching, stem: Match., pairs: {a: '\\(x^2\\)', b: y}}
  - {id: lefts, type: matching, stem: Match., pairs: {"*in vitro*": x, b: y}}
  - {id: exact, type: short_answer, stem: Which?, answer: imatinib, exact: true}
  - {id: acronym, type: short_answer, stem: Which?, answer: ELISA}
  - {id: stars, type: matching, stem: Match., pairs: {"HLA-A*02": "HLA-A*03", b: y}}
"""


def test_markup_that_pairs_lose_is_said_and_no_slip_that_is_not_forgiven_here(
    tmp_path: Path,
) -> None:
    (tmp_path / "marked.yaml").write_text(MARKED)
    questions = read_banks([tmp_path]).questions
    for form, lost in (
        ("moodle", "1 × right sides or categories with formulas or emphasis"),
        ("gift", "1 × right sides or categories with formulas or emphasis"),
        ("canvas", "2 × pairs, groups and orders with formulas or emphasis"),
        ("qti", None),
    ):
        summary = "\n".join(exporter(form).export(DECK, questions, io.BytesIO()))
        assert ("with formulas" in summary) == (lost is not None)
        assert (lost or "") in summary
        assert "in which a typo" not in summary


def test_what_moodle_xml_holds_of_what_gift_does_not_is_said_once(
    allquiz: Run, tmp_path: Path
) -> None:
    bank = tmp_path / "mine.yaml"
    fits = "{id: fits, type: true_false, stem: S, answer: true}"
    order = "{id: steps, type: ordering, stem: S, order: [a, b]}"
    card = "{id: card, type: flashcard, front: F, back: B}"
    for questions, held in (([fits, order, card], 1), ([fits, card], 0)):
        bank.write_text(f"title: C\ntopic: c\nquestions: [{', '.join(questions)}]\n")
        for more in ([], ["--skip"]):
            said = allquiz("export", "gift", "--bank", bank, *more).stderr
            assert said.count("`allquiz export moodle` holds 1 of these 2") == held


def test_where_nothing_fits_the_reasons_are_told_and_what_holds_it(
    allquiz: Run, tmp_path: Path
) -> None:
    bank = tmp_path / "cards.yaml"
    bank.write_text(
        "title: C\ntopic: c\nquestions: [{id: card, type: flashcard, front: F, back: B}]\n"
    )
    for more in ([], ["--skip"]):
        refused = allquiz("export", "moodle", "--bank", bank, *more)
        assert refused.returncode == 1
        assert "1 of 1 question can't go into this format:\n  card is a flashcard" in refused.stderr
        assert "Help: page and paper hold every question" in refused.stderr
