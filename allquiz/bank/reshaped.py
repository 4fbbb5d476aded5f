"""Questions with values in another program's shape, which `other_shapes`, `foreign_options` and `numbers` know: put
in ours, where they stand."""

import re
from typing import Any

from allquiz.bank import yaml_document
from allquiz.bank.foreign_options import LISTS, as_options, places
from allquiz.bank.format_keys import ANY_QUESTION, BANK, QUESTION
from allquiz.bank.layout import beside
from allquiz.bank.numbers import as_amount
from allquiz.bank.other_shapes import (
    OF_TEXTS,
    are_true_and_false,
    as_categories,
    as_pairs,
    as_steps,
    as_text,
    as_texts,
    with_gaps,
)
from allquiz.bank.yaml_values import Mapping, Mark, Sequence, Value, plain

SHAPES: dict[str, Any] = {  # of the values of our keys
    "pairs": as_pairs, "order": as_steps, "categories": as_categories,
    **dict.fromkeys(("stem", "front", "back", "answer", "explanation", "hint"), as_text),
    **dict.fromkeys(OF_TEXTS, as_texts),
}  # fmt: skip
ASKED = ("order", "correct_order", "answer", "answers")


def listed(text: str) -> Value:
    """What stands under `questions:`."""
    root, _ = yaml_document.parse(text, lambda *_: None, BANK.keys) or ({}, None)
    return root["questions"][1] if root.__class__ is dict and "questions" in root else None


def asked(text: str) -> list[tuple[Mapping, Mark]]:
    """The questions that are mappings, and where each begins."""
    found = listed(text)
    each = found if found.__class__ is Sequence else ()
    return [(value, mark) for value, mark in each if value.__class__ is dict]


def reshaped(text: str) -> str:
    """The text with such values in our shape; a question stays where a part of it would have to."""
    lines = text.split("\n")
    for question, _ in reversed(asked(text)):
        meant = _meant(question, lines)
        new = {key for made in meant.values() for key in made}
        there = {name: _lines_of(question, name, lines) for name in meant}
        made = {name: _made(question, name, meant[name], lines, there[name]) for name in meant}
        if new.isdisjoint(question.keys() - meant.keys()) and None not in made.values():
            for name in sorted(meant, key=lambda name: there[name].start, reverse=True):
                lines[there[name].start : there[name].stop] = made[name] or []
    return "\n".join(lines)


def _meant(question: Mapping, lines: list[str]) -> dict[str, dict[str, Any]]:
    """What stands in place of a key: others with their values, or nothing."""
    kind = question["type"][1] if "type" in question else None
    options = next((name for name in ("items", *LISTS) if name in question), "")
    given = next((name for name in ASKED if name in question), "")
    told, listed = (question[name][1] if name else None for name in (given, options))
    made: dict[str, dict[str, Any]] = {}
    if kind == "numeric":
        made = as_amount(question)
    elif kind == "true_false" and options and given and are_true_and_false(listed, told):
        made = {options: {}}
    elif kind == "cloze" and given and "stem" in question:
        stem = with_gaps(question["stem"][1], told)
        made = {"stem": {"stem": stem}, given: {}} if stem else {}
    elif kind == "ordering" and options and given:
        steps = plain(listed) if listed.__class__ is Sequence else []
        order = [steps[at] for at in places(told, steps)]
        made = {given: {"order": order}, options: {}} if len(order) == len(steps) > 1 else {}
    shaped = (
        (name, as_ours(_value_of(question, name, lines)))
        for name, as_ours in SHAPES.items()
        if name in question
    )
    return made or as_options(question) or {name: {name: meant} for name, meant in shaped if meant}


def _value_of(question: Mapping, name: str, lines: list[str]) -> Value:
    """The value; of a text on the lines below its key, these, as they stand; nothing of one that goes on there."""
    value = question[name][1]
    first, *below = [lines[number].strip() for number in _lines_of(question, name, lines)]
    if not below or not isinstance(value, str):
        return value
    return "\n".join(below) if re.search(r":(?: [|>][-+\d]*)?$", first) else ""


def _lines_of(question: Mapping, name: str, lines: list[str]) -> range:
    """The lines, by number, of a key and its value."""
    at = question[name][0]
    number = at.line + 1
    for line in range(at.line + 1, len(lines)):
        bare = lines[line].lstrip(" ")
        indent = len(lines[line]) - len(bare)
        if bare and (
            indent < at.column or (indent == at.column and not bare.startswith(("- ", "]", "}")))
        ):
            break
        if bare:
            number = line + 1
    return range(at.line, number)


def _made(
    question: Mapping, name: str, new: dict[str, Any], lines: list[str], there: range
) -> list[str] | None:
    """Our keys as lines; None where more stands on these than a key and its value, or a comment behind that.

    Comments between come to stand above the first item.
    """
    at, value, _ = question[name]
    first, below = lines[there.start], lines[there.start + 1 : there.stop]
    start = first[: at.column]
    comments = [line for line in below if line.lstrip().startswith("#")]
    if start.strip(" -") or (start.strip() and not new):
        return None
    for key, meant in new.items() if len(new) == 1 else ():
        left = _without_items(value, meant, below, there.start)
        if left:
            return [first.replace(name, key, 1), *left]
    if "#" in str(new) or any("#" in line for line in (first, *below) if line not in comments):
        return None
    kind = question["type"][1] if "type" in question else None
    fields = {**ANY_QUESTION.shape.fields, **QUESTION.get(str(kind), ANY_QUESTION).shape.fields}
    made: list[str] = []
    for key, meant in new.items():
        made += beside(f"{' ' * at.column}{key}:", meant, at.column, fields[key])
    above = next((number for number, line in enumerate(made) if line.endswith(":")), 0) + 1
    return [*made[:above], *comments, *made[above:]]


def _without_items(value: Value, meant: Any, below: list[str], at: int) -> list[str] | None:
    """The lines of a list below its key, without those of its items that are not meant; None where they
    hold more, or something else is meant."""
    items = list(value) if value.__class__ is Sequence else []
    if not isinstance(meant, list) or meant != [item for item, _ in items if item in meant]:
        return None
    gone = {mark.line - at - 1: item for item, mark in items if item not in meant}
    there = range(len(below))  # brackets may end further to the left
    texts = (below[line].lstrip(" -").strip("\"' ") if line in there else None for line in gone)
    if [*texts] != [*gone.values()]:
        return None
    return [line for number, line in enumerate(below) if number not in gone]
