"""A question as the fields and tags of a note."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from allquiz.exporters.anki.note_types import HINT
from allquiz.exporters.anki.record import Part
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
    Source,
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


# Which note type holds each type of question.
NOTE_TYPES = {
    "choice": "options",
    "multiple_response": "options",
    "true_false": "options",
    "numeric": "typed",
    "short_answer": "typed",
    "cloze": "cloze",
    "matching": "parts",
    "ordering": "parts",
    "categorize": "parts",
    "flashcard": "flashcard",
}


def content(
    question: AnyQuestion, name: str | None = None, numbers: Sequence[int] | None = None
) -> Content:
    """The note of a question.

    `name` is the note's own where it isn't the question's; `numbers` are the card numbers of the
    question's parts, from 1, where they are not simply counted.
    """
    own = _own(question, numbers)
    comes_first = question.figure is not None and question.figure.comes_first
    fields = {
        "ID": to_anki(name or question.name),
        "Stem": to_anki(question.stem),
        "Notice": notice(question),
        "Explanation": to_anki(question.explanation or ""),
        "Since": _since(question),
        "As of": question.as_of or "",
        "Figure": "" if comes_first else _figure(question),
        "Source": "<br>".join([_source(*citation) for citation in question.citations]),
        "Topic": to_anki(question.topic.replace("-", " ")),
        HINT: to_anki(question.hint or ""),
    }
    fields |= own.fields
    if comes_first:
        fields["Stem"] += f"<figure>{_figure(question)}</figure>"
    return own._replace(fields=fields)


def parts(question: AnyQuestion) -> tuple[Part, ...]:
    """What has a card of its own, in the order of the question; empty for a question of one card."""
    match question:
        case Cloze():
            return tuple([Part(gap.answer) for gap in question.gaps])
        case Matching():
            return tuple([Part(left, right) for left, right in question.pairs])
        case Categorize():
            return tuple([Part(item, name) for item, name in question.placements.items()])
        case Ordering():
            return tuple([Part(step) for step in question.order])
        case _:
            return ()


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
    found = [f"ALL::{tag_part(topic)}", f"allquiz::type::{kind}"]
    found += ["ALL::" + "::".join(map(tag_part, tag.split("/"))) for tag in own]
    if level:
        found.append(f"allquiz::level::{level}")
    if year:
        found.append(f"allquiz::as-of::{year}")
    if retired:
        found.append("allquiz::retired")
    return tuple(sorted(set(found)))


def key_in_words(question: AnyQuestion) -> str:
    """The key in full, as HTML for the back of a card."""
    match question:
        case Choice() | ShortAnswer():
            return to_anki(question.answer)
        case TrueFalse():
            return "True" if question.answer else "False"
        case MultipleResponse():
            return _listed([to_anki(option.text) for option in question.answers])
        case Numeric():
            return to_anki(_number(question))
        case Cloze():
            return with_gaps(question, lambda _, answer: f"<b>{to_anki(answer)}</b>")
        case Matching() | Categorize():
            return _listed([f"{to_anki(a)}: {to_anki(b)}" for a, b in parts(question)])
        case Ordering():
            return _listed([to_anki(step) for step in question.order], "ol")
        case Flashcard():
            return to_anki(question.back)


def with_gaps(question: Cloze, shown: Callable[[int, str], str]) -> str:
    """The text of a cloze, each answer as `shown`, given its place from 0 and itself."""
    # The whole text at once, a gap being a number between two NUL, so that emphasis and math may
    # reach over gaps. No text of a bank holds a NUL.
    text = ""
    answers: list[str] = []
    for part in question.parts:
        if isinstance(part, Gap):
            text += f"\0{len(answers)}\0"
            answers.append(part.answer)
        else:
            text += part
    return re.sub(r"\0(\d+)\0", lambda m: shown(int(m[1]), answers[int(m[1])]), to_anki(text))


def _listed(items: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def tag_part(text: str) -> str:
    """A text as one level of a tag: no spaces, no colons."""
    return re.sub(r"[\s:]+", "-", text.strip()) or "other"


def media_name(figure: Figure) -> str:
    """The name of a figure in the collection; new content gets a new name, as Anki needs."""
    state = Path(figure.path).stat()
    return _media_name(figure.file, figure.path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _media_name(file: str, path: str, *state: int) -> str:  # noqa: ARG001
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", Path(file).stem)
    return f"allquiz-{plain}-{digest}{Path(file).suffix.lower()}"


def _own(question: AnyQuestion, numbers: Sequence[int] | None) -> Content:
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
            numbers = numbers or range(1, len(question.gaps) + 1)
            return Content("cloze", {"Stem": _cloze(question, numbers)}, _cards(numbers))
        case Matching():
            rights = [right for _, right in question.pairs]
            rights += [option.text for option in question.distractors]
            rights = sorted(dict.fromkeys(rights), key=str.casefold)  # a set has no order to keep
            return _parts([(to_anki(a), to_anki(b)) for a, b in question.pairs], rights, numbers)
        case Categorize():
            placed = [(to_anki(item), to_anki(name)) for item, name in question.placements.items()]
            return _parts(placed, [name for name, _ in question.categories], numbers)
        case Ordering():
            return _parts(list(_steps(question)), [], numbers)
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


def _cloze(question: Cloze, numbers: Sequence[int]) -> str:
    return with_gaps(question, lambda index, answer: gap(numbers[index], answer))


def gap(number: int, answer: str) -> str:
    """A gap of an Anki cloze: in it, `::` would start a hint and `}}` end it, wherever they come from."""
    return f"{{{{c{number}::{to_anki(answer).translate(IN_GAP)}}}}}"


def _parts(
    asked: list[tuple[str, str]], choices: list[str], numbers: Sequence[int] | None
) -> Content:
    """A card for each part: a prompt and its answer."""
    numbers = numbers or range(1, len(asked) + 1)
    listed = "".join(f"<li>{to_anki(choice)}</li>" for choice in choices)
    fields = {"Choices": f'<ul class="choices">{listed}</ul>' if listed else ""}
    for number, (prompt, answer) in zip(numbers, asked, strict=True):
        fields[f"Prompt {number}"] = prompt
        fields[f"Answer {number}"] = answer
    return Content("parts", fields, _cards(numbers))


def _cards(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted([number - 1 for number in numbers]))


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


def notice(question: AnyQuestion) -> str:
    """What the card says of itself: that the question is retired, or nothing."""
    if question.retired is None:
        return ""
    return f"Retired on {question.retired}: this question is no longer asked."


def _figure(question: AnyQuestion) -> str:
    figure = question.figure
    if figure is None:
        return ""
    return f'<img src="{media_name(figure)}" alt="{to_attribute(figure.alt)}">'


@lru_cache(maxsize=1024)
def _source(source: Source, section: str | None) -> str:
    named = [
        source.publisher,
        source.title,
        section if section != source.title else None,
    ]
    said = [to_anki(", ".join(part for part in named if part))]
    if source.revised:
        said.append(f'<span class="date">revised {to_anki(source.revised)}</span>')
    return ", ".join(filter(None, said))
