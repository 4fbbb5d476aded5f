"""`fmt`: files in, files out, and what it leaves alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allquiz.cli.group import cli
from tests.conftest import Run

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"
LOOSE = HEAD + "- {id: a, type: true_false, stem: S, answer: true}  # why\n"
TIDY = HEAD + '  # why\n  - id: a\n    type: true_false\n    stem: "S"\n    answer: true\n'


def run(*arguments: object) -> Result:
    ran = CliRunner().invoke(cli, ["fmt", *map(str, arguments)], standalone_mode=False)
    assert ran.exception is None, ran.exception
    return ran


def test_a_file_is_laid_out_once(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(LOOSE)
    assert run(path).output == f"Changed {path}\n"
    assert path.read_text() == TIDY
    stamp = path.stat().st_mtime_ns
    assert run(path).output == "1 file in order already\n"
    assert path.stat().st_mtime_ns == stamp
    path.write_text(HEAD.strip() + " [{id: a, type: true_false, stem: S, answer: true}] # why\n")
    assert run(path).return_value == 0
    assert path.read_text() == TIDY.replace("  # why\n", "").replace("ions:", "ions: # why")


@pytest.mark.parametrize(("old", "new"), [("answer: true", "answer: false"), ("  # why", "")])
def test_a_layout_that_would_say_something_else_is_not_written(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(LOOSE)
    monkeypatch.setattr("allquiz.cli.fmt.lay_out", lambda *_: TIDY.replace(old, new))
    assert old in TIDY
    ran = allquiz("fmt", "b.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "b.yaml can't be laid out without changing what it says" in ran.stderr
    assert path.read_text() == LOOSE


def test_what_an_editor_saves_meanwhile_stays(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(LOOSE)

    def saved(*_: str) -> str:
        path.write_text(LOOSE + "# more\n")
        return TIDY

    monkeypatch.setattr("allquiz.cli.fmt.lay_out", saved)
    ran = allquiz("fmt", "b.yaml")
    assert (ran.returncode, "b.yaml was changed meanwhile" in ran.stderr) == (2, True)
    assert path.read_text() == LOOSE + "# more\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_where_one_only_wants_to_know(tmp_path: Path, option: str) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(LOOSE)
    ran = run(option, path)
    assert (ran.return_value, path.read_text()) == (1, LOOSE)
    assert ('+    stem: "S"' in ran.output) == (option == "--diff")
    path.write_text(TIDY)
    assert run(option, path).return_value == 0


def test_a_file_with_errors_is_left_alone_and_the_others_are_not(tmp_path: Path) -> None:
    bad = LOOSE.replace("answer: true", "answer: 5").replace("id: a", "id: b")
    (tmp_path / "bad.yaml").write_text(bad)
    (tmp_path / "good.yaml").write_text(LOOSE)
    ran = run(tmp_path)
    assert ran.return_value == 1
    assert "error[wrong-kind]" in ran.stderr
    assert (tmp_path / "bad.yaml").read_text() == bad
    assert (tmp_path / "good.yaml").read_text() == TIDY


def test_line_breaks_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode())
    assert run(path).return_value == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


def test_sources_and_facts_are_laid_out_too(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(TIDY)
    path = tmp_path / "sources.yaml"
    path.write_text(
        "# ours\ns: {document: D, title: 'T', revised: '2026-01-01', publisher: P}  # one\n"
    )
    assert run(tmp_path).return_value == 0
    assert path.read_text() == (
        "# ours\ns: # one\n  title: T\n  document: D\n  publisher: P\n  revised: 2026-01-01\n"
    )


@pytest.mark.parametrize("name", ["nowhere.yaml", "empty"])
def test_what_is_not_there_is_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    from allquiz.cli.run import run as whole

    assert whole(["fmt", str(tmp_path / name)]) == 2


TEXTS = {
    "block that keeps its end": "    back: |+\n      b\n\n\n",
    "block with spaces first": "    back: |2\n        b\n      c\n",
    "block that folds": "    back: >\n      b\n      c\n\n      d\n",
    "block with a comment": "    back: |-  # note\n      b\n      # no comment\n",
    "lines in quotes": '    back: "b\\n  c\\n"\n',
    "spaces at the ends": '    back: " b "\n',
    "a tab before lines": '    back: "\\tb\\nc"\n',
    "a tab": '    back: "\\tb"\n',
    "a long key": f'    lint:\n      ignore:\n        ? "{"k" * 1200}"\n        : r\n    back: b\n',
    "line separators": '    back: "a\u2028b"\n',
    "an emoji": "    back: 🩸\n",
    "directives": "    back: b\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("start", ["", "%YAML 1.2\n---\n", "--- # c\n"])
def test_nasty_texts_stay_what_they_are(tmp_path: Path, text: str, start: str) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(start + HEAD + "  - id: q\n    type: flashcard\n    front: F\n" + text)
    ran = run(path)
    assert ran.return_value == 0, ran.output  # it refuses to write what says something else
    once = path.read_text()
    assert run("--check", path).return_value == 0
    assert ("# no comment" in once) == ("# no comment" in text)
    assert ("# note" in once) == ("# note" in text)
    assert ("# c" in once) == ("# c" in start)


@pytest.mark.parametrize("command", [["fmt"], ["check", "--fix"], ["new"]], ids=" ".join)
def test_a_read_only_file_is_left_alone(allquiz: Run, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "b.yaml"
    key = "bck" if "--fix" in command else "back"
    path.write_text(
        "topic: t\ntitle: T\nnamespace: n\nquestions:\n"
        f"  - {{id: a, type: flashcard, front: F, {key}: B}}\n"
    )
    path.chmod(0o444)
    before = path.read_bytes()
    ran = allquiz(*command, "b.yaml")
    assert ran.returncode == 2
    assert "b.yaml: can't be written: it is read-only" in ran.stderr
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.glob("*b.yaml*")] == ["b.yaml"]
