"""The key of a question on its cards: what each asks and answers, by the shape of the key."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from allquiz.exporters.anki.record import Part
from allquiz.markup import to_anki
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words
from allquiz.model.question import Option

IN_GAP = str.maketrans({":": "&#58;", "{": "&#123;", "}": "&#125;"})
INSTRUCTIONS = {
    "one": "Choose one",
    "several": "Choose every one that fits",
    "statement": "True or false?",
}


class Content(NamedTuple):
    """What a note holds: the key of its note type, its fields by name, and its cards, from 0."""

    note_type: str
    fields: dict[str, str]
    cards: tuple[int, ...] = (0,)


def note_type_of(key: Key) -> str:
    """The note type that holds keys of this shape."""
    match key:
        case Options():
            return "options"
        case Words() | Number():
            return "typed"
        case Gaps():
            return "cloze"
        case Parts():
            return "parts"
        case Card():
            return "flashcard"


def parts(key: Key) -> tuple[Part, ...]:
    """What has a card of its own, in the order of the question; empty where there is one card."""
    match key:
        case Gaps(gaps=gaps):
            return tuple([Part(gap.answer) for gap in gaps])
        case Parts(kind="order", items=items):
            return tuple([Part(item) for item in items])
        case Parts(placed=placed):
            return tuple([Part(*each) for each in placed])
        case _:
            return ()


def asked(key: Key, numbers: Sequence[int] | None = None) -> Content:
    """What a note holds of the key.

    `numbers` are the card numbers of its parts, from 1, where they are not simply counted.
    """
    match key:
        case Options():
            return Content("options", _options(key))
        case Number():
            return Content("typed", {"Typed": to_anki(key.text), "Also right": _also_right(key)})
        case Words(wordings):
            first, *others = map(to_anki, wordings)
            return Content("typed", {"Typed": first, "Also right": "; ".join(others)})
        case Gaps(gaps=gaps):
            numbers = numbers or range(1, len(gaps) + 1)
            made = [gap(n, each.answer) for n, each in zip(numbers, gaps, strict=True)]
            return Content("cloze", {"Stem": with_gaps(key, made)}, _cards(numbers))
        case Parts():
            numbers = numbers or range(1, len(key.placed) + 1)
            return Content("parts", _parts(key, numbers), _cards(numbers))
        case Card(back):
            return Content("flashcard", {"Back": to_anki(back)})


def in_words(key: Key) -> str:
    """The key in full, as HTML for the back of a card."""
    match key:
        case Options(kind="several", right=right):
            return _listed([to_anki(option.text) for option in right])
        case Options(right=right):
            return _text(key, right[0])
        case Number(text=text):
            return to_anki(text)
        case Words(wordings):
            return to_anki(wordings[0])
        case Gaps(gaps=gaps):
            return with_gaps(key, [f"<b>{to_anki(gap.answer)}</b>" for gap in gaps])
        case Parts(kind="order", items=items):
            return _listed(map(to_anki, items), "ol")
        case Parts(placed=placed):
            return _listed([f"{to_anki(item)}: {to_anki(target)}" for item, target in placed])
        case Card(back):
            return to_anki(back)


def with_gaps(key: Gaps, shown: Iterable[str]) -> str:
    """The text as HTML, with these in place of its gaps."""
    # The whole text at once, a gap being NUL, which no text of a bank holds: emphasis and math may
    # reach over gaps.
    text = to_anki(key.filled(["\0"] * len(key.gaps)))
    given = iter(shown)
    return re.sub("\0", lambda _: next(given), text)


def gap(number: int, answer: str) -> str:
    """A gap of an Anki cloze: in it, `::` would start a hint and `}}` end it, wherever they come from."""
    return f"{{{{c{number}::{to_anki(answer).translate(IN_GAP)}}}}}"


def _options(key: Options) -> dict[str, str]:
    """Options as they are asked, and again with marks and rationales. The class of the lists tells the
    card's script how many to pick and whether they keep their order."""
    kind = "several" if key.kind == "several" else "one" if key.shuffle else "one fixed"
    front = back = ""
    for option in key.in_plain_order:
        text = _text(key, option)
        front += f"<li>{text}</li>"
        back += _marked(text, option.rationale, is_right=option in key.right)
    return {
        "Instruction": INSTRUCTIONS[key.kind],
        "Options": f'<ul class="options {kind}">{front}</ul>',
        "Answer": f'<ul class="answers {kind}">{back}</ul>',
    }


def _text(key: Options, option: Option) -> str:
    return option.text.capitalize() if key.kind == "statement" else to_anki(option.text)


def _marked(text: str, rationale: str | None, *, is_right: bool) -> str:
    name, mark = ("right", "✓ Right") if is_right else ("wrong", "✗ Wrong")
    reason = f' <p class="rationale">{to_anki(rationale)}</p>' if rationale else ""
    said = f'<p class="mark">{mark}</p> <p class="text">{text}</p>'
    return f'<li class="{name}">{said}{reason}</li>'


def _parts(key: Parts, numbers: Sequence[int]) -> dict[str, str]:
    """A card for each part: a prompt and its answer."""
    if key.kind == "order":
        cards, listed = _steps(key.items), ""
    else:
        cards = ((to_anki(item), to_anki(target)) for item, target in key.placed)
        listed = "".join([f"<li>{to_anki(target)}</li>" for target in key.in_plain_order])
    fields = {"Choices": f'<ul class="choices">{listed}</ul>' if listed else ""}
    for number, (prompt, answer) in zip(numbers, cards, strict=True):
        fields[f"Prompt {number}"] = prompt
        fields[f"Answer {number}"] = answer
    return fields


def _steps(items: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each step, the steps before it with a question mark, and the step."""
    before = ""
    for number, step in enumerate(map(to_anki, items), start=1):
        ask = f'<li class="next">Step {number} of {len(items)}?</li>'
        yield f'<ol class="steps">{before}{ask}</ol>', step
        before += f"<li>{step}</li>"


def _listed(items: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join([f'<li>{item}</li>' for item in items])}</{tag}>"


def _cards(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted([number - 1 for number in numbers]))


def _also_right(key: Number) -> str:
    """What the typed field can't say: that a range is meant, or how far off is near enough."""
    wide = "" if key.low == key.high else "any number in this range"
    if key.tolerance is None:
        return wide
    off = f"{key.tolerance.amount:f}{'%' if key.tolerance.percent else ''}"
    return f"{wide}{', ' if wide else 'a number '}up to {off} off"
