"""The confusions of a learner: what the store has, seen with the questions of the banks."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from allquiz.model.question import AnyQuestion
from allquiz.model.revision import key_revision
from allquiz.reports.confusions import Confusion, Terms, confusions
from allquiz.store import Store

MOST = 3_000  # wrong answers that are looked at, the most frequent first


def confused(
    store: Store,
    questions: Mapping[str, AnyQuestion],
    since: datetime | None = None,
    among: Iterable[str] | None = None,
) -> list[Confusion]:
    """The pairs of terms confused, most often first.

    `questions` by full name; `since` and `among` limit the answers that are looked at. What was
    answered while a question had another key says nothing about its key of today.
    """
    keys: dict[str, str] = {}
    wrong = []
    for miss in store.misses(MOST, since, among):
        question = questions.get(miss.question)
        if question is None:
            continue
        if question.name not in keys:
            keys[question.name] = key_revision(question)
        if miss.key_revision == keys[question.name]:
            wrong.append((question, miss.response, miss.times))
    return confusions(wrong, Terms(questions.values()))
