"""JSON, as chats and question sites hand it out: a list of objects, a question each, read as a table is."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from string import ascii_lowercase
from typing import Any, NamedTuple

from allquiz.importers import csv as table
from allquiz.importers.draft import Intake, Settle
from allquiz.importers.json_options import Offer, offered
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_names import column, folded, meant
from allquiz.importers.table_types import TYPE_NAMES
from allquiz.interchange import PAIR, escaped, joined, paired

NO_QUESTIONS = "no list of objects that have a `question` and one more key is in this JSON"
UNCLEAR = (
    "whether its answers count options from 0 or from 1 can't be told: write the options' texts"
)
DIFFERING = "two keys of a question tell its answer, and not the same: keep one of them"
OF_CARDS = ("front", "back", "term", "definition")

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
    answers = [*question.answers]
    offer = offered(question.keys.get("options"))
    if offer is None and len(answers) == 1 and (alone := _flagged(answers[0])):
        offer, answers = alone, []
    told: list[Cells] = []
    if offer:
        are_letters = ascii_lowercase.startswith("".join(offer.names).lower())
        listed = (
            dict(zip(offer.names, offer.texts, strict=True))
            if offer.names and are_letters
            else offer.texts
        )
        cells["options"] = json.dumps(listed, ensure_ascii=False)
        if any(flag is not None for flag in offer.flags):  # perhaps the right one's alone
            flagged = [text for text, flag in zip(offer.texts, offer.flags, strict=True) if flag]
            told.append(_parted(offer, flagged, cells))
        if are_letters and not (told or any(offer.reasons)):
            offer = offer._replace(names=[])  # other rows of the table may tell what a letter means
    for answer in answers:
        rights = _by_place(_each(answer), offer, first) if offer else None
        if rights is None or offer is None:
            told.append(_cells("answer", answer))
        else:
            told.append(_parted(offer, rights, cells))
    known: dict[str, Cells] = {}
    for each in told:
        if cell := each["answer"]:
            known[cell] = known.get(cell, {}) | each
    return cells | (
        next(iter(known.values())) if len(known) == 1 else {"answer": ""} if told else {}
    )


def _cells(key: str, value: Any) -> Cells:
    if isinstance(value, list) and key != "options":
        texts = [*map(str, value)]
        cell = _list_of(texts, {})
        return {key: _undivided(cell, texts) if key == "distractors" else cell}
    if isinstance(value, bool):
        return {key: str(value).lower()}
    if value is None or (key, value) == ("type", "multiple"):  # of one answer or of more
        return {}
    return {key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}


def _parted(offer: Offer, rights: list[str], cells: Cells) -> Cells:
    """The cells of right and wrong options, each perhaps with its reason; no answer where none is right."""
    if not rights:
        return {"answer": ""}
    reasons = dict(zip(offer.texts, offer.reasons, strict=True)) if offer.reasons else {}
    chosen = {*rights}
    wrongs = [text for text in offer.texts if text not in chosen]
    made = {"options": "", "distractors": _undivided(_list_of(wrongs, reasons), wrongs)}
    kind = TYPE_NAMES.get(folded(cells.get("type", "")), "choice")
    if kind == "choice" and (rights[1:] or not wrongs):  # where none is wrong, that is said
        kind = "multiple_response"
    if kind != "choice":
        return made | {"type": kind, "answer": _list_of(rights, reasons)}
    if reason := reasons.get(rights[0]):
        said = cells.get("explanation", "")
        made["explanation"] = f"{said}\n\n{reason}" if said else reason
    return made | {"type": kind, "answer": rights[0]}


def _list_of(texts: list[str], reasons: dict[str, str]) -> str:
    if any(map(reasons.get, texts)):
        return joined(
            paired(text, reasons[text]) if reasons[text] else escaped(text) for text in texts
        )
    return joined(map(escaped, filter(None, texts)))


def _undivided(cell: str, texts: list[str]) -> str:
    """The cell of wrong options: one alone would be divided at its semicolons."""
    is_plain = len(texts) == 1 and PAIR not in cell
    return json.dumps(texts, ensure_ascii=False) if is_plain else cell


def _by_place(answers: list[Any], offer: Offer, first: int | None) -> list[str] | None:
    """The options whose places or names, other than A, B, C, an answer gives; none where it may mean two,
    None where it gives neither."""
    known = {*offer.texts}
    if offer.names:
        by_name = dict(zip(map(str.casefold, offer.names), offer.texts, strict=True))
        named = [by_name.get(str(answer).casefold(), str(answer)) for answer in answers]
        are_clear = (
            n == str(a) or str(a) not in known for n, a in zip(named, answers, strict=True)
        )
        if not all(are_clear):
            return []
        return named if known.issuperset(named) else None
    if not all(map(_is_place, answers)):
        are_texts = known.issuperset(map(str, answers)) and all(len(str(a)) > 1 for a in answers)
        return [*map(str, answers)] if any(offer.reasons) and are_texts else None
    if any(str(int(answer)) in known for answer in answers):  # a number among numbers
        return None
    if first is None:
        return []
    at = [int(answer) - first for answer in answers]
    return [offer.texts[n] for n in at] if all(0 <= n < len(offer.texts) for n in at) else None


def _flagged(answer: Any) -> Offer | None:
    """Answers, of which each says whether it is right."""
    offer = offered(answer) if isinstance(answer, list) else None
    return offer if offer and any(flag is not None for flag in offer.flags) else None
