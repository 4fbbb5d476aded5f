"""The files that progress is kept in: what a write is, and what damage costs."""

import errno
import json
import os
import random
import shutil
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz import disk
from allquiz.model.review import Event, Review
from allquiz.store import StoreError
from allquiz.store.lines import Unreadable, dump
from allquiz.store.rows import load, read
from tests.conftest import Run
from tests.store.entries import NOW, answer, day, event, lines, opened, put, state


def entry(number: int) -> Review | Event:
    """Answers, with other kinds between them."""
    match number % 7:
        case 5:
            return event(f"e{number}", "flag", f"q/{number % 3}", number / 10)
        case 6:
            return event(f"e{number}", "undo", f"a{number - 2}", number / 10)
        case _:
            return answer(
                f"a{number}", f"q/{number % 3}", number / 10, number % 2, response="é “x”"
            )


def test_an_answer_is_one_line_of_the_form_that_history_exports(
    tmp_path: Path, allquiz: Run
) -> None:
    with opened(tmp_path / "data") as store:
        store.save(answer("a1", "q/1", 1))
    (line,) = lines(tmp_path / "data")
    exported = allquiz("history", "export", "--all")
    assert [json.loads(each) for each in exported.stdout.splitlines()] == [line]
    assert line["answered_at"] == day(1).isoformat(timespec="microseconds")


def test_nobody_else_can_read_what_was_answered(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as store:
        store.save(answer("a1", "q/1", 1))
    (file,) = (tmp_path / "data" / "answers").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700
    (cache,) = (tmp_path / "cache-of-here").glob("*.sqlite3")
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600


def test_a_file_is_only_ever_added_to(tmp_path: Path) -> None:
    before = b""
    for number in range(20):
        with opened(tmp_path / "data") as store:
            store.record(entry(number))
        now = (tmp_path / "data" / "answers" / "here.jsonl").read_bytes()
        assert now.startswith(before)
        before = now


@pytest.mark.parametrize("at_once", [1, 2**16])
@pytest.mark.parametrize("torn", [1, 20, 150])
def test_a_line_that_was_cut_off_is_left_out_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, torn: int, at_once: int
) -> None:
    """Also where the line that closes it is read in another piece."""
    monkeypatch.setattr("allquiz.store.lines.AT_ONCE", at_once)
    data = tmp_path / "data"
    file = put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 2), name="here.jsonl")
    whole = file.read_bytes()
    file.write_bytes(whole[:-torn])
    with opened(data) as store:
        assert [review.id for review in store.answers()] == ["a1"]
        store.save(answer("a3", "q/1", 3))
        # One that lacks only its newline may count.
        whole_again = ["a2"] if torn == 1 else []
        assert [review.id for review in store.answers()] == ["a1", *whole_again, "a3"]
        assert store.unreadable() == []  # nobody was told that it is saved: nothing to name
    assert file.read_bytes().startswith(whole[:-torn])


def test_a_line_that_was_cut_off_is_not_named_once_it_is_said_to_be(tmp_path: Path) -> None:
    """A syncing tool had brought the file as far as into the line that says so."""
    data = tmp_path / "data"
    file = put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 2), name="here.jsonl")
    file.write_bytes(file.read_bytes()[:-20])
    with opened(data) as store:
        store.save(answer("a3", "q/1", 3))
    whole, torn = file.read_bytes(), b'{"kind": "torn"}'
    for ends in range(whole.index(torn), whole.index(torn) + len(torn) + 1):
        file.write_bytes(whole[:ends])
        with opened(data, word="there") as store:
            assert [review.id for review in store.answers()] == ["a1"]
        file.write_bytes(whole)
        with opened(data, word="there") as store:
            assert [review.id for review in store.answers()] == ["a1", "a3"]
            assert store.unreadable() == []


def test_a_flipped_end_of_the_last_line_is_damage_and_stays_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 2), name="here.jsonl")
    file.write_bytes(file.read_bytes()[:-1] + b"\x8a")
    with opened(data) as store:
        store.save(answer("a3", "q/1", 3))
        assert [review.id for review in store.answers()] == ["a1", "a3"]
        assert [each.where for each in store.unreadable()] == [f"{file}:2"]


def test_a_brace_that_was_flipped_is_damage_and_named(tmp_path: Path) -> None:
    file = put(tmp_path / "data", answer("a1", "q/1", 1), answer("a2", "q/1", 2))
    file.write_bytes(file.read_bytes().replace(b"}\n", b"|\n", 1))
    with opened(tmp_path / "data") as store:
        assert [each.where for each in store.unreadable()] == [f"{file}:1"]
        assert [review.id for review in store.answers()] == ["a2"]


def test_a_file_that_could_not_be_read_counts_once_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "data", answer("a1", "q/1", 1))
    with opened(tmp_path / "data") as store:
        refuse = OSError(errno.EACCES, "Permission denied")
        with monkeypatch.context() as patch:
            patch.setattr(store.journal, "read", lambda *_: (_ for _ in ()).throw(refuse))
            assert list(store.answers()) == []
            assert "Permission denied" in store.unreadable()[0].why
        store.cache.stale()
        assert [review.id for review in store.answers()] == ["a1"]
        assert store.unreadable() == []


def test_a_line_that_cant_be_read_costs_that_line_and_is_named(
    tmp_path: Path, allquiz: Run
) -> None:
    data = tmp_path / "data"
    file = put(data, *(answer(f"a{n}", "q/1", n) for n in range(5)))
    rows = file.read_bytes().split(b"\n")
    rows[2] = rows[2].replace(b'"score": 1', b'"score": 7')
    file.write_bytes(b"\n".join(rows))
    done = allquiz("history", "export")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a0", "a1", "a3", "a4"]
    assert f"{file}:3" in done.stderr
    assert "`score` must be a number from 0 to 1" in done.stderr
    assert file.read_bytes() == b"\n".join(rows)  # left as it is


@pytest.mark.parametrize("seed", range(400 if os.environ.get("ALLQUIZ_LONG") else 20))
def test_cut_and_flipped_bytes_cost_only_the_lines_that_they_hit(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    file = put(tmp_path / "data", *(entry(number) for number in range(60)))
    whole = file.read_bytes()
    damaged = bytearray(whole)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(damaged))
        if rng.random() < 0.5:
            damaged[at] ^= 1 << rng.randrange(8)
        else:
            del damaged[at : at + rng.randrange(1, 40)]
    file.write_bytes(damaged)
    untouched = set(bytes(damaged).split(b"\n")) & set(whole.split(b"\n")) - {b""}
    with opened(tmp_path / "data") as store:
        read = {entry.id for entry in store.log()}
    assert {json.loads(line)["id"] for line in untouched} <= read


def test_two_stores_on_one_folder_save_in_turn(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as one, opened(tmp_path / "data") as other:
        for number in range(10):
            (one, other)[number % 2].save(answer(f"a{number}", "q/1", number))
        assert [r.id for r in one.answers()] == [r.id for r in other.answers()]
        assert one.size() == 10


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_said_for_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    put(tmp_path / "data", answer("a1", "q/1", 1))

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(disk, "_try_to_lock", refuse)
    with opened(tmp_path / "data") as store:
        assert [review.id for review in store.answers()] == ["a1"]  # what is there can be read
        with pytest.raises(StoreError) as refused:
            store.save(answer("a2", "q/1", 2))
    assert "refuses to lock files" in str(refused.value)
    assert "nothing is damaged" in str(refused.value)
    assert "quiz --no-save" in str(refused.value.remedy)


def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "data") as store:
        store.save(answer("a1", "q/1", 1))
        file = tmp_path / "data" / "answers" / "here.jsonl"
        before = file.read_bytes()
        write = os.write

        def full(descriptor: int, given: bytes) -> int:
            if b'"a2"' in given:
                return write(descriptor, given[:30])
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(StoreError, match="the disk is full"):
            store.save(answer("a2", "q/1", 2))
        monkeypatch.undo()
        assert file.read_bytes() == before
        store.save(answer("a2", "q/1", 2))
        assert [review.id for review in store.answers()] == ["a1", "a2"]


def test_it_is_said_that_all_answers_are_gone_until_there_are_some(
    tmp_path: Path, allquiz: Run
) -> None:
    """As where the disk is not connected: what is answered meanwhile is hidden once it is."""
    data, away = tmp_path / "data", tmp_path / "away"
    file = put(data, answer("a1", "q/1", 1))
    assert allquiz("stats").stderr == ""
    data.rename(away)
    for command in ("stats", "stats"):
        assert allquiz(command).stderr == (
            f"Note: {file}: this file was there, and is gone with all others: unless you deleted it, see "
            "that its disk is connected.\n"
        )
    told = allquiz("doctor")
    assert (told.returncode, "put it back where it was" in told.stdout) == (1, True)
    away.rename(data)
    assert (allquiz("stats").stderr, allquiz("doctor").returncode) == ("", 0)
    file.unlink()
    assert allquiz().stderr.count("is gone") == 1
    assert allquiz("stats").stderr == ""
    shutil.rmtree(data)
    assert "is gone" in allquiz("stats").stderr
    put(data, answer("a2", "q/1", 2), name="new.jsonl")
    assert (allquiz("stats").stderr, allquiz("doctor").returncode) == ("", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_a_copy_whose_name_is_not_utf8_is_read_and_named(tmp_path: Path, allquiz: Run) -> None:
    r"""As a tool calls it after a machine: every command was refused for it."""
    file = put(tmp_path / "data", answer("a1", "q/1", 1), answer("a2", "q/1", 2))
    file.rename(os.fsdecode(os.fsencode(file.with_name("here")) + b" (Zo\xeb's copy).jsonl"))
    assert len(allquiz("history", "export").stdout.splitlines()) == 2
    told = allquiz("doctor")
    assert (told.returncode, told.stderr) == (0, "")
    assert r"here (Zo\xeb's copy).jsonl is a copy" in told.stdout


@pytest.mark.parametrize("was_moved", [True, False])
def test_an_answer_is_in_the_file_that_a_tool_puts_in_its_place_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, was_moved: bool
) -> None:
    """As a syncing tool does, whatever is locked: right after the answer was written, and read nowhere."""
    data = tmp_path / "data"
    force = disk.force

    def replaced(descriptor: int) -> None:
        force(descriptor)
        monkeypatch.undo()
        file = data / "answers" / "here.jsonl"
        file.rename(tmp_path / "versions") if was_moved else file.unlink()
        if was_moved:
            put(data, answer("a0", "q/1", 0), name="here.jsonl")

    with opened(data) as store:
        store.save(answer("a1", "q/1", 1))
        monkeypatch.setattr("allquiz.store.journal.force", replaced)
        store.save(answer("a2", "q/1", 2))
        assert "a2" in [review.id for review in store.answers()]


def test_a_folder_that_is_gone_meanwhile_is_not_made_anew_in_its_place(tmp_path: Path) -> None:
    """As where its disk is taken out: what is saved there would be hidden once the disk is back."""
    data, away = tmp_path / "data", tmp_path / "away"
    with opened(data) as store:
        store.save(answer("a1", "q/1", 1))
        data.rename(away)
        with pytest.raises(
            StoreError, match="the folder is gone that was there just now"
        ) as refused:
            store.save(answer("a2", "q/1", 2))
        assert "connect its disk again" in str(refused.value.remedy)
        assert not data.exists()
        away.rename(data)
        store.save(answer("a2", "q/1", 2))
        assert [review.id for review in store.answers()] == ["a1", "a2"]


@pytest.mark.parametrize("is_again_another", [True, False])
def test_a_file_that_is_nowhere_or_always_another_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_again_another: bool
) -> None:
    """A link to a disk that is not there; a drive whose numbers of files can't be relied on."""
    data = tmp_path / "data"
    file = data / "answers" / "here.jsonl"
    file.parent.mkdir(parents=True)
    if not is_again_another:
        file.symlink_to(tmp_path / "away" / "here.jsonl")
        with opened(data) as store, pytest.raises(StoreError, match="can't be saved"):
            store.save(answer("a1", "q/1", 1))
        return
    numbers = iter(range(10**6, 10**7))
    fstat = os.fstat
    monkeypatch.setattr(os, "fstat", lambda file: os.stat_result((0, next(numbers), *fstat(file)[2:])))  # fmt: skip
    with opened(data) as store:
        store.save(answer("a1", "q/1", 1))
        assert [review.id for review in store.answers()] == ["a1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_as_powershell_writes_it_is_imported(
    tmp_path: Path, allquiz: Run, encoding: str
) -> None:
    text = b"".join(dump([answer("a1", "q/1", 1, response="é “x”")])).decode().replace("\n", "\r\n")
    (tmp_path / "log.jsonl").write_bytes(text.encode(encoding))
    done = allquiz("history", "import", "log.jsonl")
    assert (done.returncode, done.stdout) == (0, "1 added, 0 known already.\n"), done.stderr
    piped = allquiz("history", "import", "-", stdin=text)
    assert (piped.returncode, piped.stdout) == (0, "0 added, 1 known already.\n"), piped.stderr


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_ms", -1), ("duration_ms", 0.5), ("score", -0.1), ("score", 1.1), ("rating", "fine"),
        ("question", ""), ("answered_at", "yesterday"), ("answered_at", "0001-01-01T00:00:00Z"),
        ("response", [["a"]]), ("confidence", 1), ("revision", None),
    ],
)  # fmt: skip
def test_a_field_that_says_nothing_sound_costs_its_line(field: str, value: object) -> None:
    (line,) = dump([answer("a", "q/1", 1)])
    (wrong,) = load("log", json.dumps(json.loads(line) | {field: value}).encode())[1]
    assert wrong.why.startswith(f"`{field}` must be ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_import_takes_what_can_be_read_and_names_the_rest(
    tmp_path: Path, allquiz: Run, encoding: str
) -> None:
    rows = list(dump(answer(f"a{n}", "q/1", n, response="é “x”") for n in range(5)))
    rows[2] = rows[2].replace(b'"score": 1', b'"score": 7')
    data = b"".join(rows).decode().encode(encoding)
    (tmp_path / "log.jsonl").write_bytes(data[:-31])  # cut off within the last line
    done = allquiz("history", "import", "log.jsonl")
    assert (done.returncode, done.stdout) == (1, "3 added, 0 known already.\n")
    assert done.stderr.splitlines() == [
        "Left out: log.jsonl:3: `score` must be a number from 0 to 1",
        "Left out: log.jsonl:5: this line is not JSON",
    ]
    exported = allquiz("history", "export").stdout.splitlines()
    assert [json.loads(line)["id"] for line in exported] == ["a0", "a1", "a3"]


def test_of_many_lines_that_can_not_be_read_some_are_named_and_all_counted(
    tmp_path: Path, allquiz: Run
) -> None:
    (tmp_path / "log.jsonl").write_bytes(b"{bad\n" * 23 + b"".join(dump([answer("a", "q/1", 1)])))
    said = allquiz("history", "import", "log.jsonl").stderr.splitlines()
    assert said[-2:] == ["Left out: log.jsonl:20: this line is not JSON", "Left out: 3 more lines"]


def test_damage_costs_an_import_one_line(tmp_path: Path, allquiz: Run) -> None:
    first, *rest = dump(answer(f"a{n}", "q/1", n, response="é") for n in range(3))
    wide = (
        b"".join([first, *rest])
        .decode()
        .encode("utf-16")
        .replace("é".encode("utf-16-le"), b"\0\xd8", 1)
    )
    for damaged, why in (
        (b"".join([first.replace("é".encode(), b"\xc3("), *rest]), "UTF-8"),
        (wide, "UTF-8"),
        (b"".join([first[:200] + b"\0" * 4096 + b"\n", *rest]), "JSON"),  # as a power cut leaves it
        (b"".join([b"\0" * 512 + b"\n", *rest]), "JSON"),
        (b"".join([b"\0" + first, *rest]), "JSON"),
    ):
        (tmp_path / "log.jsonl").write_bytes(damaged)
        done = allquiz("history", "import", "log.jsonl")
        assert done.returncode == 1
        assert done.stdout in ("2 added, 0 known already.\n", "0 added, 2 known already.\n")
        assert done.stderr == f"Left out: log.jsonl:1: this line is not {why}\n"


def test_a_file_of_something_else_is_refused(tmp_path: Path, allquiz: Run) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\n\x80" * 9)
    done = allquiz("history", "import", "photo.jpg")
    assert done.returncode == 2
    assert "photo.jpg:1: this line is not UTF-8" in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_lines_of_a_machines_own_file_are_imported_as_they_count_there(
    tmp_path: Path, allquiz: Run
) -> None:
    """One that was cut off was closed by a line that says so: nobody missed it."""
    file = put(tmp_path / "elsewhere", answer("a1", "q/1", 1), answer("a2", "q/1", 2))
    file.write_bytes(file.read_bytes()[:-20])
    with opened(tmp_path / "elsewhere", word="other") as store:
        store.save(answer("a3", "q/1", 3))
    done = allquiz("history", "import", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 added, 0 known already.\n", "")


LINES = [
    *dump(entry(number) for number in range(9)),
    b'{"kind": "torn"}\n',
    b"\n",
    b"[\n",
    b"]\n",
    b"{},{}\n",
    b"1],[2\n",
]


@given(st.lists(st.sampled_from(LINES), max_size=8), st.data())
def test_lines_that_are_read_at_once_say_what_each_says_by_itself(
    rows: list[bytes], data: st.DataObject
) -> None:
    """Also where bytes are missing, or are others, so that two lines could be taken for one."""
    damaged = bytearray(b"".join(rows))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(damaged)))
        damaged[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.sampled_from([b"", b"\n", b"],\n[", b"],[", b"}", b"{", b'"', b","])
        )
    said = []
    for at_once in (1, 2**16):  # bytes: a line, or all of them
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("allquiz.store.lines.AT_ONCE", at_once)
            wrong: list[Unreadable] = []
            said.append((sorted(read("log", bytes(damaged), 0, wrong)), sorted(wrong)))
    assert said[0] == said[1]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\n"])
def test_an_empty_file_holds_nothing_and_nothing_wrong(
    tmp_path: Path, allquiz: Run, text: str
) -> None:
    (tmp_path / "log.jsonl").write_text(text)
    done = allquiz("history", "import", "log.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 added, 0 known already.\n", "")


@given(st.binary(max_size=200))
def test_of_any_bytes_each_line_is_read_or_named(given: bytes) -> None:
    entries, unreadable = load("log", given)
    assert not entries
    assert all(line.why for line in unreadable)


def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """Without a cache either: what is derived is held in memory."""
    put(tmp_path / "data", answer("a1", "q/1", 1))
    blocked = tmp_path / "cache-of-here"
    blocked.write_text("a file where the folder should be")
    with opened(tmp_path / "data") as store:
        assert [review.id for review in store.answers()] == ["a1"]
        assert list(store.knowledge.due(NOW)) == ["q/1"]
        assert state(store)["flagged"] == set()
        assert store.cache.path is None


def test_a_file_that_could_not_be_opened_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    put(data, answer("a1", "q/1", 1))
    file = put(data, answer("a2", "q/1", 2), name="locked.jsonl")
    with opened(data) as store, monkeypatch.context() as patched:
        read = store.journal.read

        def refuse(name: str, start: int = 0) -> bytes:
            if name == "locked.jsonl":
                raise PermissionError(13, "Permission denied")
            return read(name, start)

        patched.setattr(store.journal, "read", refuse)
        assert [review.id for review in store.answers()] == ["a1"]
        assert [line.where for line in store.unreadable()] == [str(file)]
    with opened(data) as store:
        assert [review.id for review in store.answers()] == ["a1", "a2"]
        assert not store.unreadable()


def test_a_line_whose_end_was_flipped_is_not_said_to_be_uncounted(
    tmp_path: Path, allquiz: Run
) -> None:
    """It was saved: nobody can tell it from one that was cut off."""
    file = put(tmp_path / "data", answer("a1", "q/1", 1), answer("a2", "q/1", 2))
    file.write_bytes(file.read_bytes().replace(b"}\n", b"|\n", 1))
    done = allquiz("history", "export")
    assert f"{file}:1" in done.stderr
    assert "cut off" not in done.stderr + allquiz("doctor").stdout
