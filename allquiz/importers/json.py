"""JSON, as chats and question sites hand it out: a list of objects, a question each, read as a table is."""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from allquiz.importers import csv as table
from allquiz.importers.draft import Intake, Settle
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_names import column
from allquiz.interchange import escaped, joined, paired

NO_QUESTIONS = "no list of objects that have a `question` and one more key is in this JSON"
UNCLEAR = (
    "whether its answers count options from 0 or from 1 can't be told: write the options' texts"
)
TEXTS = ("text", "option", "answer", "choice", "content", "value")
NAMES = ("letter", "label", "key", "id")

Question = dict[str, Any]


def recognizes(data: bytes) -> bool:
    """Whether it is JSON that holds questions."""
    try:
        return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{") and bool(_questions(data))
    except Unreadable:
        return False


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    questions = _questions(data)
    if not questions:
        raise Unreadable(NO_QUESTIONS)
    first = _first_place(questions)
    objects = [_row(question, first) for question in questions]
    header = list(dict.fromkeys(key for each in objects for key in each))
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([[each.get(key, "") for key in header] for each in objects])
    intake = table.read(text.getvalue().encode(), settle)
    intake.notes = [(0, said) for _, said in intake.notes]
    if first is None and any(each.get("answer") == "" for each in objects):
        intake.notes.append((0, UNCLEAR))
    for draft in intake.drafts:  # these lines were the table's
        draft.line = 0
    return intake


def _questions(data: bytes) -> list[Question]:
    """The objects that hold a question, keys called as columns of tables are. Raises Unreadable."""
    try:
        made = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}") from None
    return [{_called(key): value for key, value in each.items()} for each in _found(made, 4)]


def _found(made: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects with a question, within so many others and lists."""
    if isinstance(made, dict):
        columns = {column(key) for key, value in made.items() if isinstance(value, str | int)}
        if "question" in columns and len(made) > 1:
            yield made
            return
    if depth and isinstance(made, dict | list):
        for each in made.values() if isinstance(made, dict) else made:
            yield from _found(each, depth - 1)


def _called(key: str) -> str:
    """One name for what keys call otherwise; those of cards tell that they are cards."""
    is_of_cards = key.lower() in ("front", "back", "term", "definition")
    found = None if is_of_cards else column(key)
    return found if found in ("question", "options", "answer", "distractors") else key


def _first_place(questions: Sequence[Question]) -> int | None:
    """Whether answers that are numbers count options from 0 or 1; None where no answer tells."""
    found = [
        (each["answer"], len(each["options"]))
        for each in questions
        if type(each.get("answer")) is int and isinstance(each.get("options"), list)
    ]
    if any(place == 0 for place, _ in found):
        return 0
    return 1 if any(place == count for place, count in found) else None


def _row(question: Question, first: int | None) -> dict[str, str]:
    """Its cells, by the names of columns."""
    cells: dict[str, str] = {}
    for key, value in question.items():
        if (
            key == "answer"
            and type(value) is int
            and isinstance(options := question.get("options"), list)
        ):
            cells[key] = _at_place(value, options, first)
        elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            cells |= _options(key, value)
        elif isinstance(value, list) and key != "options":
            cells[key] = joined(map(escaped, map(str, value)))
        elif isinstance(value, bool):
            cells[key] = str(value).lower()
        elif value is not None and (key, value) != ("type", "multiple"):  # of one answer or of more
            cells[key] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return cells


def _at_place(place: int, options: list[Any], first: int | None) -> str:
    """The option that a number names, unless the number is one of them."""
    if place in options or str(place) in options:
        return str(place)
    if first is None:
        return ""
    at = place - first
    return escaped(str(options[at])) if 0 <= at < len(options) else f"number {place}"


def _options(key: str, options: list[dict[str, Any]]) -> dict[str, str]:
    """The cells of options that are objects: `{"A": "one"}`, a letter and a text, or a text and whether
    it is right."""
    if all(len(option) == 1 for option in options):
        return {key: json.dumps({k: v for option in options for k, v in option.items()})}
    told: dict[str, list[str]] = {"answer": [], "distractors": []}
    named: dict[str, str] = {}
    for option in options:
        by_name = {name.lower(): value for name, value in option.items()}
        texts = [str(by_name[name]) for name in TEXTS if name in by_name]
        names = [str(by_name[name]) for name in NAMES if name in by_name]
        rights = [value for value in by_name.values() if isinstance(value, bool)]
        if (not texts and not names) or len(rights) > 1:
            return {key: json.dumps(options, ensure_ascii=False)}
        text = (texts or names)[0]
        if rights:
            reason = next((v for n, v in by_name.items() if v and column(n) == "explanation"), "")
            cell = paired(text, str(reason)) if reason else escaped(text)
            told["answer" if rights[0] else "distractors"].append(cell)
        elif texts and names:
            named[names[0]] = text
    if len(named) == len(options):
        return {key: json.dumps(named, ensure_ascii=False)}
    return {name: joined(cells) for name, cells in told.items()}
