"""The one layout: what the questions say stays, every comment stays, and a second time changes nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from allquiz.bank.layout import lay_out
from allquiz.bank.rewrite import says_the_same
from tests.author.styles import examples, files
from tests.conftest import QUESTIONS

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"


@settings(max_examples=examples(70), deadline=None)
@given(files())
def test_questions_and_comments_survive(written: tuple[str, list[str]]) -> None:
    text, comments = written
    made = lay_out(text)
    path = Path("bank.yaml")
    assert says_the_same(path, text.encode(), made.encode())
    assert lay_out(made) == made
    kept = re.findall(r"(?m)(?:^|(?<=[ \t]))#\d+ #.*$", made)
    assert sorted(kept) == sorted(comments)


@pytest.mark.parametrize(
    "path", [*QUESTIONS.glob("[01]*.yaml"), *QUESTIONS.glob("[sf]*s.yaml")], ids=lambda p: p.name
)
def test_the_shipped_files_can_be_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    made = lay_out(text, path.name)
    assert lay_out(made, path.name) == made
    assert says_the_same(path, text.encode(), made.encode())


AS_WRITTEN = """\
# yaml-language-server: $schema=bank.schema.json

questions:   # all of them
# about the first
- type: choice   # one right
  id:   'first'
  # why we ask
  stem: What is
    asked?
  distractors: {No: not so, "Yes": "it's \\"so\\""}   # two
  answer: 9:22
  facts: [ a,   b ]
  tags:
  - x
  - y # last
  # end of the first
- {id: second, type: numeric, stem: "How: many?", answer: "20", tolerance: '5%', as_of: "2021"}


# about the third

- id: third
  type: matching
  pairs: {a: b, c: d}
  stem: >-
    Folded
    text
  explanation: |
    Two
      lines
# its title
title: 'T'
topic: "t"
namespace: n
"""
LAID_OUT = """\
# yaml-language-server: $schema=bank.schema.json

# its title
title: T
topic: t
namespace: n
questions:  # all of them
  # about the first
  - id: first
    type: choice  # one right
    # why we ask
    stem: "What is asked?"
    answer: "9:22"
    distractors:  # two
      "No": "not so"
      "Yes": "it's \\"so\\""
    facts: [a, b]
    tags:
      - x
      - y  # last
    # end of the first

  - id: second
    type: numeric
    stem: "How: many?"
    answer: 20
    tolerance: 5%
    as_of: 2021

  # about the third

  - id: third
    type: matching
    stem: >-
      Folded
      text
    pairs:
      "a": "b"
      "c": "d"
    explanation: |
      Two
        lines
"""


def test_the_layout() -> None:
    assert lay_out(AS_WRITTEN) == LAID_OUT
