"""A deck: which questions it holds, and the names and ids it keeps for ever."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from allquiz.model.bank import Fact, Importance
from allquiz.model.frozen_value import value
from allquiz.model.question import AnyQuestion

RETIRED = "retired"


class Subdeck(NamedTuple):
    """The part of a deck for one topic, or of the topic RETIRED for what is retired, whatever it is on."""

    topic: str
    name: str
    id: int


@value
class Deck:
    """Names and ids are permanent.

    `file` is the one bank that a deck without a file of its own is made from.
    """

    key: str
    name: str
    id: int
    description: str = ""
    file: str | None = None
    topics: tuple[str, ...] = ()
    subdecks: tuple[Subdeck, ...] = ()
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    importance: Importance | None = None
    revised: int | None = None

    @property
    def every_topic(self) -> set[str]:
        """The topics that it names: those of its questions, but for RETIRED where it takes all."""
        return {*self.topics, *(subdeck.topic for subdeck in self.subdecks)}

    def pick(
        self, questions: Iterable[AnyQuestion], facts: Mapping[str, Fact]
    ) -> list[AnyQuestion]:
        """The questions that belong to it, in their order."""
        topics = self.every_topic
        return [
            question
            for question in questions
            if (self.file is None or question.place.file == self.file)
            and (topics <= {RETIRED} or question.topic in topics)
            and (not self.tags or not set(self.tags).isdisjoint(question.tags))
            and set(self.without_tags).isdisjoint(question.tags)
            and (self.importance is None or self._is_as_important(question, facts))
        ]

    def _is_as_important(self, question: AnyQuestion, facts: Mapping[str, Fact]) -> bool:
        """Whether it tests facts of this importance and no others."""
        tested = {facts[fact].importance for fact in question.facts if fact in facts}
        return tested == {self.importance}
