"""One question: from its mapping, or from plain values, to a value, with every rule of the format that joins
several keys."""

import re
from collections.abc import Callable, Collection
from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any

from allquiz.bank.characters import spelled
from allquiz.bank.figures import Seen, read_figure
from allquiz.bank.foreign_names import misspelt, type_elsewhere
from allquiz.bank.format_keys import ANY_QUESTION, NAMED, OWN, QUESTION
from allquiz.bank.joined_keys import Values, finish
from allquiz.bank.problem_context import FIRST_LINE, Context
from allquiz.bank.value_kinds import ID, wrong_kind
from allquiz.bank.yaml_values import Mapping, Mark, Sequence, Value, plain
from allquiz.model.frozen_value import value
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import KINDS, AnyQuestion, Since, Source
from allquiz.model.refused import nearest


@value
class Surroundings:
    """What a question takes from its file and folder."""

    folder: Path
    figures: dict[str, Seen]  # by file, those that were looked at
    pages: Map[str, Source]
    facts: Collection[str]
    namespace: str | None = None
    language: str | None = None
    topic: str = ""
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()


NO_SOURCES = "there is no sources.yaml beside this bank"
NO_FACTS = "there is no facts.yaml beside this bank"


def read_question(
    value: Value,
    mark: Mark,
    context: Context,
    around: Surroundings,
    name: str | None,
    *,
    spoiled: bool = False,
) -> AnyQuestion | None:
    """The question of this full name, or None where it has an error (then reported), or is `spoiled` by
    one already."""
    if value.__class__ is not dict:
        remedy = None if value else "write it, or remove the dash"
        wrong_kind(value, mark, context, "a question, a mapping,", remedy)
        return None
    context.question, context.start, context.given = name, mark, value
    before = len(context.problems)
    kind = _kind(value, context)
    values = (QUESTION[kind] if kind else ANY_QUESTION).read(value, mark, context, NAMED[kind])
    _add_common(values, value, context, around)
    values["place"] = Place(context.file, mark.line + 1, mark.column + 1)
    if kind:
        finish(kind, values, value, context)
    sound = len(context.problems) == before and not spoiled
    question = MAKE[kind](**values) if kind and sound else None
    context.question, context.start = None, FIRST_LINE
    return question


def full_name(given: Mapping, namespace: str | None) -> str | None:
    """The full name that the mapping's id makes, right or wrong; None where it has none."""
    entry = given.get("id")
    if not entry or entry[1].__class__ is not str or not entry[1].strip():
        return None
    return f"{namespace}/{entry[1]}" if namespace else str(entry[1])


def look_up_sources(
    given: Any, mark: Mark, context: Context, pages: Map[str, Source]
) -> tuple[Source, ...]:
    """What a `source:` value means: a page of sources.yaml, a source written in place, or several pages."""
    if isinstance(given, str):
        page = look_up_page(given, mark, context, pages)
        return (page,) if page else ()
    if not isinstance(given[0], dict):
        return tuple(_cited(entry, context, pages) for entry in given if "page" in entry[0])
    return (Source(**given[0]),) if "title" in given[0] else ()


def _cited(
    given: tuple[dict[str, str], Mapping], context: Context, pages: Map[str, Source]
) -> Source:
    values, entry = given
    page = look_up_page(values["page"], entry["page"][2], context, pages) or Source("")
    return page._replace(cited=True, section=values.get("section"))


def look_up_page(key: str, mark: Mark, context: Context, pages: Map[str, Source]) -> Source | None:
    """The page of sources.yaml with this key; its lack is reported."""
    page = pages.get(key)
    if page is None:
        known = f"sources.yaml has {', '.join(sorted(pages))}" if pages else NO_SOURCES
        if not ID.fullmatch(key):
            known = "for a source that is not in sources.yaml write `source: {title: …}`"
        message = f"no source is called `{spelled(key)}`"
        context.error(mark, "unknown-source", message, nearest(key, pages) or known)
    return page


def _kind(given: Mapping, context: Context) -> str | None:
    entry = given.get("type")
    if entry is None:
        return None
    _, kind, mark = entry
    if kind.__class__ is not str:
        wrong_kind(kind, mark, context, "the type, a word,")
    elif kind in OWN:
        return str(kind)
    else:
        meant = type_elsewhere(kind)
        right = plain(given["answers"][1]) if {"answers", "distractors"} <= given.keys() else ""
        if meant and right.__class__ in (dict, list) and len(right) > 1:
            meant = "multiple_response"  # whose keys these are: others say mcq or multianswer, too
        remedy = f"here it is `{meant}`" if meant else nearest(kind, OWN)
        remedy = remedy or f"use one of {', '.join(OWN)}"
        meant = meant or misspelt(re.sub("[ /-]+", "_", kind.lower()), OWN)
        message = f"no type is called `{spelled(kind)}`"
        context.error(mark, "unknown-type", message, remedy, detail=meant)
    return None


def _add_common(values: Values, given: Mapping, context: Context, around: Surroundings) -> None:
    """Make the values read under the common keys what a Question's fields hold."""
    values.pop("type", None)
    values["namespace"] = around.namespace
    values["language"] = around.language
    values["topic"] = around.topic
    if "facts" in values:
        _check_facts(given["facts"][1], context, around.facts)
    tags = values.get("tags")
    if not tags:
        values["tags"] = around.tags
    elif around.tags or len(tags) > 1:
        values["tags"] = tuple(dict.fromkeys(around.tags + tags))
    source = values.pop("source", None)
    values["sources"] = (
        look_up_sources(source, given["source"][2], context, around.pages)
        if source
        else around.sources
    )
    if "since" in values and len(values["since"][0]) == 3:
        values["since"] = Since(**values["since"][0])
    if "figure" in values and "file" in values["figure"][0]:
        values["figure"] = read_figure(values["figure"], context, around.folder, around.figures)
    if "lint" in values:
        values["lint_ignore"] = values.pop("lint")[0].get("ignore", ())


def _check_facts(listed: Sequence, context: Context, facts: Collection[str]) -> None:
    for fact, mark in listed:
        if fact not in facts:
            message = f"no fact is called `{spelled(fact)}`"
            remedy = nearest(fact, facts) or (None if facts else NO_FACTS)
            context.error(mark, "unknown-fact", message, remedy)


MAKE: Map[str, Callable[..., Any]] = {kind.type: kind for kind in KINDS}

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
