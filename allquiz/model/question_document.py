"""A question in the bank format's own keys: what `show` prints and what revisions are made from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

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
    Option,
    Ordering,
    ShortAnswer,
    Source,
    Tolerance,
    TrueFalse,
)


def to_document(question: AnyQuestion) -> dict[str, Any]:
    """The question as a mapping ready for JSON or YAML, absent keys left out, in the format's order."""
    stem = {"front": question.stem} if isinstance(question, Flashcard) else {"stem": question.stem}
    document: dict[str, Any] = {
        "id": question.id,
        "type": question.type,
        **stem,
        **key_fields(question),
        "distractors": options(question.distractors)
        if isinstance(question, Choice | MultipleResponse | Matching)
        else None,
        "shuffle": False
        if isinstance(question, Choice | MultipleResponse) and not question.shuffle
        else None,
        "hint": question.hint,
        "explanation": question.explanation,
        "since": question.since and question.since._asdict(),
        "as_of": question.as_of,
        "source": _sources(question.sources),
        "section": question.section,
        "facts": list(question.facts),
        "level": question.level,
        "tags": list(question.tags),
        "figure": question.figure and _figure(question.figure),
        "retired": question.retired,
        "lint": {"ignore": dict(question.lint_ignore)} if question.lint_ignore else None,
    }
    return {key: value for key, value in document.items() if value not in (None, [], {})}


def key_fields(question: AnyQuestion) -> dict[str, Any]:
    """The keys that say what the right answer is, in the bank format's own form."""
    match question:
        case Choice() | TrueFalse():
            return {"answer": question.answer}
        case MultipleResponse():
            return {"answers": options(question.answers)}
        case Numeric():
            exact = question.low == question.high
            answer = (
                number(question.low) if exact else [number(question.low), number(question.high)]
            )
            tolerance = question.tolerance and _tolerance(question.tolerance)
            return {"answer": answer, "tolerance": tolerance, "unit": question.unit}
        case ShortAnswer():
            accept = list(question.accept)
            return {"answer": question.answer, "accept": accept, "exact": question.exact or None}
        case Cloze():
            return {}
        case Matching():
            return {"pairs": dict(question.pairs)}
        case Ordering():
            return {"order": list(question.order)}
        case Categorize():
            return {"categories": {name: list(items) for name, items in question.categories}}
        case Flashcard():
            return {"back": question.back}


def options(given: tuple[Option, ...]) -> dict[str, str] | list[str]:
    """Options as the format has them: a mapping where any has a rationale, else a list."""
    if any(option.rationale for option in given):
        return {option.text: option.rationale or "" for option in given}
    return [option.text for option in given]


def number(value: Decimal) -> int | float:
    """The number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _tolerance(tolerance: Tolerance) -> int | float | str:
    return f"{tolerance.amount}%" if tolerance.percent else number(tolerance.amount)


def _sources(sources: tuple[Source, ...]) -> str | dict[str, str] | list[dict[str, str]] | None:
    """As the bank has them: a key, a mapping, or a list of pages with their sections."""
    cited = [
        {"page": source.key or "", **({"section": source.section} if source.section else {})}
        for source in sources
        if source.cited
    ]
    if cited or not sources:
        return cited or None
    source = sources[0]
    if source.key is not None:
        return source.key
    given = source._asdict()
    return {name: given[name] for name in given if name != "cited" and given[name] is not None}


def _figure(figure: Figure) -> dict[str, str]:
    shown = {"show": "stem"} if figure.comes_first else {}
    return {"file": figure.file, "alt": figure.alt, **shown}


def all_texts(question: AnyQuestion) -> Iterator[str]:
    yield from texts_in({**to_document(question), "id": None, "type": None, "lint": None})


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value, keys and values of mappings alike."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from texts_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_in(inside)
