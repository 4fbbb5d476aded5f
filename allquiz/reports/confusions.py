"""What a learner takes for what: the key of a question, and what was given instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain
from typing import Any, NamedTuple

from allquiz.grading.wording import normal, without_article
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of, wordings_of
from allquiz.model.question import AnyQuestion

MAX_TERM = 60  # characters: what is longer is a sentence, and nobody types it by mistake


class Confusion(NamedTuple):
    """Two terms taken for each other; `first` is the one that was the key more often."""

    first: str
    second: str
    forth: int  # times that `second` was given where `first` was the key
    back: int  # and the other way round
    questions: tuple[str, ...]  # full names of those where it happened, most often first

    @property
    def times(self) -> int:
        return self.forth + self.back


class Terms:
    """The terms of a bank: one that is typed in the place of another was confused with it."""

    def __init__(self, questions: Iterable[AnyQuestion]) -> None:
        self._questions = questions

    def find(self, typed: str) -> str | None:
        """The term that was typed, as the bank writes it; None where the bank has none such."""
        alike = self._by_start.get(start(typed), ())
        return next((term for term in alike if fold(term) == fold(typed)), None)

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """All terms by how they begin: only those that begin like a typed one are looked at."""
        found: dict[str, list[str]] = {}
        terms = (term for q in self._questions for term in chain(*terms_of(q)))
        for term in dict.fromkeys(terms):
            if len(term) <= MAX_TERM:
                found.setdefault(start(term), []).append(term)
        return found


NO_TERMS = Terms(())


def confusions(
    wrong: Iterable[tuple[AnyQuestion, Any, int]], terms: Terms = NO_TERMS
) -> list[Confusion]:
    """The pairs of terms confused, most often first.

    `wrong` holds questions, responses that did not get full marks, and how often each was given. A
    pair counts whichever of the two was the key, over all questions and types.
    """
    counts: Counter[tuple[str, str]] = Counter()
    spelling: dict[str, str] = {}
    asked: dict[tuple[str, str], Counter[str]] = {}
    for question, response, times in wrong:
        for key, given in taken(question, response, terms):
            pair = fold(key), fold(given)
            # Figures of different questions have nothing to do with one another.
            if pair[0] != pair[1] and all(any(map(str.isalpha, term)) for term in pair):
                counts[pair] += times
                spelling.setdefault(pair[0], key)
                spelling.setdefault(pair[1], given)
                asked.setdefault(min(pair, pair[::-1]), Counter())[question.name] += times
    found = []
    for (one, other), names in asked.items():
        if counts[one, other] < counts[other, one]:
            one, other = other, one
        forth, back = counts[one, other], counts[other, one]
        where = tuple(name for name, _ in names.most_common())
        found.append(Confusion(spelling[one], spelling[other], forth, back, where))
    return sorted(found, key=lambda each: (-each.times, each.first, each.second))


def taken(
    question: AnyQuestion, response: Any, terms: Terms = NO_TERMS
) -> Iterator[tuple[str, str]]:
    """Each key with what was given instead of it, where the response says which was meant.

    A choice: the key and the pick. Several picks: only where one was wrong and one missed. Pairs
    and categories: each that was placed wrong. Typed: where it is another term of `terms`. Nothing
    for the other types, for "I don't know", and for what the question does not offer any more.
    """
    match key_of(question), response:
        case Options(kind="several") as key, list():
            wrong = [text for text in _texts(key.wrong) if text in response]
            missed = [text for text in _texts(key.right) if text not in response]
            if len(wrong) == len(missed) == 1:
                yield missed[0], wrong[0]
        case Options() as key, str() if response in _texts(key.wrong):
            yield key.right[0].text, response
        case Parts(kind="pairs" | "groups") as key, dict():
            for item, right in key.placed:
                given = response.get(item)
                if given != right and given in key.offered:
                    yield right, given
        case Words(wordings), str():
            yield from _typed(wordings, response, terms)
        case Gaps(gaps=gaps), list():
            for gap, given in zip(gaps, response, strict=False):
                yield from _typed(gap.wordings, given, terms)


def terms_of(question: AnyQuestion) -> tuple[list[str], list[str]]:
    """What is right, the texts that could be taken for something else; and what is offered beside it."""
    match key_of(question):
        case Options(kind="one" | "several") as key:
            return _texts(key.right), _texts(key.wrong)
        case Parts(kind="pairs" | "groups") as key:
            return list(key.targets), _texts(key.spare)
        case Words() | Gaps() as key:
            return [wording for right in wordings_of(key) for wording in right], []
        case Options() | Parts() | Number() | Card():
            return [], []


@cache
def fold(term: str) -> str:
    """The term without what makes no other term of it: case, spelling, plural, an article.

    Of a sentence only case and spacing are taken.
    """
    if len(term) > MAX_TERM:
        return " ".join(term.casefold().split())
    return normal(without_article(term))


def start(term: str) -> str:
    """How a term begins: terms that are one begin alike, and this is far quicker to compare."""
    return "".join(filter(str.isalnum, without_article(term).casefold()))[:2]


def _typed(wordings: tuple[str, ...], typed: Any, terms: Terms) -> Iterator[tuple[str, str]]:
    term = terms.find(typed) if isinstance(typed, str) else None
    if term is not None and fold(term) not in map(fold, wordings):
        yield wordings[0], term


def _texts(options: Iterable[tuple[str, str | None]]) -> list[str]:
    return [text for text, _ in options]
