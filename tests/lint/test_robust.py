"""Whatever a well-formed bank holds, the linter has an opinion or none, and never fails."""

from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allquiz.app.checking import Checker
from tests.bank.strategies import banks
from tests.bank.test_properties import quoted
from tests.conftest import examples
from tests.lint.banks import as_yaml, findings, number, rules_of

# Bits of the texts that rules look for, and what stands around them.
BITS = st.sampled_from(
    """a an the not NOT **not** except least never all none only of above these which what true false and or
    1 2 3.5 10–20% 20-30 <5 ≥10 5mg 5 mg I II A B both neither often usually … ____ ? . : , ; ( ) ' ’ * ` \\ 白 é
    ALL MRI hour unit new cases deaths people in 1,000 die statement statements about following correct is are - –"""
    .split()
)  # fmt: skip
SPOKEN = st.lists(BITS, min_size=1, max_size=12).map(" ".join)
quick = settings(
    max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(banks())
def test_any_sound_bank_can_be_linted(tmp_path: Path, bank: dict[str, Any]) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(quoted(bank), "utf-8")
    lines = path.read_text("utf-8").split("\n")
    for problem in Checker().check([path], older_than=1).problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@quick
@given(
    st.lists(st.tuples(SPOKEN, st.lists(SPOKEN, min_size=3, max_size=6, unique=True)), min_size=1),
    st.sampled_from(["choice", "multiple_response", "matching"]),
)
def test_any_words_can_be_linted(
    tmp_path: Path, asked: list[tuple[str, list[str]]], kind: str
) -> None:
    made = []
    for stem, (key, other, *wrong) in asked:
        by_kind: dict[str, dict[str, Any]] = {
            "choice": {"answer": key, "distractors": [other, *wrong]},
            "multiple_response": {"answers": [key, other], "distractors": wrong},
            "matching": {"pairs": {key: other, other: key}, "distractors": wrong},
        }
        own = by_kind[kind]
        made.append({"type": kind, "stem": stem, **own})
    for problem in findings(tmp_path / "bank.yaml", as_yaml(made)):
        assert problem.rule


@pytest.mark.parametrize("key", ["1e300", "-0.5", "1e-300", "0.5e2", "123456789.123456789"])
def test_any_number_can_be_linted(key: str, tmp_path: Path) -> None:
    told = rules_of(tmp_path, number("How much is it?", key))  # type: ignore[arg-type]
    assert told == (["decimal-without-tolerance"] if key not in ("1e300", "0.5e2") else [])


def test_a_text_that_goes_on_and_on_is_linted_in_seconds(tmp_path: Path) -> None:
    """Each of these had one rule look at all of the text from each place in it."""
    long = ["not " * 6_000, "\\[" * 12_000, "![a" * 12_000, "\n" * 30_000 + "x", "ﬁ" * 30_000]
    made: list[dict[str, Any]] = [
        {"type": "flashcard", "front": text, "back": text} for text in long
    ]
    made += [
        {"type": "choice", "stem": text, "answer": text, "distractors": ["y"]} for text in long
    ]
    began = monotonic()
    findings(tmp_path / "bank.yaml", as_yaml(made))
    assert monotonic() - began < 20
