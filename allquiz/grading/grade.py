"""The score of each type, by the table of the bank format."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from allquiz.grading.numbers import in_range, read_number
from allquiz.grading.typos import safe_typos
from allquiz.grading.verdict import Part, Typo, Verdict
from allquiz.grading.vocabulary import NO_WORDS, Vocabulary
from allquiz.grading.wording import same
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.review import Response

SELF_GRADES = {"again": 0.0, "hard": 0.5, "good": 1.0, "easy": 1.0}


def grade(question: AnyQuestion, response: Response, vocabulary: Vocabulary = NO_WORDS) -> Verdict:
    """The verdict on a response.

    What a response is, by type: the option's text (choice); a list of texts (multiple_response,
    and cloze: one a gap); a bool (true_false); the text as typed (numeric, short_answer); a mapping
    of left side to right side (matching) or item to category (categorize); the items in the
    learner's order (ordering); again, hard, good or easy (flashcard). None is "I don't know": score
    0. `vocabulary` holds the bank's words, which are never typos of one another.

    Raises Unclear where a numeric response is no number or could be two.
    """
    given = NO_RESPONSE[question.type] if response is None else response
    return GRADERS[question.type](question, given, vocabulary)


def _choice(question: Choice, response: str | None, _: Vocabulary) -> Verdict:
    right = response == question.answer
    return Verdict(float(right), (Part("", response, question.answer, right),))


def _multiple_response(question: MultipleResponse, response: list[str], _: Vocabulary) -> Verdict:
    picks = set(response)
    answers = {option.text for option in question.answers}
    parts = [
        *(
            Part(o.text, o.text if o.text in picks else None, o.text, o.text in picks)
            for o in question.answers
        ),
        *(Part(o.text, o.text, None, right=False) for o in question.distractors if o.text in picks),
    ]
    right, wrong = len(picks & answers), len(picks - answers)
    return Verdict(max(0, right - wrong) / len(answers), tuple(parts))


def _true_false(question: TrueFalse, response: bool | None, _: Vocabulary) -> Verdict:
    right = response is question.answer
    shown = None if response is None else _truth(response)
    return Verdict(float(right), (Part("", shown, _truth(question.answer), right),))


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _numeric(question: Numeric, response: str, _: Vocabulary) -> Verdict:
    right = response != "" and in_range(read_number(response, question), question)
    return Verdict(float(right), (Part("", response or None, None, right),))


def _short_answer(question: ShortAnswer, response: str, vocabulary: Vocabulary) -> Verdict:
    wordings = (question.answer, *question.accept)
    right, typos = _worded(wordings, response, vocabulary, exact=question.exact)
    return Verdict(float(right), (Part("", response or None, question.answer, right),), typos)


def _cloze(question: Cloze, response: list[str], vocabulary: Vocabulary) -> Verdict:
    parts: list[Part] = []
    typos: tuple[Typo, ...] = ()
    for number, gap in enumerate(question.gaps):
        given = response[number] if number < len(response) else ""
        right, forgiven = _worded(gap.wordings, given, vocabulary, exact=False)
        parts.append(Part(f"gap {number + 1}", given or None, gap.answer, right))
        typos += forgiven
    return Verdict(_share(parts), tuple(parts), typos)


def _worded(
    wordings: tuple[str, ...], given: str, vocabulary: Vocabulary, *, exact: bool
) -> tuple[bool, tuple[Typo, ...]]:
    """Whether the given text is one of the wordings, and the typos forgiven for that."""
    if any(same(wording, given) for wording in wordings):
        return True, ()
    if exact or not given.strip():
        return False, ()
    for wording in wordings:
        typos = safe_typos(wording, given, vocabulary)
        if typos:
            return True, typos
    return False, ()


def _matching(question: Matching, response: Mapping[str, str], _: Vocabulary) -> Verdict:
    return _placed(dict(question.pairs), response)


def _categorize(question: Categorize, response: Mapping[str, str], _: Vocabulary) -> Verdict:
    return _placed(question.placements, response)


def _placed(key: Mapping[str, str], response: Mapping[str, str]) -> Verdict:
    parts = tuple(
        Part(left, response.get(left), right, response.get(left) == right)
        for left, right in key.items()
    )
    return Verdict(_share(parts), parts)


def _ordering(question: Ordering, response: list[str], _: Vocabulary) -> Verdict:
    given = [*response, *[None] * len(question.order)]
    parts = tuple(
        Part(str(number + 1), given[number], item, given[number] == item)
        for number, item in enumerate(question.order)
    )
    return Verdict(_share(parts), parts, longest_run=_longest_run(question.order, response))


def _longest_run(order: tuple[str, ...], response: list[str]) -> int:
    """The length of the longest increasing subsequence of the items' true places."""
    places = [order.index(item) for item in response if item in order]
    longest: list[int] = []
    for index, place in enumerate(places):
        before = [longest[i] for i in range(index) if places[i] < place]
        longest.append(max(before, default=0) + 1)
    return max(longest, default=0)


def _flashcard(question: Flashcard, response: str, _: Vocabulary) -> Verdict:
    score = SELF_GRADES[response]
    return Verdict(score, (Part("", response, question.back, score == 1),))


def _share(parts: tuple[Part, ...] | list[Part]) -> float:
    return float(Fraction(sum(part.right for part in parts), len(parts)))


NO_RESPONSE: dict[str, Any] = {
    "choice": None,
    "multiple_response": [],
    "true_false": None,
    "numeric": "",
    "short_answer": "",
    "cloze": [],
    "matching": {},
    "ordering": [],
    "categorize": {},
    "flashcard": "again",
}
GRADERS: dict[str, Callable[[Any, Any, Vocabulary], Verdict]] = {
    "choice": _choice,
    "multiple_response": _multiple_response,
    "true_false": _true_false,
    "numeric": _numeric,
    "short_answer": _short_answer,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
    "categorize": _categorize,
    "flashcard": _flashcard,
}
