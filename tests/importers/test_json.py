"""JSON: what chats and question sites write, beside the questions it comes to."""

import json
from typing import Any

import pytest

from allquiz.model.refused import Refused
from tests.importers.brought import bring

TWO = {"type": "choice", "stem": "Which?", "answer": "two", "distractors": ["one", "three"]}
OPTIONS = ["one", "two", "three"]
LAST = {"question": "Last?", "options": OPTIONS}


@pytest.mark.parametrize(
    "made",
    [
        [{"question": "Which?", "options": OPTIONS, "answer": "two"}],
        {"quiz": {"title": "T", "questions": [{"question": "Which?", "options": OPTIONS, "correct_answer": "B"}]}},
        [{"stem": "Which?", "choices": {"A": "one", "B": "two", "C": "three"}, "correctAnswer": "B"}],
        [{"question": "Which?", "options": [{"A": "one"}, {"B": "two"}, {"C": "three"}], "answer": "B"}],
        [{"question": "Which?", "options": [{"id": "a", "text": "one"}, {"id": "b", "text": "two"},
                                            {"id": "c", "text": "three"}], "answer": "b"}],
        [{"question": "Which?", "answers": [{"text": "one", "correct": False}, {"text": "two", "correct": True},
                                            {"text": "three", "correct": False}]}],
        {"results": [{"type": "multiple", "question": "Which?", "correct_answer": "two",
                      "incorrect_answers": ["one", "three"]}]},  # as the Open Trivia Database has it
        [{"question": "Which?", "options": OPTIONS, "correctIndex": 1}, LAST | {"correctIndex": 0}],
        [{"question": "Which?", "options": [{"id": n, "text": each} for n, each in enumerate(OPTIONS, 1)],
          "correctIndex": 1}, LAST | {"correctIndex": 0}],
        [{"question": "Which?", "options": OPTIONS, "answer": 2}, LAST | {"answer": 3}],
        [{"question": "Which?", "options": OPTIONS, "answer": ["1"]}, LAST | {"answer": "0"}],
        [{"question": "Which?", "options": {"p": "one", "q": "two", "r": "three"}, "answer": "q"}],
        *[[{"question": "Which?", "options": {named.format(n): text for n, text in enumerate(OPTIONS, 1)},
            "answer": named.format(2)}] for named in ("option{}", "Option {}", "answer_{}", "ans{}", "{}.", "({})")],
        [{"question": "Which?", "options": [{"id": 0, "text": "one"}, {"id": 1, "text": "two"},
                                            {"id": 2, "text": "three"}], "answer": 1}],
        [{"question": "Which?", "options": [{"text": each} for each in OPTIONS], "answer": "two", "key": "q17"}],
        [{"question": "Which?", "correct": "two", "answers": OPTIONS}],
        [{"question": "Which?", "options": [{"id": "A", "text": "one", "is_correct": False}, {"id": "B", "text": "two",
          "is_correct": True}, {"id": "C", "text": "three", "is_correct": False}], "correct_answer": "B"}],
        [{"question_text": "Which?", "question_type": "multichoice", "answers":
          [{"text": "one", "fraction": 0}, {"text": "two", "fraction": 100}, {"text": "three", "fraction": -50}]}],
        [{"question": "Which?", "answers": [{"answer_text": "one", "answer_weight": 0}, {"answer_text": "two",
          "answer_weight": 100}, {"answer_text": "three", "answer_weight": 0}]}],  # as Canvas's interface has it
        [{"tipo": "multipla_escolha", "enunciado": "Which?", "alternativas": [{"chave": "a", "texto": "one"},
          {"chave": "b", "texto": "two"}, {"chave": "c", "texto": "three"}], "resposta_correta": ["b"]}],
        [[{"question": "Which?", "options": [{"content": text, "answer": text == "two"} for text in OPTIONS]}]],
        [{"question": "Which?", "options": [{"text": "one", "isWrong": True}, {"text": "two", "isWrong": False},
                                            {"text": "three", "isWrong": True}]}],
        [{"question": "Which?", "options": [{"text": "one"}, {"text": "two", "correct": 1}, {"text": "three"}]}],
        [{"question": "Which?", "options": OPTIONS, "correct": [0, 1, 0]}],
        [{"question": "Which?", "options": [{"id": "a", "text": "one", "locked": True}, {"id": "b", "text": "two",
          "locked": False}, {"id": "c", "text": "three", "locked": True}], "answer": "b"}],
    ],
)  # fmt: skip
def test_options_come_in_with_their_key(made: Any) -> None:
    first = bring(json.dumps(made)).questions[0]
    assert {key: value for key, value in first.items() if key != "id"} == TWO


def test_lines_of_json_come_in_and_an_explanation_in_parts() -> None:
    """As data sets of exams have them: MedMCQA counts its options from 0."""
    options = dict(zip(("opa", "opb", "opc"), OPTIONS, strict=True))
    made = [{"question": "Which?", **options, "cop": 1, "exp": {"why": "So it is.", "not": ["no", 3]}},
            {"vignette": "He is pale.", "question": "Last?", **options, "cop": 0}]  # fmt: skip
    for between in ("\n", ",\r\n\n", " "):
        one, two = bring(between.join(map(json.dumps, made))).questions
        assert (one["answer"], one["explanation"]) == ("two", "So it is.\n\nno\n\n3")
        assert (two["stem"], two["answer"]) == ("He is pale.\n\nLast?", "one")
    above = {"passage": "He is \ud800.", "questions": [LAST | {"answer": "B"}]}
    assert bring(json.dumps(above)).only["stem"] == "He is \ufffd.\n\nLast?"
    whys = {"A": "No.", "B": "So.", "c": "Nor."}
    for listed in (OPTIONS, dict(zip("ABC", OPTIONS, strict=True))):
        only = bring(
            json.dumps([LAST | {"options": listed, "answer": "B", "explanations": whys}])
        ).only
        assert (only["explanation"], only["distractors"]) == (
            "So.",
            {"one": "No.", "three": "Nor."},
        )
    broken = json.dumps(made[0]) + '\n{"question": "Who?"'
    with pytest.raises(Refused, match="this is no JSON"):
        bring(broken, "json")


def test_an_order_is_that_of_the_key_and_shares_that_differ_are_no_key() -> None:
    items = [{"id": f"i{n}", "text": text} for n, text in enumerate(("two", "three", "one"))]
    made = {
        "question": "Order?",
        "type": "ordering",
        "options": items,
        "correctOrder": ["i2", "i0", "i1"],
    }
    assert bring(json.dumps([made])).only["order"] == OPTIONS
    made |= {"items": made.pop("options")}
    assert bring(json.dumps([made])).only["order"] == OPTIONS
    for name in ("items", "lines"):  # places are no texts
        counted = {
            "question": "Order?",
            "type": "ordering",
            name: OPTIONS,
            "correctOrder": [2, 0, 1],
        }
        assert bring(json.dumps([counted])).questions == []
    asked: dict[str, Any] = {"question": "Order?", "type": "ordering"}
    for name, number in (("order", int), ("order", str), ("position", float), ("rank", int)):
        placed = [{"text": t, name: number(n)} for t, n in (("two", 2), ("three", 10), ("one", 1))]
        assert "no answer is given" in bring(json.dumps([asked | {"options": placed}])).said
    shares = [{"text": text, "fraction": n * 50} for n, text in enumerate(OPTIONS)]
    for answer in (shares, {"accepted": ["one", "two"]}, [["one"]]):
        brought = bring(json.dumps([{"question": "Which?", "answers": answer}]))
        assert brought.questions == []
        assert "“Which?”: left out: its answer is an object" in brought.said
    for points in ((1, 1, 1), (0, 1, 0)):  # a key goes before them
        listed = [{"text": t, "points": n} for t, n in zip(OPTIONS, points, strict=True)]
        for told in ("B", "B. two", 1):
            asked = LAST | {"options": listed, "answer": told}
            assert bring(json.dumps([asked, LAST | {"answer": 0}])).questions[0]["answer"] == "two"


def test_a_number_that_may_count_from_0_or_1_is_no_key() -> None:
    made = [{"question": "Which?", "options": OPTIONS, "answer": 1}, LAST | {"answer": 2}]
    brought = bring(json.dumps(made))
    assert brought.questions == []
    assert (
        "“Last?”: left out: the answer “2”, which may count its options from 0 or from 1"
        in brought.said
    )
    assert "no answer is given" not in brought.said
    for unclear in ({"options": OPTIONS, "answer": "1"}, {"options": dict(zip("ABC", OPTIONS, strict=True)), "answer": 1},
                    {"options": {"p": "q", "q": "p", "r": "r"}, "answer": "q"},
                    {"options": OPTIONS, "answer": "one", "correct_answer": "two"},
                    {"options": OPTIONS, "answer": {"letter": "C", "text": "two"}},
                    {"options": [{"id": "A", "text": "one", "correct": True}, {"id": "B", "text": "two", "correct": False}],
                     "answer": "B"}):  # fmt: skip
        assert bring(json.dumps([{"question": "Which?", **unclear}])).questions == []
    counted = [
        {"question": "Which?", "options": ["one", "x", "0"], "correctIndex": 0},
        LAST | {"correctIndex": 1},
    ]
    assert (
        "the answer “0” is one of its options, and the place of “one”"
        in bring(json.dumps(counted)).said
    )
    for options in ([2, 1, 0], ["1", "0"]):
        index = {"question": "Which?", "options": options, "correctIndex": 0}
        assert bring(json.dumps([index])).questions == []
    lone = {"question": "How many?", "options": ["1", "2", "3"], "correctIndex": 1}
    assert "may count from 0 or from 1" in bring(json.dumps([lone])).said
    for first, right in ((0, "2"), (3, "1")):  # which tells it
        one, _ = bring(json.dumps([lone, LAST | {"correctIndex": first}])).questions
        assert one["answer"] == right
    texts: list[Any]
    for texts in ["0", "1"], [True, False], ["False", "True"], [2, 1]:  # what may be chosen
        offer: list[dict[str, Any]] = [{"answer": text} for text in texts]
        assert "no answer is given" in bring(json.dumps([LAST | {"options": offer}])).said
        for told in ({"correct": True}, {"weight": 50}):
            marked = [offer[0] | told, offer[1] | dict.fromkeys(told, 0)]
            only = bring(json.dumps([LAST | {"options": marked}])).only
            assert only["answer"] == str(texts[0])
    number = [{"question": "How many?", "options": [1, 2, 3], "answer": 2}]
    assert bring(json.dumps(number)).only["answer"] == "2"


def test_what_else_questions_have_comes_along() -> None:
    made = [
        {"question": "Which?", "explanation": "So.", "tags": ["a", "b"], "options": [
            {"text": "one|1", "isCorrect": False, "feedback": "No."}, {"text": "two", "isCorrect": True}]},
        {"question": "Both?", "options": OPTIONS, "answer": ["one", "three"]},
        {"question": "Is it?", "answer": True},
    ]  # fmt: skip
    one, both, is_it = bring(json.dumps(made)).questions
    made = [{"question": "Which?", "type": "mcq", "explanation": "So.", "options": [
        {"text": "p => q", "isCorrect": True, "feedback": "Yes."}, {"text": "r; s", "isCorrect": False}]}]  # fmt: skip
    reason = bring(json.dumps(made)).only
    assert (reason["answer"], reason["distractors"]) == ("p => q", ["r; s"])
    assert reason["explanation"] == "So.\n\nYes."
    all_right = [
        {"question": "Which?", "options": [{"text": each, "correct": True} for each in OPTIONS]}
    ]
    assert "every option is right" in bring(json.dumps(all_right)).said
    barred = bring(
        json.dumps([{"question": "Which?", "options": ["p|q", "r => s"], "answer": "B"}])
    )
    assert barred.only["answer"] == "r => s"
    for kind in ({}, {"type": "choice"}):  # a bar divides nothing
        own = [{"question": "Which?", **kind, "answer": "p | q", "distractors": ["r"]}]
        assert bring(json.dumps(own)).only["answer"] == "p | q"
    made = [{"question": "Which?", "options": [
        {"text": "A) one", "rationale": "No."}, {"text": "B) two", "isCorrect": True, "rationale": "Yes."}]}]  # fmt: skip
    flagged = bring(json.dumps(made)).only
    assert (flagged["answer"], flagged["distractors"]) == ("two", {"one": "No."})
    for cell in ("A) one => No. | B) two => Yes.", "one => No. | two ✓ => Yes."):
        told = bring(f"question,options,answer\nWhich?,{cell},{'B' * ('✓' not in cell)}\n").only
        assert (told["distractors"], told["explanation"]) == ({"one": "No."}, "Yes."), cell
    table = 'question,options,answer\nWhich?,"[""p => q"", ""p"", ""q""]",p\n'
    assert bring(table).only["distractors"] == ["p => q", "q"]
    nested = [{"question": "Which?", "options": [["A", "one"], ["B", "two"]], "answer": "B"}]
    assert "left out: its options" in bring(json.dumps(nested)).said
    assert one["distractors"] == {"one|1": "No."}
    assert (one["explanation"], one["tags"]) == ("So.", ["a", "b"])
    assert both["answers"] == ["one", "three"]
    assert is_it["answer"] is True
    card = bring(json.dumps([{"front": "F", "back": "B"}])).only
    assert (card["front"], card["back"]) == ("F", "B")


@pytest.mark.parametrize("made", ['{"a": 1}', "[1, 2]", '[{"question": "Which?"', "[" * 100_000])
def test_json_without_questions_is_none(made: str) -> None:
    with pytest.raises(Refused, match=r"can't be told|JSON"):
        bring(made)
    with pytest.raises(Refused, match="JSON"):
        bring(made, "json")


def test_an_options_own_name_goes_before_its_place() -> None:
    offered = [{"id": "b", "text": "two"}, {"id": "c", "text": "three"}, {"id": "a", "text": "one"}]
    for answer, text in (("b", "two"), ("c", "three"), ("a", "one")):
        made = [{"question": "Which?", "options": offered, "answer": answer}]
        assert bring(json.dumps(made)).only["answer"] == text


def test_options_with_names_of_their_own_keep_their_places_beside_questions_with_fewer() -> None:
    """Where the first question has no B, the B of others was taken for the last."""
    few = {"question": "Which one?", "option_a": "one", "option_c": "three", "answer": "A"}
    more = {"question": "Which?", "option_a": "one", "option_b": "two", "option_c": "three"}
    made = bring(json.dumps([few, more | {"answer": "B"}])).questions
    assert [q["answer"] for q in made] == ["one", "two"]
