"""The one layout: what the questions say stays, every comment stays, and a second time changes nothing."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allquiz.bank.layout import new_bank
from allquiz.bank.relayout import lay_out
from allquiz.bank.rewrite import says_the_same
from tests.author.styles import files, in_style
from tests.bank.strategies import banks
from tests.conftest import QUESTIONS, examples

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"


@settings(max_examples=examples(20))
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
def test_the_shipped_files_are_as_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    assert lay_out(text, path.name) == text


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
questions: # all of them
  # about the first
  - id: first
    type: choice # one right
    # why we ask
    stem: "What is asked?"
    answer: "9:22"
    distractors: # two
      "No": "not so"
      "Yes": 'it''s "so"'
    facts: [a, b]
    tags:
      - x
      - y # last
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


@settings(max_examples=examples(12))
@given(banks(), st.randoms(use_true_random=False))
def test_comments_keep_their_order_where_no_key_moves(bank: dict[str, Any], rng: Random) -> None:
    lines, count = [], 0
    tidy = lay_out(in_style(bank, "block"))
    assume(not re.search(r"(?m)[:-] [|>][-+0-9]*$", tidy))  # in a block text no comment can stand
    for line in tidy.split("\n"):
        if rng.random() < 0.3:
            count += 1
            lines.append(" " * rng.choice([0, 2, 4, 6, 8]) + f"#{count} c")
        count += bool(line)
        lines.append(f"{line} #{count} c" if line else line)
    made = lay_out("\n".join(lines))
    assert re.findall(r"(?m)(?:^|(?<=[ \t]))#(\d+) c$", made) == [
        str(number) for number in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    "after",
    [
        "  # c\n",
        "  - {id: b, type: flashcard, front: F, back: B}\n",
        "# c\n\n\n# d\n  - {id: b, type: flashcard, front: F, back: B}\n",
        "# c\nlanguage: en\n",
    ],
)
@pytest.mark.parametrize("back", ["|+\n      B\n\n\n", '"B\\n\\n"\n', ">+2\n\n      B\n\n\n"])
def test_blank_lines_at_the_end_of_a_text_stay_as_many(back: str, after: str) -> None:
    text = HEAD + "  - id: a\n    type: flashcard\n    front: F\n    back: " + back + after
    made = lay_out(text)
    assert says_the_same(Path("bank.yaml"), text.encode(), made.encode())
    assert lay_out(made) == made
    assert made.count("#") == text.count("#")


@settings(max_examples=examples(20))
@given(banks())
def test_a_bank_that_is_added_to_or_imported_is_as_fmt_would_have_it(bank: dict[str, Any]) -> None:
    """Plain values are laid out without a tree; what comes of it is what the tree makes."""
    headings = {key: value for key, value in bank.items() if key != "questions"}
    made = new_bank(headings, bank["questions"])
    assert lay_out(made) == made
    assert says_the_same(Path("bank.yaml"), made.encode(), in_style(bank, "json").encode())
