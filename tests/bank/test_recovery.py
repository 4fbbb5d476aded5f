"""What is no YAML costs its own question or heading, and nothing else."""

from pathlib import Path

import pytest

from allquiz.bank.decks import read_decks
from allquiz.bank.read import read_banks
from tests.bank.test_errors import CHOICE, GOOD, HEAD, places, reading

FIRST = GOOD.replace("good", "first")
LAST = (
    GOOD.replace("good", "last") + "  - id: end\n    type: flashcard\n    front: F\n    back: B\n"
)

# What stands between FIRST and LAST, from line 6 on, and where the error is.
BROKEN = {
    "a double quote never closed": ('  - id: x\n    stem: "un\n    hint: h\n', (7, 11)),
    "a single quote never closed": ("  - id: x\n    stem: 'un\n    hint: h\n", (7, 11)),
    "text after a quotation": ('  - id: x\n    stem: "a" b\n', (7, 15)),
    "an unknown escape": ('  - id: x\n    stem: "a\\qb"\n', (7, 13)),
    "a lone surrogate": ('  - id: x\n    stem: "\\ud800"\n', (7, 14)),
    "a colon in a text": ("  - id: x\n    stem: What: this\n", (7, 15)),
    "a tab before a key": ("  - id: x\n\tstem: S\n", (7, 1)),
    "a tab before the dash": ("\t- id: x\n\t  stem: S\n", (6, 1)),
    "a key too far in": ("  - id: x\n      stem: S\n", (7, 11)),
    "a key too far out": ("  - id: x\n   stem: S\n", (7, 4)),
    "a key at the margin": ("  - id: x\nstem: S\n    hint: h\n", (7, 1)),
    "a dash too far in": ("    - id: x\n      stem: S\n", (6, 5)),
    "a dash too far out": (" - id: x\n   stem: S\n", (6, 2)),
    "a bracket never closed": ("  - id: x\n    facts: [a, b\n    hint: h\n", (7, 12)),
    "a brace never closed": ("  - {id: x, stem: S\n", (6, 5)),
    "a key without its colon": ("  - id: x\n    stem S\n    hint: h\n", (7, 5)),
    "a text that begins with stars": ("  - id: x\n    stem: **Not** this\n", (7, 12)),
    "a text that begins with a percent sign": ("  - id: x\n    stem: %S\n", (7, 11)),
    "a text that begins with a gap": ("  - id: x\n    stem: {{a}} b\n", (7, 17)),
    "a tag that is no text": ("  - id: x\n    stem: !%ed%a0%80 S\n", (6, 3)),
}


@pytest.mark.parametrize(("broken", "place"), BROKEN.values(), ids=BROKEN)
def test_one_error_at_its_place_and_every_other_question_is_read(
    tmp_path: Path, broken: str, place: tuple[int, int]
) -> None:
    found = reading(tmp_path, HEAD + FIRST + broken + LAST + "tags: [late]\n")
    assert places(found) == [(*place, "syntax")]
    assert [q.id for q in found.questions] == ["first", "last", "end"]
    assert all(q.tags == ("late",) for q in found.questions)
    assert found.entries == 4


@pytest.mark.parametrize(("broken", "place"), BROKEN.values(), ids=BROKEN)
def test_the_help_says_what_to_do(tmp_path: Path, broken: str, place: tuple[int, int]) -> None:
    (problem,) = reading(tmp_path, HEAD + FIRST + broken + LAST).problems
    assert problem.help


def test_each_of_a_thousand_broken_questions_is_said(tmp_path: Path) -> None:
    broken = "  - id: x\n    stem: What: this\n"
    good = [GOOD.replace("good", f"good-{n}") for n in range(1000)]
    found = reading(tmp_path, HEAD + "".join(each + broken for each in good))
    assert places(found) == [(7 + 3 * n, 15, "syntax") for n in range(1000)]
    assert len(found.questions) == 1000


def test_questions_at_the_margin_are_read_too(tmp_path: Path) -> None:
    text = HEAD + "- {id: a, type: true_false, stem: S, answer: true}\n- id: 'x\n"
    found = reading(tmp_path, text + "- {id: b, type: true_false, stem: S, answer: true}\n")
    assert places(found) == [(6, 7, "syntax")]
    assert [q.id for q in found.questions] == ["a", "b"]


def test_a_first_question_without_its_dash_costs_no_other(tmp_path: Path) -> None:
    found = reading(tmp_path, HEAD + CHOICE.replace("- ", "  ") + "  - 5\n" + LAST)
    assert places(found) == [(5, 5, "syntax"), (9, 5, "wrong-kind")]
    assert "begin each question with a dash" in str(found.problems[0].help)
    assert [q.id for q in found.questions] == ["last", "end"]


def test_too_deep_nesting_costs_only_its_question(tmp_path: Path) -> None:
    deep = "  - id: x\n    stem: " + "[" * 200 + "]" * 200 + "\n"
    found = reading(tmp_path, HEAD + FIRST + deep + LAST)
    assert places(found) == [(7, 108, "too-deep")]
    assert [q.id for q in found.questions] == ["first", "last", "end"]


@pytest.mark.parametrize("levels", [99, 100])
def test_a_hundred_levels_are_read(tmp_path: Path, levels: int) -> None:
    text = "title: " + "[" * levels + "]" * levels + "\n"  # in a mapping: one level more
    rules = [rule for _, _, rule in places(reading(tmp_path, text))]
    assert ("too-deep" in rules) == (levels == 100)


@pytest.mark.parametrize(
    ("title", "place"),
    [("title: What: this\n", (1, 12)), ('title: "T\n', (1, 8)), ("junk\ntitle: T\n", (1, 1))],
)
def test_a_broken_heading_hides_no_question(
    tmp_path: Path, title: str, place: tuple[int, int]
) -> None:
    found = reading(tmp_path, title + HEAD.replace("title: T\n", "") + GOOD)
    assert places(found) == [(*place, "syntax")]
    assert [q.name for q in found.questions] == ["n/good"]


def test_an_error_of_the_bank_itself_costs_no_question(tmp_path: Path) -> None:
    """What stands after the list is none of the last question's."""
    found = reading(tmp_path, HEAD + GOOD + "titel: x\ntags: &a [b]\ntitle: again\n")
    assert [rule for _, _, rule in places(found)] == ["unknown-key", "yaml-anchor", "duplicate-key"]
    assert [q.id for q in found.questions] == ["good"]
    assert all(problem.question is None for problem in found.problems)


def test_questions_on_one_line_are_told_apart(tmp_path: Path) -> None:
    one, two = (f"{{id: {i}, type: true_false, stem: S, answer: true" for i in "ab")
    found = reading(tmp_path, HEAD.rstrip() + f" [{one}, stem: again}}, {two}}}]\n")
    assert [(p.rule, p.question) for p in found.problems] == [("duplicate-key", "n/a")]
    assert [q.id for q in found.questions] == ["b"]


def test_what_parsing_finds_is_said_with_its_question(tmp_path: Path) -> None:
    text = HEAD + FIRST + CHOICE + "    distractors: [&b B]\n" + LAST
    (problem,) = reading(tmp_path, text).problems
    assert (problem.rule, problem.question) == ("yaml-anchor", "n/q")


def test_questions_below_their_ids_are_read_but_none_with_two_keys(tmp_path: Path) -> None:
    """Of two answers the first was taken for the key."""
    asked = "    type: true_false\n    stem: S\n    answer: true\n"
    found = reading(tmp_path, f"{HEAD}  a:\n{asked}    answer: false\n  b:\n{asked}")
    assert places(found) == [(5, 3, "wrong-kind"), (9, 5, "duplicate-key")]
    assert [q.id for q in found.questions] == ["b"]
    alone = "  id: a\n  type: matching\n  stem: S\n  pairs: {a: b, c: d}\n"
    assert places(reading(tmp_path, HEAD + alone)) == [(5, 3, "wrong-kind")]


def test_a_broken_source_or_fact_hides_no_other_and_is_blamed_once(tmp_path: Path) -> None:
    entry = "{title: T, document: D, publisher: P, revised: 2020-01-01}"
    (tmp_path / "sources.yaml").write_text(f"a: {entry}\nb: {{title: T}}\nc: {entry}\n")
    fact = "{fact: F, source: a, section: S, importance: core}"
    (tmp_path / "facts.yaml").write_text(f"f: {fact}\ng:\n  fact: What: this\nh: {fact}\n")
    (tmp_path / "bank.yaml").write_text(
        HEAD + CHOICE + "    distractors: [B]\n    source: b\n    facts: [f, g, h]\n"
    )
    found = read_banks([tmp_path])
    where = [(Path(p.place.file).name, p.place.line, p.rule) for p in found.problems]
    assert where == [("facts.yaml", 3, "syntax"), *[("sources.yaml", 2, "missing-key")] * 3]
    assert sorted(found.facts) == ["f", "h"]
    assert len(found.questions) == 1
    (tmp_path / "facts.yaml").write_bytes(b"f: {fact: \x03F\xc6}\n")
    assert "not-utf8" in {p.rule for p in read_banks([tmp_path]).problems}
    for name in ("sources.yaml", "facts.yaml"):
        (tmp_path / name).write_text("- a\n")
        assert (name, "wrong-kind") in {
            (Path(p.place.file).name, p.rule) for p in read_banks([tmp_path]).problems
        }


def test_beyond_ten_thousand_problems_it_says_so_and_stops(tmp_path: Path) -> None:
    found = reading(tmp_path, HEAD + "  - {id: Q}\n" * 10_000).problems
    (tmp_path / "d.yaml").write_text("name: D\nid: 5\nsubdecks:\n" + "  - {x: 1}\n" * 5_000)
    _, of_deck = read_decks(tmp_path)
    for problems in (found, [each for each in of_deck if Path(each.place.file).name == "d.yaml"]):
        assert len(problems) == 10_001
        assert [p.rule for p in problems].count("too-many-problems") == 1


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_a_byte_that_is_no_text_costs_its_question_and_hides_nothing(
    tmp_path: Path, newline: bytes
) -> None:
    bad = GOOD.replace("good", "bad").replace("stem: S", "stem: Caf@")
    wrong = GOOD.replace("good", "wrong").replace("stem: S", "stem: S, hnt: x")
    text = (HEAD + FIRST + bad + wrong + LAST).encode().replace(b"@", b"\xe9 in the \xe9t\xe9")
    found = reading(tmp_path, text.replace(b"\n", newline))
    assert [(p.place.line, p.rule, p.question) for p in found.problems] == [
        (6, "not-utf8", "n/bad"),
        (7, "unknown-key", "n/wrong"),
    ]
    assert found.problems[0].place.column == bad.index("@") + 1
    assert [q.id for q in found.questions] == ["first", "last", "end"]
    assert found.entries == 5


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_said_once(tmp_path: Path, encoding: str) -> None:
    found = reading(tmp_path, (HEAD + GOOD.replace("S", "Ä")).encode(encoding))
    assert places(found) == [(1, 1, "not-utf8")]
