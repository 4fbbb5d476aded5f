"""What a bank file holds besides its questions."""

from typing import Literal, get_args

from allquiz.model.frozen_value import value
from allquiz.model.question import AnyQuestion, Source

Importance = Literal["core", "supporting", "detail"]
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)


@value
class Fact:
    """A fact that questions test, from a folder's facts.yaml."""

    id: str
    fact: str
    source: str
    section: str
    importance: Importance
    as_of: str | None = None


@value
class Bank:
    """One bank file: its headings and the questions that have no error."""

    file: str
    title: str
    topic: str
    namespace: str | None
    description: str | None
    sources: tuple[Source, ...]
    language: str | None
    questions: tuple[AnyQuestion, ...]
