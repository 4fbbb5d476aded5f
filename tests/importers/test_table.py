"""Tables: rows beside the questions they come to."""

import re

import pytest

from allquiz.cell_lists import kept, shown
from allquiz.interchange import TABLE
from allquiz.model.refused import Refused
from tests.importers.brought import bring

THREE = {"type": "choice", "stem": "Which?", "answer": "two", "distractors": ["one", "three"]}


@pytest.mark.parametrize(
    "table",
    [
        "Question,Option A,Option B,Option C,Correct Answer\nWhich?,one,two,three,B\n",
        "question;choice 1;choice 2;choice 3;Key\nWhich?;one;two;three;2\n",
        "ANSWER\tSTEM\tA\tB\tC\ntwo\tWhich?\tone\ttwo\tthree\n",
        "Correct answer|Question|Option 1|Option 2|Option 3\n(b)|Which?|one|two|three\n",
        "type,stem,answer,distractors\nMultiple Choice,Which?,two,one | three\n",
        "\ufeffQuestion,Answer,Options\r\nWhich?,Option B,one | two | three\r\n",
        "Question,Answer,Wrong answer 1,Wrong answer 2\nWhich?,two,one,three\n",
        'question,options,answer\nWhich?,"[""one"", ""two"", ""three""]",two\n',
        'question,options,answer\nWhich?,"A) one\nB) two\nC) three",B\n',
        "question,options,answer\nWhich?,one; two; three,B\n",
        'question,options,answer\nWhich?,"(a) one\n(b) two\n(c) three",two\n',
        "Question,Correct answer,Incorrect answers\nWhich?,two,one; three\n",
        "Type,Question,Option 1,Option 2,Option 3,Answer\nDROPDOWN,Which?,one,two,three,two\n",
        'MCQ,Choices,Correct\nWhich?,"{""A"": ""one"", ""B"": ""two"", ""C"": ""three""}",B\n',
        'type,question,options,answer\nSingle answer,Which?,"a. one\nb. two\nc. three",b) two\n',
        "question,ans_1,ans_2,ans_3,ans_correct\nWhich?,one,two,three,2\n",
        'question,answers,correct\nWhich?,"one, two, three",two\n',
        "MCQ,Choices,Correct\nWhich?,a: one|b: two|c: three,two\n",
        "Question,A,B,C,Answer\nWhich?,one,two,three,two\n",
        "Question,Options,Answer\nWhich?,1) one 2) two 3) three,2\n",
        "Question,Options,Answer\nWhich?,A. one B. two C. three,B\n",
        'Question,Options,Answer\nWhich?,"1. one\n2. two\n3. three",2. two\n',
        "Question,Options,Answer\nWhich?,\"['one', 'two', 'three']\",two\n",
        "Question,Option 1,Option 2,Option 3,Answer\nWhich?,one,two,three,Option 2: two\n",
        "questionText,choiceA,choiceB,choiceC,correctAnswer\nWhich?,one,two,three,B\n",
        "Question,(A),(B),(C),Answer\nWhich?,one,two,three,B\n",
        "Question,Option,Option,Option,Correct\nWhich?,one,two,three,B\n",
        "Question,Answer,Answer,Answer,Correct Answer\nWhich?,one,two,three,two\n",
        "Question,Answer (A),Answer (B),Answer (C),Key\nWhich?,one,two,three,B\n",
        "MCQ,Choices,Correct\nWhich?,a : one | b : two | c : three,b\n",
        "MCQ,Choices,Correct\nWhich?,a-> one || b-> two || c-> three,b\n",
        'Question,Response\n"Which?\nA. one\nB. two\nC. three","B. two\n"\n',
        "Question,A,B,C,Answer\nWhich?,one,two,three,B - two\n",
        "Question,A,B,C,Answer\nWhich?,one,two,three,(B) Two.\n",
        "Question,A,B,C,Answer\nWhich?,one,two,three,B (two)\n",
        'Question,A,B,C,Answer\nWhich?,one,two,three,"B, two"\n',
        "Question,A,B,C,Answer\nWhich?,one,two,three,[B]\n",
        "Question,option_1,option_2,option_3,Answer\nWhich?,one,two,three,option_2\n",
        "Question,Correct answer,Option 2,Option 3\nWhich?,two,one,three\n",
        "question,opa,opb,opc,cop\nWhich?,one,two,three,b\n",
        "Vignette,Opt1,Opt2,Opt3,Answer\nWhich?,one,two,three,two\n",
        "Question,choice0,choice1,choice2,Answer\nWhich?,one,two,three,1\n",
        "Question,A,B,C,Answer (0-2)\nWhich?,one,two,three,1\n",
        "Frage;Antwort A;Antwort B;Antwort C;Richtige Antwort\nWhich?;one;two;three;Antwort B\n",
        "Fragetext,Antwortmöglichkeit 1,Antwortmöglichkeit 2,Antwortmöglichkeit 3,Lösung\nWhich?,one,two,three,2\n",
        "Frage,Korrekte Antwort,Falsche Antwort 1,Falsche Antwort 2\nWhich?,two,one,three\n",
        "Énoncé,Réponse A,Réponse B,Réponse C,Bonne réponse\nWhich?,one,two,three,B\n",
        "Texte de la question,Choix de réponse,Réponse correcte\nWhich?,one | two | three,two\n",
        "Pregunta,Opción A,Opción B,Opción C,Respuesta correcta\nWhich?,one,two,three,Opción B\n",
        "Pergunta,Alternativa A,Alternativa B,Alternativa C,Gabarito\nWhich?,one,two,three,b\n",
        "Domanda,Risposta corretta,Risposta errata 1,Risposta errata 2\nWhich?,two,one,three\n",
        "Vraag,Antwoord,Antwoord,Antwoord,Juiste antwoord\nWhich?,one,two,three,two\n",
        "Pytanie,Odpowiedź A,Odpowiedź B,Odpowiedź C,Poprawna odpowiedź\nWhich?,one,two,three,B\n",
        "Вопрос,Вариант 1,Вариант 2,Вариант 3,Правильный ответ\nWhich?,one,two,three,2\n",
        "問題,選択肢1,選択肢2,選択肢3,正解\nWhich?,one,two,three,2\n",
        "Questions,Answer Choice A,Answer Choice B,Answer Choice C,Correct Response\nWhich?,one,two,three,B\n",
        "Question,Correct,Wrong 1,Wrong 2\nWhich?,two,one,three\n",
        "Question,Answer (correct),Answer (wrong),Answer (wrong)\nWhich?,two,one,three\n",
        'Quiz on cells,\nQuestion,Answer,\n,,\n"Which?\nA. one\nB. two\nC. three",B,\n',
        "Question,Options,Answer,\nWhich?,A. one B. two C. three,B,\n",
        "Question,A,B,C,Answer\nWhich?,one,two,three,B\nQuestion,A,B,C,Answer\n",
        "Question,Options,Answer\nWhich?,<ul><li>one</li><li>two</li><li>three</li></ul>,two\n",
        "| Question | Options | Answer |\n|---|---|---|\n| Which? | one\\|two\\|three | B |\n",
        "| Question | Options | Answer |\n|---|---|---|\n| Which? | A) one<br>B) two<br>C) three | b) |\n",
        "| Question | A | B | C | Answer |\n|:---|---|---|---|---:|\n| Which? | one | two | three | B |\n",
    ],
)
def test_a_choice_is_told_from_any_usual_columns(table: str) -> None:
    brought = bring(table)
    assert brought.only == THREE
    assert brought.said == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_table_comes_in_as_excel_saves_it(encoding: str) -> None:
    table = "Question\tAnswer\tWrong answer 1\nDürfen?\t„Ja“\tnein\n"
    assert bring(table.encode(encoding)).only["answer"] == "„Ja“"
    half = bring(f"{table}Half a sign \ud83d?\tJa\tnein\n".encode("utf-16", "surrogatepass"))
    assert [q["answer"] for q in half.questions] == ["„Ja“", "Ja"]


@pytest.mark.parametrize(
    ("row", "question"),
    [
        (",Which two?,a | c,b => no | d", {"answers": ["a", "c"], "distractors": {"b": "no", "d": ""}, "type": "multiple_response"}),
        (",Chromosomes?,46,23 | 92", {"type": "choice", "answer": "46", "distractors": ["23", "92"]}),
        (",True?,TRUE,", {"type": "true_false", "answer": True}),
        (",True?,f,", {"type": "true_false", "answer": False}),
        (",Wahr?,WAHR,", {"type": "true_false", "answer": True}),
        (",Deserts are of?,Sand,", {"type": "short_answer", "answer": "Sand"}),
        ("true_false,Vrai ?,oui,", {"type": "true_false", "answer": True}),
        (",Many?,3.5,", {"type": "numeric", "answer": 3.5}),
        (",Many?,1 .. 2,", {"type": "numeric", "answer": [1, 2]}),
        (",Many?,2...3,", {"type": "numeric", "answer": [2, 3]}),
        ("numeric,Many?,0 to .5,", {"type": "numeric", "answer": [0, 0.5]}),
        ("numeric,Many?,5.,", {"type": "numeric", "answer": 5}),
        ("numeric,Many?,5-fold,", {"type": "numeric", "answer": 5, "unit": "-fold"}),
        ("numeric,Many?,20 %,", {"type": "numeric", "answer": 20, "unit": "%"}),
        (",Who?,Rai | Kanti Rai,", {"type": "short_answer", "answer": "Rai", "accept": ["Kanti Rai"]}),
        (",Match,a => 1 | b => 2,", {"type": "matching", "pairs": {"a": "1", "b": "2"}}),
        ("True or False,True?,F,", {"type": "true_false", "answer": False}),
        ("sorting,Sort,a => X | b => Y | c => X,", {"type": "categorize", "categories": {"X": ["a", "c"], "Y": ["b"]}}),
        ("order,Order,one | two,", {"type": "ordering", "order": ["one", "two"]}),
        (",In the {{marrow}}.,,", {"type": "cloze", "stem": "In the {{marrow}}."}),
        ("cloze,In the ____ of ____.,marrow | bones,", {"type": "cloze", "stem": "In the {{marrow}} of {{bones}}."}),
        (r",Who?,a \| b \=> c,", {"type": "short_answer", "answer": "a | b => c"}),
    ],
)  # fmt: skip
def test_the_type_is_told_from_the_answer(row: str, question: dict[str, object]) -> None:
    only = bring(f"type,question,answer,distractors\n{row}\n").only
    assert only == {"stem": row.split(",")[1], **question}


def test_a_number_with_the_noise_of_a_spreadsheet_is_no_key() -> None:
    for written in ("0.30000000000000004", "0.1..0.30000000000000004", "1234567890123456"):
        said = bring(f"question,answer\nMany?,{written}\nFew?,3\n").said
        assert "more digits than the 15 that a spreadsheet keeps" in said, written
    assert bring("question,answer\nMany?,3.14159265358979\n").only["answer"] == 3.14159265358979


def test_a_wrong_answer_with_a_column_of_its_own_keeps_its_semicolon() -> None:
    table = "Question,Answer,Wrong answer 1,Wrong answer 2\nWhich?,two,one; or more,three | x\n"
    assert bring(table).only["distractors"] == ["one; or more", "three | x"]
    assert bring(table.replace("two", "C:\\")).only["answer"] == "C:\\"
    several = bring(table.replace("two", "two | four"))
    assert several.only["answers"] == ["two", "four"]
    assert "“two | four” was taken for several, each of them right" in several.said


def test_a_case_stands_above_its_question() -> None:
    head = "Clinical vignette,Question,A,B,C,Answer\n"
    assert bring(f"{head}He is pale.,Which?,one,two,three,B\n").only == THREE | {
        "stem": "He is pale.\n\nWhich?"
    }
    assert bring(f"{head},Which?,one,two,three,B\n").only == THREE
    numbered = bring(f"{head}7,Which?,one,two,three,B\n")
    assert numbered.only == THREE
    assert "the number of its case, 7" in numbered.said


def test_a_name_that_begins_with_an_initial_is_no_lettered_option() -> None:
    only = bring("question,options,answer\nWhich?,A. niger | E. coli,E. coli\n").only
    assert (only["answer"], only["distractors"]) == ("E. coli", ["A. niger"])


def test_letters_of_options_in_columns_are_no_part_of_them() -> None:
    head = "question,option 1,option 2,option 3,answer\n"
    assert bring(f"{head}Which?,A. one,B) two,c) three,b\n").only == THREE
    assert bring(f"{head}Which?,A. one,B. two,C. three,B. two\n").only == THREE
    bugs = bring("question,A,B,answer\nWhich?,A. niger,B. subtilis,B. subtilis\n").only
    assert (bugs["answer"], bugs["distractors"]) == ("B. subtilis", ["A. niger"])


def test_an_option_may_have_its_reason_behind_it() -> None:
    only = bring("question,options,answer\nWhich?,one => no | two,B\n").only
    assert (only["answer"], only["distractors"]) == ("two", {"one": "no"})


def test_options_that_nothing_divides_are_named() -> None:
    brought = bring("question,options,answer\nWhich?,one two three,two\n")
    assert brought.only["type"] == "short_answer"
    assert "“one two three”" in brought.said
    for answer in "B2":
        assert bring(f"question,options,answer\nWhich?,one two three,{answer}\n").questions == []
    amount = bring('[{"question": "How many?", "answer": 0, "answers": ["50"]}]')
    assert (amount.questions, amount.taken.left_out) == ([], 1)
    for cell in ("one two three", '"[{""text"": ""one""}]"'):
        brought = bring(f"type,question,options,answer\nchoice,Which?,{cell},A\n")
        assert (brought.questions, brought.taken.left_out) == ([], 1)
        assert "divide them by |" in brought.said


def test_lettered_lines_in_a_question_are_its_options_only_where_its_answer_names_them() -> None:
    stem = "Which are true?\n1. one\n2. two"
    only = bring(f'question,answer\n"{stem}\nA. 1 alone\nB. both",B\n').only
    assert (only["stem"], only["answer"]) == (stem, "both")
    brought = bring('question,answer\n"How many are true?\nA. one\nB. two",2\n')
    assert (brought.only["type"], brought.only["answer"]) == ("numeric", 2)


def test_the_semicolon_of_an_entity_divides_no_options() -> None:
    brought = bring('question,options,answer\nS?,"T &amp; B cells\nNK cells",NK cells\n')
    assert brought.only["distractors"] == ["T & B cells"]


def test_front_and_back_are_a_flashcard() -> None:
    assert bring("Front\tBack\nA?\t3\n").only == {"type": "flashcard", "front": "A?", "back": "3"}


def test_a_cell_may_hold_lines_and_the_place_is_that_of_its_row() -> None:
    brought = bring('question,answer\n"One\ntwo?",x\nBad?,\n')
    assert brought.questions[0]["stem"] == "One\ntwo?"
    assert "file:4: question 2 “Bad?”: left out: no answer is given" in brought.said


def test_what_else_stands_in_a_row_is_kept() -> None:
    header = "id,question,answer,explanation,hint,tags,category,level"
    rows = 'red-one,A?,x,Why.,Think.,"a b, c/d",Cells,recall\ntwo,B?,y,,,,Organs,'
    (question, other) = bring(f"{header}\n{rows}\n").questions
    assert question["id"] == "red-one"
    assert question["tags"] == ["a-b", "c/d", "Cells"]
    assert (question["explanation"], question["hint"], question["level"]) == (
        "Why.",
        "Think.",
        "recall",
    )
    assert other["tags"] == ["Organs"]
    assert bring("question,answer,exact\nWhich sign?,pH,yes\n").only["exact"] is True


def test_html_in_a_cell_becomes_our_text() -> None:
    assert (
        bring("question,answer\nH<sub>2</sub>O &lt; <b>x</b>?,x\n").only["stem"] == "H₂O < **x**?"
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("essay,Write,x,", "the type “essay”"),
        ("choice,Which?,x,", "there is no distractor"),
        ("numeric,Many?,some,", "“some” where a number should be"),
        ("numeric,Many?,5 +,", "“5 +” where a number should be"),
        ("true_false,True?,maybe,", "“maybe” where true or false should be"),
        ("matching,Match,a => 1 | b,", "“b” where a pair"),
        ("cloze,The ____ and the ____.,one,", "____ with as many answers"),
        (",,x,", "it asks nothing"),
    ],
)
def test_a_row_that_makes_no_question_is_left_out_by_name(row: str, why: str) -> None:
    brought = bring(f"type,question,answer,distractors\n{row}\n,Fine?,x,\n")
    assert len(brought.questions) == 1
    assert brought.said.startswith("file:2: question 1")
    assert why in brought.said


def test_a_column_that_is_not_kept_is_named() -> None:
    assert (
        "file:1: the column “Points” is not kept" in bring("Question,Answer,Points\nA?,x,2\n").said
    )


def test_a_letter_beside_columns_that_are_none_here_is_no_term_to_type() -> None:
    brought = bring("question,Person A,Person B,answer\nWhich?,x,y,B\n")
    assert "left out: the answer “B”, which names no option: call their columns" in brought.said
    assert bring("question,answer,points\nWhich group?,B,1\n").only["answer"] == "B"


def test_without_a_header_it_is_said_what_one_needs() -> None:
    with pytest.raises(Refused, match="`question` and `answer`"):
        bring("Which?,one,two\n", "csv")


SHEETS = {  # of games, as their templates name the columns
    "kahoot": """Quiz template,,,,,,,
,"Add questions, and choose correct answers (at least one).",,,,,,
,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",Correct answer(s) - choose at least one
1,How many?,4,3,2,,20,2
2,Which two?,a,b,c,,20,"1,3"
3,,,,,,,
""",
    "quizizz": """Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,Time in seconds,Image Link,Answer explanation
How many?,Multiple Choice,4,3,2,,,2,30,,
Which two?,Checkbox,a,b,c,,,"1,3",30,,
""",
    "blooket": """"Blooket
Import Template",,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)"
1,How many?,4,3,2,,20,2
2,Which two?,a,b,c,,20,"1,3"
""",
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_sheet_of_a_game_comes_in_with_the_options_that_its_numbers_mean(sheet: str) -> None:
    one, two = bring(sheet).questions
    assert (one["answer"], one["distractors"]) == ("3", ["4", "2"])
    assert (two["answers"], two["distractors"]) == (["a", "c"], ["b"])


def test_of_a_text_to_fill_in_all_options_are_right() -> None:
    sheet = "Question Text,Question Type,Option 1,Option 2,Correct Answer,Time in seconds,Answer explanation\n"
    question = bring(
        f"{sheet}The cell is a ____.,Fill-in-the-Blank,blast,a blast | x,,30,Seen so.\n"
    ).only
    assert (question["answer"], question["accept"]) == ("blast", ["a blast | x"])
    assert question["explanation"] == "Seen so."


def test_wrong_answers_may_say_that_they_are_optional() -> None:
    sheet = "Spreadsheet Import Template,,,\nQuestion,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\n"
    assert bring(f"{sheet}Which?,a,b,c\n").only["distractors"] == ["b", "c"]


def test_terms_with_definitions_are_flashcards() -> None:
    assert bring("Term,Definition\nmarrow,where blood is made\n").only["type"] == "flashcard"


def test_right_options_may_stand_in_columns_of_their_own() -> None:
    sheet = "Question:,Answer A:,Answer B:,Answer C:,Correct Answer,Correct Answer\n"
    one, two = bring(f"{sheet}Which?,a,b,c,B,\nWhich two?,a,b,c,B,C\n").questions
    typed = f"Type,{sheet}Multiple choice,Which?,a,b,c,B,\nMultiple choice,Which two?,a,b,c,B,C\n"
    assert bring(typed).questions == [one, two]
    assert (one["answer"], two["answers"]) == ("b", ["b", "c"])


def test_a_place_is_told_from_the_text_of_another_option() -> None:
    """By what the other rows of the table mean; where none tells, the question is left out."""
    head = "question,A,B,C,D,answer\n"
    root, letter = "Root of 16?,2,4,8,3,2\n", "Of all?,O,A,B,AB,B\n"
    brought = bring(f"{head}{root}Which?,x,y,z,,1\n")
    assert brought.questions[0]["answer"] == "4"
    assert "its answer “2” was taken for “4”, not “2”: other rows give places" in brought.said
    assert bring(f"{head}{root}Which?,x,y,z,,y\n").questions[0]["answer"] == "2"
    named = bring(f"{head}{letter}Which?,x,y,z,,y\n")
    assert named.questions[0]["answer"] == "B"
    assert "its answer “B” was taken for “B”, not “A”: other rows give texts" in named.said
    for row, other in ((root, "letter"), (letter, "number")):
        brought = bring(head + row)
        assert (brought.questions, brought.taken.left_out) == ([], 1)
        assert f"write the place of the right one, as a {other}" in brought.said


def test_places_are_counted_as_the_whole_sheet_tells() -> None:
    """From 0 where one is 0; a column of an index that neither has a 0 nor the last place tells nothing.

    Beside columns with numbers the 0 may be a slip: then nothing is told either.
    """
    head = "question,A,B,C,answer\nWhich?,x,y,z,1\n"
    few = bring(f"{head}Who?,x,y,z,2\n")
    assert [q["answer"] for q in few.questions] == ["x", "y"]
    said = "file:1: its options are counted from 1, though no answer is 0 or the number of the last"
    assert few.said.startswith(said)
    grade = bring(f"{head}Who?,x,y,z,Grade 0\n")  # which is no place
    assert grade.only["answer"] == "x"
    assert said not in bring(f"{head}Who?,x,y,z,3\n").said
    assert said not in bring(head.replace("A,B,C", "option 1,option 2,option 3")).said
    zero = bring(f"{head}Who?,x,y,z,0\n")
    legs = bring(f"{head}Who?,x,y,z,0\nHow many?,2,4,0,0\nRoot of 4?,1,3,2,2\n").questions
    assert [q["answer"] for q in legs] == ["y", "x", "2", "2"]
    index = "question,option0,option1,option2,correct_index\nWhich?,x,2,z,2\nWho?,x,y,z,1\n"
    assert [q["answer"] for q in bring(index).questions] == ["z", "y"]
    one_more = bring(index.replace("option0", "option3") + "How?,v,w,x,2\n")
    assert (one_more.questions, one_more.taken.left_out) == ([], 3)
    a_list = "question,options,answer\nWhich?,one; two; three,2\n"  # as JSON may count it
    assert "may count its options from 0 or from 1" in bring(a_list).said
    assert bring(f"{a_list}Who?,x; y; z,3\n").questions[0]["answer"] == "two"
    assert [q["answer"] for q in zero.questions] == ["y", "x"]
    assert zero.said == "file:1: its options are counted from 0, as an answer 0 tells"
    for slip in (
        head.replace("A,B,C", "option1,option2,option3"),
        head.replace("wer", "wer (1-3)"),
    ):
        assert "may count its options from 0 or from 1" in bring(f"{slip}Who?,x,y,z,0\n").said
        named = bring(slip.replace("z,1", "z,Option 2") + "Root?,1,2,3,0\n")
        assert (named.questions, named.taken.left_out) == ([], 2)
    for rows in ("Who?,x,y,z,0\nHow?,x,y,z,3\n", "", "Who?,x,y,z,2\n"):
        brought = bring(
            head.replace("answer", "correct_index" if "0" not in rows else "answer") + rows
        )
        assert brought.questions == []
        assert "the answer “1”, which may count its options from 0 or from 1" in brought.said


def test_the_letter_and_the_text_of_an_answer_must_be_of_one_option() -> None:
    brought = bring("question,A,B,answer\nWhich?,x,y,B. x\nWho?,x,y,A) x\n")
    for answer in ("2: x", "B x"):
        assert bring(f"question,A,B,C,answer\nWhich?,x,y,z,{answer}\n").questions == []
    several = bring('question,A,B,C,D,answer\nWhich?,AB,B,O,A,"B, O"\n')  # no letter, and a text
    assert several.only["answers"] == ["B", "O"]
    assert [q["stem"] for q in brought.questions] == ["Who?"]
    assert "the answer “B. x” is one of its options, and the place of “y”" in brought.said


def test_options_among_which_no_answer_is_are_no_key() -> None:
    """They may be the wrong ones alone, or the answers are told in other words."""
    head = "question,correct answer,option 1,option 2,option 3\nRoot of 9?,3,1,2,4\n"
    paris, rome = "Of France?,Paris,London,Berlin,Madrid\n", "Of Italy?,Rome,Bern,Oslo,Vienna\n"
    rows = head.partition("\n")[0] + f"\n{paris}{rome}"
    brought = bring(rows)
    assert brought.questions == []
    assert "if these are the wrong ones alone, call their columns `wrong 1`" in brought.said
    assert "the answer “Rome”, which is none of its options" in brought.said
    assert bring(head + paris).questions == []
    named = bring(rows.replace("option", "wrong")).questions
    assert [q["answer"] for q in named] == ["Paris", "Rome"]
    assert bring("question,A,B,C,answer\nWhich?,x,y,z,y\nRoot?,1,2,4,3\n").taken.left_out == 1


def test_an_answer_may_be_typed_with_plain_signs_and_slips_make_no_option_wrong() -> None:
    head = "question,A,B,answer\n"
    assert bring(f"{head}Which?,Ewing’s,1–2,Ewing's\n").only["answer"] == "Ewing’s"
    slips = bring(f"{head}Which?,Megakaryocyte,Monocyte,Megacaryocyte\nWho?,Binet,Rai,Binett\n")
    assert (slips.questions, slips.taken.left_out) == ([], 2)
    for first, second in (
        ("MEGACARYOCYTE.", "BINETT"),
        ("A Megakaryocyte of marrow", "the stage of Binet"),
        ("Megakaryo", "Bi"),
        ("no", "so"),
    ):
        slips = bring(f"{head}Which?,Megakaryocyte,Monocyte,{first}\nWho?,Binet,Rai,{second}\n")
        assert (slips.questions, slips.taken.left_out) == ([], 2), first


def test_options_may_stand_in_rows_below_their_question() -> None:
    """As in a sheet whose other cells are joined over these rows."""
    sheet = "Question,Options,Answer\nWhich?,A) one,B\n,B) two,\n,C) three,\n"
    assert bring(sheet).only == THREE
    who = sheet.partition("\n")[2].replace("Which", "Who")
    assert [q["answer"] for q in bring(sheet + who).questions] == ["two", "two"]
    for each in (
        "Question,Answer,Correct?\nWhich?,one,FALSE\nWhich?,two,TRUE\n",
        "question,answer_text,is_correct,topic\nWhich?,one,0,\n,two,1,\n",
        "Question,Option,Correct\nWhich?,one,\n,two,x\n",
    ):
        with pytest.raises(Refused, match="each row is an option"):
            bring(each)
    lost = bring("Question,A,B,Answer\nWhich?,x,y,B\n,v,w,A\n")
    assert lost.only["distractors"] == ["x"]
    assert "file:3: question 2: left out: it asks nothing" in lost.said


def test_what_is_not_read_of_a_sheet_is_named() -> None:
    brought = bring("Question,Answer\nWho?,Rai\n\nQuestion,A,B,Answer\nWhich?,x,y,B\n")
    assert "file:2: “Who? | Rai” stands above the names of columns" in brought.said
    brought = bring('Question,Answer\nWho?,Rai\n"Which?,x\nWhat?,y\n')
    assert "a quote that opens a cell on line 3 or below is never closed" in brought.said
    assert (len(brought.questions), brought.taken.left_out) == (1, 1)
    brought = bring("Question,Answer,Rationale,Explanation\nWho?,Rai,He did.,He was the first.\n")
    assert brought.only["explanation"] == "He was the first."  # that in which more stands
    assert "file:1: a second column for the explanation is not kept" in brought.said


def test_options_stand_in_order_unless_the_answer_tells_another() -> None:
    head = "type,question,A,B,C,answer\n"
    assert bring(f"{head}order,Order,x,y,z,\n").only["order"] == ["x", "y", "z"]
    assert bring(f'{head}order,Order,x,y,z,"C, A, B"\n').only["order"] == ["z", "x", "y"]


def test_options_that_differ_in_case_alone_and_letters_out_of_order_mean_themselves() -> None:
    gene = bring("question,A,B,answer\nWhich gene?,HER2,Her2,Her2\n")
    assert "left out: the distractor “HER2” is also the key" in gene.said
    either = bring("question,options,answer\nWhich gene?,HER2 | Her2 | BCR,her2\n")
    assert "left out: the answer “her2”, which is none of its options" in either.said
    for answer in ("A", "y"):
        brought = bring(f"question,options,answer\nWhich?,B) x | A) y,{answer}\n")
        assert (brought.only["answer"], brought.only["distractors"]) == ("A) y", ["B) x"])
    barred = bring("question,options,answer\nWhich?,x | y \\| z | w,B. y \\| z\n")
    assert barred.only["answer"] == "y | z"
    twins = bring("question,A,B,C,answer\nWhich?,B. fragilis,C. fragilis,x,b. fragilis\n")
    assert twins.only["answer"] == "B. fragilis"
    species = bring("question,A,B,C,answer\nWhich?,B. fragilis,C. difficile,E. coli,C\n")
    assert species.only["answer"] == "E. coli"
    doubtful = bring("question,A,B,answer\nWhich?,B. fragilis,A. israelii,A\n")
    assert (doubtful.questions, doubtful.taken.left_out) == ([], 1)


def test_several_right_options_are_told_however_they_are_joined() -> None:
    """A text may hold itself what divides others; a ratio does."""
    for answer in (
        "A, C",
        "A;C",
        "A\nC",
        "AC",
        "A + C",
        "A/C",
        "(A)(C)",
        "A und C",
        "1/3",
        "C. three | A. one",
        "one and three",
    ):
        brought = bring(f'question,A,B,C,answer\nWhich?,one,two,three,"{answer}"\n')
        assert sorted(brought.only["answers"]) == ["one", "three"]
    for answer in (
        "bad",
        "bc",
        "CA",
        "AAB",
        "12",
    ):  # words, and no letters in their order: of which option?
        brought = bring(f"question,A,B,C,D,answer\nWhich?,one,two,three,four,{answer}\n")
        assert (brought.questions, brought.taken.left_out) == ([], 1), answer
    assert bring('question,A,B,answer\nWhich?,one,two,"A, A"\n').only["answer"] == "one"
    for answer in (
        "fever, chills and pallor",
        "A. fever, chills; C. pallor",
        "Fever, chills.; pallor.",
        "fever, chills/pallor",
    ):
        brought = bring(f'question,A,B,C,answer\nWhich?,"fever, chills",cough,pallor,"{answer}"\n')
        assert sorted(brought.only["answers"]) == ["fever, chills", "pallor"]
    for options, answer in (
        ('fever,"fever, chills",cough,pallor', "fever, chills; cough"),
        ('fever,"E. coli, live",cough,pallor', "E. coli, live; cough"),
        ("1/2,3/4,1/4,2/3", "1/2; 3/4"),  # and not all of them
        ("1/2,3/4,1/4,2/3", "A/B"),
    ):
        brought = bring(f'question,A,B,C,D,answer\nWhich?,{options},"{answer}"\n')
        right = answer.replace("A/B", "1/2; 3/4").split("; ")
        assert sorted(brought.only["answers"]) == sorted(right)
    assert bring("question,A,B,C,answer\nWhich?,1/2,1,2,1/2\n").only["answer"] == "1/2"
    for text in ("2-3", "9-22", '"0,5"', "(5)", "5.690", "010"):  # neither dates nor other numbers
        brought = bring(f"question,A,B,C,answer\nWhich?,{text},9,8,A\n")
        assert brought.only["answer"] == text.strip('"')
    species = bring(
        "question,A,B,C,answer\nWhich?,E. coli,B. fragilis,C. difficile,C. C. difficile\n"
    )
    assert species.only["answer"] == "C. difficile"


def test_an_empty_option_between_bars_is_a_place() -> None:
    for options, answer, key in (
        ("one | | two", "C", "two"),
        ("one || two | three", "C", "two"),
        ("one || two || three", "C", "three"),
        ("| one | two |", "B", "two"),
        ("one | two | ", "B", "two"),
        ("A. One | | B. Two", "B", "Two"),
    ):
        assert bring(f"question,options,answer\nWhich?,{options},{answer}\n").only["answer"] == key
    for options, why in (
        ("one | | two", "is none of"),
        (" | one | two", "is the first one empty?"),
    ):
        brought = bring(f"question,options,answer\nWhich?,{options},B\n")
        assert (brought.questions, brought.taken.left_out) == ([], 1)
        assert why in brought.said


def test_a_number_beside_numbers_is_a_place_only_where_other_rows_give_places() -> None:
    head = "question,option 1,option 2,option 3,answer\nRoot of 9?,1,2,4,3\n"
    alone = bring(head)
    assert (alone.questions, alone.taken.left_out) == ([], 1)
    assert "the answer “3”, which may be a number or the place of “4”" in alone.said
    mixed = bring(f"{head}Of France?,Paris,Rome,Bern,Paris\nOf Italy?,Paris,Rome,Bern,2\n")
    assert [q["stem"] for q in mixed.questions] == ["Of France?", "Of Italy?"]
    assert bring(f"{head}Of Italy?,Paris,Rome,Bern,2\n").questions[0]["answer"] == "4"


def test_the_title_is_the_question_where_nothing_else_is() -> None:
    """As in Wooclap's sheet."""
    assert (
        bring("Type,Title,Correct,Choice,Choice,Choice\nMCQ,Which?,2,one,two,three\n").only == THREE
    )
    both = bring("Title,Question,A,B,C,Answer\nT1,Which?,one,two,three,B\n")
    assert both.only == THREE
    assert "the column “Title” is not kept" in both.said


def test_what_may_be_a_date_of_a_spreadsheets_making_is_named() -> None:
    for row in (
        *("1-Feb,2-Mar,6-8,B", "02. Mrz,5,6,B", "1,mar-05,3,A"),
        *(
            "01/02/2026,1-2,1/3 or more,A",
            "01.02.2026,4,5,B",
            "09:22:00 AM,8,9,A",
            "2026/01/02,4,5,B",
        ),
    ):
        assert (
            "what a spreadsheet made of 2-3" in bring(f"question,A,B,C,answer\nRange?,{row}\n").said
        )
    for sheet in ("question,answer\nRise?,2-fold\n", "question,answer\nWhen?,'2021-03-04\n"):
        assert bring(sheet).said == ""


def test_each_option_may_have_a_sign_that_says_whether_it_is_right() -> None:
    """In a column of its own, or in its cell where no answer is given; not where options are true and false."""
    for sheet in (
        "Question,Option 1,Correct 1,Option 2,Correct 2,Option 3,Correct 3\nWhich?,one,FALSE,two,TRUE,three,FALSE\n",
        "Frage;Antwort A;Richtig;Antwort B;Richtig;Antwort C;Richtig\nWhich?;one;nein;two;ja;three;nein\n",
        "Question,A,B,C,A correct?,B correct?,C correct?\nWhich?,one,two,three,,x,\n",
        "Question,Option 1,Option 1 correct?,Option 2,Option 2 correct?,Option 3,Option 3 correct?\nWhich?,one,0,two,1,three,0\n",
        "Question,A,B,C\nWhich?,one,*two,three\n",
        "Question,A,B,C\nWhich?,one,two (correct),three\n",
        'Question,Options\nWhich?,"A. one\nB. two ✓\nC. three"\n',
    ):
        assert bring(sheet).only == THREE, sheet
    letters = bring("Question,A,B,C,Correct 1,Correct 2\nWhich?,one,two,three,A,C\n").only
    assert letters["answers"] == ["one", "three"]
    words = "Question,Option 1,Correct 1,Option 2,Correct 2,Option 3,Correct 3\nSo?,Yes,FALSE,No,FALSE,Perhaps,TRUE\n"
    assert bring(words).only["answer"] == "Perhaps"
    of_three = bring(words.replace("Yes", "True").replace("No", "False"))  # these were the key
    assert (of_three.questions, of_three.taken.left_out) == ([], 1)
    head = "Question,Option 1,Correct 1,Option 2,Correct 2,Option 3,Correct 3\n"
    for either in ("So?,True,FALSE,False,TRUE,,", "So?,no,no,yes,yes,,", "So?,Yes,,No,yes,,"):
        judged = bring(f"{head}{either}\n")
        assert (judged.questions, judged.taken.left_out) == ([], 1), either
    assert bring(f"{head}So?,Yes,yes,No,,Perhaps,\n").only["answer"] == "Yes"


def test_semicolons_divide_options_but_not_within_brackets_or_lines() -> None:
    head = "question,options,answer\n"
    for cell in ("t(9;22); t(8;14); t(4;11)", '"t(9;22)\nt(8;14)\nt(4;11)"'):
        brought = bring(f"{head}Which?,{cell},A\n")
        assert (brought.only["answer"], len(brought.only["distractors"])) == ("t(9;22)", 2)
    for cell in ("A. P(A|B)\nB. P(B|A)\nC. P(A)", "1. P(A|B)\n2. P(B|A)\n3. P(A)"):
        chances = bring(f'{head}Which?,"{cell}",P(B|A)\nWho?,"{cell}",{cell[10]}\n').questions
        assert [each["answer"] for each in chances] == ["P(B|A)"] * 2, cell
    for cell in ("P(A); P(A|B); P(B|A)", '"P(A)\nP(A|B)\nP(B|A)"', "P(A) | P(A|B) | P(B|A)"):
        assert bring(f"{head}Which?,{cell},B\n").only["answer"] == "P(A|B)"
    for two in ("[1, 2)", "sad :)", "t(9;22)"):  # in which a bracket stays open, or closes none
        assert bring(f'{head}Which?,"(0, 1] :( | {two} | x",B\n').only["answer"] == two
    lines = bring(f'{head}Which?,"makes blood; stores fat\nmakes bile",A\n')
    assert lines.only["answer"] == "makes blood; stores fat"


def test_wordings_are_told_from_one_text_with_a_semicolon() -> None:
    row = "Which fungus?,thrush; candidiasis\n"
    for head in ("Question,Accepted answers", "Question,Acceptable Answer"):
        assert bring(f"{head}\n{row}").only["accept"] == ["candidiasis"]
    brought = bring(f"Question,Answer\n{row}")
    assert brought.only["answer"] == "thrush; candidiasis"
    assert "is one text to type; if each part of it is right alone, put | between" in brought.said
    gaps = bring("Question,Answer\nThe ___ lies in the ___.,marrow; bone\n")
    assert gaps.only["stem"] == "The {{marrow}} lies in the {{bone}}."
    assert bring("Question,Answer\nWhich?,t(9;22)\n").said == ""


def test_judgements_of_other_languages_are_told_by_their_opposites() -> None:
    kinds = [q["type"] for q in bring("Question,Réponse\nA?,vrai\nB?,faux\nC?,12\n").questions]
    assert kinds == ["true_false", "true_false", "numeric"]
    assert bring("Question,Réponse\nA?,vrai\nB?,marrow\n").questions[0]["type"] == "short_answer"
    assert [q["answer"] for q in bring("Aussage,Antwort\nA,V\nB,F\n").questions] == [True, False]


def test_what_a_spreadsheet_writes_around_texts_and_below_them_is_no_part_of_them() -> None:
    head = "Question,A,B,C,Answer,Points\n"
    brought = bring(
        f"""{head}Range?,'2-3,'3-5,"=""6-8""\",'2,1\nRoot?,'-1,'0,x,A,1\nTotal,,,,,2\n"""
    )
    one, two = brought.questions
    assert (one["answer"], one["distractors"]) == ("3-5", ["2-3", "6-8"])
    assert (two["answer"], two["distractors"]) == ("-1", ["0", "x"])
    assert "file:4: “Total | 2” is a sum, no question" in brought.said


def test_a_spreadsheet_leaves_what_we_write_as_it_is() -> None:
    """Calc 7.4 and Gnumeric 1.12 in four languages made another text of each of the first."""
    taken = "=1+1|-5 is less|+CD19|1/2|1-2|9:22|007|1e3|1,000|0.5|5%|$5|2021-03-04|Dec-1|1 May|5E-3|(5)|1 1/2|'5"
    plain = "5|-5|150000|5 days|t(9;22)|10⁹|x=1|'Mainly' means|CD19|1/4 of them|true|E. coli|marrow"
    assert [kept(text) for text in taken.split("|")] == [f"'{text}" for text in taken.split("|")]
    for text in (*plain.split("|"), "SEPTIN", "decade"):
        assert kept(text) == text
    for text in (*taken.split("|"), *plain.split("|"), "''5", "'", ""):
        assert shown(kept(text)) == text


def test_a_cell_that_could_not_be_worked_out_is_named() -> None:
    for cell in ("#NAME?", "Err:533", "#WERT!", "#¿NOMBRE?", "#N/A", "#####"):
        brought = bring(f"question,A,B,answer\nWhich?,{cell},x,A\nWho?,x,#5,#5\n")
        assert brought.only["answer"] == "#5"
        assert f"left out: “{cell}” where a spreadsheet could not work out a cell" in brought.said
        beside = bring(f"question,answer,hint,tags\nWhich?,x,{cell},blood\n")
        assert (beside.only["tags"], f"lost: “{cell}”" in beside.said) == (["blood"], True)
        assert bring(f"question,answer\nWhich?,{kept(cell)}\n").only["answer"] == cell  # a text


def test_utf_8_is_read_as_such_beside_other_lines_and_where_it_was_misread() -> None:
    table = "question,answer\nHow many?,10⁹ – “β”\nOù ?,là\n"
    mixed = table[:-3].encode() + "là\n".encode("cp1252")
    one, two = bring(mixed).questions
    assert (one["answer"], two["answer"]) == ("10⁹ – “β”", "là")
    misread = (
        table.encode("utf-8-sig")
        .decode("latin-1")
        .translate({n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(128, 160)})
    )
    for text in (misread, "ï»¿#separator:tab\nOÃ¹ ?\tlÃ\xa0\n"):
        with pytest.raises(Refused, match="took the UTF-8 of this file for Windows-1252"):
            bring(text)
    assert (
        "file:1: this line is not UTF-8"
        in bring('[{"stem":"Wo?","answer":"dä"}]'.encode("cp1252")).said
    )
    (broken,) = bring(b"\xef\xbb\xbfquestion,answer\nWo?,d\xe4 \xc3\xa4\n").questions
    assert (broken["stem"], broken["answer"][:1]) == ("Wo?", "d")


def test_a_raised_digit_is_no_place() -> None:
    assert "none of its options" in bring("question,A,B,answer\nWhich?,x,y,²\nWho?,x,y,B\n").said


def test_an_empty_option_has_its_place() -> None:
    brought = bring("question,A,B,C,D,answer\nBoils at?,50,,150,200,B\nWhich?,x,,y,,C\n")
    assert brought.only["answer"] == "y"
    assert "left out: the answer “B”, which is none of its options" in brought.said


def test_of_a_type_that_is_none_here_a_question_with_options_is_a_choice() -> None:
    brought = bring("type,question,A,B,answer\nhard,Which?,x,y,y\n")
    assert brought.only["answer"] == "y"
    assert "lost: the type “hard”, which is none here" in brought.said
    for answer, why in (("A B", "the type “drag and drop”"), ("", "no answer is given")):
        brought = bring(f"type,question,A,B,C,answer\ndrag and drop,Which?,x,y,z,{answer}\n")
        assert f"left out: {why}" in brought.said


def test_an_option_that_stands_twice_is_named() -> None:
    for answer in "Ax":
        brought = bring(f"Question,Option A,Option B,Option C,Correct\nWhich?,x,x,y,{answer}\n")
        assert (brought.only["answer"], brought.only["distractors"]) == ("x", ["y"])
        assert "the option “x” the second time" in brought.said


def test_a_web_page_is_no_list_of_questions() -> None:
    with pytest.raises(Refused, match="this is a web page"):
        bring("<!DOCTYPE html>\n<html><p>Which? {=a ~b}</p></html>\n")
    table = "<table><tr><td>Question<td>Answer</tr><tr><td>Which?<td>B</tr></table>"
    for above in (
        "",
        "<meta charset='utf-8'>",
        "<style>td{}</style>\n",
        "<div>",
        "<?xml?><center>",
    ):
        with pytest.raises(Refused, match=r"plain text.*; a table in it, as CSV"):
            bring(above + table)
    assert bring("<p>Which? {=a ~b}</p>\n", "gift").only["answer"] == "a"


@pytest.mark.parametrize(
    ("head", "program"),
    [
        ("Timestamp\tScore\tWhich cell sheds platelets?\tWho?\n", "Google Forms"),
        ("Timestamp,Email Address,Score,Which?,Which? [Score],Which? [Feedback]\n", "Google Forms"),
        ("Question,Response,Right answer,Q. 1 /5.00,Grade/10.00\n", "a quiz"),
        ("sno,date,username,question,answer,response\n", "a quiz"),
        ("Id;Start time;Completion time;Email;Name;Which?\n", "Microsoft Forms"),
    ],
)
def test_a_sheet_of_what_people_answered_is_told_from_questions(head: str, program: str) -> None:
    row = re.sub("[^\t,;\n]+", "1", head)
    with pytest.raises(Refused, match=f"what people answered in {program}"):
        bring(head + row * 3)


def test_what_was_answered_is_no_wording_beside_what_is_right() -> None:
    for head in ("Question,Réponse,Bonne réponse", "Question,Answer,Correct answer"):
        brought = bring(f"{head}\nWho?,Rai,Rai\nWhere?,liver,marrow\n")
        assert [(q["answer"], q.get("accept")) for q in brought.questions] == [("Rai", None)]
        assert "“Where?”: left out: its options “liver”: divide them by |" in brought.said


def test_questions_that_were_collected_by_a_form_come_in() -> None:
    sheet = "Timestamp,Question,Correct answer,Wrong answers\n2026/11/02 9:00:01,Which?,a,b | c\n"
    assert bring(sheet).only["distractors"] == ["b", "c"]


def test_a_sheet_with_semicolons_has_decimal_commas() -> None:
    """As Excel writes it where a comma is the sign; a point may stand between thousands there."""
    head = "question;answer;tolerance;unit\n"
    assert bring(f"{head}How heavy?;3,14;0,01;kg\n").only == {
        "type": "numeric", "stem": "How heavy?", "answer": 3.14, "tolerance": 0.01, "unit": "kg"
    }  # fmt: skip
    assert bring(f"{head}How heavy?;0.125;\n").only["answer"] == 0.125
    doubtful = bring(f"{head}How many?;1.000;\n")
    assert (doubtful.questions, doubtful.taken.left_out) == ([], 1)
    assert "“1.000” may be 1000 in a sheet with semicolons" in doubtful.said
    assert bring("question,answer\nHow many?,1.000\n").only["answer"] == 1


def test_a_name_may_stand_over_several_columns() -> None:
    """Its cells are joined in a spreadsheet; the options may be named in a row below it."""
    rows = "Which?,one,two,three,B,since\n"
    for head in (
        "Question,Options,,,Key,Feedback\n",
        "Question,Options,,,Key,Feedback\n,A,B,C,,\n",
    ):
        brought = bring(head + rows)
        assert brought.only == THREE | {"explanation": "since"}
        assert brought.said == ""


def test_a_cell_below_no_name_is_named() -> None:
    brought = bring("question,answer,wrong,\nWhich?,two,one | three,ask Ann\n")
    assert brought.only == THREE
    assert "lost: “ask Ann”, above which no name stands" in brought.said
    counted = bring(",question,answer\n0,Which?,two\n1,Who?,Rai\n")
    assert counted.said == "file:1: the numbers of its rows are not kept"
    assert "lost: “7”, above" in bring(",question,answer\n7,Which?,two\n").said


def test_ratios_in_one_cell_are_no_numbered_options() -> None:
    for cell in ("1 : 1|2 : 1|3 : 1", "1: 1|2: 3|3: 2", '"1: 1\n2: 3\n3: 2"'):
        last = cell.strip('"')[-5:].strip("|\n")
        assert bring(f"question,options,answer\nWhich?,{cell},{last}\n").only["answer"] == last


def test_options_in_one_cell_may_be_divided_by_semicolons_or_lines() -> None:
    """As a plugin of Moodle's for tables has it, which names several right ones by their letters."""
    head = "questiontext,choices,answer\n"
    assert bring(f"{head}Which?,one; two; three,B\n").only == THREE
    assert bring(f"{head}Which?,A. one; B. two; C. three,B\n").only == THREE
    assert bring(f'{head}Which?,"one\ntwo\nthree",two\n').only == THREE
    assert bring(f"{head}Which?,one;two;three;four,ACD\n").only["answers"] == [
        "one",
        "three",
        "four",
    ]


def test_beside_options_named_by_letters_a_numbered_answer_is_a_right_one() -> None:
    brought = bring("questiontext,A,B,C,Answer 1,Answer 2\nWhich?,one,two,three,A,C\n")
    assert (brought.only["answers"], brought.only["distractors"]) == (["one", "three"], ["two"])


def test_columns_a_1_a_2_are_options_where_no_others_are() -> None:
    for head in (
        "Question,A1,A2,A3,Answer",
        "question,a_1,a_2,a_3,answer",
        "Question,A0,A1,A2,Key",
    ):
        first = "1" if "A0" in head else "2"
        assert bring(f"{head}\nWhich?,one,two,three,{first}\n").only == THREE
    assert bring("Question,A2,A1,A3,Answer\nWhich?,two,one,three,2\n").only == {
        **THREE,
        "distractors": ["one", "three"],
    }
    for head in ("Question,A,B,C,A1,A2,Answer", "Question,A,B,C,Q1,A1,Answer"):
        brought = bring(f"{head}\nWhich?,one,two,three,x,y,B\n")
        assert brought.only == THREE
        assert "the column “A1” is not kept" in brought.said


def test_an_option_alone_is_no_answer_and_two_in_a_cell_are_no_sign() -> None:
    assert bring("question,option,category\nWhich?,two,x\n").questions == []
    with pytest.raises(Refused, match="names no columns"):
        bring("question,left_1,right_1,left_2,right_2\nMatch.,a,x,b,y\n", "csv")
    table = 'question_text,type,correct_answer,options\nIs it?,TRUE_FALSE,TRUE,"TRUE, FALSE"\n'
    assert bring(table).only["answer"] is True


def test_a_namespace_that_is_none_is_named() -> None:
    """A mistyped one in an edited table of ours refused the whole file."""
    row = "cd-19,choice,Which?,two,one,,,,,,,,,,,,My Space\n"
    brought = bring(f"{','.join(TABLE)}\n{row}")
    assert (brought.questions[0]["id"], brought.only["answer"]) == ("cd-19", "two")
    assert "lost: the namespace “My Space”, which is none" in brought.said


def test_numbers_that_count_the_rows_are_no_ids() -> None:
    rows = "id,question,a,b,answer\n1,Which?,one,two,B\n2,Which one?,one,two,A\n"
    brought = bring(rows)
    assert [q["id"] for q in brought.questions] == ["which", "which-one"]
    assert "the column “id” is not kept" in brought.said
    assert bring(rows.replace("\n1,", "\nb-cell,")).questions[0]["id"] == "b-cell"


def test_lettered_options_may_stand_side_by_side_with_commas() -> None:
    only = bring('question,options,answer\nWhich?,"a:one, not so,b:two,c:three",b\n').only
    assert (only["answer"], only["distractors"]) == ("two", ["one, not so", "three"])
    assert bring('question,options,answer\nWhich?,"a:one,c:two,b:three",b\n').questions == []


@pytest.mark.parametrize(
    ("row", "answer"),
    [("short answer,CD3,CD19,B", "CD19"), ("numeric,46,23,B", 23), ("typing,CD3,CD 3,1", "CD3"), ("short answer,CD3,CD7,CD19", "CD19")],
)  # fmt: skip
def test_what_is_to_be_typed_is_the_option_that_the_answer_names(row: str, answer: object) -> None:
    """Its letter or place was what had to be typed."""
    table = f"question,type,a,b,answer\nWhich?,{row}\nWhich one?,choice,one,two,A\n"
    assert bring(table).questions[0]["answer"] == answer
    gaps = bring('question,type,a,b,answer\nFrom ___ to ___.,cloze,one,two,"B, A"\n').only
    assert gaps["stem"] == "From {{two}} to {{one}}."
    gap = bring("question,type,a,b,answer\nFrom ___.,cloze,one,two,B\n").only
    assert gap["stem"] == "From {{two}}."
    said = bring("question,type,options,answer\nWhich?,short answer,CD3|CD19,1\n").said
    assert "left out: the answer “1”, which may count its options from 0 or from 1" in said


def test_what_is_typed_in_blooket_has_all_its_wordings() -> None:
    head = "Question #,Question Text,Answer 1,Answer 2,Time Limit (sec),Correct Answer(s),,Typing\n"
    typed, other = bring(
        f'{head}1,Which?,CD19,CD 19,20,"1,2",,typing\n2,Who?,x,y,20,2,,\n'
    ).questions
    assert (typed["answer"], typed["accept"]) == ("CD19", ["CD 19"])
    assert (other["type"], other["answer"]) == ("choice", "y")
    several = bring("question,type,a,b,c,answer\nWhich?,multiple,one,two,three,A C\n").only
    assert several["answers"] == ["one", "three"]


def test_of_a_first_column_whose_name_is_misspelt_no_letter_is_a_text() -> None:
    for names, told in (("Optoin A,Option B,Option C", "CA"), ("1st,option 2,option 3", "31")):
        rows = f"question,{names},answer\nWhich?,one,two,three,{told[0]}\nWho?,x,y,z,{told[1]}\n"
        brought = bring(rows)
        assert (brought.only["answer"], brought.only["distractors"]) == ("three", ["two"]), names
        assert "“Who?”: left out" in brought.said


@pytest.mark.parametrize("names", ["option 1,optoin 2,option 3", "A,Choise B,C"])
def test_a_column_whose_name_is_misspelt_moves_no_other_option(names: str) -> None:
    """The third option was taken for the second, which the answer names."""
    table = f"question,{names},answer\nWhich?,one,two,three,{{}}\nWhich one?,one,two,three,{{}}\n"
    second, third, first = ("2", "3", "1") if "1" in names else "BCA"
    assert bring(table.format(third, first)).questions[0]["answer"] == "three"
    brought = bring(table.format(second, first))
    assert brought.only["answer"] == "one"
    assert "“Which?”: left out" in brought.said


def test_options_may_stand_in_another_order_than_their_names() -> None:
    """The second column's option was taken for B."""
    only = bring("question,A,C,B,answer\nWhich?,one,three,two,B\n").only
    assert (only["answer"], only["distractors"]) == ("two", ["one", "three"])


def test_a_row_with_more_cells_than_names_is_left_out() -> None:
    """A comma that no quotes are around moved options and answer on: A and B were right, where it was B."""
    table = "question,a,b,c,answer\nIn adults, which?,A,B,AB,B\n"
    assert bring(f'{table}"In adults, who?",x,y,z,B\n').only["answer"] == "y"
    said = bring(table).said
    assert "is a comma within a text? Put that text between quotes" in said
    tabs = bring("question\ta\tb\tanswer\nWho?\tx\ty\tB\tz\n")
    assert "the cells beyond the last named column" in tabs.said
