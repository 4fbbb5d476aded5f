"""A question given as plain values: what reading it from a file would find wrong with it."""

from pathlib import Path
from typing import Any

from allquiz.bank import characters
from allquiz.bank.problem_context import FIRST_LINE, Context
from allquiz.bank.questions import Surroundings, read_question
from allquiz.bank.yaml_values import Mapping, Sequence, Value
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion

ALONE = Surroundings(folder=Path(), figures={}, pages={}, facts=())


def as_question(document: dict[str, Any]) -> tuple[AnyQuestion | None, list[Problem]]:
    """The question, None where it has an error; and its errors.

    What hangs on a folder, sources.yaml and figures/ that is, is for whoever writes it there.
    """
    context = Context("")
    ALONE.figures.clear()  # what is there may change
    question = read_question(_mapping(document), FIRST_LINE, context, ALONE, document["id"])
    return question, context.problems


def _mapping(values: dict[str, Any]) -> Mapping:
    return {key: (FIRST_LINE, _value(value), FIRST_LINE) for key, value in values.items()}


def _value(value: Any) -> Value:
    if value.__class__ is dict:
        return _mapping(value)
    if value.__class__ is list:
        return Sequence([*map(_value, value)], [FIRST_LINE] * len(value), FIRST_LINE)
    return value


def cleaned(value: Any) -> Any:
    """The value with the characters taken out of its texts that no bank may hold."""
    if value.__class__ is str:  # what can be printed holds none
        return value if value.isprintable() else characters.FORBIDDEN.sub("", value)
    if value.__class__ is dict:
        return {cleaned(key): cleaned(inner) for key, inner in value.items()}
    return [cleaned(item) for item in value]
