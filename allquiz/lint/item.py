"""A question as rules look at it: plain texts, words and options, each worked out once."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from allquiz.lint.words import MARK_OF, roots_in, roots_of, words_of
from allquiz.markup import to_plain
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.place import Place
from allquiz.model.problem import Problem, Severity
from allquiz.model.question import AnyQuestion, Choice, Matching, MultipleResponse, Option, Question

Kinds = tuple[type[Question], ...]
PICKED: Kinds = (Choice, MultipleResponse)
OFFERED: Kinds = (*PICKED, Matching)
WARNING: Severity = "warning"
INFO: Severity = "info"

DIGIT = re.compile(r"\d")


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


Findings = Iterator[Finding]


class Found(NamedTuple):
    """A finding as a problem at its question, and where in the question it stands."""

    problem: Problem
    at: At | None


class Opt:
    """An option: its text as shown, its words in lower case, and the roots that carry content."""

    __slots__ = ("key", "right", "roots", "text", "under", "words")

    def __init__(self, raw: str, key: str, under: str | None, *, right: bool) -> None:
        self.text = text = to_plain(raw)
        self.right = right
        self.key = key  # of the question, under which it stands
        self.under = under  # the text that it stands as, or beside, there
        self.words = words = words_of(text)
        self.roots = roots_of(words)

    def at(self, word: str | None = None) -> At:
        """Where the option stands, or a word of it."""
        return At(self.key, self.under, word)


MOST_READ = 500  # of the options of a question: more are no question but a burden on memory


class Item:
    """A question and what rules share about it.

    Its stem is without marks of emphasis, that of a cloze with its gaps filled. `keys` and
    `distractors` are what is picked from, where anything is, `options` both of them: the key first,
    and for matching all right sides. `words` are all words of stem and options, or else of the key: a
    rule that has SIGNS is asked only where one of them is there.
    """

    def __init__(self, question: AnyQuestion) -> None:
        self.question: Any = question
        self.key = key = key_of(question)
        keys: list[Opt] = []
        wrong: tuple[Option, ...] = ()
        stem = question.stem
        match key:
            case Options(right, wrong, "one"):
                keys = [Opt(right[0].text, "answer", None, right=True)]
            case Options(right, wrong, "several"):
                keys = [Opt(o.text, "answers", o.text, right=True) for o in right[:MOST_READ]]
            case Parts("pairs", placed, _, wrong):
                keys = [Opt(to, "pairs", left, right=True) for left, to in placed[:MOST_READ]]
            case Options():
                wrong = ()
            case Gaps(gaps=gaps):
                stem = key.filled([gap.answer for gap in gaps])
            case _:
                pass
        self.keys = keys
        self.distractors = [
            Opt(o.text, "distractors", o.text, right=False) for o in wrong[:MOST_READ]
        ]
        self.options = options = keys + self.distractors
        self.stem = stem = to_plain(stem)
        self.stem_words = words = words_of(stem)
        self.stem_roots = roots_of(words)
        others = [option.words for option in options] or [words_of(self.key_text)]
        self.words = frozenset(words).union(*others)

    @cached_property
    def stem_marks(self) -> list[int]:
        """The marks of the stem's roots."""
        return list(map(MARK_OF, self.stem_roots))

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Every text that a learner reads, as the bank has it, with the key that it stands under."""
        question = self.question
        texts = [(self.stem_key, question.stem)]
        match self.key:
            case Options(kind="statement") | Number() | Gaps():
                pass
            case Options(right, wrong, kind):
                key = "answer" if kind == "one" else "answers"
                texts += [(key, text) for text in chain.from_iterable(right) if text]
                texts += [("distractors", text) for text in chain.from_iterable(wrong) if text]
            case Words(wordings):
                texts.append(("answer", wordings[0]))
                texts += [("accept", text) for text in wordings[1:]]
            case Card(back):
                texts.append(("back", back))
            case Parts(kind="order", placed=placed):
                texts += [("order", text) for text, _ in placed]
            case Parts(kind, placed, targets, spare):
                key = "pairs" if kind == "pairs" else "categories"
                texts += [(key, text) for text, _ in placed]
                texts += [(key, text) for text in targets]
                texts += [("distractors", text) for text in chain.from_iterable(spare) if text]
        if question.explanation:
            texts.append(("explanation", question.explanation))
        if question.hint:
            texts.append(("hint", question.hint))
        return texts

    @property
    def stem_key(self) -> str:
        """The key that the stem stands under."""
        return "front" if isinstance(self.key, Card) else "stem"

    @cached_property
    def options_text(self) -> str:
        """The options, a line each: what none of them holds is sooner told of all together."""
        return "\n".join([option.text for option in self.options])

    @cached_property
    def has_digits(self) -> bool:
        """Whether an option has a digit."""
        return DIGIT.search(self.options_text) is not None

    @cached_property
    def key_text(self) -> str:
        """The key as a text: what a learner should answer."""
        match self.key:
            case Options(kind="several"):
                return "; ".join([option.text for option in self.keys])
            case Options(right=right):
                return to_plain(right[0].text)
            case Number(low, high, _, unit):
                ends = [f"{low.normalize():f}", *([f"{high.normalize():f}"] * (low != high))]
                return " to ".join(ends) + (f" {unit}" if unit else "")
            case Words(wordings):
                return to_plain(wordings[0])
            case Card(back):
                return to_plain(back)
            case Gaps(gaps=gaps):
                return " ".join([gap.answer for gap in gaps])
            case Parts(kind="order", items=items):
                return "; ".join(items)
            case Parts(placed=placed):
                return "; ".join([f"{item}: {target}" for item, target in placed])

    @cached_property
    def key_roots(self) -> frozenset[str]:
        """The roots of the key's content words."""
        if isinstance(self.key, Options) and self.keys:
            return frozenset().union(*[option.roots for option in self.keys])
        return roots_of(words_of(self.key_text))

    @cached_property
    def is_statement(self) -> bool:
        """Whether it is a statement to judge."""
        return isinstance(self.key, Options) and self.key.kind == "statement"


class Looked(NamedTuple):
    """What rules of banks know of a question, in plain values: it can be kept for a check to come.

    They compare stems and keys as learners read them, and by the roots of their words that carry
    content; `notes` has for each of them what it noted, `places` line and column of what they point at.
    """

    place: Place
    name: str
    type: str
    ignored: tuple[str, ...]
    facts: tuple[str, ...]
    stem: str
    key: str
    notes: tuple[Any, ...]
    places: dict[tuple[str, str | None], tuple[int, int]]

    @property
    def stem_at(self) -> At:
        """Where the stem stands."""
        return At("front" if self.type == "flashcard" else "stem")

    @property
    def stem_roots(self) -> frozenset[str]:
        return roots_in(self.stem)

    @property
    def key_roots(self) -> frozenset[str]:
        return roots_in(self.key)
