"""JSON, as chats and question sites hand it out: a list of objects, a question each, read as a table is."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import StringIO
from string import ascii_lowercase
from typing import Any, NamedTuple

from allquiz.importers import csv as table
from allquiz.importers.draft import Intake, Settle
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_names import column, meant
from allquiz.interchange import escaped, joined, paired, unescaped

NO_QUESTIONS = "no list of objects that have a `question` and one more key is in this JSON"
UNCLEAR = (
    "whether its answers count options from 0 or from 1 can't be told: write the options' texts"
)
DIFFERING = "two keys of a question tell its answer, and not the same: keep one of them"
TEXTS = ("text", "option", "answer", "choice", "content", "value")
NAMES = ("letter", "label", "key", "id")
OF_CARDS = ("front", "back", "term", "definition")
FLAGS = {"true": True, "1": True, "false": False, "0": False}

Cells = dict[str, str]  # by the names of columns


class Question(NamedTuple):
    """An object that asks: its keys, some called as columns of tables are, and each answer that it tells."""

    keys: dict[str, Any]
    answers: list[Any]


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
    unclear = [q for q, each in zip(questions, objects, strict=True) if each.get("answer") == ""]
    if first is None and any(
        map(_is_place, (a for q in unclear for each in q.answers for a in _each(each)))
    ):
        intake.notes.append((0, UNCLEAR))
    if any(len(question.answers) > 1 for question in unclear):
        intake.notes.append((0, DIFFERING))
    for draft in intake.drafts:  # these lines were the table's
        draft.line = 0
    return intake


def _questions(data: bytes) -> list[Question]:
    """The objects that hold a question, keys called as columns of tables are. Raises Unreadable."""
    try:
        made = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}") from None
    return [_called(each) for each in _found(made, 4)]


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


def _called(made: dict[str, Any]) -> Question:
    """One name for what keys call otherwise; those of cards tell that they are cards."""
    keys, answers = dict[str, Any](), dict[str, Any]()
    for key, value in sorted(made.items(), key=lambda item: item[0] != column(item[0])):
        found = None if key.lower() in OF_CARDS else column(key)
        if found == "answer":
            answers[key] = value
        else:
            is_known = found in ("question", "options", "distractors") and found not in keys
            keys[found if found and is_known else key] = value
    listed = [k for k, v in answers.items() if meant(k) == "answers" and isinstance(v, list | dict)]
    if (
        len(answers) > 1 and listed and "options" not in keys
    ):  # `answers`, of which `correct` is one
        keys["options"] = answers.pop(listed[0])
    told = [
        value
        for key, value in answers.items()
        if value is not None
        and (len(answers) == 1 or not (isinstance(value, bool) or meant(key) == "key"))
    ]
    return Question(keys, told)


def _first_place(questions: Sequence[Question]) -> int | None:
    """Whether answers that are numbers count options from 0 or 1; None where no answer tells."""
    found = [
        (int(place), len(options))
        for keys, answers in questions
        if isinstance(options := keys.get("options"), list)
        for answer in answers
        for place in _each(answer)
        if _is_place(place)
    ]
    if any(place == 0 for place, _ in found):
        return 0
    return 1 if any(place == count for place, count in found) else None


def _each(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]


def _is_place(answer: Any) -> bool:
    return not isinstance(answer, bool) and re.fullmatch("[0-9]{1,2}", str(answer)) is not None


def _row(question: Question, first: int | None) -> Cells:
    cells: Cells = {}
    for key, value in question.keys.items():
        cells |= _cells(key, value)
    offered = _parsed(cells.get("options", ""))
    names = [] if isinstance(offered, list) or _are_letters(offered) else [*offered]
    texts = [
        str(each)
        for each in (offered.values() if isinstance(offered, dict) else offered)
        if each is not None
    ]
    if names:
        cells["options"] = json.dumps(texts)
    told = [{"answer": cells["answer"]}] if "answer" in cells else []
    for answer in question.answers:
        by_place = (
            None if isinstance(answer, dict) else _by_place(_each(answer), names, texts, first)
        )
        told.append(_cells("answer", answer) if by_place is None else {"answer": by_place})
    known = list({(*each.items(),): each for each in told if each.get("answer") != ""}.values())
    return cells | (known[0] if len(known) == 1 else {"answer": ""} if told else {})


def _cells(key: str, value: Any) -> Cells:
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return _options(key, value)
    if isinstance(value, list) and key != "options":
        return {key: joined(map(escaped, map(str, value)))}
    if isinstance(value, bool):
        return {key: str(value).lower()}
    if value is None or (key, value) == ("type", "multiple"):  # of one answer or of more
        return {}
    return {key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}


def _by_place(
    answers: list[Any], names: list[str], texts: list[str], first: int | None
) -> str | None:
    """The cell of an answer that gives names of options other than A, B, C, or their places; "" where
    it may mean two, None where it gives neither."""
    if names and len(names) == len(texts):
        by_name = dict(zip(map(str.casefold, names), texts, strict=True))
        named = [by_name.get(str(answer).casefold(), str(answer)) for answer in answers]
        are_clear = (
            text == str(a) or str(a) not in texts for text, a in zip(named, answers, strict=True)
        )
        return joined(map(escaped, named)) if all(are_clear) else ""
    if not texts or not all(map(_is_place, answers)):
        return None
    found = [_at_place(int(answer), texts, first) for answer in answers]
    return joined(map(escaped, found)) if all(found) else ""


def _parsed(cell: str) -> dict[str, Any] | list[Any]:
    with suppress(ValueError, RecursionError):
        found = json.loads(cell)
        if isinstance(found, dict | list):
            return found
    return []


def _are_letters(names: Iterable[str]) -> bool:
    return ascii_lowercase.startswith("".join(names).lower())


def _at_place(place: int, texts: Sequence[str], first: int | None) -> str:
    """The option that a number names, unless the number is one of them."""
    if str(place) in texts:
        return str(place)
    if first is None:
        return ""
    at = place - first
    return texts[at] if 0 <= at < len(texts) else f"number {place}"


def _options(key: str, options: list[dict[str, Any]]) -> dict[str, str]:
    """The cells of options that are objects: `{"A": "one"}`, a letter and a text, or a text and whether
    it is right."""
    if all(len(option) == 1 for option in options):
        merged = {k: v for option in options for k, v in option.items()}
        texts = [v for option in options for v in option.values()]  # `text` before each is no name
        return {key: json.dumps(merged if len(merged) == len(options) else texts)}
    told: dict[str, list[str]] = {"answer": [], "distractors": []}
    named: dict[str, str] = {}
    flags = list(map(_flag, options))
    for option, is_right in zip(options, flags, strict=True):
        by_name = {name.lower(): value for name, value in option.items()}
        texts = [str(by_name[name]) for name in TEXTS if name in by_name]
        names = [str(by_name[name]) for name in NAMES if name in by_name]
        if not texts and not names:
            return {key: json.dumps(options, ensure_ascii=False)}
        text = (texts or names)[0]
        reason = next((v for n, v in by_name.items() if v and column(n) == "explanation"), "")
        cell = paired(text, str(reason)) if reason else escaped(text)
        told["answer" if is_right else "distractors"].append(cell)
        if names:
            named[names[0]] = text
    if any(flag is not None for flag in flags):  # perhaps the right one's alone
        return {name: joined(cells) for name, cells in told.items()}
    if len(named) == len(options):
        return {key: json.dumps(named, ensure_ascii=False)}
    return {key: json.dumps([*map(unescaped, told["distractors"])], ensure_ascii=False)}


def _flag(option: dict[str, Any]) -> bool | None:
    """Whether an option says itself that it is right; None where it doesn't say."""
    for name, value in option.items():
        said, is_right = meant(name).removeprefix("is"), FLAGS.get(str(value).lower())
        if is_right is not None and said in ("correct", "incorrect", "answer", "true"):
            return is_right == (said != "incorrect")
    return None
