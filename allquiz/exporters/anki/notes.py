"""The fields of a question's note, and of those that it has besides: one that was replaced, and news of a
corrected key.

These exist because Anki leaves a note alone that its learner touched after the release, and because
a card can't be taken out of a note without taking its scheduling along.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from allquiz.exporters.anki.key_on_cards import asked, gap, in_words
from allquiz.exporters.anki.note_types import DIRECTION, HINT, LANGUAGE, note_types
from allquiz.exporters.anki.record import ReleasedNote
from allquiz.exporters.gaps import with_gaps
from allquiz.exporters.language import direction
from allquiz.markup import to_anki, to_attribute
from allquiz.model.key import Gaps, key_of
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


def announcement(question: AnyQuestion, name: str, date: str, *, in_force: bool) -> dict[str, str]:
    """The fields of a flashcard with the question and the key in full, found by everyone as a new note."""
    known = note_types()["flashcard"].fields
    fields = {field: text for field, text in content(question).items() if field in known}
    key = key_of(question)
    blanked = isinstance(key, Gaps) and with_gaps(key, to_anki, ["<b>…</b>"] * len(key.gaps))
    if in_force:
        said = (
            f"The answer to this question was corrected on {date}. If you learned it before, learn "
            "it anew: the tag allquiz&#58;&#58;corrected finds its card."
        )
    else:
        said = f"This correction of {date} was itself corrected since; what stands here is right."
    return fields | {
        "ID": to_anki(name),
        "Stem": f"Corrected: {blanked or fields['Stem']}",
        "Back": in_words(key),
        "Notice": f"{fields['Notice']} {said}".strip(),
    }


def farewell(
    question: AnyQuestion, name: str, old: ReleasedNote, successor: str, date: str
) -> dict[str, str]:
    """The fields of the note that its learners keep when another took its place.

    Only the record knows what it asked; each of its cards still shows something.
    """
    fields = {
        "ID": to_anki(name),
        "Stem": "This question has changed so much that a new one took its place.",
        "Notice": f"Retired on {date}: replaced by {to_anki(successor)}. Suspend this card.",
        "Topic": topic_in_words(question.topic),
    }
    if old.note_type == "cloze":
        gaps = " · ".join(gap(number, part.text) for number, part in sorted(old.parts.items()))
        fields["Stem"] += f"<br>{gaps}"
    for number, part in old.parts.items():
        if old.note_type == "parts":
            fields[f"Prompt {number}"] = to_anki(part.text)
            fields[f"Answer {number}"] = to_anki(part.answer) or "(replaced)"
    if old.note_type == "typed":
        fields["Typed"] = "replaced"
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
