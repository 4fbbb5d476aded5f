"""The tags of a note."""

import re
from collections.abc import Iterable
from functools import lru_cache

from allquiz.model.question import AnyQuestion


def tags(question: AnyQuestion, corrected: Iterable[str] = ()) -> tuple[str, ...]:
    """Hierarchical tags, sorted: the topic and the question's own under ALL, the rest under allquiz.

    `corrected` are the dates on which its key was corrected.
    """
    year = question.as_of and question.as_of[:4]
    retired = question.retired is not None
    found = _tags(question.type, question.topic, question.tags, question.level, year, retired)
    own = [f"allquiz::corrected::{date}" for date in corrected]
    return tuple(sorted({*found, *own})) if own else found


@lru_cache(maxsize=4096)
def _tags(
    kind: str,
    topic: str,
    own: tuple[str, ...],
    level: str | None,
    year: str | None,
    retired: bool,
) -> tuple[str, ...]:
    found = [f"ALL::{_part(topic)}", f"allquiz::type::{kind}"]
    found += ["ALL::" + "::".join(map(_part, tag.split("/"))) for tag in own]
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
