"""The record of releases: what is written is read again, and what is damaged is said."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allquiz.bank.release_record_0_1 import old_record
from allquiz.exporters.anki.record import (
    Part,
    Record,
    ReleasedDeck,
    ReleasedNote,
    ReleasedType,
    free_label,
)
from allquiz.exporters.anki.record_file import (
    read_note_types,
    read_record,
    record_of,
    write_record,
)

# Whatever a bank's text may hold, and what YAML would act on, more often than chance has it.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]) | st.sampled_from(": #-[]{},'\"\\&*!|>%@`?"),
    min_size=1,
    max_size=12,
).filter(lambda text: not text.isspace())  # fmt: skip
HASH = st.integers(0, 2**32 - 1).map("{:08x}".format)
KEY = st.integers(0, 2**48 - 1).map("{:012x}".format)
LABEL = st.sampled_from(["0.1.0", "2026-11-24.2", "spring_1+x", "null", "1e3"])
NAME = st.sampled_from(["q", "ns/some-question", "ns/q#2", "ns/q@0a1b2c3d4e5f", "0", "true"])
TAG = st.sampled_from(["ALL::a", "allquiz::retired", "A:", "-", "é"])
FIELDS = st.dictionaries(st.sampled_from(["Stem", "As of", "Prompt 12"]), HASH, min_size=1)
TIME = st.integers(0, 4_000_000_000)


@st.composite
def records(draw: st.DrawFn) -> Record:
    releases = draw(st.dictionaries(LABEL, TIME, min_size=1, max_size=3))
    note = st.builds(
        ReleasedNote,
        st.sampled_from(["options", "parts"]),
        KEY,
        FIELDS,
        st.lists(TAG, min_size=1, max_size=2).map(tuple),
        st.dictionaries(
            st.sampled_from(list(releases)),
            st.lists(st.sampled_from(["new", "As of"]), min_size=1).map(tuple),
            min_size=1,
        ),
        st.lists(st.builds(Part, TEXT, st.just("") | TEXT), max_size=3).map(
            lambda parts: dict(enumerate(parts, start=1))
        ),
    )
    deck = st.builds(
        ReleasedDeck,
        st.integers(2, 2**53 - 1),
        TEXT,
        st.dictionaries(st.integers(2, 2**53 - 1), TEXT, max_size=2),
    )
    kind = st.builds(ReleasedType, HASH, HASH, HASH, st.sampled_from(list(releases)), TIME)
    return Record(
        releases,
        draw(st.dictionaries(TEXT, deck, max_size=2)),
        draw(st.dictionaries(st.just("options"), kind)),
        draw(st.dictionaries(NAME, note, max_size=3)),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_what_is_written_is_read_again(
    record: Record, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "released.jsonl"
    path.write_text(write_record(record), "utf-8")
    assert read_record(path) == (record, [])
    assert read_note_types(path) == record.note_types
    assert write_record(read_record(path)[0]) == write_record(record)


def test_without_a_file_nothing_was_released(tmp_path: Path) -> None:
    assert read_record(tmp_path / "released.jsonl") == (Record(), [])


SOUND = """\
{"kind": "release", "name": "0.1.0", "time": "2026-01-01T12:00:00Z"}
{"kind": "note", "name": "t/q", "type": "options", "key": "8ed4f3fa4a1c", "released": {"0.1.0": ["new"]}, "fields": {"Stem": "be2733db", "As of": "f4a52c76"}, "tags": ["ALL::blood"], "cards": [[1, "one"], [2, "two", "three"]]}
"""
MERGE = "<<<<<<< HEAD\n"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"kind": "note"', '"kind": "nota"', 2),
        ('"kind": "note"', '"kind": ["note"]', 2),
        ('{"kind": "note"', '["kind", "note"', 2),
        ("2026-01-01T12:00:00Z", "yesterday", 1),
        ('"type": "options", ', "", 2),
        ("8ed4f3fa4a1c", "8ed4", 2),
        ('{"0.1.0": ["new"]}', '"0.1.0"', 2),
        ('{"0.1.0": ["new"]}', '{"0.2.0": ["new"]}', 2),
        ('{"0.1.0": ["new"]}', "{}", 2),
        ("be2733db", "be2733dbe", 2),
        ('[1, "one"]', '[0, "one"]', 2),
        ('[1, "one"]', '[3, "one"]', 2),
        ('[1, "one"]', '[2, "one"]', 2),
        ('[1, "one"]', "[1]", 2),
        ('"two", "three"]', '"two", "three", "four"]', 2),
        ('"tags": ["ALL::blood"]', '"tags": "ALL"', 2),
        ('"tags": ["ALL::blood"]', '"tags": [1]', 2),
        ('"0.1.0", "time"', '"a b", "time"', 1),
    ],
)
def test_a_damaged_record_is_an_error_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    path = tmp_path / "released.jsonl"
    path.write_text(SOUND)
    assert read_record(path)[1] == []
    assert old in SOUND
    path.write_text(SOUND.replace(old, new))
    record, problems = read_record(path)
    assert record == Record()
    assert problems[0].place.line == line


def test_of_two_releases_merged_one_side_is_to_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "released.jsonl"
    path.write_text(SOUND + MERGE + SOUND)
    (problem,) = read_record(path)[1]
    assert problem.place.line == 3
    assert "take one side" in str(problem.help)


def test_a_note_that_is_there_twice_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "released.jsonl"
    path.write_text(SOUND + SOUND.splitlines()[1] + "\n")
    assert [problem.place.line for problem in read_record(path)[1]] == [3]


def test_no_bytes_at_all_end_in_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "released.jsonl"
    path.write_bytes(b"\xff\x00[[[\n" + b"[" * 100_000)
    assert read_record(path)[1][0].place.line == 1


OLD = """\
# What was released of these decks
releases:
  0.1.0: 2026-01-01T12:00:00Z
decks:
  all:
    id: 1795300100
    name: "A: deck"
    subdecks:
      1795300101: 01 What
note types:
  options:
    fields: 0a1b2c3d
    templates: 0a1b2c3d
    css: 0a1b2c3d
    version: 0.1.0
    time: 2026-01-01T12:00:00Z
notes:
  t/q:
    type: options
    key: 8ed4f3fa4a1c
    released: 0.1.0 new; 0.1.0.2 Stem, tags
    fields: Stem be2733db, As of 12345678
    tags: ALL::blood
    cards:
      1: 010
      2: [two, "three: 3"]
"""


def test_a_record_of_allquiz_0_1_0_means_what_it_meant(tmp_path: Path) -> None:
    path = tmp_path / "released.yaml"
    path.write_text(OLD.replace("decks:\n", "  0.1.0.2: 2026-01-02T12:00:00Z\ndecks:\n", 1))
    record, problems = record_of(str(path), old_record(path))
    assert problems == []
    assert record == Record(
        {"0.1.0": 1767268800, "0.1.0.2": 1767355200},
        {"all": ReleasedDeck(1795300100, "A: deck", {1795300101: "01 What"})},
        {"options": ReleasedType("0a1b2c3d", "0a1b2c3d", "0a1b2c3d", "0.1.0", 1767268800)},
        {
            "t/q": ReleasedNote(
                "options",
                "8ed4f3fa4a1c",
                {"Stem": "be2733db", "As of": "12345678"},
                ("ALL::blood",),
                {"0.1.0": ("new",), "0.1.0.2": ("Stem", "tags")},
                {1: Part("010"), 2: Part("two", "three: 3")},
            )
        },
    )


@pytest.mark.parametrize("text", ["", "[]", "releases: 1", "<<<<<<< HEAD\n" + OLD, "a: *b"])
def test_a_damaged_record_of_allquiz_0_1_0_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "released.yaml"
    path.write_text(text)
    assert record_of(str(path), old_record(path))[1]


def test_a_label_in_use_is_counted_on() -> None:
    assert free_label("0.1.0", {}) == "0.1.0"
    assert free_label("0.1.0", {"0.1.0": 1, "0.1.0.2": 2}) == "0.1.0.3"
