"""A quiz as a state machine: what is asked next, and what an answer does.

Pure: the clock, the identifiers and the seed are passed in, and what is to be saved comes back as
values. Whoever drives it saves each before showing what it means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from allquiz.asking import Answered, Shown, judge, show
from allquiz.grading.verdict import Verdict
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Response, Review


@dataclass(eq=False, repr=False)
class Session:
    """A quiz over some questions. `seed` orders the options of each."""

    id: str
    seed: int
    questions: Sequence[AnyQuestion]
    vocabulary: Vocabulary
    answered: list[Answered] = field(default_factory=list)
    skipped: list[AnyQuestion] = field(default_factory=list)
    _left: list[AnyQuestion] = field(init=False)

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

    def go_on(self, answered: Mapping[str, Review]) -> None:
        """Take the questions out that were answered before the quiz was left.

        `answered` maps them to their answers, in the order in which they were given.
        """
        by_name = {question.name: question for question in self._left}
        self.answered = [
            Answered(show(by_name[name], self.seed), review, Verdict(review.score))
            for name, review in answered.items()
            if name in by_name
        ]
        self._left = [question for question in self._left if question.name not in answered]

    def judge(self, response: Response, *, id: str, now: datetime, duration_ms: int) -> Answered:
        """The answer to the current question with its verdict; it counts once it is taken.

        Raises Unclear where a number can't be read.
        """
        return judge(
            show(self._left[0], self.seed),
            response,
            self.vocabulary,
            self.id,
            id=id,
            now=now,
            duration_ms=duration_ms,
        )

    def take(self, answered: Answered) -> None:
        self.answered.append(answered)
        self._left.pop(0)

    def skip(self) -> None:
        """Leave the current question unanswered: it is neither right nor wrong."""
        self.skipped.append(self._left.pop(0))

    def take_back(self) -> None:
        """Let the last answer count no more, and ask its question again.

        Back to the first answer of the quiz, also those given before it was left and resumed.
        """
        self._left.insert(0, self.answered.pop().shown.question)
