"""A question before the learner, and an answer with its verdict: what a quiz and an exam share."""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, Self

from allquiz.grading.verdict import Unclear, Verdict
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.review import RATINGS, Confidence, Event, Response, Review
from allquiz.model.revision import key_revision, revision
from allquiz.schedule import rating_of


class Shown(NamedTuple):
    """A question as it stands before the learner: its options, items and sides in their order."""

    question: AnyQuestion
    options: tuple[str, ...] = ()  # picks, items to order, or left sides and items to place
    targets: tuple[str, ...] = ()  # right sides or categories

    @property
    def key(self) -> Key:
        return key_of(self.question)


class Answered(NamedTuple):
    """An answer with its verdict. `overridden` is the score the learner gave it instead."""

    shown: Shown
    review: Review
    verdict: Verdict
    overridden: float | None = None

    @property
    def score(self) -> float:
        return self.verdict.score if self.overridden is None else self.overridden

    def with_confidence(self, confidence: Confidence | None) -> Self:
        return self._replace(review=replace(self.review, confidence=confidence))


def judge(
    shown: Shown,
    response: Response,
    vocabulary: Vocabulary,
    session: str,
    *,
    id: str,
    now: datetime,
    duration_ms: int,
) -> Answered:
    """The response with its verdict, ready to be saved. Raises Unclear where a number can't be read."""
    from allquiz.grading.grade import grade  # with the first answer, not the first question

    question = shown.question
    verdict = grade(question, response, vocabulary)
    is_own = isinstance(shown.key, Card) and response is not None  # a learner's grade of a card
    review = Review(
        id=id,
        question=question.name,
        revision=revision(question),
        key_revision=key_revision(question),
        answered_at=now,
        response=response,
        score=verdict.score,
        rating=response if is_own else rating_of(verdict.score),
        duration_ms=duration_ms,
        session=session,
    )
    return Answered(shown, review, verdict)


def can_be_overridden(answered: Answered) -> bool:
    """Whether the learner may know better: wordings of their own, right or wrong."""
    is_worded = isinstance(answered.shown.key, Words | Gaps)
    return is_worded and answered.review.response is not None


def turned_round(answered: Answered, *, id: str, now: datetime) -> tuple[Answered, Event] | None:
    """The answer with its verdict turned into its contrary; None where that can't be.

    What was right turns into what it would be without the typos that were forgiven: the other gaps stay right.
    """
    if not can_be_overridden(answered):
        return None
    judged, parts = answered.verdict, len(answered.verdict.parts)
    without = (parts - len(judged.typos)) / parts if judged.typos else 0.0
    score = 1.0 if answered.score < 1 else without if judged.right else judged.score
    event = Event(id=id, kind="override", target=answered.review.id, at=now, score=score)
    return answered._replace(overridden=score), event


def show(question: AnyQuestion, seed: int) -> Shown:
    """The question with its parts shuffled: the same for the same seed and question."""
    rng = random.Random(f"{seed}/{question.name}")  # seeded alike on every machine
    match key_of(question):
        case Options(kind="statement") | Words() | Number() | Gaps() | Card():
            return Shown(question)
        case Options(shuffle=False) as key:
            return Shown(question, tuple([option.text for option in key.in_plain_order]))
        case Options() as key:
            return Shown(question, _shuffled([option.text for option in key.options], rng))
        case Parts(kind="order", items=items):
            shuffled = _shuffled(items, rng)  # and never by chance the answer itself
            return Shown(question, shuffled if shuffled != items else (*shuffled[1:], shuffled[0]))
        case Parts(kind="groups") as key:
            return Shown(question, _shuffled(key.items, rng), key.targets)
        case Parts() as key:
            return Shown(question, _shuffled(key.items, rng), _shuffled(key.offered, rng))


def fits(shown: Shown, response: Response) -> bool:
    """Whether a response saved before is one to the question as it is now, and can be judged."""
    from allquiz.grading.grade import grade

    if not _is_one_to(shown, response):
        return False
    with suppress(Unclear):  # 5 mg, where grams are asked for now
        grade(shown.question, response)
        return True
    return False


def _is_one_to(shown: Shown, response: Response) -> bool:
    options, targets = set(shown.options), set(shown.targets)
    match shown.key:
        case _ if response is None:
            return True
        case Options(kind="several"):
            return isinstance(response, list) and set(response) <= options
        case Options(kind="statement"):
            return isinstance(response, bool)
        case Options():
            return isinstance(response, str) and response in options
        case Gaps(gaps=gaps):
            return isinstance(response, list) and len(response) == len(gaps)
        case Parts(kind="order"):
            return isinstance(response, list) and sorted(response) == sorted(options)
        case Parts():
            is_map = isinstance(response, dict)
            return is_map and set(response) <= options and set(response.values()) <= targets
        case Words() | Number():
            return isinstance(response, str)
        case Card():
            return response in RATINGS


def _shuffled(items: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    shuffled = list(items)
    rng.shuffle(shuffled)
    return tuple(shuffled)
