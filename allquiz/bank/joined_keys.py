"""The rules of each type that join several of its keys.

They also make the values what the question's fields hold, where that is not what the file says.
"""

import re
from collections.abc import Collection
from typing import Any

from allquiz.bank.characters import fold, shorten
from allquiz.bank.format_keys import OWN
from allquiz.bank.other_shapes import OTHER_GAP, with_gaps
from allquiz.bank.problem_context import Context
from allquiz.bank.yaml_values import Mapping, Mark, Sequence, Value
from allquiz.model.cloze import ClozeError, split_cloze

Values = dict[str, Any]
Text = tuple[str, Mark]
TORN = "; if a comma tore one text in two, put that in quotes"
NEEDED = {kind: {name for name, key in own.items() if key.required} for kind, own in OWN.items()}


def finish(kind: str, values: Values, given: Mapping, context: Context) -> None:
    """Look at the keys of a type together, where all that this needs could be read."""
    if not NEEDED[kind] <= values.keys():
        return
    match kind:
        case "choice":
            _check_options(given, context, [given["answer"][1:]])
        case "multiple_response":
            keys = _texts(given["answers"][1])
            if not keys:
                message = "there is no right option"
                context.error(given["answers"][2], "no-answer", message, "list at least one")
            _check_options(given, context, keys)
        case "numeric":
            values["low"], values["high"] = values.pop("answer")
        case "cloze":
            try:
                values["parts"] = split_cloze(values["stem"])
            except ClozeError as error:
                remedy = _gap_meant(values["stem"], given) if error.rule == "cloze-no-gap" else None
                remedy = remedy or "write gaps as {{answer}} or {{answer|other wording}}"
                context.error(given["stem"][2], error.rule, str(error), remedy)
        case "matching":
            _check_pairs(values, given, context)
        case "ordering":
            items = _texts(given["order"][1])
            _require_two(items, given["order"][2], context, "ordering needs at least two items")
            _check_distinct(context, items, "duplicate-item", "item")
        case "categorize":
            _check_categories(given, context)
        case "flashcard":
            values["stem"] = values.pop("front")


def _gap_meant(stem: str, given: Mapping) -> str | None:
    """How to write what is likely a gap, or a blank of which the answer stands below."""
    texts = [given[name][1] for name in ("answer", "answers") if name in given]
    if texts and (meant := with_gaps(stem, texts[0])):
        return f"write it as {shorten(meant)}"
    found = re.search(OTHER_GAP, stem)
    return found and f"write gaps as {{{{{shorten(found[1] or found[2])}}}}}"


def _check_options(given: Mapping, context: Context, keys: list[Text]) -> None:
    """Every option differs from every other, and there is at least one wrong one."""
    _, listed, mark = given["distractors"]
    distractors = _texts(listed)
    if not distractors:
        message = "every option is right: there is no distractor"
        context.error(mark, "no-distractor", message, "add at least one wrong option")
    right = _check_distinct(context, keys, "duplicate-option", "option")
    _check_distinct(context, distractors, "duplicate-option", "option", right, "the key")


def _check_pairs(values: Values, given: Mapping, context: Context) -> None:
    lefts = _texts(given["pairs"][1])
    _require_two(lefts, given["pairs"][2], context, "matching needs at least two pairs", "a pair")
    _check_distinct(context, lefts, "duplicate-item", "left side")
    if "distractors" in values:
        spare = _texts(given["distractors"][1])
        rights = {fold(right) for _, right in values["pairs"]}
        also = "the right side of a pair"
        _check_distinct(context, spare, "duplicate-option", "option", rights, also)


def _check_categories(given: Mapping, context: Context) -> None:
    _, groups, mark = given["categories"]
    items = [text for _, listed, _ in groups.values() for text in _texts(listed)]
    few = groups if len(groups) < 2 else items
    named = "categories" if few is groups else "items"
    _require_two(few, mark, context, f"categorize needs two or more {named}", "one")
    _check_distinct(context, _texts(groups), "duplicate-item", "category")
    _check_distinct(context, items, "duplicate-item", "item")


def _require_two(
    there: Collection[Any], mark: Mark, context: Context, message: str, what: str = "an item"
) -> None:
    if len(there) < 2:
        context.error(mark, "too-few", message, f"add {what}")


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
            is_listed = len({at.line for _, at in texts[:2]}) == 1  # in brackets
            context.error(mark, rule, message, f"take one out{TORN * is_listed}")
        seen.add(folded)
    return seen


def _texts(listed: Value) -> list[Text]:
    """The texts of a list, or the keys of a mapping, with their places."""
    if listed.__class__ is Sequence:
        return list(listed)
    return [(text, key_mark) for text, (key_mark, _, _) in listed.items()]
