"""Questions with values in another program's shape, which `other_shapes` knows: put in ours, where they stand."""

from typing import Any

from allquiz.bank.foreign_options import LISTS, end_of
from allquiz.bank.format_keys import ANY_QUESTION
from allquiz.bank.layout import beside
from allquiz.bank.other_shapes import (
    are_true_and_false,
    as_categories,
    as_pairs,
    as_steps,
    with_gaps,
)
from allquiz.bank.yaml_values import Mapping, Sequence

SHAPES = {
    "matching": ("pairs", as_pairs),
    "ordering": ("order", as_steps),
    "categorize": ("categories", as_categories),
}


def reshaped(text: str, questions: list[Mapping]) -> str:
    """The text with such values in our shape; one with a comment among its lines stays."""
    lines = text.split("\n")
    for question in reversed(questions):
        meant = _meant(question, lines)
        lines_of = {name: _lines_of(question, name, lines) for name in meant}
        if all(lines_of.values()):
            for name in sorted(meant, key=lambda name: lines_of[name].start, reverse=True):
                _put(lines, lines_of[name], name, meant[name])
    return "\n".join(lines)


def _meant(question: Mapping, lines: list[str]) -> dict[str, Any]:
    """Values by their keys; None is that of a key to be taken out."""
    kind = question["type"][1] if "type" in question else None
    name, as_ours = SHAPES.get(kind, ("", None)) if isinstance(kind, str) else ("", None)
    if as_ours and name in question:
        mark, value, _ = question[name]
        if name == "pairs" and isinstance(value, str):  # a pair a line
            listed = [lines[number].strip() for number in _lines_of(question, name, lines)[1:]]
            value = Sequence(listed, [], mark)
        made = as_ours(value)
        return {name: made} if made else {}
    options = next((name for name in LISTS if name in question), None)
    if kind == "true_false" and options and "answer" in question:
        is_said = are_true_and_false(question[options][1], question["answer"][1])
        return {options: None} if is_said else {}
    given = [name for name in ("answer", "answers") if name in question]
    if kind == "cloze" and len(given) == 1 and "stem" in question:
        stem = with_gaps(question["stem"][1], question[given[0]][1])
        return {"stem": stem, given[0]: None} if stem else {}
    return {}


def _lines_of(question: Mapping, name: str, lines: list[str]) -> range:
    """The lines, by number, of a key and its value; none where these are not all that stands there."""
    at = question[name][0]
    numbers = range(at.line, end_of(lines, at.line, at.column))
    is_plain = not lines[at.line][: at.column].strip(" -")
    return numbers if is_plain and not any("#" in lines[n] for n in numbers) else range(0)


def _put(lines: list[str], there: range, name: str, value: Any) -> None:
    first = lines[there.start]
    column = first.index(name)
    if value is None and not first[:column].strip():
        del lines[there.start : there.stop]
    elif value is not None:
        made = beside(f"{first[:column]}{name}:", value, column, ANY_QUESTION.shape.fields[name])
        lines[there.start : there.stop] = made
