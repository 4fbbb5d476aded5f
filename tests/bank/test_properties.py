"""What holds for every bank, whatever is in it."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.bank.characters import fold
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.bank.schema import bank_schema
from allquiz.model.key import key_of, wordings_of
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from tests.bank.strategies import TEXTS, banks
from tests.bank.test_schema import loaded
from tests.conftest import examples

VALIDATOR = jsonschema.Draft7Validator(bank_schema())


def read(text: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_bytes(text.encode())
        return read_banks([path])


def quoted(bank: dict[str, Any]) -> str:
    """The bank in YAML's flow style with every text in double quotes, as JSON has it."""
    text = json.dumps(bank, ensure_ascii=False)
    return re.sub(r"\\(.)", lambda escape: "\t" if escape[1] == "t" else escape[0], text)


@given(banks())
def test_a_sound_bank_is_read_and_the_schema_accepts_it(bank: dict[str, Any]) -> None:
    text = quoted(bank)
    found = read(text)
    assert found.problems == []
    assert len(found.questions) == len(bank["questions"])
    assert list(VALIDATOR.iter_errors(loaded(text))) == []


@settings(max_examples=examples(25))
@given(banks())
def test_style_makes_no_difference(bank: dict[str, Any]) -> None:
    """JSON, and the block style with the quotes and folds that PyYAML chooses.

    It writes YAML 1.1, where U+2028 and U+2029 end a line: in a bank they are signs like others.
    """
    bank = json.loads(re.sub(r"\\u202[89]", "é", json.dumps(bank)))
    block = yaml.dump(bank, allow_unicode=True, Dumper=NoAliases, sort_keys=False)
    flow, other = read(quoted(bank)).questions, read(block).questions
    assert [without_place(question) for question in flow] == [
        without_place(question) for question in other
    ]


class NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def without_place(question: AnyQuestion) -> list[Any]:
    return [getattr(question, name) for name in question.__dataclass_fields__ if name != "place"]


@settings(max_examples=examples(80))
@given(TEXTS, st.sampled_from(["single", "double"]))
def test_quoted_text_is_kept_to_the_letter(text: str, quotes: str) -> None:
    if quotes == "single":
        text = " ".join(text.replace("\t", " ").split("\n"))
        written = "'" + text.replace("'", "''") + "'"
    else:
        written = json.dumps(text, ensure_ascii=False)
    bank = f"title: T\ntopic: t\nnamespace: n\nquestions:\n- id: q\n  type: flashcard\n  front: F\n  back: {written}\n"
    (question,) = read(bank).questions
    assert isinstance(question, Flashcard)
    assert question.back == text


PIECES = st.sampled_from(
    ["", "a", "A", " a ", "true", "-1", "5%", "{{a}}", "{{", "[]", "{}", "[a, a]", "[a, b]", "{a: b}",
     "[2, 1]", "1e400", "'", '"', "*a", "&a b", "!t b", "\n", "\t", "2021", "choice", "cloze", "x: y",
     "{a: [b], c: [b]}", "\u2028", "\u202e", "# c", "- a", "q-0", "\\"]
)  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A bank in block style with a few values and lines changed."""
    text = yaml.dump(draw(banks()), allow_unicode=True, Dumper=NoAliases, sort_keys=False)
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(": ")
        lines[at] = draw(st.sampled_from([key + colon, lines[at], ""])) + draw(PIECES)
    return "\n".join(lines)


@settings(max_examples=examples(60))
@given(spoiled())
def test_no_question_with_a_broken_promise_is_ever_returned(text: str) -> None:
    found = read(text)
    last = text.count("\n") + 1
    assert all(1 <= problem.place.line <= last for problem in found.problems)
    assert found.problems == sorted(found.problems, key=lambda problem: problem.place)
    names = [question.name for question in found.questions]
    assert len(names) == len(set(names))
    assert found.entries >= len(names)
    for question in found.questions:
        check_promises(question)


def check_promises(question: AnyQuestion) -> None:
    assert question.id
    assert question.stem.strip()
    match question:
        case Choice():
            differ(question.answer, *(text for text, _ in question.distractors), at_least=2)
        case MultipleResponse():
            assert question.answers
            assert question.distractors
            differ(*(text for text, _ in question.answers + question.distractors), at_least=2)
        case TrueFalse():
            assert isinstance(question.answer, bool)
        case Numeric():
            assert question.low.is_finite()
            assert question.high.is_finite()
            assert question.low <= question.high
            assert question.tolerance is None or question.tolerance.amount >= 0
        case ShortAnswer():
            assert question.answer.strip()
            assert all(text.strip() for text in question.accept)
        case Cloze():
            assert wordings_of(key_of(question))
            assert all(map(all, wordings_of(key_of(question))))
        case Matching():
            differ(*(left for left, _ in question.pairs), at_least=2)
        case Ordering():
            differ(*question.order, at_least=2)
        case Categorize():
            differ(*(name for name, _ in question.categories), at_least=2)
            differ(*(item for _, items in question.categories for item in items), at_least=2)
        case Flashcard():
            assert question.back.strip()


def differ(*texts: str, at_least: int) -> None:
    assert all(text.strip() for text in texts)
    assert len({fold(text) for text in texts}) == len(texts) >= at_least
