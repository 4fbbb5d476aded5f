"""Moodle XML: what stands in the file beside what it comes to."""

import re

import pytest

from allquiz.model.refused import Refused
from tests.importers.brought import bring


def quiz(kind: str, inside: str, stem: str = "<p>What?</p>") -> str:
    """A file with one question of this type; what is inside stands as Moodle writes it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz><question type="{kind}">'
        f'<name><text>Question 1</text></name><questiontext format="html"><text><![CDATA[{stem}]]></text>'
        f'</questiontext><generalfeedback format="html"><text/></generalfeedback>{inside}</question></quiz>'
    )


def answer(text: str, fraction: float, said: str = "", more: str = "", form: str = "html") -> str:
    return (
        f'<answer fraction="{fraction}" format="{form}"><text>{text}</text>'
        f'<feedback format="html"><text>{said}</text></feedback>{more}</answer>'
    )


def pair(left: str, right: str) -> str:
    return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"


@pytest.mark.parametrize(
    ("kind", "inside", "question"),
    [
        (
            "multichoice",
            "<single>true</single>" + answer("a &amp;lt; b", 100) + answer("b", 0, "no"),
            {"type": "choice", "answer": "a < b", "distractors": {"b": "no"}},
        ),
        (
            "multichoice",
            "<single>False</single>" + answer("a", 50) + answer("b", 50) + answer("c", -50),
            {"type": "multiple_response", "answers": ["a", "b"], "distractors": ["c"]},
        ),
        (  # without a word on how many, and with shares cut to whole percents
            "multichoice",
            answer("a", 33) + answer("b", 33) + answer("c", 33) + answer("d", -33),
            {"type": "multiple_response", "answers": ["a", "b", "c"], "distractors": ["d"]},
        ),
        (
            "truefalse",
            answer("true", 0) + answer("false", 100, "indeed"),
            {"type": "true_false", "answer": False, "explanation": "indeed"},
        ),
        (
            "numerical",
            answer("20", 100, more="<tolerance>0.5</tolerance>")
            + "<units><unit><multiplier>1</multiplier><unit_name>10<sup>9</sup>/L</unit_name></unit></units>",
            {"type": "numeric", "answer": 20, "tolerance": 0.5, "unit": "10⁹/L"},
        ),
        (
            "shortanswer",
            answer(r"CD34\* cell", 100) + answer("blast &lt; 5", 100),
            {"type": "short_answer", "answer": "CD34* cell", "accept": ["blast < 5"]},
        ),
        (
            "matching",
            pair("a", "1") + pair("b", "2") + pair("", "3"),
            {"type": "matching", "pairs": {"a": "1", "b": "2"}, "distractors": ["3"]},
        ),
        (
            "ordering",
            # 5.0dev goes by how they stand, whatever the fractions say (2026-11-30); all are asked
            "<gradingtype>ABSOLUTE_POSITION</gradingtype><selecttype>RANDOM</selecttype>"
            "<selectcount>2</selectcount>" + answer("two", 2) + answer("<p>one</p>", 1),
            {"type": "ordering", "order": ["two", "one"]},
        ),
    ],
)
def test_a_question_comes_in_whole(kind: str, inside: str, question: dict[str, object]) -> None:
    brought = bring(quiz(kind, inside))
    assert brought.only == {"stem": "What?", **question}
    assert "lost" not in brought.said


def test_gaps_come_in_with_all_their_wordings() -> None:
    stem = r"Made in {1:SHORTANSWER:=marrow~=bone marrow#yes~%0%liver} &amp; {2:SAC:=blood \} &#126; x}."
    brought = bring(quiz("cloze", "", stem))
    assert brought.taken.left_out == 1  # a gap of ours can hold no brace
    brought = bring(quiz("cloze", "", stem.replace(r" \}", "")))
    assert brought.only["stem"] == "Made in {{marrow|bone marrow}} & {{blood ~ x}}."
    assert "a gap that counts 2-fold" in brought.said
    assert "upper and lower case matter in a gap" in brought.said
    brought = bring(quiz("cloze", "", r"Said to be {1:SHORTANSWER:=a\\#1~=b#said} there."))
    assert (
        brought.only["stem"] == r"Said to be {{a\#1|b}} there."
    )  # a # there divides nothing in Moodle


@pytest.mark.parametrize(
    ("stem", "gap", "lost"),
    [
        (
            "{1:MULTICHOICE:=up~down~left}",
            "{{up}}",
            "the menu of a gap, typed here (others: down, left)",
        ),
        ("{1:NUMERICAL:=20:1}", "{{20}}", "the tolerance 1 of the number 20"),
        ("{1:SHORTANSWER:=up~%50%upward}", "{{up}}", "the 50 % for “upward”"),
        ("{1:SHORTANSWER:=up*}", "{{up}}", "the wildcard of “up*”"),
        (  # and not 109
            "{1:MULTICHOICE:=10<sup>9</sup>/L~10<sup>6</sup>/L}",
            "{{10⁹/L}}",
            "the menu of a gap, typed here (others: 10⁶/L)",
        ),
    ],
)
def test_what_a_gap_can_not_hold_is_named(stem: str, gap: str, lost: str) -> None:
    xml = quiz("cloze", "", f"It goes <i>{stem} there</i>.")
    for read in (xml, re.sub(r"<!\[CDATA\[|\]\]>", "", xml)):  # tags that are not escaped, too
        brought = bring(read)
        assert brought.only["stem"] == f"It goes *{gap} there*."
        assert lost in brought.said
    empty = bring('<quiz><question type="cloze"><questiontext/></question></quiz>')
    assert "a text with gaps that has none" in empty.said


def test_what_a_wrong_pick_costs_and_an_option_that_stands_twice_are_named() -> None:
    costly = "<single>true</single>" + answer("a", 100) + answer("b", -25)
    assert "lost: the -25 % for “b”: it counts as wrong" in bring(quiz("multichoice", costly)).said
    twice = "<single>false</single>" + "".join(answer(text, 50) for text in "aAb") + answer("c", 0)
    brought = bring(quiz("multichoice", twice))
    assert (brought.only["answers"], brought.only["distractors"]) == (["a", "b"], ["c"])
    assert "the second “A” among the options" in brought.said


def test_an_order_that_was_fixed_is_named() -> None:
    fixed = "<shuffleanswers>0</shuffleanswers>" + answer("b", 100)
    brought = bring(quiz("multichoice", fixed + answer("a", 0)))
    assert brought.only["shuffle"] is False
    assert "lost: the order of its options, which was fixed" in brought.said
    assert "lost" not in bring(quiz("multichoice", fixed + answer("c", 0))).said


def test_categories_to_sort_into_come_back_from_right_sides_that_repeat() -> None:
    pairs = pair("a", "X") + pair("b", "X") + pair("c", "Y") + pair("d", "Y")
    brought = bring(quiz("matching", pairs))
    assert brought.only["categories"] == {"X": ["a", "b"], "Y": ["c", "d"]}
    assert "its right sides repeat, so they became categories" in brought.said


@pytest.mark.parametrize(
    ("kind", "inside", "why"),
    [
        ("essay", "", "an essay"),
        ("description", "", "a description"),
        ("calculated", "", "a formula question"),
        ("ddmarker", "", "a question of the type “ddmarker”"),
        ("multichoice", "<single>true</single>" + answer("a", 100) + answer("b", 100), "2 answers"),
        ("multichoice", "<single>true</single>" + answer("a", 100), "there is no distractor"),
        ("numerical", answer("1", 100) + answer("2", 100), "2 numbers that give 100 %"),
        ("shortanswer", answer("Rai", 50) + answer("Binet", 0), "no wording that gives 100 %"),
        ("truefalse", answer("yes", 100) + answer("no", 0), "no answers “true” and “false”"),
        (
            "truefalse",
            answer("true", 0) + answer("false", 100) + answer("true", 100),
            "or one of them twice",
        ),
        ("truefalse", answer("true", 0) + answer("false", 0), "“true” and “false” give 0 % each"),
        ("matching", pair("a", "1") + pair("a", "2"), "“a” twice, with two right sides"),
        ("cloze", "", "a text with gaps that has none"),
    ],
)
def test_what_a_bank_can_not_hold_is_left_out_by_name(kind: str, inside: str, why: str) -> None:
    brought = bring(quiz(kind, inside))
    assert brought.taken.left_out == 1
    assert "question 1 “What?”: left out: " in brought.said
    assert why in brought.said


@pytest.mark.parametrize("texts", [("ferr*", "Ferritin"), ("Ferritin", "ferr*")])
def test_a_wording_in_full_is_the_key_before_one_with_a_wildcard(texts: tuple[str, str]) -> None:
    brought = bring(quiz("shortanswer", "".join(answer(text, 100) for text in texts)))
    assert brought.only["answer"] == "Ferritin"
    assert brought.only["accept"] == ["ferr"]


@pytest.mark.parametrize(
    ("inside", "lost"),
    [
        ("<usecase>1</usecase>" + answer("Rai", 100), "upper and lower case matter"),
        (answer("Rai", 100) + answer("Binet", 50), "the 50 % for “Binet”"),
        (answer("R*i", 100), "the wildcard of “R*i”"),
        (
            answer("Rai", 100) + answer("Binet", 50, "half"),
            "the 50 % for “Binet”: it counts as wrong; the feedback to “Binet”: “half”",
        ),
        (answer("Rai", 100) + answer("CO?", 100), "“CO?” is to be typed with its question mark"),
        (answer("Rai", 100) + "<answernumbering>iii</answernumbering>", "the numbering “iii”"),
        (answer("Rai", 100) + "<hidden>1</hidden>", "that it was hidden"),
        (
            answer("Rai", 100) + "<hint><text>h</text><text>i</text></hint>",
            "a second text in one field: “i”",
        ),
        (
            answer("Rai", 100) + "<correctfeedback><text>Bravo.</text></correctfeedback>",
            "the correctfeedback: “Bravo.”",
        ),
        (answer("Rai", 100) + answer("*", 0, "no"), "the feedback to “*”: “no”"),
        (answer("Rai", 100) + answer("rai", 0), "the 0 % for “rai”: it counts as right here"),
        (answer("Rai", 100) + answer("the Rai", 50), "the 50 % for “the Rai”: it counts as right"),
        (
            answer("Rai", 100) + "<hint><text>h</text></hint><hint><text>i</text></hint>",
            "a further hint: “i”",
        ),
    ],
)
def test_what_is_lost_of_a_question_that_comes_in_is_named(inside: str, lost: str) -> None:
    brought = bring(quiz("shortanswer", inside))
    assert brought.only["answer"] in ("Rai", "R i")
    assert lost in brought.said


def test_a_number_is_in_the_unit_that_counts_once_and_the_first_that_fits_it_counts() -> None:
    """As real Moodle 5.0 marked them on 2026-11-30: 20 mg is wrong where mg counts 1000-fold."""
    units = "".join(
        f"<unit><multiplier>{factor}</multiplier><unit_name>{name}</unit_name></unit>"
        for name, factor in (("mg", 1000), ("g", 1))
    )
    graded = f"<units>{units}</units><unitgradingtype>1</unitgradingtype>"
    brought = bring(quiz("numerical", answer("20", 100) + graded))
    assert brought.only["unit"] == "g"
    assert "the further unit “mg”; that a missing unit costs" in brought.said

    wide = answer("20", 100, more="<tolerance>5</tolerance>")
    for inside, said in (
        (answer("18", 0) + wide, "the 0 % for 18: it counts as right here"),
        (wide + answer("18", 0), ""),
        (answer("7", 0) + wide, ""),
    ):
        brought = bring(quiz("numerical", inside))
        assert said in brought.said
        assert ("lost" in brought.said) == bool(said)
        assert brought.only["tolerance"] == 5


def test_id_tags_level_hint_and_explanation_are_kept() -> None:
    inside = (
        answer("true", 100) + answer("false", 0) + "<idnumber>cells/red-one</idnumber>"
        "<hint format='html'><text>&lt;b&gt;Think.&lt;/b&gt;</text></hint>"
        "<tags><tag><text>Blood cells</text></tag><tag><text>level/apply</text></tag></tags>"
    )
    text = quiz("truefalse", inside).replace("<text/>", "<text>Why.</text>")
    (question,) = bring(text).questions
    assert question["id"] == "red-one"
    assert question["tags"] == ["Blood-cells"]
    assert (question["level"], question["hint"]) == ("apply", "**Think.**")
    assert question["explanation"] == "Why."


def test_pictures_inside_go_to_figures() -> None:
    for source, name in (
        ("a%20b.png", "a b.png"),
        ("a%3Fb.png", "a?b.png"),
        ("a%2520b.png?time=1", "a%20b.png"),
        ("a?b.png", "a?b.png"),
    ):
        stem = f'<p>See <img src="@@PLUGINFILE@@/{source}" alt="A cell"></p>'
        text = quiz("truefalse", answer("true", 100) + answer("false", 0), stem).replace(
            "</questiontext>", f'<file name="{name}" encoding="base64">AAEC</file></questiontext>'
        )
        brought = bring(text)
        figure = "a-20b.png" if "%" in name else "a-b.png"
        assert brought.only["figure"] == {"file": figure, "alt": "A cell", "show": "stem"}
        assert brought.taken.pictures == {figure: b"\0\1\2"}


def test_a_picture_as_data_and_one_from_elsewhere() -> None:
    stem = '<img src="data:image/png;base64,AAEC" alt="x"><img src="https://e.org/y.png">'
    brought = bring(quiz("truefalse", answer("true", 100) + answer("false", 0), f"{stem}What?"))
    assert brought.only["figure"]["file"] == "picture.png"
    assert "the picture https://e.org/y.png: a question holds one" in brought.said


def test_what_stands_before_a_break_in_the_file_comes_in() -> None:
    text = quiz("truefalse", answer("true", 100) + answer("false", 0)).replace(
        "</quiz>", "<question>&"
    )
    brought = bring(text)
    assert len(brought.questions) == 1
    assert brought.taken.left_out == 1
    assert "what follows was not read" in brought.said


def test_where_a_file_breaks_off_is_said_of_an_entity_of_html_as_well() -> None:
    text = quiz("truefalse", answer("true", 100) + answer("false", 0))
    brought = bring(
        text.replace("</quiz>", "\n<question type='essay'>a&nbsp;b</question>\n</quiz>")
    )
    line = text.count("\n") + 2 - text.endswith("\n")
    assert (
        f"file:{line}: this is not well-formed XML: Entity 'nbsp' not defined: write the sign"
        in brought.said
    )


def test_where_a_file_breaks_off_is_not_told_by_what_is_wrong_in_the_html_of_a_question() -> None:
    one = quiz("truefalse", answer("true", 100) + answer("false", 0), "<p>What <b>is</i> it?</p>")
    begins = one.index("<question")
    inside = one[begins : one.rindex("</quiz>")] * 100  # more than is read in one go
    text = f"{one[:begins]}{inside}\n<question><text></question></quiz>"
    line = text.count("\n") + 1
    said = bring(text).said
    assert (
        f"file:{line}: this is not well-formed XML: Opening and ending tag mismatch: text" in said
    )


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE quiz SYSTEM "http://example.org/quiz.dtd">',
    ],
)
def test_a_document_type_is_refused(head: str) -> None:
    text = quiz("essay", "").replace("<quiz>", f"{head}<quiz>").replace("What", "&b;&x;")
    with pytest.raises(Refused, match="DOCTYPE"):
        bring(text, "moodle")


@pytest.mark.parametrize(("kind", "part"), [("gapselect", "selectoption"), ("ddwtos", "dragbox")])
def test_words_to_choose_or_drag_are_typed_and_the_others_are_named(kind: str, part: str) -> None:
    listed = "".join(
        f"<{part}><text>{word}</text><group>1</group></{part}>" for word in ("red", "blue", "green")
    )
    brought = bring(quiz(kind, listed, "<p>Blood is [[1]], the sky is [[2]].</p>"))
    assert brought.only == {"type": "cloze", "stem": "Blood is {{red}}, the sky is {{blue}}."}
    assert "typed here (others: green)" in brought.said
    missing = bring(quiz(kind, listed, "<p>Is it [[4]]?</p>"))
    assert "left out: a gap [[4]], for which no word is listed" in missing.said


def test_right_answers_of_the_open_university_s_type_are_alike() -> None:
    brought = bring(quiz("oumultiresponse", answer("a", 100) + answer("b", 100) + answer("c", 0)))
    assert brought.only["answers"] == ["a", "b"]
    assert "a wrong pick costs only where there are more picks than right answers" in brought.said


def test_shares_may_have_a_decimal_comma() -> None:
    """As Moodle on PHP before 8 wrote them in many countries, and its own tests have them in gaps."""
    options = "".join(
        f"<answer fraction='{share}'><text>{text}</text></answer>"
        for text, share in (
            ("a", "33,33333"),
            ("b", "33,33333"),
            ("c", "33,33333"),
            ("d", "-33,33333"),
        )
    )
    brought = bring(quiz("multichoice", f"<single>false</single>{options}"))
    assert brought.only["answers"] == ["a", "b", "c"]
    gap = bring(quiz("cloze", "", "In {1:MC:%0%Ohio~%33,33333%Utah~=Iowa}."))
    assert gap.only["stem"] == "In {{Iowa}}."
    assert "others: Ohio" in gap.said


def test_pictures_and_numbers_come_in_as_moodle_1_9_wrote_them() -> None:
    options = answer("true", 100) + answer("false", 0)
    image = "<image>pics/cell.gif</image><image_base64>\n R0lG\n ODlh\n</image_base64>"
    brought = bring(quiz("truefalse", image + options))
    assert brought.taken.pictures == {"cell.gif": b"GIF89a"}
    assert brought.only["figure"]["show"] == "stem"
    elsewhere = bring(quiz("truefalse", "<image>http://a.org/cell.gif</image>" + options))
    assert "the picture http://a.org/cell.gif, which is not in the file" in elsewhere.said
    number = bring(
        quiz("numerical", "<answer fraction='100'>\n 3.5\n<tolerance>0.1</tolerance></answer>")
    )
    assert (number.only["answer"], number.only["tolerance"]) == (3.5, 0.1)
    percent = answer("20", 100, more="<tolerance> 5% </tolerance>")
    assert bring(quiz("numerical", percent)).only["tolerance"] == "5%"


def test_plugins_whose_questions_have_a_type_here_come_in() -> None:
    html = '<subquestion><text>{}</text><answer format="html"><text>&lt;p&gt;{}&lt;/p&gt;</text></answer></subquestion>'
    dragged = bring(quiz("ddmatch", html.format("a", "1") + html.format("b", "2")))
    assert dragged.only["pairs"] == {"a": "1", "b": "2"}
    whole = bring(quiz("multichoiceset", answer("a", 100) + answer("b", 100) + answer("c", 0)))
    assert whole.only["answers"] == ["a", "b"]
    assert "lost: that it is right as a whole" in whole.said


def test_a_right_option_that_is_only_a_picture_is_the_reason_why_a_choice_is_left_out() -> None:
    picture = "&lt;img src='@@PLUGINFILE@@/cell.png'&gt;"
    said = bring(quiz("multichoice", answer(picture, 100) + answer("b", 0))).said
    assert "left out: no answer that gives 100 %, but one without text" in said
    assert "cell.png" in said
