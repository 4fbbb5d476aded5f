"""`check --fix`: what is plainly meant is written, what is not stays."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from allquiz.bank import repair as repairs
from allquiz.bank import yaml_document
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.bank.repair import own, repair
from allquiz.bank.rewrite import reading_of, says_the_same
from allquiz.cli import check_fix
from tests.author.styles import files
from tests.bank.test_properties import spoiled
from tests.conftest import Run, examples

HEAD = "title: T\ntopic: t\nnamespace: mine\nsource: {title: L}\nquestions:\n"
OTHER = "  - id: other\n    type: true_false\n    stem: S\n    answer: true\n    explanation: E\n"


def repaired(text: str) -> str:
    made = repair(Path("b.yaml"), (HEAD + text).encode()).decode()
    assert made.startswith(HEAD)
    return made[len(HEAD) :]


START = "  - id: q\n    type: flashcard\n"
REPAIRS = {
    "a colon": (START + "    front: What: this?\n    back: b\n",
                START + '    front: "What: this?"\n    back: b\n'),
    "a colon behind a key of other types": ("  - id: q\n    type: true_false\n    stem: In which order: abc?\n    answer: true\n",
                "  - id: q\n    type: true_false\n    stem: \"In which order: abc?\"\n    answer: true\n"),
    "a colon before a comment": (START + "    front: a: b  # c\n    back: b\n",
                                 START + '    front: "a: b"  # c\n    back: b\n'),
    "a star": (START + "    front: *A* b\n    back: b\n",
               START + '    front: "*A* b"\n    back: b\n'),
    "a percent sign": (START + "    front: f\n    back: %5\n",
                       START + '    front: f\n    back: "%5"\n'),
    "brackets at the start": (START + "    front: f\n    back: [q34] deletion\n",
                              START + '    front: f\n    back: "[q34] deletion"\n'),
    "quotes in quotes": (START + '    front: "a "b" c"\n    back: b\n',
                         START + "    front: 'a \"b\" c'\n    back: b\n"),
    "an apostrophe in quotes": (START + "    front: 'it's'\n    back: b\n",
                                START + '    front: "it\'s"\n    back: b\n'),
    "a word in quotes first": (START + '    front: "a" b\n    back: b\n',
                               START + "    front: '\"a\" b'\n    back: b\n"),
    "no id": ("  - type: flashcard\n    front: What is CNS?\n    back: b\n",
              "  - id: cns\n    type: flashcard\n    front: What is CNS?\n    back: b\n"),
    "no id in brackets": ("  - { type: flashcard, front: What is CNS, back: b }\n",
                          "  - {id: cns, type: flashcard, front: What is CNS, back: b }\n"),
    "a key further in": (START + "      front: f\n    back: b\n", START + "    front: f\n    back: b\n"),
    "keys three spaces further in": (START.replace("    t", "     t") + "     front: f\n     back: b\n", START + "    front: f\n    back: b\n"),
    "keys below the dash": (START.replace("    t", "  t") + "  front: f\n  back: b\n", START + "    front: f\n    back: b\n"),
    "a comma as in JSON": (START + '    front: "f",\n    back: b\n', START + '    front: "f"\n    back: b\n'),
    "two colons": (START + "    front:: f\n    back: b\n", START + "    front: f\n    back: b\n"),
    "what turns the direction": (START + "    front: \u202bf\u202c\n    back: b\n", START + "    front: f\n    back: b\n"),
    "a misspelt key": (START + "    front: f\n    bakc: b\n", START + "    front: f\n    back: b\n"),
    "type misspelt, and with it another": (
        "  - id: q\n    tpye: flashcard\n    frnot: f\n    back: b\n", START + "    front: f\n    back: b\n"
    ),
    "a misspelt type": ("  - id: q\n    type: Flash-card\n    front: f\n    back: b\n", None),
    "a type with a dash": ("  - id: q\n    type: true-false\n    stem: s\n    answer: true\n",
                           "  - id: q\n    type: true_false\n    stem: s\n    answer: true\n"),
    "a colon in a list": (
        "  - id: q\n    type: ordering\n    stem: s\n    order:\n      - Note: a\n      - b\n",
        "  - id: q\n    type: ordering\n    stem: s\n    order:\n      - \"Note: a\"\n      - b\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), REPAIRS.values(), ids=REPAIRS)
def test_repairs(tmp_path: Path, text: str, wanted: str | None) -> None:
    made = repaired(text + OTHER)
    assert wanted is None or made == wanted + OTHER
    (tmp_path / "b.yaml").write_text(HEAD + made)
    reading = read_banks([tmp_path / "b.yaml"])
    assert not [p for p in reading.problems if p.severity == "error"]
    assert len(reading.questions) == 2
    assert repaired(made) == made


def test_lines_of_a_list_that_are_no_yaml_are_mended_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The parser tells the first alone: to read all again for each takes long. A block among them stays."""
    read: list[bytes] = []

    def counted(path: Path, data: bytes) -> Reading:
        read.append(data)
        return reading_of(path, data)

    monkeypatch.setattr("allquiz.bank.repair.reading_of", counted)
    head = "  - id: q\n    type: ordering\n    stem: s\n    order:\n"
    items = ["@a {}", "%{}: b", "c {}", "|\n        @d: {}"]
    meant = ['"@a {}"', '"%{}: b"', *items[2:]]
    text, wanted = (
        head + "".join(f"      - {item.format(n)}\n" for n in range(500) for item in way)
        for way in (items, meant)
    )
    assert repaired(text + OTHER) == wanted + OTHER
    assert len(read) < 50


def test_two_questions_on_one_line_get_ids_from_their_own_stems() -> None:
    one, two = (f"{{type: flashcard, front: {front}, back: b}}" for front in ("Alpha", "Beta"))
    text = f"{HEAD.rstrip()} [{one}, {two}]\n".encode()
    made = repair(Path("b.yaml"), text).decode()
    assert "{id: alpha, type: flashcard, front: Alpha" in made
    assert "{id: beta, type: flashcard, front: Beta" in made


def test_what_check_does_not_complain_of_is_left_to_fmt() -> None:
    """Neither the order of keys nor quotes that some other reader of YAML would want."""
    text = "  - back: 9:22\n    type: flashcard\n    id: q\n    front: No\n"
    assert repaired(text) == text


def test_tabs_of_several_widths_are_lined_up() -> None:
    """Each goes by the last line that begins as it does."""
    head = "  - id: q\n    type: {}\n    stem: s\n    {}:\n"
    order, groups = head.format("ordering", "order"), head.format("categorize", "categories")
    for tabbed in (
        order + "      - a\n\t\t- b\n",
        order.replace("    type", "\ttype").replace("    stem", "  \t\tstem")
        + "      - a\n\t\t\t- b\n",
        order + "      - a\n\t- b\n\t\n",
        "\t- id: q\n\ttype: ordering\n\tstem: s\n\torder:\n\t- a\n\t- b\n",
    ):
        made = repaired(tabbed + OTHER).replace("\n\n", "\n")
        assert made == order + "      - a\n      - b\n" + OTHER
    tabbed = groups + "      A: [a]\n\tB: [b]\n"
    assert repaired(tabbed + OTHER) == groups + "      A: [a]\n      B: [b]\n" + OTHER
    unclear = groups.replace("categories", "since") + "\t\tnote: n\n\t as_of: 2024\n"
    assert repaired(unclear + OTHER) == unclear + OTHER
    joined = groups + "      A:\n\t- a\n          - c\n      B: [b]\n"  # else `a - c` were one item
    assert repaired(joined + OTHER) == joined + OTHER


@pytest.mark.parametrize("tab", ["\t", "  \t"])
def test_tabs_become_spaces(tab: str) -> None:
    text = (
        f"title: T\ntopic: t\nnamespace: mine\nquestions:\n{tab}- id: q\n{tab}  type: flashcard\n"
    )
    text += f"{tab}  front: f\n{tab}  back: b\n"
    made = repair(Path("b.yaml"), text.encode())
    assert "\t" not in made.decode()
    assert [q.id for q in reading_of(Path("b.yaml"), made).questions] == ["q"]


def test_misspelt_headings_are_respelt() -> None:
    text = (HEAD + OTHER).replace("title: T\n", "titel: T\n").replace("questions:", "questons:")
    assert repair(Path("b.yaml"), text.encode()).decode() == HEAD + OTHER


def test_a_question_without_its_dash_gets_one_before_any_key() -> None:
    assert repaired("  (a: b\n  type: choice\n") == "- (a: b\n  type: choice\n"


UNCLEAR = {
    "a quotation never closed": START + '    front: "a\n    back: b\n',
    "a text that goes on": START + "    front: a: b\n      c\n    back: b\n",
    "a list where a text is wanted": START + "    front: f\n    back: [a, b]\n",
    "a mapping where a text is wanted": START + "    front: f\n    back: {a: b}\n",
    "a key unlike any": START + "    front: f\n    back: b\n    colour: red\n",
    "a key like one that is there": START + "    front: f\n    back: b\n    bakc: c\n",
    "a key that is there twice": START + "    front: f\n    front: g\n    back: b\n",
    "an alias on purpose": START + "    front: &a f\n    back: *a\n",
    "a question under an anchor": "  - &q {id: q, type: flashcard, front: f, back: b, explanation: e}\n",
    "a question named again": "  - *q\n",
    "keys of a mapping further in": START
    + "    front: f\n    back: b\n    since:\n      note: n\n       as_of: 2024\n      source: s\n",
    "two lines glued together": '  - id: q\n    type: choice\n    stem: s\n    answer: a\n    distractors:\n      b: "why" c: "why"\n',
    "a key behind a text": START + "    front: f\n    back: b explanation: e\n",
    "a key behind an item": "  - id: q\n    type: ordering\n    stem: s\n    order:\n      - a\n      - b explanation: e\n",
    "an answer behind a wrong option": "  - id: q\n    type: choice\n    stem: s\n    distractors:\n      - b\n      - c answer: a\n",
    "an answer behind the stem": "  - id: q\n    type: choice\n    stem: s answer: a\n    distractors:\n      - b\n",
    "two colons in a pair": "  - id: q\n    type: matching\n    stem: s\n    pairs:\n      a: b: c\n      d: e\n",
    "a key and a wide colon behind a text": START + '    front: "f", back\uff1ab\n',
    "two signs in a pair": "  - id: q\n    type: matching\n    stem: s\n    pairs:\n      a = b = c\n      d: e\n",
    "two texts in quotes": START + '    front: "f" or "g"\n    back: b\n',
    "a key as one of the pairs": "  - id: q\n    type: matching\n    stem: s\n    pairs:\n      a: b\n      c: d\n       level: e\n      f: g\n",
    "two items glued together": '  - id: q\n    type: ordering\n    stem: s\n    order:\n      - "a: a", - "b"\n      - c\n',
    "one key called in two ways": START
    + "    front: f\n    back: b\n    reason: r\n    feedback: s\n",
    "a heading that slipped behind an item": "  - id: q\n    type: categorize\n    stem: s\n    categories:\n      A:\n        - x B:\n        - y\n",
    "options with a colon each": "  - id: q\n    type: choice\n    stem: s\n    answer: a\n    distractors:\n      - b: why\n      - c: why\n",
    "steps numbered in another order": "  - id: q\n    type: ordering\n    stem: s\n    order:\n      2. b\n      1. a\n",
    "steps with letters in another order": "  - id: q\n    type: ordering\n    stem: s\n    order:\n      b. b\n      a. a\n",
    "species without dashes": "  - id: q\n    type: choice\n    stem: s\n    answer: a\n    distractors:\n      E. coli\n      B. cereus\n",
    "a sign behind a tag": START + "    front: f\n    back: b\n    tags: [CD19+, CD19-]\n",
    "wrong options numbered": "  - id: q\n    type: choice\n    stem: s\n    answer: a\n    distractor1: b\n    distractor2: c\n",
    "tags in one text": START + "    front: f\n    back: b\n    tags: [كبد، دم]\n",
    "a list where a key so called takes a text": "  - id: q\n    type: choice\n    stem: s\n    answers: [a]\n    distractors: [b]\n",
    "species whose letters are those of other lines": "  - id: q\n    type: choice\n    stem: s\n    options:\n      - B. fragilis\n      - A. baumannii\n    answer: A\n",
    "species whose letters are no places": "  - id: q\n    type: choice\n    stem: s\n    options:\n      - E. coli\n      - B. fragilis\n    answer: B\n",
    "an answer with a note": "  - id: q\n    type: choice\n    stem: s\n    options:\n      - x\n      - y\n    answer: A # sure\n",
    "an option that is a list": "  - id: q\n    type: choice\n    stem: s\n    options:\n      A: [x]\n      B: y\n    answer: A\n",
    "a gap whose answer is a sign": "  - id: q\\n    type: cloze\\n    stem: A ____ b\\n    answer: '…'\\n",
    "a gap whose answer has two wordings": "  - id: q\\n    type: cloze\\n    stem: A ____ b\\n    answer: 'x|y'\\n",
    "categories of several things": "  - id: q\\n    type: categorize\\n    stem: s\\n    categories:\\n      a: 'K, L'\\n      b: K\\n      c: K\\n",
    "a category without a name": "  - id: q\\n    type: categorize\\n    stem: s\\n    categories:\\n      - {a: [x, y]}\\n      - {items: [z]}\\n",
    "a front that is a list, and no id": "  - type: flashcard\\n    front: [a]\\n    back: b\\n",
    "an item among pairs": "  - id: q\\n    type: matching\\n    stem: s\\n    pairs:\\n      a: b: c\\n      - d: e: f\\n      c: g: h\\n",
    "a range that may be of thousands": "  - id: q\n    type: numeric\n    stem: s\n    answer: 1.000-2.000\n",
    "a range in brackets without its comma": "  - id: q\n    type: numeric\n    stem: s\n    answer: [3-5]\n",
    "a wrong number": "  - id: q\n    type: numeric\n    stem: s\n    answer: 5,690\n",
}


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_what_is_not_plainly_meant_is_left(text: str) -> None:
    made = repaired(text + OTHER)
    if "&a" not in text:
        assert made == text + OTHER
    assert made.endswith(OTHER)


def test_what_would_change_a_sound_question_is_not_mended() -> None:
    sound = OTHER.replace("stem: S\n", "stem: |\n      A list:\n      \tand an item\n")
    broken = "  - id: q\n\ttype: true_false\n    stem: S\n    answer: true\n"
    assert repaired(broken) == broken.replace("\t", "    ")
    assert repaired(sound + broken) == sound + broken


@settings(max_examples=examples(15))
@given(files())
def test_a_sound_bank_says_the_same_afterwards(written: tuple[str, list[str]]) -> None:
    data = written[0].encode()
    assert says_the_same(Path("b.yaml"), data, repair(Path("b.yaml"), data))


BROKEN = HEAD + REPAIRS["a colon"][0]
MENDED = HEAD + str(REPAIRS["a colon"][1])


def test_the_diff_is_shown_then_written_and_the_rest_reported(allquiz: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(BROKEN)
    path.chmod(0o604)
    shown = allquiz("check", "--diff", "b.yaml")
    assert (shown.returncode, path.read_text()) == (1, BROKEN)
    assert '+    front: "What: this?"' in shown.stdout
    fixed = allquiz("check", "--fix", "b.yaml")
    assert (fixed.returncode, path.read_text()) == (0, MENDED)
    assert '-    front: What: this?\n+    front: "What: this?"' in fixed.stdout
    assert fixed.stdout.endswith("no problem in 1 question, 1 file\n")
    assert path.stat().st_mode & 0o777 == 0o604
    for data in (
        path.read_bytes(),
        b"",
        b"\xef\xbb\xbf \n\n",
        b"# what is to come\n",
        b"title: \xff\n",
    ):
        path.write_bytes(data)
        again = allquiz("check", "--fix", "b.yaml")
        assert "Nothing that can be repaired safely." in again.stderr
        assert path.read_bytes() == data
    assert "--fix needs a path" in allquiz("check", "--fix").stderr
    assert "repair first, then watch" in allquiz("check", "--fix", "--watch", "b.yaml").stderr


def test_no_other_bank_is_repaired(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "usual"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b.yaml").write_text(BROKEN)
    monkeypatch.setenv("ALLQUIZ_BANK_PATH", str(tmp_path / "usual"))
    assert allquiz("check", "--fix", "--bank", "one/b.yaml").returncode == 0
    assert [(tmp_path / at / "b.yaml").read_text() for at in ("one", "usual")] == [MENDED, BROKEN]


def test_what_an_editor_saved_before_the_repairs_were_agreed_to_stays(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(BROKEN)
    monkeypatch.setattr(check_fix, "_agreed", lambda: path.write_text(MENDED + OTHER))
    ran = allquiz("check", "--fix", "b.yaml")
    assert (ran.returncode, path.read_text()) == (2, MENDED + OTHER)
    assert "b.yaml was changed meanwhile" in ran.stderr


def test_the_end_of_input_agrees_to_nothing(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.yaml").write_text(BROKEN)
    monkeypatch.setattr(check_fix, "can_ask", lambda: True)
    ran = allquiz("check", "--fix", "b.yaml", stdin="")
    assert (ran.returncode, (tmp_path / "b.yaml").read_text()) == (1, BROKEN)
    assert "Nothing was changed." in ran.stderr


@pytest.mark.parametrize("line", ["- @x\n", OTHER + "```\n"])
def test_lines_are_looked_at_a_few_times_however_many_they_are(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []

    def counted(of: Any) -> Any:
        def counting(*given: Any) -> Any:
            looked.append(given)
            return of(*given)

        return counting

    monkeypatch.setattr(repairs, "reading_of", counted(reading_of))
    monkeypatch.setattr(yaml_document, "fault_in", counted(yaml_document.fault_in))
    repair(Path("b.yaml"), (HEAD + line * 50).encode())
    assert len(looked) < 100


def test_json_stays_json(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(BROKEN)
    ran = allquiz("check", "--fix", "--output-format", "json", "b.yaml")
    assert ran.stdout.startswith('{"schema"')
    assert "+    front:" in ran.stderr


def test_a_folder_with_a_mistake_in_each_file(allquiz: Run, tmp_path: Path) -> None:
    for number, (text, _) in enumerate(REPAIRS.values()):
        (tmp_path / f"{number:02}.yaml").write_text(HEAD.replace("mine", f"mine-{number}") + text)
    (tmp_path / "sources.yaml").write_text(
        "s: {title: T, document: D, publisher: P, revised: 31.01.2021}\n"
    )
    (tmp_path / "facts.yaml").write_text(
        "f: {fact: F, source: s, section: S, importance: core, as_of: 2021/1/31}\n"
    )
    assert allquiz("check", ".").returncode == 1
    assert allquiz("check", "--fix", ".").returncode == 0


# A space after `questions:` would make the list below it unreadable.
@example("questions:a\n- {id: b, type: flashcard, front: \xada, back: c, explanation: d}\n")
@settings(max_examples=examples(15))
@given(spoiled())
def test_no_sound_question_is_touched_in_a_spoiled_bank(text: str) -> None:
    path = Path("b.yaml")
    data = text.encode()
    made = repair(path, data)
    before, after = reading_of(path, data), reading_of(path, made)
    now = {question.id: own(question) for question in after.questions}
    assert all(now.get(q.id) == own(q) for q in before.questions)  # but for what headings give it
    errors = [[p for p in r.problems if p.rule == "syntax"] for r in (before, after)]
    assert len(errors[1]) <= len(errors[0])
