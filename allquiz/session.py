"""A quiz as a state machine: what is asked next, and what an answer does.

Pure: the clock, the identifiers and the seed are passed in, and what is to be saved comes back as
values. Whoever drives it saves each before showing what it means.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
)
from allquiz.model.review import Event, Rating, Response, Review
from allquiz.model.revision import key_revision, revision
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


@dataclass(slots=True)
class Session:
    """A quiz over some questions. `seed` orders the options of each."""

    id: str
    seed: int
    questions: Sequence[AnyQuestion]
    vocabulary: Vocabulary
    answered: list[Answered] = field(default_factory=list)
    skipped: list[AnyQuestion] = field(default_factory=list)
    _left: list[AnyQuestion] = field(init=False)
    _earlier: list[tuple[AnyQuestion, str]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._left = list(self.questions)

    @property
    def current(self) -> Shown | None:
        """The question to ask now, or None at the end."""
        return show(self._left[0], self.seed) if self._left else None

    @property
    def position(self) -> int:
        """The number of the current question, from 1."""
        return len(self.questions) - len(self._left) + 1

    def go_on(self, answered: Mapping[str, str]) -> None:
        """Take the questions out that were answered before the quiz was left.

        `answered` maps them to the ids of their answers, in the order in which they were given.
        """
        by_name = {question.name: question for question in self._left}
        self._earlier = [(by_name[name], id) for name, id in answered.items() if name in by_name]
        self._left = [question for question in self._left if question.name not in answered]

    def answer(self, response: Response, *, id: str, now: datetime, duration_ms: int) -> Answered:
        """Judge the answer to the current question and go on.

        Raises Unclear, without going on, where a number can't be read.
        """
        from allquiz.grading.grade import (
            grade,  # needed by the first answer, not the first question
        )

        question = self._left[0]
        verdict = grade(question, response, self.vocabulary)
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
            session=self.id,
        )
        answered = Answered(show(question, self.seed), review, verdict)
        self.answered.append(answered)
        self._left.pop(0)
        return answered

    def skip(self) -> None:
        """Leave the current question unanswered: it is neither right nor wrong."""
        self.skipped.append(self._left.pop(0))

    def undo(self, *, id: str, now: datetime) -> Event | None:
        """Take the last answer back and ask its question again; None where there is none.

        Back to the first answer of the quiz, also those given before it was left and resumed.
        """
        if self.answered:
            last = self.answered.pop()
            question, target = last.shown.question, last.review.id
        elif self._earlier:
            question, target = self._earlier.pop()
        else:
            return None
        self._left.insert(0, question)
        return Event(id=id, kind="undo", target=target, at=now)

    def override(self, *, id: str, now: datetime) -> Event | None:
        """Turn the verdict on the last answer round, where it was typed and so may be misjudged."""
        last = self.answered[-1] if self.answered else None
        if last is None or not can_be_overridden(last):
            return None
        score = float(last.score < 1)
        review, verdict = last.review, last.verdict
        self.answered[-1] = Answered(last.shown, review, verdict, overridden=score)
        return Event(id=id, kind="override", target=review.id, at=now, score=score)


def can_be_overridden(answered: Answered) -> bool:
    """Whether the learner may know better: wordings of their own, right or wrong."""
    question = answered.shown.question
    return isinstance(question, ShortAnswer | Cloze) and answered.review.response is not None


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
            return Shown(question, tuple(sorted(options, key=_size)))
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


def _shuffled(items: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    shuffled = list(items)
    rng.shuffle(shuffled)
    return tuple(shuffled)


def _shuffled_order(items: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """Shuffled, and never by chance the answer itself."""
    shuffled = _shuffled(items, rng)
    return shuffled if shuffled != items else (*shuffled[1:], shuffled[0])


def _size(text: str) -> tuple[int, float, str]:
    """Numbers by size first, then the rest by alphabet."""
    number = text.replace(",", "").rstrip("% ").replace("\u2212", "-").lstrip("<>≤≥ ")
    try:
        return (0, float(number), text)
    except ValueError:
        return (1, 0.0, text.casefold())
