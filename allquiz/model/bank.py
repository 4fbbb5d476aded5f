"""What a bank file holds besides its questions."""

from dataclasses import dataclass
from typing import Literal

from allquiz.model.question import AnyQuestion, Source

Importance = Literal["core", "supporting", "detail"]
IMPORTANCES: tuple[Importance, ...] = ("core", "supporting", "detail")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that questions test, from a folder's facts.yaml."""

    id: str
    fact: str
    source: str
    section: str
    importance: Importance
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Bank:
    """One bank file: its headings and the questions that have no error."""

    file: str
    title: str
    topic: str
    namespace: str | None
    description: str | None
    source: Source | None
    language: str | None
    questions: tuple[AnyQuestion, ...]
