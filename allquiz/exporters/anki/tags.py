"""The tags of a note."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from allquiz.model.question import AnyQuestion

SHIPPED = {"all": "ALL"}  # the namespace of the shipped banks


def tags(question: AnyQuestion, corrected: Iterable[str] = ()) -> tuple[str, ...]:
    """Hierarchical tags, sorted: the topic and the question's own under the name of its bank, the rest
    under allquiz.

    A bank's name is its namespace or, without one, that of its file; the shipped one is ALL.
    `corrected` are the dates on which its key was corrected.
    """
    year = question.as_of and question.as_of[:4]
    retired = question.retired is not None
    bank = question.namespace or Path(question.place.file).stem
    root = SHIPPED.get(bank, bank)
    found = _tags(root, question.type, question.topic, question.tags, question.level, year, retired)
    own = [f"allquiz::corrected::{date}" for date in corrected]
    return tuple(sorted({*found, *own})) if own else found


@lru_cache(maxsize=4096)
def _tags(
    root: str,
    kind: str,
    topic: str,
    own: tuple[str, ...],
    level: str | None,
    year: str | None,
    retired: bool,
) -> tuple[str, ...]:
    found = [f"{_part(root)}::{_part(topic)}", f"allquiz::type::{kind}"]
    found += ["::".join(map(_part, [root, *tag.split("/")])) for tag in own]
    if level:
        found.append(f"allquiz::level::{level}")
    if year:
        found.append(f"allquiz::as-of::{year}")
    if retired:
        found.append("allquiz::retired")
    return tuple(sorted(set(found)))


def _part(text: str) -> str:
    """A text as one level of a tag: no spaces, no colons."""
    return re.sub(r"[\s:]+", "-", text.strip()) or "other"
