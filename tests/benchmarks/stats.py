"""A learner who knows ten thousand questions and has given two hundred thousand answers looks at `stats`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allquiz.bank.read import read_banks
from allquiz.model.question import AnyQuestion, Choice, MultipleResponse, TrueFalse
from allquiz.model.revision import key_revision
from tests.benchmarks.answers import fill

ANSWERS = 200_000


def commands(program: str, work: Path, large: Path) -> Sequence[tuple[str, list[str]]]:
    """What is measured: the page and the JSON, on a history made here."""
    questions = read_banks([large]).questions
    folder = work / "long-history"
    fill(
        folder,
        [question.name for question in questions],
        ANSWERS,
        {question.name: key_revision(question) for question in questions},
        {question.name: json.dumps(wrong(question)) for question in questions},
    )
    with_it = ["env", f"ALLQUIZ_DATA_DIR={folder}", f"ALLQUIZ_CACHE_DIR={work / 'cache'}"]
    stats = [*with_it, program, "stats", "--bank", str(large)]
    what = f"of 10,000 questions and {ANSWERS:,} answers"
    return [(f"`stats` {what}", stats), (f"`stats --json` {what}", [*stats, "--json"])]


def wrong(question: AnyQuestion) -> Any:
    """A wrong response."""
    match question:
        case Choice():
            return question.distractors[0].text
        case MultipleResponse():
            return [*(option.text for option in question.answers[1:]), question.distractors[0].text]
        case TrueFalse():
            return not question.answer
        case _:
            return "rituximab"
