"""One question: from its mapping to a value, with every rule of the format that joins several keys."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping as Map
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from allquiz.bank.context import Context, nearest
from allquiz.bank.fields import ANY_QUESTION, OWN, QUESTION
from allquiz.bank.nodes import Mapping, Node, Scalar, Sequence, shorten
from allquiz.bank.values import wrong_kind
from allquiz.model.bank import Fact
from allquiz.model.cloze import ClozeError, split_cloze
from allquiz.model.place import Place
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Figure,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
    Since,
    Source,
    TrueFalse,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a question takes from its file and folder."""

    folder: Path
    sources: Map[str, Source]
    facts: Map[str, Fact]
    namespace: str | None = None
    topic: str = ""
    source: Source | None = None
    tags: tuple[str, ...] = ()


def read_question(node: Node, context: Context, around: Surroundings) -> AnyQuestion | None:
    """The question, or None where it has an error (then reported)."""
    if node.__class__ is not Mapping:
        wrong_kind(node, context, "a question, a mapping,")
        return None
    entry = node.items.get("id")
    context.question = entry[1].value if entry and isinstance(entry[1], Scalar) else None
    before = len(context.problems)
    kind = _kind(node, context)
    if kind is None:
        values = ANY_QUESTION.read(node, context, "a question")
        _common(values, node, context, around)
        question = None
    else:
        values = QUESTION[kind].read(node, context, f"a {kind} question")
        common = _common(values, node, context, around)
        build = BUILD[kind](values, node, context)
        question = build(**common) if build and len(context.problems) == before else None
    context.question = None
    return question


def fold(text: str) -> str:
    """Case and spacing folded: what makes two options the same."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def look_up_source(given: Any, context: Context, sources: Map[str, Source]) -> Source | None:
    """The source that a `source:` value means: a key of sources.yaml or one written in place."""
    if not isinstance(given, Scalar):
        return Source(**given[0]) if "title" in given[0] else None
    source = sources.get(given.value)
    if source is None:
        remedy = nearest(given.value, sources) or (
            "sources.yaml has " + ", ".join(sorted(sources)) if sources else "there is no sources.yaml beside this bank"
        )
        context.error(given, "unknown-source", f"no source is called `{shorten(given.value)}`", remedy)
    return source


def _kind(node: Mapping, context: Context) -> str | None:
    given = node.items.get("type")
    if given is None or not isinstance(given[1], Scalar):
        if given is not None:
            wrong_kind(given[1], context, "the type, a word,")
        return None
    if given[1].value in OWN:
        return str(given[1].value)
    remedy = nearest(given[1].value, OWN) or f"use one of {', '.join(OWN)}"
    context.error(given[1], "unknown-type", f"no type is called `{shorten(given[1].value)}`", remedy)
    return None


def _common(values: dict[str, Any], node: Mapping, context: Context, around: Surroundings) -> dict[str, Any]:
    items = node.items
    mark = node.start_mark
    common: dict[str, Any] = {
        "place": Place(context.file, mark.line + 1, mark.column + 1),
        "namespace": around.namespace,
        "topic": around.topic,
        "source": around.source,
        "tags": around.tags,
    }
    for name in PASSED_ON & values.keys():
        common[name] = values[name]
    if "facts" in values:
        _check_facts(items["facts"][1], context, around.facts)
    if "tags" in values:
        common["tags"] = tuple(dict.fromkeys(around.tags + values["tags"]))
    if "source" in values:
        common["source"] = look_up_source(values["source"], context, around.sources)
    if "since" in values and len(values["since"][0]) == 3:
        common["since"] = Since(**values["since"][0])
    if "figure" in values and len(values["figure"][0]) == 2:
        common["figure"] = _figure(values["figure"], context, around.folder)
    if "lint" in values:
        common["lint_ignore"] = dict(values["lint"][0].get("ignore", ()))
    return common


PASSED_ON = {"id", "stem", "explanation", "hint", "section", "facts", "as_of", "level", "retired"}


def _check_facts(node: Sequence, context: Context, facts: Map[str, Fact]) -> None:
    for item in node.items:
        if item.value not in facts:
            remedy = nearest(item.value, facts) or (
                None if facts else "there is no facts.yaml beside this bank"
            )
            context.error(item, "unknown-fact", f"no fact is called `{shorten(item.value)}`", remedy)


def _figure(given: tuple[dict[str, str], Mapping], context: Context, folder: Path) -> Figure | None:
    file, alt = given[0]["file"], given[0]["alt"]
    node = given[1].items["file"][1]
    path = PurePosixPath(file)
    figures = folder / "figures"
    try:
        outside = (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in file
            or ":" in file
            or not (figures / path).resolve().is_relative_to(figures.resolve())
        )
        there = not outside and (figures / path).is_file()
    except OSError:
        outside, there = False, False
    if outside:
        message = f"“{shorten(file)}” leads out of the figures/ folder"
        context.error(node, "path-leaves-bank", message, "put the picture into figures/ and give its name")
        return None
    if not there:
        context.error(node, "missing-figure", f"there is no figures/{shorten(file)}", "add the file, or mend its name")
        return None
    return Figure(file, alt, str(figures / path))


Build = Callable[..., AnyQuestion]
Values = dict[str, Any]


def _choice(values: Values, node: Mapping, context: Context) -> Build | None:
    if not ("answer" in values and "distractors" in values):
        return None
    key = node.items["answer"][1]
    _check_options(context, [key], list(_texts(node, "distractors")))
    shuffle = values.get("shuffle", True)
    return lambda **common: Choice(
        answer=values["answer"], distractors=values["distractors"], shuffle=shuffle, **common
    )


def _multiple_response(values: Values, node: Mapping, context: Context) -> Build | None:
    if not ("answers" in values and "distractors" in values):
        return None
    keys = list(_texts(node, "answers"))
    if not keys:
        context.error(node.items["answers"][1], "no-answer", "there is no right option", "list at least one")
    _check_options(context, keys, list(_texts(node, "distractors")))
    return lambda **common: MultipleResponse(
        answers=values["answers"], distractors=values["distractors"], **common
    )


def _check_options(context: Context, keys: list[Scalar], distractors: list[Scalar]) -> None:
    """Every option differs from every other, and there is at least one wrong one."""
    if not distractors:
        context.at(*_line_of(context, keys), "no-distractor", "every option is right: there is no distractor", "add at least one wrong option")
    right = _check_distinct(context, keys, "duplicate-option", "option")
    wrong: set[str] = set()
    for node in distractors:
        text = fold(node.value)
        if text in right:
            context.error(node, "distractor-is-key", f"the distractor “{shorten(node.value)}” is also the key", "take it out or word it otherwise")
        elif text in wrong:
            context.error(node, "duplicate-option", f"the option “{shorten(node.value)}” is there twice", "take one out")
        wrong.add(text)


def _line_of(context: Context, nodes: list[Scalar]) -> tuple[int, int]:
    mark = nodes[0].start_mark if nodes else None
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _check_distinct(context: Context, nodes: list[Scalar], rule: str, named: str) -> set[str]:
    seen: set[str] = set()
    for node in nodes:
        text = fold(node.value)
        if text in seen:
            context.error(node, rule, f"the {named} “{shorten(node.value)}” is there twice", "take one out")
        seen.add(text)
    return seen


def _texts(node: Mapping, name: str) -> Iterator[Scalar]:
    """The scalars of a list, or the keys of a mapping, under the key `name`."""
    value = node.items[name][1]
    if isinstance(value, Sequence):
        yield from value.items
    else:
        yield from (key for key, _ in value.items.values())


def _true_false(values: Values, node: Mapping, context: Context) -> Build | None:
    return (lambda **common: TrueFalse(answer=values["answer"], **common)) if "answer" in values else None


def _numeric(values: Values, node: Mapping, context: Context) -> Build | None:
    if "answer" not in values:
        return None
    low, high = values["answer"]
    tolerance, unit = values.get("tolerance"), values.get("unit")
    return lambda **common: Numeric(low=low, high=high, tolerance=tolerance, unit=unit, **common)


def _short_answer(values: Values, node: Mapping, context: Context) -> Build | None:
    if "answer" not in values:
        return None
    return lambda **common: ShortAnswer(
        answer=values["answer"],
        accept=values.get("accept", ()),
        exact=values.get("exact", False),
        **common,
    )


def _cloze(values: Values, node: Mapping, context: Context) -> Build | None:
    if "stem" not in values:
        return None
    try:
        parts = split_cloze(values["stem"])
    except ClozeError as error:
        remedy = "write gaps as {{answer}} or {{answer|other wording}}"
        context.error(node.items["stem"][1], error.rule, str(error), remedy)
        return None
    return lambda **common: Cloze(parts=parts, **common)


def _matching(values: Values, node: Mapping, context: Context) -> Build | None:
    if "pairs" not in values:
        return None
    pairs = node.items["pairs"][1]
    lefts = list(_texts(node, "pairs"))
    if len(lefts) < 2:
        context.error(pairs, "too-few", "matching needs at least two pairs", "add a pair")
    _check_distinct(context, lefts, "duplicate-item", "left side")
    rights = {fold(value.value) for _, value in pairs.items.values()}
    spare: set[str] = set()
    for option in _texts(node, "distractors") if "distractors" in values else ():
        text = fold(option.value)
        if text in rights:
            context.error(option, "distractor-is-key", f"the distractor “{shorten(option.value)}” is also the right side of a pair", "take it out")
        elif text in spare:
            context.error(option, "duplicate-option", f"the option “{shorten(option.value)}” is there twice", "take one out")
        spare.add(text)
    return lambda **common: Matching(
        pairs=values["pairs"], distractors=values.get("distractors", ()), **common
    )


def _ordering(values: Values, node: Mapping, context: Context) -> Build | None:
    if "order" not in values:
        return None
    items = node.items["order"][1]
    if len(items.items) < 2:
        context.error(items, "too-few", "ordering needs at least two items", "add an item")
    _check_distinct(context, items.items, "duplicate-item", "item")
    return lambda **common: Ordering(order=values["order"], **common)


def _categorize(values: Values, node: Mapping, context: Context) -> Build | None:
    if "categories" not in values:
        return None
    groups = node.items["categories"][1]
    items = [item for _, group in groups.items.values() for item in group.items]
    if len(groups.items) < 2:
        context.error(groups, "too-few", "categorize needs at least two categories", "add a category")
    elif len(items) < 2:
        context.error(groups, "too-few", "categorize needs at least two items", "add an item")
    _check_distinct(context, list(_texts(node, "categories")), "duplicate-item", "category")
    _check_distinct(context, items, "duplicate-item", "item")
    return lambda **common: Categorize(categories=values["categories"], **common)


def _flashcard(values: Values, node: Mapping, context: Context) -> Build | None:
    if not ("front" in values and "back" in values):
        return None
    return lambda **common: Flashcard(stem=values["front"], back=values["back"], **common)


BUILD: Map[str, Callable[[Values, Mapping, Context], Build | None]] = {
    "choice": _choice,
    "multiple_response": _multiple_response,
    "true_false": _true_false,
    "numeric": _numeric,
    "short_answer": _short_answer,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
    "categorize": _categorize,
    "flashcard": _flashcard,
}
