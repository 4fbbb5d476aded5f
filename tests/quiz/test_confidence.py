"""`quiz --confidence`: how sure one is, before the verdict."""

import json
from pathlib import Path
from typing import Any

import pytest

from allquiz.terminal.line_input import LineInput
from allquiz.terminal.prompts import CONFIDENCE, Prompt
from tests.conftest import Run

BANK = """\
title: B
topic: t
namespace: t
questions:
  - {id: judge, type: true_false, stem: S, answer: true}
  - {id: number, type: numeric, stem: S, answer: 20}
  - {id: gaps, type: cloze, stem: "{{one}} and {{two}}"}
  - {id: card, type: flashcard, front: F, back: B}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_text(BANK)
    return path


def ask(allquiz: Run, bank: Path, names: str, *lines: str) -> tuple[str, list[dict[str, Any]]]:
    only = [part for name in names.split() for part in ("--only", name)]
    stdin = "".join(line + "\n" for line in lines)
    result = allquiz("quiz", "--plain", "--confidence", "--bank", bank, *only, stdin=stdin)
    assert (result.returncode, result.stderr) == (0, "")
    exported = allquiz("history", "export").stdout.splitlines()
    return result.stdout, [json.loads(line) for line in exported]


@pytest.mark.parametrize(
    ("line", "kept"),
    [("1", "sure"), ("2", "think"), ("3", "guess"), ("Sure", "sure"), ("think so", "think"),
     ("think", "think"), ("guess", "guess"), ("s", None), (":skip", None)],
)  # fmt: skip
def test_a_line_says_how_sure(allquiz: Run, bank: Path, line: str, kept: str | None) -> None:
    _, (answer,) = ask(allquiz, bank, "judge", "t", line)
    assert (answer["confidence"], answer["score"]) == (kept, 1)


def test_it_is_asked_before_the_verdict(allquiz: Run, bank: Path) -> None:
    shown, _ = ask(allquiz, bank, "judge", "f", "what", "1")
    assert shown.index("How sure are you?") < shown.index("Wrong.")
    assert shown.count("How sure are you?") == 2  # "what" says nothing


def test_marks_stand_beside_the_score(allquiz: Run, bank: Path) -> None:
    """Sure and right 3, a guess and wrong 0, think so and half right (-2 + 2) / 2 = 0."""
    shown, _ = ask(allquiz, bank, "judge number gaps", "t", "1", "5", "3", "one | x", "2")
    assert "3 of 3 answered: 1.5 of 3 points" in shown
    assert "Certainty-based marks: 3, of 9 at most on 3 answers." in shown


def test_the_answer_can_be_taken_back_before_the_verdict(allquiz: Run, bank: Path) -> None:
    shown, answers = ask(allquiz, bank, "judge", "f", "u", "t", "2")
    assert "Wrong" not in shown
    assert [(each["response"], each["confidence"]) for each in answers] == [(True, "think")]


@pytest.mark.parametrize("lines", [["t"], ["t", "q"]])
def test_leaving_at_the_confidence_keeps_the_answer(
    allquiz: Run, bank: Path, lines: list[str]
) -> None:
    _, (answer,) = ask(allquiz, bank, "judge number", *lines)
    assert (answer["response"], answer["confidence"]) == (True, None)


@pytest.mark.parametrize(("how", "status"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)])
def test_an_answer_is_kept_when_its_confidence_is_broken_off(
    allquiz: Run, bank: Path, monkeypatch: pytest.MonkeyPatch, how: BaseException, status: int
) -> None:
    ask_for = LineInput.ask_for

    def broken_off(source: LineInput, prompt: Prompt) -> str | None:
        if prompt is CONFIDENCE:
            raise how
        return ask_for(source, prompt)

    monkeypatch.setattr(LineInput, "ask_for", broken_off)
    command = ("quiz", "--plain", "--confidence", "--bank", bank, "--only", "judge")
    assert allquiz(*command, stdin="t\n").returncode == status
    assert json.loads(allquiz("history", "export").stdout)["response"] is True


def test_what_can_not_be_read_is_asked_again_first(allquiz: Run, bank: Path) -> None:
    shown, (answer,) = ask(allquiz, bank, "number", "0,5", "20", "1")
    assert shown.count("How sure are you?") == 1
    assert answer["response"] == "20"


def test_it_is_not_asked_where_it_says_nothing(allquiz: Run, bank: Path) -> None:
    shown, answers = ask(allquiz, bank, "card judge", "", "good", "x")
    assert "How sure" not in shown
    assert [each["confidence"] for each in answers] == [None, None]


def test_a_resumed_quiz_goes_on_asking(allquiz: Run, bank: Path) -> None:
    ask(allquiz, bank, "judge number", "t", "1")
    assert "How sure" in allquiz(stdin="20\n").stdout


def test_a_setting_asks_always(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("confidence = true\n")
    arguments = ("quiz", "--plain", "--bank", bank, "--only", "judge")
    config = {"ALLQUIZ_CONFIG": str(tmp_path / "mine.toml")}
    assert "How sure" in allquiz(*arguments, stdin="t\n", **config).stdout
    assert "How sure" not in allquiz(*arguments, stdin="t\n").stdout
