"""A question as the fields of a note."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from allquiz.exporters.anki.key_on_cards import asked
from allquiz.exporters.anki.note_types import DIRECTION, HINT, LANGUAGE
from allquiz.exporters.language import direction
from allquiz.markup import to_anki, to_attribute
from allquiz.model.key import key_of
from allquiz.model.question import AnyQuestion, Figure, Since, Source, citations

RETIRED = "Retired on {}: this question is no longer asked."
# Not on cards retired before it was first said: a note that changes loses what its learner wrote into it.
SUSPEND, SUSPEND_SINCE = " Suspend this card.", "2026-12-01"


def content(
    question: AnyQuestion, name: str | None = None, numbers: Sequence[int] | None = None
) -> dict[str, str]:
    """The fields of a question's note, by name.

    `name` is the note's own where it isn't the question's; `numbers` are the card numbers of the
    question's parts, from 1, where they are not simply counted.
    """
    date = question.retired
    fields = {
        "ID": name or question.name,  # of letters and digits: nothing in it is live in Anki
        "Stem": to_anki(question.stem),
        "Notice": RETIRED.format(date) + SUSPEND * (date >= SUSPEND_SINCE) if date else "",
        "Explanation": to_anki(question.explanation) if question.explanation else "",
        "Since": _since(question.since) if question.since else "",
        "As of": question.as_of or "",
        "Figure": _image(question.figure_after) if question.figure_after else "",
        "Source": _sources(question.sources, question.section),
        "Topic": topic_in_words(question.topic),
        HINT: to_anki(question.hint) if question.hint else "",
        LANGUAGE: to_attribute(question.language) if question.language else "",
        DIRECTION: direction(question.language) if question.language else "",
        **asked(key_of(question), numbers),
    }
    if question.figure_asked:
        fields["Stem"] += f"<figure>{_image(question.figure_asked)}</figure>"
    return fields


@lru_cache(maxsize=1024)
def topic_in_words(topic: str) -> str:
    return to_anki(topic.replace("-", " "))


def media_name(figure: Figure) -> str:
    """The name of a figure in the collection; new content gets a new name, as Anki needs."""
    state = Path(figure.path).stat()
    return _media_name(figure.file, figure.path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _media_name(file: str, path: str, *state: int) -> str:  # noqa: ARG001
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", Path(file).stem)
    return f"allquiz-{plain}-{digest}{Path(file).suffix.lower()}"


def _image(figure: Figure) -> str:
    return f'<img src="{media_name(figure)}" alt="{to_attribute(figure.alt)}">'


def _since(since: Since) -> str:
    return f"{to_anki(since.note)} ({to_anki(since.source)}, as of {to_anki(since.as_of)})"


@lru_cache(maxsize=1024)
def _sources(sources: tuple[Source, ...], section: str | None) -> str:
    return "<br>".join([_source(*citation) for citation in citations(sources, section)])


def _source(source: Source, section: str | None) -> str:
    named = [source.publisher, source.title, section if section != source.title else None]
    said = [to_anki(", ".join(filter(None, named)))]
    if source.revised:
        said.append(f'<span class="date">revised {to_anki(source.revised)}</span>')
    return ", ".join(filter(None, said))
