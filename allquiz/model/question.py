"""The ten kinds of question, each a frozen value.

Terms are the testing field's: a *stem* asks, the *key* is the right answer, *distractors* are the
wrong options, a *rationale* says why an option is right or wrong.
"""

from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple, get_args

from allquiz.model.frozen_value import value
from allquiz.model.place import Place

Level = Literal["recall", "understand", "apply"]
LEVELS: tuple[Level, ...] = get_args(Level)
SHOWN_WITH = ("answer", "stem")  # what a figure is shown with
OUTLOOK = "outlook"  # the tag of questions on death or survival


class Option(NamedTuple):
    """An option of a question, with the reason why it is right or wrong (None where not given)."""

    text: str
    rationale: str | None = None


class Gap(NamedTuple):
    """A gap of a cloze: the wordings that fill it, the first being the one shown."""

    wordings: tuple[str, ...]

    @property
    def answer(self) -> str:
        return self.wordings[0]


class Source(NamedTuple):
    """What a question was written from; `key` is its name in sources.yaml, None for one written in place.

    `cited` is one of a list, there as `page` with a section of its own.
    """

    title: str
    key: str | None = None
    document: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    revised: str | None = None
    cited: bool = False


def citations(
    sources: tuple[Source, ...], section: str | None
) -> tuple[tuple[Source, str | None], ...]:
    """Each source with the heading within it: the question's own, but for one of a list that has its own."""
    return tuple(
        (each, (each.section or section) if each.cited else (section or each.section))
        for each in sources
    )


class Since(NamedTuple):
    """What has changed after the source: background, never the key."""

    note: str
    as_of: str
    source: str


class Figure(NamedTuple):
    """A picture in the bank's figures/ folder; `path` is where it lies on this machine.

    It is shown with the verdict, or, where it `comes_first`, with the stem that asks about it.
    """

    file: str
    alt: str
    path: str
    comes_first: bool = False


class Tolerance(NamedTuple):
    """How far from the key a number may be: an amount, or a percentage of the key."""

    amount: Decimal
    percent: bool

    @property
    def text(self) -> str:
        """`0.5`, `2%`."""
        return f"{self.amount:f}{'%' * self.percent}"


@value
class Question:
    """What every question has. Absent text is None; dates are ISO text (`2021` or `2021-01-12`)."""

    type: ClassVar[str]

    id: str
    stem: str
    place: Place
    namespace: str | None = None
    language: str | None = None  # of its texts, as its bank says: `de`
    topic: str = ""
    explanation: str | None = None
    hint: str | None = None
    sources: tuple[Source, ...] = ()
    section: str | None = None
    facts: tuple[str, ...] = ()
    as_of: str | None = None
    since: Since | None = None
    level: Level | None = None
    tags: tuple[str, ...] = ()
    figure: Figure | None = None
    retired: str | None = None
    lint_ignore: tuple[tuple[str, str], ...] = ()  # rule name and the reason

    @property
    def figure_asked(self) -> Figure | None:
        """The figure that stands with the stem, which asks about it."""
        return self.figure if self.figure and self.figure.comes_first else None

    @property
    def figure_after(self) -> Figure | None:
        """The figure that is shown with the verdict."""
        return None if self.figure and self.figure.comes_first else self.figure

    @property
    def citations(self) -> tuple[tuple[Source, str | None], ...]:
        return citations(self.sources, self.section)

    @property
    def name(self) -> str:
        """The full name, `namespace/id`: what progress and Anki notes hang on."""
        return f"{self.namespace}/{self.id}" if self.namespace else self.id


@value
class Choice(Question):
    """One right option among several."""

    type: ClassVar[str] = "choice"
    answer: str
    distractors: tuple[Option, ...]
    shuffle: bool = True


@value
class MultipleResponse(Question):
    """Several right options to pick."""

    type: ClassVar[str] = "multiple_response"
    answers: tuple[Option, ...]
    distractors: tuple[Option, ...]
    shuffle: bool = True


@value
class TrueFalse(Question):
    """A statement to judge."""

    type: ClassVar[str] = "true_false"
    answer: bool


@value
class Numeric(Question):
    """A number: right from `low` to `high`, both included, each widened by the tolerance."""

    type: ClassVar[str] = "numeric"
    low: Decimal
    high: Decimal
    tolerance: Tolerance | None = None
    unit: str | None = None


@value
class ShortAnswer(Question):
    """A term to type; `accept` holds other right wordings, `exact` refuses typos."""

    type: ClassVar[str] = "short_answer"
    answer: str
    accept: tuple[str, ...] = ()
    exact: bool = False


@value
class Cloze(Question):
    """A text with gaps; `parts` is the stem as text and gaps in turn."""

    type: ClassVar[str] = "cloze"
    parts: tuple[str | Gap, ...]


@value
class Matching(Question):
    """Left sides to be joined to their right sides; distractors are spare right sides."""

    type: ClassVar[str] = "matching"
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[Option, ...] = ()


@value
class Ordering(Question):
    """Items to be put in order, first to last."""

    type: ClassVar[str] = "ordering"
    order: tuple[str, ...]


@value
class Categorize(Question):
    """Items to be sorted into categories."""

    type: ClassVar[str] = "categorize"
    categories: tuple[tuple[str, tuple[str, ...]], ...]


@value
class Flashcard(Question):
    """A front (kept in `stem`) and a back, graded by the learner."""

    type: ClassVar[str] = "flashcard"
    back: str


AnyQuestion = (
    Choice
    | MultipleResponse
    | TrueFalse
    | Numeric
    | ShortAnswer
    | Cloze
    | Matching
    | Ordering
    | Categorize
    | Flashcard
)

KINDS: tuple[type[Question], ...] = get_args(AnyQuestion)
