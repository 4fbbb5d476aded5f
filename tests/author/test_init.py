"""`init`: a bank of one's own that works from the first minute."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pexpect
import pytest
import yaml

from allquiz.bank.format_keys import OWN
from allquiz.bank.read import read_banks
from tests.conftest import QUESTIONS, Run


@pytest.fixture
def bank(allquiz: Run, tmp_path: Path) -> Path:
    ran = allquiz("init", "my bank", "--title", "Blood: a course", "--namespace", "lee-2026")
    assert ran.returncode == 0, ran.stderr
    return tmp_path / "my bank"


def test_it_has_one_question_of_each_type(bank: Path) -> None:
    questions = read_banks([bank]).questions
    assert [question.type for question in questions] == list(OWN)
    assert {question.namespace for question in questions} == {"lee-2026"}


def test_it_passes_every_check_and_does_all_that_a_bank_does(allquiz: Run, bank: Path) -> None:
    for arguments in (
        ["check", "--strict", bank],
        ["fmt", "--check", bank],
        ["preview", bank],
        ["quiz", "--bank", bank, "--no-save", "-n", "10"],
        ["export", "anki", "--bank", bank, "-o", "x.apkg"],
        ["new", bank / "more.yaml"],
        ["check", "--strict", "--ignore", "template-text", bank],
    ):
        ran = allquiz(*arguments)
        assert ran.returncode == 0, (arguments, ran.stdout, ran.stderr)
    assert read_banks([bank / "more.yaml"]).banks[0].namespace == "lee-2026"


def test_the_editor_finds_the_schema(bank: Path) -> None:
    first = (bank / "examples.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=bank.schema.json"
    schema = (bank / "bank.schema.json").read_bytes()
    assert schema == (QUESTIONS / "bank.schema.json").read_bytes()


def test_the_workflow_runs_the_check(bank: Path, allquiz: Run) -> None:
    """Its commands are run here, as it runs them in the folder."""
    flow = yaml.safe_load((bank / ".github/workflows/check.yml").read_text())
    steps = [step["run"] for step in flow["jobs"]["check"]["steps"] if "run" in step]
    commands = [command for command in steps if command.startswith("allquiz")]
    assert len(commands) == 2
    for command in commands:
        program, *arguments = command.split()
        assert (program, arguments.pop()) == ("allquiz", ".")
        ran = allquiz(*arguments, bank)
        assert ran.returncode == 0, (command, ran.stdout)


def test_the_hooks_pass_and_stop_a_commit_that_has_errors(bank: Path, tmp_path: Path) -> None:
    """With pre-commit itself, in a repository of the bank's own; the hooks are this machine's allquiz."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    alone = {
        "PATH": path,
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=bank,
            env={**os.environ, **alone},
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("git", "init", "--quiet").returncode == 0
    assert run("git", "add", "--all").returncode == 0
    ran = run("pre-commit", "run", "--all-files")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("Passed") == 2
    assert run("git", "diff").stdout == ""
    text = (bank / "examples.yaml").read_text()
    (bank / "examples.yaml").write_text(text.replace("answer: Megakaryocyte", "answer:  Monocyte"))
    ran = run("pre-commit", "run", "--all-files")
    assert ran.returncode == 1
    assert "distractor-is-key" in ran.stdout


def test_nothing_is_overwritten(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("mine")
    ran = allquiz("init", "mine")
    assert ran.returncode == 2
    assert "README.md already" in ran.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["README.md"]
    assert allquiz("init", "mine/README.md").returncode == 2
    assert allquiz("init", "other", "--namespace", "No Good").returncode == 2
    assert not (tmp_path / "other").exists()


def test_it_asks_at_a_terminal_and_ctrl_c_writes_nothing(tmp_path: Path) -> None:
    child: Any = pexpect.spawn(
        sys.executable,
        ["-m", "allquiz", "init", "first-year"],
        cwd=str(tmp_path),
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact("Title [First year]:")
    child.sendintr()
    child.expect_exact("Nothing was written.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert list(tmp_path.iterdir()) == []
