"""What choosing needs to know of each question."""

from typing import TYPE_CHECKING, NamedTuple

from allquiz.model.question import Level

if TYPE_CHECKING:  # a start from the cache does without
    from allquiz.bank.read_result import Reading


class Listed(NamedTuple):
    """A question as choosing sees it."""

    name: str
    id: str
    type: str
    topic: str
    level: Level | None
    tags: tuple[str, ...]
    is_core: bool  # tests a core fact, as far as facts are known
    retired: bool
    key_revisions: tuple[str, ...]  # of its key, and of those that it only widens


def listed(reading: "Reading") -> dict[str, Listed]:
    """Every question by its full name, in file order."""
    from allquiz.model.revision import key_revisions

    core = {fact.id for fact in reading.facts.values() if fact.importance == "core"}
    return {
        q.name: Listed(
            q.name,
            q.id,
            q.type,
            q.topic,
            q.level,
            q.tags,
            not reading.facts or not core.isdisjoint(q.facts),
            q.retired is not None,
            key_revisions(q),
        )
        for q in reading.questions
    }
