"""`check`: its three outputs, its selection and its exits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"
QUESTION = "  - {id: q, type: true_false, stem: S, answer: true, explanation: E}\n"


def write(folder: Path, text: str) -> None:
    (folder / "bank.yaml").write_text(text, "utf-8")


def test_json_holds_what_scripts_rely_on(allquiz: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD + QUESTION.replace("stem", "stme"))
    ran = allquiz("check", "--output-format", "json", "bank.yaml")
    assert ran.returncode == 1
    at = {"file": "bank.yaml", "line": 5, "severity": "error", "question": "n/q"}
    assert json.loads(ran.stdout) == {
        "schema": "allquiz.check/1",
        "problems": [
            {
                **at,
                "column": 31,
                "rule": "unknown-key",
                "message": "a true_false question has no key `stme`",
                "help": "did you mean `stem`?",
            },
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
        "questions": 1,
        "files": 1,
    }


def test_json_of_a_sound_bank_is_empty_of_problems(allquiz: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD + QUESTION.replace("answer", "source: {title: P}, answer"))
    ran = allquiz("check", "--json", "bank.yaml")
    assert (ran.returncode, json.loads(ran.stdout)["problems"]) == (0, [])


CARETS = {
    "plain": ("  - id: q\n    stme: S\n", "stme"),
    "after Chinese, twice as wide": ("  - {id: q, hint: 白血病, stme: S}\n", "stme"),
    "after combining marks, of no width": ("  - {id: q, hint: e\u0301e\ufe0f, stme: S}\n", "stme"),
    "after an astral character": ("  - {id: q, hint: 😀, stme: S}\n", "stme"),
    "after a tab": ("  - {id: q,\tstme: S}\n", "stme"),
    "in a long line": (f"  - {{id: q, hint: {'long ' * 100}, stme: {'x' * 200}}}\n", "stme"),
}  # fmt: skip


def width(text: str) -> int:
    wide, none = set("白血病😀"), set("\u0301\ufe0f")
    return sum(2 if c in wide else c not in none for c in text)


@pytest.mark.parametrize(("question", "word"), CARETS.values(), ids=CARETS)
def test_text_has_a_caret_under_the_place(
    allquiz: Run, tmp_path: Path, question: str, word: str
) -> None:
    write(tmp_path, HEAD + question)
    lines = allquiz("check", "bank.yaml", "--select", "unknown-key").stdout.splitlines()
    assert lines[0] == "error[unknown-key]: a question has no key `stme`"
    assert lines[1].startswith("  --> bank.yaml:")
    source, caret = lines[3], lines[4]
    assert width(source[: source.index(word)]) == caret.index("^")
    assert len(source) < 120
    assert "did you mean `stem`?" in "".join(lines)


def test_what_other_rules_find_is_counted(allquiz: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD + "  - {id: q, type: x}\n")
    said = allquiz("check", "bank.yaml", "--select", "unknown-key").stdout
    assert said == "no problem in 1 question, 1 file; 1 problem of other rules not shown\n"


def test_text_shows_no_character_that_moves_the_cursor(allquiz: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD + "  - {id: q, hint: a\u202eb\x1b[2Jc\u2028d, stme: S}\n")
    shown = allquiz("check", "bank.yaml").stdout
    assert not any(character in shown for character in "\u202e\x1b\u2028")


def test_github_gets_an_annotation_a_problem(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "a,b%.yaml").write_text(HEAD + QUESTION.replace("answer: true", "answer: 5%"))
    ran = allquiz("check", "a,b%.yaml", "--output-format", "github", "--select", "wrong-kind")
    assert ran.stdout == (
        "::error file=a%2Cb%25.yaml,line=5,col=48,title=wrong-kind::"
        "“5%25” is neither true nor false (write `true` or `false`)\n"
    )


def test_concise_is_a_line_a_problem_as_editors_read_it(allquiz: Run, tmp_path: Path) -> None:
    """As gcc writes it, which Vim's quickfix (9.0) and Emacs' M-x compile (28) go by without being told."""
    (tmp_path / "a b.yaml").write_text(HEAD + QUESTION.replace("answer: true", "answer: 5%"))
    ran = allquiz("check", "a b.yaml", "--output-format", "concise", "--select", "wrong-kind")
    assert ran.stdout == (
        "a b.yaml:5:48: error: “5%” is neither true nor false (write `true` or `false`) [wrong-kind]\n"
    )
    assert ran.returncode == 1


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (QUESTION.replace("answer", "source: {title: P}, answer"), ["--strict"], 0),
        (QUESTION, [], 0),  # a warning: no source
        (QUESTION, ["--strict"], 1),
        (QUESTION, ["--strict", "--ignore", "missing-source"], 0),
        (QUESTION.replace("answer: true", "answer: 5"), [], 1),
        ("  - {id: q, type: x, stme: S}\n", ["--ignore", "unknown-key"], 1),
        ("  - {id: q, type: x, stme: S}\n", ["--ignore", "unknown-key,unknown-type"], 0),
        ("  - {id: q, type: x}\n", ["--select", "unknown-key"], 0),
        ("  - {id: q, type: x}\n", ["--select", "unknown-key", "--select", "unknown-type"], 1),
    ],
)
def test_the_exit_status_counts_what_was_asked_for(
    allquiz: Run, tmp_path: Path, text: str, options: list[str], status: int
) -> None:
    write(tmp_path, HEAD + text)
    assert allquiz("check", "bank.yaml", *options).returncode == status


@pytest.mark.parametrize("data", [b"", b"\xff", b"#" * (10 * 2**20 + 1)])
def test_a_file_that_is_no_bank_text_is_an_error_not_wrong_use(
    allquiz: Run, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "bank.yaml").write_bytes(data)
    assert allquiz("check", "bank.yaml").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.yaml"],
        ["bank.yaml/inside.yaml"],
        ["empty-folder"],
        ["circle.yaml"],
        ["circle.yaml/inside.yaml"],
        ["x" * 300],
        ["--select", "no-such-rule", "bank.yaml"],
        ["--ignore", "no-such-rule", "bank.yaml"],
        ["--output-format", "xml", "bank.yaml"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_use_exits_with_2_and_a_sentence(
    allquiz: Run, tmp_path: Path, arguments: list[str]
) -> None:
    write(tmp_path, HEAD + QUESTION)
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    ran = allquiz("check", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Error: " in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_misspelt_rule_gets_its_nearest(allquiz: Run) -> None:
    assert "did you mean `unknown-key`?" in allquiz("check", "--ignore", "unknow-keys").stderr


def test_the_shipped_banks_are_checked_without_a_path(allquiz: Run) -> None:
    ran = allquiz("check")
    assert (ran.returncode, ran.stderr.startswith("Checking ")) == (0, True)


def test_deck_files_are_checked_with_their_folder(allquiz: Run, tmp_path: Path) -> None:
    bank, decks = tmp_path / "b.yaml", tmp_path / "decks"
    decks.mkdir()
    bank.write_text("title: T\ntopic: t\nnamespace: n\nquestions: []\n")
    (decks / "all.yaml").write_text("name: D\nid: 1\n")
    (decks / "list.yaml").write_text("- D\n")
    for name, subdecks in (("nothing", "[{}]"), ("text", "blood"), ("texts", "[blood]")):
        (decks / f"{name}.yaml").write_text(f"name: {name}\nid: 4711\nsubdecks: {subdecks}\n")
    (decks / ".hidden.yaml").write_text("- no deck\n")
    for _ in range(2):  # also where what is kept of the check before tells the rest
        ran = allquiz("check", "--output-format", "json", tmp_path)
        told = [
            (Path(p["file"]).name, p["line"], p["rule"]) for p in json.loads(ran.stdout)["problems"]
        ]
        assert told == [
            ("all.yaml", 2, "bad-number"),
            ("list.yaml", 1, "wrong-kind"),
            *[("nothing.yaml", 3, "missing-key")] * 3,
            ("text.yaml", 3, "wrong-kind"),
            ("texts.yaml", 3, "wrong-kind"),
        ]
        assert ran.returncode == 1
    assert "all.yaml" not in allquiz("check", bank).stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_bank_may_come_through_a_pipe(allquiz: Run, tmp_path: Path) -> None:
    """As `check <(program)` gives it: its text can be read once, and is not waited for again."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    feed = "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"
    with subprocess.Popen([sys.executable, "-c", feed, str(pipe), HEAD + "  - {id: q}\n"]):
        ran = allquiz("check", pipe)
    assert ran.returncode == 1
    assert "error[missing-key]" in ran.stdout


def test_an_ascii_terminal_gets_escapes(allquiz: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD + QUESTION.replace("answer: true", "answer: é"))
    ran = allquiz("check", "bank.yaml", encoding="ascii")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert r"\u201c\xe9\u201d is neither true nor false" in ran.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
@pytest.mark.parametrize("style", ["text", "concise", "json", "github"])
def test_a_file_may_have_a_name_that_is_no_text(allquiz: Run, tmp_path: Path, style: str) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    (tmp_path / name).write_text(HEAD + "  - {id: q}\n")
    ran = allquiz("check", name, "--output-format", style)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert r"caf\udce9.yaml" in ran.stdout
