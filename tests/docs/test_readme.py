"""What the documents show is what happens."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from allquiz.bank.read import read_banks
from tests.conftest import ROOT, Run

BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(path: Path, kind: str) -> list[str]:
    return [text for language, text in BLOCK.findall(path.read_text("utf-8")) if language == kind]


def steps(console: str) -> list[tuple[str, list[str]]]:
    """Each command of a console block with the lines shown under it."""
    parts = re.split(r"(?m)^\$ ", console)[1:]
    return [(first, shown) for first, *shown in (part.rstrip("\n").split("\n") for part in parts)]


DOCUMENTS = ["README.md", "questions/README.md", "decks/README.md", "CONTRIBUTING.md"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_of_a_document_does_what_it_shows(
    tmp_path: Path, allquiz: Run, document: str
) -> None:
    """What a shell is needed for is given to one."""
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    environment["ALLQUIZ_DATA_DIR"] = str(tmp_path / "data")
    environment["ALLQUIZ_CONFIG"] = str(tmp_path / "config.toml")
    (tmp_path / "questions").symlink_to(ROOT / "questions")
    for console in blocks(ROOT / document, "console"):
        for command, shown in steps(console):
            if file := re.fullmatch(r"cat ([\w/-]+\.yaml)", command):
                path = tmp_path / file[1]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(shown) + "\n")
            if plain := re.fullmatch(r"allquiz( [^|<>&;$*]+)?", command):
                result = allquiz(*shlex.split(plain[1] or ""))
            else:
                result = subprocess.run(
                    ["bash", "-c", command],
                    cwd=tmp_path,
                    env=environment,
                    capture_output=True,
                    text=True,
                    encoding="utf-8",
                    check=False,
                    timeout=60,
                )
            assert result.returncode == 0, (command, result.stderr)
            printed = result.stdout + result.stderr
            for line in shown:
                assert line in printed, command


def test_the_conversation_of_the_guide_goes_as_shown(tmp_path: Path) -> None:
    """What stands behind a prompt is typed; dates are this machine's, and a namespace is made anew."""
    conversation, made = (
        blocks(ROOT / "questions" / "README.md", kind)[0] for kind in ("text", "console")
    )
    first, *lines = conversation.splitlines()
    child: Any = pexpect.spawn(
        sys.executable,
        ["-m", *first.removeprefix("$ ").split()],
        cwd=str(tmp_path),
        env={**os.environ, "LOGNAME": "lee"},
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=20,
    )
    for line in lines:
        prompt, _, answer = re.fullmatch(r"((?:.*[\])]|[A-Z]|.*it):)( (.*))?|.*", line).groups()  # type: ignore[union-attr]
        pattern = (
            re.escape(prompt or line).replace(r"\-", "-").replace("lee-4f07c2", "lee-[0-9a-f]{6}")
        )
        child.expect(re.sub("20[0-9]{2}(-[0-9]{2})*", "[0-9-]+", pattern))
        if prompt:
            child.send(f"{answer or ''}\r")
    child.expect(pexpect.EOF)
    child.close()
    ((_, shown),) = steps(made)
    assert (tmp_path / "ward-round.yaml").read_text().splitlines() == shown


def test_the_readme_begins_with_two_one_line_commands() -> None:
    first, second = blocks(ROOT / "README.md", "sh")
    assert first.strip().endswith(".venv/bin/allquiz")
    assert ".venv/bin/pytest" in second
    assert first.count("\n") == second.count("\n") == 1


def test_the_ten_types_are_all_taught_by_sound_examples(tmp_path: Path, allquiz: Run) -> None:
    (kinds,) = blocks(ROOT / "questions" / "README.md", "yaml")
    assert len(set(re.findall(r"(?m)^    type: .+", kinds))) == 10
    (tmp_path / "example.yaml").write_text(kinds)
    result = allquiz("check", "--strict", "example.yaml")
    assert result.returncode == 0, result.stdout


def test_the_deck_example_can_be_exported(tmp_path: Path, allquiz: Run) -> None:
    (example,) = blocks(ROOT / "decks" / "README.md", "yaml")
    bank = tmp_path / "mine"
    (bank / "decks").mkdir(parents=True)
    (bank / "decks" / "year-one.yaml").write_text(example)
    (bank / "b.yaml").write_text(
        "title: B\ntopic: blood-and-marrow\nnamespace: n\nquestions:\n"
        "  - {id: q, type: true_false, stem: S, answer: true}\n"
    )
    result = allquiz("export", "anki", "--bank", bank, "--deck", "year-one", "-o", "x.apkg")
    assert result.returncode == 0, result.stderr
    assert "Hematology, first year" in allquiz("list", "decks", "--bank", bank).stdout


def test_the_statistics_of_the_bank_are_true(allquiz: Run) -> None:
    made = allquiz("coverage", "--statistics").stdout
    assert made in (ROOT / "questions" / "README.md").read_text("utf-8")


def test_the_number_of_questions_is_true() -> None:
    questions = read_banks([ROOT / "questions"]).questions
    active = sum(question.retired is None for question in questions)
    assert f"Wrote all.apkg: {active} questions in “ALL" in (ROOT / "README.md").read_text("utf-8")


def test_no_document_names_a_path_of_a_machine() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), ROOT / "pyproject.toml"]:
        assert not re.search(r"/(?:home|root|work)/", path.read_text("utf-8")), path
