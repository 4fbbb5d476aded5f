"""`new`: a question more, and every other byte as it was."""

import json
import os
import signal
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
from allquiz.terminal.composing import options, question_of, take
from tests.author.styles import files
from tests.conftest import Run, examples

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\n"
ONE = "questions:\n  - {id: a, type: true_false, stem: S, answer: true, explanation: E}\n"


@settings(max_examples=examples(15))
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


def test_a_new_bank_takes_the_namespace_of_its_neighbours_where_they_have_one(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + ONE)
    assert "Wrote n/new-choice to b.yaml" in allquiz("new", "b.yaml").stdout
    (tmp_path / "c.yaml").write_text(HEAD.replace("namespace: n", "namespace: m") + ONE)
    assert not {"Wrote n/", "Wrote m/"} & {allquiz("new", "d.yaml").stdout[:8]}


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
    "a reserved name": (HEAD + ONE, ["sources.yaml"], "give the bank another name"),
    "a hidden file": (HEAD + ONE, [".b.yaml"], "is not read with its folder"),
    "bytes that are no text": (HEAD + ONE, ["b.yaml", "--stem", "caf\udce9"], "is not UTF-8"),
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

    def keep(self) -> str:
        """Take all that is suggested and write the question; the line that says so."""
        self.child.expect_exact("Enter writes it:")
        self.child.send("\r")
        self.child.expect_exact("Wrote ")
        said = str(self.child.readline())
        self.answer("(Enter: no more):")
        return said

    def status(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


def shown(allquiz: Run, file: str = "my-questions.yaml", at: int = -1) -> dict[str, Any]:
    """A question of a bank, by the keys of the bank format."""
    listed = json.loads(allquiz("list", "questions", "--json", "--bank", file).stdout)["questions"]
    ran = allquiz("show", "--json", "--bank", file, listed[at]["id"])
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_a_first_question_takes_few_answers(tmp_path: Path, allquiz: Run) -> None:
    """Stem, options, reasons and explanation; all else is suggested and taken with one Enter."""
    wizard = Wizard(tmp_path)
    wizard.answer("Question, or its type [choice]:", "Which marrow cell sheds platelets?")
    wizard.answer("the right one first")
    wizard.child.send("Megakaryocyte\rMonocyte\rLymphoblast\r\r")
    wizard.answer("Why is “Monocyte” wrong?", "It becomes a macrophage.")
    wizard.answer("Why is “Lymphoblast” wrong?", "It becomes a lymphocyte: small, round.")
    wizard.answer("Explanation", "Platelets are its fragments.")
    assert "/marrow-cell-sheds-platelets to my-questions.yaml" in wizard.keep()
    assert wizard.status() == 0
    assert allquiz("check", "--strict", "my-questions.yaml").returncode == 0
    question = shown(allquiz)
    assert (question["type"], question["answer"]) == ("choice", "Megakaryocyte")
    assert question["distractors"]["Lymphoblast"] == "It becomes a lymphocyte: small, round."
    assert (question["level"], question["topic"]) == ("recall", "my-questions")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["my-questions.yaml"]


def test_what_is_suggested_can_be_changed(tmp_path: Path, allquiz: Run) -> None:
    wizard = Wizard(tmp_path, "--type", "true_false")
    wizard.answer("A statement to judge", "Platelets are whole cells.")
    wizard.answer("true or false", "f\t")
    wizard.answer("Explanation", "They are fragments.")
    wizard.answer("Enter writes it:", "id No Good")
    wizard.answer("is no id", "id platelets")
    for change in ("level understand", "tags blood cells/small", "title Ward round",
                   "namespace lee-2026", "source Lecture 3", "revised 2026-01-31"):  # fmt: skip
        wizard.answer("Enter writes it:", change)
    assert "lee-2026/platelets" in wizard.keep()
    assert wizard.status() == 0
    question = shown(allquiz)
    assert (question["level"], question["tags"]) == ("understand", ["blood", "cells/small"])
    assert (question["topic"], question["namespace"]) == ("ward-round", "lee-2026")
    text = (tmp_path / "my-questions.yaml").read_text()
    assert "title: Lecture 3" in text
    assert "revised: 2026-01-31" in text


TYPED: dict[str, tuple[list[str], dict[str, Any]]] = {
    "multiple_response": (
        ["Which are cells?", "*Monocyte", "Platelet", "*Lymphocyte", "", "It has a nucleus.", "", "",
         "Fragments are no cells."],
        {"answers": {"Monocyte": "It has a nucleus.", "Lymphocyte": ""}, "distractors": ["Platelet"]},
    ),
    "true_false": (["Platelets are cells.", "false", ""], {"answer": False}),
    "numeric": (
        ["How many percent?", "20", "%", "5%", "2021", ""],
        {"answer": 20, "unit": "%", "tolerance": "5%", "as_of": "2021"},
    ),
    "short_answer": (
        ["Which cell?", "platelet", "thrombocyte", "", "So it is called."],
        {"answer": "platelet", "accept": ["thrombocyte"], "explanation": "So it is called."},
    ),
    "cloze": (["Blood is made in the {{marrow|bone marrow}}.", ""],
              {"stem": "Blood is made in the {{marrow|bone marrow}}."}),
    "matching": (
        ["Match.", "red cell = oxygen", "platelet = clotting", "= digestion", "", ""],
        {"pairs": {"red cell": "oxygen", "platelet": "clotting"}, "distractors": ["digestion"]},
    ),
    "ordering": (["Put in order.", "blast", "cell", "", ""], {"order": ["blast", "cell"]}),
    "categorize": (
        ["Sort.", "cells = monocyte; lymphocyte", "fragments = platelet", "", ""],
        {"categories": {"cells": ["monocyte", "lymphocyte"], "fragments": ["platelet"]}},
    ),
    "flashcard": (["Front?", "Back."], {"front": "Front?", "back": "Back."}),
}  # fmt: skip


@pytest.mark.parametrize("kind", TYPED)
def test_each_type_comes_out_as_it_was_typed(tmp_path: Path, allquiz: Run, kind: str) -> None:
    lines, wanted = TYPED[kind]
    wizard = Wizard(tmp_path, "--type", kind)
    for line in lines:
        wizard.child.expect(": $")
        wizard.child.send(line + "\r")
    wizard.keep()
    assert wizard.status() == 0
    question = shown(allquiz)
    assert question["type"] == kind
    assert wanted == {key: question[key] for key in wanted}
    assert allquiz("check", "my-questions.yaml").returncode == 0


SHEET = """\
12. Which drug is a BCR-ABL1 inhibitor
used in Ph+ ALL?
A) Rituximab
B) Imatinib
C) Blinatumomab
"""
KEYS = {
    "an answer line": ("B)", "B)", "Answer: B\n", ""),
    "the key in words, and why": (
        "B)", "B)", "Correct answer: Imatinib\nExplanation: It blocks the kinase.\n",
        "It blocks the kinase.",
    ),
    "a star": ("B)", "*B)", "", ""),
    "a word behind it, and why below": (
        "Imatinib", "Imatinib (correct)", "Answer: B\nIt blocks the kinase.\n", "It blocks the kinase.",
    ),
    "small letters and points": ("A)", "a.", "answer - b\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("way", ["typed", "typed ahead", "pasted as one"])
@pytest.mark.parametrize(("old", "new", "end", "why"), KEYS.values(), ids=KEYS)
def test_a_question_pasted_whole(
    tmp_path: Path, allquiz: Run, old: str, new: str, end: str, why: str, way: str
) -> None:
    text = SHEET.replace(old, new) + end
    if new == "a.":
        text = text.replace("B)", "b.").replace("C)", "c.")
    wizard = Wizard(tmp_path)
    wizard.child.expect_exact("[choice]:")
    if way == "pasted as one":
        wizard.child.send(f"\x1b[200~{text}\x1b[201~\r")
    elif way == "typed ahead":
        wizard.child.send(text.replace("\n", "\r"))
    else:
        first, *others = text.splitlines()
        wizard.child.send(first + "\r")
        for line in [*others, *([""] if not end else [])]:
            wizard.child.expect(": $")
            wizard.child.send(line + "\r")
    if not (why and way == "typed"):  # where it is typed, it answers what is asked then
        wizard.answer("Why is “Rituximab” wrong?")
    elif "Explanation" not in end:
        why = ""
    wizard.answer("Why is “Blinatumomab” wrong?")
    if not why:
        wizard.answer("Explanation")
    wizard.keep()
    assert wizard.status() == 0
    question = shown(allquiz)
    assert (question["type"], question["answer"]) == ("choice", "Imatinib")
    assert set(question["distractors"]) == {"Rituximab", "Blinatumomab"}
    assert "".join(question["stem"].split()) == "WhichdrugisaBCR-ABL1inhibitorusedinPh+ALL?"
    assert question.get("explanation", "") == why


def test_several_questions_pasted_come_one_after_the_other(tmp_path: Path, allquiz: Run) -> None:
    wizard = Wizard(tmp_path)
    wizard.child.expect_exact("[choice]:")
    wizard.child.send(
        "\x1b[200~1. Who?\nA) x\nB) y\nAnswer: A\n\n2. What?\nA) p\nB) q\nKey: B\n\x1b[201~\r"
    )
    for _ in range(2):
        wizard.answer("Why is")
        wizard.answer("Explanation")
        wizard.answer("Enter writes it:")
    wizard.answer("(Enter: no more):")
    assert wizard.status() == 0
    assert [shown(allquiz, at=n)["answer"] for n in (0, 1)] == ["x", "q"]


def test_options_without_a_key_are_asked_for_it(tmp_path: Path, allquiz: Run) -> None:
    wizard = Wizard(tmp_path)
    wizard.child.expect_exact("[choice]:")
    wizard.child.send(f"\x1b[200~{SHEET}\x1b[201~\r")
    wizard.answer("Which of them is right?", "z")
    wizard.answer("none of the options", "b")
    for _ in range(3):
        wizard.child.send("\r")
    wizard.keep()
    assert wizard.status() == 0
    assert shown(allquiz)["answer"] == "Imatinib"


def test_one_step_back_and_another(tmp_path: Path, allquiz: Run) -> None:
    wizard = Wizard(tmp_path)
    wizard.answer("[choice]:", "Which cell?")
    wizard.answer("A:", "Megacaryocyte")
    wizard.answer("B:", "<")
    wizard.answer("A [Megacaryocyte]:", "Megakaryocyte")
    wizard.answer("B:", "Monocyte")
    wizard.answer("C:")
    wizard.answer("Why is “Monocyte” wrong?", "<")
    wizard.answer("A [*Megakaryocyte]:")
    wizard.answer("B [Monocyte]:", "<")
    wizard.answer("A [*Megakaryocyte]:", "<")
    wizard.answer("[Which cell?]:", "Which cell sheds platelets?")
    wizard.answer("A [*Megakaryocyte]:")
    wizard.answer("B [Monocyte]:")
    wizard.answer("C:")
    wizard.answer("Why is “Monocyte” wrong?")
    wizard.answer("Explanation", "It does.")
    wizard.answer("Enter writes it:", "<")
    wizard.answer("[It does.]:", "So it is.")
    wizard.keep()
    assert wizard.status() == 0
    question = shown(allquiz)
    assert (question["stem"], question["answer"]) == (
        "Which cell sheds platelets?",
        "Megakaryocyte",
    )
    assert (question["distractors"], question["explanation"]) == (["Monocyte"], "So it is.")


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_enter_at_every_step_writes_nothing(tmp_path: Path, kind: str) -> None:
    """What was not answered is asked again, and no suggestion becomes an option."""
    wizard = Wizard(tmp_path, "--type", kind)
    for _ in range(3):
        wizard.child.send("\r")
        wizard.child.expect_exact("nothing is written yet")
    wizard.child.send("\x04")
    assert wizard.status() == 0
    assert not (tmp_path / "my-questions.yaml").exists()


STOPS = {"Ctrl-C": ("\x03", 130), "Ctrl-D": ("\x04", 0), "a closed terminal": (None, 129)}


@pytest.mark.parametrize(("key", "status"), STOPS.values(), ids=STOPS)
def test_what_was_given_before_stopping_is_there_the_next_time(
    tmp_path: Path, allquiz: Run, key: str | None, status: int
) -> None:
    """Even half a line, but for Ctrl-D, which ends input on an empty one only."""
    (tmp_path / "b.yaml").write_text(HEAD + ONE)
    first = Wizard(tmp_path, "b.yaml")
    first.answer("[choice]:", "Which cell is small?")
    first.answer("A:", "Platelet")
    first.answer("B:", "Mono" if key != "\x04" else "", end="")
    first.child.expect_exact("Mono" if key != "\x04" else " ")
    if key:
        first.child.delaybeforesend = 0.5  # the line editor has no eyes for it while it draws
        first.child.send(key)
        first.child.expect_exact("kept in .b.yaml.draft")
        assert first.status() == status
    else:
        first.child.kill(signal.SIGHUP)
        assert first.status() == status
    assert (tmp_path / "b.yaml").read_text() == HEAD + ONE
    second = Wizard(tmp_path, "b.yaml")
    second.answer("A [Platelet]:")
    second.answer("B [Mono]:" if key != "\x04" else "B:", "Monocyte")
    second.answer("C:")
    second.answer("Why is “Monocyte” wrong?")
    second.answer("Explanation")
    second.keep()
    assert second.status() == 0
    question = shown(allquiz, "b.yaml")
    assert (question["answer"], question["distractors"]) == ("Platelet", ["Monocyte"])
    assert len(list(tmp_path.glob("*b.yaml*"))) == 1


@pytest.mark.parametrize(
    "draft",
    ["", "[]", '{"answers": 5}', '{"answers": {"type": "none"}}',
     '{"answers": {"type": "choice", "options": "x"}}', '{"Title": "of an older version"}'],
)  # fmt: skip
def test_a_draft_that_can_not_be_read_is_done_without(tmp_path: Path, draft: str) -> None:
    (tmp_path / ".my-questions.yaml.draft").write_text(draft)
    wizard = Wizard(tmp_path)
    wizard.answer("Question, or its type [choice]:", "\x04", end="")
    assert wizard.status() == 0


LINES = st.lists(
    st.one_of(
        st.sampled_from(["", "A) x", "b. y", "*C) z", "Answer: B", "Key: x", "Explanation: e", "1. Q?"]),
        st.text("ABab*)(. :=;|{}", max_size=12),
    ),
    max_size=8,
)  # fmt: skip


@given(LINES, st.sampled_from(["choice", "multiple_response"]))
def test_whatever_is_typed_or_pasted_can_be_taken(lines: list[str], kind: str) -> None:
    """And of lines that are options, none is lost."""
    answers: dict[str, Any] = {}
    take(answers, "\n".join(lines))
    typed = {"type": kind, "stem": "S", "options": [line for line in lines if line.strip()]}
    for given_ in ({"type": "choice", **answers}, typed):
        assert question_of(given_)["type"] in TEMPLATES
    plain = [f"option {number}" for number, _ in enumerate(lines)]
    rights, wrongs = options([f"*{plain[0]}", *plain[1:]] if plain else [])
    assert rights + wrongs == plain
