"""JSON, as chats and question sites hand it out: a list of objects, a question each, read as a table is."""

import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice, zip_longest
from string import ascii_uppercase
from typing import Any, NamedTuple

from allquiz.cell_lists import PAIR, escaped, joined, paired
from allquiz.importers.decoding import decoded
from allquiz.importers.draft import MAX_QUESTIONS, Draft, Intake, Settle
from allquiz.importers.json_options import Offer, in_order, offered
from allquiz.importers.named_options import Options
from allquiz.importers.refusals import CannotHold, Unreadable
from allquiz.importers.table_cells import flag, unlettered
from allquiz.importers.table_columns import ANSWERING
from allquiz.importers.table_names import column, meant
from allquiz.importers.table_row import Table
from allquiz.importers.table_told import table_of
from allquiz.importers.table_types import read_row

NO_QUESTIONS = "no list of objects that have a `question` and one more key is in this JSON"
DIFFERING = "two keys, or a name and a text, tell its answer, and not the same: keep one of them"
LETTERED = 10  # options that may have letters
MOST_TELLING = 1_000  # rows that tell how answers are meant
BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|(?:\[\s*)++["{])')
TOLD = ("explanation", "hint", "case")  # in which every text of an object counts
NESTED = "its answer is an object: write the text or the letter of the right one"
BETWEEN = " \t\r\n,"  # one value and the next
UNCOUNTED = (
    "its index is an option too, and may count from 0 or from 1: write the letter of the right one"
)
UNCLEAR = {DIFFERING, NESTED, UNCOUNTED}  # in place of an answer
# Half a character, which can't be written, behind what is none.
HALF = re.compile(r"(?i)(\\\\|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|\\ud[89a-f][\da-f]{2}")
OF_CARDS = ("front", "back", "term", "definition")
ORDERING = ("correctorder", "correctsequence")
IN_ORDER = ("items", "steps", "events", "elements")  # what these order

Cells = dict[str, str]  # by the names of columns


class Question(NamedTuple):
    """An object that asks: its keys, some called as columns of tables are, and each answer that it tells;
    whether these are called an index, which is a place and no id."""

    keys: dict[str, Any]
    answers: list[Any]
    by_index: bool


def recognizes(data: bytes) -> bool:
    """Whether it begins as JSON, and no other text, does."""
    return BEGINS.match(data) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    questions = _questions(decoded(data, intake))
    if not questions:
        raise Unreadable(NO_QUESTIONS)
    is_counted = any(map(_tells_count, questions))
    objects = [_row(question, is_counted=is_counted) for question in questions]
    header = list(dict.fromkeys(key for each in objects for key in each))
    rows = [[each.get(key, "") for key in header] for each in objects]
    clear = [row for row in rows if UNCLEAR.isdisjoint(row)]
    table = table_of(header, clear[:MOST_TELLING], 0, intake)
    for row in rows:
        intake.take(partial(_read_clear, table, row), 0)
    return intake


def _read_clear(table: Table, row: list[str], draft: Draft) -> None:
    if why := UNCLEAR.intersection(row):
        draft.values["stem"] = row[table.columns.index("question")]
        raise CannotHold(why.pop())
    read_row(table, row, draft)


def _tells_count(question: Question) -> bool:
    """Whether its index is one that only counts from 0, or only from 1."""
    options = question.keys.get("options")
    most = len(options) if isinstance(options, list | dict) else 0
    return question.by_index and (0 in question.answers or most in question.answers)


def _questions(text: str) -> list[Question]:
    """The objects that hold a question, keys called as columns of tables are. Raises Unreadable."""
    try:
        text = HALF.sub(lambda found: found[1] or "\ufffd", text)
        made = list(_values(text.strip(BETWEEN)))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}") from None
    return [_called(each) for each in islice(_found(made, 5), MAX_QUESTIONS + 1)]


def _values(text: str) -> Iterator[Any]:
    """The value, or one after the other, as JSON Lines have them. Raises ValueError."""
    at, decoder = 0, json.JSONDecoder()
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        while text[at : at + 1] in BETWEEN and at < len(text):
            at += 1


def _found(made: Any, depth: int, cases: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """Objects with a question, within so many others and lists; a case above several comes with each."""
    if isinstance(made, dict):
        columns = {column(key) for key, value in made.items() if isinstance(value, str | int)}
        is_asked = "case" in columns and {*map(column, made)} & ANSWERING
        if ("question" in columns or is_asked) and len(made) > 1:
            yield (cases or {}) | made
            return
        cases = (cases or {}) | {
            key: value
            for key, value in made.items()
            if column(key) == "case" and isinstance(value, str)
        }
    if depth and isinstance(made, dict | list):
        for each in made.values() if isinstance(made, dict) else made:
            yield from _found(each, depth - 1, cases)


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
    ordered = [name for name in IN_ORDER if name in keys and "options" not in keys]
    if ordered and any(meant(key) in ORDERING for key in answers):
        keys["options"] = keys.pop(ordered[0])
    if not answers and "options" in keys:
        keys["options"] = in_order(keys["options"])
    told = [
        value
        for key, value in answers.items()
        if value is not None
        and (len(answers) == 1 or not (isinstance(value, bool) or meant(key) == "key"))
    ]
    return Question(keys, told, any("index" in meant(key) for key in answers))


def _row(question: Question, *, is_counted: bool) -> Cells:
    """The cells of a question; whether something tells from where an index counts."""
    answers, offer = question.answers, offered(question.keys.get("options"))
    keys = question.keys
    if offer:
        offer, keys = _with_reasons(offer, keys)
    cells = {key: _cell(key, value) for key, value in keys.items()}
    if offer is None and len(answers) == 1 and isinstance(answers[0], list):
        alone = offered(answers[0])
        if alone and alone.is_flagged:
            offer, answers = alone, []
    if offer:
        are_ids = question.by_index and all(map(str.isdecimal, offer.names))
        names = [] if are_ids else offer.names
        offer = offer._replace(texts=unlettered(offer.texts), names=names)
    is_text = "distractors" in cells  # in which a bar divides nothing
    told = [_answer(answer, offer, is_text=is_text) for answer in answers]
    if offer:
        cells["options"] = _listed(offer.texts, offer.reasons)
        if offer.is_flagged and not (offer.by_share and any(told)):  # perhaps the right one alone
            right = [n for n, is_right in enumerate(offer.flags) if is_right]
            letters = [ascii_uppercase[n] for n in right if n < LETTERED]
            if offer.has_letters:
                told = [
                    each for each in told if sorted(re.findall(r"\w+", each.upper())) != letters
                ]
            told.append(joined(_named(offer, n) for n in right))
    known = {*filter(None, told)}
    if told:
        cells["answer"] = DIFFERING if known - {told[0]} and len(known) > 1 else "".join(known)
    indices = {str(each) for each in answers if isinstance(each, int)}
    if offer and question.by_index and not is_counted and indices & {*offer.texts}:
        cells["answer"] = UNCOUNTED  # else it was taken for that text
    return cells


def _with_reasons(offer: Offer, keys: dict[str, Any]) -> tuple[Offer, dict[str, Any]]:
    """The options with what an explanation says of each by its name, and the other keys."""
    names = [*map(str.upper, offer.names or ascii_uppercase[: len(offer.texts)])]
    for key, value in keys.items():
        if column(key) == "explanation" and isinstance(value, dict) and value:
            said = {name.upper(): "\n\n".join(_texts(why)) for name, why in value.items()}
            if said.keys() <= {*names}:
                others = {name: each for name, each in keys.items() if name != key}
                return offer._replace(reasons=[said.get(name, "") for name in names]), others
    return offer, keys


def _answer(answer: Any, offer: Offer | None, *, is_text: bool) -> str:
    """The cell of an answer, which may give names or texts of options."""
    texts = offer.texts if offer else []
    names = offer.names if offer and not offer.has_letters else []
    options = Options(texts, str, signs=names)
    listed = answer if isinstance(answer, list) else [answer]
    if any(isinstance(each, dict | list) for each in listed):
        return NESTED
    if offer and isinstance(answer, list) and len(answer) == len(texts) > 2:
        flags = [flag(str(each)) for each in answer]
        if None not in flags:  # one for each option, for no place is told twice
            answer = [text for text, is_right in zip(texts, flags, strict=True) if is_right]
    items = [str(each) for each in answer] if isinstance(answer, list) else [_cell("", answer)]
    if offer is None:
        is_cell = not (is_text or isinstance(answer, list))
        return items[0] if is_cell else joined(map(escaped, filter(None, items)))
    cells, numbers = [], {text: number for number, text in reversed([*enumerate(texts)])}
    called = {*map(str.casefold, names)}
    for item in items:
        by_name = item.casefold() in called
        found = numbers.keys() & {item}
        if by_name:
            found |= {*filter(None, options.called(item)[1:])}
        if len(found) > 1:
            return DIFFERING
        is_sure = found and (by_name or len(item) > 2)
        cells.append(_named(offer, numbers[found.pop()]) if is_sure else escaped(item))
    return joined(filter(None, cells))


def _named(offer: Offer, number: int) -> str:
    """An option by its letter and its text, as far as letters go."""
    text = offer.texts[number]
    return f"{ascii_uppercase[number]}) {text}" if number < LETTERED else text


def _cell(key: str, value: Any) -> str:
    if isinstance(value, dict | list) and column(key) in TOLD:
        return "\n\n".join(_texts(value))
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        texts = list(map(str, value))
        is_offered = key == "distractors"
        return _listed(texts, []) if is_offered else joined(map(escaped, filter(None, texts)))
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or (key, value) == ("type", "multiple"):  # of one answer or of more
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _texts(value: Any) -> Iterator[str]:
    """All texts within a value, and numbers."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif (
        isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip()
    ):
        yield str(value)


def _listed(texts: list[str], reasons: list[str]) -> str:
    """Texts in one cell, each perhaps with a reason."""
    if any(reasons) or any(PAIR in text for text in texts):
        pairs = zip_longest(texts, reasons, fillvalue="")
        return joined(paired(text, why) if why else escaped(text) for text, why in pairs)
    return json.dumps(texts, ensure_ascii=False)
