"""`quiz --plain`: one line an answer."""

import errno
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from allquiz.store import StoreError
from allquiz.store.quizzes import Quizzes
from tests.conftest import Run, shipped_bank

BANK = """\
title: Every type
topic: every-type
namespace: t
questions:
  - {id: choice, type: choice, stem: S, answer: "2", distractors: ["1", "3"], shuffle: false, hint: H}
  - {id: several, type: multiple_response, stem: S, answers: [a, b], distractors: [c]}
  - {id: judge, type: true_false, stem: S, answer: true}
  - {id: number, type: numeric, stem: S, answer: 20, unit: "%"}
  - {id: word, type: short_answer, stem: S, answer: megakaryocyte}
  - {id: gaps, type: cloze, stem: "{{one}} and {{two}}"}
  - {id: pairs, type: matching, stem: S, pairs: {l1: r1, l2: r2}}
  - {id: steps, type: ordering, stem: S, order: [first, second, third]}
  - {id: sort, type: categorize, stem: S, categories: {X: [i1, i2], Y: [i3]}}
  - {id: card, type: flashcard, front: F, back: B}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_text(BANK)
    return path


def ask(allquiz: Run, bank: Path, name: str, *lines: str) -> tuple[str, list[dict[str, Any]]]:
    """What is printed for the lines, and the answers saved."""
    stdin = "".join(line + "\n" for line in lines)
    result = allquiz("quiz", "--bank", bank, "--only", name, "--plain", "--seed", 1, stdin=stdin)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout, saved(allquiz)


def saved(allquiz: Run, *arguments: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in allquiz("history", "export", *arguments).stdout.splitlines()
    ]


@pytest.mark.parametrize(
    ("name", "line", "response", "score"),
    [
        ("choice", "b", "2", 1),
        ("choice", "C", "3", 0),
        ("judge", "t", True, 1),
        ("judge", "Wahr.", True, 1),
        ("judge", "FAUX", False, 0),
        ("judge", "false", False, 0),
        ("number", "1 in 5", "1 in 5", 1),
        ("word", "Megakaryocytes", "Megakaryocytes", 1),
        ("word", "s", "s", 0),
        ("gaps", "one | three", ["one", "three"], 0.5),
    ],
)
def test_an_answer_is_saved_as_text_with_its_score(
    allquiz: Run, bank: Path, name: str, line: str, response: object, score: float
) -> None:
    (answer,) = ask(allquiz, bank, name, line)[1]
    assert (answer["question"], answer["response"], answer["score"]) == (
        f"t/{name}",
        response,
        score,
    )


def test_options_are_named_by_the_letters_shown(allquiz: Run, bank: Path) -> None:
    shown, _ = ask(allquiz, bank, "several")
    letters = {line[3:]: line[0] for line in shown.splitlines() if line[1:3] == ") "}
    _, answers = ask(allquiz, bank, "several", f"{letters['b']} {letters['a']}")
    assert sorted(answers[-1]["response"]) == ["a", "b"]
    assert answers[-1]["score"] == 1
    _, answers = ask(allquiz, bank, "several", letters["a"] + letters["c"])
    assert answers[-1]["score"] == 0


def test_matching_and_ordering_go_by_the_numbers_shown(allquiz: Run, bank: Path) -> None:
    shown, _ = ask(allquiz, bank, "pairs")
    at = {line[3:]: line[0] for line in shown.splitlines() if line[1:3] in (". ", ") ")}
    _, answers = ask(allquiz, bank, "pairs", f"{at['l1']}{at['r1']} {at['l2']}{at['r2'].lower()}")
    assert answers[-1]["response"] == {"l1": "r1", "l2": "r2"}
    shown, _ = ask(allquiz, bank, "steps")
    at = {line[3:]: line[0] for line in shown.splitlines() if line[1:3] == ". "}
    _, answers = ask(allquiz, bank, "steps", " ".join(at[n] for n in ("first", "second", "third")))
    assert (answers[-1]["response"], answers[-1]["score"]) == (["first", "second", "third"], 1)


def test_a_flashcard_is_turned_by_an_empty_line(allquiz: Run, bank: Path) -> None:
    shown, (answer,) = ask(allquiz, bank, "card", "", "hard")
    assert "B" in shown
    assert (answer["score"], answer["rating"]) == (0.5, "hard")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("choice", ""), ("choice", "z"), ("number", "0,5"), ("number", "many"), ("gaps", "one"),
        ("steps", "1 1 2"), ("pairs", "9z"), ("pairs", "1a"), ("sort", "1a 3b"), ("word", "  "), ("word", "," * 9000), ("judge", "n"), ("judge", "y"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_asked_again_and_never_recorded(
    allquiz: Run, bank: Path, name: str, line: str
) -> None:
    assert ask(allquiz, bank, name, line)[1] == []


def test_commands_work_with_and_without_their_colon(allquiz: Run, bank: Path) -> None:
    shown, answers = ask(allquiz, bank, "choice", "h", ":f", "x", "q")
    assert "Hint: H" in shown
    assert (answers[0]["response"], answers[0]["score"]) == (None, 0)
    assert "flagged" in allquiz("quiz", "--bank", bank, "--flagged", "--plain").stdout
    assert ask(allquiz, bank, "choice", "s")[1] == answers
    assert ask(allquiz, bank, "word", ":q")[1] == answers
    for name in ("word", "gaps"):  # where a word is the answer, a question mark alone is none
        shown, saved = ask(allquiz, bank, name, "?")
        assert (":q   stop" in shown, saved) == (True, answers)
    for name, line, response in (("word", "q", "q"), ("gaps", "q |", ["q", ""])):
        shown, saved = ask(allquiz, bank, name, line)  # an answer, but hardly meant as one
        assert ("Was “q” a command?" in shown, saved[-1]["response"]) == (True, response)


def test_undo_takes_an_answer_back_and_asks_again(allquiz: Run, bank: Path) -> None:
    stdin = "a\n:u\nb\n"
    allquiz("quiz", "--bank", bank, "--only", "choice", "--only", "judge", "--plain", stdin=stdin)
    assert [answer["response"] for answer in saved(allquiz)] == ["2"]
    kinds = [entry["kind"] for entry in saved(allquiz, "--all")]
    assert sorted(kinds) == ["answer", "answer", "undo"]


def test_bare_allquiz_goes_on_where_one_stopped(allquiz: Run) -> None:
    first = allquiz("quiz", "-n", 3, "--plain", stdin=":x\n")
    assert "Question 2 of 3" in first.stdout
    second = allquiz(stdin=":x\n:x\n")
    assert "Going on with your quiz: 1 of 3" in second.stdout
    assert "Question 2 of 3" in second.stdout
    assert len(saved(allquiz)) == 3
    assert "Question 1 of 10" in allquiz().stdout


def test_a_quiz_goes_on_where_what_was_answered_has_left_the_bank(allquiz: Run, bank: Path) -> None:
    both = ("--only", "choice", "--only", "judge")
    allquiz("quiz", "--bank", bank, *both, "--plain", stdin="b\n")
    bank.write_text(re.sub("(?m)^.*id: choice.*\n", "", BANK))
    second = allquiz(stdin="t\n")
    assert ("Question 1 of 1" in second.stdout, second.stderr) == (True, "")
    assert len(saved(allquiz)) == 2


def test_missed_and_new_follow_the_record(allquiz: Run, bank: Path) -> None:
    assert "met" not in allquiz("quiz", "--missed", "--bank", bank).stderr
    ask(allquiz, bank, "choice", "a")
    assert "Question 1 of 1" in allquiz("quiz", "--missed", "--plain", "--bank", bank).stdout
    assert "of 9" in allquiz("quiz", "--new", "--plain", "--bank", bank).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["blood-and-marow"], "did you mean `blood-and-marrow`?"),
        (["--tag", "outlok"], "did you mean `outlook`?"),
        (["--only", "nothing-like-it"], "no question is called"),
        (["--bank", "nowhere.yaml"], "there is no nowhere.yaml"),
        (["--missed"], "you missed nothing"),
        (["--only", "line-cutoff-number", "--missed"], "you missed nothing"),
        (["--only", "line-cutoff-number", "--tag", "outlok"], "did you mean `outlook`?"),
        (["--only", "line-cutoff-number", "genetics"], "no question fits all of that"),
        (["genetics", "--tag", "case", "--new"], "no question fits all of that"),
        (["--level", "hard"], "takes one of recall, understand, apply"),
    ],
)
def test_what_can_not_be_asked_is_said_and_exits_2(
    allquiz: Run, arguments: list[str], said: str
) -> None:
    result = allquiz("quiz", *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_no_save_keeps_nothing(allquiz: Run, tmp_path: Path) -> None:
    allquiz("quiz", "--no-save", "--plain", "-n", 1, stdin=":x\n")
    assert not (tmp_path / "data").exists()


def test_the_first_ten_are_core_and_easy_and_never_grave(allquiz: Run) -> None:
    reading = shipped_bank()
    stems = {question.stem: question for question in reading.questions}
    for seed in range(8):
        out = allquiz("quiz", "--plain", "--no-save", "--seed", seed, stdin=":s\n" * 10).stdout
        asked = [stems[line] for line in out.splitlines() if line in stems]
        assert len(asked) == 10
        for question in asked:
            assert "outlook" not in question.tags
            assert question.level == "recall"
            assert any(reading.facts[fact].importance == "core" for fact in question.facts)


def test_the_first_run_asks_nothing_and_says_what_this_is(allquiz: Run) -> None:
    first, blank, question, *_ = allquiz().stdout.splitlines()
    assert "not medical advice" in first
    assert "about 5 minutes" in first
    assert (blank, question[:16]) == ("", "Question 1 of 10")


def test_a_bank_with_errors_is_asked_without_them(allquiz: Run, bank: Path) -> None:
    bank.write_text(BANK + "  - {id: bad, type: choice, stem: S}\n")
    result = allquiz("quiz", "--bank", bank, "--plain", "-n", 20)
    assert "of 10" in result.stdout
    assert f"1 question left out; see why with: allquiz check {bank}" in result.stderr


def test_an_ascii_terminal_gets_ascii(program: Run, bank: Path) -> None:
    ascii_only = {
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "",
    }
    result = program("quiz", "--bank", bank, "--plain", stdin=":x\n" * 10, **ascii_only)
    assert result.returncode == 0
    assert result.stdout.isascii()


def test_after_the_last_question_a_pipe_may_still_take_back_override_and_flag(
    program: Run, allquiz: Run, bank: Path
) -> None:
    for line, said, scores in (
        (":o", "now counts as right", [1]),
        (":u\nmegakaryocyte", "Here is the question again", [1]),
        (":f\n:o\nmore", "Flagged", [1]),
        ("f", "0 of 1 point", [0]),  # one line too many is no command
    ):
        stdin = f"giant cell\n{line}\n"
        ran = program("quiz", "--bank", bank, "--only", "word", "--plain", stdin=stdin)
        assert said in ran.stdout
        assert [answer["score"] for answer in saved(allquiz)] == scores
        allquiz("history", "forget", "word", "--bank", bank)


def test_the_score_is_shown_where_only_the_end_of_the_quiz_cant_be_saved(
    allquiz: Run, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full", "free some space")

    monkeypatch.setattr(Quizzes, "end", full)
    ran = allquiz("quiz", "--bank", bank, "--only", "judge", "--plain", stdin="t\n")
    assert "1 of 1 point (100%)" in ran.stdout
    assert (ran.returncode, ran.stderr.count("the disk is full")) == (2, 1)
    assert len(saved(allquiz)) == 1


def test_an_answer_that_was_not_saved_and_given_again_counts_once(
    allquiz: Run, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk, once it failed, has kept what can't be taken away again."""
    force, wrong = os.fsync, iter([False, True, False, False])  # the first begins the quiz

    def failing(descriptor: int) -> None:
        if next(wrong, False):
            raise OSError(errno.EIO, "Input/output error")
        force(descriptor)

    def refusing(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("allquiz.store.journal.force", failing)
    monkeypatch.setattr(os, "ftruncate", refusing)
    only = ("--only", "choice", "--plain")
    done = allquiz("quiz", "--bank", bank, *only, stdin="b\na\n")
    assert "Not saved: " in done.stdout
    assert "1 of 1 answered" in done.stdout
    assert len(allquiz("history", "export").stdout.splitlines()) == 1


def test_an_override_turns_the_verdict_round(allquiz: Run, bank: Path) -> None:
    stdin = "giant cell\n:o\n"
    allquiz("quiz", "--bank", bank, "--only", "word", "--only", "judge", "--plain", stdin=stdin)
    assert [answer["score"] for answer in saved(allquiz)] == [1]


def test_an_override_of_a_typo_leaves_the_other_gap_right(allquiz: Run) -> None:
    asked = ("--only", "all/all-usual-origin-gaps", "--only", "all/all-slower-word", "--seed", 1)
    filled = {
        "immature | whit": ["partly right", "right"],
        "imature | red": ["right", "partly right"],
    }
    for gaps, turns in filled.items():
        stdin = f"{gaps}\n:o\n:o\n"
        said = allquiz("quiz", "--bank", "shipped", *asked, "--plain", stdin=stdin).stdout
        assert re.findall("now counts as ([a-z ]+)", said) == turns
        assert ("Meant something else?" in said) == (gaps == "immature | whit")


def test_no_other_question_than_the_one_named_is_forgotten(allquiz: Run, bank: Path) -> None:
    ask(allquiz, bank, "judge", "t")
    told = allquiz("history", "forget", "choice", "--bank", bank).stdout
    assert "choice (there was no answer to it)" in told
    assert allquiz("history", "forget", "nothing-like-it", "--bank", bank).returncode == 2
    assert len(saved(allquiz)) == 1
    ended = allquiz("history", "export", "-o", "log.jsonl")
    assert (ended.stdout, ended.stderr) == ("", "Wrote 1 line to log.jsonl.\n")


def test_history_merges_in_any_order(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    ask(allquiz, bank, "choice", "a")
    ask(allquiz, bank, "judge", "t")
    allquiz("history", "undo")
    allquiz("history", "forget", "choice", "--bank", bank)
    lines = allquiz("history", "export", "--all").stdout.splitlines()
    assert saved(allquiz) == []
    assert len(lines) == 4
    other = {"ALLQUIZ_DATA_DIR": str(tmp_path / "other")}
    for line in reversed(lines):
        (tmp_path / "one.jsonl").write_text(line + "\n")
        assert allquiz("history", "import", "one.jsonl", **other).returncode == 0
    assert allquiz("history", "export", **other).stdout == ""
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    assert "0 added, 4 known" in allquiz("history", "import", "all.jsonl", **other).stdout


def test_an_answer_dated_in_the_future_waits_and_is_said(allquiz: Run, tmp_path: Path) -> None:
    line = (
        '{"kind": "answer", "id": "i", "question": "q", "revision": "r", "key_revision": "k", '
        '"answered_at": "2999-01-01T00:00:00Z", "response": "x", "score": 1, "rating": "good", '
        '"duration_ms": 1}\n'
    )
    (tmp_path / "late.jsonl").write_text(line)
    result = allquiz("history", "import", "late.jsonl")
    assert result.stdout == "1 added, 0 known already.\n"
    assert "answers to 1 question are dated in the future" in result.stderr
    assert json.loads(allquiz("stats", "--json").stdout)["answered"] == 0
    assert [each["id"] for each in saved(allquiz)] == ["i"]
    assert "dated in the future" in allquiz("doctor").stdout


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"kind": "answer"}',
        '{"kind": "undo", "id": "a", "target": "b", "at": "soon"}',
    ],
)
def test_a_bad_line_imports_nothing(allquiz: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "bad.jsonl").write_text(f"\n{line}\n")
    result = allquiz("history", "import", "bad.jsonl")
    assert result.returncode == 2
    assert "bad.jsonl:2:" in result.stderr


def test_a_damaged_database_of_0_1_0_is_named_and_left_as_it_is(
    allquiz: Run, tmp_path: Path
) -> None:
    file = tmp_path / "data" / "progress.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"no database " * 1000)
    result = allquiz("quiz", stdin=":x\n")
    assert (result.returncode, "Question 2 of 10" in result.stdout) == (0, True)
    assert "progress.sqlite3" in result.stderr
    assert "left as it is" in result.stderr
    assert len(saved(allquiz)) == 1
    assert file.read_bytes() == b"no database " * 1000


def test_a_folder_that_can_not_be_written_is_said_so(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = allquiz("quiz", ALLQUIZ_DATA_DIR=str(tmp_path / "file" / "data"))
    assert result.returncode == 2
    assert "--no-save" in result.stderr


def test_a_bank_of_one_s_own_is_not_said_to_be_on_leukemia(allquiz: Run, bank: Path) -> None:
    own = allquiz("quiz", "--bank", bank, "-n", 2, "--no-save", stdin="q\n").stdout
    assert own.startswith("allquiz: about a minute for 2 questions. ")
    ours = allquiz("quiz", "--bank", "shipped", "-n", 2, "--no-save", stdin="q\n").stdout
    assert ours.startswith("allquiz: questions on acute lymphocytic leukemia (ALL), ")
