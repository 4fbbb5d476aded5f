"""`new`: a question more, and every other byte as it was."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pexpect
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.bank.insert import new_id
from allquiz.bank.read import read_banks
from allquiz.bank.rewrite import without_place
from allquiz.cli.group import cli
from allquiz.model.template import TEMPLATES
from tests.author.styles import examples, files
from tests.conftest import Run

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\n"
ONE = "questions:\n  - {id: a, type: true_false, stem: S, answer: true, explanation: E}\n"


@settings(max_examples=examples(35))
@given(files(), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.sampled_from(sorted(TEMPLATES)))
def test_every_other_byte_of_any_bank_is_kept(
    written: tuple[str, list[str]], newline: str, bom: bool, kind: str
) -> None:
    old = (("\ufeff" if bom else "") + written[0].replace("\n", newline)).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_bytes(old)
        before = read_banks([path]).questions
        ran = CliRunner().invoke(cli, ["new", str(path), "--type", kind, "--id", "the-new-one"])
        assert ran.exit_code == 0, (ran.output, ran.exception)
        new = path.read_bytes()
        after = read_banks([path]).questions
    assert [without_place(q) for q in after[:-1]] == [without_place(q) for q in before]
    assert (after[-1].id, after[-1].type) == ("the-new-one", kind)
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    assert new.endswith(old[start:])
    if newline == "\r\n":
        assert new.count(b"\n") == new.count(b"\r\n")


PLACES = {
    "a list that is not last": (
        HEAD + ONE + "language: en  # last\n",
        HEAD + ONE + "{}language: en  # last\n",
    ),
    "a list at the margin": (
        HEAD + "questions:\n- {id: a, type: true_false, stem: S, answer: true}\n\n# end\n",
        None,
    ),
    "nothing under questions": (HEAD + "questions:  # none yet\n", None),
    "an empty list": (HEAD + "questions: []\n", None),
    "an empty list in JSON": (
        '{"title": "T", "topic": "t", "namespace": "n", "questions": []}\n',
        None,
    ),
    "no questions at all": (HEAD, None),
    "no newline at the end": (HEAD + ONE.rstrip("\n"), None),
    "an end of the document": (HEAD + ONE + "...\n", None),
    "a block text that keeps its end": (
        HEAD
        + "questions:\n  - id: a\n    type: flashcard\n    front: F\n    back: |+\n      b\n\n\n",
        None,
    ),
    "a comment in the last question": (
        HEAD + ONE + "    # of the last question\n# of the file\n",
        HEAD + ONE + "    # of the last question\n{}# of the file\n",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), PLACES.values(), ids=PLACES)
def test_wherever_the_list_stands(
    allquiz: Run, tmp_path: Path, text: str, wanted: str | None
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(text)
    before = [without_place(question) for question in read_banks([path]).questions]
    ran = allquiz("new", "b.yaml", "--type", "true_false", "--stem", "Cells are small.")
    assert ran.returncode == 0, ran.stderr
    reading = read_banks([path])
    assert not [p for p in reading.problems if p.severity == "error"]
    assert [without_place(question) for question in reading.questions[:-1]] == before
    assert reading.questions[-1].id == "cells-small"
    if wanted is not None:
        start, end = wanted.split("{}")
        made = path.read_text()
        assert made.startswith(start)
        assert made.endswith(end)
        assert "\n\n" not in end


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_a_new_file_has_all_that_check_wants(allquiz: Run, tmp_path: Path, kind: str) -> None:
    assert allquiz("new", "--type", kind).returncode == 0
    ran = allquiz("check", "--strict", "--ignore", "template-text", "my-questions.yaml")
    assert ran.returncode == 0, ran.stdout
    assert allquiz("fmt", "--check", "my-questions.yaml").returncode == 0
    (question,) = read_banks([tmp_path / "my-questions.yaml"]).questions
    assert (question.type, question.id) == (kind, f"new-{kind.replace('_', '-')}")


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_what_is_still_to_write_is_a_warning_until_it_is_written(
    allquiz: Run, tmp_path: Path, kind: str
) -> None:
    ran = allquiz("new", "b.yaml", "--type", kind)
    (question,) = read_banks([tmp_path / "b.yaml"]).questions
    assert "warning[template-text]" in ran.stdout
    keys = [key for key, text in TEMPLATES[kind].items() if text not in ("true", "20")]
    assert f"under {', '.join(f'`{key}`' for key in keys)}\n" in ran.stdout
    (problem,) = json.loads(allquiz("check", "--output-format", "json", "b.yaml").stdout)[
        "problems"
    ]
    assert (problem["rule"], problem["question"]) == ("template-text", question.name)
    assert allquiz("check", "--strict", "b.yaml").returncode == 1


def test_comments_of_an_otherwise_empty_file_stay(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("# yaml-language-server: $schema=x\n# mine\n\n")
    assert allquiz("new", "b.yaml").returncode == 0
    made = (tmp_path / "b.yaml").read_text()
    assert made.startswith("# yaml-language-server: $schema=x\n# mine\ntitle: B\n")


@pytest.mark.parametrize(
    ("stem", "taken", "id"),
    [
        ("Which bone marrow cell sheds platelets?", [], "bone-marrow-cell-sheds-platelets"),
        ("Which bone marrow cell sheds platelets?", ["bone-marrow-cell-sheds-platelets"],
         "bone-marrow-cell-sheds-platelets-2"),
        ("Blood is made in the {{bone marrow|marrow}}.", [], "blood-made-bone-marrow"),
        ("What is t(9;22)?", [], "t-9-22"),
        ("Naïve café", [], "naive-cafe"),
        ("白血病", [], "baixuebing"),
        ("…?", [], "choice"),
        ("Is it?", [], "is-it"),
        ("a" * 300 + " b", [], "a" * 20 + "-b"),
        ("Give 10 \u00b5g.", [], "give-10-mug"),  # the micro sign, never "10-mg"
        ("Give 10 \u03bcg.", [], "give-10-mug"),  # the Greek letter
    ],
)  # fmt: skip
def test_the_id_comes_from_the_words_of_the_stem(stem: str, taken: list[str], id: str) -> None:
    assert new_id(stem, taken, "choice") == id


@given(st.text(max_size=200), st.lists(st.text("ab-", max_size=3), max_size=3))
def test_an_id_is_always_one_that_check_takes(stem: str, taken: list[str]) -> None:
    made = new_id(stem, taken, "choice")
    assert made not in taken
    assert len(made) <= 64
    assert all(part.isascii() and part.isalnum() for part in made.split("-"))


def test_an_id_is_new_among_the_files_of_the_folder(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + ONE.replace("id: a", "id: cells-small"))
    ran = allquiz("new", "b.yaml", "--type", "true_false", "--stem", "Cells are small.")
    assert "Wrote n/cells-small-2" in ran.stdout
    assert allquiz("check", ".").returncode == 0
    assert allquiz("new", "b.yaml", "--id", "cells-small").returncode == 2


REFUSED = {
    "an error": (HEAD + ONE.replace("answer: true", "answer: 5"), ["b.yaml"], "has errors"),
    "no YAML": ("a: b: c\n", ["b.yaml"], "has errors"),
    "tabs": ("title: T\n\tx: y\n", ["b.yaml"], "has errors"),
    "another kind of file": ("- a\n- b\n", ["b.yaml"], "has errors"),
    "not UTF-8": (b"\xff\xfe", ["b.yaml"], "not UTF-8"),
    "a bad id": (HEAD + ONE, ["b.yaml", "--id", "No Good"], "try `no-good`"),
    "a taken id": (HEAD + ONE, ["b.yaml", "--id", "a"], "another question has the id `n/a`"),
    "no YAML name": (HEAD + ONE, ["b.txt"], "name it b.txt.yaml"),
    "a folder": (HEAD + ONE, ["."], "is a folder"),
}


@pytest.mark.parametrize(("text", "arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_done_is_refused_and_the_file_kept(
    allquiz: Run, tmp_path: Path, text: str | bytes, arguments: list[str], said: str
) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "b.yaml").write_bytes(data)
    ran = allquiz("new", *arguments)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (tmp_path / "b.yaml").read_bytes() == data


def test_the_editor_may_have_arguments_and_the_stem_written_in_it_gives_the_id(
    allquiz: Run, tmp_path: Path
) -> None:
    editor = tmp_path / "my editor.py"
    editor.write_text(
        "import sys, pathlib\n"
        "assert sys.argv[1] == '--wait'\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('What is asked here?', 'Which cell is large?'))\n"
    )
    command = f"{sys.executable} '{editor}' --wait"
    ran = allquiz("new", "b.yaml", "--edit", EDITOR=command, VISUAL="")
    assert ran.returncode == 0, ran.stderr
    assert "/cell-large to b.yaml, line 9." in ran.stdout
    assert "- id: cell-large\n" in (tmp_path / "b.yaml").read_text()


def test_links_are_followed_and_permissions_kept(allquiz: Run, tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(HEAD + ONE)
    real.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert allquiz("new", "link.yaml").returncode == 0
    assert (tmp_path / "link.yaml").is_symlink()
    assert len(read_banks([real]).questions) == 2
    assert real.stat().st_mode & 0o777 == 0o640


class Wizard:
    """`allquiz new` in a terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "allquiz", "new", *arguments],
            cwd=str(folder),
            env={**os.environ, "TERM": "xterm"},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
        )

    def answer(self, prompt: str, line: str = "", end: str = "\r") -> None:
        self.child.expect_exact(prompt)
        self.child.send(line + end)

    def status(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


def test_the_wizard_from_an_empty_folder(tmp_path: Path, allquiz: Run) -> None:
    """Two answers are taken back: an id that is none, and an option that is there already."""
    wizard = Wizard(tmp_path)
    wizard.answer("Title [My questions]:", "Ward round")
    wizard.answer("never changes", "No Good")
    wizard.answer("never changes", "lee-2026")
    wizard.answer("page? [My own notes]:", "Lecture 3")
    wizard.answer("of which day")
    wizard.answer("Type [choice]:", "ch\t")
    wizard.answer("what is asked?", "Which marrow cell sheds platelets?")
    wizard.answer("Right option [", "Megakaryocyte")
    wizard.answer("Wrong option 1 [", " megakaryocyte ")
    wizard.answer("there already", "Monocyte")
    wizard.answer("why is it wrong (1)", "It becomes a macrophage.")
    wizard.answer("Wrong option 2 [", "Lymphoblast")
    wizard.answer("why is it wrong (2)", "It becomes a lymphocyte: small, round.")
    wizard.answer("Wrong option 3 (Enter: no more):")
    wizard.answer("why? [", "Platelets are its fragments.")
    wizard.answer("Level [recall]:", "2")
    wizard.answer("[marrow-cell-sheds-platelets]:")
    assert wizard.status() == 0
    ran = allquiz("check", "--strict", "my-questions.yaml")
    assert ran.stdout == "no problem in 1 question, 1 file\n"
    shown = json.loads(
        allquiz("show", "--json", "--bank", ".", "marrow-cell-sheds-platelets").stdout
    )
    assert shown["distractors"]["Lymphoblast"] == "It becomes a lymphocyte: small, round."
    assert (shown["level"], shown["namespace"]) == ("understand", "lee-2026")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["my-questions.yaml"]


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_enter_at_every_step_makes_a_sound_question(
    tmp_path: Path, allquiz: Run, kind: str
) -> None:
    wizard = Wizard(tmp_path, "--type", kind)
    wizard.child.send("\r" * 40)
    assert wizard.status() == 0
    ran = allquiz("check", "--output-format", "json", "my-questions.yaml")
    # Whatever was not overwritten, what is offered beyond the template included.
    assert [p["rule"] for p in json.loads(ran.stdout)["problems"]] == ["template-text"]


@pytest.mark.parametrize(("key", "status"), [("\x03", 130), ("\x04", 0)], ids=["Ctrl-C", "Ctrl-D"])
def test_what_was_given_before_stopping_is_there_the_next_time(
    tmp_path: Path, key: str, status: int
) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + ONE)
    first = Wizard(tmp_path, "b.yaml", "--type", "true_false")
    first.answer("a statement to judge", "Cells are small.")
    first.answer("Is it", key, end="")
    assert first.status() == status
    assert (tmp_path / "b.yaml").read_text() == HEAD + ONE
    second = Wizard(tmp_path, "b.yaml", "--type", "true_false")
    second.answer("[Cells are small.]:")
    second.child.send("\r" * 10)
    assert second.status() == 0
    assert "Cells are small." in (tmp_path / "b.yaml").read_text()
    assert len(list(tmp_path.glob("*b.yaml*"))) == 1
