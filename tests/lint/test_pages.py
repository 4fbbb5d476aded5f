"""Each rule's page: complete, and its examples do what they say."""

from pathlib import Path

import pytest

from allquiz.bank.format_errors import FORMAT_RULES
from allquiz.cli.check_explain import page_of
from allquiz.lint import RULES
from allquiz.lint.rule_docstring import REFERENCES, page
from allquiz.model.question import KINDS
from tests.conftest import ROOT, Run
from tests.lint.banks import HEAD, SOURCE, findings

IN_YAML = [name for name, rule in RULES.items() if page(rule).bad.startswith("- id:")]
# What examples leave out for shortness, where it is not what they are about.
SHORT = {"missing-explanation", "missing-rationale"}


def test_every_rule_has_a_file_and_a_name_of_its_own() -> None:
    assert not RULES.keys() & FORMAT_RULES.keys()
    files = {path.stem for path in (ROOT / "allquiz" / "lint" / "rules").glob("[!_]*.py")}
    assert {name.replace("-", "_") for name in RULES} == files
    types = {kind.type for kind in KINDS}
    assert all(types.issuperset(rule.types) for rule in RULES.values())


def test_a_page_says_how_well_the_harm_is_known() -> None:
    # Severity goes by strength: what only experts' advice speaks against is an info.
    severities = {"strong": "warning", "fair": "warning", "consensus": "info"}
    for name, rule in RULES.items():
        made = page(rule)
        assert made.title.endswith("."), name
        assert severities[made.evidence.split()[0]] == rule.severity, name
        assert made.references or "No study is needed" in made.why, name


def test_what_is_cited_is_listed_and_the_other_way_round() -> None:
    cited = {text.split("]")[0][1:] for rule in RULES.values() for text in page(rule).references}
    assert cited == REFERENCES.keys()


@pytest.mark.parametrize("name", IN_YAML)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_the_examples_of_a_page_are_true(name: str, kind: str, tmp_path: Path) -> None:
    example = getattr(page(RULES[name]), kind)
    head = HEAD if name == "missing-source" else HEAD + SOURCE
    found = findings(tmp_path / "bank.yaml", example, head)
    told = [problem.rule for problem in found if problem.rule not in SHORT - {name}]
    assert told == ([name] if kind == "bad" else [])


def test_every_rule_can_be_explained() -> None:
    for name in (*RULES, *FORMAT_RULES):
        lines = [line.text for line in page_of(name)]
        assert name in lines[0]
        assert len(lines) > 3, name


def test_a_page_is_plain_on_a_pipe(allquiz: Run) -> None:
    ran = allquiz("check", "--explain", "article-clue")
    assert ran.returncode == 0
    assert ran.stdout.startswith("article-clue (warning)\n")
    assert "\nWhat it finds\nA stem that ends in “a” or “an” (before a colon" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_an_unknown_rule_is_refused_with_the_nearest(allquiz: Run) -> None:
    ran = allquiz("check", "--explain", "longest-option-key")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "did you mean `longest-option-is-key`?" in ran.stderr


def test_a_name_like_none_gets_the_list(allquiz: Run) -> None:
    assert "near-duplicate" in allquiz("check", "--explain", "zzzzzz").stderr


def test_the_guide_has_the_table_of_rules() -> None:
    guide = (ROOT / "questions" / "README.md").read_text("utf-8")
    rows = [f"| `{name}` | {rule.severity} | {page(rule).title} |" for name, rule in RULES.items()]
    assert "\n".join(rows) in guide
