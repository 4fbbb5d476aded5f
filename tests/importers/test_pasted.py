"""Sheets as chats, word processors and forms hand them out, each beside one that is not to be read so."""

import pytest

from allquiz.model.refused import Refused
from tests.importers.brought import bring

ASKED = (("What?", ("one", "two", "three")), ("Who?", ("x", "y", "z")))
RIGHT = ["two", "x"]


def sheet(*signs: str, number: str = "{}. ", below: str = "\n", between: str = "\n") -> str:
    """The two questions, a sign before each of their options."""
    blocks = (
        f"{number.format(n)}{stem}{below}"
        + between.join(sign + text for sign, text in zip(signs, texts, strict=True))
        for n, (stem, texts) in enumerate(ASKED, 1)
    )
    return "\n\n".join(blocks) + "\n\n"


LETTERED, COUNTED = sheet("A) ", "B) ", "C) "), sheet("1) ", "2) ", "3) ")


def rights(text: str) -> list[object]:
    return [question["answer"] for question in bring(text).questions]


@pytest.mark.parametrize(
    "key",
    [
        "## Answer Key\n\n1. **B** – two\n2. **A** — x\n",
        "**Answer Key with Explanations**\n\n1. **B)** two\n2. **A.** x\n",
        "Answers and explanations\n\n1. B. It is so, and was.\n\n2. A. It is so, too.\n",
        "Answer key: Q1-B, Q2-A\n",
        "Correct answers:\nQ1: B) two - as it is so.\nQ2: A) x - as he is.\n",
        "### ✅ Answers\n1️⃣ B\n2️⃣ A\n",
        "Answers\n1. B → two\n2. A → x\n",
    ],
)
def test_a_key_at_the_end_is_read_as_chats_write_it(key: str) -> None:
    assert rights(LETTERED + key) == RIGHT


def test_a_key_of_words_answers_what_has_no_options() -> None:
    mixed = f"{LETTERED}3. The drug ____ harms nerves.\n\n4. It is so.\n\n"
    key = "Answer key\n1. B\n2. A\n3. vincristine\n4. True\n"
    assert rights(mixed + key) == [*RIGHT, "vincristine", True]
    for other in (key + "5. more\n", key.replace("3. vincristine\n", "")):
        with pytest.raises(Refused):
            bring(mixed + other)
    assert "names no option" in bring(mixed + key.replace("1. B", "1. four")).said
    with pytest.raises(Refused):  # of the words, or why
        bring("1. The drug?\n2. The gene?\n\nAnswers:\n1. vincristine,\nwhich harms\n2. RUNX1\n")
    lobes = COUNTED.replace("one", "the lobe").replace(") x", ") Rai")
    assert "have no letters" in bring(f"{lobes}Answers:\n1. lobe\n2. Rai\n").said
    named = LETTERED.replace(") x", ") Rai") + "Answers:\n1. two\n2. Rai\n"
    assert rights(named) == ["two", "Rai"]


def test_what_stands_behind_a_letter_below_such_a_head_is_its_reason() -> None:
    key = "1. **B.** So it is.\n2. A) x\n"
    asked = bring(f"{LETTERED}Answer key with rationales\n{key}").questions
    assert [(q["answer"], q.get("explanation")) for q in asked] == [
        ("two", "So it is."),
        ("x", None),
    ]
    assert "names no option" in bring(f"{LETTERED}Answers and reasons\n1. B) one\n2. A) x\n").said


def test_what_explains_options_with_signs_is_no_key() -> None:
    signed = LETTERED.replace("B) two", "*B) two").replace("A) x", "A) x ✓")
    said = "Answers and explanations\n1. It is so, see page 4.\n2. It was.\n"
    assert rights(signed + said) == RIGHT


@pytest.mark.parametrize("answer", ["B) two", "B. It is so, and was.", "B – it is so, and was."])
def test_options_of_which_a_letter_is_missing_are_no_part_of_what_is_asked(answer: str) -> None:
    good = f"{LETTERED.replace('C) three', f'C) three{chr(10)}Answer: B')}Answer: A\n"
    assert rights(good) == RIGHT
    for torn in (
        "2. What?\none\nB) two\nC) three",
        "A) one\nB) two",
        "What?\nA: one\nC: two\nmore\nD: x",
    ):
        brought = bring(f"{good}\n{torn}\nAnswer: {answer}\n")
        assert len(brought.questions) == len(RIGHT)
        assert "a letter is missing, or what they answer" in brought.said


def test_letters_below_all_questions_are_not_those_of_the_last() -> None:
    for number in ("", "Question {}\n"):
        for key in ("Answers: B, A", "Answers: BA"):
            with pytest.raises(Refused, match="nothing tells"):
                bring(sheet("A) ", "B) ", "C) ", number=number) + key)
    alone = "What?\nA. one\nB. two\nC. three\n\nAnswers: A, B\n"
    for above in ("", "Who?\n*A. x\nB. y\n\n"):
        assert bring(above + alone).questions[-1]["answers"] == ["one", "two"]


def test_a_key_may_name_options_by_numbers_that_have_another_sign_than_the_questions() -> None:
    for key in ("Key: 1-2, 2-1\n", "Answers\n1. 2\n2. 1\n"):
        assert rights(COUNTED + key) == RIGHT, key
        with pytest.raises(Refused):
            bring(sheet("1. ", "2. ", "3. ") + key)
    assert rights(f"{COUNTED}Key: 1-4, 2-1\n") == ["x"]
    below = "1) Which?\n1. It is.\n2. It was.\nA. both\nB. one\n\n2) Who?\nA. x\nB. y\n\nKey: 1. A 2. B\n"
    with pytest.raises(Refused):  # these are statements
        bring(below)


def test_ten_options_have_letters_to_j() -> None:
    long = "".join(f"({letter}) drug {letter}\n" for letter in "ABCDEFGHIJ")
    text = f"1. What?\n{long}\n2. Who?\n(A) x\n(B) y\n\nAnswers\n1. (J)\n2. (A)\n"
    assert rights(text) == ["drug J", "x"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("_B_ 1. What?\nA. one\nB. two\n\n_A_ 2. Who?\nA. x\nB. y\n", RIGHT),
        ("(B) 1. What?\n(A) one\n(B) two\n\n(A) 2. Who?\n(A) x\n(B) y\n", RIGHT),
        ("T  1. It is so.\nF  2. It is not.\n", [True, False]),
        ("__T__ 1. It is so.\n__F__ 2. It is not.\n", [True, False]),
        ("1. It is so. (T)\n2. It is not. (F)\n", [True, False]),
        ("1. It is so. – True\n2. It is not. – False\n", [True, False]),
    ],
)
def test_answers_before_or_behind_each_stem_are_no_part_of_it(
    text: str, right: list[object]
) -> None:
    asked = bring(text).questions
    assert [question["answer"] for question in asked] == right
    assert asked[0]["stem"] in ("What?", "It is so.")
    with pytest.raises(Refused):  # not before each
        bring(f"{text}3. It was.\n")
    with pytest.raises(Refused):  # names of cells
        bring("T 1. helper\nT 2. killer\n")
    ticked = bring("1. Is it (T)\nA. one\n*B. two\n2. Is it (F)\nA. x\n*B. y\n").questions
    assert [question["stem"] for question in ticked] == ["Is it (T)", "Is it (F)"]
    with pytest.raises(Refused):  # no statements
        bring("1. Which are of the thymus? (T)\n2. Which of the marrow? (F)\n")
    chromosomes = "Which?\n(A) 9. chromosome\n*(B) 22. chromosome\n\n"
    again = "Who?\n*(A) 1. child\n(B) 2. child\n"
    assert rights(chromosomes + again) == ["22. chromosome", "1. child"]
    told = bring("1. What is (T)?\nA. one\nB. two\nANSWER: B\n").only
    assert told["stem"] == "What is (T)?"


@pytest.mark.parametrize(
    "text",
    [
        sheet("A. ", " | B. ", " | C. ", between=" "),
        sheet("A. ", "B. ", "C. ", between=" "),
        sheet("A. ", " | B. ", "\nC. ", between=""),
        sheet("A. ", "    B. ", "\nC. ", between=""),
        sheet("A. ", " B. ", "\nC. ", between=""),
        sheet("A. ", "B. ", "C. ", below="\n```\n").replace("\n\n", "\n```\n\n"),
        sheet("A. ", "B. ", "C. ", number="### {}\ufe0f\u20e3 "),
    ],
)
def test_options_are_told_apart_wherever_they_stand(text: str) -> None:
    made = [
        (q["stem"], q["answer"], q["distractors"])
        for q in bring(f"{text}Answer key: 1. B 2. A\n").questions
    ]
    assert made == [("What?", "two", ["one", "three"]), ("Who?", "x", ["y", "z"])]


def test_bars_and_blocks_of_code_that_are_of_a_text_stay() -> None:
    for between in ("  ", " | "):
        options = between.join(("A. |a|", "B. |b|", "C. |c|"))
        sizes = bring(f"1. Which?\n{options}\nANSWER: B\n").only
        assert (sizes["answer"], sizes["distractors"]) == ("|b|", ["|a|", "|c|"])
    with pytest.raises(Refused):  # one goes on below its row
        bring("1. Which?\nA. one B. two\nC. three and a\nlong one D. four\nAnswer: C\n")
    block = "```\nA. one\nB. two\n```\n"
    held = bring(f"1. Which hold?\n{block}- [ ] A\n- [x] A, B\n", "aiken").said
    assert "left out" in held
    below = "1) A only\n2) both\nAnswer: 2\n"
    asked = bring(f"1. Which hold?\n{block}{below}", "aiken").only
    assert (asked["answer"], asked["distractors"]) == ("both", ["A only"])
    assert bring(f"1. Which?\n{block}Answer: B\n").only["answer"] == "two"


@pytest.mark.parametrize(("full", "empty"), ["●○", "◉◯", "+-"])
def test_one_bullet_of_another_kind_below_each_question_is_the_right_one(
    full: str, empty: str
) -> None:
    made = ["{} one\n{} two\n{} three\n", "{} x\n{} y\n{} z\n"]
    first = made[0].format(empty, full, empty)
    second = made[1].format(full, empty, empty)
    assert rights(f"1. What?\n{first}\n2. Who?\n{second}") == RIGHT
    outline = made[0].format(full, empty, empty)
    for other in (
        f"1. What?\n{first}",
        f"Some:\n{outline}\nMore:\n{second}",  # an outline
        f"1. What?\n{first}\n2. Who?\n{made[1].format(full, full, empty)}",
        f"1. What?\n{first}\nSo it is\n{second}",
    ):
        with pytest.raises(Refused):
            bring(other)


def test_options_may_be_called_so() -> None:
    text = sheet("Option A: ", "Option B: ", "Option C: ").replace("\n\n", "\nAnswer: {}\n\n")
    assert rights(text.format("Option B", "A")) == RIGHT


def test_a_few_words_behind_a_letter_may_be_another_option() -> None:
    for words in ("Or B.", "Not B.", "Twenty milligrams."):
        said = bring(f"Fine?\nA. x\n*B. y\n\nWhich?\nA. 10 mg\nB. 20 mg\nAnswer: A. {words}\n").said
        assert f"`ANSWER: A. {words}` names no option" in said


def test_the_number_of_a_page_within_options_is_told() -> None:
    said = bring("1. What?\nA. one\nB. two\n12\nC. three\nANSWER: B\n").said
    assert "“12” below “two” may be the number of a page" in said


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        ("1️⃣ {}\n2️⃣ {}\n3️⃣ {}\n", ("Answer: 2️⃣", "**Answer:** 1️⃣")),
        ("① {}\n② {}\n③ {}\n", ("정답 2번", "정답: 1번")),
        ("1) {}\n2) {}\n3) {}\n", ("정답: 2번", "정답 1번")),
        ("１．{}\n２．{}\n３．{}\n", ("正解：２", "正解：１")),
    ],
)
def test_answers_by_number_of_korea_japan_and_chats(options: str, answers: tuple[str, str]) -> None:
    blocks = (
        f"{stem}\n{options.format(*texts)}{answer}\n"
        for (stem, texts), answer in zip(ASKED, answers, strict=True)
    )
    assert rights("\n".join(blocks)) == RIGHT


def test_steps_with_keycaps_in_an_explanation_begin_no_question() -> None:
    steps = "three steps:\n1️⃣ go\n2️⃣ come"
    text = f"1. At 1️⃣ or: 2️⃣ so?\nA) one\nB) two\n> **Answer:** B\nExplanation: {steps}\n\n2. Who?\nA) x\nB) y\nAnswer: A\n"
    one, other = bring(text).questions
    assert (one["stem"], one["explanation"]) == ("At 1️⃣ or: 2️⃣ so?", steps)
    assert other["stem"] == "Who?"
