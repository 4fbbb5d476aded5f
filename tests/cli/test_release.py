"""`export anki` and the record of releases: what it writes, what it refuses."""

import errno
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allquiz.exporters.anki import export as anki_export
from tests.anki.author import Author, call
from tests.conftest import Run


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "bank")


@pytest.fixture
def allquiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in this process, in the test's folder."""
    monkeypatch.chdir(tmp_path)
    return call


def rows(package: Path, scratch: Path) -> list[str]:
    """All that a package's database holds, as SQL."""
    with zipfile.ZipFile(package) as archive:
        scratch.write_bytes(archive.read("collection.anki2"))
    with sqlite3.connect(scratch) as connection:
        dump = list(connection.iterdump())
    connection.close()
    return dump


def test_the_first_release_is_recorded_beside_the_decks(author: Author) -> None:
    author.release("2026-01-01")
    assert "Released 2026-01-01, the first release of this bank: 8 notes" in author.said
    assert '"2026-01-01", "time": "2026-01-01T12:00:00Z"' in author.record.read_text()
    assert author.record.read_text().count('"released": {"2026-01-01": ["new"]}') == 8


def test_one_changed_wording_is_one_changed_line_of_the_record(author: Author) -> None:
    author.release("2026-01-01")
    before = author.record.read_text().splitlines()
    author.edit("sheds platelets", "makes platelets")
    author.release("2026-02-01")
    after = author.record.read_text().splitlines()
    new = [line for line in after if line not in before]
    assert '"2026-02-01T12:00:00Z"' in new[0]
    assert '"released": {"2026-01-01": ["new"], "2026-02-01": ["Stem"]}' in new[1]
    assert len(new) == 2
    assert len(after) == len(before) + 1


def test_a_bank_without_decks_has_its_record_beside_it_too(allquiz: Run, tmp_path: Path) -> None:
    bank = tmp_path / "mine.yaml"
    bank.write_text(
        "title: Mine\ntopic: m\nnamespace: n\nquestions:\n"
        "  - {id: q, type: true_false, stem: S, answer: true}\n"
    )
    assert allquiz("export", "anki", "--bank", bank, "--release").returncode == 0
    assert '"n/q"' in (tmp_path / "decks" / "released.jsonl").read_text()
    again = allquiz("export", "anki", "--bank", bank)
    assert again.returncode == 0
    assert "not released" not in again.stderr
    bank.write_text(bank.read_text().replace("title: Mine", "title: Ours"))
    renamed = allquiz("export", "anki", "--bank", bank)
    assert renamed.returncode == 2
    assert "the deck `mine` was released as “Mine”" in renamed.stderr
    assert "`name: Mine`" in renamed.stderr


def test_a_second_bank_can_go_into_the_deck_that_learners_have(
    allquiz: Run, tmp_path: Path
) -> None:
    """What the help says to write is what was released."""
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(
            f"title: 'Mine: {name}'\ntopic: m\nnamespace: {name}\nquestions:\n"
            "  - {id: q, type: true_false, stem: S, answer: true}\n"
        )
        said = allquiz("export", "anki", "--bank", tmp_path, "--release").stderr
    found = re.search(r"`(name: .+?)` and `(id: \d+)` into a file (.+) \(", said)
    assert found
    Path(found[3]).write_text(f"{found[1]}\n{found[2]}\n")
    again = allquiz("export", "anki", "--bank", tmp_path, "--release")
    assert "Wrote all.apkg: 2 questions in “Mine: a”" in again.stderr
    assert again.stderr.count("Released") == 1


def test_a_release_is_called_by_its_date_or_a_label_of_ones_own(author: Author) -> None:
    author.release("2026-01-01")
    author.edit("sheds platelets", "makes platelets")
    author.release("2026-01-01")
    assert "Released 2026-01-01.2: 1 note new or changed" in author.said
    author.edit("makes platelets", "forms platelets")
    author.release("2026-02-01", "--version", "spring")
    assert "Released spring: 1 note new or changed" in author.said
    assert "1 changed\n  t/pick: Stem\n" in author.since("2026-01-01.2")


def test_of_two_releases_at_once_neither_takes_the_other_out_of_the_record(
    author: Author, allquiz: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.release("2026-01-01")
    before = author.record.read_text()
    author.edit("sheds platelets", "makes platelets")
    author.release("2026-02-01")
    theirs = author.record.read_text()
    author.record.write_text(before)
    write: Callable[..., list[str]] = anki_export.export

    def later(*given: Any, known: Any) -> list[str]:
        author.record.write_text(theirs)
        return write(*given, known=known)

    monkeypatch.setattr(anki_export, "export", later)
    package = author.folder / "mine.apkg"
    given = ("export", "anki", "--release", "--bank", author.folder, "-o", package)
    late = allquiz(*given)
    assert late.returncode == 2
    assert "was changed meanwhile" in late.stderr
    assert author.record.read_text() == theirs
    assert not package.exists()
    assert "Nothing changed since 2026-02-01" in allquiz(*given).stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--release", "--version", "a b"], "“a b” is no label"),
        (["--release", "--version", "2026-01-01"], "2026-01-01 is released already"),
        (["--version", "2"], "give it with --release"),
        (["--release", "--since", "2026-01-01"], "give one"),
        (["--since", "2026-01-02"], "did you mean `2026-01-01`?"),
        (["--deck", "year-ona"], "did you mean `year-one`?"),
    ],
)
def test_bad_wishes_are_refused(
    author: Author, allquiz: Run, options: list[str], said: str
) -> None:
    author.release("2026-01-01")
    record = author.record.read_text()
    result = allquiz("export", "anki", "--bank", author.folder, *options)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert author.record.read_text() == record


def test_a_question_that_is_gone_stops_the_release_and_the_way_out_is_named(
    author: Author, allquiz: Run
) -> None:
    author.release("2026-01-01")
    line = "  - {id: word, type: short_answer, stem: Where are blood cells made?, answer: Marrow}\n"
    author.edit(line, "")
    record = author.record.read_text()
    result = allquiz("export", "anki", "--release", "--bank", author.folder)
    assert result.returncode == 2
    assert "1 released question is gone: t/word" in result.stderr
    assert "`retired:`" in result.stderr
    assert author.record.read_text() == record
    plain = allquiz("export", "anki", "--bank", author.folder)
    assert plain.returncode == 0  # at a release, not at every change
    assert "Warning: 1 released question is gone: t/word" in plain.stderr


def test_a_released_question_that_has_an_error_is_left_as_learners_have_it(
    author: Author, allquiz: Run
) -> None:
    author.release("2026-01-01")
    author.edit("answer: 20", "answer: many")
    said = allquiz("export", "anki", "--release", "--skip", "--bank", author.folder)
    assert "Left out: t/share (it has errors)" in said.stderr
    assert "gone" not in said.stderr
    assert "Nothing changed" in said.stderr


def test_a_topic_that_no_question_has_any_more_is_said(author: Author, allquiz: Run) -> None:
    author.release("2026-01-01")
    assert "Warning" not in author.said
    deck = author.decks / "year-one.yaml"
    deck.write_text(deck.read_text() + "topics: [bloode]\n")
    said = allquiz("export", "anki", "--bank", author.folder).stderr
    assert "no question has the topic `bloode` that the deck `year-one` asks for" in said
    assert "did you mean `blood`?" in said


def test_note_types_as_allquiz_itself_released_them_later_are_no_change_of_look(
    author: Author,
) -> None:
    author.release("2026-01-01")  # before allquiz's own last release
    assert "the look of the cards" not in author.since("2026-01-01")


def test_a_release_covers_the_whole_folder(author: Author, allquiz: Run) -> None:
    other = author.folder / "other.yaml"
    other.write_text(
        "title: O\ntopic: o\nnamespace: t\nquestions:\n"
        "  - {id: o, type: true_false, stem: S, answer: true}\n"
    )
    author.release("2026-01-01")
    result = allquiz("export", "anki", "--release", "--bank", other, "--deck", "year-one")
    assert result.returncode == 2
    assert "give it to --bank" in allquiz(
        "export", "anki", "--release", "--bank", author.bank
    ).stderr  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: Blood, year one", "name: Blood", "was released as “Blood, year one” with the id"),
        ("id: 4711", "id: 4799", "and is now “Blood, year one” with the id 4799"),
        ('"01 Blood"', '"1 Blood"', "was released as “01 Blood” and is now “1 Blood”"),
    ],
)
def test_a_record_that_does_not_match_its_deck_is_an_error(
    author: Author, allquiz: Run, old: str, new: str, said: str
) -> None:
    author.release("2026-01-01")
    deck = author.decks / "year-one.yaml"
    deck.write_text(deck.read_text().replace(old, new))
    result = allquiz("export", "anki", "--bank", author.folder, "-o", "x.apkg")
    assert result.returncode == 2
    assert said in result.stderr
    assert not (author.folder.parent / "x.apkg").exists()


def test_the_file_of_a_deck_may_be_renamed(author: Author) -> None:
    author.release("2026-01-01")
    (author.decks / "year-one.yaml").rename(author.decks / "first.yaml")
    author.release("2026-02-01", deck="first")
    assert '"name": "first", "id": 4711' in author.record.read_text()
    assert "year-one" not in author.record.read_text()


def test_a_deck_cannot_take_the_id_of_another_that_was_released(
    author: Author, allquiz: Run
) -> None:
    author.release("2026-01-01")
    (author.decks / "year-one.yaml").write_text("name: Another\nid: 4712\n")
    (author.decks / "two.yaml").write_text("name: Year two\nid: 4711\n")
    result = allquiz("export", "anki", "--bank", author.folder, "--deck", "two")
    assert result.returncode == 2
    assert (
        "the deck `two` has the id 4711, which was released as that of `year-one`" in result.stderr
    )


def test_the_record_of_another_bank_is_an_error(author: Author, allquiz: Run) -> None:
    author.release("2026-01-01")
    author.edit("namespace: t", "namespace: u")
    result = allquiz("export", "anki", "--bank", author.folder)
    assert result.returncode == 2
    assert "records the release of another bank" in result.stderr


def test_a_damaged_record_is_an_error_with_its_place(author: Author, allquiz: Run) -> None:
    author.release("2026-01-01")
    author.record.write_text(author.record.read_text().replace('"key": ', '"kye": ', 1))
    result = allquiz("export", "anki", "--bank", author.folder)
    assert result.returncode == 2
    assert "released.jsonl:" in result.stderr
    assert "no release wrote this line" in result.stderr


def test_an_empty_record_is_damaged_too(author: Author, allquiz: Run) -> None:
    author.release("2026-01-01")
    author.record.write_text("")
    result = allquiz("export", "anki", "--bank", author.folder)
    assert result.returncode == 2
    assert "take it back from version control" in result.stderr


def test_a_lost_record_is_told_by_a_package_of_the_release(author: Author, allquiz: Run) -> None:
    author.release("2026-01-01")
    author.record.unlink()
    again = ("export", "anki", "--bank", author.folder, "-o", "x.apkg")
    refused = allquiz(*again, "--release")
    assert refused.returncode == 2
    assert (
        "released.jsonl is missing, and 2026-01-01-year-one.apkg is of the release 2026-01-01"
        in refused.stderr
    )
    assert not author.record.exists()
    assert "is missing" in allquiz(*again).stderr
    assert "the first release" in allquiz(*again, "--release", "--force").stderr
    assert "is missing" not in allquiz(*again).stderr


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_lost_record_is_told_by_git_and_can_be_taken_back(
    author: Author, allquiz: Run, tmp_path: Path
) -> None:
    author.release("2026-01-01")
    before = author.record.read_text()
    git = ("git", "-C", str(author.folder), "-c", "user.name=N", "-c", "user.email=e@example.org")
    for command in (["init", "-q"], ["add", "decks"], ["commit", "-qm", "Released"]):
        subprocess.run([*git, *command], check=True)
    clone = tmp_path / "a clone"
    subprocess.run(["git", "clone", "-q", author.folder, clone], check=True)
    (clone / "b.yaml").write_bytes(author.bank.read_bytes())
    (clone / "decks" / "released.jsonl").unlink()
    refused = allquiz("export", "anki", "--release", "--bank", clone)
    assert refused.returncode == 2
    (way_out,) = re.findall("`(git .*?)`", refused.stderr)
    subprocess.run(shlex.split(way_out), check=True)
    assert (clone / "decks" / "released.jsonl").read_text() == before


def test_a_package_that_was_never_released_is_no_release(author: Author) -> None:
    deck = author.decks / "year-one.yaml"
    deck.write_text(deck.read_text().replace("A deck", "Version 2 (2026-01-01) of a deck"))
    author.export("year-one")
    author.release("2026-01-01")
    assert "the first release of this bank" in author.said


def test_a_deck_may_not_have_the_id_of_ankis_own(author: Author, allquiz: Run) -> None:
    """Anki would put its cards into the learner's Default deck."""
    (author.decks / "other.yaml").write_text("name: Other\nid: 1\n")
    result = allquiz("export", "anki", "--bank", author.folder, "--deck", "other")
    assert result.returncode == 2
    assert "other.yaml:2:5" in result.stderr


def test_decks_whose_names_differ_in_case_alone_are_one_in_anki(
    author: Author, allquiz: Run
) -> None:
    (author.decks / "other.yaml").write_text("name: blood, Year One\nid: 4799\n")
    result = allquiz("export", "anki", "--bank", author.folder, "--deck", "other")
    assert result.returncode == 2
    assert "give one of them another name" in result.stderr


def test_two_decks_with_one_id_are_an_error(author: Author, allquiz: Run) -> None:
    (author.decks / "other.yaml").write_text("name: Other\nid: 4712\n")
    result = allquiz("export", "anki", "--bank", author.folder, "--deck", "year-one")
    assert result.returncode == 2
    assert "the id 4712 is already in" in result.stderr


def test_two_banks_whose_decks_have_one_id_are_an_error(
    author: Author, allquiz: Run, tmp_path: Path
) -> None:
    second = Author(tmp_path / "second")
    (second.decks / "year-one.yaml").rename(second.decks / "year-two.yaml")
    second.edit("namespace: t", "namespace: u")
    result = allquiz("export", "anki", "--bank", author.folder, "--bank", second.folder)
    assert result.returncode == 2
    assert "`year-one` and `year-two` have one id, 4711" in result.stderr


def test_two_files_of_one_name_are_an_error(author: Author, allquiz: Run) -> None:
    (author.decks / "year-one.yml").write_text("name: Other\nid: 4720\n")
    result = allquiz("export", "anki", "--bank", author.folder)
    assert result.returncode == 2
    assert "a deck is called `year-one` already" in result.stderr


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "9" * 5000, "-1", ""])
def test_a_time_that_is_none_is_refused(author: Author, epoch: str) -> None:
    result = call("export", "anki", "--release", "--bank", author.folder, SOURCE_DATE_EPOCH=epoch)
    assert result.returncode == 2
    assert f"SOURCE_DATE_EPOCH is “{epoch}”" in result.stderr
    assert not author.record.exists()


def test_check_tells_whether_all_is_released(author: Author, allquiz: Run) -> None:
    def check() -> tuple[int, str]:
        result = allquiz("export", "anki", "--check", "--bank", author.folder)
        return result.returncode, result.stdout

    assert check() == (1, "Not released as it is: 8 notes, the note types, the list of decks.\n")
    author.release("2026-01-01")
    assert check() == (0, "Everything is released, as 2026-01-01.\n")
    author.edit("sheds platelets", "makes platelets")
    assert check() == (1, "Not released as it is: 1 note.\n")


def test_the_same_input_gives_the_same_bytes_and_the_same_rows_anywhere(
    author: Author, tmp_path: Path
) -> None:
    first = author.release("2026-01-01")
    assert author.export("again").read_bytes() == first.read_bytes()
    twin = Author(tmp_path / "elsewhere" / "bank")
    twin.record.write_text(author.record.read_text())
    os.utime(twin.bank, (1, 1))  # a checkout elsewhere has other times
    there = twin.export("there")
    assert rows(there, tmp_path / "1.db") == rows(first, tmp_path / "2.db")


def test_what_is_not_released_is_dated_by_its_newest_file_and_later_than_the_release(
    author: Author, tmp_path: Path
) -> None:
    author.release("2026-01-01")
    author.edit("sheds platelets", "makes platelets")

    def stamps(name: str) -> set[int]:
        with zipfile.ZipFile(author.export(name)) as archive:
            (tmp_path / name).write_bytes(archive.read("collection.anki2"))
        connection = sqlite3.connect(tmp_path / name)
        found = {stamp for (stamp,) in connection.execute("SELECT mod FROM notes")}
        connection.close()
        return found

    noon = 1_767_268_800  # 2026-01-01 at 12:00
    os.utime(author.decks / "year-one.yaml", (5, 5))
    os.utime(author.bank, (noon + 999, noon + 999))
    assert stamps("later") == {noon, noon + 999}
    os.utime(author.bank, (5, 5))
    assert stamps("earlier") == {noon, noon + 1}
    deck = author.decks / "year-one.yaml"
    deck.write_text(deck.read_text() + "revised: 2026-02-01\n")
    assert stamps("told") == {noon, 1_769_904_000}  # that day at 0:00 UTC, whatever the files have


def test_no_traceback_and_nothing_half_written_where_the_folder_is_not_writable(
    author: Author, allquiz: Run, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.write_text("a file, not a folder")
    result = allquiz("export", "anki", "--bank", author.folder, "-o", closed / "x.apkg")
    assert result.returncode == 2
    assert f"there is no folder {closed}" in result.stderr
    author.decks.joinpath("released.jsonl").mkdir()  # so that the record can't be written
    failed = allquiz("export", "anki", "--bank", author.folder, "--release", "-o", "x.apkg")
    assert failed.returncode == 2
    assert "released.jsonl" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "x.apkg").exists()
    assert [path for path in author.decks.iterdir() if path.name.startswith(".")] == []


def test_a_folder_without_permission_is_named_by_the_file_that_was_asked_for(
    author: Author, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file system is played: the superuser, who may run this, can write anywhere."""

    opened = Path.open

    def refuse(path: Path, mode: str = "r", *more: Any) -> Any:
        if mode == "xb":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, mode, *more)

    monkeypatch.setattr(Path, "open", refuse)
    result = call("export", "anki", "--bank", author.folder, "-o", tmp_path / "x.apkg")
    assert result.returncode == 2
    said = f"Error: {tmp_path / 'x.apkg'}: can't be written: Permission denied\n"
    assert result.stderr == f"{said}Help: name another place, or change who may write there\n"
