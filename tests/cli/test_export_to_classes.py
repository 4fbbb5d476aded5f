"""`export` to what classes use: what is said, refused and written beside."""

import csv
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from allquiz.exporters import FORMATS
from tests.conftest import Run

BANK = """\
title: Mine
topic: mine
namespace: me
questions:
  - {id: good, type: true_false, stem: Is it?, answer: true, explanation: e}
  - {id: old, type: true_false, stem: Was it?, answer: true, retired: 2026-01-01}
"""
CARD = "  - {id: turn, type: flashcard, front: a, back: b}\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(BANK)
    return path


@pytest.mark.parametrize(
    ("format_name", "file"),
    [("moodle", "mine.xml"), ("canvas", "mine.zip"), ("gift", "mine.gift"), ("qti", "mine.zip")],
)
def test_each_format_is_written_under_the_banks_name_and_says_how_to_bring_it_in(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, file: str
) -> None:
    done = allquiz("export", format_name, "--bank", bank)
    assert done.returncode == 0, done.stderr
    assert f"Wrote {file}: 1 question" in done.stderr  # the retired one stays here
    assert done.stderr.count("Note: ") >= 2
    assert done.stdout == ""
    again = (tmp_path / file).read_bytes()
    assert allquiz("export", format_name, "--bank", bank).returncode == 0  # it is ours
    assert (tmp_path / file).read_bytes() == again


def test_what_a_format_cannot_hold_is_refused_by_name_with_exit_1_or_left_out(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    bank.write_text(BANK + CARD)
    refused = allquiz("export", "moodle", "--bank", bank)
    assert refused.returncode == 1
    assert "me/turn is a flashcard" in refused.stderr
    assert "--skip" in refused.stderr
    assert not (tmp_path / "mine.xml").exists()
    skipped = allquiz("export", "moodle", "--bank", bank, "--skip")
    assert skipped.returncode == 0
    assert "Left out: me/turn is a flashcard" in skipped.stderr


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (" []\n", "has no question\nHelp: see what each holds with `allquiz list decks"),
        (
            "\n  - {id: old, type: true_false, stem: Was it?, answer: true, retired: 2026-01-01}\n",
            "has no question that is still asked\nHelp: `allquiz export anki` takes along",
        ),
    ],
)
def test_a_deck_of_nothing_is_refused_with_a_way_out(
    allquiz: Run, bank: Path, listed: str, said: str
) -> None:
    bank.write_text(f"title: Mine\ntopic: mine\nnamespace: me\nquestions:{listed}")
    refused = allquiz("export", "moodle", "--bank", bank)
    assert refused.returncode == 2
    assert said in refused.stderr


def test_a_key_file_beside_it_joins_results_with_full_names(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    assert allquiz("export", "canvas", "--bank", bank, "-o", "week1.zip").returncode == 0
    with (tmp_path / "week1.zip.items.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [
            {"place": "1", "name": "me/good", "type": "true_false", "question": "Is it?"}
        ]


def test_exports_of_one_bank_to_several_formats_each_keep_their_key_file(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    for format_name in ("canvas", "gift", "moodle", "paper"):
        assert allquiz("export", format_name, "--bank", bank).returncode == 0
    assert len(list(tmp_path.glob("mine*.items.csv"))) == 4


def test_a_file_of_the_users_own_is_kept_the_key_file_too(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "week1.xml.items.csv"
    mine.write_text("my marks")
    refused = allquiz("export", "moodle", "--bank", bank, "-o", "week1.xml")
    assert refused.returncode == 2
    assert mine.read_text() == "my marks"
    assert not (tmp_path / "week1.xml").exists()


@pytest.mark.parametrize(
    ("format_name", "file", "key"),
    [
        ("paper", "test.html", "test.items.csv"),
        ("moodle", "test.xml", "test.xml.items.csv"),
        ("gift", "test.gift", "test.gift.items.csv"),
    ],
)
def test_a_file_that_may_not_be_written_keeps_its_own_key_file(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, file: str, key: str
) -> None:
    assert allquiz("export", format_name, "--bank", bank, "-o", file).returncode == 0
    before = (tmp_path / key).read_bytes()
    (tmp_path / file).chmod(0o444)
    bank.write_text(BANK.replace("Is it?", "Is it so?"))
    assert allquiz("export", format_name, "--bank", bank, "-o", file).returncode == 2
    assert (tmp_path / key).read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
@pytest.mark.parametrize("format_name", ["paper", "moodle"])
def test_beside_a_pipe_lies_no_key_file(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str
) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    done = allquiz("export", format_name, "--bank", bank, "-o", pipe)
    reader.join()
    assert done.returncode == 0
    assert b"Is it?" in got[0]
    assert "joins results" not in done.stderr
    assert not list(tmp_path.glob("*.csv"))


@pytest.mark.parametrize("command", ["export anki", "export moodle", "list decks", "export csv"])
def test_a_bank_of_another_ending_or_out_of_a_pipe_is_a_bank(
    allquiz: Run, bank: Path, tmp_path: Path, command: str
) -> None:
    text = bank.rename(tmp_path / "mine.txt")
    assert allquiz(*command.split(), "--bank", text).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "allquiz", *command.split(), "--bank", "/dev/stdin"],
        cwd=tmp_path, input=BANK.encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_bank_out_of_a_pipe_is_not_released(allquiz: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    threading.Thread(target=(tmp_path / "pipe").write_text, args=(BANK,)).start()
    done = allquiz("export", "anki", "--bank", "pipe", "--release")
    assert (done.returncode, "is no file" in done.stderr) == (2, True), done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_folder_is_no_file_to_write(allquiz: Run, bank: Path, format_name: str) -> None:
    done = allquiz("export", format_name, "--bank", bank, "-o", ".")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "Error: . is a folder")


def test_a_topic_can_be_exported_alone(allquiz: Run, tmp_path: Path) -> None:
    done = allquiz("export", "qti", "--topic", "genetic", "--skip", "-o", "genes.zip")
    assert done.returncode == 0, done.stderr
    unknown = allquiz("export", "qti", "--topic", "gnetics", "-o", "other.zip")
    assert unknown.returncode == 2
    assert "did you mean `genetics`" in unknown.stderr


def test_options_of_another_format_are_refused(allquiz: Run, bank: Path) -> None:
    for given in (
        ["moodle", "--release"],
        ["gift", "--check"],
        ["qti", "--version", "1.0"],
        ["moodle", "--version", "2"],
    ):
        refused = allquiz("export", *given, "--bank", bank)
        assert refused.returncode == 2
        assert "Help: " in refused.stderr
    two = allquiz("export", "qti", "--version", "2.1", "--bank", bank)
    assert two.returncode == 0


def test_a_package_for_canvas_is_not_replaced_by_one_of_qti_unless_forced(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    assert allquiz("export", "canvas", "--bank", bank).returncode == 0
    canvas = (tmp_path / "mine.zip").read_bytes()
    refused = allquiz("export", "qti", "--bank", bank)
    assert refused.returncode == 2
    assert "mine.zip is there, and was written for canvas, not qti" in refused.stderr
    assert "give another name with -o, or replace it with --force" in refused.stderr
    assert (tmp_path / "mine.zip").read_bytes() == canvas
    assert allquiz("export", "qti", "--bank", bank, "--force").returncode == 0
    assert allquiz("export", "canvas", "--bank", bank).returncode == 2


@pytest.mark.parametrize(
    ("format_name", "place", "status"),
    [
        ("canvas", 6, 2),  # the version of the format that it takes: no zip that can be read
        ("anki", 10, 0),  # the way it was packed: ours still
    ],
)
def test_a_damaged_package_in_the_way_ends_in_no_traceback(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, place: int, status: int
) -> None:
    target = tmp_path / "made.out"
    assert allquiz("export", format_name, "--bank", bank, "-o", target).returncode == 0
    made = bytearray(target.read_bytes())
    made[made.index(b"PK\1\2") + place] = 99
    target.write_bytes(made)
    again = allquiz("export", format_name, "--bank", bank, "-o", target)
    assert again.returncode == status, again.stderr
    assert ("allquiz did not write it" in again.stderr) is (status == 2)


@pytest.mark.parametrize(
    ("format_name", "file", "said"),
    [
        ("paper", "t.docx", "the ending of Word, and paper writes"),
        ("moodle", "x.gift", "the ending of gift, and moodle writes"),
        ("page", "x.pdf", "the ending of paper, and page writes"),
        ("page", "x.pdf", "give a name that ends in .html or .htm\n"),
        ("csv", "x.yaml", "the ending of a bank, and csv writes"),
    ],
)
def test_a_name_with_the_ending_of_another_format_is_refused(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, file: str, said: str
) -> None:
    refused = allquiz("export", format_name, "--bank", bank, "-o", file)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert not (tmp_path / file).exists()


def test_a_check_says_whether_the_page_is_as_it_would_be_made(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    export = ("export", "page", "--bank", bank, "-o", "made.html")

    def told() -> tuple[int, str]:
        ran = allquiz(*export, "--check")
        return ran.returncode, ran.stdout

    behind = (1, "made.html is not what would be made now.\n")
    assert told() == behind
    assert not (tmp_path / "made.html").exists()
    assert allquiz(*export).returncode == 0
    assert told() == (0, "made.html is up to date.\n")
    before = (tmp_path / "made.html").read_bytes()
    bank.write_text(BANK.replace("Is it?", "Is it so?"))
    assert told() == behind
    assert (tmp_path / "made.html").read_bytes() == before


@pytest.mark.parametrize(
    ("format_name", "file"), [("gift", "x.txt"), ("moodle", "x"), ("paper", "X.HTM")]
)
def test_an_ending_that_is_no_formats_is_taken(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, file: str
) -> None:
    assert allquiz("export", format_name, "--bank", bank, "-o", file).returncode == 0
    assert (tmp_path / file).exists()


def test_a_name_that_is_too_long_is_said_with_a_way_out(allquiz: Run, bank: Path) -> None:
    refused = allquiz("export", "csv", "--bank", bank, "-o", "x" * 300)
    assert refused.returncode == 2
    assert "Help: give a shorter name" in refused.stderr


@pytest.mark.parametrize("name", ["mine.yaml", "mine.txt"])
def test_the_bank_itself_is_never_written_over_nor_is_it_advised(
    allquiz: Run, bank: Path, tmp_path: Path, name: str
) -> None:
    if name != bank.name:
        (tmp_path / name).symlink_to(bank)
    for force in ([], ["--force"]):
        refused = allquiz("export", "gift", "--bank", bank, "-o", name, *force)
        assert refused.returncode == 2
        assert "is a file of the bank that is exported" in refused.stderr
        assert "--force" not in refused.stderr
    assert bank.read_text() == BANK


def test_a_quiz_for_the_browser_is_not_replaced_by_a_sheet_of_paper_nor_the_sheet_by_it(
    allquiz: Run, bank: Path
) -> None:
    for first, second in (("page", "paper"), ("paper", "page")):
        assert allquiz("export", first, "--bank", bank, "--force").returncode == 0
        refused = allquiz("export", second, "--bank", bank)
        assert refused.returncode == 2
        assert f"was written for {first}, not {second}" in refused.stderr
        assert allquiz("export", first, "--bank", bank).returncode == 0


@pytest.mark.parametrize(
    ("format_name", "beside"), [("moodle", "mine.xml.items.csv"), ("paper", "mine.items.csv")]
)
def test_the_list_beside_an_export_is_told_for_what_it_is_where_it_is_imported(
    allquiz: Run, bank: Path, tmp_path: Path, format_name: str, beside: str
) -> None:
    assert allquiz("export", format_name, "--bank", bank).returncode == 0
    refused = allquiz("import", beside, "-o", "new.yaml")
    assert refused.returncode == 2
    assert "this is the list beside an export" in refused.stderr
    assert not (tmp_path / "new.yaml").exists()
