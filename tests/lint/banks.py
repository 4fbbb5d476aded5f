"""Questions made for tests, and what the linter finds in them."""

import json
from pathlib import Path
from typing import Any

from allquiz.app.checking import Checker
from allquiz.model.problem import Problem

HEAD = "title: T\ntopic: t\nnamespace: n\n"
SOURCE = "source: {title: P}\n"
WHY = {"explanation": "Because."}


def choice(stem: str, answer: str, *distractors: str, **more: Any) -> dict[str, Any]:
    wrong = dict.fromkeys(distractors, "No.")
    return {"type": "choice", "stem": stem, "answer": answer, "distractors": wrong, **WHY, **more}


def several(stem: str, answers: list[str], distractors: list[str], **more: Any) -> dict[str, Any]:
    wrong = dict.fromkeys(distractors, "No.")
    return {
        "type": "multiple_response",
        "stem": stem,
        "answers": answers,
        "distractors": wrong,
        **WHY,
        **more,
    }


def judge(stem: str, *, answer: bool = True, **more: Any) -> dict[str, Any]:
    return {"type": "true_false", "stem": stem, "answer": answer, **WHY, **more}


def number(stem: str, answer: float, **more: Any) -> dict[str, Any]:
    return {"type": "numeric", "stem": stem, "answer": answer, **WHY, **more}


def word(stem: str, answer: str, **more: Any) -> dict[str, Any]:
    return {"type": "short_answer", "stem": stem, "answer": answer, **WHY, **more}


def card(front: str, back: str, **more: Any) -> dict[str, Any]:
    return {"type": "flashcard", "front": front, "back": back, **more}


def pairs(stem: str, matched: dict[str, str], *spare: str) -> dict[str, Any]:
    return {"type": "matching", "stem": stem, "pairs": matched, "distractors": list(spare), **WHY}


def as_yaml(questions: list[dict[str, Any]]) -> str:
    """The questions as YAML (JSON is YAML too), an id given to each that has none."""
    return "".join(
        f"  - {json.dumps({'id': f'q{n}', **question}, ensure_ascii=False)}\n"
        for n, question in enumerate(questions, 1)
    )


def findings(path: Path, questions: str, head: str = HEAD + SOURCE) -> list[Problem]:
    """All that is wrong with a bank of these questions, a YAML list."""
    path.write_text(f"{head}questions:\n{questions}\n", "utf-8")
    return Checker().check([path]).problems


def rules_of(folder: Path, *questions: dict[str, Any], head: str = HEAD + SOURCE) -> list[str]:
    """The names of the rules that find something in a bank of these questions."""
    return [found.rule for found in findings(folder / "bank.yaml", as_yaml(list(questions)), head)]
