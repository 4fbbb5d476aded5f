"""What comes along with pasted text is named, and mended where only one thing can be meant."""

import re
from functools import reduce
from pathlib import Path

import pytest

from allquiz.bank.decks import read_decks
from allquiz.bank.read import read_banks
from allquiz.bank.repair import repair
from allquiz.bank.yaml_document import NO_PART
from tests.conftest import Run

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
SOUND = "  - id: a\n    type: true_false\n    stem: Is it?\n    answer: true\n"


def rules(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "b.yaml"
    path.write_text(text, "utf-8")
    return [(p.place.line, p.rule) for p in read_banks([path]).problems]


def mended(text: str) -> str:
    return repair(Path("b.yaml"), text.encode()).decode()


SLIPS = {
    "a no-break space in the indentation": ("    stem:", "\u00a0 \u00a0 stem:", 8, "invisible-character"),
    "a no-break space after a colon": ("stem: Is", "stem:\u00a0Is", 8, "invisible-character"),
    "a wide space after a colon": ("stem: Is", "stem:\u3000Is", 8, "invisible-character"),
    "a no-break space after a dash": ("- id", "-\u00a0id", 6, "invisible-character"),
    "a zero-width space before a key": ("answer:", "\u200banswer:", 9, "invisible-character"),
    "a byte order mark before a key": ("answer:", "\ufeffanswer:", 9, "invisible-character"),
    "a wide colon": ("stem: Is", "stem\uff1aIs", 8, "missing-space"),
    "no space after a colon": ("stem: Is", "stem:Is", 8, "missing-space"),
    "no space after a dash": ("- id", "-id", 6, "missing-space"),
    "a soft hyphen in a key": ("answer:", "an\u00adswer:", 9, "invisible-character"),
    "a zero-width space at the end of a key": ("answer:", "answer\u200b:", 9, "invisible-character"),
    "a no-break space before a colon, as in French": ("answer:", "answer\u00a0:", 9, "invisible-character"),
    "a line separator before a key": ("answer:", "\u2028answer:", 9, "invisible-character"),
    "a dash of Word before a question": ("- id", "\u2013 id", 6, "missing-space"),
    "a bullet before a question": ("- id", "\u2022 id", 6, "missing-space"),
    "an equals sign for a colon": ("answer: ", "answer = ", 9, "missing-space"),
    "a key in bold": ("answer: ", "**Answer:** ", 9, "unknown-key"),
    "a key in bold but for its colon": ("answer:", "**answer**:", 9, "unknown-key"),
    "a key as code": ("answer:", "`answer`:", 9, "unknown-key"),
    "an id with a dash of Word": ("id: a\n", "id: “a”\n", 6, "bad-id"),
    "true in quotes of Word": ("true\n", "“True”\n", 9, "wrong-kind"),
    "false in another language": ("true\n", "Wahr\n", 9, "wrong-kind"),
    "a tag of YAML's own": ("Is it?", "!!str Is it?", 8, "yaml-tag"),
    "a line break of PowerPoint": ("Is it", "Is\x0bit", 8, "control-character"),
    "a line break of PowerPoint in a key": ("stem:", "st\x0bem:", 8, "control-character"),
    "a no-break space before a heading": ("topic:", "\u00a0topic:", 2, "invisible-character"),
    "a no-break space in a heading": ("topic:", "to\u00a0pic:", 2, "invisible-character"),
    "a no-break space behind a heading": ("questions:", "questions:\u00a0", 5, "invisible-character"),
    "a no-break space more in the indentation": ("  - id", "  \u00a0- id", 6, "invisible-character"),
    "a no-break space behind an id": ("id: a", "id: a\u00a0", 6, "invisible-character"),
    "a no-break space before a type": ("true_false", "\u00a0true_false", 7, "invisible-character"),
    "a no-break space behind brackets": ("L}", "L}\u00a0", 4, "invisible-character"),
    "a no-break space within brackets": ("{title", "{\u00a0title", 4, "invisible-character"),
    "a filler of Hangul behind a colon in brackets": ("{title: ", "{title:\u3164", 4, "missing-space"),
    "a zero-width space in a namespace": ("namespace: n", "namespace: n\u200b", 3, "invisible-character"),
    "a zero-width space in a topic": ("topic: t", "topic: \u200bt", 2, "invisible-character"),
    "a number of two digits before a question": ("- id", "10. id", 6, "missing-space"),
    "a tag that can not be seen in a value": ("answer: true", "answer: tr\U000e0041ue", 9, "invisible-character"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "rule"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_at_its_place_and_mended(
    tmp_path: Path, right: str, wrong: str, line: int, rule: str
) -> None:
    whole = HEAD + SOUND
    slipped = whole.replace(right, wrong, 1)
    assert (line, rule) in rules(tmp_path, slipped)
    assert mended(slipped) == whole


def test_what_can_not_be_seen_is_told_once_wherever_it_stands(tmp_path: Path) -> None:
    """Of a bank, what lies beside it, and a deck: nothing else is told of it, and it is mended there."""
    files = {
        "b.yaml": HEAD.replace("{title: L}", "p") + SOUND + "    facts: [f]\n    tags: [a/b]\n    as_of: 2026-01-31\n",
        "sources.yaml": "p:\n  title: L\n  document: D\n  publisher: P\n  revised: 2026-01-31\n",
        "facts.yaml": "f:\n  fact: It is.\n  source: p\n  section: S\n  importance: core\n",
        "decks/d.yaml": "name: D\nid: 12345\ntags: [a]\n",
    }  # fmt: skip
    (tmp_path / "decks").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    for name, text in files.items():
        path = tmp_path / name
        for at, sign in enumerate(text):
            if not sign.isspace() and text[at - 1].isalnum() and sign.isalnum():
                continue  # within a word, as at its edges
            spoiled = text[:at] + "\u200b\u00a0"[at % 2] + text[at:]
            path.write_text(spoiled, "utf-8")
            found = read_decks(path.parent)[1] if "/" in name else read_banks([tmp_path]).problems
            line = text.count("\n", 0, at) + 1
            for problem in found:
                assert (problem.place.file, problem.place.line) == (str(path), line), spoiled
                assert "U+" in problem.message
            assert len(found) < 2, spoiled
            if found and "/" not in name and "<U+" not in found[0].message:
                assert repair(path, spoiled.encode()).decode() in (text, spoiled)
        path.write_text(text)


CHOICE = """\
  - id: b
    type: choice
    stem: Which organ makes bile?
    answer: Liver
    distractors:
      - Heart
      - Lung
    explanation: |
      Others do other things:
      • Hearts pump.
      • Lungs breathe.
"""


@pytest.mark.parametrize(
    "marks",
    [
        "••",
        "●○",
        "––",
        "——",
        "−−",
        "－－",
        "**",
        "++",
        "\uf0b7\uf0b7",
        "➢➢",
        "oo",
        ("1.", "2."),
        ("B)", "C)"),
        "・・",
        "▸▹",
        "👉👉",
        "①②",
        ("1\ufe0f\u20e3", "2\ufe0f\u20e3"),
        ("가.", "나."),
        ("ก.", "ข."),
        ("ア.", "イ."),
    ],
)
def test_another_program_s_list_is_named_and_made_ours(
    tmp_path: Path, marks: str | tuple[str, str]
) -> None:
    """Bullets in a text are no list of ours, and stay."""
    slipped = CHOICE.replace("- Heart", f"{marks[0]} Heart").replace("- Lung", f"{marks[1]}\tLung")
    assert rules(tmp_path, HEAD + slipped) == [(11, "missing-space")]
    assert mended(HEAD + slipped) == HEAD + CHOICE


@pytest.mark.parametrize("items", [("A. baumannii", "B. fragilis"), ("S. aureus", "T. pallidum")])
def test_letters_of_species_stay_where_the_key_is_one(items: tuple[str, str]) -> None:
    def listing(dash: str, *names: str) -> str:
        both = zip(("- Heart", "- Lung"), names, strict=True)
        return HEAD + reduce(lambda text, pair: text.replace(pair[0], dash + pair[1]), both, CHOICE)

    bare, species = listing("", *items), ("answer: Liver", "answer: E. coli")
    assert mended(bare.replace(*species)) == bare.replace(*species)
    assert mended(bare) == listing("- ", *[name[3:] for name in items])


def test_each_question_that_begins_otherwise_is_named_and_mended(tmp_path: Path) -> None:
    card = "  - id: q{}\n    type: flashcard\n    front: What is {}?\n    back: It.\n    explanation: So.\n"
    cards = HEAD + "".join([card.format(number, number) for number in range(30)])
    for mark in ("• ", "-", "\u2013 ", "* "):
        slipped = cards.replace("- id", f"{mark}id")
        assert rules(tmp_path, slipped) == [(6 + 5 * n, "missing-space") for n in range(30)], mark
        assert mended(slipped) == cards


@pytest.mark.parametrize(
    ("right", "wrong", "remedy"),
    [
        ("id: b", "id: печень", "write `pechen`"),
        ("id: b", "id: καρδιά-1", "write `kardia-1`"),
        ("id: b", "id: 肝脏", "write `ganzang`"),
        ("type: choice", "type: MultipleChoice", "here it is `choice`"),
        ("type: choice", "type: MC", "here it is `choice`"),
        ("type: choice", "type: Einfachauswahl", "here it is `choice`"),
        ("    answer:", "    points: 1\n    answer:", "leave it out: how much a question counts follows from its type"),
        ("type: choice", "type: true_false\n    options: [yes, no, maybe]", "leave it out: a question of this type has none"),
        ("type: choice", "type: multiple_response\n    choices: [a]", "write the right options under `answers:`, the wrong ones under `distractors:`"),
        ("    answer:", "    tags: blood, liver\n    answer:", "write `[blood, liver]`"),
        ("    answer:", "      answer:", "indent this key like the others of its question"),
        ("    answer:", "   answer:", "indent this key like the others of its question"),
        ("    answer:", "<<<<<<< HEAD\n    answer:", "a merge left this mark: keep one of the two sides, delete the other and the marks"),
        ("    answer:", "    // the key\n    answer:", "begin a comment with `#`"),
        ("type: choice\n    stem", "type: choice, stem", "write each key on a line of its own, without a comma between"),
        ("answer: Liver", "answer = Liver", "write `:` in place of `=`"),
        ("    answer: Liver", "    answer: [Liver", "a bracket is not closed, or a text after it or with `#` in it must stand in quotes"),
        ("Liver", "#1 of all", "`#` begins a comment: put this text in quotes"),
        ("    answer:", "    figure: bile.png\n    answer:", "write `{file: …, alt: …}`"),
        ("    answer:", "    source: Lecture 3, slide 4\n    answer:", "for a source that is not in sources.yaml write `source: {title: …}`"),
        ("Which organ makes bile?", "|\n    Which?", f"indent this line further than the key that it belongs to, or put the text in quotes; {NO_PART}"),
        ("breathe.\n", "breathe.\nI hope this helps!\n", f"indent this line further than the key that it belongs to, or put the text in quotes; {NO_PART}"),
        ("  - id: b", "    id: b", "begin each question with a dash and a space: `- id: …`"),
        (HEAD, "```yaml\n" + HEAD, "delete this line: it comes from Markdown"),
        (HEAD + CHOICE, "id,stem,answer\na,Bile?,Liver", "if another program wrote it, `allquiz import` makes a bank of it"),
        (HEAD, "", "write `title:`, `topic:` and `questions:` above the list"),
        (HEAD + CHOICE, "**Question 1:** Bile?\n\nA) Liver\nB) Lung\n\n**Answer:** A\n", "if another program wrote it, `allquiz import` makes a bank of it"),
        ("stem: Which", "stem. Which", "write `stem: `; or, if a text goes on here, indent it further"),
        ("    answer: Liver", "answer: Liver", "indent this key like the others of its question"),
        ("answer: Liver", "answer: {Liver: It does.}", "write `Liver` alone; why it is right goes into `explanation:`"),
        ("type: choice", "type: true_false\n    answer: True (it does)\n    tags: [a]", "write `true` alone; the reason goes into `explanation:`"),
        ("title: T\n", "title: T\nauthor: A\n", "a bank takes description, language, namespace, questions, source, tags, title, topic"),
        ("answer: Liver", "option_a: Liver\n    option_b: Lung", "write the right option under `answer:`, the wrong ones under `distractors:`"),
        ("answer: Liver", "answer: Liver\n    lint: {ignore: {length-tells-key: [a, b]}}", "write one text, without dashes or brackets; if these belong to it, put this text in quotes"),
        ("answer: Liver", "correct_index: 0", "write the right option itself under `answer:`"),
        ("distractors:\n      - Heart", "distractors: - Heart", "write each item on a line of its own, below the key; if it is one text, put this text in quotes"),
        ("\n      - Heart\n      - Lung", " ['Heart' 'Lung']", "write a comma between the two texts"),
        ("Which organ", "Which of\n      organ #3 and\n      4", "`#` on the line above begins a comment: put all of this text in quotes"),
        ("questions:\n", "", "write `questions:` on a line above the first question"),
        ("choice\n    stem: Which organ", "cloze\n    stem: The ___", "write it as The {{Liver}} makes bile?"),
        ("choice\n    stem: Which organ", "cloze\n    stem: The <u>liver</u>", "write gaps as {{answer}} or {{answer|other wording}}"),
        ("choice\n    stem: Which organ", "cloze\n    stem: The [liver]", "write gaps as {{liver}}"),
        ("answer: Liver\n", "question: {id: c, type: choice}\n", "delete this line, and move those below it to the left"),
        ("answer: Liver", "answer Liver", "write `answer: `; or, if a text goes on here, indent it further"),
        ("answer: Liver", "<<: *organ", "write the keys out: a bank takes nothing over from elsewhere in it"),
        ("topic: t\n", "topic: t\ntags: #blood #liver\n", "`#` begins a comment: write `[blood, liver]`"),
        ("answer: Liver", "answer: Liver\n      and: more", "indent this line like those beside it; or, if a text goes on here, put all of it in quotes"),
        ("answer: Liver", "answer: [[Liver]]", "if it is one text in brackets, put this text in quotes"),
        (HEAD, "[29/11/2026, 10:15] Ann: " + HEAD, "delete what the chat has put before the text"),
        ("    answer", "| a | b |\n    answer", "delete this line, or begin it with `#`: it is of a table in Markdown"),
        ("bile?\n    answer", "bile? answer", "write each key on a line of its own; if all this is one text, put it in quotes"),
        ("topic: t\n", "topic: t\ntags: #blood\n", "`#` begins a comment: leave it out"),
        ("namespace", "---\nnamespace", "delete this line: a bank is one document, and a second bank another file"),
    ],
)  # fmt: skip
def test_the_remedy_is_for_what_was_pasted(
    tmp_path: Path, right: str, wrong: str, remedy: str
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text((HEAD + CHOICE).replace(right, wrong, 1), "utf-8")
    assert remedy in [problem.help for problem in read_banks([path]).problems]


@pytest.mark.parametrize(
    ("answer", "remedy"),
    [
        ("٢٠", "write `20`"),
        ("２０", "write `20`"),
        ("0,5", "write `0.5`"),
        ("5,690", "write `5690`; where the comma begins decimals, `5.690`"),
        ("1,50,000", "write `150000`"),
        ("1.000,5", "write digits with a point for decimals, such as `5690` or `0.5`"),
        ("20 25", "write digits with a point for decimals, such as `5690` or `0.5`"),
        ("46,XX", "write digits with a point for decimals, such as `5690` or `0.5`"),
        ("18 to 22", "write `[18, 22]`"),
        ("between 2 and 3", "write `[2, 3]`"),
        ("10-5", "write `[5, 10]`, the lower number first"),
        ("6.02 × 10²³", "write `6.02e23`"),
        ("10⁹", "write `1e9`"),
        ("10+3", "write digits with a point for decimals, such as `5690` or `0.5`"),
        ("1.6x10^-19", "write `1.6e-19`"),
        ("approx. 40", "write `40`, and `tolerance:` for how far off is right"),
        ("~40", "write `40`, and `tolerance:` for how far off is right"),
        ("1/2", "write `0.5`, and a `tolerance:` where it is rounded"),
        ("20 ± 2", "write `20` and `tolerance: 2`"),
        (">=20%", 'write `20` and `unit: "%"`, or a range: `[low, high]`'),
        ("20–25%", 'write `[20, 25]` and `unit: "%"`'),
        ("25–20 mg", 'write `[20, 25]` and `unit: "mg"`'),
        ("20%", 'write `20` and `unit: "%"`'),
    ],
)
def test_a_number_written_otherwise_is_told_how_to_write_it(
    tmp_path: Path, answer: str, remedy: str
) -> None:
    path = tmp_path / "b.yaml"
    numeric = f"  - {{id: a, type: numeric, stem: S, answer: '{answer}'}}\n"
    path.write_text(HEAD + numeric, "utf-8")
    assert [problem.help for problem in read_banks([path]).problems] == [remedy]


@pytest.mark.parametrize("twin", ["Livеr", "Ｌｉｖｅｒ"])
def test_options_that_look_the_same_are_the_same(tmp_path: Path, twin: str) -> None:
    assert (11, "distractor-is-key") in rules(
        tmp_path, HEAD + CHOICE.replace("- Heart", f"- {twin}")
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("stem:", "Stem:"),
        ("stem:", "QUESTION:"),
        ("answer:", "“answer”:"),
        ("answer: Liver", "answer: Li\ufeffver"),
        ("type: choice", "Type: MCQ"),
    ],
)
def test_case_curly_quotes_and_marks_of_byte_order_are_mended(right: str, wrong: str) -> None:
    assert mended((HEAD + CHOICE).replace(right, wrong, 1)) == HEAD + CHOICE


@pytest.mark.parametrize(
    ("given", "meant"), [("Yes", "true"), ("T", "true"), ("'no'", "false"), ("Wrong.", "false")]
)
def test_another_word_for_true_or_false_is_mended(given: str, meant: str) -> None:
    assert mended(HEAD + SOUND.replace("true\n", f"{given}\n")) == HEAD + SOUND.replace("true\n", f"{meant}\n")  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("- Heart", "- [ ] Heart"),
        ("type: choice\n    stem: Which organ makes bile?", "type: cloze\n    stem: A {{c1::big {{c2::liver}}}}."),
        ("type: choice\n    stem: Which organ makes bile?", "type: cloze\n    stem: The gene {{c1::BCR::ABL1}}."),
        ("type: choice\n    stem: Which organ makes bile?", "type: cloze\n    stem: The {{c1::c1::liver::organ}}."),
    ],
)  # fmt: skip
def test_what_would_only_hide_the_error_is_not_written(right: str, wrong: str) -> None:
    text = (HEAD + CHOICE).replace(right, wrong, 1)
    assert mended(text) == text


def test_a_missing_key_is_not_written_over_another() -> None:
    starred = HEAD + CHOICE.replace("answer: Liver\n    distractors", "options").replace(
        "- H", "- *H"
    )
    assert "  - id: b\n" in mended(starred)


def test_what_is_no_single_text_is_not_put_in_quotes() -> None:
    """Two keys on a line are told, not made one text."""
    joined = HEAD + CHOICE.replace("type: choice\n    stem", "type: choice, stem")
    assert mended(joined) == joined


@pytest.mark.parametrize("text", ["> 50%", "| absolute value |"])
def test_a_sign_that_opens_a_block_is_put_in_quotes(text: str) -> None:
    assert f'- "{text}"\n' in mended(HEAD + CHOICE.replace("- Heart", f"- {text}"))


@pytest.mark.parametrize("control", "\x0c\x1a\x00")
def test_a_control_character_at_the_edge_of_a_line_is_one_error(
    tmp_path: Path, control: str
) -> None:
    sound = HEAD + CHOICE
    assert rules(tmp_path, sound + control) == [(17, "control-character")]
    assert rules(tmp_path, sound.replace("    answer", control + "    answer")) == [
        (9, "control-character")
    ]


def test_an_unseen_character_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + SOUND.replace("stem: ", "stem:\u00a0"), "utf-8")
    (problem,) = read_banks([tmp_path / "b.yaml"]).problems
    assert problem.message == "U+00A0, a no-break space, stands after this mark"


def test_a_line_of_nothing_but_a_no_break_space_is_named_and_made_blank(tmp_path: Path) -> None:
    slipped = HEAD + SOUND.replace("    answer", "\u00a0\n    answer")
    assert rules(tmp_path, slipped) == [(9, "invisible-character")]
    assert mended(slipped) == HEAD + SOUND.replace("    answer", "\n    answer")


def test_a_line_separator_makes_no_line_anywhere(tmp_path: Path) -> None:
    """Nor where lists and quotes are looked at once more, for editors that are stricter."""
    text = "na\u00abme: x\n" + HEAD + SOUND.replace("    answer", "    \u2028other: x\n    answer")
    told = [(1, "unknown-key"), (10, "invisible-character"), (10, "unknown-key")]
    assert rules(tmp_path, text) == told


def test_a_no_break_space_within_a_text_is_fine(tmp_path: Path) -> None:
    assert rules(tmp_path, HEAD + SOUND.replace("Is it?", "5\u00a0mg, or 6?")) == []


@pytest.mark.parametrize("unseen", "\u00ad\u200b\u200c\u200d\u2060\u200e\ufe0f")
def test_options_are_compared_without_what_can_not_be_seen(tmp_path: Path, unseen: str) -> None:
    choice = "  - {id: a, type: choice, stem: S, answer: Mega, distractors: [Me@ga, Mono]}\n"
    assert (6, "distractor-is-key") in rules(tmp_path, HEAD + choice.replace("@", unseen))


def test_what_a_script_needs_is_no_slip(tmp_path: Path) -> None:
    """Marks on letters, and signs that join them or keep them apart: in texts, options and tags."""
    for one, other in (
        ("क्\u200dष", "क्ष"),
        ("می\u200cخواهم", "میخواهم"),
        ("דָּם", "דם"),
        ("máu", "ma\u0301u\u0301"),
    ):
        choice = f"  - {{id: a, type: choice, stem: S, answer: {one}, distractors: [{other}], tags: [{one}-2/x]}}\n"
        assert rules(tmp_path, HEAD + choice) == []
        assert mended(HEAD + choice) == HEAD + choice


CLOZE = "  - id: a\n    type: cloze\n    stem: Made in the {{c1::bone marrow::where}} and {{c2::lung}}.\n"


def test_ankis_gaps_are_errors_and_mended_in_a_cloze(tmp_path: Path) -> None:
    assert [rule for _, rule in rules(tmp_path, HEAD + CLOZE)] == ["anki-gap", "anki-gap"]
    assert "stem: Made in the {{bone marrow}} and {{lung}}.\n" in mended(HEAD + CLOZE)


def test_elsewhere_they_are_errors_that_only_the_writer_can_mend(tmp_path: Path) -> None:
    other = HEAD + SOUND.replace("Is it?", '"Is {{c1::it}}?"')
    assert (8, "anki-gap") in rules(tmp_path, other)
    assert mended(other) == other


def test_in_a_comment_they_are_nobody_s_business(tmp_path: Path) -> None:
    assert rules(tmp_path, f"# from {{{{c1::Anki}}}}\n{HEAD}{SOUND}") == []


ELSEWHERE = {
    "question for stem": ("stem:", "question:"),
    "a type called otherwise": ("true_false", "tf"),
    "correct for answer": ("answer:", "correct:"),
}


@pytest.mark.parametrize(("ours", "theirs"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_other_programs_call_it_is_mended(ours: str, theirs: str) -> None:
    assert mended(HEAD + SOUND.replace(ours, theirs)) == HEAD + SOUND


def test_options_are_told_where_they_go(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        HEAD + "  - {id: a, type: choice, stem: S, options: [A, B], correct: A}\n"
    )
    helps = [problem.help for problem in read_banks([tmp_path / "b.yaml"]).problems]
    assert "write the right option under `answer:`, the wrong ones under `distractors:`" in helps
    assert "here it is `answer`" in helps


WRAPPED = CHOICE.replace("Which organ makes bile?", '"What do\n>5% have?"')
PAIRS = "  - id: p\n    type: matching\n    stem: Q?\n    pairs:\n{}\n"
OURS = '      "a": "b"\n      "c": "d"'
STEPS = "  - id: s\n    type: ordering\n    stem: Q?\n    order:{}\n"
GROUPS = "  - id: g\n    type: categorize\n    stem: Q?\n    categories:\n      {}\n"
BLANKS = "  - id: b\n    type: cloze\n    stem: {}\n"
NUMBER = "  - id: n\n    type: numeric\n    stem: Q?\n    answer: {}\n"
MADE_OURS: dict[str, tuple[str | bytes, str]] = {
    "fences of Markdown": (f"```yaml\n{HEAD}{CHOICE}```\n", HEAD + CHOICE),
    "an answer of a chat": (f"Here it is:\n\n```yaml\n{HEAD}{CHOICE}```\nMore?\n", f"# Here it is:\n\n{HEAD}{CHOICE}# More?\n"),
    "a mail that quotes": (re.sub("(?m)^(?=.)", "> ", HEAD + CHOICE), HEAD + CHOICE),
    "a mail that broke a line before a sign": (re.sub("(?m)^(?=.)", "> ", HEAD + WRAPPED), HEAD + WRAPPED),
    "a fence around what came later": (
        HEAD + CHOICE.replace("Which organ makes", "This: makes") + f"```yaml\n{SOUND}```\n",
        HEAD + CHOICE.replace("Which organ makes bile?", '"This: makes bile?"') + f"\n{SOUND}\n",
    ),
    "a question quoted in a mail": (HEAD + SOUND + re.sub("(?m)^(?=.)", "> ", CHOICE), HEAD + SOUND + CHOICE),
    "a document a question": (f"{HEAD}{SOUND}---\n{CHOICE}", f"{HEAD}{SOUND}\n{CHOICE}"),
    "a document a question, each with a comment, and ends of documents": (
        HEAD + "".join(SOUND.replace("id: a", f"id: a{n}") + f"...\n--- # week {n}\n" for n in range(99)) + CHOICE,
        HEAD + "".join(SOUND.replace("id: a", f"id: a{n}") + f"\n # week {n}\n" for n in range(99)) + CHOICE,
    ),
    "the end of a document": (f"{HEAD}{SOUND}---\n", f"{HEAD}{SOUND}\n"),
    "keys of Turkish keyboards": (HEAD + CHOICE.replace("id:", "İD:").replace("distractors", "dıstractors"), HEAD + CHOICE),
    "keys in another language": (HEAD + CHOICE.replace("stem", "pregunta").replace("answer", "réponse").replace("explanation", "Erklärung"), HEAD + CHOICE),
    "UTF-16 of Notepad": ((HEAD + CHOICE).encode("utf-16"), HEAD + CHOICE),
    "UTF-16 without a mark": ((HEAD + CHOICE).encode("utf-16-be"), HEAD + CHOICE),
    "properties of Obsidian": (HEAD.replace("namespace", "---\nnamespace") + CHOICE, HEAD.replace("namespace", "\nnamespace") + CHOICE),
    "a question numbered": (HEAD + CHOICE.replace("  - id", "  1. id").replace("\n    ", "\n     "), HEAD + CHOICE.replace("  - id", "  -  id").replace("\n    ", "\n     ")),
    "quotes doubled by Excel": (HEAD + CHOICE.replace("Which organ", '"Which ""organ""').replace("bile?", 'bile?"'), HEAD + CHOICE.replace("Which organ makes bile?", "'Which \"organ\" makes bile?'")),
    "options in bold": (HEAD + CHOICE.replace("\n      - Heart\n      - Lung", " [**Heart**, *Lung*]"), HEAD + CHOICE.replace("\n      - Heart\n      - Lung", ' ["**Heart**", "*Lung*"]')),
    "keys in wide letters and other scripts": (HEAD + CHOICE.replace("answer", "ａｎｓｗｅｒ").replace("stem", "문제").replace("explanation", "व्याख्या"), HEAD + CHOICE),
    "a file that begins far down": ("\n" * 100 + HEAD + CHOICE, "\n" * 100 + HEAD + CHOICE),
    "questions without headings": ("questions:\n" + CHOICE.replace("    stem", "    colour: red\n    stem"),) * 2,
    "all of it under a key": ("# a chat's\nquiz:\n" + re.sub("(?m)^(?=.)", "  ", HEAD + CHOICE), "# a chat's\n" + HEAD + CHOICE),
    "a wide colon at the end of a line": ((HEAD + CHOICE).replace("distractors:", "distractors\uff1a"), HEAD + CHOICE),
    "wide colons, in braces too": ((HEAD + SOUND).replace(": ", "\uff1a"), HEAD + SOUND),
    "digits of Persian": (HEAD + "  - id: n\n    type: numeric\n    stem: S\n    answer: ۲۰\n", HEAD + "  - id: n\n    type: numeric\n    stem: S\n    answer: 20\n"),
    "wrong answers as Open Trivia has them": (HEAD + CHOICE.replace("distractors", "incorrect_answers"), HEAD + CHOICE),
    "all options in a list, the right one by its text": (HEAD + CHOICE.replace("distractors:\n", "options:\n      - Liver\n"), HEAD + CHOICE),
    "all options in a list, the right one by its letter": (HEAD + CHOICE.replace("distractors:\n", "options:\n      - 'Liver'\n").replace("answer: Liver", "correct: A"), HEAD + CHOICE),
    "all options in a list, the right one ticked": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n", "    options:\n      - ✅ Liver\n").replace("- Heart", '- "❌ Heart"'), HEAD + CHOICE),
    "all options in brackets, the right one ticked": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options: [Heart ✗, Liver ✓, Lung]"), HEAD + CHOICE),
    "options ticked, with a comment between and no type": (
        HEAD + CHOICE.replace("    type: choice\n", "").replace("    answer: Liver\n    distractors:\n", "    options:\n      # easy\n      - ✅ Liver\n"),
        HEAD + CHOICE.replace("    type: choice\n", "").replace("distractors:\n", "distractors:\n      # easy\n"),
    ),
    "a task list in quotes": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options:\n      - [ ] 'Heart'\n      - [x] \"Liver\"\n      - [ ] Lung"), HEAD + CHOICE),
    "a task list of Markdown": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      -", "    options:\n      - [ ] Heart\n      - [x] Liver\n      - [ ]"), HEAD + CHOICE),
    "a judgement with its options": (HEAD + SOUND.replace("    answer", "    options: [True, False]\n    answer"), HEAD + SOUND),
    "several ticked": (
        HEAD + "  - id: m\n    type: multiple_response\n    stem: Q?\n    options:\n      - ✅ a\n      - b\n      - c (correct)\n",
        HEAD + "  - id: m\n    type: multiple_response\n    stem: Q?\n    answers:\n      - a\n      - c\n    distractors:\n      - b\n",
    ),
    "options that say whether they are right": (
        HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options:\n      - text: Heart\n        correct: false\n      - text: Liver\n        correct: true\n      - {text: Lung}"),
        HEAD + CHOICE,
    ),
    "options that say why, as JSON has them": (
        HEAD + CHOICE.replace("answer: Liver\n    distractors:\n      - Heart\n      - Lung", 'choices:\n      [{"option": "Liver", "isCorrect": true},\n       {"option": "Heart", "isCorrect": false, "feedback": "It pumps."}]'),
        HEAD + CHOICE.replace("- Heart\n      - Lung", 'Heart: "It pumps."'),
    ),
    "options in brackets that close below their key": (
        HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options: [\n      {text: Heart}, {text: Liver, correct: true},\n      {text: Lung}\n    ]"), HEAD + CHOICE,
    ),
    "options by letters": (
        HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options:\n      A: Heart\n      B: Liver\n      C: Lung\n    correct: b"),
        HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    distractors:\n      - Heart\n      - Lung\n    answer: Liver"),
    ),
    "options that are true or false": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart\n      - Lung", "    options:\n      - Liver: true\n      - Heart: false\n      - Lung: false"), HEAD + CHOICE),
    "right ones among several": (
        HEAD + "  - id: m\n    type: multiple_response\n    stem: Q?\n    options:\n      - {text: a, correct: true}\n      - {text: b, correct: no}\n      - {text: c, correct: yes}\n",
        HEAD + "  - id: m\n    type: multiple_response\n    stem: Q?\n    answers:\n      - a\n      - c\n    distractors:\n      - b\n",
    ),
    "wrong options with what to say of them": (
        HEAD + CHOICE.replace("- Heart\n      - Lung", "- text: Heart\n        feedback: It pumps.\n      - text: Lung\n        feedback: It breathes."),
        HEAD + CHOICE.replace("- Heart\n      - Lung", 'Heart: "It pumps."\n      Lung: "It breathes."'),
    ),
    "the right one called so": (HEAD + CHOICE.replace("    answer: Liver\n    distractors:\n      - Heart", "    choices:\n      - Heart\n      - Liver (correct)"), HEAD + CHOICE),
    "options with letters of their own, in another order": (HEAD + CHOICE.replace("distractors:\n      - Heart\n      - Lung", "choices: [C. Heart, A. Liver, B. Lung]").replace("answer: Liver", "answer: a"), HEAD + CHOICE.replace("- Heart", "- C. Heart").replace("- Lung", "- B. Lung").replace("answer: Liver", "answer: A. Liver")),
    "dashes of Word before a question and its options": (HEAD + CHOICE.replace("- ", "– "), HEAD + CHOICE),
    "rules of Markdown between questions": (f"{HEAD}{SOUND}  ---\n{CHOICE}", f"{HEAD}{SOUND}\n{CHOICE}"),
    "a card as others name its sides": (HEAD + "  - id: c\n    type: basic\n    question: Q?\n    Answer: A\n", HEAD + "  - id: c\n    type: flashcard\n    front: Q?\n    back: A\n"),
    "keys of JavaScript": (HEAD + CHOICE.replace("stem", "questionText").replace("answer", "correctAnswer").replace("distractors", "incorrectAnswers"), HEAD + CHOICE),
    "a question in JSON": (HEAD + '  - {"id": "c", "type": "true_false", "question": "Q?", "answer": true}\n', HEAD + '  - {"id": "c", "type": "true_false", "stem": "Q?", "answer": true}\n'),
    "tags with their signs": (HEAD + SOUND + "    tags: ['#Week 3', clot_1]\n", HEAD + SOUND + "    tags: [Week-3, clot-1]\n"),
    "dates as Excel shows them": (HEAD + SOUND + "    as_of: 11/29/2026\n    retired: 3.4.2026\n", HEAD + SOUND + "    as_of: 2026-11-29\n    retired: 2026-04-03\n"),
    "dates with a month by its name": (HEAD + SOUND + "    as_of: 1. Januar 2024\n    retired: Oct 12 2026\n", HEAD + SOUND + "    as_of: 2024-01-01\n    retired: 2026-10-12\n"),
    "dates of Spain and France": (HEAD + SOUND + "    as_of: 3 de mayo de 2026\n    retired: 1er août 2026\n", HEAD + SOUND + "    as_of: 2026-05-03\n    retired: 2026-08-01\n"),
    "dates in digits of Japan": (HEAD + SOUND + "    as_of: 2026年10月2日\n    retired: ２０２６-１０-０１\n", HEAD + SOUND + "    as_of: 2026-10-02\n    retired: 2026-10-01\n"),
    "dates that say of": (HEAD + SOUND + "    as_of: 5th of May 2024\n", HEAD + SOUND + "    as_of: 2024-05-05\n"),
    "Finland's November, and a year of Iran": (HEAD + SOUND + "    as_of: 5. marraskuuta 2024\n    retired: ۱۴۰۳/۰۵/۰۲\n", HEAD + SOUND + "    as_of: 5. marraskuuta 2024\n    retired: ۱۴۰۳/۰۵/۰۲\n"),
    "a date that is none, and half of one": (HEAD + SOUND + "    as_of: 31 February 2026\n    retired: May 2026\n", HEAD + SOUND + "    as_of: 31 February 2026\n    retired: May 2026\n"),
    "a language by its name": ("language: Deutsch\n" + HEAD + SOUND, "language: de\n" + HEAD + SOUND),
    "a date of Japan": (HEAD + SOUND + "    as_of: 2026/4/3\n", HEAD + SOUND + "    as_of: 2026-04-03\n"),
    "a date that can be two": (HEAD + SOUND + "    as_of: 3/4/2026\n", HEAD + SOUND + "    as_of: 3/4/2026\n"),
    "pairs as items of a list": (HEAD + PAIRS.format("      - a: b\n      - c: d"), HEAD + PAIRS.format(OURS)),
    "pairs with arrows": (HEAD + PAIRS.format("      - a → b\n      - c -> d"), HEAD + PAIRS.format(OURS)),
    "pairs with arrows, without dashes": (HEAD + PAIRS.format("      a → b\n      c → d"), HEAD + PAIRS.format(OURS)),
    "pairs that name their sides": (HEAD + PAIRS.format("      - {left: a, right: b}\n      - term: c\n        definition: d"), HEAD + PAIRS.format(OURS)),
    "pairs with two arrows": (HEAD + PAIRS.format("      - a -> b -> e\n      - c -> d"),) * 2,
    "pairs with an alias": (HEAD + PAIRS.format("      - *a\n      - b -> c"),) * 2,
    "pairs with a comment": (HEAD + PAIRS.format("      - a: b # why\n      - c: d"),) * 2,
    "steps by their numbers": (HEAD + STEPS.format("\n      1: a\n      2: b"), HEAD + STEPS.format("\n      - a\n      - b")),
    "steps with arrows": (HEAD + STEPS.format(" a → b → c"), HEAD + STEPS.format("\n      - a\n      - b\n      - c")),
    "steps by their numbers from 0": (HEAD + STEPS.format("\n      0: a\n      1: b"), HEAD + STEPS.format("\n      - a\n      - b")),
    "steps from more to less": (HEAD + STEPS.format(" a > b > c"),) * 2,
    "steps by words": (HEAD + STEPS.format("\n      first: a\n      then: b"),) * 2,
    "steps by numbers in another order": (HEAD + STEPS.format("\n      2: a\n      1: b"),) * 2,
    "items with their categories": (HEAD + GROUPS.format("a: X\n      b: Y\n      c: X\n      d: Y"), HEAD + GROUPS.format("X:\n        - a\n        - c\n      Y:\n        - b\n        - d")),
    "categories as items of a list": (HEAD + GROUPS.format("- X: [a, c]\n      - name: Y\n        items:\n          - b\n          - d"), HEAD + GROUPS.format("X:\n        - a\n        - c\n      Y:\n        - b\n        - d")),
    "categories with more to them": (HEAD + GROUPS.format("- {name: X, color: red, items: [a]}\n      - {}\n      - X: a"),) * 2,
    "a blank and its answer": (HEAD + BLANKS.format("A ___ b.\n    answer: c"), HEAD + BLANKS.format('"A {{c}} b."')),
    "blanks and their answers": (HEAD + BLANKS.format("A ___ b ____.\n    answers:\n      - c\n      - d"), HEAD + BLANKS.format('"A {{c}} b {{d}}."')),
    "more blanks than answers": (HEAD + BLANKS.format("A ___ b ____.\n    answers: [c]"),) * 2,
    "a chat's words above": ("yaml\nCopy code\n" + HEAD + CHOICE, "# yaml\n# Copy code\n" + HEAD + CHOICE),
    "a heading of another name above": ("Bank title: T\n" + HEAD.replace("title: T\n", "", 1) + CHOICE,) * 2,
    "no `questions:` above them": ((HEAD + CHOICE).replace("questions:\n", ""), HEAD + CHOICE),
    "a list under another key": ((HEAD + CHOICE + SOUND).replace("questions:", "quiz:  # all"),) * 2,
    "all of it under a key, with headings of others": ("quiz:\n  author: A\n" + re.sub("(?m)^(?=.)", "  ", HEAD + CHOICE), "author: A\n" + HEAD + CHOICE),
    "a blank in brackets": (HEAD + BLANKS.format("A (the [blank]) b.\n    answer: c"), HEAD + BLANKS.format('"A (the {{c}}) b."')),
    "comments of other languages": (HEAD + CHOICE.replace("    answer", "    // a\n    answer"), HEAD + CHOICE.replace("    answer", "    # a\n    answer")),
    "options taken out by a comment of several lines": (HEAD + CHOICE.replace("      - Lung", "      /*\n      - Lung\n      */\n      - Eye"),) * 2,
    "a comment of HTML": (HEAD + CHOICE.replace("    answer", "    <!-- a -->\n    answer"), HEAD + CHOICE.replace("    answer", "    # a\n    answer")),
    "a comma behind a question in JSON": (HEAD + '  - {"id": "c", "type": "true_false",\n     "stem": "Q?", "answer": true},\n', HEAD + '  - {"id": "c", "type": "true_false",\n     "stem": "Q?", "answer": true}\n'),
    "a key at the margin": (HEAD + CHOICE.replace("    stem", "stem"), HEAD + CHOICE),
    "a key at the margin that is there already": (HEAD + CHOICE.replace("    answer", "stem: More\n    answer"),) * 2,
    "a key at the margin that another type has": (HEAD + CHOICE.replace("    answer", "pairs:\n    answer"),) * 2,
    "a text in quotes beside the sign of a block": (HEAD + CHOICE.replace("stem: Which organ makes bile?", 'stem: | "Which organ?"'), HEAD + CHOICE.replace("Which organ makes bile?", '"Which organ?"')),
    "a text beside the sign of a block": (HEAD + CHOICE.replace("Which", "| Which"), HEAD + CHOICE.replace("Which organ makes bile?", '"Which organ makes bile?"')),
    "wide quotation marks": (HEAD + CHOICE.replace("Which organ makes bile?", "\uff02Bile: which organ?\uff02"), HEAD + CHOICE.replace("Which organ makes bile?", '"Bile: which organ?"')),
    "keys of several words": (HEAD + CHOICE.replace("stem", "Question text").replace("answer", "Correct answer").replace("type: choice", "question_type: Multiple choice question"), HEAD + CHOICE),
    "a level of Bloom's": (HEAD + SOUND + "    level: Remember\n", HEAD + SOUND + "    level: recall\n"),
    "digits of a typo": (HEAD + NUMBER.format("1_2345"),) * 2,
    "a tolerance in words": (HEAD + NUMBER.format("5_690\n    tolerance: ± 5 percent"), HEAD + NUMBER.format("5690\n    tolerance: 5%")),
    "no-break spaces only": ((HEAD + SOUND).replace(": ", ":\u00a0").replace("- ", "-\u00a0"), HEAD + SOUND),
}  # fmt: skip


def test_what_other_programs_write_is_made_ours_and_once_is_enough() -> None:
    for what, (given, wanted) in MADE_OURS.items():
        data = given if isinstance(given, bytes) else given.encode()
        made = repair(Path("b.yaml"), data)
        assert made.decode().removeprefix("\ufeff") == wanted, what
        assert repair(Path("b.yaml"), made) == made, what


def test_of_which_option_is_right_nothing_is_guessed() -> None:
    def offered(answer: str, first: str) -> str:
        bank = HEAD + CHOICE.replace("distractors:\n", f"options:\n      - {first}\n")
        return bank.replace("answer: Liver", f"answer: {answer}")

    for answer, first in {
        "E": "Liver",
        "1": "Liver",
        "Bile": "Liver",
        "Lung": "Lung",
    }.items():
        given = offered(answer, first)
        assert mended(given) == given, answer
    for told in (
        "options:\n      - {text: Liver, correct: true}\n      - {text: Heart, correct: true}",
        "options:\n      - {text: Liver, correct: maybe}\n      - {text: Heart}",
        "options:\n      - {text: Liver, correct: true}  # sure\n      - {text: Heart}",
        "options:\n      - {text: Liver, correct: true, image: a.png}\n      - {text: Heart}",
        "options: {A: B, B: A}\n    answer: A",
        "options:\n      - {text: Liver, correct: true}\n      - {text: Heart}\n    answer: Heart",
        "options:\n      - ✅ Liver\n      - Heart\n    answer: B",
        "options:\n      - {text: '# of cells', correct: true}\n      - {text: Heart}",
    ):
        given = HEAD + CHOICE.replace(
            "answer: Liver\n    distractors:\n      - Heart\n      - Lung", told
        )
        assert mended(given) == given, told
    for options, answer in (
        ("B. fragilis, C. difficile, E. coli", "C"),
        ("B. cereus, A. niger", "A"),
        ("O, A, B, AB", "A"),
        ("B cells, A cells, D cells", "A"),
        ("2, 4, 8, 3", "2"),
    ):
        listed = f"options: [{options}]"
        given = HEAD + CHOICE.replace("distractors:\n      - Heart\n      - Lung", listed)
        given = given.replace("answer: Liver", f"answer: {answer}")
        assert mended(given) == given, options
    made = mended(offered("B", "Liver  # right"))
    assert "answer: Heart\n" in made
    assert "- Liver  # right\n" in made


@pytest.mark.parametrize("tick", ["✅", "[x]"])
def test_of_two_ticked_options_none_is_the_answer(tick: str) -> None:
    ticked = CHOICE.replace("    answer: Liver\n    distractors", "    options")
    ticked = HEAD + ticked.replace("- Heart", f"- {tick} Heart").replace("- Lung", f"- {tick} Lung")
    assert mended(ticked) == ticked


def test_what_is_anchored_and_used_again_is_no_text() -> None:
    """To put `*a` in quotes would make a text of what stands for another value."""
    given = HEAD + CHOICE.replace("Liver", "&a Liver").replace("- Heart", "- *a")
    assert mended(given) == given


def test_a_mark_between_documents_hides_nothing_below_it(tmp_path: Path) -> None:
    other = SOUND.replace("id: a", "id: c").replace("answer: true", "answer: perhaps")
    told = [(10, "second-document"), (14, "wrong-kind"), (15, "second-document")]
    assert rules(tmp_path, f"{HEAD}{SOUND}---\n{other}---\n{CHOICE}") == told


def test_a_key_above_all_of_it_hides_nothing(tmp_path: Path) -> None:
    bank = "quiz:\n" + re.sub(
        "(?m)^(?=.)", "  ", HEAD + SOUND.replace("answer: true", "answer: perhaps")
    )
    assert rules(tmp_path, bank) == [(1, "unknown-key"), (10, "wrong-kind")]


def test_two_banks_in_one_file_stay_two() -> None:
    for first in (HEAD + CHOICE, "title: T\n"):
        given = f"{first}---\n{HEAD}{SOUND}"
        assert mended(given) == given


def test_utf16_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes((HEAD + CHOICE).encode("utf-16-le"))
    told = [problem.rule for problem in read_banks([tmp_path / "b.yaml"]).problems]
    assert told == ["not-utf8"]


def test_a_dash_before_a_number_may_be_a_minus(tmp_path: Path) -> None:
    """It is told, and left."""
    given = HEAD + CHOICE.replace("- Heart", "\u2013 5").replace("- Lung", "\u2013 7.5")
    assert rules(tmp_path, given) == [(11, "wrong-kind")]
    assert mended(given) == given
    for other in ("5 mg", "Lung"):
        dashed = HEAD + CHOICE.replace("- Heart", "\u2013 Heart").replace(
            "- Lung", f"\u2013 {other}"
        )
        assert mended(dashed) == HEAD + CHOICE.replace("Lung", other, 1)


def test_a_range_with_a_dash_is_mended() -> None:
    numeric = "  - id: a\n    type: numeric\n    stem: S\n    answer: 2-3\n"
    assert "answer: [2, 3]\n" in mended(HEAD + numeric)
    text = HEAD + numeric.replace("2-3", "10-5")  # perhaps what ten less five makes
    assert mended(text) == text


def test_ids_are_made_unique_over_the_folder(allquiz: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for week in (1, 2):
        (folder / f"week{week}.yaml").write_text(
            HEAD + "  - type: true_false\n    stem: 血小板は細胞ですか\n    answer: true\n", "utf-8"
        )
    assert allquiz("check", "--fix", folder / "week1.yaml").returncode == 0
    assert allquiz("check", "--fix", folder / "week2.yaml").returncode == 0
    names = [question.name for question in read_banks([folder]).questions]
    assert len(names) == len(set(names)) == 2


def test_a_sharp_s_is_written_out() -> None:
    made = mended(HEAD + "  - type: true_false\n    stem: Weiße Zellen\n    answer: true\n")
    assert "- id: weisse-zellen\n" in made


@pytest.mark.parametrize(
    ("stem", "id"),
    [
        ("Клетки крови", "kletki-krovi"),
        ("Αίμα", "aima"),
        ("Größe der Zellen", "grosse-der-zellen"),
        ("Ménière: TGF-β, λ", "meniere-tgf-beta-lambda"),
        ("Łódź", "lodz"),
    ],
)
def test_an_id_keeps_the_letters_of_other_scripts_as_they_sound(stem: str, id: str) -> None:
    made = mended(HEAD + f'  - type: true_false\n    stem: "{stem}"\n    answer: true\n')
    assert f"- id: {id}\n" in made


def test_a_tab_after_a_dash_is_named_and_mended(tmp_path: Path) -> None:
    whole = (
        HEAD
        + "  - id: a\n    type: choice\n    stem: S\n    answer: x\n    distractors:\n      - y\n"
    )
    slipped = whole.replace("- y", "-\ty")
    assert rules(tmp_path, slipped) == [(11, "missing-space")]
    assert mended(slipped) == whole


def test_a_colon_without_a_space_in_braces_is_named_alone(tmp_path: Path) -> None:
    slipped = HEAD.replace("title: L}", "title:L}") + SOUND
    assert rules(tmp_path, slipped) == [(4, "missing-space")]


@pytest.mark.parametrize("stem", ["use {title:x}", "'[a, {title:x}]'"])
def test_a_colon_within_a_text_is_its_writers_business(tmp_path: Path, stem: str) -> None:
    broken = SOUND.replace("id: a", "id: b").replace("answer: true", "answer: perhaps")
    assert rules(tmp_path, HEAD + SOUND.replace("Is it?", stem) + broken) == [(13, "wrong-kind")]


LEFT = {
    "a quoted text at the margin": ("stem: Is it?", 'stem: "Is\nit?"', [(9, "outdented")]),
    "a quoted text further in": ("stem: Is it?", 'stem: "Is\n     it?"', []),
    "a list closed left of its key": ("stem:", "tags: [a,\n     b\n  ]\n    stem:", [(10, "outdented")]),
    "a list closed below its key": ("stem:", "tags: [a,\n     b\n    ]\n    stem:", []),
    "a list begun below its key": ("stem:", "tags:\n      [\n        a,\n      ]\n    stem:", []),
    "a number behind its sign": ("Is it?", "Is bed #3", [(8, "cut-off")]),
    "running text with a sign": ("Is it?", "Is # 3 it?", [(8, "cut-off")]),
    "a comment behind a question": ("Is it?", "Is it? # so", []),
    "a comment behind a question of Arabic": ("Is it?", "هل هو؟ # so", []),
    "a comment behind quotes": ("Is it?", "Is it „so“ # yes", []),
    "a comment behind a hint": ("stem:", "hint: No # so\n    stem:", []),
    "a comment two blanks behind": ("Is it?", "Is it  # 3", []),
    "a sign within a block of text": ("Is it?", "|\n      Is bed #3 it?", []),
    "a comment at the margin": ("stem:", "tags: [a,\n# why\n     b]\n    stem:", []),
    "an item further in than the one above": ("stem:", "tags:\n      - a\n       - b\n    stem:", [(10, "item-in-text"), (9, "bad-tag")]),
    "a list in a block of text": ("stem: Is it?", "stem: |\n      - Is it?\n        - It is?", []),
    "a number that a comma tears": ("stem:", "tags: [a]\n    accept: [5, 1,000]\n    stem:", [(9, "torn-item"), (9, "unknown-key")]),
    "a decimal comma behind a sign": ("stem:", "tags: [a]\n    accept: [<0,05, <0.05]\n    stem:", [(9, "torn-item"), (9, "unknown-key")]),
    "names without a blank": ("stem:", "tags: [a]\n    accept: [CD3,CD4, CD8]\n    stem:", [(9, "unknown-key")]),
    "numbers without blanks": ("stem:", "tags: [1,2,3]\n    stem:", []),
    "numbers torn within a text": ("Is it?", "'Is order: [1,2, 3] it?'", []),
    "a block of text": ("stem: Is it?", "stem: |\n      Is\n\n      it?", []),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), LEFT.values(), ids=LEFT)
def test_what_editors_take_for_an_error_is_a_warning(
    tmp_path: Path, old: str, new: str, told: list[tuple[int, str]]
) -> None:
    text = HEAD + SOUND.replace(old, new)
    assert sorted(rules(tmp_path, text)) == sorted(told)
    lines, problems = text.split("\n"), read_banks([tmp_path / "b.yaml"]).problems
    at = {p.rule: lines[p.place.line - 1][p.place.column - 1 :] for p in problems}
    assert at.get("cut-off", "#").startswith("#")
    assert at.get("item-in-text", "- b") == "- b"
    assert at.get("outdented", "]") in ("]", 'it?"')


@pytest.mark.parametrize("value", ["\x85", "\u2028", "\x85 x", '"\x85"', "\ufeff", "'"])
def test_no_value_ends_in_a_traceback(value: str) -> None:
    repair(Path("b.yaml"), (HEAD + SOUND.replace("Is it?", value)).encode())


def test_an_empty_id_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + SOUND.replace("id: a", 'id: ""'))
    problems = read_banks([tmp_path / "b.yaml"]).problems
    assert {problem.question for problem in problems} == {None}


def test_several_slips_on_one_line_are_mended_one_after_the_other(
    allquiz: Run, tmp_path: Path
) -> None:
    slips = "  - {id: e, type: true_false, Stem: S, “answer”: Yes, Explanation: E}\n"
    mended = "  - {id: e, type: true_false, stem: S, answer: true, explanation: E}\n"
    path = tmp_path / "b.yaml"
    path.write_text(HEAD + slips, "utf-8")
    assert allquiz("check", "--fix", "b.yaml").returncode == 0
    assert path.read_text("utf-8") == HEAD + mended
