"""Aiken: the file beside what it comes to."""

import re

import pytest

from allquiz.importers.aiken import WITHOUT
from allquiz.model.refused import Refused
from tests.importers.brought import bring

QUESTION = {"type": "choice", "stem": "What?", "answer": "two", "distractors": ["one", "three"]}


@pytest.mark.parametrize(
    "aiken",
    [
        "What?\nA. one\nB. two\nC. three\nANSWER: B\n",
        "\ufeffWhat?\r\nA) one\r\nB) two\r\nC) three\r\n\r\nANSWER: B",
    ],
)
def test_a_question_comes_in_whole(aiken: str) -> None:
    brought = bring(aiken)
    assert brought.only == QUESTION
    assert brought.said == ""


@pytest.mark.parametrize(
    ("aiken", "note"),
    [
        ("What?\na) one\nb) two\nc) three\nANSWER: b", "Moodle takes capital letters only"),
        ("Listen.\nWhat?\nA. one\nB. two\nANSWER: B", "Moodle wants the stem on one line"),
        (
            "What?\nA. one ✓\nB. two\nANSWER: B",
            "a sign at “one” says that it is right; the answer line",
        ),
    ],
)
def test_what_moodle_would_refuse_is_read_and_said(aiken: str, note: str) -> None:
    brought = bring(aiken)
    assert brought.only["answer"] == "two"
    assert f"note: {note}" in brought.said
    assert brought.taken.left_out == 0


def test_feedback_is_the_explanation() -> None:
    aiken = "What?\nA. one\nB. two\nANSWER: B\nFEEDBACK: why\n\nWho?\nA. x\nB. y\nANSWER: A"
    one, other = bring(aiken).questions
    assert one["explanation"] == "why"
    assert "explanation" not in other


def test_an_option_may_go_on_below_and_a_stem_may_begin_with_a_letter_and_a_dot() -> None:
    aiken = "E. coli is a\nA. germ\nthat lives in the gut\nB. cell\nANSWER: A"
    assert bring(aiken).only["stem"] == "E. coli is a"
    assert bring(aiken).only["answer"] == "germ\nthat lives in the gut"


@pytest.mark.parametrize(
    ("aiken", "why"),
    [
        ("What?\nA. one\nB. two\nANSWER: D", "`ANSWER: D` names no option"),
        ("What?\nA. one\nB. \nANSWER: B", "`ANSWER: B` names no option that has a text"),
        ("What?\nA. 0.5\nB. 5\nANSWER: .5", "`ANSWER: .5` names no option"),
        ("What?\nA. -5\nB. 5\nANSWER: (5)", "`ANSWER: (5)` names no option"),
        ("What?\nA. and\nB. et\nANSWER: B. and", "`ANSWER: B. and` names no option"),
        (
            "What?\nA. one\nB. two\nANSWER: A, B",
            "several of its options are right: it takes several answers",
        ),
        ("What?\nA. one\nB. two", "no line `ANSWER:` follows it"),
        ("What?\nA. one\nB. two\nANSWER: A\nANSWER: B", "two lines tell its answer, A and B"),
        ("What?\nANSWER: B\nA. one\nB. two", "its options stand below its answer"),
        (
            "What?\nA. one\nB. one in two\nANSWER: one - in two of the cases",
            "one - in two of the cases` names no option",
        ),
    ],
)
def test_a_question_without_its_right_option_is_left_out(aiken: str, why: str) -> None:
    brought = bring(f"Fine?\nA. x\nB. y\nANSWER: A\n\n{aiken}")
    assert len(brought.questions) == 1
    assert brought.said.splitlines()[0].startswith("file:6: question 2 “What?")
    assert why in brought.said


@pytest.mark.parametrize(
    "sheet",
    [
        "1. What?\na) one\n*b) two\nc) three\n",
        "Q7. What?\n\nA. one\n\nB. two (correct)\n\nC. three\n",
        "**What?**\n\n(A) one\n(B) two\n(C) three\n\n**Correct answer: B. two**\n",
        "What?\nA) one\nB) two\nC) three\nAnswer: two\n",
        "What?\nA) one\nB) two\nC) three\nAnswer: (two).\n",
        "What?\nA) one\nB) *two\nC) three\n",
        "What?\nOptions:\nA) one\nB) two\nC) three\nAnswer: B\n",
        "What?\n**Answer choices:**\nA) one\nB) two\nC) three\nAnswer: B\n",
        "What?\nA) one\nB) two (correct answer)\nC) three\n",
        "What?\n- one\n- two (✓)\n- three\n",
        "What?\n[ ] one\n[*] two\n[ ] three\n",
        "1. What? (a) one (b) two (c) three Answer: b\n",
        "1) What? (A) one (B) two (C) three\nAns. B\n",
        "What?\nA) one\nB) two\nC) three\n\n<details>\n<summary>Show <b>Answer</b></summary>\n\n**B) two**\n\n</details>\n",
        "What?\n- one\n- two\n- three\n\n**Answer: two** (for it is the second one)\n",
        "What?\nA. one\nB. two\nC. three\nAnswer: two, because it is so\n",
        "What?\nA) one\nB) two\nC) three\n<details><summary>Solution</summary>Correct answer: B</details>\n",
        "\t1.\tWhat?\na.\tone\tc.\tthree\nb.\ttwo\td.\tfour\n\nANS:\tB\tPTS:\t1\tDIF:\tEasy\n",
        "What?\n- one\n- two\n- three\n**Answer:** - two\n",
        "What?\nA) one\n✅ B) two\nC) three\n",
        "What?\nA) one\nB) two\nC) three\nAnswer B\n",
        "What?\nA) one\nB) two\nC) three\nAnswer: Option B\n",
        "What?\nA) one\nB) two\nC) three\nAns. (B)\n",
        "What?\nA) one\nB) two\nC) three\nCorrect option: B)\n",
        "What?\nA) one\nB) two\nC) three\nThe correct answer is (b)\n",
        "1. What?\n\na. one\nb. two\nc. three\n\nANS: B\nPTS: 1\n",  # as ExamView prints it
    ],
)
def test_a_sheet_as_people_write_it_is_read_as_well(sheet: str) -> None:
    brought = bring(f"{sheet}\n{sheet}", form="aiken")
    assert [q["answer"] for q in brought.questions] == ["two", "two"]
    offered = [each for each in brought.questions[0]["distractors"] if each != "four"]
    assert {key: brought.questions[0][key] for key in QUESTION} | {
        "distractors": offered
    } == QUESTION


def test_the_answer_may_be_told_in_another_language() -> None:
    for told in (
        "Lösung: b",
        "Richtige Antwort: B",
        "Réponse : B",
        "Respuesta correcta: b)",
        "正解：B",
        "Ответ: b",
        "Solution: b. Es bindet das ganze Heparin.",
    ):
        made = bring(
            f"Welches?\na) Eisen\nb) Protamin\n{told}\nErklärung: Es bindet.\n", "aiken"
        ).only
        assert made["answer"] == "Protamin", told
        assert made["explanation"].endswith("Es bindet."), told
    for why in ("Justificación", "Explicacion", "Explicação", "Toelichting", "Пояснение"):
        made = bring(f"¿Cuál?\na) Hierro\nb) Protamina ✓\n{why}: Se une.\n", "aiken").only
        assert (made["answer"], made["explanation"]) == ("Protamina", "Se une."), why
    made = bring("Was ist darin?\nA) Eisen\nB) Lösung: NaCl\nANSWER: B\n", "aiken").only
    assert made["answer"] == "Lösung: NaCl"


def test_options_may_have_numbers_dashes_or_colons_where_an_answer_names_one() -> None:
    for options, told in (
        ("1. one\n2. two\n3. three", "2"), ("1) one\n2) two\n\n3) three", "2) two"), ("- one\n- two\n- three", "Two"),
        ("A: one\nB: two\nC: three", "B"), ("A: one\nB: two\nC: three", "B, because it is so"), ("• one\n• two\n• three", "two."),
    ):  # fmt: skip
        made = bring(f"1. What?\n{options}\nAnswer: {told}\n", "aiken").only
        reason = {"explanation": "Because it is so"} if "because" in told else {}
        assert made == QUESTION | reason, options
    for stem, told in (
        ("How many hold?\n1. It flies.\n2. It swims.", "2"),
        ("What?\n- it is red\n- it is new", "a car"),
    ):
        made = bring(f"{stem}\nAnswer: {told}\n", "aiken").only
        assert (made["type"], made["stem"], made["answer"]) == ("short_answer", stem, told)
    counted = bring("How many hold?\n1. red\n2. new\nAnswer: 2\n", "aiken")
    assert "“2” was taken for how many of the lines above it hold" in counted.said
    for unclear in (
        "1. 3\n2. 1\nAnswer: 1",
        "1. C\n2. A\n3. B\nAnswer: B",
        "- A. One\n- C. Two\n- B. Three\nAnswer: B",
        "- A. one\n- C. two\n- B. three\nAnswer: B",
        "one\ntwo\nANSWER: B",
    ):
        brought = bring(f"Fine?\nA. x\nB. y\nANSWER: A\n\nWhat?\n{unclear}\n", "aiken")
        assert len(brought.questions) == 1
        assert "left out: its options have no letters" in brought.said
    for listed, told, right in (
        ("1. A and C\n2. all\n3. B and C", "C. B and C", "B and C"),
        ("• all\n• A and B\n• A and C", "A and B", "A and B"),
        ("- *BCR*\n- **ABL**\n- KMT2A", "(A)", "*BCR*"),
        ("* C. albicans\n* A. niger\n* B. dermatitidis", "A", "C. albicans"),
        ("- Proteus\n- E. coli\n- Serratia", "B", "E. coli"),
        ("- [ ] A\n- [ ] AB\n- [ ] O", "AB", "AB"),
        ("- t(4;11)\n- t(9;22)\n- [none]", "t(9;22)", "t(9;22)"),
        ("- [ ] H. capsulatum\n- [x] A. niger\n- [ ] B. dermatitidis", "", "A. niger"),
    ):
        made = bring(f"1. What?\n{listed}\n{told and f'Answer: {told}'}\n", "aiken").only
        assert (made["type"], made["stem"], made["answer"]) == ("choice", "What?", right), listed
    stated = "Of these, what?\n1. red\n2. new"
    made = bring(f"{stated}\nA. 1 alone\nB. 2 alone\nANSWER: B\n", "aiken").only
    assert (made["stem"], made["answer"]) == (stated, "2 alone")


def test_what_chats_write_in_markdown_is_read_without_its_marks() -> None:
    for sheet in (
        "### 1. What?\n\nA) one  \nB) two  \nC) three  \n\n**Answer:** B) two  \n\n---\n\n",
        "**Question 1:** What?\n- A. one\n- B. two\n- C. three\n\n✅ **Correct Answer: B. two**\n\n",
        "## Question 1\nWhat?\n\n- [ ] one\n- [x] two\n- [ ] three\n\n",
        "1. **What?**\n   - a) one\n   - b) two ✅\n   - c) three\n\n",
        "1. **What?**\n   - one\n   - **two**\n   - three\n\n",
        "1. What?\n   a. one\n   b. **two**\n   c. three\n\n",
        "1. What?\n* one\n* **two**\n* three\n\n",
        "1. What?\n- one\n- two ✓\n- three\n\n",
        "1. What?\n• one\n• two (correct)\n• three\n\n",
        "**Question #1:** What?\n\nA ) one\nB ) two\nC ) three\n> Answer: B\n\n",
        "> **1.** What?\n>\n> A. one\n> B. two\n> C. three\n>\n> Answer: B\n\n",
        "1. What?\n**A**. one\n**B**. two\n**C**. three\nAnswer: B\n\n",
        "1. What?\n**A.** one\n***B.** two\n**C.** three\n\n",
        "1. What?\nA. one\n***B.** two\nC. three\n\n",
        "1. What?\n_A._ one\n`B.` two\n__C.__ three\nAnswer: B\n\n",
        "1. What?\n**A:** one\n**B:** two\n**C:** three\nAnswer: B\n\n",
        "1. What?\nA - one\nB - two\nC - three\nAns B\n\n",
        "**1.** What?\n\n**A.** one\n**B.** two\n**C.** three\n\n**Answer: B**\n\n",
        "1. What?\n\nA\\. one\n\nB\\. two\n\nC\\. three\n\nAnswer: B\n\n",
    ):
        brought = bring(f"Sure! Here are 2 questions:\n\n{sheet}{sheet.replace('1', '2', 1)}")
        assert not brought.taken.left_out
        assert "on one line" not in brought.said
        assert [q["answer"] for q in brought.questions] == ["two", "two"], sheet
        assert {key: brought.questions[1][key] for key in QUESTION} == QUESTION, sheet
        is_bold = "**two**" in sheet
        assert ("the option in bold was taken for the right one" in brought.said) is is_bold
    amount = bring("1. Which?\n> 20 %\n> 30 %\nA. one\nB. > 5\nAnswer: B\n").only
    assert (amount["stem"], amount["answer"]) == ("Which?\n> 20 %\n> 30 %", "> 5")


def test_questions_and_answers_in_turn_are_typed_or_turned_as_their_length_tells() -> None:
    for asks, tells in (("Q:", "A:"), ("Question 1:", "Answer:"), ("**Q1.**", "**A1.**")):
        pair = f"{asks} Who?\n{tells} Rai\n{asks.replace('1', '2')} What?\n{tells.replace('1', '2')} It is a germ\nthat lives.\n"
        typed, card = bring(pair).questions
        assert (typed["type"], typed["stem"], typed["answer"]) == ("short_answer", "Who?", "Rai")
        assert (card["front"], card["back"]) == ("What?", "It is a germ\nthat lives."), asks
    below = "It rests.\nAnd waits.\n\nIt wakes.\n\nUse this for the next two questions.\n\n"
    told, asked = bring(f"Q: What?\nA: one\n\n{below}Q: Who?\nA: two\n").questions
    assert told["explanation"] == "It rests.\nAnd waits.\nIt wakes."
    assert asked["stem"] == "Use this for the next two questions.\nWho?"
    case = "A 4-year-old boy is pale.\nHe tires."
    icon = bring("1. What?\ue000\nA. one\nB. two\nANSWER: B\n").only  # of a web page's font
    assert icon["stem"].startswith("What?")
    for heading in ("", "## Part 2\n\n"):
        for first, second in (("Q:", "Q:"), ("Q1:", "Q2:")):
            above = f"# Cells\n\n{first} What?\nA: one\n\nSoon.\n\n{heading}{case}\n\n"
            brought = bring(f"{above}{second} Who?\nA: two\n\nSo it is.\n")
            told, asked = brought.questions
            assert (told["stem"], told["explanation"]) == ("What?", "Soon.")
            assert (asked["stem"], asked["explanation"]) == (f"{case}\nWho?", "So it is.")
            is_headed = heading != ""
            assert ("“Part 2” was taken for a heading" in brought.said) is is_headed
            for guess in ("“A 4-year-old boy is pale.” was taken for a part", "“Soon.” was taken"):
                assert (guess in brought.said) is not is_headed
    picked = bring("Q: What?\na) one\nb) two\nc) three\nA: b\n").only
    assert picked == QUESTION
    wrapped_case = bring(
        "Q1: He is pale.\nWhat?\nA) one\nof two\nB) one\nof three\nANSWER: B\n"
    ).only
    assert (wrapped_case["stem"], wrapped_case["answer"]) == ("He is pale.\nWhat?", "one\nof three")
    for answer in ("A: b", "Answer: B", "ANSWER: b"):
        assert bring(f"**Q:** What?\na) one\nb) two\nc) three\n{answer}\n").only == QUESTION
    for pair in (
        "Q: Who?\nA: Rai",
        "Q: Who? A: Rai",
        "**Q: Who?** **A:** Rai",
        "**Q:**Who?\n**A:**Rai",
        "Q1. Who? Answer: Rai",
    ):
        alone = bring(pair)
        assert (alone.only["stem"], alone.only["answer"]) == ("Who?", "Rai"), pair
        assert alone.said == "file: " + WITHOUT, pair
    assert bring("**Q:** *Who* is it?\nA: Rai").only["stem"] == "*Who* is it?"
    fever = bring("Q fever: what? A: b\na) one\nb) two\nc) three\nANSWER: b\n").only
    assert fever["stem"] == "Q fever: what? A: b"


def test_what_converters_make_of_words_lettered_lists_keeps_its_key() -> None:
    """Word numbers its lists itself: mammoth, markitdown and pandoc write 1, 2, 3 for A, B, C."""
    for sheet in (
        "1\\. What?\n\n1. one\n2. two\n3. three\n\nANSWER: B\n\n",
        "1\\. What?\n\n1.  one\n\n2.  two\n\n3.  three\n\n**Answer:** B\n\n",
        "1. What?\n   1. one\n   2. two\n   3. three\n\nCorrect answer: (b)\n\n",
    ):
        assert [q["answer"] for q in bring(sheet * 2).questions] == ["two", "two"], sheet
        assert {key: bring(sheet).only[key] for key in QUESTION} == QUESTION
    several = bring("Which?\n\n1. Na\\+\n2. Cl\\-\n3. K\\+\n\nANSWER: A and C\n").only
    assert several["answers"] == ["Na+", "K+"]
    one_list = "1. What?\n2. one\n3. two\n\nANSWER: B\n\n"
    assert not bring(
        f"{one_list}So.\n\n{one_list}Fine?\nA. x\nB. y\nANSWER: A\n", "aiken"
    ).questions[1:]


def test_a_list_that_went_on_to_the_answer_makes_no_option_of_it() -> None:
    """As Writer 7.4 saves it where Enter was pressed below the last option."""
    sheet = "1. Which?\n    a. one\n    b. two\n    c. Answer: {}\n2. Who?\n    a. x\n    b. y\n    c. Answer: A\n"
    assert [q["answer"] for q in bring(sheet.format("B")).questions] == ["two", "x"]
    for twin in (
        *("C. Answers A and B\nAnswer: C", "C. Answer: B\nD. none\nAnswer: D"),
        *("C. Answer: A\n\nAnswer: C", "C. Answer: A\n\nD. none\n\nAnswer: D"),
    ):
        assert bring(f"Which?\nA. one\nB. two\n{twin}\n").only["answer"] not in ("one", "two")


def test_the_key_below_a_sheet_gives_each_question_its_answer() -> None:
    sheet = "Week 3\n\n1. What?\nA. one\nB. two\nC. three\n\n2) Who?\na) x\nb) y\n\n3. It is so.\n"
    for key in (
        "Answer key\n1. B\n2. A\n3. True",
        "Answers: 1-b, 2-a, 3-T",
        "**Key:**\n\n1) B  2) A  3) t\n",
        "Answers\n1. B. two\n2. (a) x\n3. True",
        "Answer key:\n1) B - because it is so.\n2) A, because he is.\n3) T\n",
        "Answers\n\n1. b\n   It is so.\n2. a\n   He is.\n   It is known.\n3. True\n",
    ):
        brought = bring(f"{sheet}\n{key}\n")
        assert [q["answer"] for q in brought.questions] == ["two", "x", True], key
        assert [q["stem"] for q in brought.questions] == ["What?", "Who?", "It is so."]
        assert "“Week 3” was taken for a heading" in brought.said
    said = bring(f"{sheet}\nAnswers\n1. B. three\n2. A. x\n3. T\n").said
    assert "“What?”: left out: `ANSWER: B. three` names no option" in said
    for key in ("1. B 2. A", "1. B 2. A 2. B 3. T", "1. B 2. A 4. T"):
        said = bring(f"{sheet}\nFine?\nA. x\nB. y\n*C. z\n\nAnswers: {key}\n", "aiken").said
        assert "question 1 “What?”: left out: no line `ANSWER:` follows it" in said, key
    for head in ("", "## Answer key\n\n"):
        rows = f"{head}| Question | Answer |\n|:--|---|\n| 1 | **B** |\n| 2 | A |"
        tabled = bring(f"{sheet.partition('3. It')[0]}{rows}\n")
        assert [q["answer"] for q in tabled.questions] == ["two", "x"], head
    options = "\n".join(f"{letter}. {'long ' * 30}{letter}" for letter in "ABCD")
    long_sheet = "\n\n".join(f"{number}. What?\n{options}" for number in range(1, 101))
    key = "\n".join(f"{number}. C" for number in range(1, 101))
    assert len(bring(f"{long_sheet}\n\nAnswers\n{key}\n").questions) == 100
    wide = f"{long_sheet}\n\nAnswers\n{key}\n".replace("long ", "長い").replace("What", "何")
    assert len(bring(wide.encode("utf-16")).questions) == 100
    for other in (  # bold is no key above one, and statements have numbers too
        "(1) What?\nA. one\nB. **two**\n\n(2) Who?\nA. **x**\nB. y\n\nKey: 1. A 2. B",
        "1 - Which?\n1. It is big.\n2. It is small.\n- A. x\n- B. y\n\n2 - Who?\n- A. x\n- B. y\n\nKey: 1. B 2. A",
    ):
        assert bring(other, "aiken").questions == [], other
    bracketed = "1. What?\nA. B. cereus\nB. B. fragilis\n\n2. Who?\nA. x\nB. y\n\nKey:\n1. (B. fragilis)\n2. (A. x)"
    assert [q["answer"] for q in bring(bracketed).questions] == ["B. fragilis", "x"]
    with pytest.raises(Refused, match="nothing tells which"):  # numbers that name options
        bring("1. What?\n1. two\n2. one\n\n2. Who?\n1. x\n2. y\n\nAnswer key: 1. 2  2. 1")
    reasons = bring(f"{sheet}\nAnswers\n1. B. two\nExplanation: So.\n2. A. x\nB is y.\n3. T\n")
    assert [q.get("explanation") for q in reasons.questions] == ["So.", "B is y.", None]
    with pytest.raises(Refused):  # another question is no reason
        bring(f"{sheet}\nAnswers: 1. B 2. A 3. T\n\n4. Where?\nA. x\nB. y\n")
    typed = "Which?\n1. one\n2. two\n\nWho?\n1. x\n2. y\n\nAnswer key: 1. B 2. A"
    assert "left out: its options have no letters" in bring(typed, "aiken").said


def test_a_number_within_a_stem_numbers_no_question() -> None:
    sheet = "3. On day 20. Which comes next?\nA. one\nB. two\nANS: B\n\n1990: what?\nA. x\nB. y\nANS: A\n"
    stems = [question["stem"] for question in bring(sheet).questions]
    assert stems == ["On day 20. Which comes next?", "1990: what?"]


def test_what_else_programs_say_of_a_question_is_no_part_of_it() -> None:
    brought = bring(
        "What?\nA. one\nB. two\nNumbering: 123\nANS: B\nPTS: 1   DIF: Easy\nSo it is.\n"
    )
    assert (brought.only["answer"], brought.only["explanation"]) == ("two", "So it is.")
    assert "lost: “Numbering: 123”; “PTS: 1   DIF: Easy”" in brought.said


def test_a_question_without_an_answer_does_not_take_that_of_the_next() -> None:
    for blank in ("", "\n"):
        brought = bring(f"1. What?\nA. one\nB. two\n{blank}2. Who?\nA. x\nB. y\nANSWER: B\n")
        assert [(q["stem"], q["answer"]) for q in brought.questions] == [("Who?", "y")]
        assert "file:1: question 1 “What?”: left out: no line `ANSWER:`" in brought.said


def test_letters_that_leave_one_out_or_come_twice_are_told() -> None:
    for letter in "BD":
        brought = bring(
            f"What?\nA. one\nB. two\n{letter}. three\nANSWER: B\n\nWho?\nA. x\nB. y\nANSWER: B\n"
        )
        assert (
            "left out: the letters of its options are not A, B, C …: look below “two”"
            in brought.said
        )
    bug = bring("Which?\nA. S. aureus\nB. E. coli\nC. B. subtilis\nANSWER: B. E. coli\n").only
    assert bug["answer"] == "E. coli"


def test_a_title_above_questions_without_numbers_is_no_part_of_a_stem() -> None:
    for title in ("# Quiz on cells", "Here are two questions:"):
        brought = bring(f"{title}\n\nWhat?\nA. one\nB. two\nC. three\nANSWER: B\n")
        assert brought.only == QUESTION
        assert f"“{title}” was taken for a heading" in brought.said
    asks = "# Which quiz is it\n\nA. one\nB. two\nANSWER: B\n"
    assert bring(asks).only["stem"] == "Which quiz is it"


def test_what_is_written_below_the_answer_is_the_explanation() -> None:
    sheet = "What?\nA) one\nB) two\nAnswer: B\nSo it is,\nand was.\n\nWho?\nA) x\nB) y\nKey: A\n"
    one, other = bring(sheet).questions
    assert one["explanation"] == "So it is,\nand was."
    assert (other["stem"], other["answer"]) == ("Who?", "x")
    folded = "<details>\n<summary>Answer</summary>\n\nAnswer: **B**\n\nSo it is.\n</details>\n"
    assert bring(f"What?\nA) one\nB) two\n\n{folded}").only["explanation"] == "So it is."


def test_several_letters_are_several_right_options() -> None:
    brought = bring("What?\nA) one\nB) two\nC) three\nANSWER: A and C\n")
    assert brought.only["answers"] == ["one", "three"]
    assert "several of its options are right: it takes several answers" in brought.said
    blood = "Which plasma has no antibodies?\nA. A\nB. O\nC. AB\nD. B\nANSWER: "
    for answer in ("AB", "C (AB)", "C - AB", "C: AB", "C [AB]", "Option C: AB"):
        assert bring(blood + answer).only["answer"] == "AB", answer
    dots = bring("How much?\nA. 0.5\nB. 5\nC. .5\nD. (5)\nANSWER: .5")
    assert dots.only["answer"] == ".5"
    fine = "Fine?\nA. x\nB. y\nANSWER: A\n"
    arms = "Which arm?\nA. Option C\nB. Option A\nC. Option B\nANSWER: Option B"
    three = "What?\nA. one\nB. two\nC. three\nANSWER: "
    for several in ("one and three", "A. one, C. three", "three | one"):
        assert bring(three + several).only["answers"] == ["one", "three"], several
    blood_2 = "Which?\nA. AB\nB. B\nC. O\nD. A\nANSWER: "
    assert bring(f"{blood_2}D (A)").only["answer"] == "A"
    for other in (
        blood + "C (B)",
        blood + "C. B",
        blood + "D, B",
        blood_2 + "A, D",
        arms,
    ):  # two in one
        assert "names no option" in bring(f"{fine}\n{other}").said, other
    assert bring(blood + "C").said == ""
    both = "What?\nA. rash\nB. fever\nC. A and B\nANSWER: "
    assert bring(both + "(A and B)").only["answer"] == "A and B"
    signs = "Which?\nA. +\nB. -\nC. 0\nANSWER: "
    for several in ("+ and -", "A. + and B. -", "A/B"):
        assert bring(signs + several).only["answers"] == ["+", "-"], several
    colours = "Which?\nA. red, white\nB. white\nC. red\nANSWER: "
    assert bring(f"{three}A. one. C. three is too many").only["answer"] == "one"
    for unclear in (
        f"{three}A (one) B (two)",
        colours + "white and red, white",
        "Many?\nA. 2\nB. 4\nC. 6\nD. 8\nANSWER: option 4",
    ):
        assert not bring(f"{fine}\n{unclear}").questions[1:], unclear
    assert "was taken for the letter of “O”" in bring(blood + "B").said
    texts = bring(f"{blood}B\n\nWhat?\nA. x\nB. yes\nANSWER: yes\n")
    assert [q["answer"] for q in texts.questions] == ["yes"]
    assert "is the text of an option and the letter of another" in texts.said
    amounts = bring("What?\nA. x\nB. y\nANSWER: A\n\nHow many?\n1. 23\n2. 46\n3. 4\nANSWER: 2\n")
    assert "its options have no letters" in amounts.said


def test_right_is_a_side_of_the_body() -> None:
    sheet = "Where?\nA. atrium (left)\nB. atrium (right)\nC. ventricle (left)\n"
    assert bring(f"{sheet}ANSWER: A").only["distractors"] == ["atrium (right)", "ventricle (left)"]
    assert bring(sheet, "aiken").questions == []
    table = bring("Question,A,B,C\nWhere?,atrium (left),atrium (right),ventricle (left)\n")
    assert (table.questions, table.taken.left_out) == ([], 1)


def test_a_text_is_told_by_what_can_be_read_of_it() -> None:
    """Whatever numbers its questions, sets its options off or marks the right one."""
    for sheet in (
        "Question 1\nWhat?\nA. one\nB. two\nC. three\nSolution: B\n",
        "**1.** What?\na) one\nb) two\nc) three\nRichtige Antwort: two\n",
        "Q.1 What?\n(A) one\n(B) two <-- correct\n(C) three\n",
        "#1 What?\n[a] one\n→ [b] two\n[c] three\n",
        "1. What?\nA. one\n**B. two**\nC. three\n",
        "1. What?\nA. one\n[x] B. two\nC. three\n",
        "What?\n- [ ] one\n- [x] two\n- [ ] three\n",
        "What?\n☐ one\n☑ two\n☐ three\n",
        "What?\n○ one\n● two\n○ three\nAnswer: two\n",
        "What?\n⬜ one\n✅ two\n⬜ three\n",
        "What?\n☐ A. one\n☒ B. two\n☐ C. three\n",  # as Word ticks it
        "What?\n❌ one\n✅ two\n❌ three\n",
        "1. What?\n⬜ one\n✅ two\n❌ three\n",
        "What?\n○ one\n○ two\n○ three\n\nAnswer: two\n",
        "What?\n☐ one\n☐ two\n☐ three\nAnswer: B\n",
        "What?\n☐ A. one\n☐ B. two\n☐ C. three\nAnswer: B\n",
        "What?\n1. (a) one\n2. (b) two\n3. (c) three\nAnswer: two\n",
        "What?\n\n* \\[ ] one\n* \\[x] two\n* \\[ ] three\n",  # as remark formats it
        "1. What?\nA) one  B) two  C) three\nANSWER = B\n",
        "1. What?\nA. one  ✓ B. two  C. three\n",
        "1. What?\nA. one  B. two ✔️  C. three\n",
    ):
        assert bring(sheet * 2).questions[0]["answer"] == "two", sheet
        assert {key: bring(sheet).only[key] for key in QUESTION} == QUESTION, sheet
    assert bring("Name the tissue.\nAnswer: marrow\n\nName it.\nAnswer: blast\n").questions[1]
    several = bring("1. Which?\n* (A) 2  (B) 3  * (C) 4\n\n2. What?\nA. one\n* B. two\nC. three\n")
    assert [q.get("answers", q.get("answer")) for q in several.questions] == [["2", "4"], "two"]
    named = bring(
        "1. Which?\na. Option 1\nb. Option 2\nAnswer: Option 2\n\n2. Who?\na. x\nb. y\nAnswer: b\n"
    )
    assert named.questions[0]["answer"] == "Option 2"
    bugs = bring("A. niger or B. subtilis: what grows?\nA. one\nB. two\nANSWER: B\n").only
    assert bugs["stem"] == "A. niger or B. subtilis: what grows?"
    four = "What?\nA. one ✓\nB. two\nC. three\nD. four\n\nE. coli is a\nA. germ ✓\nB. cell\n"
    for sheet in (
        four,
        four.replace("\nA.", "\n* A.")
        .replace("\nB.", "\n* B.")
        .replace("\nC.", "\n* C.")
        .replace("\nD.", "\n* D."),
    ):
        assert [(q["stem"], q["answer"]) for q in bring(sheet).questions] == [
            ("What?", "one"),
            ("E. coli is a", "germ"),
        ]
    for gap, stem in (("\n", "Who?"), ("\n\n", "Who is\nit?")):
        alone = gap.join(
            ["What?", "A. one", "B. two", "C. three", "B", stem, "A. x", "B. y", "A, B"]
        )
        one, two = bring(f"{alone}\nWhich?\nA. x\nB. z\nB").questions[:2]
        assert (one["answer"], two["stem"]) == ("two", "Which?")
    wrapped = "Which virus?\nA. hepatitis\nA\nB. hepatitis\nB\nC. hepatitis\nC\n"
    with pytest.raises(Refused):
        bring(f"{wrapped}\n{wrapped}")
    listed = (
        "What?\na) (b) two\nb) (a) one\nAnswer: (a) one, because it is the very first of them\n"
    )
    assert bring(listed).only["answer"] == "(a) one"
    for said in (", because it is the very first of them", " (a yeast)"):  # its C is no letter
        germs = f"Which?\n1) E. coli\n2) C. albicans\n3) S. aureus\nAnswer: C. albicans{said}\n"
        assert [q["answer"] for q in bring(germs, "aiken").questions] in ([], ["C. albicans"])
    for said in ("C 2", "2, because it is so"):
        typed = bring(f"How many?\n1) 8\n2) 4\n3) 2\nAnswer: {said}\n", "aiken")
        assert "its options have no letters" in typed.said, said
    merged = "1. What?\n1. one\n2. two\n\n2. Who?\n1. x\n2. y\n\nAnswers\n1. A\n2. A\n"
    assert bring(merged, "aiken").questions == []
    beside = "Q1: What?\nA. one  B. two  C. three\nCorrect answer: B\n"
    assert bring(beside, "aiken").only["answer"] == "two"
    assert bring(beside.replace(": B", ": B) two"), "aiken").only["answer"] == "two"
    boxed = bring("Which vitamin?\n[ ] C\n[ ] B\n[ ] D\nAnswer: C\n", "aiken")
    assert [q["answer"] for q in boxed.questions] in ([], ["C"])  # it has no letter
    unsure = "What?\nA. one\nB. vitamin\nD\n\nWho?\nA. x\nB. y\nANSWER: A\n"
    assert [q["stem"] for q in bring(unsure).questions] == ["Who?"]
    letters = bring("What?\nA. T\nB. F\nC. N\nANSWER: T\n", "aiken").only
    assert letters["answer"] == "T"


def test_numbers_tell_where_questions_begin() -> None:
    """What follows the options of one is no part of the next, be there a blank line or none."""
    for gap in ("", "\n"):
        sheet = f"1. What?\nA. one\n*B. two\nC. three\nExplanation: so.\n{gap}2. Who?\n\n*A. x\nB. y\n{gap}"
        one, two, three = bring(f"{sheet}3. How?\nA. v\n*B. w\n").questions
        assert (one["explanation"], two["stem"], three["answer"]) == ("so.", "Who?", "w")
    sheet = (
        "1. What?\nA. one\nB. two\nIt is so.\n\n2. Who?\nA. x\nB. y\nIt is he.\n\nKey: 1. B 2. B\n"
    )
    assert [q["answer"] for q in bring(sheet).questions] == ["two", "y"]
    part = "1. What?\nA. one\nB. two\nView Answer\nAnswer: B\nMore of these!\n2. Who?\nA. x\nB. y\nAnswer: A\n"
    for said in (
        "So.\n",
        "Explanation: so\n1. one thing\n2. another\n",
        "Explanation:\n1. a list\n",
    ):
        sheet = f"{part}{said}And on.\n{part}{said}3. How?\nA. v\nB. w\nAnswer: B\n"
        parts = bring(sheet).questions
        stems = [question["stem"] for question in parts]
        assert stems == ["What?", "Who?", "What?", "Who?", "How?"], said
        assert "View" not in str(parts)
    for between in ("", "## Part 2\n\n"):  # in which each question is the first of its part
        sheet = f"1. What?\nA. one\nB. two\nAnswer: B (two)\n\n{between}"
        brought = bring(f"{sheet}{sheet}2. Who?\nA. x\nB. y\nAnswer: A\n")
        assert [q["stem"] for q in brought.questions] == ["What?", "What?", "Who?"]
    gap = "1. What?\nA. one\nB. two\nAnswer: B\n{}3. Who?\nA. x\nB. y\nAnswer: {}\n2. How?\nA. v\nB. w\nAnswer: B\n"
    for left_out in "AB":
        brought = bring(gap.format("So.\n", left_out))
        assert [q["stem"] for q in brought.questions] == ["What?", "How?"]
        assert "“What?”: lost: 1 more in what is said of it" in brought.said
    statements = "1. Of these, what holds?\n1. red\n2. new\nA. 1 alone\nB. both\nANSWER: B\n"
    assert bring(statements).only["stem"] == "Of these, what holds?\n1. red\n2. new"


def test_reasons_and_headings_of_test_programs_are_no_part_of_a_stem() -> None:
    """As Respondus (`@`, `~`) and ExamSoft write them."""
    sheet = "Type: MC\nTitle: Q1\n1) What?\n~ So it is.\na) one\n~ no\n*b) two\nc) three\n"
    brought = bring(f"{sheet}\n{sheet.replace('1', '2')}")
    assert [q["stem"] for q in brought.questions] == ["What?", "What?"]
    assert brought.questions[0]["explanation"] == "So it is.\nno"
    assert "lost: “Type: MC”; “Title: Q1”" in brought.said


SHEET = "1. What?\na) one\nb) two\nc) three\n\n2. Who?\na) one\nb) two\nc) Answer: B\n\n"


def test_a_key_that_is_a_table_at_the_end_tells_the_answers() -> None:
    """As spreadsheets, Word (tabs) and Writer 7.4 (a cell a line) leave one in a text."""
    columns = "Question\tAnswer\n1\tB\n2\tC\n"
    keys = [columns, columns.replace("\t", "\n"), columns.replace("\t", ","), columns[16:]]
    keys += ["Answer key\n" + columns[16:], "| No. | Key |\n|---|---|\n| 1 | B |\n| 2 | C |\n"]
    keys += [
        "Question\t1\t2\nAnswer\tB\tC\n",
        "Answer key\n1\t2\nB\tC\n",
        "Answer key: 1. B 2. C\n",
    ]
    keys += [
        f"{title}\n\n{columns[at:]}"
        for title in ("Answer key for quiz 1", "Solutions")
        for at in (0, 16)
    ]
    for key in keys:
        asked, other = bring(SHEET + key).questions
        assert (asked["answer"], other["answer"]) == ("two", "Answer: B"), key
        if key.startswith(("|", "Question")):  # which is no table of questions
            for sign in ("- ", "**", "- **"):
                marked = re.sub(r"(?m)^([abc]\))", rf"{sign}\1{sign.strip('- ')}", SHEET)
                assert bring(marked + key).questions[0]["stem"] == "What?", sign
    untold = "nothing tells which of these are right"
    for key in (
        "",
        "1\tB\n3\tC\n",
        "Page 2\n1\tB\n2\tC\n",
        "1\t2\nA\tB\tC\n",
        "No.\tAnswer\tOption\n1\tB\tso\n2\tC\tso\n",
        "No.\tKey\tVersion B\n1\tB\tC\n2\tC\tA\n",  # of two papers
        "No.,Key,Version B\n1,B,C\n2,C,A\n",
        "No,Answer,Why\n1,B,A, B and C are so\n2,C,so\n",  # a comma within a reason
        "1\tB\tA cell\n2\tC\tso\n",  # of which nothing says that these are reasons
    ):
        with pytest.raises(Refused, match=untold):
            bring(SHEET.replace("c) Answer: B", "c) three") + key)
    for alone in (columns, "Question,Answer,Why\n1,B,so\n2,C,so\n"):
        with pytest.raises(Refused, match="this is a key"):
            bring(alone)
    for key in (
        "No.\tAnswer\tWhy\n1\tB\tit is so\n2\tC\tso\n",
        "| # | Key | Text | Reason |\n|---|---|---|---|\n| 1 | B | two | it is so |\n| 2 | C | Answer: B | so |\n",
        "#,Answer,Why\n1,B,it is so\n2.,(c),so\n",
        "| Q No. | Right option | Topic |\n|---|---|---|\n| 1 | B | it is so |\n| 2 | C | so |\n",
    ):
        asked, other = bring(SHEET + key).questions
        assert (asked["answer"], asked["explanation"]) == ("two", "It is so"), key
        assert (other["answer"], other["explanation"]) == ("Answer: B", "So"), key
    cells = "| # | Correct | Note |\n|---|---|---|\n| 1 | B | B, C: so |\n| 2 | C | A cell |\n"
    assert [q["explanation"] for q in bring(SHEET + cells).questions] == ["B, C: so", "A cell"]
    texts = "No.\tSolution\tText\n1\tB\ttwo\n2\tA\tone\n"
    assert [q["answer"] for q in bring(SHEET + texts).questions] == ["two", "one"]
    told = bring(f"{SHEET}Answer key\n1\tB\ttwo\n2\tC\tfor it is as it is\n").questions
    assert told[1]["explanation"] == "For it is as it is"
    for name in ("Text", "Word | Why"):  # a text that is another option's
        key = f"| # | Key | {name} |\n|---|---|---|\n| 1 | B | three | so |\n| 2 | C | |\n"
        said = bring(SHEET + key.replace("| so ", "| so " * name.count("|"))).said
        assert "question 1 “What?”: left out: `ANSWER: B. three` names no option" in said
    for columns in ("# | Why | Key", "# | Text | Key"):  # the letters stand behind the numbers
        table = f"| {columns} |\n|---|---|---|\n| 1 | three | B |\n| 2 | Answer: B | C |\n"
        assert "question 1 “What?”: left out" in bring(SHEET + table).said
    listed = bring(SHEET + "3. Where?\na) one\nb) two\nc) Answer: B\n").said  # as lists go on
    assert "question 1" in listed


def test_a_letter_without_options_is_no_answer_where_all_are_letters() -> None:
    told = bring("1. What?\na) one\nb) two\nc) three\nAnswer: B\n\n2. Who?\nAnswer: C\n")
    assert told.only == QUESTION
    assert "question 2 “Who?”: left out: its answer is a letter" in told.said
    assert (
        bring("1. Which vitamin?\nAnswer: C\n\n2. Who?\nAnswer: Rai\n").questions[0]["answer"]
        == "C"
    )
    groups = bring("Q: Which group?\nA: O\n\nQ: Which one?\nA: AB\n").questions
    assert [q["answer"] for q in groups] == ["O", "AB"]


def test_questions_of_auto_multiple_choice_are_named() -> None:
    asked = "* What?\n- one\n+ two\n-[ordered] three\n\n"
    for amc in (f"# AMC-TXT\nTitle: A\n\n{asked}", f"{asked}**[id=x] Who?\n+ a\n- b\n+ c\n"):
        with pytest.raises(Refused, match="this is AMC-TXT of Auto Multiple Choice"):
            bring(amc)
    with pytest.raises(Refused, match="write `Answer: B` below each"):
        bring(asked)
    with pytest.raises(Refused):  # bullets that are all alike
        bring("1. What?\n* one\n+ two\n- three\n")
    plain = bring("Which?\n* a\n- b\n+ c\nA. x\nB. y\nANSWER: B\n").only
    assert plain["answer"] == "y"


def test_a_star_that_may_lead_to_a_footnote_is_no_key() -> None:
    dose = "Which dose?\nA. 10 mg\nB. 20 mg*\n\n{}\n\nWhat?\nA. one\n*B. two\nC. three\n"
    brought = bring(dose.format("* in adults"))
    assert brought.only == QUESTION
    assert (
        "the star behind “20 mg” may say that it is right, or lead to “* in adults”" in brought.said
    )
    for told in ("* correct answer", "Think of it."):
        assert bring(dose.format(told)).questions[0]["answer"] == "20 mg", told


def test_options_in_two_columns_are_four() -> None:
    columns = "1. What?\nA. one{0}C. three\nB. two{0}D. four\nAnswer: B\n"
    for between in ("\t", "\t\t", " " * 9):
        only = bring(columns.format(between)).only
        assert only == QUESTION | {"distractors": ["one", "three", "four"]}, repr(between)
    for other in (columns.replace("D. four", "D. four{0}E. five"), columns.replace("C", "D")):
        assert "two options stand side by side" in bring(other.format("\t"), "aiken").said


def test_round_bullets_tell_no_key_for_an_outline_has_them() -> None:
    outline = "Notes\n● Which cells\n○ red\n○ white\n"
    for text, said in (
        (outline, "format can't be told"),
        (f"{outline}\n● Where\n○ marrow\n", "format can't be told"),
        ("Who?\n● Rai\n○ he\n", "write `Answer: B` below each"),
        ("Who?\n\n○ Rai\n● Binet\n", "write `Answer: B` below each"),
    ):
        with pytest.raises(Refused, match=said):
            bring(text)


def test_an_outline_has_its_options_below_its_question() -> None:
    """As notes and chats write them: a question is an item, its options and its answer are items below it."""
    for asked, answer in (
        ("- **1. What?**", "  - **Correct Answer: B**"),
        ("* **Question 1**: What?", "* Correct answer: B) **two**"),
        ("- What?", "- Answer: two"),
    ):
        options = "".join(f"  {asked[0]} {each}\n" for each in ("A) one", "B) two", "C) three"))
        for item in (options, options.replace(f"{asked[0]} ", "")):
            assert bring(f"{asked}\n\n{item}{answer}\n").only == QUESTION, asked


def test_labels_in_a_stem_are_no_options() -> None:
    stem = "Given (a) fever (b) rash (c) pallor"
    for rest in (". Which hold?\n1) one\n2) two\nAnswer: 2\n", "\nA. one\nB. two\nAnswer: B\n"):
        only = bring(f"1. {stem}{rest}").only
        assert (only["answer"], only["stem"].startswith(stem)) == ("two", True), rest


def test_what_stands_right_above_a_question_besides_is_no_part_of_it() -> None:
    head = "Quiz title: Cells\nTitle: Part\nPoints: 2\n"
    brought = bring(f"{head}1. What?\na) one\n*b) two\nc) three\n")
    assert brought.only == QUESTION
    assert "lost: “Quiz title: Cells”; “Title: Part”; “Points: 2”" in brought.said


def test_headings_between_questions_are_none() -> None:
    part = "## Second part\n\n{}\nA. one\nB. two\nC. three\nAnswer: B\n\n"
    for asked in ("### {}. What?", "{}. What?", "What?"):
        sheet = "# Cells\n\n" + "".join(part.format(asked.format(n)) for n in (1, 2))
        brought = bring(sheet)
        assert [q["stem"] for q in brought.questions] == ["What?", "What?"], asked
        assert "“Second part” was taken for a heading" in brought.said
        assert brought.taken.left_out == 0
    heads = "1. What?\nA. one\nB. two{0}\n\n## Part\n\n2. What?\nA. one\nB. two{0}\n{1}"
    keys = ("## Key\n\n### Cells\n1. B\n### Part\n2. B", "Answers\n1. B\n\n### Part\n2. B")
    for sheet in (
        heads.format(" ✓", "").replace("\n\n", "\n"),
        *(heads.format("", k) for k in keys),
    ):
        found = [(q["stem"], q["answer"]) for q in bring(sheet).questions]
        assert found == [("What?", "two")] * 2, sheet
    for asked in ("## Most common leukemia", "## Most common leukemia:"):
        for below in (
            "A. one\nB. two\nAnswer: B",
            "- [ ] one\n- [x] two",
            "![x](x.png)\nA. one\nB. two\nAnswer: B",
            "1. one\n2. two\nAnswer: 2",
            "1. one\n2. two ✓",
            "1. one\n2. two\n\n> **Answer:** 2",
            "A: one\nB: two\nAnswer: B",
            "Options:\nA. one\nB. two\nAnswer: B",
            "Choose one of these.\nA. one\nB. two\nAnswer: B",
        ):
            only = bring(f"{asked}\n\n{below}\n", "aiken").only
            assert only["stem"].startswith("Most common leukemia"), below


@pytest.mark.parametrize(
    ("answer", "made"),
    [
        ("False (they are pieces)", (False, "they are pieces")),
        ("False. They are pieces.", (False, "They are pieces.")),
        ("**True.** They are pieces.", (True, "They are pieces.")),
        ("FALSE - they are pieces", (False, "they are pieces")),
        ("False because they are pieces.", (False, "because they are pieces.")),
        ("True, but only in adults and children", None),
        ("True, false, false, true", None),
        ("True: a and c; false: b and d", None),
        ("False (ribs)", None),
        ("T. pallidum is its name", None),
    ],
)
def test_a_reason_behind_the_answer_to_a_statement_is_its_explanation(
    answer: str, made: tuple[bool, str] | None
) -> None:
    only = bring(f"1. Platelets are cells.\nAnswer: {answer}\n", "aiken").only
    assert (only["type"] == "true_false") == (made is not None)
    assert made is None or (only["answer"], only["explanation"]) == made
    asked = bring(f"1. Which are of no use?\nAnswer: {answer}\n", "aiken").only
    assert asked["type"] != "true_false"
    options = f"1. True or false: it is so. (T/F)\nA. True\nB. False\nAnswer: {answer}\n"
    if made:
        only = bring(options, "aiken").only
        why = made[1][0].upper() + made[1][1:]  # a sentence of its own
        assert (only["answer"], only["explanation"]) == (str(made[0]), why)


def test_crosses_and_empty_boxes_that_are_no_options_stay() -> None:
    reasons = "What?\nA) one\nB) two\nAnswer: B\n✅ two: it is.\n❌ one: it is not.\n"
    only = bring(reasons, "aiken").only
    assert (only["answer"], only["distractors"]) == ("two", ["one"])
    keyed = "1. What?\n○ one\n○ two\n\n2. Who?\n○ x\n○ y\n\nAnswer key\n1. B\n2. A\n"
    assert [q["answer"] for q in bring(keyed).questions] == ["two", "x"]
    both = bring("Which?\n☐ A. one\n☐ B. two\n☐ C. three\nAnswer: A. one and C. three\n").only
    assert both["answers"] == ["one", "three"]
    mold = bring("1. A. niger is what?\nAnswer: a mold\n\n2. B. subtilis?\nAnswer: a germ\n")
    assert mold.questions[0]["stem"] == "A. niger is what?"
    signs = "A man has\n○ fever\n○ cough\nWhat is it?\nA) Flu\nB) Cold\nAnswer: B\n"
    assert bring(signs, "aiken").only["stem"] == "A man has\n○ fever\n○ cough\nWhat is it?"


@pytest.mark.parametrize(
    "keys",
    [
        ("Answer: (2)", "Ans. 1"),
        ("", "Answers: 1. (2) 2. (1)"),
        ("", "Answer Key\n1. 2\n2. 1"),
        ("", "Key: 1-2, 2-1"),
        ("", "Answers\n1\t2\n2\t1"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "    "])
def test_options_called_by_numbers_in_brackets_are_options(
    keys: tuple[str, str], between: str
) -> None:
    who = "(1) x (2) y (3) z"
    sheet = f"Q.1 What?\n(1) one{between}(2) two\n(3) three{between}(4) four\n{{}}\nQ.2 Who?\n{who}\n\n{{}}\n"
    made = [(q["answer"], q["distractors"]) for q in bring(sheet.format(*keys)).questions]
    assert made == [("two", ["one", "three", "four"]), ("x", ["y", "z"])]


def test_statements_called_by_numbers_in_brackets_are_none() -> None:
    held = "1. Which hold?\n(1) It is.\n(2) It was.\nA. 1 only\nB. both\nAnswer: B\n"
    only = bring(held, "aiken").only
    assert (only["answer"], only["distractors"]) == ("both", ["1 only"])
    assert only["stem"].endswith("(1) It is.\n(2) It was.")
    counted = (
        "How many of these are lymphocytes?\n(1) B cell\n(2) T cell\n(3) platelet\nAnswer: {}\n"
    )
    assert bring(counted.format("2"), "aiken").only["answer"] == "2"  # two of them
    assert bring(counted.format("(2)"), "aiken").only["answer"] == "T cell"
