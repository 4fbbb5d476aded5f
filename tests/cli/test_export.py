"""`export`: what it refuses, and that nothing of the user's is lost."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Run

BANK = """\
title: Mine
topic: mine
questions:
  - {id: good, type: true_false, stem: Is it?, answer: true}
"""
BAD = "  - {id: bad, type: true_false, stem: Is it?}\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(BANK)
    return path


def test_an_own_bank_becomes_one_deck_and_is_warned_of_its_missing_namespace(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    result = allquiz("export", "anki", "--bank", bank)
    assert result.returncode == 0
    assert (tmp_path / "mine.apkg").exists()
    assert "no namespace" in result.stderr


def test_a_bank_with_errors_is_refused_unless_they_may_be_skipped(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    bank.write_text(BANK + BAD)
    refused = allquiz("export", "anki", "--bank", bank)
    assert refused.returncode == 2
    assert f"{bank}:5:5" in refused.stderr
    assert not (tmp_path / "mine.apkg").exists()
    skipped = allquiz("export", "anki", "--bank", bank, "--skip")
    assert skipped.returncode == 0
    assert "Left out: bad" in skipped.stderr


def test_a_foreign_file_is_kept_unless_forced(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    target = tmp_path / "thesis.apkg"
    target.write_text("years of work")
    refused = allquiz("export", "anki", "--bank", bank, "-o", target)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert target.read_text() == "years of work"
    assert allquiz("export", "anki", "--bank", bank, "-o", target, "--force").returncode == 0
    assert allquiz("export", "anki", "--bank", bank, "-o", target).returncode == 0  # ours now


def test_without_deck_files_each_bank_makes_a_deck_of_its_own(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    other = "  - {id: other, type: true_false, stem: Is it not?, answer: false}\n"
    (tmp_path / "other.yaml").write_text(f"title: Other\ntopic: other\nquestions:\n{other}")
    done = allquiz("export", "anki", "--bank", tmp_path, "--deck", "other")
    assert "1 question in “Other”" in done.stderr


def test_a_package_with_the_fixed_dates_of_another_program_is_foreign(
    allquiz: Run, bank: Path, tmp_path: Path
) -> None:
    """Word, for one, dates everything in its files 1980-01-01, as we do."""
    target = tmp_path / "thesis.docx"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), "years of work")
    before = target.read_bytes()
    assert allquiz("export", "anki", "--bank", bank, "-o", target).returncode == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--deck", "alll"], "did you mean `all`?"),
        (["--deck", "zzz"], "the known ones: all"),
        (["-o", "nowhere/x.apkg"], "there is no folder nowhere"),
        (["-o", "."], "is a folder"),
        (["--bank", "missing.yaml"], "there is no missing.yaml"),
    ],
)
def test_bad_wishes_are_refused(allquiz: Run, arguments: list[str], said: str) -> None:
    result = allquiz("export", "anki", *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_question_too_large_for_a_note_is_named(allquiz: Run, tmp_path: Path) -> None:
    steps = ", ".join(f"step {number}" for number in range(21))
    bank = tmp_path / "long.yaml"
    bank.write_text(BANK + f"  - {{id: long, type: ordering, stem: Order, order: [{steps}]}}\n")
    refused = allquiz("export", "anki", "--bank", bank)
    assert refused.returncode == 1
    assert "long has 21 parts" in refused.stderr
    skipped = allquiz("export", "anki", "--bank", bank, "--skip")
    assert skipped.returncode == 0
    assert "1 question in" in skipped.stderr


def test_no_temporary_file_stays(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    allquiz("export", "anki", "--bank", bank)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.apkg", "mine.yaml"]


def test_each_question_that_is_left_out_is_named_also_where_it_is_no_yaml(
    allquiz: Run, bank: Path
) -> None:
    torn = '  - id: torn\n    stem: "never closed\n'
    nameless = "  - {type: true_false, stem: Is it?, answer: true}\n"
    bank.write_text(BANK + torn + BAD + nameless + BANK.splitlines()[-1] + "\n")
    done = allquiz("export", "csv", "--bank", bank, "--skip")
    left_out = [line for line in done.stderr.splitlines() if line.startswith("Left out: ")]
    assert len(left_out) == 4
    for name in ("torn (", "bad (", f"{bank}:8:", f"good of {bank}"):
        assert sum(name in line for line in left_out) == 1
    assert "1 question in" in done.stderr
    checked = json.loads(allquiz("check", bank, "--output-format", "json").stdout)
    assert checked["questions"] == len(left_out) + 1
    assert "4 questions left out" in allquiz("list", "questions", "--bank", bank).stderr


def test_a_file_of_which_all_is_left_out_is_named(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("")
    done = allquiz("export", "csv", "--bank", tmp_path, "--skip", "--deck", "mine")
    assert f"Left out: all of {tmp_path / 'empty.yaml'}" in done.stderr
