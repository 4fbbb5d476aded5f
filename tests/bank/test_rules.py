"""Every rule has a name that can be selected and ignored."""

import re
from pathlib import Path

import pytest

from allquiz.bank.format_errors import FORMAT_RULES
from allquiz.bank.read import read_banks
from tests.conftest import ROOT


def test_the_rules_are_those_that_reading_reports() -> None:
    source = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "allquiz").glob("bank/*.py"))
    )
    source += (ROOT / "allquiz" / "model" / "cloze.py").read_text("utf-8")
    without_list = source.replace(
        (ROOT / "allquiz" / "bank" / "format_errors.py").read_text("utf-8"), ""
    )
    used = {name for name in FORMAT_RULES if f'"{name}"' in without_list}
    assert used == set(FORMAT_RULES)
    reported = set(
        re.findall(r'\.(?:error|at|_say)\([^"]*?"([a-z]+(?:-[a-z0-9]+)+)"', without_list)
    )
    assert reported <= set(FORMAT_RULES)


def test_every_rule_says_how_it_is_mended() -> None:
    assert all(rule.about and rule.mending for rule in FORMAT_RULES.values())


@pytest.mark.parametrize(
    ("language", "remedy"),
    [("de-CH", None), ("ja", None), ("Deutsch", "write `de`"), ("jp", "write `ja`"), ("العربية", "write `ar`"), ("pt_BR", "write `pt-BR`"), ("Klingon", "write its code, such as `de` or `pt-BR`")],
)  # fmt: skip
def test_a_language_is_a_code(tmp_path: Path, language: str, remedy: str | None) -> None:
    (tmp_path / "b.yaml").write_text(
        f"title: T\ntopic: t\nnamespace: n\nlanguage: {language}\nquestions:\n"
        "  - {id: q, type: flashcard, front: F, back: B}\n"
    )
    problems = read_banks([tmp_path]).problems
    assert [(p.severity, p.help) for p in problems] == ([("warning", remedy)] if remedy else [])
