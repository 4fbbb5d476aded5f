"""What a newcomer tries leads somewhere: it is done, or one line says what to type."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from allquiz.app.search import search
from allquiz.cli.group import cli, guesses
from allquiz.shell import as_typed
from tests.conftest import Run, shipped_bank

BANK = """\
title: Cells of the blood
topic: blood-cells
namespace: t
questions:
  - {id: red-cell-job, type: flashcard, front: What does a red cell carry?, back: Oxygen, tags: [basics]}
  - {id: red-cell-life, type: true_false, stem: A red cell lives for months., answer: true, explanation: Four.}
  - {id: plätte, type: short_answer, stem: Which cell piece stops bleeding?, answer: Thrombozyt}
"""
OTHER = """\
title: Treatment and its drugs
topic: treatment
namespace: t
questions:
  - {id: old, type: true_false, stem: It was so., answer: true, retired: 2026-01-01}
  - {id: kinase, type: choice, stem: Which is a kinase inhibitor?, answer: Imatinib, distractors: [Vincristine, Rituximab]}
"""


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.yaml").write_text(BANK.replace("plätte", "platelet"))
    (folder / "b.yaml").write_text(OTHER)
    return folder


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("--plain", "Question 1 of 10"),
        ("start", "Question 1 of 10"),
        ("study", "Question 1 of 10"),
        ("study genetics", "· Genetics"),
        ("exam", "Exam: 10 questions."),
        ("topics", "blood-and-marrow"),
        ("help", "Usage: allquiz"),
        ("help quiz", "Usage: allquiz quiz"),
        ("--plain quiz -n 3", "Question 1 of 3"),
        ("--plain exam -n 3", "Exam: 3 questions."),
        ("--plain list topics", "blood-and-marrow"),
        ("quiz --topic genetics", "· Genetics"),
        ("quiz drugs", "· Targeted drugs"),
        ("quiz chemo", "· Improving treatment and chemotherapy"),
        ("quiz CAR-T", "· CAR T-cell therapy"),
    ],
)
def test_it_is_done(allquiz: Run, words: str, shown: str) -> None:
    result = allquiz(*words.split())
    assert result.returncode == 0, result.stderr
    assert shown in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("review", "new questions: `allquiz quiz --new`"),
        ("undo", "no answer to take back"),
        ("flagged", "press f at a question to flag it"),
        ("missed", "allquiz quiz"),
        ("export pdf", "`allquiz export paper -o test.pdf`"),
        ("export docs", "takes one of anki, "),
        ("chek", "did you mean `check`?"),
        ("reviw", "did you mean `review`?"),
        ("QUIZ", "did you mean `quiz`?"),
        ("genetics", "for a topic: `allquiz quiz genetics`"),
        ("random", "for a topic: `allquiz quiz random`"),
        ("mine.yaml", "for a bank: `allquiz quiz --bank mine.yaml`"),
        ("export moodl", "Help: did you mean `moodle`?"),
        ("export ANKI", "Help: did you mean `anki`?"),
        ("quiz mine.yaml", "`--bank mine.yaml`"),
        ("quiz 5", "`-n 5`"),
        ("quiz 'my own.yaml'", "`--bank 'my own.yaml'`"),
        ("anki", "try `allquiz export anki`"),
        ("quiz --count=5", "try `allquiz quiz -n 5`"),
        ("config retention 0.8", "try `allquiz config set retention VALUE`"),
        ("config list", "try `allquiz config get`"),
        ("fmt -w", "try `allquiz fmt FILE`"),
        ("list quesions", "Help: did you mean `questions`?"),
        ("quiz --level applied", "Help: did you mean `apply`?"),
        ("-n 5", "try `allquiz quiz -n 5`"),
        ("--due", "try `allquiz quiz --due`"),
        ("--plain --bank mine", "try `allquiz quiz --plain --bank mine`"),
        ("--bank mine check", "`allquiz check --bank`"),
        ("stat --topic cells", "did you mean `stats`?"),
        ("quiz -n 5-10", "takes one whole number from 1 to 10000"),
        ("quiz --duee", "did you mean `--due`?"),
        ("quiz -due", "did you mean `--due`?"),
        ("quiz --DUE", "did you mean `--due`?"),
        ("stats --hlep", "did you mean `--help`?"),
        ("quiz --json", "see `allquiz quiz --help`"),
        ("-v", "try `allquiz --version`"),
        ("quiz chemo,genetics", "without commas"),
        ("quiz 1,2.yaml", "--bank 1,2.yaml"),
        ("history import nowhere", "check the path"),
        ("quiz -n", "see `allquiz quiz --help`"),
        ("quiz cell", "give one of blood-and-marrow"),
        ("show platelet", "could be"),
        ("list", "topics, questions, banks, decks"),
        ("search", "Missing argument"),
        ("search nosuchword", "no question has"),
        ("search platlets", "did you mean `platelets`?"),
        ("search bone platlets", "did you mean `platelets`?"),
        ("search !", "there is no word to search for"),
    ],
)
def test_or_it_is_said_what_to_type(allquiz: Run, words: str, said: str) -> None:
    result = allquiz(*shlex.split(words))
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) <= 2


def test_what_is_said_to_type_is_there() -> None:
    for said in (*guesses("hints").values(), *filter(None, guesses("commands").values())):
        words, command = said.split(), None
        group: click.Command | None = cli
        while isinstance(group, click.Group) and not words[0].startswith("-"):
            group = command = group.get_command(click.Context(group), words.pop(0))
        assert said == "--version" or command, said
        options = {name for param in command.params for name in param.opts} if command else words
        assert {word for word in words if word.startswith("-")} <= {*options}, said


def test_a_quiz_that_was_left_is_resumed_by_any_of_its_names(allquiz: Run, banks: Path) -> None:
    allquiz("quiz", "--bank", banks, "-n", 4, stdin="t\n")
    for words in (["quiz", "--resume"], ["resume"], ["start"], ["--plain"], []):
        assert "Going on with your quiz: " in allquiz(*words).stdout
    for more in (["--no-save"], ["--due"], ["cells"], ["--bank", "shipped"]):
        assert "as it was begun" in allquiz("quiz", "--resume", *more).stderr


@pytest.mark.parametrize(
    ("said", "meant"),
    [("blood", "Cells of"), ("Treat", "Treatment"), ("DRUGS", "Treatment"), ("cells", "Cells of")],
)  # fmt: skip
def test_a_topic_is_known_by_its_beginning_a_word_or_its_title(
    allquiz: Run, banks: Path, said: str, meant: str
) -> None:
    shown = allquiz("quiz", said, "--bank", banks)
    assert f"· {meant}" in shown.stdout
    allquiz("quiz", "--bank", banks, stdin="q\n")
    assert allquiz("stats", said, "--bank", banks).returncode == 0


def test_an_empty_search_asks_for_words(allquiz: Run) -> None:
    refused = allquiz("search", "")
    assert refused.returncode == 2
    assert "there is no word to search for" in refused.stderr


def test_a_test_is_an_exam(allquiz: Run, banks: Path) -> None:
    exam = allquiz("quiz", "--exam", "--help").stdout
    assert allquiz("test", "--help").stdout == exam
    assert "exam" in allquiz("test", "--bank", banks, "-n", 2, stdin="").stdout.lower()


def test_a_question_is_known_by_its_beginning_or_words(allquiz: Run, banks: Path) -> None:
    for said in ("plate", "t/platelet", "t/plate", "platelet", "kin"):
        shown = json.loads(allquiz("show", said, "--bank", banks, "--json").stdout)
        assert shown["id"].startswith(said.removeprefix("t/"))
    assert "“life”" not in allquiz("show", "life", "--bank", banks).stderr
    several = allquiz("show", "red", "--bank", banks)
    assert (several.returncode, several.stdout) == (2, "")
    assert "give one of t/red-cell-job, t/red-cell-life\n" in several.stderr
    many = allquiz("show", "all/").stderr
    assert re.search(
        r"could be (\d+) questions.*(, all/[a-z-]+){7} and \d+ more\n", many, re.DOTALL
    )


def test_search_finds_words_in_stem_options_and_explanation(allquiz: Run, banks: Path) -> None:
    def ids(*words: str) -> list[str]:
        found = allquiz("search", *words, "--bank", banks, "--json")
        return [each["id"] for each in json.loads(found.stdout)["questions"]]

    assert ids("OXYGEN") == ["t/red-cell-job"]
    assert ids("rituximab") == ["t/kinase"]
    assert ids("four") == ["t/red-cell-life"]
    assert allquiz("search", "haemoglobin").stdout == allquiz("search", "hemoglobin").stdout != ""
    assert ids("red", "cell") == ["t/red-cell-job", "t/red-cell-life"]
    assert ids("red", "oxygen") == ["t/red-cell-job"]
    assert ids("so") == []  # a retired question is asked no more
    assert ids("nothing") == []
    shown = allquiz("search", "oxygen", "--bank", banks).stdout
    assert shown.startswith("t/red-cell-job ")


def test_what_is_found_can_be_asked(allquiz: Run, banks: Path) -> None:
    result = allquiz("search", "red", "--quiz", "--bank", banks)
    assert result.returncode == 0
    assert "Question 1 of 2" in result.stdout


def test_what_is_not_found_is_not_asked_as_anything(allquiz: Run) -> None:
    asked = allquiz("search", "nosuchword", "--quiz", "--json")
    assert (asked.returncode, asked.stdout) == (2, "")


def test_case_and_accents_do_not_matter_to_a_search() -> None:
    questions = shipped_bank().questions
    assert search(questions, ["ALPHA"]) == search(questions, ["álpha"])
    assert search(questions, ["--"]) == []


def test_more_questions_than_there_are_is_said(allquiz: Run, banks: Path) -> None:
    assert (
        "there are 4 questions: all are asked" in allquiz("quiz", "-n", 500, "--bank", banks).stderr
    )
    assert "all are asked" not in allquiz("quiz", "-n", 4, "--bank", banks).stderr


BEGUN = {
    "allquiz qu": "quiz",
    "allquiz quiz gen": "genetics",
    "allquiz quiz --topic car": "car-t-and-checkpoints",
    "allquiz quiz --level rec": "recall",
    "allquiz stats blood": "blood-and-marrow",
}

# How each shell is got ready, and asked what it would complete; `LINE` stands for what was typed.
SHELLS = {
    "bash": (
        "source <(allquiz completion bash)",
        """COMPREPLY=(); COMP_WORDS=(LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _allquiz_completion allquiz
        printf '%s\\n' ${COMPREPLY[@]}""",
    ),
    "zsh": (
        """compdef() { : }
        _describe() { print -rl -- ${${(P)${@[-2]}}%%:*} }
        compadd() { print -rl -- ${(P)${@[-1]}} }
        source <(allquiz completion zsh)""",
        "words=(LINE); CURRENT=${#words}; _allquiz_completion",
    ),
    "fish": ("allquiz completion fish | source", "complete -C 'LINE'"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="these shells are elsewhere")
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_what_is_begun(tmp_path: Path, shell: str) -> None:
    """In the real shell, by the script that `completion` prints."""
    if shutil.which(shell) is None and "CI" not in os.environ:
        pytest.skip(f"there is no {shell}")
    ready, ask = SHELLS[shell]
    script = [ready, *(f"{ask.replace('LINE', line)}\necho end" for line in BEGUN)]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", "\n".join(script)], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
    )  # fmt: skip
    offered = [each.split("\t")[0] for each in done.stdout.split("\n") if each]
    assert offered == [word for each in BEGUN.values() for word in (each, "end")], done.stderr


def test_ids_tags_rules_and_settings_are_completed(allquiz: Run, banks: Path) -> None:
    def offered(line: str) -> list[str]:
        words = line.format(banks).split(" ")
        environment = {
            "_ALLQUIZ_COMPLETE": "bash_complete",
            "COMP_WORDS": line.format(banks),
            "COMP_CWORD": str(len(words) - 1),
        }
        return [each.partition(",")[2] for each in allquiz(**environment).stdout.split()]

    assert offered("allquiz show --bank {} red") == ["red-cell-job", "red-cell-life"]
    assert offered("allquiz show --bank {} t/k") == ["t/kinase"]
    assert offered("allquiz quiz --bank {} --tag b") == ["basics"]
    assert offered("allquiz show --bank nowhere red") == []
    assert offered("allquiz history forget --bank {} t/k") == ["t/kinase"]
    assert offered("allquiz check --select longest") == ["longest-option-is-key"]
    assert offered("allquiz config set day") == ["day_starts"]


def test_a_command_to_type_has_the_quotes_of_the_shells_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """cmd.exe takes single quotes for letters; no shell of Windows minds a backslash."""
    for system, word, typed in (
        ("linux", "my own.yaml", "'my own.yaml'"),
        ("linux", "mine\\.yaml", "'mine\\.yaml'"),
        ("win32", "C:\\my own\\b.yaml", '"C:\\my own\\b.yaml"'),
        ("win32", "C:\\mine\\b.yaml", "C:\\mine\\b.yaml"),
        ("win32", "a&b.yaml", '"a&b.yaml"'),
    ):
        monkeypatch.setattr(sys, "platform", system)
        assert as_typed(Path(word)) == typed


@pytest.mark.parametrize(
    "command",
    [
        "quiz --plain --only c --bank 'my bank.yaml'",
        "stats --bank 'my bank.yaml'",
        "stats 'Blood cells' --bank 'my bank.yaml'",
        "preview 'my bank.yaml' -o 'my page.html'",
        "preview 'my draft.yaml'",
        "diff 'my notes.yaml' 'my bank.yaml'",
        "quiz --plain --bank 'my draft.yaml'",
        "import 'my bank.yaml'",
    ],
)
def test_the_command_that_is_told_can_be_copied_whatever_the_names_are(
    allquiz: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "my bank.yaml").write_text(
        "title: Mine\ntopic: Blood cells\nquestions:\n"
        "  - {id: c, type: true_false, stem: Is it?, answer: true, explanation: e}\n"
    )
    (tmp_path / "my draft.yaml").write_text("title: Draft\ntopic: d\nquestions:\n  - {id: d}\n")
    (tmp_path / "my notes.yaml").write_text("title: [")
    told = allquiz(*shlex.split(command), stdin="f\n")
    copied = re.findall(
        r"`?allquiz ((?:quiz|check|preview) .*?)(?:`|$)", told.stdout + told.stderr, re.M
    )
    words = shlex.split(copied[-1])
    assert allquiz(*words, stdin="q\n").returncode == ("my bank.yaml" not in words)
