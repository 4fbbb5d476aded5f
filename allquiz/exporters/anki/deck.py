"""A deck that knows what was released of it."""

from collections.abc import Mapping
from dataclasses import field, fields

from allquiz.exporters.anki.record import Record, ReleasedType
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion
from allquiz.model.value import value


@value
class AnkiDeck(Deck):
    """`record` is what was released of its bank, `shipped_types` the note types as allquiz itself
    last released them. A note that changed after its release, or has none, carries the time of the
    newest file that it is made from.
    """

    record: Record = Record()
    shipped_types: Mapping[str, ReleasedType] = field(default_factory=dict)

    def time_of(self, question: AnyQuestion) -> int:
        """When the newest of the files that the question is made from changed, in seconds."""
        figure = question.figure.path if question.figure else ""
        return max(self.times.get(question.place.file, 0), self.times.get(figure, 0))


def with_record(
    deck: Deck, record: Record, shipped_types: Mapping[str, ReleasedType], times: Mapping[str, int]
) -> AnkiDeck:
    """The deck, knowing what was released, and when the files of its questions changed:
    each bank's with all that it reads, and the figures'."""
    same = {each.name: getattr(deck, each.name) for each in fields(Deck)}
    return AnkiDeck(**{**same, "record": record, "shipped_types": shipped_types, "times": times})
