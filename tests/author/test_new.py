"""`new`: a question more, and every other byte as it was."""

import json
import os
import re
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.bank.new_ids import new_id
from allquiz.bank.read import read_banks
from allquiz.bank.rewrite import without_place
from allquiz.cli import new
from allquiz.cli.group import cli
from allquiz.model.starting_texts import TEMPLATES
from allquiz.terminal import asker
from allquiz.terminal.typed_question import options, put_lines, question_of, take, wrong_with
from tests.author.styles import files
from tests.conftest import Run, examples

pexpect = pytest.importorskip("pexpect") if sys.platform == "win32" else __import__("pexpect")

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\n"
ONE = "questions:\n  - {id: a, type: true_false, stem: S, answer: true, explanation: E}\n"


@settings(max_examples=examples(8))
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
    assert "warning[template-text]" in ran.stderr
    keys = [key for key, text in TEMPLATES[kind].items() if text not in ("true", "20")]
    assert f"under {', '.join(f'`{key}`' for key in keys)}\n" in ran.stderr
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
    assert "Wrote n/cells-small-2" in ran.stderr
    assert allquiz("check", ".").returncode == 0
    assert allquiz("new", "b.yaml", "--id", "cells-small").returncode == 2


def test_a_new_bank_takes_the_namespace_and_source_of_its_neighbours_where_they_have_one(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "sources.yaml").write_text(
        "s: {title: S, document: D, publisher: P, revised: 2026-01-01}\n"
    )
    (tmp_path / "a.yaml").write_text(re.sub("source: .*", "source: s", HEAD) + ONE)
    assert "Wrote n/new-choice to b.yaml" in allquiz("new", "b.yaml").stderr
    assert "\nsource: s\n" in (tmp_path / "b.yaml").read_text()
    (tmp_path / "sources.yaml").write_text("s: {title: [}\n")
    assert "errors: sources.yaml:1:" in allquiz("new", "e.yaml").stderr
    (tmp_path / "c.yaml").write_text(HEAD.replace("namespace: n", "namespace: m") + ONE)
    assert not {"Wrote n/", "Wrote m/"} & {allquiz("new", "d.yaml").stderr[:8]}


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
    assert "/cell-large to b.yaml, line 9." in ran.stderr
    assert "- id: cell-large\n" in (tmp_path / "b.yaml").read_text()


@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ("exit 1", 2, "the question is in b.yaml, but the editor"),
        ("printf '\\377' >> \"$1\"", 1, "error[not-utf8]"),
    ],
)
def test_what_the_editor_does_wrong_is_said(
    allquiz: Run, tmp_path: Path, script: str, status: int, said: str
) -> None:
    (tmp_path / "edit.sh").write_text(f"{script}\n")
    ran = allquiz("new", "b.yaml", "--edit", EDITOR=f"sh {tmp_path}/edit.sh", VISUAL="")
    assert ran.returncode == status
    assert said in ran.stdout + ran.stderr
    assert b"id: new-choice" in (tmp_path / "b.yaml").read_bytes()
    for name, of_none, why in (("c", "vi '", "No closing quotation"), ("d", " ", "Editing failed")):
        none = allquiz("new", f"{name}.yaml", "--edit", EDITOR=of_none, VISUAL="")
        assert (none.returncode, why in none.stderr) == (2, True)


def test_links_are_followed_and_permissions_kept(allquiz: Run, tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(HEAD + ONE)
    real.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert allquiz("new", "link.yaml").returncode == 0
    assert (tmp_path / "link.yaml").is_symlink()
    assert len(read_banks([real]).questions) == 2
    assert real.stat().st_mode & 0o777 == 0o640


Talk = Callable[..., str]


@pytest.fixture
def talk(allquiz: Run, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """`allquiz new` as at a terminal, within this process; what it said, its prompts too.

    Each turn is an answer, or a part of the prompt that it answers and the answer, or what happens
    before Enter is pressed; then comes the end of input. `ahead`: so many of them are there before the first is read, as the lines of a paste.
    """

    def talk(
        *turns: str | tuple[str, str] | Callable[[], object],
        on: str = "",
        ahead: int = 0,
        refused: bool = False,
    ) -> str:
        left, said = list(turns), []

        def typed(prompt: str) -> str | None:
            said.append(prompt)
            if not left:
                return None
            turn = left.pop(0)
            if callable(turn):
                turn()
                turn = ""
            asked, answer = ("", turn) if isinstance(turn, str) else turn
            assert asked in prompt, (asked, said)
            if answer == CTRL_C:
                raise KeyboardInterrupt
            return answer

        with monkeypatch.context() as patch:
            patch.setattr(asker, "edited_line", typed)
            patch.setattr(asker, "is_ready", lambda *_: len(turns) - len(left) < ahead)
            patch.setattr(new, "can_ask", lambda: True)
            patch.setattr(signal, "signal", lambda *_: None)
            ran = allquiz("new", *on.split())
        stopped = turns and not callable(turns[-1]) and CTRL_C in turns[-1]
        assert ran.returncode == (130 if stopped else 2 if refused else 0), ran.stderr
        assert not left, (left, said, ran.stdout)
        return "\n".join([ran.stdout, ran.stderr, *said])

    return talk


CTRL_C = "\N{END OF TEXT}"
WRITE = ("Enter writes it", "")


def shown(allquiz: Run, file: str = "my-questions.yaml", at: int = -1) -> dict[str, Any]:
    """A question of a bank, by the keys of the bank format."""
    listed = json.loads(allquiz("list", "questions", "--json", "--bank", file).stdout)["questions"]
    ran = allquiz("show", "--json", "--bank", file, listed[at]["id"])
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_a_first_question_takes_few_answers(talk: Talk, tmp_path: Path, allquiz: Run) -> None:
    """Stem, options, reasons and explanation; all else is suggested and taken with one Enter."""
    said = talk(
        ("Question, or its type [choice]:", "?"),
        ("Question, or its type [choice]:", "？"),
        ("Question, or its type [choice]:", "Which marrow cell sheds platelets?"),
        ("A:", "Megakaryocyte"),
        ("B:", "Monocyte"),
        ("C:", "Lymphoblast"),
        ("D:", ""),
        ("Why is “Monocyte” wrong?", "It becomes a macrophage."),
        ("Why is “Lymphoblast” wrong?", "It becomes a lymphocyte: small, round."),
        ("Explanation", "Platelets are its fragments."),
        WRITE,
        ("(Enter: no more)", ""),
    )
    assert "no type is called so: choice, " in said
    assert "the right one first" in said
    assert "    answer: Megakaryocyte\n    distractors:\n" in said  # what will be written
    assert "/marrow-cell-sheds-platelets to my-questions.yaml" in said
    assert allquiz("check", "--strict", "my-questions.yaml").returncode == 0
    question = shown(allquiz)
    assert (question["type"], question["answer"]) == ("choice", "Megakaryocyte")
    assert question["distractors"]["Lymphoblast"] == "It becomes a lymphocyte: small, round."
    assert (question["level"], question["topic"]) == ("recall", "my-questions")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["my-questions.yaml"]


def test_what_is_suggested_can_be_changed(talk: Talk, tmp_path: Path, allquiz: Run) -> None:
    (tmp_path / "other.yaml").write_text(HEAD + ONE)
    said = talk(
        ("A statement to judge", "Platelets are whole cells."),
        ("true or false", "f"),
        ("Explanation", "They are fragments."),
        "colour red", "level", "id No Good", "namespace No Good", "revised yesterday", "level high",
        "namespace n", "id a", "namespace lee-2026",
        "id platelets", "level: understand", "hint Look at them.", "tags blood cells/small",
        "title Ward round", "source Lecture 3", "revised 2026-01-31",
        WRITE,
        on="--type true_false",
    )  # fmt: skip
    for wrong in (
        "No Good” is no id",
        "“yesterday”",
        "“high”",
        "another question has the id `n/a`",
    ):
        assert wrong in said
    assert "Wrote lee-2026/platelets" in said
    question = shown(allquiz)
    assert (question["level"], question["hint"]) == ("understand", "Look at them.")
    assert question["tags"] == ["blood", "cells/small"]
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
    "true_false": (["Platelets are cells.", "maybe", "false", ""], {"answer": False}),
    "numeric": (
        ["How many percent?", "many", "20", "%", "5%", "2021", ""],
        {"answer": 20, "unit": "%", "tolerance": "5%", "as_of": "2021"},
    ),
    "short_answer": (
        ["Which cell?", "platelet", "thrombocyte", "", "So it is called."],
        {"answer": "platelet", "accept": ["thrombocyte"], "explanation": "So it is called."},
    ),
    "cloze": (["No gap.", "Blood is made in the {{marrow|bone marrow}}.", ""],
              {"stem": "Blood is made in the {{marrow|bone marrow}}."}),
    "matching": (
        ["Match.", "red cell = oxygen", "platelet", "platelet = clotting", "= digestion", "", ""],
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
def test_each_type_comes_out_as_it_was_typed(talk: Talk, allquiz: Run, kind: str) -> None:
    """What can't be is asked for again."""
    lines, wanted = TYPED[kind]
    talk(*lines, WRITE, on=f"--type {kind}")
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
    talk: Talk, allquiz: Run, old: str, new: str, end: str, why: str, way: str
) -> None:
    text = SHEET.replace(old, new) + end
    if new == "a.":
        text = text.replace("B)", "b.").replace("C)", "c.")
    lines = [text] if way == "pasted as one" else text.splitlines()
    ahead = len(lines) if way == "typed ahead" else 0
    if way == "typed" and not end:
        lines.append("")
    if not (why and way == "typed"):  # where it is typed, it answers what is asked then
        lines.append("")
    elif "Explanation" not in end:
        why = ""
    lines += ["", *([] if why else [""])]
    talk(*lines, WRITE, ahead=ahead)
    question = shown(allquiz)
    assert (question["type"], question["answer"]) == ("choice", "Imatinib")
    assert set(question["distractors"]) == {"Rituximab", "Blinatumomab"}
    assert "".join(question["stem"].split()) == "WhichdrugisaBCR-ABL1inhibitorusedinPh+ALL?"
    assert question.get("explanation", "") == why


def test_a_rule_above_what_is_pasted_is_no_type(talk: Talk, allquiz: Run) -> None:
    lines = ["---", *SHEET.splitlines(), "Answer: B"]
    said = talk(*lines, "", "", "", WRITE, ahead=len(lines))
    assert "no type" not in said
    assert shown(allquiz)["answer"] == "Imatinib"


def test_several_questions_pasted_come_one_after_the_other(
    talk: Talk, allquiz: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = "1. Who?\nA) x\nB) y\nAnswer: A\n\n2. What?\nA) p\nB) q\nKey: B\n"
    each = [("Why is", ""), ("Explanation", ""), WRITE]
    talk(sheet, *each, *each, ("(Enter: no more)", ""))
    assert [shown(allquiz, at=n)["answer"] for n in (0, 1)] == ["x", "q"]
    monkeypatch.setenv("VISUAL", "true")
    said = talk(sheet, *each, on="b.yaml --edit")
    assert "kept in .b.yaml.draft: `allquiz new b.yaml` goes on" in said
    talk(*each, ("(Enter: no more)", ""), on="b.yaml")
    assert [shown(allquiz, "b.yaml", at=n)["answer"] for n in (0, 1)] == ["x", "q"]


BILE = "Which organ makes bile?\n"
SHAPES = [
    BILE + "[A] Heart\n[B] Liver\n[C] Lung\nAnswer: B",
    BILE + "A) Heart B) Liver C) Lung\nAnswer: B",
    BILE + "i) Heart\nii) Liver\niii) Lung\nAnswer: ii",
    BILE + "I. Heart\nII. Liver\nCorrect answer: II",
    BILE + "A) Heart\nB) Liver\nC) Lung\nThe correct answer is B because it does.",
    "## Organs\n\n" + BILE + "A) Heart\nB) Liver\nAnswer: B",
    BILE + "A、Heart\nB、Liver\n正确答案：B",
    "1. " + BILE + "A) Heart\nB) Liver\n\n2. Which pumps?\nA) Heart\nB) Lung\n\nAnswers: 1. B 2. A",
    "1. "
    + BILE
    + "A) Heart B) Liver C) Lung\n2. Which pumps?\ni) Heart\nii) Lung\nAnswer: 1. B 2. A",
    "### 1. "
    + BILE
    + "- A) Heart\n- B) Liver\n### 2. Which pumps?\n- A) Heart\n- B) Lung\n\n## Answers\n1. B\n2. A",
]
# What names no option for certain is asked for.
UNTOLD = [
    BILE + "A) Heart\nB) Liver\nAnswer: B?",
    BILE + "A) Heart\nB) Liver\nAnswer: B. Heart",
    BILE + "A) Heart\nB) Liver\nAnswer: not A",
    BILE + "A) Heart\nB) Liver*\n* in adults",
    "1. " + BILE + "A) Heart\nB) Liver\n\n2. Which pumps?\nA) Heart\nB) Lung\n\nAnswers: BA",
    "1. " + BILE + "A) Heart\nB) Liver\n\n2. Which pumps?\nA) Heart\nB) Lung\n\nAnswers: 1. B",
]


def test_a_sheet_of_any_shape_keeps_its_key() -> None:
    for sheet in SHAPES:
        answers: dict[str, str] = {}
        assert take(answers, sheet), sheet
        made = question_of(answers)
        assert (made["type"], made["stem"], made["answer"]) == ("choice", BILE.strip(), "Liver"), (
            sheet
        )
        assert made["distractors"][0] == "Heart", sheet
        if "more" in answers:
            others: dict[str, str] = {}
            assert take(others, answers["more"])
            assert question_of(others)["answer"] == "Heart"
    answers = {}
    assert take(
        answers, "Which is black?\nA. B. subtilis\nB. E. coli\nC. A. niger\nD. B. cereus\nAnswer: C"
    )
    assert (question_of(answers)["stem"], question_of(answers)["answer"]) == (
        "Which is black?",
        "A. niger",
    )
    assert question_of(answers)["distractors"] == ["B. subtilis", "E. coli", "B. cereus"]
    for sheet in UNTOLD:
        answers = {}
        assert take(answers, sheet)
        assert "keyless" in answers, sheet
    assert not take({}, BILE + "Heart Lung\nLiver Bone\nAnswer: B")  # which is none to type
    assert not take({}, BILE.strip() + " (A) Heart (B) Liver\nAnswer: B")


def test_options_without_a_key_are_asked_for_it(talk: Talk, allquiz: Run) -> None:
    said = talk(SHEET, ("Which of them is right?", "z"), ("right?", "b"), "", "", "", WRITE)
    assert "none of the options" in said
    assert shown(allquiz)["answer"] == "Imatinib"
    said = talk(
        "Which?", ("A:", "x"), ("B:", "y"), ("C:", "Answer: E"), ("C:", "Answer: B"), "", "", WRITE
    )
    assert "none of the options" in said
    assert shown(allquiz)["answer"] == "y"


def test_an_answer_that_names_no_option_is_asked_for_and_not_taken_for_the_first(
    talk: Talk, allquiz: Run
) -> None:
    lines = "Match these:", "Iron is A", "Neon is B", ("C:", "Answer: 1-A, 2-B"), ("C:", "")
    said = talk(*lines, ("Which of them is right?", "B"), "", "", WRITE)
    assert "none of the options" in said
    assert shown(allquiz)["answer"] == "Neon is B"
    said = talk("Which?", "x", "x", ("C:", "Answer: D"), ("C:", ""), ("C:", "y"), CTRL_C)
    assert "is there twice" in said


def test_boxes_of_a_form_are_ticked_or_not(talk: Talk, allquiz: Run) -> None:
    talk("Which are loop diuretics?\n☐ Amiloride\n☑ Furosemide\n☑ Torasemide", *[""] * 4, WRITE)
    question = shown(allquiz)
    assert question["answers"] == ["Furosemide", "Torasemide"]
    assert question["distractors"] == ["Amiloride"]


def test_a_number_may_be_a_range_and_what_is_none_is_told_how_to_be_one(
    talk: Talk, tmp_path: Path, allquiz: Run
) -> None:
    for typed in ("4-6", "4 to 6", "[4, 6]"):
        said = talk("How many?", "4,5", typed, "", "", "", "", WRITE, on="--type numeric")
        assert "“4,5” is no number: write `4.5`" in said
        assert shown(allquiz)["answer"] == [4, 6]
        (tmp_path / "my-questions.yaml").unlink()


def test_one_step_back_and_another(talk: Talk, allquiz: Run) -> None:
    """What was given stands in brackets; what was not gone back to is not asked again."""
    talk(
        ("[choice]:", "Which cell?"),
        ("A:", "Megacaryocyte"),
        ("B:", "<"),
        ("A [Megacaryocyte]:", "Megakaryocyte"),
        ("B:", "Monocyte"),
        ("C:", "Platelet"),
        ("D:", ""),
        ("Why is “Monocyte” wrong?", "<"),
        ("D:", "<"),
        ("C [Platelet]:", "-"),
        ("Why is “Monocyte” wrong?", "<"),
        ("D:", "<"),
        ("C [-]:", "<"),
        ("B [Monocyte]:", "<"),
        ("A [Megakaryocyte]:", "<"),
        ("[Which cell?]:", "<"),
        ("[Which cell?]:", "Which cell sheds platelets?"),
        ("Why is “Monocyte” wrong?", ""),
        ("Explanation", "It does."),
        ("Enter writes it:", "<"),
        ("[It does.]:", "So it is."),
        WRITE,
    )
    question = shown(allquiz)
    assert question["stem"] == "Which cell sheds platelets?"
    assert (question["answer"], question["distractors"]) == ("Megakaryocyte", ["Monocyte"])
    assert question["explanation"] == "So it is."


def test_another_type_leaves_what_only_the_first_one_has(talk: Talk, allquiz: Run) -> None:
    said = talk("<", "numeric", "How many?", "20", "%", "<", "<", "<", ("[How many?]:", "<"),
                ("[How many?]:", "flashcard"), "Twenty", WRITE)  # fmt: skip
    assert [said.count(each) for each in ("This is the first step.", "Enter keeps")] == [1, 1]
    question = shown(allquiz)
    assert (question["front"], question["back"]) == ("How many?", "Twenty")
    talk("Which?", "one", "two", ("C:", "Answer: E"), ("C:", "<"), "<", "<", "<", "flashcard", ("Back", "B"), WRITE)  # fmt: skip
    assert (shown(allquiz)["front"], shown(allquiz)["back"]) == ("Which?", "B")


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_enter_at_every_step_writes_nothing(talk: Talk, tmp_path: Path, kind: str) -> None:
    """What was not answered is asked again, and no suggestion becomes an option."""
    said = talk("", "", "", on=f"--type {kind}")
    assert said.count("nothing is written yet") == 3
    assert not (tmp_path / "my-questions.yaml").exists()


def test_what_an_editor_saved_meanwhile_stays(talk: Talk, tmp_path: Path, allquiz: Run) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(HEAD + ONE)

    def save(answer: str) -> Callable[[], object]:
        return lambda: path.write_text(HEAD + ONE.replace("answer: true", f"answer: {answer}"))

    said = talk("true_false", "Cells are small.", "true", save("5"), on="b.yaml", refused=True)
    assert "b.yaml has errors" in said
    assert "kept in .b.yaml.draft" in said
    save("false")()
    talk(save("false"), on="b.yaml")
    assert [shown(allquiz, "b.yaml", at)["answer"] for at in (0, 1)] == [False, True]


@pytest.mark.parametrize("stop", [(), (CTRL_C,)])
@pytest.mark.parametrize("given", [1, 2, 3, 4, 5, 6])
def test_what_was_given_before_stopping_is_there_the_next_time(
    talk: Talk, tmp_path: Path, allquiz: Run, given: int, stop: tuple[str, ...]
) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + ONE)
    turns = ["Which cell is small?", "Platelet", "Monocyte", "", "", "", "level apply", WRITE]
    said = talk(*turns[:given], *stop, on="b.yaml")
    assert "kept in .b.yaml.draft" in said
    assert (tmp_path / "b.yaml").read_text() == HEAD + ONE
    assert "id: a" not in talk(*turns[given:], on="b.yaml")
    question = shown(allquiz, "b.yaml")
    assert (question["answer"], question["distractors"]) == ("Platelet", ["Monocyte"])
    assert question["level"] == "apply"
    assert len(list(tmp_path.glob("*b.yaml*"))) == 1


@pytest.mark.parametrize("key", ["\x03", None], ids=["Ctrl-C", "a closed terminal"])
def test_a_paste_and_half_a_line_of_a_real_terminal(
    talk: Talk, tmp_path: Path, allquiz: Run, key: str | None
) -> None:
    """Each line of a paste is taken; what stood in the line when it was broken off is kept."""
    child: Any = pexpect.spawn(
        sys.executable,
        ["-m", "allquiz", *["--plain"] * (key is None), "new"],
        cwd=str(tmp_path),
        env={**os.environ, "TERM": "xterm"},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact("[choice]:")
    assert ("\x1b[2m" in child.before) == (key is not None)  # `--plain`: no colour
    child.send(f"\x1b[200~{SHEET}Answer: B\n\x1b[201~\r")
    child.expect_exact("Why is “Rituximab” wrong?")
    child.send("It binds")
    child.expect_exact("It binds")
    if key:
        child.delaybeforesend = 0.5  # the line editor has no eyes for it while it draws
        child.send(key)
        child.expect_exact("kept in .my-questions.yaml.draft")
    else:
        child.kill(signal.SIGHUP)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (130 if key else 129)
    talk(("wrong? (Enter: none) [It binds]:", "It binds CD20."), "", "", WRITE)
    question = shown(allquiz)
    assert question["distractors"]["Rituximab"] == "It binds CD20."


@pytest.mark.parametrize(
    "draft", ["", "[]", "5", '{"type": "none"}', '{"answers": {"type": "choice"}}', '{"stem": 5}']
)
def test_a_draft_that_can_not_be_read_is_put_aside(talk: Talk, tmp_path: Path, draft: str) -> None:
    (tmp_path / ".my-questions.yaml.draft").write_text(draft)
    talk(("Question, or its type [choice]:", CTRL_C))
    assert (tmp_path / ".my-questions.yaml.unread").read_text() == draft


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
    answers: dict[str, str] = {}
    take(answers, "\n".join(lines))
    typed = {"type": kind, "stem": "S"}
    put_lines(typed, "option", [line for line in lines if line.strip()])
    for given_ in ({"type": "choice", **answers}, typed):
        assert question_of(given_)["type"] in TEMPLATES
    plain = [f"option {number}" for number, _ in enumerate(lines)]
    rights, wrongs = options([f"*{plain[0]}", *plain[1:]] if plain else [])
    assert rights + wrongs == plain


def test_options_beyond_the_letters_are_told_and_none_is_dropped() -> None:
    answers = {"type": "choice", "stem": "What?"}
    put_lines(answers, "option", [f"option {number}" for number in range(27)])
    assert wrong_with(answers) == "26 options are the most"
