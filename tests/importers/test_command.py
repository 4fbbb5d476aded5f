"""`allquiz import`: what is written where, and what is said."""

from pathlib import Path

import pytest

from allquiz.app.importing import take_in
from allquiz.bank.layout import Edit
from allquiz.model.refused import Refused
from tests.conftest import Run

GIFT = "::red-one::What? {=a ~b#no}\n\nIt is so. {T}\n"


def test_a_file_becomes_a_bank_that_passes_check(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "week 1.gift").write_text(GIFT)
    done = allquiz("import", "week 1.gift", "-o", "cells.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Wrote 2 questions (1 choice, 1 true_false) into cells.yaml." in done.stderr
    assert "3 warnings, which `allquiz check cells.yaml` shows." in done.stderr
    assert allquiz("check", "cells.yaml").returncode == 0
    assert "red-one" in allquiz("list", "questions", "--bank", "cells.yaml").stdout


def test_without_a_name_the_bank_is_called_after_the_file(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "cells.gift").write_text(GIFT)
    assert allquiz("import", "cells.gift").returncode == 0
    assert (tmp_path / "cells.yaml").read_text().startswith("title: Cells\ntopic: cells\n")


def test_an_id_of_a_question_with_an_error_in_the_same_folder_is_taken(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(
        "title: Mine\ntopic: mine\nnamespace: lee\nsource: {title: Notes, revised: 2026-01-01}\n"
        "questions:\n  - {id: red-one, type: flashcard, front: F}\n"
        "  - {id: other, type: flashcard, front: F, back: B}\n"
    )
    (tmp_path / "cells.gift").write_text(GIFT)
    done = allquiz("import", "cells.gift")
    assert "its id red-one is another question's; it became red-one-2" in done.stderr


def test_a_dry_run_prints_the_bank_and_writes_nothing(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "cells.gift").write_text(GIFT)
    done = allquiz("import", "cells.gift", "--dry-run")
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.glob("cells*")) == ["cells.gift"]
    allquiz("import", "cells.gift")
    assert (tmp_path / "cells.yaml").read_text() == done.stdout
    (tmp_path / "cells.yaml").write_text("")  # nor does it mind what is there
    again = allquiz("import", "cells.gift", "--dry-run")
    assert (again.stdout, "there already" in again.stderr) == (done.stdout, True)
    assert (tmp_path / "cells.yaml").read_text() == ""


def test_what_was_left_out_makes_the_status_1_and_the_rest_is_written(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "cells.gift").write_text(f"{GIFT}\nWrite. {{}}\n")
    done = allquiz("import", "cells.gift")
    assert done.returncode == 1
    assert "cells.gift:5: question 3 “Write.”: left out: an essay" in done.stderr
    assert (tmp_path / "cells.yaml").exists()


@pytest.mark.parametrize("content", ["", "nothing of any format", "PK\3\4 no zip"])
def test_a_file_of_which_nothing_can_be_read_makes_the_status_2(
    allquiz: Run, tmp_path: Path, content: str
) -> None:
    (tmp_path / "cells.txt").write_text(content)
    done = allquiz("import", "cells.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: cells.txt: ")
    assert not (tmp_path / "cells.yaml").exists()


def test_no_file_is_written_over_without_force(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "cells.gift").write_text(GIFT)
    (tmp_path / "cells.yaml").write_text("mine: too\n")
    assert allquiz("import", "cells.gift").returncode == 2
    assert allquiz("import", "cells.gift", "-o", "cells.yaml").returncode == 2
    assert (tmp_path / "cells.yaml").read_text() == "mine: too\n"
    assert allquiz("import", "cells.gift", "--force").returncode == 0
    assert "red-one" in (tmp_path / "cells.yaml").read_text()


BANK = """\
# My bank.
title: Mine
topic: mine
namespace: own
questions:
  # the first
  - id: red-one
    type: true_false
    stem: Mine is mine.   # so
    answer: true

  - {id: so, type: true_false, stem: "It is so.", answer: true}
# the end
"""


def test_what_a_bank_holds_is_not_told_again_unless_the_file_differs(
    allquiz: Run, tmp_path: Path
) -> None:
    table = "id,question,A,B,answer,points\none,Which?,x,y,A,2\ntwo,<u>Who?</u>,x,y,B,1\n"
    (tmp_path / "sheet.csv").write_text(table)
    first = allquiz("import", "sheet.csv", "-o", "sheet.yaml")
    assert "“points” is not kept" in first.stderr
    assert "lost: underlining" in first.stderr
    again = allquiz("import", "sheet.csv", "-o", "sheet.yaml")
    assert again.stderr == "Nothing new: sheet.yaml holds all 2 already.\n"
    (tmp_path / "sheet.csv").write_text(table.replace("y,A", "y,B"))
    changed = allquiz("import", "sheet.csv", "-o", "sheet.yaml").stderr
    assert (
        "“Which?”: note: the one of the bank has another key and other options or reasons, and"
        in changed
    )


THERE = """\
title: T
topic: t
namespace: n
source: {title: L}
questions:
  - {id: a, type: choice, stem: Which?, answer: "yes", distractors: {"no": It is., maybe: It is so.}, explanation: So it is.}
  - {id: b, type: short_answer, stem: Which cell?, answer: platelet, accept: [platelets, thrombocyte]}
  - {id: c, type: numeric, stem: How many?, answer: 300, tolerance: 5%}
  - {id: d, type: categorize, stem: "Sort:", categories: {One: [x], Two: [y]}}
  - {id: e, type: cloze, stem: "Made by {{B cells|B-cells|plasmacytes}} here."}
  - {id: f, type: matching, stem: "Match:", pairs: {p: 1st, q: 2nd}, distractors: {3rd: It is far.}, explanation: So.}
"""


@pytest.mark.parametrize("form", ["moodle", "canvas", "csv"])
def test_what_comes_back_from_another_program_is_no_other_question(
    allquiz: Run, tmp_path: Path, form: str
) -> None:
    """Nor where that program wrote the file anew, which then does not say that it is ours."""
    (tmp_path / "b.yaml").write_text(THERE)
    assert allquiz("export", form, "--bank", "b.yaml", "-o", f"out.{form}").returncode == 0
    path = tmp_path / f"out.{form}"
    if form == "moodle":
        path.write_text(path.read_text().replace("written by allquiz", ""))
        allquiz("import", "out.moodle", "-o", "back.yaml")
        assert "accept: [thrombocyte]" in (tmp_path / "back.yaml").read_text()
    again = allquiz("import", f"out.{form}", "-o", "b.yaml")
    assert again.stderr == "Nothing new: b.yaml holds all 6 already.\n"
    for old, new, said in (
        ("So it is", "So it was", "another explanation"),
        ("So it is.", "it is.", "another explanation"),
        ("It is so", "It was so", "other options or reasons"),
        ("thrombocyte", "clotting cell", "another key"),
        ("Which cell", "Which cells", "another stem"),
        ("plasmacytes", "plasmablasts", "another key"),
    ):
        (tmp_path / "b.yaml").write_text(THERE.replace(old, new))
        told = allquiz("import", f"out.{form}", "-o", "b.yaml").stderr
        assert [f"has {said}, and stays" in line for line in told.split("\n")] == [
            True,
            False,
            False,
        ]


def test_an_own_bank_gets_what_it_has_not_and_keeps_the_rest_to_the_letter(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(BANK)
    (tmp_path / "cells.gift").write_text(f"{GIFT}\nNew? {{=x ~y}}\n")
    done = allquiz("import", "cells.gift", "-o", "mine.yaml")
    assert done.returncode == 0, done.stderr
    assert "Added 1 question (1 choice, 2 held already) to mine.yaml." in done.stderr
    text = (tmp_path / "mine.yaml").read_text()
    start, _ = BANK.split("# the end")
    assert text.startswith(start)
    assert "  - id: new\n" in text
    assert "# the end" in text
    again = allquiz("import", "cells.gift", "-o", "mine.yaml")
    assert again.returncode == 0
    assert "Nothing new: mine.yaml holds all 3 already." in again.stderr
    assert (tmp_path / "mine.yaml").read_text() == text


def test_what_would_change_a_question_that_is_there_is_not_written(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(BANK)
    (tmp_path / "cells.gift").write_text("New? {=x ~y}\n")
    new = "  - {id: new, type: choice, stem: New?, answer: x, distractors: [y]}\n"
    other = BANK.replace("answer: true\n", "answer: false\n") + new
    monkeypatch.setattr(
        "allquiz.app.target_bank.ways_to_add", lambda text, _: [Edit(0, len(text), other)]
    )
    done = allquiz("import", "cells.gift", "-o", "mine.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "mine.yaml is laid out so that nothing can be added" in done.stderr
    assert (tmp_path / "mine.yaml").read_text() == BANK


def test_an_id_of_another_bank_in_the_folder_is_not_taken(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(BANK)
    (tmp_path / "cells.gift").write_text("// [id:own/red-one]\nWhat? {=a ~b}\n")
    done = allquiz("import", "cells.gift")
    said = "its id red-one is another question's; it became red-one-2; `-o mine.yaml` adds to"
    assert said in done.stderr
    assert allquiz("check", ".").returncode == 0
    (tmp_path / "more.gift").write_text("// [id:own/red-one]\nWhich? {=a ~b}\n")
    assert "it became red-one-3" in allquiz("import", "more.gift").stderr


def test_several_files_go_into_one_bank(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "a.gift").write_text("A. {T}")
    (tmp_path / "b.csv").write_text("question,answer\nB?,x\n")
    (tmp_path / "c.txt").write_text("nothing")
    done = allquiz("import", "a.gift", "b.csv", "c.txt", "-o", "all.yaml")
    assert done.returncode == 1
    assert "c.txt: its format can't be told" in done.stderr
    assert "Wrote 2 questions (1 true_false, 1 short_answer) into all.yaml." in done.stderr


def test_what_a_spreadsheet_put_on_the_clipboard_is_read_from_standard_input(
    allquiz: Run, tmp_path: Path
) -> None:
    done = allquiz("import", "-", "-o", "sheet.yaml", stdin="Question\tAnswer\nWho?\tRai\n")
    assert done.returncode == 0, done.stderr
    assert 'stem: "Who?"' in (tmp_path / "sheet.yaml").read_text()


def test_pictures_are_written_and_none_is_written_over(allquiz: Run, tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    figures.mkdir()
    (figures / "picture.png").write_bytes(b"mine")
    stem = r'[html]See <img src\="data\:image/png;base64,AAEC" alt\="A cell">'
    (tmp_path / "cells.gift").write_text(f"{stem} {{T}}")
    done = allquiz("import", "cells.gift")
    assert done.returncode == 0, done.stderr
    assert (figures / "picture.png").read_bytes() == b"mine"
    assert (figures / "picture-2.png").read_bytes() == b"\0\1\2"
    assert allquiz("check", "cells.yaml").returncode == 0

    two = [f"{stem.replace('AAEC', data)} {n}. {{T}}" for n, data in enumerate(("AAEC", "AAED"))]
    (tmp_path / "more.gift").write_text("\n\n".join(two))
    assert allquiz("import", "more.gift").returncode == 0
    assert (figures / "picture-3.png").read_bytes() == b"\0\1\3"
    assert sorted(figures.iterdir())[-1].name == "picture.png"


def test_a_bank_that_another_changes_meanwhile_stays_and_no_picture_is_left(tmp_path: Path) -> None:
    bank = tmp_path / "mine.yaml"
    bank.write_text(BANK)
    stem = r'[html]See <img src\="data\:image/png;base64,AAEC" alt\="A cell">'
    taken = take_in([Path("cells.gift")], [f"{stem} {{T}}".encode()], output=bank)
    bank.write_text(BANK.replace("It is so.", "It was so."))
    with pytest.raises(Refused):
        taken.write()
    assert "It was so." in bank.read_text()
    assert not [*tmp_path.glob("figures/*")]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["cells.gift", "-o", "cells.txt"], "is no YAML file"),
        (["cells.gift", "-o", "no/cells.yaml"], "there is no folder no"),
        (["none.gift"], "No such file"),
        (["."], "is a folder"),
        (["mine.yaml"], "mine.yaml is a bank already"),
        (["cells.gift", "--from", "moodle"], "not well-formed XML"),
    ],
)
def test_wrong_use_is_refused_with_the_reason(
    allquiz: Run, tmp_path: Path, arguments: list[str], why: str
) -> None:
    (tmp_path / "cells.gift").write_text(GIFT)
    (tmp_path / "mine.yaml").write_text("title: Mine\nquestions:\n")
    done = allquiz("import", *arguments)
    assert done.returncode == 2
    assert why in done.stderr


def test_each_title_that_tells_more_is_named_with_its_question_and_place(
    allquiz: Run, tmp_path: Path
) -> None:
    asked = [f"::On the {what}:: Is the {what} in the chest? {{T}}\n" for what in ("heart", "lung")]
    (tmp_path / "two.gift").write_text("\n".join(asked))
    said = allquiz("import", "two.gift").stderr
    assert (
        "two.gift:1: question 1 “Is the heart in the chest?”: lost: its title “On the heart”"
        in said
    )
    assert (
        "two.gift:3: question 2 “Is the lung in the chest?”: lost: its title “On the lung”" in said
    )


def test_points_are_named_with_their_question(allquiz: Run, tmp_path: Path) -> None:
    one = (
        '<question type="truefalse"><questiontext><text>Is {n} odd?</text></questiontext>'
        "<defaultgrade>{n}.0000000</defaultgrade><answer fraction='100'><text>true</text></answer>"
        "<answer fraction='0'><text>false</text></answer></question>"
    )
    (tmp_path / "q.xml").write_text(f"<quiz>{''.join(one.format(n=n) for n in (1, 3, 5))}</quiz>")
    lost = [line for line in allquiz("import", "q.xml").stderr.splitlines() if "points" in line]
    assert [line.partition(": lost: ")[0] for line in lost] == [
        "q.xml:1: question 2 “Is 3 odd?”",
        "q.xml:1: question 3 “Is 5 odd?”",
    ]


def test_a_file_in_which_no_question_can_be_read_is_wrong_use(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "essays.gift").write_text("::One:: Why? {}\n\n::Two:: And how? {}\n")
    done = allquiz("import", "essays.gift")
    assert done.returncode == 2
    assert done.stderr.count("left out: an essay") == 2
    assert not (tmp_path / "essays.yaml").exists()
