"""What is right about a question: one of five shapes, whatever its type.

    Options         pick the right ones                 choice, multiple_response, true_false
    Words, Number   type it                             short_answer, numeric
    Gaps            fill them                           cloze
    Parts           say where each of them belongs      matching, categorize, ordering
    Card            turn it, and grade yourself         flashcard

Whoever grades, shows, exports or looks through questions asks `key_of` and goes by the shape: the
type checker sees to it that a `match` over the shapes, or over the `kind` of one, leaves none out.
All texts but `true` and `false` are as the bank has them, markup and all, and in the bank's order;
`in_plain_order` is one that tells nothing.

What a response is hangs on the shape too (None, everywhere, is "I don't know"):

    Options     the text of the option (one), a list of texts (several), a bool (statement)
    Words       the text as typed; so for Number
    Gaps        a list of texts, one a gap
    Parts       a mapping of item to target; for an order, the list of items, first to last
    Card        again, hard, good or easy
"""

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Gap,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    Tolerance,
    TrueFalse,
)

TRUE, FALSE = Option("true"), Option("false")
EXACT = 1000  # digits: more than those of any number in a bank, with a tolerance of it


class Options(NamedTuple):
    """Options to pick: one of them, several, or whether a `statement` is true or false.

    Each comes with its rationale, where the bank has one. `shuffle` says whether they may stand in
    any order; where not, they stand `in_plain_order`.
    """

    right: tuple[Option, ...]
    wrong: tuple[Option, ...]
    kind: Literal["one", "several", "statement"] = "one"
    shuffle: bool = True

    @property
    def options(self) -> tuple[Option, ...]:
        """All of them, the right ones first."""
        return self.right + self.wrong

    @property
    def in_plain_order(self) -> list[Option]:
        """All of them in an order that tells nothing: numbers by size, the rest by alphabet."""
        if self.kind == "statement":
            return [TRUE, FALSE]
        return sorted(self.options, key=lambda option: by_size(option.text))

    def shown(self, option: Option) -> str:
        """Its text as it stands before a learner: true and false are our words, and begin with a capital."""
        return option.text.capitalize() if self.kind == "statement" else option.text


class Words(NamedTuple):
    """Words to type: any of the wordings, the first being the one shown; `exact` refuses typos."""

    wordings: tuple[str, ...]
    exact: bool = False


class Number(NamedTuple):
    """A number to type: from `low` to `high`, both included, each widened by the tolerance; `stem` says of what."""

    low: Decimal
    high: Decimal
    tolerance: Tolerance | None = None
    unit: str | None = None
    stem: str = ""

    @property
    def text(self) -> str:
        """The number or range with its unit, without the tolerance: `20%`, `1.5 to 2 mg`."""
        return self.written("{:f}".format)

    def written(self, figure: Callable[[Decimal], str]) -> str:
        """The same with figures as they are made here."""
        number = " to ".join(dict.fromkeys([figure(self.low), figure(self.high)]))
        return f"{number}{'' if self.unit in (None, '%') else ' '}{self.unit or ''}"

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that is right, the tolerance taken in."""
        if self.tolerance is None:
            return self.low, self.high
        amount, percent = self.tolerance
        with localcontext(prec=EXACT):
            low, high = (
                (abs(each) * amount / 100 if percent else amount) for each in (self.low, self.high)
            )
            return self.low - low, self.high + high

    @property
    def middle(self) -> tuple[Decimal, Decimal]:
        """The same as a middle and how far from it is right, both absolute."""
        low, high = self.ends
        with localcontext(prec=EXACT):
            return (low + high) / 2, (high - low) / 2


class Gaps(NamedTuple):
    """Gaps to fill: `text` is the stem, text and gaps in turn."""

    text: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple([part for part in self.text if isinstance(part, Gap)])

    def filled(self, gaps: list[str]) -> str:
        """The text with these in place of its gaps."""
        given = iter(gaps)
        return "".join([next(given) if isinstance(p, Gap) else p for p in self.text])


class Parts(NamedTuple):
    """Items, each with the target it belongs to.

    Left sides and right sides (`pairs`), items and categories (`groups`), or the items of an
    `order`, first to last, and their places from "1". `spare` are targets that nothing belongs to.
    """

    kind: Literal["pairs", "groups", "order"]
    placed: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]  # each once, those of `spare` not among them
    spare: tuple[Option, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        return tuple([item for item, _ in self.placed])

    @property
    def offered(self) -> list[str]:
        """The targets to choose from, the spare ones last."""
        return [*self.targets, *(option.text for option in self.spare)]

    @property
    def in_plain_order(self) -> list[str]:
        """The same in an order that tells nothing: right sides by alphabet, the rest as they stand."""
        return sorted(self.offered, key=str.casefold) if self.kind == "pairs" else self.offered


class Card(NamedTuple):
    back: str


Key = Options | Words | Number | Gaps | Parts | Card


def key_of(question: AnyQuestion) -> Key:
    match question:
        case Choice():
            return Options(
                (Option(question.answer),), question.distractors, shuffle=question.shuffle
            )
        case MultipleResponse():
            return Options(question.answers, question.distractors, "several", question.shuffle)
        case TrueFalse():
            right, wrong = (TRUE, FALSE) if question.answer else (FALSE, TRUE)
            return Options((right,), (wrong,), "statement", shuffle=False)
        case Numeric():
            return Number(
                question.low, question.high, question.tolerance, question.unit, question.stem
            )
        case ShortAnswer():
            return Words((question.answer, *question.accept), question.exact)
        case Cloze():
            return Gaps(question.parts)
        case Matching():
            rights = tuple(dict.fromkeys([right for _, right in question.pairs]))
            return Parts("pairs", question.pairs, rights, question.distractors)
        case Categorize():
            placed = [(item, name) for name, items in question.categories for item in items]
            return Parts("groups", tuple(placed), tuple([n for n, _ in question.categories]))
        case Ordering():
            places = tuple([str(place) for place in range(1, len(question.order) + 1)])
            return Parts("order", tuple(zip(question.order, places, strict=True)), places)
        case Flashcard():
            return Card(question.back)


def wordings_of(key: Key) -> list[tuple[str, ...]]:
    """What is right in each place that words are typed into."""
    match key:
        case Words(wordings):
            return [wordings]
        case Gaps(gaps=gaps):
            return [gap.wordings for gap in gaps]
    return []


def stem_text(question: AnyQuestion) -> str:
    """The stem; a cloze with its gaps as blanks, numbered where there are several."""
    key = key_of(question)
    if not isinstance(key, Gaps):
        return question.stem
    count = len(key.gaps)
    numbers = [f"({number})" for number in range(1, count + 1)] if count > 1 else [""]
    return key.filled([f"____{number}" for number in numbers])


def by_size(text: str) -> tuple[int, float, str]:
    """A key to sort options that are not shuffled by: numbers by size first, then the rest by alphabet.

    Also `10 000`, `1/4` and `1 in 4` are numbers.
    """
    if text[:1].isalpha():  # the usual case; and `nan` and `inf` are words here
        return (1, 0.0, text.casefold())
    number = text.replace(" in ", "/").replace(" out of ", "/").replace("\u2212", "-")
    over, _, under = "".join(number.split()).replace(",", "").strip("<>≤≥%").partition("/")
    try:
        return (0, float(over) / float(under or 1), text)
    except (ValueError, ZeroDivisionError):
        return (1, 0.0, text.casefold())
