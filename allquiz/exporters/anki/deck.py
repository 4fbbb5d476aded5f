"""A deck that knows what was released of it."""

from collections.abc import Mapping
from dataclasses import field, fields

from allquiz.exporters.anki.record import Record, ReleasedType
from allquiz.model.deck import Deck
from allquiz.model.value import value


@value
class AnkiDeck(Deck):
    """`record` is what was released of its bank, `shipped_types` the note types as allquiz itself
    last released them. A note that changed after its release, or has none, carries the time of its
    bank's file.
    """

    record: Record = Record()
    shipped_types: Mapping[str, ReleasedType] = field(default_factory=dict)


def with_record(
    deck: Deck, record: Record, shipped_types: Mapping[str, ReleasedType], times: Mapping[str, int]
) -> AnkiDeck:
    """The deck, knowing what was released, and when the files of its questions changed."""
    same = {each.name: getattr(deck, each.name) for each in fields(Deck)}
    return AnkiDeck(**{**same, "record": record, "shipped_types": shipped_types, "times": times})
