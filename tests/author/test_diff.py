"""`diff`: what changed between two banks, and what it means."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
CHOICE = "  - {id: q, type: choice, stem: Which one?, answer: a, distractors: [b, c]}\n"
OTHER = "  - {id: other, type: true_false, stem: Something else., answer: true}\n"


def compare(
    allquiz: Run, folder: Path, old: str, new: str
) -> list[tuple[str, str, list[str], str]]:
    (folder / "old.yaml").write_text(HEAD + old)
    (folder / "new.yaml").write_text(HEAD + new)
    ran = allquiz("diff", "--json", "old.yaml", "new.yaml")
    assert (ran.returncode, ran.stderr) == (0, "")
    document = json.loads(ran.stdout)
    assert document["schema"] == "allquiz.diff/1"
    return [(c["change"], c["question"], c["parts"], c["meaning"]) for c in document["changes"]]


@pytest.mark.parametrize(
    ("new", "parts", "said"),
    [
        (CHOICE.replace("answer: a", "answer: d"), ["key"], "asked again"),
        (CHOICE.replace("Which one?", "Which is it?"), ["wording"], "Progress is kept"),
        (CHOICE.replace("[b, c]", "[b, e]"), ["options"], "Progress is kept"),
        (CHOICE.replace("[b, c]", "{b: x, c: y}"), ["options"], "Progress is kept"),
        (CHOICE.replace("id: q", "id: q, explanation: E"), ["explanation"], "Progress is kept"),
        (CHOICE.replace("id: q", "id: q, source: {title: M}"), ["source"], "Progress is kept"),
        (CHOICE.replace("id: q", "id: q, as_of: 2021"), ["date"], "Progress is kept"),
        (CHOICE.replace("id: q", "id: q, level: recall"), ["details"], "Progress is kept"),
        (
            OTHER.replace("id: other", "id: q"),
            ["type", "key", "wording", "options"],
            "another kind",
        ),
    ],
)
def test_a_change_is_named_and_explained(
    allquiz: Run, tmp_path: Path, new: str, parts: list[str], said: str
) -> None:
    ((kind, name, found, meaning),) = compare(allquiz, tmp_path, CHOICE + OTHER, new + OTHER)
    assert (kind, name, found) == ("changed", "n/q", parts)
    assert said in meaning


def test_a_file_is_read_with_the_sources_beside_it(allquiz: Run, tmp_path: Path) -> None:
    """One that lies alone, as git hands out an old one, with those of the new."""
    for name, key in (("old", "lecture"), ("new", "notes"), ("alone", "notes")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "bank.yaml").write_text(HEAD.replace("{title: L}", key) + OTHER)
        if name != "alone":
            (folder / "sources.yaml").write_text(f"{key}: {{title: L}}\n")
    for name, said in (("old", "1 changed"), ("alone", "no difference")):
        ran = allquiz("diff", f"{name}/bank.yaml", "new/bank.yaml")
        assert (ran.stderr, ran.stdout.splitlines()[-1]) == ("", said)


def test_one_more_wording_corrects_nothing(allquiz: Run, tmp_path: Path) -> None:
    """Nor does Anki announce it; one less does, for it may be what somebody learned."""
    word = "  - {id: w, type: short_answer, stem: Where?, answer: marrow, accept: [BM]}\n"
    wider = word.replace("[BM]", "[BM, red marrow]")
    ((_, _, parts, meaning),) = compare(allquiz, tmp_path, word, wider)
    assert (parts, "Progress is kept" in meaning) == (["options"], True)
    ((_, _, parts, meaning),) = compare(allquiz, tmp_path, wider, word)
    assert (parts, "asked again" in meaning) == (["key"], True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("numeric, stem: S, answer: 20", "numeric, stem: S, answer: 21", "headed “Corrected”"),
        ("numeric, stem: S, answer: 20", "numeric, stem: S, answer: 20, tolerance: 1", "stays right"),
        ("cloze, stem: 'A {{b}} c'", "cloze, stem: 'A {{b}} {{c}}'", "stays right"),
        ("cloze, stem: 'A {{b}} {{c}}'", "cloze, stem: 'A {{b}} c'", "old note for a new one."),
        ("ordering, stem: S, order: [x1, y2]", "ordering, stem: S, order: [x1, z3, y2]", "stays right"),
        ("ordering, stem: S, order: [x1, y2]", "ordering, stem: S, order: [y2, x1]", "headed “Corrected”"),
        ("matching, stem: S, pairs: {a: x, b: y, c: z}", "matching, stem: S, pairs: {a: y, b: x}", "one, and one headed “Corrected”"),
        ("short_answer, stem: S, answer: x, accept: [y]", "short_answer, stem: S, answer: y, accept: [x]", "stays right"),
        ("choice, stem: S, answer: x, distractors: [y]", "true_false, stem: S, answer: true", "kind of question now: who knew it is asked again; in Anki a note headed"),
        ("choice, stem: S, answer: x, distractors: [y]", "short_answer, stem: S, answer: x", "kind of question now: who knew it is asked again; Anki retires"),
    ],
)  # fmt: skip
def test_what_is_foretold_of_anki_is_what_the_export_does(
    allquiz: Run, tmp_path: Path, old: str, new: str, said: str
) -> None:
    old, new = (f"  - {{id: q, type: {each}}}\n" for each in (old, new))
    ((_, _, _, meaning),) = compare(allquiz, tmp_path, old, new)
    assert said in meaning
    assert "is asked again; " in meaning
    for name, each in (("old", old), ("new", new)):  # the same folder, released twice
        (tmp_path / "bank.yaml").write_text(HEAD + each)
        asked = ("--bank", "bank.yaml", "--release", "--version", name)
        assert allquiz("export", "anki", *asked).returncode == 0
    told = allquiz("export", "anki", "--bank", "bank.yaml", "--since", "old").stdout
    assert ("corrected" in told, "replaced" in told) == (
        "headed “Corrected”" in meaning,
        "retires" in meaning,
    )


def test_of_a_long_text_that_part_is_shown_which_differs(allquiz: Run, tmp_path: Path) -> None:
    long = "A man comes with crushing pain in his chest that began hours ago, pale and cold. " * 2
    text = "  - {{id: q, type: choice, stem: '{}', answer: a, distractors: {{b: '{}', c: '{}'}}}}\n"
    (tmp_path / "old.yaml").write_text(HEAD + text.format(f"{long}Which drug?", long, "Never so."))
    (tmp_path / "new.yaml").write_text(HEAD + text.format(f"{long}Which dose?", long, "Mostly so."))
    assert allquiz("diff", "old.yaml", "new.yaml").stdout.splitlines()[1:3] == [
        "         stem: …pale and cold. Which drug? → …pale and cold. Which dose?",
        '         distractors: {"c": "Never so."} → {"c": "Mostly so."}',
    ]


def test_the_order_and_the_layout_are_no_change(allquiz: Run, tmp_path: Path) -> None:
    same = '- id: "q"  # here\n  stem: Which one?\n  type: choice\n  answer: a\n  distractors: [b, c]\n'
    assert compare(allquiz, tmp_path, CHOICE + OTHER, OTHER.replace("  - ", "- ") + same) == []
    assert allquiz("diff", "old.yaml", "new.yaml").stdout == "no difference\n"


@pytest.mark.parametrize(
    ("old", "new", "kind", "name"),
    [
        (OTHER, OTHER + CHOICE, "added", "n/q"),
        (OTHER + CHOICE, OTHER, "removed", "n/q"),
        (CHOICE, CHOICE.replace("id: q", "id: q, retired: 2026-01-01"), "retired", "n/q"),
        (CHOICE.replace("id: q", "id: q, retired: 2026-01-01"), CHOICE, "returned", "n/q"),
        (CHOICE, CHOICE.replace("id: q", "id: z"), "renamed", "n/z"),
        (CHOICE, CHOICE.replace("id: q", "id: z").replace("one?", "ones?"), "renamed", "n/z"),
    ],
)
def test_what_came_went_and_was_renamed(
    allquiz: Run, tmp_path: Path, old: str, new: str, kind: str, name: str
) -> None:
    ((found, question, _, meaning),) = compare(allquiz, tmp_path, old, new)
    assert (found, question) == (kind, name)
    assert meaning


def test_another_namespace_renames_everything(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(HEAD + CHOICE + OTHER)
    (tmp_path / "new.yaml").write_text((HEAD + CHOICE + OTHER).replace(": n\n", ": m\n"))
    shown = allquiz("diff", "old.yaml", "new.yaml").stdout
    assert "renamed  m/q (was n/q)" in shown
    assert shown.endswith("2 renamed\n")


def test_an_old_version_of_the_file_alone_leans_on_what_lies_beside_the_new(
    allquiz: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "sources.yaml").write_text(
        "s: {title: S, document: D, publisher: P, revised: 2026-01-01}\n"
    )
    text = HEAD.replace("{title: L}", "s") + CHOICE
    (folder / "new.yaml").write_text(text)
    (tmp_path / "old.yaml").write_text(text.replace("Which", "What"))
    ran = allquiz("diff", "old.yaml", "bank/new.yaml")
    assert (ran.stderr, ran.stdout.splitlines()[-1]) == ("", "1 changed")


def test_questions_with_errors_are_named_and_not_taken_for_removed(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "old.yaml").write_text(HEAD + CHOICE + OTHER)
    (tmp_path / "new.yaml").write_text(HEAD + CHOICE.replace("answer: a", "answer: b") + OTHER)
    ran = allquiz("diff", "old.yaml", "new.yaml")
    assert (ran.returncode, ran.stdout) == (0, "no difference in the others\n")
    assert "n/q" in ran.stderr


def test_a_file_that_cant_be_read_is_not_taken_for_an_empty_one(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "old.yaml").write_text(HEAD + CHOICE)
    for name, text in (("empty.yaml", ""), ("half.yaml", "title: [x\n"), ("a.docx", "PK\0\xff")):
        (tmp_path / name).write_bytes(text.encode("latin-1"))
        for pair in (("old.yaml", name), (name, "old.yaml")):
            ran = allquiz("diff", *pair)
            assert (ran.returncode, ran.stdout) == (2, ""), pair
            assert f"see why with `allquiz check {name}`" in ran.stderr, pair
    listed = "- {id: a, type: flashcard, front: f, back: b}\n"  # without headings
    (tmp_path / "b.yaml").write_text(listed)
    (tmp_path / "c.yaml").write_text(listed.replace("back: b", "back: c"))
    for pair, told in (
        (("b.yaml", "c.yaml"), "1 changed (1 with a new key)"),
        (("/dev/null", "old.yaml"), "1 added"),
        (("old.yaml", "/dev/null"), "1 removed"),
    ):
        ran = allquiz("diff", *pair)  # as git names a file that is not there
        assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, told)


def test_folders_and_a_new_title(allquiz: Run, tmp_path: Path) -> None:
    for name, title in (("old", "T"), ("new", "Another")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.yaml").write_text(HEAD.replace("title: T", f"title: {title}") + OTHER)
    assert "title    T → Another" in allquiz("diff", "old", "new").stdout
    assert allquiz("diff", "old", "nowhere").returncode == 2
