"""What a name, a beginning, a word or a title means: topics and questions that were asked for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allquiz.bank.select import N, by_name, unknown
from allquiz.grading.folds import spell
from allquiz.model.question import AnyQuestion
from allquiz.model.question_document import all_texts
from allquiz.model.refused import Refused, nearest

LISTED = 8  # names where several could be meant


def topics_called(names: Iterable[str], titles: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The topics meant. `titles` has those of each topic. Raises Refused for what is none, or several."""
    joined = {topic: " ".join(listed) for topic, listed in titles.items()}
    return tuple([_the_one("topic", name, joined) for name in names])


def question_called(questions: Sequence[N], name: str) -> N:
    """The question meant, by full name, id, or a part of it. Raises Refused for none, or several."""
    try:
        return by_name(questions, name)
    except Refused:
        ids = {question.name: question.id.replace("-", " ") for question in questions}
        if not _likely(name, ids):
            raise
        return by_name(questions, _the_one("question", name, ids))


def search(questions: Iterable[AnyQuestion], words: Iterable[str]) -> list[AnyQuestion]:
    """The questions with all of the words, or words that begin so, in any of their texts or names."""
    wanted = [part for word in words for part in words_of(word)]
    return [question for question in questions if wanted and _fits(wanted, _all_words(question))]


def meant(questions: Iterable[AnyQuestion], words: Iterable[str]) -> str | None:
    """The question whether a near word is meant, for the first that no text has and one is near to."""
    known = {word for question in questions for word in _all_words(question)}
    unknown = (part for word in words for part in words_of(word) if not _fits([part], known))
    return next(filter(None, (nearest(word, sorted(known)) for word in unknown)), None)


def _all_words(question: AnyQuestion) -> Iterator[str]:
    for text in (question.name, question.topic, *question.tags, *all_texts(question)):
        yield from words_of(text)


def _the_one(kind: str, name: str, titles: Mapping[str, str]) -> str:
    likely = _likely(name, titles)
    if len(likely) == 1:
        return likely[0]
    if not likely:
        raise unknown(kind, name, titles)
    more = f" and {len(likely) - LISTED} more" if len(likely) > LISTED else ""
    listed = f"{', '.join(likely[:LISTED])}{more}"
    raise Refused(f"“{name}” could be {len(likely)} {kind}s", f"give one of {listed}")


def _likely(name: str, titles: Mapping[str, str]) -> list[str]:
    """The name itself, else those that begin so, else those with its words in their name or title;
    what has a slash is a full name, or its beginning."""
    folded = "-".join(words_of(name))
    if name in titles:
        return [name]
    if "/" in name:
        return [each for each in titles if each.startswith(name)]
    begun = [each for each in titles if folded and each.rpartition("/")[2].startswith(folded)]
    wanted = words_of(name)
    return begun or [
        each
        for each, title in titles.items()
        if wanted and _fits(wanted, words_of(f"{each} {title}"))
    ]


def _fits(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each of the wanted begins one of the words, in British spelling or in American."""
    there = set(map(spell, words))
    return all(
        word in there or any(w.startswith(word) for w in there) for word in map(spell, wanted)
    )


def words_of(text: str) -> list[str]:
    """The words of a text, without case, accents and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", bare.casefold())
