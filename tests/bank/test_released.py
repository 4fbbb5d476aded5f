"""The record of releases: what is written is read again, and what is damaged is said."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allquiz.bank.released import read_note_types, read_record, write_record
from allquiz.model.released import (
    Part,
    Record,
    ReleasedDeck,
    ReleasedNote,
    ReleasedType,
    free_label,
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


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_what_is_written_is_read_again(
    record: Record, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "released.yaml"
    path.write_text(write_record(record), "utf-8")
    assert read_record(path) == (record, [])
    assert read_note_types(path) == record.note_types
    assert write_record(read_record(path)[0]) == write_record(record)


def test_without_a_file_nothing_was_released(tmp_path: Path) -> None:
    assert read_record(tmp_path / "released.yaml") == (Record(), [])


SOUND = """\
releases:
  0.1.0: 2026-01-01T12:00:00Z
notes:
  t/q:
    type: options
    key: 8ed4f3fa4a1c
    released: 0.1.0 new
    fields: Stem be2733db, As of f4a52c76
    tags: ALL::blood
    cards:
      1: one
      2: [two, three]
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("releases:", "releases", (2, 1), ""),  # no YAML
        ("2026-01-01T12:00:00Z", "yesterday", (2, 10), "“yesterday” is no time"),
        ("type: options", "typ: options", (5, 5), "no key `typ`"),
        ("8ed4f3fa4a1c", "8ed4", (6, 10), "“8ed4” is no revision of a key"),
        ("0.1.0 new", "0.1.0", (7, 15), "no history"),
        ("0.1.0 new", "0.2.0 new", (4, 3), "0.2.0, which is not under `releases`"),
        ("be2733db", "be2733dbe", (8, 13), "no list of fields and hashes"),
        ("As of f4a52c76", "Stem f4a52c76", (8, 13), "no list of fields and hashes"),
        ("1: one", "0: one", (11, 7), "“0” is no card number"),
        ("1: one", "3: one", (11, 7), "one is left out"),
        ("[two, three]", "[two, three, four]", (12, 10), "no card"),
        ("<<<", "<<<", (1, 1), ""),  # what a merge leaves behind
    ],
)  # fmt: skip
def test_a_damaged_record_is_an_error_with_its_place(
    tmp_path: Path, old: str, new: str, place: tuple[int, int], said: str
) -> None:
    path = tmp_path / "released.yaml"
    path.write_text(SOUND)
    assert read_record(path)[1] == []
    damaged = "<<<<<<< HEAD\n" + SOUND if old == "<<<" else SOUND.replace(old, new)
    path.write_text(damaged)
    record, problems = read_record(path)
    assert record == Record()
    assert said in problems[0].message
    if said:
        assert (problems[0].place.line, problems[0].place.column) == place


def test_a_label_in_use_is_counted_on() -> None:
    assert free_label("0.1.0", {}) == "0.1.0"
    assert free_label("0.1.0", {"0.1.0": 1, "0.1.0.2": 2}) == "0.1.0.3"
