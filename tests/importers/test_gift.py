"""GIFT: the file beside what it comes to."""

import pytest

from tests.importers.brought import bring

CHOICE = {"type": "choice", "stem": "What?", "answer": "a", "distractors": ["b"]}


@pytest.mark.parametrize(
    ("gift", "question"),
    [
        ("What? {=a ~b}", CHOICE),
        ("What? {\n  =a\n\n  ~b\n}", CHOICE),  # Moodle would end the question at the blank line
        (
            "::t::Is 1:2 = a : b? {=a#why ~b#no}",  # `:` and `=` in a stem need no escape in Moodle
            {
                "type": "choice",
                "stem": "Is 1:2 = a : b?",
                "answer": "a",
                "distractors": {"b": "no"},
                "explanation": "why",
            },
        ),
        (
            r"Sets \{a\}? {=\{a\} \= \#1 ~\~b\\c}",
            {
                "type": "choice",
                "stem": "Sets {a}?",
                "answer": "{a} = #1",
                "distractors": ["~b\\c"],
            },
        ),
        (
            "Which? {~%50%a ~%50%b ~%-50%c ~%-50%d ####Both.}",
            {
                "type": "multiple_response",
                "stem": "Which?",
                "answers": ["a", "b"],
                "distractors": ["c", "d"],
                "explanation": "Both.",
            },
        ),
        ("It is. {T}", {"type": "true_false", "stem": "It is.", "answer": True}),
        ("It is. {FALSE}", {"type": "true_false", "stem": "It is.", "answer": False}),
        ("Many? {#3:0.5}", {"type": "numeric", "stem": "Many?", "answer": 3, "tolerance": 0.5}),
        ("Many? {#1..5}", {"type": "numeric", "stem": "Many?", "answer": [1, 5]}),
        ("Cold? {#-196:5}", {"type": "numeric", "stem": "Cold?", "answer": -196, "tolerance": 5}),
        ("Many? {#150e9}", {"type": "numeric", "stem": "Many?", "answer": 150_000_000_000}),
        ("Many? {#1e-4..1e-3}", {"type": "numeric", "stem": "Many?", "answer": [0.0001, 0.001]}),
        ("Many? {#=-3:0}", {"type": "numeric", "stem": "Many?", "answer": -3}),
        (
            "Who? {=Rai =Kanti Rai}",
            {"type": "short_answer", "stem": "Who?", "answer": "Rai", "accept": ["Kanti Rai"]},
        ),
        ("Made in {=marrow} mostly.", {"type": "cloze", "stem": "Made in {{marrow}} mostly."}),
        (
            "It is {=up ~down} there.",
            {
                "type": "choice",
                "stem": "It is ____ there.",
                "answer": "up",
                "distractors": ["down"],
            },
        ),
        (
            "Match {=[html]a -> 1 =b -> [html]2 = -> 3}",  # before a right side Moodle reads no format
            {
                "type": "matching",
                "stem": "Match",
                "pairs": {"a": "1", "b": "[html]2"},
                "distractors": ["3"],
            },
        ),
        (
            "Order {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nfirst one\nsecond\nthird\n}",
            {"type": "ordering", "stem": "Order", "order": ["first one", "second", "third"]},
        ),
        (  # items that are numbers, or words that the first line may have as well
            "Order {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\n10\n9\nNONE\n}",
            {"type": "ordering", "stem": "Order", "order": ["10", "9", "NONE"]},
        ),
        (
            r"[html]<p>H<sub>2</sub>O \= <em>water</em> &lt; x</p>{T}",
            {"type": "true_false", "stem": "H₂O = *water* < x", "answer": True},
        ),
        ("[plain]a <b> c {T}", {"type": "true_false", "stem": "a <b> c", "answer": True}),
        (r"One\nTwo {T}", {"type": "true_false", "stem": "One\nTwo", "answer": True}),
    ],
)
def test_a_question_comes_in_whole(gift: str, question: dict[str, object]) -> None:
    brought = bring(gift, "gift")
    assert brought.only == question
    assert brought.said == ""


def test_the_comment_above_a_question_gives_its_id_and_tags() -> None:
    brought = bring("// [id:cells/red-one] [tag:blood/cells] [tag:level/apply]\nIt is. {T}", "gift")
    (question,) = brought.questions
    assert question["id"] == "red-one"
    assert question["tags"] == ["blood/cells"]
    assert question["level"] == "apply"
    assert brought.taken.content.startswith(b"title: Bank\ntopic: bank\nnamespace: cells\n")


def test_the_comment_of_a_cloze_that_moodle_left_out_is_not_of_the_next_question() -> None:
    """As Moodle 5.0dev's own export has it, 2026-11-30."""
    left_out = "// question: 4  name: gaps\n// [id:cells/gaps] [tag:blood]\n\n\n"
    brought = bring(f"{left_out}// question: 9\n// [id:cells/red] [tag:bone]\nIt is. {{T}}", "gift")
    (question,) = brought.questions
    assert (question["id"], question["tags"]) == ("red", ["bone"])


def test_several_categories_become_tags_by_what_tells_them_apart() -> None:
    gift = "$CATEGORY: $course$/top/ALL/One // two\n\nA. {T}\n\n$CATEGORY: $course$/top/ALL/Three\n\nB. {F}"
    assert [q["tags"] for q in bring(gift, "gift").questions] == [["One-two"], ["Three"]]


def test_one_category_becomes_the_bank() -> None:
    brought = bring("$CATEGORY: top/Blood cells\n\nA. {T}", "gift")
    assert brought.taken.content.startswith(b"title: Blood cells\ntopic: blood-cells\n")


def test_a_file_that_begins_with_a_category_is_gift_whatever_its_stems_look_like() -> None:
    sheet = "Which of them divides?\nA) a cell\nB) a virus\nANSWER: A"
    brought = bring(f"// of a course\n$CATEGORY: Cells\n\n{sheet}\n\nWhich? {{=right ~wrong}}\n")
    assert brought.only["answer"] == "right"


@pytest.mark.parametrize(
    ("gift", "why"),
    [
        ("Which? {=a =b ~c}", "2 answers that give 100 %, such as “a” and “b”; a choice"),
        ("Write. {}", "an essay"),
        ("Read this.", "a description"),
        ("Which? {=a ~b", "its { is never closed"),
        ("Which {one}? {=a ~b}", "a second {"),
        ("Many? {#=1:0 =2:0}", "2 numbers that give 100 %"),
        ("Many? {#2...3}", "“2...3”, which is no range"),
        ("Many? {#x}", "“x” where a number should be"),
        ("Match. {=a -> 1 =b}", "pairs and what are none: each is written =left -> right"),
        ("Match. {=a => 1 =b => 2}", "pairs and what are none: each is written =left -> right"),
        ("Which? {=a ~A}", "is also the key"),
    ],
)
def test_what_a_bank_can_not_hold_is_left_out_by_name(gift: str, why: str) -> None:
    brought = bring(f"Fine. {{T}}\n\n{gift}", "gift")
    assert [q["stem"] for q in brought.questions] == ["Fine."]
    assert brought.taken.left_out == 1
    assert brought.said.startswith("file:3: question 2 “")
    assert "left out: " in brought.said
    assert why in brought.said


@pytest.mark.parametrize(
    ("gift", "lost"),
    [
        ("Who? {=Rai =%50%Binet}", "the 50 % for “Binet”"),
        ("Who? {=R*i =Binet}", "the wildcard of “R*i”"),
        ("Many? {#=3:0 =%50%3:2}", "the 50 % for 3 ± 2"),
        ("It. {T#not so#yes}", "the feedback to the wrong answer: “not so”"),
        ("Which? {~%70%a ~%30%b ~%-10%c}", "the unequal weights"),
        ("Which? {~%70%a ~%30%b ~%-10%c}", "what wrong answers cost"),
        ("[html]<table><tr><td>a<td>b</table>{T}", "a table"),
        ('[html]See <img src\\="x.png">{T}', "the picture x.png, which is not in the file"),
        ("Order {>2 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none\na\nb}", "RELATIVE_TO_CORRECT"),
        ("Order {>2 RANDOM VERTICAL ABSOLUTE_POSITION SHOW none\na\nb\nc}", "only 2 of its 3"),
    ],
)
def test_what_is_lost_of_a_question_that_comes_in_is_named(gift: str, lost: str) -> None:
    brought = bring(gift, "gift")
    assert len(brought.questions) == 1
    assert brought.said.startswith("file:1: question 1 “")
    assert "lost: " in brought.said
    assert lost in brought.said


def test_a_line_that_is_not_utf8_is_named() -> None:
    brought = bring("Fine. {T}\n\ncaf\xe9? {=a ~b}\n".encode("latin-1"), "gift")
    assert brought.questions[1]["stem"] == "café?"
    assert brought.said.startswith("file:3: this line is not UTF-8")


def test_one_question_that_is_never_closed_does_not_take_the_next_along() -> None:
    brought = bring("Which? {=a ~b\n\n::next::It is. {T}", "gift")
    assert [q["stem"] for q in brought.questions] == ["It is."]


def test_a_title_below_an_answer_begins_a_question() -> None:
    brought = bring("::one::Why? {} \n::two::Which? {=a ~b}\n\n::three::{=Up ~Down} it goes.\n")
    assert [q["stem"] for q in brought.questions] == ["Which?", "____ it goes."]
    assert (
        brought.said == "file:1: question 1 “Why?”: left out: an essay, which no program can grade"
    )


def test_any_part_may_say_its_own_format() -> None:
    """As Moodle reads it, and generators of GIFT write it."""
    brought = bring("Which?{=[html]<b>a</b>#[html]<i>yes</i> ~[plain]b <c> ####[markdown]*so*}\n")
    assert brought.only == {
        "type": "choice", "stem": "Which?", "answer": "**a**", "distractors": ["b <c>"],
        "explanation": "*so*\n\n*yes*",
    }  # fmt: skip
    blank = bring("[markdown]A ____ of __all__ a__b{=c}\n").only["stem"]
    assert blank == "A ____ of **all** a__b"
    assert bring("Who?{=[moodle]she =[html] he}\n").only["accept"] == ["he"]
    assert bring("Which?{=[html]<b>a</b> -> 1 =b -> 2}\n").only["pairs"] == {"**a**": "1", "b": "2"}


def test_weights_may_have_a_decimal_comma() -> None:
    brought = bring("Which?{~%50%a ~%50%b ~%-33,33333%c}\n")
    assert (brought.only["answers"], brought.only["distractors"]) == (["a", "b"], ["c"])


def test_a_number_may_be_followed_by_what_is_said_to_others() -> None:
    brought = bring("How many?{#3:2~#Not at all}\n")
    assert (brought.only["answer"], brought.only["tolerance"]) == (3, 2)
    assert "the feedback to *: “Not at all”" in brought.said
