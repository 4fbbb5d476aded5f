"""A question before the learner, and an answer with its verdict: what a quiz and an exam share."""

import random
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from allquiz.grading.verdict import Verdict
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Matching,
    MultipleResponse,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.review import Confidence, Event, Rating, Response, Review
from allquiz.model.revision import key_revision, revision
from allquiz.model.sorting import by_size
from allquiz.schedule import rating_of


class Shown(NamedTuple):
    """A question as it stands before the learner: its options, items and sides in their order."""

    question: AnyQuestion
    options: tuple[str, ...] = ()  # picks, items to order, or left sides and items to place
    targets: tuple[str, ...] = ()  # right sides or categories


class Answered(NamedTuple):
    """An answer with its verdict. `overridden` is the score the learner gave it instead."""

    shown: Shown
    review: Review
    verdict: Verdict
    overridden: float | None = None

    @property
    def score(self) -> float:
        return self.verdict.score if self.overridden is None else self.overridden


def judge(
    shown: Shown,
    response: Response,
    vocabulary: Vocabulary,
    *,
    id: str,
    now: datetime,
    duration_ms: int,
    session: str,
    confidence: Confidence | None = None,
) -> Answered:
    """The response with its verdict, ready to be saved. Raises Unclear where a number can't be read."""
    from allquiz.grading.grade import (
        grade,  # needed by the first answer, not the first question
    )

    question = shown.question
    verdict = grade(question, response, vocabulary)
    review = Review(
        id=id,
        question=question.name,
        revision=revision(question),
        key_revision=key_revision(question),
        answered_at=now,
        response=response,
        score=verdict.score,
        rating=rating(question, response, verdict),
        duration_ms=duration_ms,
        session=session,
        confidence=confidence,
    )
    return Answered(shown, review, verdict)


def can_be_overridden(answered: Answered) -> bool:
    """Whether the learner may know better: wordings of their own, right or wrong."""
    question = answered.shown.question
    return isinstance(question, ShortAnswer | Cloze) and answered.review.response is not None


def turned_round(answered: Answered, *, id: str, now: datetime) -> tuple[Answered, Event] | None:
    """The answer with its verdict turned into its contrary; None where that can't be."""
    if not can_be_overridden(answered):
        return None
    score = float(answered.score < 1)
    event = Event(id=id, kind="override", target=answered.review.id, at=now, score=score)
    return answered._replace(overridden=score), event


def rating(question: AnyQuestion, response: Response, verdict: Verdict) -> Rating:
    """How well it was known: the learner's own grade for a flashcard, else from the score."""
    if question.type == "flashcard" and response is not None:
        own: Rating = response
        return own
    return rating_of(verdict.score)


def show(question: AnyQuestion, seed: int) -> Shown:
    """The question with its parts shuffled: the same for the same seed and question."""
    rng = random.Random(f"{seed}/{question.name}")  # seeded alike on every machine
    match question:
        case Choice(shuffle=False):
            options = [question.answer, *(option.text for option in question.distractors)]
            return Shown(question, tuple(sorted(options, key=by_size)))
        case Choice():
            options = [question.answer, *(option.text for option in question.distractors)]
            return Shown(question, _shuffled(options, rng))
        case MultipleResponse():
            options = [option.text for option in (*question.answers, *question.distractors)]
            return Shown(question, _shuffled(options, rng))
        case Ordering():
            return Shown(question, _shuffled_order(question.order, rng))
        case Matching():
            lefts = [left for left, _ in question.pairs]
            spare = [option.text for option in question.distractors]
            rights = dict.fromkeys([*(right for _, right in question.pairs), *spare])
            return Shown(question, _shuffled(lefts, rng), _shuffled(list(rights), rng))
        case Categorize():
            items = [item for _, group in question.categories for item in group]
            names = tuple(name for name, _ in question.categories)
            return Shown(question, _shuffled(items, rng), names)
        case _:
            return Shown(question)


def fits(shown: Shown, response: Response) -> bool:
    """Whether a response saved before is one to the question as it is now."""
    options, targets = set(shown.options), set(shown.targets)
    match shown.question:
        case _ if response is None:
            return True
        case Choice():
            return isinstance(response, str) and response in options
        case MultipleResponse():
            return isinstance(response, list) and set(response) <= options
        case TrueFalse():
            return isinstance(response, bool)
        case Cloze() as cloze:
            return isinstance(response, list) and len(response) == len(cloze.gaps)
        case Matching() | Categorize():
            is_map = isinstance(response, dict)
            return is_map and set(response) <= options and set(response.values()) <= targets
        case Ordering():
            return isinstance(response, list) and sorted(response) == sorted(options)
        case _:
            return isinstance(response, str)


def _shuffled(items: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    shuffled = list(items)
    rng.shuffle(shuffled)
    return tuple(shuffled)


def _shuffled_order(items: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """Shuffled, and never by chance the answer itself."""
    shuffled = _shuffled(items, rng)
    return shuffled if shuffled != items else (*shuffled[1:], shuffled[0])
