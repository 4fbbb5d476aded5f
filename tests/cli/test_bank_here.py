"""Every command takes the bank that one stands in."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from allquiz.bank.which_files import original_of
from allquiz.exporters import FORMATS
from allquiz.shipped import shipped
from tests.conftest import Run

BANK = """\
title: Clotting
topic: clotting
namespace: mine
questions:
  - {id: one, type: true_false, stem: Is it?, answer: true, explanation: It is.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The current folder, with a bank in it."""
    (tmp_path / "bank.yaml").write_text(BANK)
    return tmp_path


def names(allquiz: Run, *arguments: object) -> set[str]:
    said = allquiz("list", "questions", "--json", *arguments)
    return {question["id"] for question in json.loads(said.stdout)["questions"]}


SAID = "Taking the bank in "


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("list", "questions"),
        ("list", "decks"),
        ("coverage",),
        ("quiz", "--plain", "--no-save"),
        ("show", "one"),
        ("export", "anki", "-o", "x.apkg"),
    ],
)
def test_the_bank_one_stands_in_is_taken_and_named_once(
    allquiz: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    said = allquiz(*arguments, stdin="q\n")
    assert said.returncode == 0, said.stderr
    assert said.stderr.count(SAID) == 1
    assert SAID not in said.stdout


def test_its_questions_are_the_ones(allquiz: Run, folder: Path) -> None:
    assert names(allquiz) == {"mine/one"}


def test_so_is_the_one_in_its_folder_of_questions(allquiz: Run, folder: Path) -> None:
    (folder / "questions").mkdir()
    (folder / "bank.yaml").rename(folder / "questions" / "bank.yaml")
    assert names(allquiz) == {"mine/one"}
    assert f"{SAID}questions" in allquiz("check").stderr


def test_a_folder_of_other_yaml_is_no_bank(allquiz: Run, folder: Path) -> None:
    (folder / "bank.yaml").write_text("services:\n  questions: 1\n")
    assert len(names(allquiz)) > 100
    assert SAID not in allquiz("list", "topics").stderr


def test_nothing_is_said_in_a_checkout_of_the_project(allquiz: Run, folder: Path) -> None:
    """Installed from elsewhere, it has the same questions in another place."""
    (folder / "bank.yaml").unlink()
    copy = shutil.copytree(shipped("questions"), folder / "questions")
    assert SAID not in allquiz("quiz", "--plain", "--no-save", stdin="q\n").stderr
    last = max(copy.glob("[0-9]*.yaml"))
    last.write_text(last.read_text("utf-8").replace("title:", "title: My", 1), "utf-8")
    assert SAID in allquiz("quiz", "--plain", "--no-save", stdin="q\n").stderr


def test_the_shipped_bank_can_be_named(allquiz: Run, folder: Path) -> None:
    assert len(names(allquiz, "--bank", "shipped")) > 100
    assert SAID not in allquiz("list", "topics", "--bank", "shipped").stderr
    (folder / "shipped").mkdir()
    (folder / "bank.yaml").rename(folder / "shipped" / "bank.yaml")
    assert len(names(allquiz, "--bank", "./shipped")) == 1


def resumed(begun_in: Path, resumed_in: Path) -> str:
    """What is asked where a quiz is begun in one folder and taken up in another."""
    for arguments, folder in ((["quiz", "--plain"], begun_in), ([], resumed_in)):
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "allquiz", *arguments]
        done = subprocess.run(
            command, cwd=folder, input="q\n", text=True, capture_output=True, check=True
        )
    return done.stdout


def test_a_quiz_is_taken_up_on_the_bank_it_was_begun_with(folder: Path) -> None:
    assert "Is it?" in resumed(folder, folder / "elsewhere")


def test_a_shipped_quiz_is_taken_up_where_another_bank_lies(folder: Path) -> None:
    assert "Is it?" not in resumed(folder / "elsewhere", folder)


@pytest.mark.parametrize(
    "copy",
    [
        "bank (Ann's conflicted copy 2026-11-28).yaml",
        "bank.sync-conflict-20261128-101010-ABCDEFG.yaml",
        "bank (1).yaml",
        "bank - Copy.yaml",
        "bank (In Konflikt stehende Kopie von Ann 2026-11-28).yaml",
        "bank-DESKTOP-7ABC123.yaml",
        "Copie de bank.yaml",
    ],
)
def test_a_conflicted_copy_is_named_and_the_original_kept(
    allquiz: Run, folder: Path, copy: str
) -> None:
    (folder / copy).write_text(BANK.replace("Is it?", "An old text"))
    checked = allquiz("check")
    assert checked.returncode == 1
    assert "a copy that a sync tool made of bank.yaml" in checked.stdout
    _, told, _ = allquiz("check", "--json").stdout.split("`", 2)
    command = shlex.split(json.loads(f'"{told}"'))
    assert "→ An old text" in allquiz(*command[1:]).stdout, command
    asked = allquiz("quiz", "--plain", "--no-save", stdin="q\n")
    assert "Is it?" in asked.stdout
    assert copy in asked.stderr.replace("'\"'\"'", "'")
    assert "bank.yaml" in asked.stderr


def test_copies_of_every_maker_and_language_are_known_and_no_other_names(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(BANK)
    for tail in (
        " (Ann's conflicted copy 2026-11-28 (1))", " (Copie en conflit de Ann 2026-11-28)", " (Copia in conflitto di Ann 2026-11-28)",
        " (Cópia em conflito de Ann 2026-11-28)", "（Ann の競合コピー 2026-11-28）", " (конфликтующая копия Ann 2026-11-28)",
        " (Case Conflict 1)", "-Ann’s MacBook Pro", "_conf(1)", "_conflict-20261128-101010", " [Conflict]", "~20261128-101010",
        " – Kopie (2)", " - コピー", " — копия", " copie 3", " (3rd copy)", " (1) (2)",
    ):  # fmt: skip
        assert original_of(tmp_path / f"bank{tail}.yaml"), tail
    for start in ("Copy of ", "Kopie von ", "Copia di ", "Kopi av "):
        assert original_of(tmp_path / f"{start}bank.yaml"), start
    for name in (
        "bank 2", "bank-2026", "bank (advanced)", "bank-copy-editing", "bank copyright", "bank (conflict of laws)",
        "bank-conflict-of-laws", "bank-PC", "copy number", "my bank",
    ):  # fmt: skip
        assert not original_of(tmp_path / f"{name}.yaml"), name


def test_what_copies_add_to_a_name_comes_after_it(allquiz: Run, folder: Path) -> None:
    """iCloud's “bank 2” and OneDrive's “bank-PC” may be names of one's own; the first counts."""
    for copy in ("bank 2.yaml", "bank-PC.yaml"):
        (folder / copy).write_text(BANK.replace("Is it?", "An old text"))
    (folder / "facts (1).yaml").write_text("f: {}\n")
    (folder / "facts.yaml").write_text("{}\n")
    assert "Is it?" in allquiz("quiz", "--plain", "--no-save", stdin="q\n").stdout
    checked = allquiz("check").stdout
    assert checked.count("error[duplicate-id]") == checked.count("error[") == 2
    assert "a copy that a sync tool made of facts.yaml" in checked


def test_the_ids_of_a_copy_are_told_in_one_and_in_json_each(allquiz: Run, folder: Path) -> None:
    three = BANK + "".join(
        BANK.splitlines(keepends=True)[-1].replace("one", id) for id in ("two", "three")
    )
    for name in ("bank", "bank (1)"):
        (folder / f"{name}.yaml").write_text(three)
    checked = allquiz("check")
    assert checked.stdout.count("error[duplicate-id]") == 1
    assert "  also: 2 more ids of this file in bank.yaml\n" in checked.stdout
    assert "3 errors" in checked.stdout
    found = json.loads(allquiz("check", "--output-format", "json").stdout)
    assert [p["rule"] for p in found["problems"]].count("duplicate-id") == 3


READ_BY = [
    "quiz --plain --no-save", "list questions", "list topics", "list banks", "coverage",
    "stats", "search it", "preview", "show one", "check", "diff old .", "diff . old",
    *(f"export {name} --skip -o out" for name in FORMATS),
    *(f"export {name} -o out" for name in FORMATS),
]  # fmt: skip


@pytest.mark.parametrize("second", ["bank (1).yaml", "week-2.yaml"])
@pytest.mark.parametrize("command", READ_BY)
def test_of_two_questions_with_one_name_both_files_are_named(
    allquiz: Run, folder: Path, command: str, second: str
) -> None:
    """By every command that leaves one out; what it reads otherwise is there."""
    (folder / "old").mkdir()
    (folder / "old" / "other.yaml").write_text(BANK.replace("Is it?", "Was it?"))
    (folder / second).write_text(BANK.replace("Is it?", "An old text"))
    ran = allquiz(*command.split(), stdin="q\n")
    assert second in ran.stdout + ran.stderr
    assert "bank.yaml" in ran.stdout + ran.stderr
    refused = command.startswith("export") and "--skip" not in command
    assert ran.returncode == {True: 2, False: 1 if command == "check" else 0}[refused], ran.stderr


def test_the_next_command_names_the_bank_where_it_must(allquiz: Run, tmp_path: Path) -> None:
    """So that it can be typed as it stands."""
    elsewhere = tmp_path / "my banks"
    elsewhere.mkdir()
    (elsewhere / "bank.yaml").write_text(BANK)
    said = allquiz("quiz", "--plain", "--bank", "my banks", stdin="f\n").stdout
    command = shlex.split(said.splitlines()[-1].removeprefix("Next: "))
    assert command[-2:] == ["--bank", "my banks"]
    assert allquiz(*command[1:], "--plain", stdin=":q\n").returncode == 0
    (tmp_path / "bank.yaml").write_text(BANK)
    allquiz("history", "forget", "one")
    assert "--bank" not in allquiz("quiz", "--plain", stdin="f\n").stdout


def test_a_quiz_whose_bank_has_moved_says_how_to_go_on(allquiz: Run, folder: Path) -> None:
    allquiz("quiz", "--plain", "--bank", "bank.yaml", stdin=":q\n")
    (folder / "bank.yaml").rename(folder / "moved.yaml")
    said = allquiz("--plain")
    assert said.returncode == 2
    assert "can't go on" in said.stderr
    assert "`allquiz quiz`" in said.stderr


@pytest.mark.skipif(os.name != "posix", reason="other systems ask otherwise who may see a file")
@pytest.mark.skipif(not os.getuid() and not shutil.which("setpriv"), reason="root sees everything")
def test_nor_does_one_go_on_whose_bank_lies_where_one_may_not_look(
    allquiz: Run, folder: Path
) -> None:
    (folder / "private").mkdir()
    (folder / "bank.yaml").rename(folder / "private" / "bank.yaml")
    allquiz("quiz", "--plain", "--bank", "private/bank.yaml", stdin=":q\n")
    drop = "-dac_override,-dac_read_search"
    as_others = [] if os.getuid() else ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]
    (folder / "private").chmod(0)
    try:
        for always, arguments, told in (
            ("", [], "quiz that you left can't go on"),
            ("", ["stats"], "Nothing answered"),
            ("private/bank.yaml", ["stats"], "ALLQUIZ_BANK_PATH names it"),
        ):
            said = subprocess.run(
                [*as_others, sys.executable, "-m", "allquiz", "--plain", *arguments],
                env={**os.environ, "ALLQUIZ_BANK_PATH": always},
                cwd=folder, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert told in said.stdout + said.stderr
    finally:
        (folder / "private").chmod(0o700)


def test_the_folders_of_the_bank_path_come_along_with_whatever_is_named(
    allquiz: Run, tmp_path: Path
) -> None:
    for name in ("always", "other"):
        (tmp_path / name).mkdir()
        text = BANK.replace("id: one", f"id: {name}").replace("mine", f"my-{name}")
        (tmp_path / name / "bank.yaml").write_text(text)
    path = str(tmp_path / "always")
    assert names(allquiz, "--bank", "other") == {"my-other/other"}
    said = allquiz("list", "questions", "--json", "--bank", "other", ALLQUIZ_BANK_PATH=path)
    assert {q["id"] for q in json.loads(said.stdout)["questions"]} == {
        "my-other/other",
        "my-always/always",
    }
    quiz = ["quiz", "--plain", "--bank", "other"]
    end = allquiz(*quiz, stdin="t\nt\n", ALLQUIZ_BANK_PATH=path).stdout
    assert "2 of 2" in end
    assert "always" not in end.splitlines()[-1]  # the command to go on with
    gone = allquiz("list", "banks", ALLQUIZ_BANK_PATH=f"{path}{os.pathsep}gone")
    assert gone.stderr == (
        "Error: there is no gone\nHelp: ALLQUIZ_BANK_PATH names it: mend or unset that\n"
    )


@pytest.mark.parametrize(
    "arguments", [("export", "csv", "-o", "-"), ("preview", "--html", "-o", "-")]
)
def test_no_file_is_called_a_dash(allquiz: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    done = allquiz(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not to standard output" in done.stderr
    done = allquiz(*arguments[:-1], "new/")
    assert "new/ is a folder" in done.stderr
    assert not (folder / "new").exists()
    assert allquiz("history", "export", "-o", "-").stdout == allquiz("history", "export").stdout
    assert not (folder / "-").exists()


def test_a_path_that_is_not_there_is_no_part_of_a_name(allquiz: Run, folder: Path) -> None:
    for path in ("/one", "../one", "a/b/one"):
        assert allquiz("preview", path).returncode == 2, path
        assert allquiz("show", path).returncode == 2, path
        assert allquiz("quiz", "--plain", "--only", path).returncode == 2, path
    assert allquiz("preview", "one").returncode == 0
    (name,) = (path.name for path in folder.glob("*.yaml"))
    for typed in (name.replace("a", "", 1), name.replace(".yaml", ".yml")):
        assert f"did you mean `{name}`?" in allquiz("check", typed).stderr
