"""What several formats refuse for one reason."""

from pathlib import Path

import pytest

from allquiz.bank.read import read_banks
from allquiz.exporters import exporter

TWINS = """title: Twins
topic: twins
questions:
  - {id: rights, type: matching, stem: Match., pairs: {a: TP53, b: "*TP53*"}}
  - {id: lefts, type: matching, stem: Match., pairs: {TP53: a, "*TP53*": b}}
  - {id: steps, type: ordering, stem: Order., order: [TP53, "*TP53*"]}
"""


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        ("moodle", ["rights"]),
        ("gift", ["rights", "steps"]),  # GIFT has no orders at all
        ("canvas", ["rights", "lefts", "steps"]),
        ("qti", []),
    ],
)
def test_texts_that_differ_by_markup_alone_are_refused_where_it_is_not_shown(
    form: str, refused: list[str], tmp_path: Path
) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS)
    questions = read_banks([tmp_path]).questions
    assert [q.id for q in questions if exporter(form).refusal(q)] == refused
