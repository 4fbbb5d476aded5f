"""A question as rules look at it: plain texts, words and options, each worked out once."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar, overload

from allquiz.lint.words import NUMBER, content_roots, words_of
from allquiz.markup import to_plain
from allquiz.model.bank import Bank, Fact
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

T = TypeVar("T")
DIGITS = frozenset("0123456789")
NO_NUMBERS: frozenset[str] = frozenset()
RIGHT, WRONG = True, False  # whether an option is a key


class At(NamedTuple):
    """Where in a question a finding stands: under which key, at which of its texts, at which word."""

    key: str
    text: str | None = None
    word: str | None = None


class Finding(NamedTuple):
    """What a rule has to say of a question; without `at` it is about the question as a whole."""

    message: str
    help: str
    at: At | None = None


class Opt(NamedTuple):
    """An option: its text as shown, its words in lower case, and the roots that carry content."""

    text: str
    right: bool
    at: At
    words: list[str]
    roots: frozenset[str]


class lazy(Generic[T]):  # noqa: N801 (it is used as a decorator)
    """A property that is worked out once and then is a plain attribute."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.name = make.__name__

    @overload
    def __get__(self, item: None, owner: Any) -> "lazy[T]": ...
    @overload
    def __get__(self, item: object, owner: Any) -> T: ...
    def __get__(self, item: object | None, owner: Any) -> "lazy[T] | T":
        """The value, now an attribute of the item."""
        if item is None:
            return self
        value: T = self.make(item)
        item.__dict__[self.name] = value
        return value


class Item:
    """A question and what rules share about it."""

    def __init__(self, question: AnyQuestion) -> None:
        self.question: Any = question

    @lazy
    def stem(self) -> str:
        """The stem without marks of emphasis; that of a cloze with its gaps filled."""
        question = self.question
        if question.__class__ is Cloze:
            filled = [part if isinstance(part, str) else part.answer for part in question.parts]
            return to_plain("".join(filled))
        return to_plain(question.stem)

    @lazy
    def stem_words(self) -> list[str]:
        return words_of(self.stem)

    @lazy
    def stem_roots(self) -> frozenset[str]:
        return content_roots(self.stem_words)

    @lazy
    def options(self) -> list[Opt]:
        """What is picked from: the options; for matching all right sides, for categorize the items."""
        question = self.question
        kind = question.__class__
        if kind is Choice:
            made = [_opt(question.answer, RIGHT, At("answer"))]
        elif kind is MultipleResponse:
            made = [_opt(o.text, RIGHT, At("answers", o.text)) for o in question.answers]
        elif kind is Matching:
            made = [_opt(right, RIGHT, At("pairs", left)) for left, right in question.pairs]
        elif kind is Categorize:
            return [
                _opt(item, RIGHT, At("categories", item))
                for _, items in question.categories
                for item in items
            ]
        elif kind is Ordering:
            return [_opt(item, RIGHT, At("order", item)) for item in question.order]
        else:
            return []
        made += [_opt(o.text, WRONG, At("distractors", o.text)) for o in question.distractors]
        return made

    @lazy
    def keys(self) -> list[Opt]:
        return [option for option in self.options if option.right]

    @lazy
    def distractors(self) -> list[Opt]:
        return [option for option in self.options if not option.right]

    @lazy
    def first_words(self) -> frozenset[str]:
        """The first word of every option."""
        return frozenset([option.words[0] for option in self.options if option.words])

    @lazy
    def has_digits(self) -> bool:
        """Whether an option has a digit."""
        return any(not DIGITS.isdisjoint(option.text) for option in self.options)

    @lazy
    def option_words(self) -> frozenset[str]:
        """Every word of every option."""
        return frozenset().union(*[option.words for option in self.options])

    @lazy
    def key_text(self) -> str:
        """The key as a text: what a learner should answer."""
        question = self.question
        kind = question.__class__
        if kind is Choice or kind is ShortAnswer:
            return to_plain(question.answer)
        if kind is TrueFalse:
            return "true" if question.answer else "false"
        if kind is Numeric:
            ends = [f"{question.low.normalize():f}"]
            if question.low != question.high:
                ends.append(f"{question.high.normalize():f}")
            return " to ".join(ends) + (f" {question.unit}" if question.unit else "")
        if kind is Flashcard:
            return to_plain(question.back)
        if kind is Cloze:
            return " ".join(gap.answer for gap in question.gaps)
        return "; ".join(option.text for option in self.keys)

    @lazy
    def key_roots(self) -> frozenset[str]:
        """The roots of the key's content words."""
        kind = self.question.__class__
        if kind is Choice:
            return self.options[0].roots
        if kind is MultipleResponse:
            return frozenset().union(*[option.roots for option in self.keys])
        return content_roots(words_of(self.key_text))

    @lazy
    def numbers(self) -> frozenset[str]:
        """The numbers of the stem."""
        stem = self.stem
        return NO_NUMBERS if DIGITS.isdisjoint(stem) else frozenset(NUMBER.findall(stem))


def _opt(text: str, right: bool, at: At) -> Opt:
    text = to_plain(text)
    words = words_of(text)
    return Opt(text, right, at, words, content_roots(words))


class Pool:
    """All questions that are read together, those that are retired left out."""

    def __init__(
        self,
        by_bank: Sequence[tuple[Bank, list[Item]]],
        facts: Sequence[Fact],
        known_rules: Collection[str],
        age_limit: tuple[date, int] | None,
    ) -> None:
        self.by_bank = by_bank
        self.items = [item for _, items in by_bank for item in items]
        self.facts = facts
        self.known_rules = known_rules
        self.age_limit = age_limit  # today, and how many years a date may lie back
        self.ignoring = [item for item in self.items if item.question.lint_ignore]
        self.silenced: set[tuple[int, str]] = set()  # id() of an item, and the rule ignored there
