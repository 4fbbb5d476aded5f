"""Each mistake is found at its place; one never hides another."""

from pathlib import Path

import pytest

from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"
GOOD = "  - {id: good, type: true_false, stem: S, answer: true}\n"
CHOICE = "  - id: q\n    type: choice\n    stem: S\n    answer: A\n"


def reading(tmp_path: Path, text: str | bytes) -> Reading:
    path = tmp_path / "bank.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_banks([path])


def places(found: Reading) -> list[tuple[int, int, str]]:
    return [(p.place.line, p.place.column, p.rule) for p in found.problems]


CASES = {
    # the question begins on line 5
    "unknown key": (CHOICE + "    distractors: [B]\n    hnt: x\n", (10, 5, "unknown-key")),
    "missing key": (CHOICE, (5, 5, "missing-key")),
    "wrong kind: list": (CHOICE + "    distractors: [B]\n    hint: [x]\n", (10, 11, "wrong-kind")),
    "wrong kind: mapping": (CHOICE + "    distractors:\n      - Note: this\n", (10, 9, "wrong-kind")),
    "unknown type": ("  - {id: q, type: chioce, stem: S}\n", (5, 19, "unknown-type")),
    "duplicate key": (CHOICE + "    distractors: [B]\n    stem: again\n", (10, 5, "duplicate-key")),
    "options equal but for case in Greek": (CHOICE + "    distractors: [Νεφρός, νεφρός]\n", (9, 27, "duplicate-option")),
    "options equal but for case": (CHOICE + "    distractors: [B, ' b ']\n", (9, 22, "duplicate-option")),
    "distractor is key": (CHOICE + "    distractors: [a]\n", (9, 19, "distractor-is-key")),
    "no distractor": (CHOICE + "    distractors: []\n", (9, 18, "no-distractor")),
    "all right": (
        "  - {id: q, type: multiple_response, stem: S, answers: [A, B], distractors: []}\n",
        (5, 77, "no-distractor"),
    ),
    "one pair": ("  - {id: q, type: matching, stem: S, pairs: {a: b}}\n", (5, 45, "too-few")),
    "one item": ("  - {id: q, type: ordering, stem: S, order: [a]}\n", (5, 45, "too-few")),
    "one category": ("  - {id: q, type: categorize, stem: S, categories: {a: [b, c]}}\n", (5, 52, "too-few")),
    "item twice in an order": ("  - {id: q, type: ordering, stem: S, order: [a, A]}\n", (5, 49, "duplicate-item")),
    "item in two categories": (
        "  - {id: q, type: categorize, stem: S, categories: {a: [x], b: [X]}}\n",
        (5, 65, "duplicate-item"),
    ),
    "gapless cloze": ("  - {id: q, type: cloze, stem: none}\n", (5, 32, "cloze-no-gap")),
    "empty gap": ("  - {id: q, type: cloze, stem: 'a {{ }} b'}\n", (5, 32, "cloze-empty-gap")),
    "empty wording": ("  - {id: q, type: cloze, stem: 'a {{b|}} b'}\n", (5, 32, "cloze-empty-gap")),
    "unbalanced braces": ("  - {id: q, type: cloze, stem: 'a {{b}} }'}\n", (5, 32, "cloze-braces")),
    "no right option": (
        "  - {id: q, type: multiple_response, stem: S, answers: [], distractors: [B]}\n",
        (5, 56, "no-answer"),
    ),
    "a rationale that is a list": (CHOICE + "    distractors: {B: [x]}\n", (9, 22, "wrong-kind")),
    "two rights of one left": (
        "  - {id: q, type: matching, stem: S, pairs: {a: [b, c], d: e}}\n",
        (5, 49, "wrong-kind"),
    ),
    "a number that is a mapping": ("  - {id: q, type: numeric, stem: S, answer: {a: b}}\n", (5, 45, "wrong-kind")),
    "three numbers": ("  - {id: q, type: numeric, stem: S, answer: [1, 2, 3]}\n", (5, 45, "wrong-kind")),
    "a number of 401 digits": (f"  - {{id: q, type: numeric, stem: S, answer: {'1' * 401}}}\n", (5, 45, "bad-number")),
    "an exponent of five digits": ("  - {id: q, type: numeric, stem: S, answer: 1e99999}\n", (5, 45, "bad-number")),
    "a judgement that is a list": ("  - {id: q, type: true_false, stem: S, answer: [true]}\n", (5, 48, "wrong-kind")),
    "a day that is none": (CHOICE + "    distractors: [B]\n    retired: 2021-02-29\n", (10, 14, "bad-date")),
    "the year 0": (CHOICE + "    distractors: [B]\n    as_of: 0000\n", (10, 12, "bad-date")),
    "NaN": ("  - {id: q, type: numeric, stem: S, answer: .nan}\n", (5, 45, "bad-number")),
    "infinite": ("  - {id: q, type: numeric, stem: S, answer: 1e999}\n", (5, 45, "bad-number")),
    "negative tolerance": (
        "  - {id: q, type: numeric, stem: S, answer: 1, tolerance: -1}\n",
        (5, 59, "negative-tolerance"),
    ),
    "a range without its comma": ("  - {id: q, type: numeric, stem: S, answer: [18 22]}\n", (5, 45, "wrong-kind")),
    "low above high": ("  - {id: q, type: numeric, stem: S, answer: [2, 1]}\n", (5, 45, "low-above-high")),
    "unknown source": (CHOICE + "    distractors: [B]\n    source: x\n", (10, 13, "unknown-source")),
    "unknown page": (
        CHOICE + "    distractors: [B]\n    source: [{page: x}]\n",
        (10, 21, "unknown-source"),
    ),
    "a page that is a text": (
        CHOICE + "    distractors: [B]\n    source: [x]\n",
        (10, 14, "wrong-kind"),
    ),
    "no page": (CHOICE + "    distractors: [B]\n    source: []\n", (10, 13, "too-few")),
    "unknown moment for a figure": (
        CHOICE + "    distractors: [B]\n    figure: {file: x.svg, alt: a, show: later}\n",
        (10, 41, "wrong-kind"),
    ),
    "unknown fact": (CHOICE + "    distractors: [B]\n    facts: [x]\n", (10, 13, "unknown-fact")),
    "missing figure": (
        CHOICE + "    distractors: [B]\n    figure: {file: x.svg, alt: a}\n",
        (10, 20, "missing-figure"),
    ),
    "figure without alt": (CHOICE + "    distractors: [B]\n    figure: {file: x.svg}\n", (5, 5, "missing-key")),
    "figure of nothing": (CHOICE + "    distractors: [B]\n    figure: {}\n", (5, 5, "missing-key")),
    "question of nothing": ("  - {}\n" + GOOD, (5, 5, "missing-key")),
    "path of a figure without alt": (
        CHOICE + "    distractors: [B]\n    figure: {file: ../bank.yaml}\n",
        (10, 20, "path-leaves-bank"),
    ),
    "path leaving the bank": (
        CHOICE + "    distractors: [B]\n    figure: {file: ../bank.yaml, alt: a}\n",
        (10, 20, "path-leaves-bank"),
    ),
    "anchor": (CHOICE.replace("stem: S", "stem: &s S") + "    distractors: [B]\n", (7, 11, "yaml-anchor")),
    "alias": (CHOICE + "    distractors: [B]\n    hint: *s\n", (10, 11, "yaml-alias")),
    "tag": (CHOICE.replace("answer: A", "answer: !!str A") + "    distractors: [B]\n", (8, 13, "yaml-tag")),
    "second document": (GOOD + "---\na: b\n", (6, 1, "second-document")),
    "control character": (CHOICE.replace("stem: S", "stem: S\x07") + "    distractors: [B]\n", (7, 12, "control-character")),
    "escaped control character": (
        CHOICE.replace("stem: S", r'stem: "S\u0007"') + "    distractors: [B]\n",
        (7, 11, "control-character"),
    ),
    "direction override": (CHOICE.replace("stem: S", "stem: S\u202e") + "    distractors: [B]\n", (7, 12, "bidi-control")),
    "bad id": (CHOICE.replace("id: q", "id: Q_1") + "    distractors: [B]\n", (5, 9, "bad-id")),
    "bad date": (CHOICE + "    distractors: [B]\n    as_of: soon\n", (10, 12, "bad-date")),
    "unclosed quote": ("  - id: q\n    stem: 'x\n" + GOOD, None),
    "tab": ("  - id: q\n\tstem: x\n" + GOOD, None),
    "text with a colon": ("  - id: q\n    stem: What: this\n" + GOOD, (6, 15, "syntax")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "problem"), CASES.values(), ids=CASES)
def test_each_mistake_is_found_at_its_place(
    tmp_path: Path, body: str, problem: tuple[int, int, str] | None
) -> None:
    found = reading(tmp_path, HEAD + body)
    if problem is None:
        assert any(rule == "syntax" for _, _, rule in places(found))
    else:
        assert problem in places(found)
        assert all(each.help for each in found.problems if each.rule in ("unknown-key", "syntax"))


@pytest.mark.parametrize(("body", "problem"), CASES.values(), ids=CASES)
def test_one_bad_question_hides_no_other(
    tmp_path: Path, body: str, problem: tuple[int, int, str] | None
) -> None:
    """A good question and a bad one before it, and a good one after it (but for a lost quote)."""
    before = "  - {id: before, type: true_false, stem: S, answer: maybe}\n"
    after = GOOD.replace("good", "after")
    text = HEAD + before + (body + after if "---" not in body else body)
    found = reading(tmp_path, text)
    assert any(p.question == "n/before" for p in found.problems)
    if "'x" not in body and "---" not in body:
        assert "n/after" in [question.name for question in found.questions]


FILES = {
    "not UTF-8": (b"title: \xff\n", (1, 8, "not-utf8")),
    "empty": (b"", (1, 1, "empty-file")),
    "only a mark": (b"---\n", (1, 1, "empty-file")),
    "only comments": (b"# nothing\n", (1, 1, "empty-file")),
    "over 10 MiB": (b"#" * (10 * 2**20 + 1), (1, 1, "too-large")),
    "too deep": (b"title: " + b"[" * 101 + b"]" * 101, (1, 107, "too-deep")),
    "over a million values": (b"title: [" + b"a," * 1_000_001 + b"]", (1, 1, "too-large")),
    "a directive": (b"%TAG ! tag:x,2000:\n---\n" + (HEAD + GOOD).encode(), (1, 1, "yaml-tag")),
    "a list": (b"- a\n", (1, 1, "wrong-kind")),
    "no title": (b"topic: t\nquestions: []\n", (1, 1, "missing-key")),
}


@pytest.mark.parametrize(("data", "problem"), FILES.values(), ids=FILES)
def test_a_bad_file_is_said_so(tmp_path: Path, data: bytes, problem: tuple[int, int, str]) -> None:
    assert problem in places(reading(tmp_path, data))


def test_a_list_as_the_one_answer_is_told_where_the_others_go(tmp_path: Path) -> None:
    for kind, remedy in (("choice", "make it `multiple_response`"), ("short_answer", "`accept:`")):
        text = HEAD + f"  - {{id: q, type: {kind}, stem: S, answer: [A, B]}}\n"
        assert remedy in str(reading(tmp_path, text).errors[-1].help)


def test_a_duplicate_id_names_both_places(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text(HEAD + GOOD)
    two.write_text(HEAD + GOOD)
    (problem,) = read_banks([tmp_path]).problems
    assert problem.place == (str(two), 5, 10)
    assert f"{one}:5:10" in problem.message
    assert "take the copy away" in str(problem.help)  # as a sync tool leaves one


def test_the_same_id_in_two_namespaces_is_two_questions(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + GOOD)
    (tmp_path / "b.yaml").write_text(HEAD.replace("n\n", "m\n") + GOOD)
    assert [q.name for q in read_banks([tmp_path]).questions] == ["n/good", "m/good"]


def test_a_bank_without_namespace_gets_an_info(tmp_path: Path) -> None:
    found = reading(tmp_path, (HEAD + GOOD).replace("namespace: n\n", ""))
    assert [(p.severity, p.rule) for p in found.problems] == [("info", "no-namespace")]
    assert [q.name for q in found.questions] == ["good"]


def test_all_problems_of_all_files_come_sorted(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml"):
        (tmp_path / name).write_text(HEAD + CHOICE + "    hnt: x\n    as_of: soon\n")
    found = read_banks([tmp_path]).problems
    assert [Path(p.place.file).name for p in found] == ["a.yml"] * 3 + ["b.yaml"] * 4
    assert found == sorted(found, key=lambda p: p.place)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(tmp_path: Path, ending: str) -> None:
    text = ("\ufeff# c\u2028d\u2029e\n" + HEAD + CHOICE + "    hnt: x\n").replace("\n", ending)
    found = reading(tmp_path, text)
    assert (10, 5, "unknown-key") in places(found)


def test_hidden_files_and_reserved_names_are_no_banks(tmp_path: Path) -> None:
    (tmp_path / ".hidden.yaml").write_text("nonsense")
    (tmp_path / "sources.yaml").write_text(
        "s: {title: T, document: D, publisher: P, revised: 2020-01-01}\n"
    )
    (tmp_path / "facts.yaml").write_text("f: {fact: F, source: s, section: S, importance: core}\n")
    (tmp_path / "bank.yaml").write_text(
        HEAD + CHOICE + "    distractors: [B]\n    source: s\n    facts: [f]\n"
    )
    for path in (tmp_path, tmp_path / "bank.yaml"):
        found = read_banks([path])
        assert found.problems == []
        assert [source.title for source in found.questions[0].sources] == ["T"]


def test_what_is_far_too_deep_is_called_so(tmp_path: Path) -> None:
    """However far ahead on the line the parser looks before it gives up."""
    found = reading(tmp_path, b"title: T\ntopic: " + b"[" * 100_000)
    assert (2, "too-deep") in [(line, rule) for line, _, rule in places(found)]


@pytest.mark.parametrize("mark", ["&x ", "!!str "])
def test_a_mark_on_a_key_is_all_that_is_wrong(tmp_path: Path, mark: str) -> None:
    text = HEAD + CHOICE.replace("type:", f"{mark}type:") + "    distractors: [B]\n"
    rule = "yaml-anchor" if mark == "&x " else "yaml-tag"
    assert places(reading(tmp_path, text)) == [(6, 5, rule)]


def test_a_mark_on_the_list_or_file_hides_no_question(tmp_path: Path) -> None:
    text = "--- &file\n" + HEAD.replace("questions:", "questions: &list") + CHOICE
    found = places(reading(tmp_path, text))
    assert found == [(1, 5, "yaml-anchor"), (5, 12, "yaml-anchor"), (6, 5, "missing-key")]


@pytest.mark.parametrize("body", ["since: {note: N, as_of: 2024}", "source: {section: S}"])
def test_a_key_missing_further_in_is_placed_at_its_question(tmp_path: Path, body: str) -> None:
    (problem,) = reading(
        tmp_path, HEAD + GOOD + CHOICE + f"    distractors: [B]\n    {body}\n"
    ).problems
    assert (problem.place.line, problem.rule) == (6 + GOOD.count("\n") - 1, "missing-key")
    assert problem.help is not None
    assert problem.help.endswith("on line " + str(11 + GOOD.count("\n") - 1))


@pytest.mark.parametrize("word", ["tRue", "fALSE", "Yes", "1"])
def test_true_and_false_are_written_as_yaml_has_them(tmp_path: Path, word: str) -> None:
    """So that editors with the JSON Schema say the same."""
    text = HEAD + f"  - {{id: a, type: true_false, stem: S, answer: {word}}}\n"
    assert [rule for _, _, rule in places(reading(tmp_path, text))] == ["wrong-kind"]


def test_a_bank_just_under_the_limit_of_size_is_read(tmp_path: Path) -> None:
    entry = "  - id: q{}\n    type: choice\n    stem: {}\n    answer: A\n    distractors: [B, C]\n"
    questions = [entry.format(n, "why " * 400) for n in range(6_000)]
    text = HEAD + "".join(questions)
    assert 9.5 * 2**20 < len(text) < 10 * 2**20
    found = reading(tmp_path, text)
    assert found.problems == []
    assert len(found.questions) == 6_000
