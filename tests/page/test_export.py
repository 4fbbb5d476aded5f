"""`allquiz export page`."""

from pathlib import Path

from tests.conftest import Run
from tests.page.bank import ALL_TYPES


def test_the_same_bank_gives_the_same_bytes_and_check_says_so(allquiz: Run, tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(ALL_TYPES, "utf-8")
    export = ("export", "page", "--bank", "bank.yaml", "-o", "quiz.html")
    assert allquiz(*export, "--check").returncode == 1
    assert allquiz(*export).returncode == 0
    first = (tmp_path / "quiz.html").read_bytes()
    assert allquiz(*export).returncode == 0
    assert (tmp_path / "quiz.html").read_bytes() == first
    assert allquiz(*export, "--check").returncode == 0
    bank.write_text(ALL_TYPES.replace("Blood is red.", "Blood is quite red."), "utf-8")
    assert allquiz(*export, "--check").returncode == 1
    assert (tmp_path / "quiz.html").read_bytes() == first


def test_a_file_of_somebody_else_is_not_replaced(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(ALL_TYPES, "utf-8")
    (tmp_path / "quiz.html").write_text("mine")
    ran = allquiz("export", "page", "--bank", "bank.yaml", "-o", "quiz.html")
    assert ran.returncode == 2
    assert (tmp_path / "quiz.html").read_text() == "mine"


def test_options_of_another_format_are_refused(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(ALL_TYPES, "utf-8")
    ran = allquiz("export", "page", "--bank", "bank.yaml", "--versions", 2)
    assert (ran.returncode, "--versions is for paper" in ran.stderr) == (2, True)
