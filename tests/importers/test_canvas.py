"""QTI 1.2: what Canvas writes beside what it comes to, and a zip of text2qti's."""

import io
import zipfile
from html import escape
from pathlib import Path

import pytest

from allquiz.model.refused import Refused
from tests.importers.brought import bring

TEXT2QTI = Path(__file__).parent / "text2qti"
NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def paper(kind: str, presentation: str, conditions: str, stem: str = "<p>What?</p>") -> str:
    """A file with one item."""
    stem = stem.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<?xml version="1.0"?><questestinterop xmlns="{NAMESPACE}"><assessment title="Cells">'
        '<section ident="root_section"><item ident="g0123456789abcdef0123" title="Question"><itemmetadata>'
        "<qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>"
        f'<material><mattext texttype="text/html">{stem}</mattext></material>{presentation}</presentation>'
        f"<resprocessing>{conditions}</resprocessing></item></section></assessment></questestinterop>"
    )


def response(ident: str, labels: dict[str, str], left: str = "") -> str:
    listed = "".join(
        f'<response_label ident="{name}"><material><mattext>{text}</mattext></material></response_label>'
        for name, text in labels.items()
    )
    material = f"<material><mattext>{left}</mattext></material>" if left else ""
    return f'<response_lid ident="{ident}">{material}<render_choice>{listed}</render_choice></response_lid>'


def scores(condition: str, score: float = 100) -> str:
    return (
        f"<respcondition><conditionvar>{condition}</conditionvar>"
        f'<setvar action="Set" varname="SCORE">{score}</setvar></respcondition>'
    )


def equal(value: str, ident: str = "response1") -> str:
    return f'<varequal respident="{ident}">{value}</varequal>'


SEVERAL = '<response_lid rcardinality="Multiple"'
LABELS = {"1": "a", "2": "b", "3": "c"}
WINDOW = '<vargte respident="response1">{}</vargte><varlte respident="response1">{}</varlte>'


@pytest.mark.parametrize(
    ("xml", "question"),
    [
        (
            paper("multiple_choice_question", response("response1", LABELS), scores(equal("2"))),
            {"type": "choice", "answer": "b", "distractors": ["a", "c"]},
        ),
        (
            paper(
                "multiple_answers_question",
                response("response1", LABELS),
                scores(f"<and>{equal('1')}{equal('2')}<not>{equal('3')}</not></and>"),
            ),
            {"type": "multiple_response", "answers": ["a", "b"], "distractors": ["c"]},
        ),
        (  # of several that can be chosen, where no type is named
            paper(
                "",
                response("response1", LABELS).replace("<response_lid", SEVERAL),
                scores(f"<and>{equal('1')}{equal('2')}<not>{equal('3')}</not></and>"),
            ),
            {"type": "multiple_response", "answers": ["a", "b"], "distractors": ["c"]},
        ),
        (
            paper(
                "true_false_question",
                response("response1", {"1": "True", "2": "False"}),
                scores(equal("2")),
            ),
            {"type": "true_false", "answer": False},
        ),
        (
            paper("short_answer_question", "", scores(equal("CD34*")) + scores(equal("x"))),
            {"type": "short_answer", "answer": "CD34*", "accept": ["x"]},
        ),
        (
            paper(
                "numerical_question",
                "",
                scores(f"<or>{equal('20.0')}<and>{WINDOW.format('19.0', '21.0')}</and></or>"),
            ),
            {"type": "numeric", "answer": 20, "tolerance": 1},
        ),
        (
            paper("numerical_question", "", scores(WINDOW.format("1.50", "2.0"))),
            {"type": "numeric", "answer": [1.5, 2]},
        ),
        (  # as Respondus and others write it, who name no type
            paper(
                "",
                '<response_num ident="response1"><render_fib fibtype="Decimal"/></response_num>',
                scores(WINDOW.format("19.5", "20.5")),
            ),
            {"type": "numeric", "answer": [19.5, 20.5]},
        ),
        (
            paper(
                "fill_in_multiple_blanks_question",
                response("response_organ", {"1": "marrow", "2": "bone marrow"}, "organ")
                + response("response_cell", {"3": "blast &lt; 5"}, "cell"),
                scores(equal("1", "response_organ"), 50) + scores(equal("3", "response_cell"), 50),
                "<p>In the [organ] a [cell] [grows].</p>",
            ),
            {"type": "cloze", "stem": "In the {{marrow|bone marrow}} a {{blast < 5}} [grows]."},
        ),
        (
            paper(
                "matching_question",
                response("response_1", LABELS, "x") + response("response_2", LABELS, "y"),
                scores(equal("1", "response_1"), 50) + scores(equal("2", "response_2"), 50),
            ),
            {"type": "matching", "pairs": {"x": "a", "y": "b"}, "distractors": ["c"]},
        ),
        (
            paper(  # as D2L says it, with tags on the right as well; where no type is named, they are text
                "matching_question",
                response("r1", {"1": "&lt;p&gt;Ph&amp;amp;+&lt;/p&gt;"})
                .replace("<mattext>", '<mattext texttype="text/html">', 1)
                .replace("<render", "<material><mattext>x</mattext></material><render")
                + response("r2", {"2": "&lt;i&gt;"}, "y"),
                scores(equal("1", "r1"), 50) + scores(equal("2", "r2"), 50),
            ),
            {"type": "matching", "pairs": {"x": "Ph&+", "y": "<i>"}},
        ),
        (
            paper("numerical_question", "", scores(equal("5")) * 2),
            {"type": "numeric", "answer": 5},
        ),
        (
            paper(
                "matching_question",
                "".join(response(f"response_{n}", LABELS, str(n)) for n in (1, 2, 3)),
                "".join(scores(equal(str(4 - n), f"response_{n}"), 33.33) for n in (1, 2, 3)),
            ),
            {"type": "ordering", "order": ["c", "b", "a"]},
        ),
    ],
)
def test_a_question_comes_in_whole(xml: str, question: dict[str, object]) -> None:
    brought = bring(xml)
    assert {"stem": "What?", **question} == brought.only
    assert brought.said == ""


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("essay_question", "an essay"),
        ("file_upload_question", "a file to hand in"),
        ("calculated_question", "a formula question"),
        ("text_only_question", "nothing to answer"),
        ("", "nothing to answer"),
    ],
)
def test_what_no_program_can_grade_is_left_out_by_name(kind: str, why: str) -> None:
    brought = bring(paper(kind, "", ""))
    assert brought.taken.left_out == 1
    assert "question 1 “What?”: left out: " in brought.said
    assert why in brought.said


def test_a_judgement_without_true_and_false_is_none() -> None:
    xml = paper("true_false_question", response("response1", LABELS), scores(equal("2")))
    assert "left out: no answers “true” and “false”" in bring(xml).said
    both = response("response1", {"1": "True", "2": "False"})
    xml = paper("true_false_question", both, scores(equal("2")) + scores(equal("1")))
    assert "left out: “true” and “false” give 100 % each" in bring(xml).said


def test_what_is_right_where_it_is_not_a_number_or_of_several_is_no_key() -> None:
    for condition in (f"<not>{equal('5')}</not>", equal("5") + equal("6")):
        xml = paper("numerical_question", "", scores(condition))
        assert "left out: marks for several numbers at once, or" in bring(xml).said
    window = '<vargte respident="response1">9</vargte><varlte respident="response1">11</varlte>'
    xml = paper("numerical_question", "", scores(f"<or>{equal('5')}<and>{window}</and></or>"))
    assert "left out: marks for 5 and for 9 to 11 at once" in bring(xml).said


def test_what_new_quizzes_says_beside_a_question_is_named() -> None:
    right = scores(f"<and>{equal('1')}<not>{equal('2')}</not></and>")
    xml = paper("multiple_answers_question", response("response1", LABELS), right)
    assert "lost" not in bring(xml).said
    for label, entry, lost in (
        ("scoring_algorithm", "AllOrNothing", "lost: the grading of all or nothing"),
        ("parent_stimulus_item_ident", "g1", "lost: the text it belongs to"),
    ):
        meta = f"<fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry>"
        field = f"<qtimetadatafield>{meta}</qtimetadatafield>"
        assert lost in bring(xml.replace("<qtimetadata>", f"<qtimetadata>{field}")).said


def test_a_menu_in_a_text_becomes_a_gap_and_is_named() -> None:
    presentation = response("response_way", {"1": "up", "2": "down"}, "way")
    xml = paper(
        "multiple_dropdowns_question",
        presentation,
        scores(equal("1", "response_way")),
        "It goes [way].",
    )
    brought = bring(xml)
    assert brought.only["stem"] == "It goes {{up}}."
    assert "the menu of a gap, typed here (others: down)" in brought.said


# As New Quizzes writes them.
GROUPS = response("k", LABELS, "First") + response("v", LABELS, "Second")


def marked(labels: str, name: str, value: str) -> str:
    """The options of a gap with what they say of themselves."""
    return labels.replace("<response_label ", f'<response_label {name}="{value}" ')


@pytest.mark.parametrize("kind", ["dropdown", "wordbank"])
def test_only_the_right_option_of_a_gap_with_a_list_is_right(kind: str) -> None:
    gap = marked(response("response_g", LABELS), "answer_type", kind)
    xml = paper(
        "fill_in_multiple_blanks_question", gap, scores(equal("2", "response_g")), "Buds [g]."
    )
    brought = bring(xml)
    assert brought.only == {"type": "cloze", "stem": "Buds {{b}}."}
    assert "others: a, c" in brought.said


def test_a_pattern_is_no_wording_of_a_gap() -> None:
    gap = marked(response("response_g", {"1": "^b.*$"}), "scoring_algorithm", "TextRegex")
    xml = paper(
        "fill_in_multiple_blanks_question", gap, scores(equal("1", "response_g")), "Buds [g]."
    )
    brought = bring(xml)
    assert (brought.questions, brought.taken.left_out) == ([], 1)
    assert "a gap for whatever fits a pattern, “^b.*$”" in brought.said
    brought = bring(xml.replace("TextRegex", "TextContainsAnswer"))
    assert brought.only["stem"] == "Buds {{^b.*$}}."
    assert "lost: that more may stand in a gap than “^b.*$”" in brought.said


def test_items_sorted_into_categories_come_in_and_those_of_none_are_named() -> None:
    xml = paper(
        "categorization_question",
        GROUPS.replace("<response_lid ", '<response_lid rcardinality="Multiple" '),
        scores(equal("1", "k"), 50) + scores(equal("3", "v"), 50),
    )
    for each in (xml, xml.replace("categorization_question", "")):
        brought = bring(each)
        assert brought.only == {
            "type": "categorize",
            "stem": "What?",
            "categories": {"First": ["a"], "Second": ["c"]},
        }
        assert "the item “b”, which belongs in no category" in brought.said


def test_an_order_comes_in_as_it_is_marked() -> None:
    offered = response("response1", LABELS).replace(
        "<response_lid ", '<response_lid rcardinality="Ordered" '
    )
    xml = paper("ordering_question", offered, scores(equal("2") + equal("3") + equal("1")))
    for each in (xml, xml.replace("ordering_question", "")):
        brought = bring(each)
        assert brought.only == {"type": "ordering", "stem": "What?", "order": ["b", "c", "a"]}
        assert "each item in its place counts" in brought.said


def test_points_that_are_no_percent_are_parts_of_the_most_that_an_answer_gives() -> None:
    """As D2L and Respondus write them."""
    points = scores(equal("1"), 0) + scores(equal("2"), 10) + scores(equal("3"), 5)
    brought = bring(paper("multiple_choice_question", response("response1", LABELS), points))
    assert brought.only["answer"] == "b"
    assert "the 50 % for “c”: it counts as wrong" in brought.said


def zipped(**files: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("source", "name"),
    [("/images/a%20cell.png?x=1", "a cell.png"), ("/images/a%3Fcell.png?x=1", "a?cell.png"), ("/a%23%22cell.png", 'a#"cell.png'),
     ("/images/a%20cell.png", "a%20cell.png"), ("../images/a&amp;cell.png#x", "a&cell.png"), ("/a+cell.png", "a+cell.png")],
)  # fmt: skip
def test_pictures_of_the_zip_go_to_figures(source: str, name: str) -> None:
    stem = f'<p>See <img src="%24IMS-CC-FILEBASE%24{source}" alt="A cell">What?</p>'
    xml = paper(
        "true_false_question",
        response("response1", {"1": "True", "2": "False"}),
        scores(equal("1")),
        stem,
    )
    brought = bring(zipped(quiz__quiz_dot_xml=xml, **{f"images/{name}": b"\0\1"}))
    (figure,) = brought.taken.pictures
    assert brought.only["figure"] == {"file": figure, "alt": "A cell", "show": "stem"}
    assert brought.taken.pictures == {figure: b"\0\1"}


def test_a_document_type_that_only_names_a_file_is_no_obstacle() -> None:
    """As R/exams 2.4 and ILIAS write it: nothing of it is read."""
    xml = paper("short_answer_question", response("response1", {"a": "x"}), scores(equal("marrow")))
    head = '<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2p1.dtd"><questestinterop'
    brought = bring(zipped(qti_dot_xml=xml.replace("<questestinterop", head)))
    assert brought.only["answer"] == "marrow"


def test_a_zip_of_text2qti_comes_in() -> None:
    """Made from quiz.txt beside it by text2qti 0.8.0: `text2qti quiz.txt`."""
    brought = bring((TEXT2QTI / "quiz.zip").read_bytes())
    kinds = [question["type"] for question in brought.questions]
    assert kinds == [
        "choice",
        "multiple_response",
        "numeric",
        "numeric",
        "short_answer",
        "true_false",
    ]
    first = brought.questions[0]
    assert first["stem"] == "Which cell sheds *platelets*?"
    assert first["distractors"] == {
        "Monocyte": "Monocytes become macrophages.",
        r"\(\alpha\) cell": "",
    }
    assert first["explanation"] == "Because a megakaryocyte breaks up.\n\nWell done."
    assert (brought.questions[2]["answer"], brought.questions[2]["tolerance"]) == (20, 1)
    assert brought.questions[3]["answer"] == [1.5, 2.5]
    assert brought.taken.left_out == 2  # the essay and the upload
    assert "question 7 “Write about it.”: left out: an essay" in brought.said


def test_an_option_that_lost_the_sign_it_began_with_is_named() -> None:
    """What text2qti 0.8.0 writes for `>20%` and `#1 cause`; a `<5%` it keeps, and a stem may quote."""
    options = ("<blockquote>\n<p>20%</p>\n</blockquote>", "<h1>1 cause</h1>", "<p>&lt;5%</p>")
    labels = {str(at): escape(option) for at, option in enumerate(options, 1)}
    choice = response("response1", labels)
    stem = "<blockquote>A man of 40.</blockquote>"
    brought = bring(paper("multiple_choice_question", choice, scores(equal("1")), stem))
    assert (brought.only["answer"], brought.only["stem"]) == ("20%", "A man of 40.")
    assert "“20%” may have begun with >" in brought.said
    assert "“1 cause” may have begun with #" in brought.said
    assert brought.said.count("may have begun with") == 2


def test_feedback_to_an_option_that_is_not_offered_is_named() -> None:
    shown = f'<respcondition><conditionvar>{equal("9")}</conditionvar><displayfeedback linkrefid="9_fb"/></respcondition>'
    said = '<itemfeedback ident="9_fb"><material><mattext>No such cell</mattext></material></itemfeedback>'
    xml = paper(
        "multiple_choice_question", response("response1", LABELS), scores(equal("2")) + shown
    )
    xml = xml.replace("</item>", f"{said}</item>")
    assert "lost: the feedback to “9”: “No such cell”" in bring(xml).said


def test_feedback_to_what_is_typed_is_kept_or_named() -> None:
    typed = '<response_str ident="response1" rcardinality="Single"><render_fib/></response_str>'
    shown = f'<respcondition><conditionvar>{equal("5")}</conditionvar><displayfeedback linkrefid="7_fb"/></respcondition>'
    said = '<itemfeedback ident="7_fb"><material><mattext>Five it is</mattext></material></itemfeedback>'
    for kind in ("short_answer_question", "numerical_question"):
        xml = paper(kind, typed, shown + scores(equal("5"))).replace("</item>", f"{said}</item>")
        brought = bring(xml)
        assert brought.only["explanation"] == "Five it is"
        wrong = xml.replace(shown, shown.replace(">5<", ">7<"))
        assert "lost: the feedback to “7”: “Five it is”" in bring(wrong).said
        other = xml.replace(shown, shown.replace("<varequal", "<not><varequal", 1))
        other = other.replace("</varequal></cond", "</varequal></not></cond", 1)
        assert "lost: the feedback “Five it is”" in bring(other).said


def test_what_takes_marks_or_counts_mistakes_makes_no_option_right() -> None:
    """As Brightspace and Respondus write it, the one with `response_grp` for each pair."""
    right, wrong = ('varname="D2L_Correct" action="Add"', 'varname="D2L_Incorrect" action="Add"')
    less = 'varname="SCORE" action="Subtract"'

    def sets(condition: str, how: str) -> str:
        return scores(condition).replace('action="Set" varname="SCORE"', how)

    for other in (wrong, less):
        marks = sets(equal("1"), right) + sets(equal("2"), right) + sets(equal("3"), other)
        xml = paper("multiple_answers_question", response("response1", LABELS), marks)
        assert bring(xml).only["answers"] == ["a", "b"]
    assert "two answers of one ident, “2”" in bring(xml.replace('ident="3"', 'ident="2"')).said
    lefts = [response(name, LABELS, f"left {name}") for name in "xy"]
    marks = "".join(
        sets(equal(label, name), right if label == key else wrong)
        for name, key in (("x", "2"), ("y", "1"))
        for label in LABELS
    )
    grouped = paper("", "".join(lefts), marks).replace(
        "response_lid ident=", "response_grp respident="
    )
    pairs = bring(grouped.replace("/response_lid", "/response_grp")).only["pairs"]
    assert pairs == {"left x": "b", "left y": "a"}


def test_a_hint_comes_along_and_a_bank_that_is_elsewhere_is_named() -> None:
    xml = paper("multiple_choice_question", response("response1", LABELS), scores(equal("2")))
    hint = (
        "<hint><hintmaterial><material><mattext>Think.</mattext></material></hintmaterial></hint>"
    )
    drawn = (
        '<section title="Group"><selection><sourcebank_ref>b17</sourcebank_ref>'
        "<selection_number>2</selection_number></selection></section>"
        '<bankentry_item sourcebank_ref="b18" item_ref="q1"/>'
    )
    brought = bring(
        xml.replace("<resprocessing>", f"{hint}<resprocessing>").replace(
            "</item>", f"</item>{drawn}"
        )
    )
    assert brought.only["hint"] == "Think."
    assert "of “Group” each learner gets 2: here all are asked" in brought.said
    item = xml[xml.index("<item ") : xml.index("</section>")]
    two = xml.replace(item, f"<selection_number>2</selection_number>{item}")
    assert "each learner gets" not in bring(two).said  # for there is one
    assert "each learner gets 2" in bring(two.replace(item, item * 3)).said
    for bank in ("b17", "b18"):
        assert f"questions are drawn from the bank {bank}, which is not in the file" in brought.said
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "non_cc_assessments/quiz.xml", f"<questestinterop>{drawn}</questestinterop>"
        )
    with pytest.raises(Refused, match="the bank b17, which is not in the file"):
        bring(packed.getvalue())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("non_cc_assessments/b17.xml.qti", xml)
    said = bring(packed.getvalue()).said
    assert "the bank b18, which" in said
    assert "the bank b17, which" not in said
