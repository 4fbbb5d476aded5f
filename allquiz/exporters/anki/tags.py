"""The tags of a note."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from allquiz.model.question import AnyQuestion

RETIRED_TAG = "allquiz::retired"
SHIPPED = {"all": "ALL"}  # the namespace of the shipped banks


def tags(question: AnyQuestion, corrected: Iterable[str] = ()) -> tuple[str, ...]:
    """Hierarchical tags, sorted: the topic and the question's own under the name of its bank, the rest
    under allquiz.

    A bank's name is its namespace or, without one, that of its file; the shipped one is ALL.
    `corrected` are the dates on which its key was corrected.
    """
    bank = question.namespace or Path(question.place.file).stem
    root = _part(SHIPPED.get(bank, bank))
    found = {f"{root}::{_part(question.topic)}", f"allquiz::type::{question.type}"}
    found |= {"::".join([root, *map(_part, tag.split("/"))]) for tag in question.tags}
    found |= {f"allquiz::corrected::{date}" for date in corrected}
    if question.level:
        found.add(f"allquiz::level::{question.level}")
    if question.as_of:
        found.add(f"allquiz::as-of::{question.as_of[:4]}")
    if question.retired is not None:
        found.add(RETIRED_TAG)
    return tuple(sorted(found))


@lru_cache(maxsize=4096)
def _part(text: str) -> str:
    """A text as one level of a tag: no spaces, no colons."""
    return re.sub(r"[\s:]+", "-", text.strip()) or "other"
