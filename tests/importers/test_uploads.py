"""What Blackboard and Brightspace take as files of questions: rows beside what they come to."""

import pytest

from tests.importers.brought import bring

BLACKBOARD = {
    "MC\tWhich?\ta\tincorrect\tb\tCorrect\t\t\n": {"type": "choice", "answer": "b", "distractors": ["a"]},
    "MA\tWhich?\ta\tcorrect\tb\tcorrect\tc\tincorrect\n": {"type": "multiple_response", "answers": ["a", "b"], "distractors": ["c"]},
    "TF\tWhich?\tfalse\n": {"type": "true_false", "answer": False},
    "NUM\tWhich?\t20\t1.5\n": {"type": "numeric", "answer": 20, "tolerance": 1.5},
    "FIB\tWhich?\tRai\tK* Rai\n": {"type": "short_answer", "answer": "Rai", "accept": ["K* Rai"]},
    "FIB_PLUS\tA [x] <b>in</b> [y].\tx\tred\tcrimson\t\ty\tblood\n": {"type": "cloze", "stem": "A {{red|crimson}} **in** {{blood}}."},
    "ORD\tWhich?\tx\ty\tz\n": {"type": "ordering", "order": ["x", "y", "z"]},
    "MAT\tWhich?\ta\t1\tb\t2\n": {"type": "matching", "pairs": {"a": "1", "b": "2"}},
}  # fmt: skip
BRIGHTSPACE = {
    "MC\nTitle,T 1\nQuestionText,Which?\nHint,Think.\nOption,0,a,,no\nOption,100,<b>b</b>,HTML\n": {"type": "choice", "answer": "**b**", "distractors": {"a": "no"}, "hint": "Think."},
    "MS\nQuestionText,Which?\nScoring,RightMinusWrong\nOption,1,a\nOption,0,b\nOption,1,c\n": {"type": "multiple_response", "answers": ["a", "c"], "distractors": ["b"]},
    "TF,,,\nQuestionText,Which?,,\nTRUE,0,,\nFALSE,100,so it is,\n": {"type": "true_false", "answer": False, "explanation": "so it is"},
    "SA\nQuestionText,Which?\nAnswer,100,Rai,\nAnswer,100,K* Rai\n": {"type": "short_answer", "answer": "Rai", "accept": ["K* Rai"]},
    "M\nQuestionText,Which?\nChoice,1,a\nChoice,2,b\nChoice,3,c\nMatch,2,y\nMatch,1,x\n": {"type": "matching", "pairs": {"x": "a", "y": "b"}, "distractors": ["c"]},
    "O\nQuestionText,Which?\nItem,x\nItem,y\n": {"type": "ordering", "order": ["x", "y"]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "question"),
    [*BLACKBOARD.items(), *((f"//A remark,\nNewQuestion,{t}", q) for t, q in BRIGHTSPACE.items())],
)
def test_a_question_comes_in_whole(text: str, question: dict[str, object]) -> None:
    brought = bring(text)
    assert brought.only == {"stem": "Which?", **question}
    assert brought.said == "" or "lost: its title" in brought.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ESS\tWhy?\tSo.\n", "file:2: question 2 “Why?”: left out: an essay"),
        ("JUMBLED_SENTENCE\tA [x].\ta\tx\n", "the type “JUMBLED_SENTENCE”"),
        ("MC\tWhich?\ta\tright\tb\twrong\n", "“right” behind the option “a”: correct or incorrect"),
        ("TF\tSo?\tmaybe\n", "“maybe” where true or false should be"),
        ("FIB_PLUS\tA b.\tx\tred\n", "gaps that its text doesn't name"),
    ],
)
def test_what_of_blackboards_can_not_come_in_is_named(text: str, said: str) -> None:
    brought = bring(f"TF\tIs it?\ttrue\n{text}")
    assert (len(brought.questions), brought.taken.left_out) == (1, 1)
    assert said in brought.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("WR\nQuestionText,Why?\n", "left out: an essay"),
        ("TF\nQuestionText,Which?\nTRUE,0\nFALSE,0\n", "left out: “true” and “false” give 0 % each"),
        ("MC\nQuestionText,Which?\nOption,50,a\nOption,0,b\n", "left out: no answer that gives 100 %"),
        ("SA\nQuestionText,Who?\nAnswer,100,a.c,regexp\nAnswer,50,d\n", "“a.c” is a pattern"),
        ("O\nQuestionText,Order\nScoring,AllOrNothing\nItem,a,,why\nItem,b\n", "the scoring AllOrNothing"),
        ("MC\nQuestionText,Which?\nImage,x.png\nDifficulty,3\nOption,100,a\nOption,0,b\n", "the picture x.png, which is not"),
        ("MC\nQuestionText,Which?\nDifficulty,3\nOption,100,a\nOption,0,b\n", "file:6: the rows “difficulty” are not kept"),
    ],
)  # fmt: skip
def test_what_of_brightspaces_is_lost_is_named(text: str, said: str) -> None:
    brought = bring(f"NewQuestion,TF\nQuestionText,So?\nTRUE,100\nNewQuestion,{text}")
    assert said in brought.said
