"""An exam as a state machine: where the learner is, what is put down, what may still change, and its time.

Pure, like the quiz: what is to be saved comes back as values, and whoever drives it saves each at
once. Nothing here tells whether an answer is right before all are handed in.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from allquiz.asking import Answered, Shown, judge, show
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Confidence, Draft, Response

BLANK = Draft()
REMINDERS = (5 * 60_000, 60_000)  # ms before the end
LONGEST = 24 * 3_600_000  # ms
FORM = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?", re.ASCII | re.IGNORECASE)


class Change(NamedTuple):
    """What is to be put down at a place; it counts once it is taken."""

    place: int
    draft: Draft
    before: list[tuple[int, Draft]]  # where something was put down till then, and what was there


@dataclass(slots=True)
class Paper:
    """The questions of an exam with what is put down. `seed` orders the options of each.

    `place` is the index of the question before the learner; one past the last is the list that
    shows what is answered, where an exam is handed in.
    """

    id: str
    seed: int
    questions: Sequence[AnyQuestion]
    vocabulary: Vocabulary
    drafts: dict[str, Draft] = field(default_factory=dict)
    place: int = 0
    _before: list[tuple[int, Draft]] = field(default_factory=list, init=False)

    @property
    def current(self) -> Shown | None:
        """The question before the learner, or None at the list."""
        at_question = self.place < len(self.questions)
        return show(self.questions[self.place], self.seed) if at_question else None

    @property
    def draft(self) -> Draft:
        return self.draft_of(self.questions[self.place])

    def draft_of(self, question: AnyQuestion) -> Draft:
        return self.drafts.get(question.name, BLANK)

    def answer(self, response: Response, *, now: datetime, duration_ms: int) -> Change:
        """An answer in place of the one before; `duration_ms` is added to its time.

        Raises Unclear where a number can't be read.
        """
        from allquiz.grading.grade import grade  # with the first answer, not before it

        question, before = self.questions[self.place], self.draft
        grade(question, response, self.vocabulary)  # only whether it can be judged
        draft = Draft(response, None, before.flagged, now, before.duration_ms + duration_ms)
        return Change(self.place, draft, [*self._before, (self.place, before)])

    def be(self, confidence: Confidence) -> Change:
        return Change(self.place, self.draft._replace(confidence=confidence), self._before)

    def flag(self) -> Change:
        flagged = not self.draft.flagged
        return Change(self.place, self.draft._replace(flagged=flagged), self._before)

    def undo(self) -> Change | None:
        """The last answer or change of this sitting taken back, at its question."""
        if not self._before:
            return None
        place, before = self._before[-1]
        flagged = self.draft_of(self.questions[place]).flagged
        return Change(place, before._replace(flagged=flagged), self._before[:-1])

    def take(self, change: Change) -> None:
        """Let a change count, which is saved by now, and go to its question."""
        self.place, draft, self._before = change
        self.drafts[self.questions[self.place].name] = draft

    def forward(self) -> None:
        """To the next question; after the last comes the list."""
        self.place = min(self.place + 1, len(self.questions))

    def back(self) -> bool:
        """To the question before; False, staying, where there is none."""
        return self.go_to(self.place)

    def go_to(self, number: int) -> bool:
        """To a question by its number, from 1; False, staying, where there is none."""
        if not 1 <= number <= len(self.questions):
            return False
        self.place = number - 1
        return True

    def go_to_list(self) -> None:
        self.place = len(self.questions)

    def go_on(self) -> None:
        """To the first question without an answer, or to the list where there is none."""
        unanswered = self.unanswered
        self.place = unanswered[0] - 1 if unanswered else len(self.questions)

    @property
    def answered(self) -> list[int]:
        return self._numbers(lambda draft: draft.answered)

    @property
    def unanswered(self) -> list[int]:
        return self._numbers(lambda draft: not draft.answered)

    @property
    def flagged(self) -> list[int]:
        return self._numbers(lambda draft: draft.flagged)

    def judged(self, id_of: Callable[[str], str]) -> list[Answered | None]:
        """Each question's answer with its verdict, in order; None where there is no answer.

        `id_of` gives the id of the answer to a question, by its full name.
        """
        return [self._judged(question, id_of(question.name)) for question in self.questions]

    def _judged(self, question: AnyQuestion, id: str) -> Answered | None:
        draft = self.draft_of(question)
        if draft.answered_at is None:
            return None
        return judge(
            show(question, self.seed),
            draft.response,
            self.vocabulary,
            self.id,
            id=id,
            now=draft.answered_at,
            duration_ms=draft.duration_ms,
        ).with_confidence(draft.confidence)

    def _numbers(self, wanted: Callable[[Draft], bool]) -> list[int]:
        numbered = enumerate(self.questions, start=1)
        return [number for number, question in numbered if wanted(self.draft_of(question))]


@dataclass(slots=True)
class Timer:
    """Time spent and time left, in ms. `clock` gives seconds that never go back.

    It counts while the exam is open, also where the program is stopped with Ctrl-Z, and stands
    while it is closed. `limit_ms` is None where there is no limit.
    """

    limit_ms: int | None
    spent_before_ms: int
    clock: Callable[[], float]
    _began: float = field(init=False)
    _seen_ms: int = field(default=0, init=False)  # left at the last look; 0 before the first

    def __post_init__(self) -> None:
        self._began = self.clock()

    @property
    def spent_ms(self) -> int:
        """Time the exam was open, from the first question on."""
        return self.spent_before_ms + round((self.clock() - self._began) * 1000)

    @property
    def left_ms(self) -> int | None:
        """Time left, never below 0; None without a limit."""
        return None if self.limit_ms is None else max(0, self.limit_ms - self.spent_ms)

    @property
    def is_up(self) -> bool:
        return self.left_ms == 0

    def reminder(self) -> int | None:
        """The ms left to say when five minutes are left, and when one is: once each."""
        before, self._seen_ms = self._seen_ms, self.left_ms or 0
        return min((each for each in REMINDERS if self._seen_ms <= each < before), default=None)


def read_limit(text: str) -> int:
    """The ms of `90s`, `10m`, `1h` or `1h30m`. Raises ValueError, its message the remedy."""
    found = FORM.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        number = text.strip()
        meant = f"`{number}m` for minutes" if number.isascii() and number.isdigit() else "`10m`"
        raise ValueError(f"write it like {meant}, `90s`, `1h` or `1h30m`")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    limit = ((hours * 60 + minutes) * 60 + seconds) * 1000
    if not 0 < limit <= LONGEST:
        raise ValueError("it must be from 1 second to 24 hours")
    return limit
