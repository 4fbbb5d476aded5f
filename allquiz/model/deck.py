"""An Anki deck: which questions it holds, and the names and ids it keeps for ever."""

from collections.abc import Iterable
from typing import NamedTuple

from allquiz.model.question import AnyQuestion
from allquiz.model.value import value


class Subdeck(NamedTuple):
    """The part of a deck for one topic."""

    topic: str
    name: str
    id: int


@value
class Deck:
    """`stamp` is when its notes last changed, in seconds since 1970: Anki updates by it."""

    key: str
    name: str
    id: int
    stamp: int
    description: str = ""
    subdecks: tuple[Subdeck, ...] = ()
    tags: tuple[str, ...] = ()

    def pick(self, questions: Iterable[AnyQuestion]) -> list[AnyQuestion]:
        """The questions that belong to it: of its subdecks' topics, with one of its tags."""
        topics = {subdeck.topic for subdeck in self.subdecks}
        return [
            question
            for question in questions
            if (not topics or question.topic in topics)
            and (not self.tags or not set(self.tags).isdisjoint(question.tags))
        ]
