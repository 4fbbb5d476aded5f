"""The JSON Schema for editors."""

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from allquiz.bank.dates import A_DATE
from allquiz.bank.schema import bank_schema
from allquiz.bank.value_kinds import GAPS
from allquiz.model.cloze import ClozeError, split_cloze
from tests.conftest import QUESTIONS

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
VALIDATOR = jsonschema.Draft7Validator(bank_schema())


def loaded(text: str) -> Any:
    """The text as an editor's YAML reads it, in JSON's types."""
    return json.loads(json.dumps(yaml.load(text, LOADER), default=str))


def test_the_file_is_up_to_date() -> None:
    shipped = json.loads((QUESTIONS / "bank.schema.json").read_text("utf-8"))
    assert shipped == bank_schema(), (
        "run: python -m allquiz.bank.schema > questions/bank.schema.json"
    )


def test_what_editors_show_is_english() -> None:
    """“a ordering question” stood there."""
    said = re.findall(r'"(?:description|title)": "(.+)"', json.dumps(bank_schema(), indent=1))
    assert len(said) > 80
    assert not [text for text in said if re.search(r"\ba [aeiou]|^\w+:", text)]


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("[0-9]*.yaml")), ids=lambda path: path.name)
def test_it_rejects_nothing_that_check_accepts(path: Any) -> None:
    assert list(VALIDATOR.iter_errors(loaded(path.read_text("utf-8")))) == []


@pytest.mark.parametrize("text", ["No", "010", "~", "1e3", "2021-01-02", "9:22", "20"])
def test_any_scalar_may_be_a_text(text: str) -> None:
    bank = f"title: {text}\ntopic: {text}\nquestions:\n  - {{id: q, type: choice, stem: {text}, answer: {text}, distractors: [{text}]}}\n"
    assert VALIDATOR.is_valid(loaded(bank))


GOOD = "title: T\ntopic: t\nquestions:\n  - {id: q, type: true_false, stem: S, answer: true}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: T\n", ""),
        ("title: T", "titel: T"),
        ("stem: S, ", ""),
        ("stem: S", "stme: S"),
        ("true_false", "truefalse"),
        ("answer: true", "answer: perhaps"),
        ("answer: true", "answer: true, hint: [a]"),
    ],
)
def test_it_catches_unknown_and_missing_keys_and_unknown_types(old: str, new: str) -> None:
    assert VALIDATOR.is_valid(loaded(GOOD))
    assert not VALIDATOR.is_valid(loaded(GOOD.replace(old, new)))


@given(st.text("{|}ab ", max_size=24))
@example("{{{|}x}}")
@example("{{a}} {x {|}}")
def test_no_stem_with_gaps_is_refused_that_reading_takes(stem: str) -> None:
    try:
        split_cloze(stem)
    except ClozeError:
        return
    assert re.search(GAPS, stem)


@given(st.dates())
def test_no_date_is_refused_that_reading_takes(day: date) -> None:
    assert re.fullmatch(A_DATE, day.isoformat())
