"""`list` and `show`, and their JSON."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Run

BANK = """\
title: Mine
topic: mine
namespace: my
tags: [shared]
source: {title: A page}
questions:
  - id: one
    type: choice
    stem: Which *one*?
    answer: No
    distractors: {"9:22": why not}
    level: recall
    tags: [own]
  - {id: old, type: true_false, stem: Gone?, answer: true, retired: 2024-01-01}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(BANK)
    return path


def test_list_questions_gives_what_scripts_rely_on(allquiz: Run, bank: Path) -> None:
    listed = json.loads(allquiz("list", "questions", "--bank", bank, "--json").stdout)
    assert listed == {
        "schema": "allquiz.list/1",
        "questions": [
            {
                "id": "my/one",
                "type": "choice",
                "topic": "mine",
                "tags": ["shared", "own"],
                "level": "recall",
                "stem": "Which one?",
                "file": str(bank),
                "line": 7,
            }
        ],
    }


def test_retired_questions_are_listed_on_request(allquiz: Run, bank: Path) -> None:
    listed = json.loads(allquiz("list", "questions", "--all", "--bank", bank, "--json").stdout)
    assert [question["id"] for question in listed["questions"]] == ["my/one", "my/old"]
    assert "my/old is retired" in allquiz("quiz", "--only", "old", "--bank", bank).stderr


def test_topics_banks_decks_and_tags_count_what_is_asked(allquiz: Run, bank: Path) -> None:
    for what in ("topics", "banks", "decks", "tags"):
        for options, count in (((), 1), (("--all",), 2)):
            listed = allquiz("list", what, *options, "--bank", bank, "--json").stdout
            assert json.loads(listed)[what][-1]["questions"] == count, (what, options)
    counts = [{"tag": "own", "questions": 1}, {"tag": "shared", "questions": 1}]
    assert json.loads(allquiz("list", "tags", "--bank", bank, "--json").stdout)["tags"] == counts
    said = allquiz("export", "anki", "--bank", bank, "-o", bank.with_suffix(".apkg")).stderr
    assert "1 question in “" in said
    assert ", and 1 retired." in said
    bank.write_text(BANK.replace("level: recall", "retired: 2024-01-01"))
    assert allquiz("coverage", "--statistics", bank).stdout.startswith("0 questions;")


FACTS = """\
f-one: {fact: Gold is a metal., source: p, section: Metals, importance: core}
f-two: {fact: Ice floats., source: p, section: Ice, importance: detail}
"""


def test_coverage_tells_the_facts_that_no_question_tests(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    assert "There are no facts to test" in allquiz("coverage", bank).stderr
    (tmp_path / "facts.yaml").write_text(FACTS)
    (tmp_path / "sources.yaml").write_text("p: {title: P, document: D, publisher: U, revised: 2026-01-01}\n")  # fmt: skip
    bank.write_text(BANK.replace("level: recall", "facts: [f-one]"))
    told = json.loads(allquiz("coverage", bank, "--json").stdout)
    assert told == {
        "schema": "allquiz.coverage/1",
        "facts": [
            {"id": "f-one", "importance": "core", "questions": ["my/one"]},
            {"id": "f-two", "importance": "detail", "questions": []},
        ],
        "covered": 1,
        "total": 2,
    }
    said = allquiz("coverage", "--bank", bank)
    assert "Metals: 1 of 1\n" in said.stdout
    assert said.stdout.endswith("untested: f-two (detail): Ice floats.\n1 of 2 facts tested\n")
    assert said.returncode == 0
    assert allquiz("coverage", "--strict", bank).returncode == 1
    bank.write_text(BANK.replace("level: recall", "facts: [f-one, f-two]"))
    assert allquiz("coverage", "--strict", bank).returncode == 0


def test_show_opens_the_drawing_of_a_question_that_has_one(
    allquiz: Run, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "f.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    bank.write_text(BANK.replace("level: recall", "figure: {file: f.svg, alt: A line}", 1))
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    shown = allquiz("show", "one", "--open", "--bank", bank)
    assert (shown.returncode, shown.stderr) == (0, f"Opening {opened[0]}\n")
    assert opened == [str(tmp_path / "figures" / "f.svg")]
    refused = allquiz("show", "old", "--open", "--bank", bank)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "my/old has no drawing" in refused.stderr


def test_show_gives_the_question_in_the_formats_own_keys(allquiz: Run, bank: Path) -> None:
    shown = json.loads(allquiz("show", "one", "--bank", bank, "--json").stdout)
    assert {key: shown[key] for key in shown if "revision" not in key} == {
        "schema": "allquiz.show/1",
        "id": "one",
        "type": "choice",
        "stem": "Which *one*?",
        "answer": "No",
        "distractors": {"9:22": "why not"},
        "source": {"title": "A page"},
        "level": "recall",
        "tags": ["shared", "own"],
        "namespace": "my",
        "topic": "mine",
        "file": str(bank),
        "line": 7,
    }


@pytest.mark.parametrize(
    ("old", "new", "key_changes"),
    [
        ("Which *one*?", "Which one, then?", False),
        ("why not", "for a reason", False),
        ("answer: No", "answer: Nope", True),
        ("answer: No", "answer: '  No '", False),
    ],
)
def test_revisions_say_whether_the_key_changed(
    allquiz: Run, bank: Path, old: str, new: str, key_changes: bool
) -> None:
    before = json.loads(allquiz("show", "one", "--bank", bank, "--json").stdout)
    bank.write_text(BANK.replace(old, new))
    after = json.loads(allquiz("show", "my/one", "--bank", bank, "--json").stdout)
    assert before["revision"] != after["revision"]
    assert (before["key_revision"] != after["key_revision"]) == key_changes


def test_an_unknown_question_names_the_nearest(allquiz: Run, bank: Path) -> None:
    result = allquiz("show", "onne", "--bank", bank)
    assert (result.returncode, result.stdout) == (2, "")
    assert "did you mean" in result.stderr


def test_the_bank_path_adds_banks(allquiz: Run, bank: Path) -> None:
    (bank.parent / "elsewhere").mkdir()
    moved = bank.rename(bank.parent / "elsewhere" / bank.name)
    result = allquiz("list", "topics", ALLQUIZ_BANK_PATH=str(moved))
    assert "mine" in result.stdout
    assert "blood-and-marrow" in result.stdout


def test_every_shipped_question_can_be_shown(allquiz: Run) -> None:
    listed = json.loads(allquiz("list", "questions", "--json").stdout)["questions"]
    shown = allquiz("show", listed[0]["id"]).stdout
    assert listed[0]["stem"] in " ".join(shown.split())


def test_whoever_reads_only_the_beginning_of_a_long_list_gets_no_complaint() -> None:
    command = f'set -o pipefail; "{sys.executable}" -m allquiz list questions | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("all/")


def test_an_id_in_two_banks_is_asked_after_by_its_full_names(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    bank.with_name("your.yaml").write_text(BANK.replace("namespace: my", "namespace: your"))
    for asked, said in (
        (("show", "one"), "give one of my/one, your/one"),
        (("history", "forget", "one"), "give the full name: my/one, your/one"),
    ):
        ran = allquiz(*asked, "--bank", tmp_path)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert said in ran.stderr
    assert allquiz("show", "your/one", "--bank", tmp_path).returncode == 0


@pytest.mark.parametrize(
    "command",
    ["list topics --bank shipped", "config get", "show stat-risk-overreach --bank shipped"],
)
def test_a_narrow_terminal_gets_all_in_whole_words(
    allquiz: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    whole = allquiz(*command.split()).stdout
    width = max(50, *(len(word) + len("file: ") for word in whole.split()))  # where this lies
    child = pexpect.spawn(
        sys.executable, ["-m", "allquiz", *command.split()], dimensions=(24, width), encoding="utf-8", timeout=60
    )  # fmt: skip
    shown = re.sub(r"\x1b\[[0-9;]*m", "", child.read())
    assert max(map(len, shown.splitlines())) <= width
    assert shown.replace("#", "").split() == whole.replace("#", "").split()
