"""The rules of each type that join several of its keys.

They also make the values what the question's fields hold, where that is not what the file says.
"""

from collections.abc import Callable, Collection
from collections.abc import Mapping as Map
from typing import Any

from allquiz.bank.characters import fold, shorten
from allquiz.bank.context import Context
from allquiz.bank.fields import OWN
from allquiz.bank.nodes import Mapping, Mark, Sequence, Value
from allquiz.model.cloze import ClozeError, split_cloze

Values = dict[str, Any]
Text = tuple[str, Mark]


def finish(kind: str, values: Values, given: Mapping, context: Context) -> None:
    """Look at the keys of a type together, where all that this needs could be read."""
    if kind in FINISH and NEEDED[kind] <= values.keys():
        FINISH[kind](values, given, context)


def _choice(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    _check_options(given, context, [given["answer"][1:]])


def _multiple_response(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    keys = _texts(given["answers"][1])
    if not keys:
        message = "there is no right option"
        context.error(given["answers"][2], "no-answer", message, "list at least one")
    _check_options(given, context, keys)


def _check_options(given: Mapping, context: Context, keys: list[Text]) -> None:
    """Every option differs from every other, and there is at least one wrong one."""
    _, listed, mark = given["distractors"]
    distractors = _texts(listed)
    if not distractors:
        message = "every option is right: there is no distractor"
        context.error(mark, "no-distractor", message, "add at least one wrong option")
    right = _check_distinct(context, keys, "duplicate-option", "option")
    _check_distinct(context, distractors, "duplicate-option", "option", right, "the key")


def _check_distinct(
    context: Context,
    texts: list[Text],
    rule: str,
    named: str,
    right: Collection[str] = (),
    also: str = "",
) -> set[str]:
    """No text is there twice, nor, as a distractor, one of the `right` ones, which `also` names."""
    seen: set[str] = set()
    for text, mark in texts:
        folded = fold(text)
        if folded in right:
            message = f"the distractor “{shorten(text)}” is also {also}"
            context.error(mark, "distractor-is-key", message, "take it out or word it otherwise")
        elif folded in seen:
            message = f"the {named} “{shorten(text)}” is there twice"
            context.error(mark, rule, message, "take one out")
        seen.add(folded)
    return seen


def _texts(listed: Value) -> list[Text]:
    """The texts of a list, or the keys of a mapping, with their places."""
    if listed.__class__ is Sequence:
        return list(zip(listed.items, listed.marks, strict=True))
    return [(text, key_mark) for text, (key_mark, _, _) in listed.items()]


def _numeric(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    values["low"], values["high"] = values.pop("answer")


def _cloze(values: Values, given: Mapping, context: Context) -> None:
    try:
        values["parts"] = split_cloze(values["stem"])
    except ClozeError as error:
        remedy = "write gaps as {{answer}} or {{answer|other wording}}"
        context.error(given["stem"][2], error.rule, str(error), remedy)


def _matching(values: Values, given: Mapping, context: Context) -> None:
    _, pairs, mark = given["pairs"]
    if len(pairs) < 2:
        context.error(mark, "too-few", "matching needs at least two pairs", "add a pair")
    _check_distinct(context, _texts(pairs), "duplicate-item", "left side")
    if "distractors" in values:
        spare = _texts(given["distractors"][1])
        rights = {fold(right) for _, right in values["pairs"]}
        also = "the right side of a pair"
        _check_distinct(context, spare, "duplicate-option", "option", rights, also)


def _ordering(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    _, listed, mark = given["order"]
    if len(listed.items) < 2:
        context.error(mark, "too-few", "ordering needs at least two items", "add an item")
    _check_distinct(context, _texts(listed), "duplicate-item", "item")


def _categorize(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    _, groups, mark = given["categories"]
    items = [text for _, listed, _ in groups.values() for text in _texts(listed)]
    if len(groups) < 2:
        context.error(mark, "too-few", "categorize needs two or more categories", "add one")
    elif len(items) < 2:
        context.error(mark, "too-few", "categorize needs two or more items", "add one")
    _check_distinct(context, _texts(groups), "duplicate-item", "category")
    _check_distinct(context, items, "duplicate-item", "item")


def _flashcard(values: Values, given: Mapping, context: Context) -> None:  # noqa: ARG001
    values["stem"] = values.pop("front")


FINISH: Map[str, Callable[[Values, Mapping, Context], None]] = {
    "choice": _choice,
    "multiple_response": _multiple_response,
    "numeric": _numeric,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
    "categorize": _categorize,
    "flashcard": _flashcard,
}
NEEDED = {kind: {name for name, key in own.items() if key.required} for kind, own in OWN.items()}
