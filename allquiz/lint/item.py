"""A question as rules look at it: plain texts, words and options, each worked out once."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from allquiz.lint.patterns import pattern
from allquiz.lint.words import MARK_OF, roots_in, roots_of, words_of
from allquiz.markup import to_plain
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.place import Place
from allquiz.model.question import AnyQuestion, Option

PICKED = ("choice", "multiple_response")
OFFERED = (*PICKED, "matching")

DIGIT = pattern(r"\d")


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


def first(found: Iterable[Finding]) -> Findings:
    """The first of the findings only: once it is mended, the next is told."""
    return islice(found, 1)


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
    and for matching all right sides; `options_text` has them a line each, since what none of them
    holds is sooner told of all together. `texts` are all that a learner reads, as the bank has them,
    each with the key that it stands under; `key_text` is what a learner should answer. `words` are
    all words of stem and options, or else of the key: a rule that has SIGNS is asked only where one
    of them is there. `silenced` are the rules that found something and are ignored there.
    """

    silenced = frozenset[str]()

    def __init__(self, question: AnyQuestion) -> None:  # noqa: C901  # a case for each shape of a key
        self.question: Any = question
        self.key = key = key_of(question)
        self.is_statement = False
        self.stem_key = "stem"
        stem = question.stem
        keys: list[Opt] = []
        wrong: tuple[Option, ...] = ()
        own: list[tuple[str, str]] = []
        match key:
            case Options(right, _, "statement"):
                self.is_statement = True
                key_text = right[0].text
            case Options(right, wrong, "one"):
                keys = [Opt(right[0].text, "answer", None, right=True)]
                own = [("answer", right[0].text)]
                key_text = keys[0].text
            case Options(right, wrong):
                keys = [Opt(o.text, "answers", o.text, right=True) for o in right[:MOST_READ]]
                own = [("answers", text) for text in chain.from_iterable(right) if text]
                key_text = "; ".join([option.text for option in keys])
            case Words((shown, *accepted)):
                own = [("answer", shown), *[("accept", text) for text in accepted]]
                key_text = to_plain(shown)
            case Number():
                own = [("unit", key.unit)] if key.unit else []
                key_text = key.written(lambda number: f"{number.normalize():f}")
            case Gaps(gaps=gaps):
                answers = [gap.answer for gap in gaps]
                stem = key.filled(answers)
                key_text = " ".join(answers)
            case Card(back):
                self.stem_key = "front"
                own = [("back", back)]
                key_text = to_plain(back)
            case Parts(kind="order", items=items):
                own = [("order", text) for text in items]
                key_text = "; ".join(items)
            case Parts(kind, placed, targets, wrong):
                under = "pairs" if kind == "pairs" else "categories"
                own = [(under, text) for text in (*key.items, *targets)]
                key_text = "; ".join(sorted([f"{item}: {target}" for item, target in placed]))
                if kind == "pairs":
                    keys = [Opt(to, under, left, right=True) for left, to in placed[:MOST_READ]]
        self.texts = texts = [(self.stem_key, question.stem), *own]
        if wrong:
            texts += [("distractors", text) for text in chain.from_iterable(wrong) if text]
        if question.explanation:
            texts.append(("explanation", question.explanation))
        if question.hint:
            texts.append(("hint", question.hint))
        self.keys = keys
        self.distractors = [
            Opt(o.text, "distractors", o.text, right=False) for o in wrong[:MOST_READ]
        ]
        self.options = options = keys + self.distractors
        self.options_text = "\n".join([option.text for option in options])
        self.has_digits = DIGIT.search(self.options_text) is not None
        self.stem = stem = to_plain(stem)
        self.stem_words = words = words_of(stem)
        self.stem_roots = roots_of(words)
        self.stem_marks = list(map(MARK_OF, self.stem_roots))
        self.key_text = key_text
        others = [option.words for option in options] or [words_of(key_text)]
        self.words = frozenset(words).union(*others)
        if options and isinstance(key, Options):
            self.key_roots = frozenset.union(*[option.roots for option in keys])
        else:
            self.key_roots = roots_of(words_of(key_text) if options else others[0])


class Looked(NamedTuple):
    """What rules of banks know of a question, in plain values: it can be kept for a check to come.

    They compare stems and keys as learners read them, and by the roots of their words that carry
    content; `places` has line and column of what they point at.
    """

    place: Place
    name: str
    type: str
    ignored: tuple[str, ...]
    facts: tuple[str, ...]
    stem: str
    key: str
    places: dict[tuple[str, str | None], tuple[int, int]]

    @property
    def stem_at(self) -> At:
        """Where the stem stands."""
        return At("front" if self.type == "flashcard" else "stem")

    def place_of(self, at: At | None) -> Place:
        """The place of what a rule points at, as far as it is kept."""
        found = self.places.get(at[:2]) if at else None
        return Place(self.place.file, *found) if found else self.place

    @property
    def stem_roots(self) -> frozenset[str]:
        return roots_in(self.stem)

    @property
    def key_roots(self) -> frozenset[str]:
        return roots_in(self.key)
