"""A question as the fields and tags of a note."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from allquiz.exporters import Unsuitable
from allquiz.exporters.anki.note_types import HINT, PARTS
from allquiz.markup import to_anki, to_attribute
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Figure,
    Flashcard,
    Gap,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.sorting import by_size

FIXED = "one fixed"
IN_GAP = str.maketrans({":": "&#58;", "{": "&#123;", "}": "&#125;"})


class Content(NamedTuple):
    """What a note holds: the key of its note type, its fields by name, its number of cards."""

    note_type: str
    fields: Mapping[str, str]
    cards: tuple[int, ...] = (0,)


def content(question: AnyQuestion) -> Content:
    """The note of a question. Raises Unsuitable for one that no note type holds."""
    own = _own(question)
    fields = {
        "ID": to_anki(question.name),
        "Stem": to_anki(question.stem),
        "Notice": _notice(question),
        "Explanation": to_anki(question.explanation or ""),
        "Since": _since(question),
        "As of": question.as_of or "",
        "Figure": "" if question.figure_comes_first else _figure(question),
        "Source": _source(question),
        "Topic": to_anki(question.topic.replace("-", " ")),
        HINT: to_anki(question.hint or ""),
    }
    fields |= own.fields
    if question.figure_comes_first:
        fields["Stem"] += f"<figure>{_figure(question)}</figure>"
    return own._replace(fields=fields)


def tags(question: AnyQuestion) -> list[str]:
    """Hierarchical tags: the topic and the question's own under ALL, the rest under allquiz."""
    found = [f"ALL::{tag_part(question.topic)}"]
    found += ["ALL::" + "::".join(map(tag_part, tag.split("/"))) for tag in question.tags]
    found.append(f"allquiz::type::{question.type}")
    if question.level:
        found.append(f"allquiz::level::{question.level}")
    if question.as_of:
        found.append(f"allquiz::as-of::{question.as_of[:4]}")
    if question.retired:
        found.append("allquiz::retired")
    return sorted(dict.fromkeys(found))


def tag_part(text: str) -> str:
    """A text as one level of a tag: no spaces, no colons."""
    return re.sub(r"[\s:]+", "-", text.strip()) or "other"


def media_name(figure: Figure) -> str:
    """The name of a figure in the collection; new content gets a new name, as Anki needs."""
    digest = hashlib.sha256(Path(figure.path).read_bytes()).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", Path(figure.file).stem)
    return f"allquiz-{plain}-{digest}{Path(figure.file).suffix.lower()}"


def _own(question: AnyQuestion) -> Content:
    match question:
        case Choice():
            key = Option(question.answer)
            options = _ordered([key, *question.distractors])
            return _options(options, [key], "Choose one", "one" if question.shuffle else FIXED)
        case MultipleResponse():
            options = _ordered([*question.answers, *question.distractors])
            return _options(options, question.answers, "Choose every one that fits", "several")
        case TrueFalse():
            options = [Option("True"), Option("False")]
            key = options[0 if question.answer else 1]
            return _options(options, [key], "True or false?", FIXED)
        case Numeric():
            also = to_anki(_also_right(question))
            return Content("typed", {"Typed": to_anki(_number(question)), "Also right": also})
        case ShortAnswer():
            also = "; ".join(to_anki(text) for text in question.accept)
            return Content("typed", {"Typed": to_anki(question.answer), "Also right": also})
        case Cloze():
            cards = tuple(range(len(question.gaps)))
            return Content("cloze", {"Stem": _cloze(question)}, cards)
        case Matching():
            spare = [option.text for option in question.distractors]
            rights = sorted({*(right for _, right in question.pairs), *spare}, key=str.casefold)
            return _parts(question, [(to_anki(a), to_anki(b)) for a, b in question.pairs], rights)
        case Categorize():
            placed = [(to_anki(item), to_anki(name)) for item, name in question.placements.items()]
            return _parts(question, placed, [name for name, _ in question.categories])
        case Ordering():
            return _parts(question, list(_steps(question)), [])
        case Flashcard():
            return Content("flashcard", {"Back": to_anki(question.back)})


def _ordered(options: Sequence[Option]) -> list[Option]:
    """In an order that tells nothing: numbers by size, the rest by alphabet."""
    return sorted(options, key=lambda option: by_size(option.text))


def _options(
    options: Sequence[Option], right: Sequence[Option], instruction: str, kind: str
) -> Content:
    """Options as they are asked, and again with marks and rationales. `kind` tells the card's script
    how many to pick and whether they keep their order."""
    front = "".join(f"<li>{to_anki(option.text)}</li>" for option in options)
    back = "".join(_marked(option, is_right=option in right) for option in options)
    fields = {
        "Instruction": instruction,
        "Options": f'<ul class="options {kind}">{front}</ul>',
        "Answer": f'<ul class="answers {kind}">{back}</ul>',
    }
    return Content("options", fields)


def _marked(option: Option, *, is_right: bool) -> str:
    name, mark = ("right", "✓ Right") if is_right else ("wrong", "✗ Wrong")
    reason = f' <p class="rationale">{to_anki(option.rationale)}</p>' if option.rationale else ""
    text = f'<p class="mark">{mark}</p> <p class="text">{to_anki(option.text)}</p>'
    return f'<li class="{name}">{text}{reason}</li>'


def _cloze(question: Cloze) -> str:
    # The whole text at once, a gap being a number between two NUL, so that emphasis and math may
    # reach over gaps. No text of a bank holds a NUL.
    text = ""
    gaps: list[Gap] = []
    for part in question.parts:
        if isinstance(part, Gap):
            text += f"\0{len(gaps)}\0"
            gaps.append(part)
        else:
            text += part
    return re.sub(r"\0(\d+)\0", lambda match: _gap(gaps, int(match[1])), to_anki(text))


def _gap(gaps: Sequence[Gap], index: int) -> str:
    # Inside a gap, `::` starts a hint and `}}` ends it, wherever they come from.
    inside = to_anki(gaps[index].answer).translate(IN_GAP)
    return f"{{{{c{index + 1}::{inside}}}}}"


def _parts(question: AnyQuestion, parts: list[tuple[str, str]], choices: list[str]) -> Content:
    """A card for each part: a prompt and its answer."""
    if len(parts) > PARTS:
        raise Unsuitable(
            f"{question.name} has {len(parts)} parts; a note holds {PARTS}: divide the question"
        )
    listed = "".join(f"<li>{to_anki(choice)}</li>" for choice in choices)
    fields = {"Choices": f'<ul class="choices">{listed}</ul>' if listed else ""}
    for number, (prompt, answer) in enumerate(parts, start=1):
        fields[f"Prompt {number}"] = prompt
        fields[f"Answer {number}"] = answer
    return Content("parts", fields, tuple(range(len(parts))))


def _steps(question: Ordering) -> Iterator[tuple[str, str]]:
    """For each step, the steps before it and a question mark."""
    total = len(question.order)
    for index, step in enumerate(question.order):
        before = "".join(f"<li>{to_anki(earlier)}</li>" for earlier in question.order[:index])
        ask = f'<li class="next">Step {index + 1} of {total}?</li>'
        yield f'<ol class="steps">{before}{ask}</ol>', to_anki(step)


def _number(question: Numeric) -> str:
    low, high = f"{question.low:f}", f"{question.high:f}"
    number = low if low == high else f"{low} to {high}"
    unit = question.unit or ""
    return number + (unit if unit == "%" else f" {unit}" if unit else "")


def _also_right(question: Numeric) -> str:
    wide = "" if question.low == question.high else "any number in this range"
    if question.tolerance is None:
        return wide
    off = f"{question.tolerance.amount:f}{'%' if question.tolerance.percent else ''}"
    return f"{wide}{', ' if wide else 'a number '}up to {off} off"


def _since(question: AnyQuestion) -> str:
    since = question.since
    if since is None:
        return ""
    return f"{to_anki(since.note)} ({to_anki(since.source)}, as of {to_anki(since.as_of)})"


def _notice(question: AnyQuestion) -> str:
    if question.retired is None:
        return ""
    return f"Retired on {question.retired}: this question is no longer asked."


def _figure(question: AnyQuestion) -> str:
    figure = question.figure
    if figure is None:
        return ""
    return f'<img src="{media_name(figure)}" alt="{to_attribute(figure.alt)}">'


def _source(question: AnyQuestion) -> str:
    source = question.source
    if source is None:
        return ""
    section = question.section or source.section
    parts = [
        source.publisher,
        source.title,
        section if section != source.title else None,
        source.revised and f"revised {source.revised}",
    ]
    return to_anki(", ".join(part for part in parts if part))
