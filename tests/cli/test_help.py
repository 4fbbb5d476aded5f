"""Help, version, completion: what a newcomer tries first."""

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from allquiz import __version__
from allquiz.cli.group import COMMANDS, MODULES, cli
from tests.conftest import Run

EVERY = [(n, MODULES[n], help) for group in COMMANDS.values() for n, help in group.items()]


@pytest.mark.parametrize(("name", "module", "help"), EVERY)
def test_the_static_help_is_what_the_command_says(name: str, module: str, help: str) -> None:
    command: click.Command = importlib.import_module(f"allquiz.cli.{module}").command
    assert command.get_short_help_str(limit=100) == help


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> list[tuple[tuple[str, ...], click.Command]]:
    below = command.commands.items() if isinstance(command, click.Group) and path else ()
    return [(path, command), *(found for n, c in below for found in _commands(c, (*path, n)))]


ALL = [
    found
    for name, module, _ in EVERY
    for found in _commands(importlib.import_module(f"allquiz.cli.{module}").command, (name,))
]


@pytest.mark.parametrize(
    ("path", "command"), ALL, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_and_option_is_explained(
    path: tuple[str, ...], command: click.Command
) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.type.name == "choice", parameter.name


@pytest.mark.parametrize("name", [name for name, _, _ in EVERY])
def test_help_of_each_command_shows_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert f"allquiz {name}" in result.output
    assert max(map(len, result.output.splitlines())) <= 80  # whole lines on a usual terminal


def test_a_group_alone_shows_its_commands_each_on_a_whole_line(allquiz: Run) -> None:
    for group, below in (("history", "import"), ("config", "set")):
        result = allquiz(group)
        assert (result.returncode, "..." in result.stderr.split("Commands:")[1]) == (2, False)
        assert re.search(rf"(?m)^  {below} ", result.stderr)


def test_the_questions_that_help_names_are_in_the_shipped_bank(allquiz: Run) -> None:
    shown = re.findall(r"(?m)^ +(allquiz show .*)", allquiz("show", "--help").stdout)
    assert len(shown) == 2
    for example in shown:
        assert allquiz(*example.split()[1:]).returncode == 0, example


def test_version_comes_from_one_place(allquiz: Run) -> None:
    assert allquiz("--version").stdout == f"allquiz {__version__}\n"
    assert allquiz("--version", "list").stdout == f"allquiz {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(allquiz: Run, shell: str) -> None:
    script = allquiz("completion", shell).stdout
    assert "_ALLQUIZ_COMPLETE" in script


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_the_line_for_zsh_works_as_the_help_has_it(allquiz: Run) -> None:
    line, before = re.findall(
        r"(eval .*zsh.*?)  .*below\s+`(.*)`", allquiz("completion", "-h").stdout
    )[0]
    program = f"{sys.executable} -m allquiz"
    script = f"{before} -D; {line.replace('allquiz', program)}"
    done = subprocess.run(["zsh", "-fc", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_completion_completes_commands(allquiz: Run) -> None:
    result = allquiz(_ALLQUIZ_COMPLETE="bash_complete", COMP_WORDS="allquiz hi", COMP_CWORD="1")
    assert result.stdout.split() == ["plain,history"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("quiz ", ["mine"]),
        ("quiz --tag ", ["hard"]),
        ("export anki --topic ", ["mine"]),
        ("preview b/other.yaml ", ["theirs"]),  # those of the file that is named
        ("preview nowhere.yaml ", []),
    ],
)
def test_completion_offers_what_the_banks_have_and_says_nothing(
    allquiz: Run, tmp_path: Path, line: str, offered: list[str]
) -> None:
    text = "title: {0}\ntopic: {0}\nquestions:\n  - {{id: {1}, type: flashcard, front: f, back: b, tags: [hard]}}\n"
    (tmp_path / "b").mkdir()
    (tmp_path / "mine.yaml").write_text(text.format("mine", "ours"))
    (tmp_path / "b" / "other.yaml").write_text(text.format("other", "theirs"))
    done = allquiz(
        _ALLQUIZ_COMPLETE="bash_complete",
        COMP_WORDS=f"allquiz {line}",
        COMP_CWORD=str(len(line.split()) + 1),
    )
    assert done.stdout.split() == [f"plain,{word}" for word in offered]
    assert done.stderr == ""


def test_a_misspelt_command_names_the_nearest(allquiz: Run) -> None:
    result = allquiz("chek")
    assert result.returncode == 2
    assert "did you mean `check`?" in result.stderr
