"""`allquiz stats` on what real quizzes left."""

import json
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pexpect
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from allquiz.cli.group import cli
from allquiz.model.days import day_of
from allquiz.model.memory import recall
from allquiz.schedule import review
from tests.conftest import Run, shipped_bank
from tests.reports.test_confusions import BANK

SHUFFLED_NOT = BANK.replace(
    "[Venetoclax, Imatinib]}", "[Venetoclax, Imatinib], shuffle: false}"
).replace(
    "[rituximab, Imatinib]}", "[rituximab, Imatinib], shuffle: false}"
)  # cd20: A Imatinib, B Rituximab, C Venetoclax; bcl2: A Imatinib, B rituximab, C venetoclax


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "drugs.yaml"
    path.write_text(SHUFFLED_NOT)
    return path


def asked() -> int:
    """How many questions the shipped banks ask."""
    return len(shipped_bank().in_use)


def answer(allquiz: Run, bank: Path, name: str, *lines: str) -> None:
    stdin = "".join(f"{line}\n" for line in lines)
    result = allquiz("quiz", "--bank", bank, "--only", name, "--plain", "--seed", 1, stdin=stdin)
    assert (result.returncode, result.stderr) == (0, "")


def here(*arguments: object) -> str:
    """What the command prints, run in this process."""
    result = CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def stats(*arguments: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(here("stats", "--json", *arguments))
    assert document["schema"] == "allquiz.stats/1"
    assert document["answered"] == document["gone"]["answered"] + sum(
        topic["answered"] for topic in document["by_topic"]
    )
    assert document["answered"] == sum(row["seen"] for row in document["questions"])
    return document


def made(number: int, ago: timedelta, **given: object) -> str:
    """A line of a log."""
    usual = {
        "kind": "answer", "id": f"id-{number}", "question": "all/line-cutoff-number", "revision": "r",
        "key_revision": "k", "answered_at": (datetime.now(UTC) - ago).isoformat(), "response": "30",
        "score": 1, "confidence": None, "rating": "good", "duration_ms": 5, "session": "s",
        "learner": None,
    }  # fmt: skip
    return json.dumps({**usual, **given})


def take_in(folder: Path, *lines: str) -> None:
    (folder / "log.jsonl").write_text("\n".join(lines))
    here("history", "import", folder / "log.jsonl")


def test_nothing_answered_is_said_kindly(allquiz: Run) -> None:
    result = allquiz("stats")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Nothing answered yet.", "Ten questions take about five minutes: allquiz"
    ]  # fmt: skip
    on_topic = here("stats", "genetics", "--days", 7, "--all")
    assert "Nothing answered on genetics in the last 7 days." in on_topic
    assert "allquiz quiz genetics" in on_topic
    document = stats()
    assert (document["answered"], document["score"], document["due_now"]) == (0, None, 0)
    assert (document["questions"], document["sessions"]) == ([], 0)
    assert {(topic["answered"], topic["score"]) for topic in document["by_topic"]} == {(0, None)}


def test_a_retired_question_is_neither_due_nor_missed(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "a")
    lines = [made(1, timedelta(days=9), question="d/bcl2", score=0, rating="again")]
    take_in(bank.parent, *lines)
    assert stats("--bank", bank)["due_now"] == 1
    text = bank.read_text()
    start = text.index("id: bcl2")
    bank.write_text(f"{text[:start]}retired: 2026-01-01, {text[start:]}")
    document = stats("--bank", bank)
    assert (document["due_now"], document["answered"]) == (0, 2)


def test_where_a_bank_is_named_no_other_is_looked_at(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "a")
    other = bank.with_name("other.yaml")
    other.write_text(
        "title: O\ntopic: o\nnamespace: o\nquestions:\n"
        "  - {id: q, type: true_false, stem: Really., answer: true}\n"
    )
    assert [topic["topic"] for topic in stats("--bank", other)["by_topic"]] == ["o"]
    assert "drugs" in [topic["topic"] for topic in stats()["by_topic"]]


def test_answers_of_real_quizzes_are_counted(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "b")
    answer(allquiz, bank, "bcl2", "b")
    answer(allquiz, bank, "bcl2", "c")
    answer(allquiz, bank, "gaps", "clofarabine | nothing")
    document = stats()
    assert (document["answered"], document["score"], document["sessions"]) == (4, 0.625, 4)
    (drugs,) = (topic for topic in document["by_topic"] if topic["answered"])
    assert (drugs["topic"], drugs["answered"], drugs["score"]) == ("drugs", 4, 0.625)
    assert (drugs["questions"], drugs["met"]) == (11, 3)
    questions = {row["id"]: row for row in document["questions"]}
    assert set(questions) == {"d/cd20", "d/bcl2", "d/gaps"}
    both = questions["d/bcl2"]
    assert (both["seen"], both["score"], both["last_score"], both["lapses"]) == (2, 0.5, 1, 0)
    assert both["stability"] > 0
    assert 1 <= both["difficulty"] <= 10
    due = datetime.fromisoformat(both["due"])
    assert due > datetime.now(UTC) - timedelta(minutes=1)
    assert document["streak"] == {"current": 1, "longest": 1}
    assert sum(day["answered"] for day in document["calendar"]) == 4
    assert " not met yet." in here("stats")  # the first day tells no pace
    ahead = document["forecast"]
    assert len(ahead["days"]) == 14
    assert sum(day["due"] for day in ahead["days"]) + ahead["later"] == 3


def test_the_last_days_are_today_and_those_before(tmp_path: Path) -> None:
    take_in(tmp_path, *(made(number, timedelta(days=number)) for number in range(5)))
    assert [stats("--days", days)["answered"] for days in (1, 2, 4, 9)] == [1, 2, 4, 5]


def test_what_was_due_and_recalled_is_retained(tmp_path: Path) -> None:
    """The first time is no review."""
    given = [("one", 90, 1), ("one", 89, 1), ("one", 60, 1), ("two", 90, 1), ("two", 89, 1)]
    given += [("two", 60, 1), ("three", 90, 1), ("three", 89, 1), ("three", 50, 0)]
    lines = [
        made(number, timedelta(days=ago), question=name, score=score)
        for number, (name, ago, score) in enumerate(given)
    ]
    take_in(tmp_path, *lines)
    retention = stats()["retention"]
    assert (retention["reviews"], retention["recalled"]) == (6, 5)
    assert retention["share"] == pytest.approx(5 / 6)


def test_what_was_taken_back_or_forgotten_is_gone_from_all_sums(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "c")
    answer(allquiz, bank, "bcl2", "b")
    answer(allquiz, bank, "judge", "t")
    here("history", "undo")
    here("history", "forget", "cd20", "--bank", bank)
    document = stats()
    assert [row["id"] for row in document["questions"]] == ["d/bcl2"]
    assert (document["sessions"], document["score"]) == (1, 0)
    (pair,) = document["confusions"]
    assert (pair["terms"], pair["times"]) == (["venetoclax", "rituximab"], 1)


def test_a_bank_that_is_gone_is_counted_and_said_apart(allquiz: Run, bank: Path) -> None:
    for line in "bbbbb":
        answer(allquiz, bank, "cd20", line)
    bank.unlink()
    document = stats()
    assert (document["answered"], document["due_now"]) == (5, 0)
    assert (document["gone"]["answered"], document["gone"]["questions"]) == (5, 1)
    assert document["questions"][0]["topic"] is None
    text = here("stats", "--all")
    assert f"5 answers in 5 quizzes: 100% of the points. 0 of {asked()} questions met." in text
    assert "5 answers to 1 question of banks that are not here: counted above, in no topic." in text


def test_confused_pairs_are_named_and_drilled_side_by_side(allquiz: Run, bank: Path) -> None:
    nothing = allquiz("quiz", "--confused", "--bank", bank)
    assert nothing.returncode == 2
    assert "not taken one thing for another yet" in nothing.stderr
    answer(allquiz, bank, "cd20", "c")
    answer(allquiz, bank, "bcl2", "b")
    answer(allquiz, bank, "bcl2", "b")
    (pair,) = stats()["confusions"]
    assert pair == {
        "terms": ["venetoclax", "rituximab"],
        "times": 3,
        "given_for_first": 2,
        "given_for_second": 1,
        "questions": ["d/bcl2", "d/cd20"],
    }
    assert "“venetoclax” and “rituximab”: 3 times, both ways" in here("stats", "--all")
    asked = allquiz(
        "quiz", "--confused", "--bank", bank, "--plain", "--seed", 3, stdin=":s\n" * 9
    ).stdout
    stems = re.findall(r"Question \d+ of 4 .*\n(.*)", asked)
    assert stems[:2] in (["Blocks BCL-2?", "Binds CD20?"], ["Blocks BCL-2?", "S"])
    assert sorted(stems) == ["Binds CD20?", "Blocks BCL-2?", "S", "S"]
    elsewhere = allquiz("quiz", "genetics", "--confused")
    assert elsewhere.returncode == 2


def test_what_was_given_to_an_old_key_is_no_confusion_of_now(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "c")
    text = bank.read_text().replace(
        "answer: Rituximab, distractors: [Venetoclax,",
        "answer: Ofatumumab, distractors: [Venetoclax,",
    )
    bank.write_text(text)
    document = stats("--bank", bank)
    assert document["confusions"] == []
    assert document["next"].startswith("allquiz quiz --due ")
    assert document["due_now"] == 1  # as `quiz --due`, which asks it again
    assert "Question 1 of 1" in allquiz("quiz", "--due", "--bank", bank, "--plain").stdout


def test_the_next_command_names_the_bank_that_it_needs(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "c")
    following = stats()["next"]
    assert following == f"allquiz quiz --confused --bank {bank}"
    assert here("stats").endswith(f"Next: {following}\n")
    assert allquiz(*following.split()[1:], "--plain").returncode == 0


def test_after_a_quiz_comes_what_is_due_then_what_is_new_then_any(allquiz: Run, bank: Path) -> None:
    bank.write_text(bank.read_text().partition("  - {id: two,")[0])

    def told(name: str, letter: str) -> str:
        quiz = ("quiz", "--bank", "drugs.yaml", "--only", name, "--plain")
        return allquiz(*quiz, stdin=f"{letter}\n").stdout.splitlines()[-1]

    assert told("cd20", "b") == "Next: allquiz quiz --new --bank drugs.yaml"
    assert stats("--bank", bank)["next"] == f"allquiz quiz --new --bank {bank}"
    take_in(bank.parent, made(1, timedelta(days=9), question="d/bcl2"))
    assert told("cd20", "b") == "Next: allquiz quiz --due --bank drugs.yaml"
    assert told("bcl2", "c") == "Next: allquiz quiz -n 10 --bank drugs.yaml"
    assert (last := stats("--bank", bank)["next"]) == f"allquiz quiz -n 10 --bank {bank}"
    assert "Question 1 of 2" in allquiz(*last.split()[1:], "--plain").stdout
    for which in ("--due", "--new", "--missed", "--confused"):  # what is told there goes, too
        assert (
            f"Help: practice all the same: `{last}`"
            in allquiz("quiz", which, "--bank", bank, "--plain").stderr
        )


def test_a_quiz_that_was_left_comes_next(allquiz: Run, bank: Path) -> None:
    allquiz("quiz", "--bank", bank, "--plain", stdin="a\n:q\n")
    assert stats()["next"] == "allquiz"
    bank.unlink()  # what can't go on is not named
    assert stats()["next"] == "allquiz quiz --new"


def test_days_count_the_last_ones_only(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    take_in(
        tmp_path,
        made(1, hour * 24 * 40, score=0, rating="again", session="a", confidence="sure"),
        made(2, hour * 24 * 39, session="b"),
        made(3, timedelta(seconds=1), session="b", confidence="guess"),
    )  # fmt: skip
    of_all, of_some = stats(), stats("--days", 30)
    assert (of_all["answered"], of_all["sessions"], of_all["score"]) == (3, 2, 2 / 3)
    assert (of_some["answered"], of_some["sessions"], of_some["score"]) == (1, 1, 1)
    assert [day["answered"] for day in of_all["calendar"]] == [1, 1, 1]
    assert [day["answered"] for day in of_some["calendar"]] == [1]
    assert [row["answered"] for row in of_all["calibration"]["levels"]] == [1, 0, 1]
    assert of_all["calibration"]["marks"] == -6 + 1
    assert [row["answered"] for row in of_some["calibration"]["levels"]] == [0, 0, 1]
    assert stats("--days", 41) == {**of_all, "days": 41}
    assert stats("genetics")["answered"] == 0
    (topic,) = (row["topic"] for row in of_all["by_topic"] if row["answered"])
    assert stats(topic)["answered"] == stats(topic, "genetics")["answered"] == 3


def test_recall_is_predicted_for_a_day(tmp_path: Path) -> None:
    ago = timedelta(days=3, hours=1)
    take_in(tmp_path, made(1, ago))
    now = datetime.now().astimezone()
    today = day_of(now)
    answered = day_of(now - ago)
    memory = review(None, "good", answered.toordinal())
    far = today + timedelta(days=50)
    for arguments, days in ((), 1), (("--by", far), 50), (("--by", today), 0):
        predicted = stats(*arguments)["predicted"]
        expected = recall(memory.stability, (today - answered).days + days)
        assert predicted["recall"] == pytest.approx(expected)
        assert (predicted["met"], predicted["not_met"]) == (1, asked() - 1)
    text = here("stats", "--by", far)
    assert f"On {far}, without a review until then, you would recall the question" in text
    days = (today - answered).days + 1  # so far: four, or five in the hour after a day began
    pace = days * (asked() - 1)  # one in all of them
    assert f"{asked() - 1} questions not met yet: at least {pace:,} more days at" in text
    # Of some days alone no pace is known, nor where nothing is met.
    assert f"{asked() - 1} questions not met yet." in here("stats", "--days", 30)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["blood-and-marow"], "did you mean `blood-and-marrow`?"),
        (["--days", "0"], "whole number from 1 to 36500"),
        (["--days", "many"], "whole number from 1 to 36500"),
        (["--by", "soon"], "“soon” is no date; write it like 2"),
        (["--by", "2027-02-30"], "“2027-02-30” is no date"),
        (["--by", "2020-01-01"], "2020-01-01 is past; give today or a day to come."),
        (["--bank", "nowhere.yaml"], "there is no nowhere.yaml"),
    ],
)
def test_what_can_not_be_shown_is_said_and_exits_2(
    allquiz: Run, arguments: list[str], said: str
) -> None:
    result = allquiz("stats", *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_the_last_day_of_the_calendar_is_no_day_too_far(tmp_path: Path) -> None:
    take_in(tmp_path, made(1, timedelta(days=1)))
    assert 0 < stats("--by", "9999-12-31")["predicted"]["recall"] < 1


def test_an_ascii_pipe_gets_ascii(allquiz: Run, bank: Path) -> None:
    answer(allquiz, bank, "cd20", "c")
    result = allquiz("stats", "--all", encoding="ascii")
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert '"Venetoclax" given where "Rituximab" is right: once' in result.stdout


@pytest.mark.parametrize("columns", [60, 120])
def test_a_terminal_gets_drawings_no_wider_than_it_is(tmp_path: Path, columns: int) -> None:
    take_in(
        tmp_path,
        *(made(n, timedelta(days=n % 9, seconds=1), confidence="sure") for n in range(20)),
    )  # fmt: skip
    child = pexpect.spawn(
        sys.executable,
        ["-m", "allquiz", "stats", "--all"],
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=20,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    shown = re.sub(r"\x1b\[[0-9;]*m", "", child.before)
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", child.before)  # no colour
    assert "█" in shown
    assert max(map(cell_len, shown.splitlines())) <= min(columns, 84)
    assert shown.rstrip().splitlines()[-1].startswith("Next: allquiz quiz")
