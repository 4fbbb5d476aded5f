"""Machines that share a folder by any tool, in any order, come to one state."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.model.review import Draft, Event, Review
from allquiz.store import Store
from allquiz.store.lines import dump
from allquiz.store.quizzes import Begun, answer_id
from allquiz.store.rows import load
from tests.conftest import Run
from tests.store.entries import answer, day, event, opened, put, state

IDS = [f"a{n}" for n in range(6)]
ENTRIES = st.one_of(
    st.builds(
        lambda n, q, at, score: answer(f"a{n}", f"q/{q}", at, score),
        st.integers(0, 5), st.integers(0, 1), st.integers(0, 20), st.sampled_from([0.0, 1.0]),
    ),
    st.builds(
        lambda n, kind, target, at: event(f"u{n}", kind, target, at, 1.0 if kind == "override" else None),
        st.integers(0, 3), st.sampled_from(["undo", "override"]), st.sampled_from(IDS), st.integers(0, 20),
    ),
    st.builds(
        lambda n, kind, q, at: event(f"f{n}", kind, f"q/{q}", at),
        st.integers(0, 3), st.sampled_from(["forget", "flag", "unflag"]), st.integers(0, 1), st.integers(0, 20),
    ),
)  # fmt: skip


@settings(max_examples=400 if os.environ.get("ALLQUIZ_LONG") else 25)
@given(st.lists(ENTRIES, max_size=12), st.data())
def test_files_mixed_in_any_order_and_read_in_any_steps_give_one_state(
    tmp_path_factory: Any, entries: list[Review | Event], data: st.DataObject
) -> None:
    """Also where some tool or hand changed a line, so that one id says two things."""
    folder = tmp_path_factory.mktemp("merge")
    put(folder / "once" / "data", *entries)
    with opened(folder / "once" / "data") as store:
        wanted = state(store)
    shuffled = data.draw(st.permutations(entries))
    steps = data.draw(
        st.lists(
            st.sampled_from(["one", "two", "copy of one", "imported"]),
            min_size=len(entries),
            max_size=len(entries),
        )
    )
    place = folder / "mixed" / "data"
    for entry, name in zip(shuffled, steps, strict=True):
        if name == "imported":
            with opened(place) as store:
                store.record(entry)
        else:
            put(place, entry, name=f"{name}.jsonl")
        if data.draw(st.booleans()):
            with opened(place) as store:
                state(store)  # what was read so far must not matter
    if entries:
        put(place, *data.draw(st.lists(st.sampled_from(entries), max_size=3)), name="again.jsonl")
    with opened(place) as store:
        assert state(store) == wanted
        assert store.verify()


def test_a_folder_that_goes_back_and_forth_loses_nothing(tmp_path: Path) -> None:
    """The folder is copied over, as a tool does that knows only whole files."""
    here, there = tmp_path / "here" / "data", tmp_path / "there" / "data"
    for number in range(6):
        data, word = ((here, "one"), (there, "two"))[number % 2]
        with opened(data, word=word) as store:
            store.save(answer(f"a{number}", "q/1", number))
        other = there if data == here else here
        shutil.copytree(data, other, dirs_exist_ok=True)
    states = []
    for data, word in ((here, "one"), (there, "two")):
        with opened(data, word=word) as store:
            assert [review.id for review in store.answers()] == [f"a{n}" for n in range(6)]
            states.append(state(store))
    assert states[0] == states[1]


def test_a_conflicted_copy_is_simply_read(tmp_path: Path) -> None:
    data = tmp_path / "data"
    put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 2), name="one.jsonl")
    put(
        data,
        answer("a1", "q/1", 1),
        answer("a3", "q/1", 3),
        name="one (Ann's conflicted copy).jsonl",
    )
    with opened(data) as store:
        assert [review.id for review in store.answers()] == ["a1", "a2", "a3"]


def test_a_copy_of_this_machines_file_leaves_the_last_answer_the_last(tmp_path: Path) -> None:
    """Here it is the one saved last, by whatever clock, and it is taken back first."""
    data = tmp_path / "data"
    with opened(data) as store:
        store.quizzes.begin(Begun("s", 1, ["q/1", "q/2"]), day(5))
        for id, question, on in (("a1", "q/1", 5), ("a2", "q/2", 4)):  # the clock was set back
            store.save(answer(id, question, on, session="s"))
    file = data / "answers" / "here.jsonl"
    for copy in ("here (conflicted copy).jsonl", "here.sync-conflict-20260101-1.jsonl"):
        shutil.copyfile(file, file.with_name(copy))
        for caches in ("kept", "fresh"):
            with opened(data) if caches == "kept" else Store(data, word=lambda: "here") as store:
                last = store.last_answer()
                assert last is not None
                assert last.id == "a2"


def test_a_newer_file_beside_a_quiz_that_was_killed_loses_no_answer(
    tmp_path: Path, allquiz: Run
) -> None:
    """What lost up to 60 answers when progress was one database: no two machines write one file."""
    killed, synced = tmp_path / "data", tmp_path / "elsewhere"
    put(killed, *(answer(f"here{n}", "q/1", n) for n in range(3)), name="killed.jsonl")
    put(synced, *(answer(f"there{n}", "q/1", n) for n in range(60)), name="other.jsonl")
    shutil.copytree(synced, killed, dirs_exist_ok=True)
    assert len(allquiz("history", "export").stdout.splitlines()) == 63


def test_nothing_undone_comes_back_whatever_is_imported_again(tmp_path: Path, allquiz: Run) -> None:
    """And a line is added as it stands, with what a newer allquiz says in it."""
    (line,) = dump([answer("a1", "q/1", 1)])
    line = line.replace(b"}", b', "newer": [1]}')
    (tmp_path / "log.jsonl").write_bytes(line)
    allquiz("history", "import", "log.jsonl")
    assert [file.read_bytes() for file in (tmp_path / "data" / "answers").iterdir()] == [line]
    allquiz("history", "undo")
    assert allquiz("history", "import", "log.jsonl").stdout == "0 added, 1 known already.\n"
    assert allquiz("history", "export").stdout == ""


def test_a_plain_export_holds_nothing_new_after_a_verdict_was_overridden(
    allquiz: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.yaml").write_text(
        "title: T\ntopic: t\nnamespace: t\nsource: {title: S, revised: 2026-01-01}\nquestions:\n"
        "  - {id: a, type: short_answer, stem: What is it?, answer: marrow}\n"
        "  - {id: b, type: true_false, stem: Marrow is soft., answer: true}\n"
    )
    allquiz("quiz", "--bank", "b.yaml", "--only", "a", "--only", "b", stdin="pulp\n:o\nq\n")
    plain = tmp_path / "plain.jsonl"
    plain.write_text(allquiz("history", "export").stdout)
    assert json.loads(plain.read_text())["score"] == 1
    assert allquiz("history", "import", plain).stdout == "0 added, 1 known already.\n"
    assert json.loads(allquiz("history", "export", "--all").stdout.splitlines()[0])["score"] == 0


def test_what_is_imported_counts_as_a_file_beside_the_others_would(
    tmp_path: Path, allquiz: Run
) -> None:
    """An exam whose hand-in was cut off, so that half of it is there, and a line changed by hand."""
    elsewhere = tmp_path / "elsewhere" / "data"
    half = answer(answer_id("exam", "q/1"), "q/1", 2, session="exam")
    other = answer(answer_id("exam", "q/2"), "q/2", 2, session="exam")
    with opened(elsewhere, word="other") as store:
        store.quizzes.begin(Begun("exam", 1, ["q/1", "q/2"], (), "exam"), day(1))
        store.quizzes.save_draft("exam", "q/1", Draft("A", answered_at=day(2)), 1000, day(2))
        store.record(half, answer("b1", "q/3", 3))
        store.record(answer("b1", "q/3", 4, 0))
    file = str(elsewhere / "answers" / "other.jsonl")
    assert allquiz("history", "import", file).stdout == "2 added, 1 known already.\n"
    assert allquiz("history", "import", file).stdout == "0 added, 3 known already.\n"
    exported = allquiz("history", "export", "--all").stdout
    assert [json.loads(line)["answered_at"] for line in exported.splitlines()] == [
        day(number).isoformat(timespec="microseconds") for number in (2, 4)
    ]
    with opened(elsewhere, word="other") as there, opened(tmp_path / "data") as here:
        assert state(here) == state(there)
        assert here.quizzes.drafts("exam") == there.quizzes.drafts("exam") != {}
        there.quizzes.hand_in("exam", 5000, [half, other])
    assert allquiz("history", "import", file).stdout == "1 added, 4 known already.\n"
    with opened(elsewhere, word="other") as there, opened(tmp_path / "data") as here:
        assert state(here) == state(there)
        assert [review.id for review in here.answers()] == [half.id, other.id, "b1"]


def test_an_exams_drafts_and_clock_merge(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with opened(data, word="one") as store:
        store.quizzes.begin(Begun("exam", 1, ["q/1", "q/2"], (), "exam", 600_000), day(1))
        store.quizzes.save_draft("exam", "q/1", Draft("A", answered_at=day(1)), 1000, day(1))
    with opened(data, word="two") as store:
        store.quizzes.save_draft("exam", "q/1", Draft("B", answered_at=day(2)), 5000, day(2))
        store.quizzes.save_draft("exam", "q/2", Draft("C", answered_at=day(2)), 7000, day(2))
    for word in ("one", "two"):
        with opened(data, word=word) as store:
            drafts = store.quizzes.drafts("exam")
            assert {name: draft.response for name, draft in drafts.items()} == {
                "q/1": "B",
                "q/2": "C",
            }
            begun = store.quizzes.unfinished()
            assert begun is not None
            assert begun.spent_ms == 7000


def test_lines_of_a_newer_allquiz_are_left_alone(tmp_path: Path) -> None:
    """On another machine, that is; an import names what it can't take."""
    file = put(tmp_path / "data", answer("a1", "q/1", 1))
    newer = b'{"kind": "mood", "id": "m1"}\n'
    with file.open("ab") as added:
        added.write(newer)
    with opened(tmp_path / "data") as store:
        assert store.unreadable() == []
        assert store.size() == 1
    (wrong,) = load("export.jsonl", newer)[1]
    assert "`kind` must be one of answer, undo" in wrong.why


def test_fields_of_a_newer_allquiz_change_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with opened(data) as store:
        store.quizzes.begin(Begun("exam", 1, ["q/1"], (), "exam"), day(1))
        store.quizzes.spent("exam", 5000)
        before = state(store)
    file = data / "answers" / "here.jsonl"
    more = ', "at": 7, "exam": false, "score": "x", "question": 3}\n'
    finished, text = '{"kind": "shown", "session": "other"}\n', file.read_text("utf-8")
    clock = text.splitlines(keepends=True)[1].replace("}\n", more)
    file.write_text(text + clock + finished.replace("}\n", more), "utf-8")
    with opened(data) as store:
        assert store.unreadable() == []
        assert state(store) == before
