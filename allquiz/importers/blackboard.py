"""Blackboard's text of questions: a question a row, its type first, tabs between the cells.

Source: https://help.blackboard.com/Learn/Instructor/Original/Tests_Pools_Surveys/Orig_Reuse_Questions/Upload_Questions
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import groupby, zip_longest

from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.decoding import decoded, rows_in
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.refusals import CannotHold, left_out
from allquiz.model.truth import judged

MARKS = {"correct": answer_shares.FULL, "incorrect": 0.0}


def recognizes(data: bytes) -> bool:
    """Whether its first rows begin with types."""
    lines = [line for line in data[:20_000].replace(b"\0", b"").splitlines()[:10] if line.strip()]
    return bool(lines) and all(map(TOLD.match, lines))


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    for line, row in rows_in(intake, decoded(data, intake), "\t"):
        if any(cell.strip() for cell in row):
            intake.take(partial(_read, row), line)
    return intake


def _read(row: list[str], draft: Draft) -> None:
    answer_shares.refuse_too_many(row[2::2])
    kind = row[0].strip().upper()
    draft.values["stem"] = draft.in_form("".join(row[1:2]), "moodle")
    if kind not in READ:
        raise left_out(kind)
    texts = [draft.in_form(cell.strip(), "moodle", "an answer") for cell in row[2:]]
    while texts and not texts[-1]:
        texts.pop()
    READ[kind](draft, texts)


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    return list(zip_longest(texts[::2], texts[1::2], fillvalue=""))


def _pick(choose: Callable[[Draft, list[Answer]], None], draft: Draft, texts: list[str]) -> None:
    answers = []
    for text, mark in _pairs(texts):
        if mark.lower() not in MARKS:
            raise CannotHold(f"“{mark}” behind the option “{text}”: correct or incorrect is wanted")
        answers.append(Answer(text, MARKS[mark.lower()]))
    choose(draft, answers)


def _judge(draft: Draft, texts: list[str]) -> None:
    is_true = judged("".join(texts[:1]))
    if is_true is None:
        raise CannotHold(f"“{''.join(texts)}” where true or false should be")
    answer_shares.judge(draft, is_true=is_true)


def _number(draft: Draft, texts: list[str]) -> None:
    number, tolerance = [*texts, "", ""][:2]
    answer_shares.type_number(draft, [Answer(number, answer_shares.FULL, tolerance=tolerance)])


def _gaps(draft: Draft, texts: list[str]) -> None:
    """The name of each gap and what is right in it; an empty cell stands between two."""
    found = [list(cells) for is_said, cells in groupby(texts, bool) if is_said]
    gaps = {name: right for name, *right in found}
    cloze.fill_named(draft, gaps, lambda marked: marked(draft.stem))


READ: dict[str, Callable[[Draft, list[str]], None]] = {
    "MC": partial(_pick, answer_shares.choose_one),
    "MA": partial(_pick, answer_shares.choose_alike),
    "TF": _judge,
    "NUM": _number,
    "FIB": lambda draft, texts: answer_shares.type_words(draft, answer_shares.literally(texts)),
    "FIB_PLUS": _gaps,
    "ORD": answer_shares.put_in_order,
    "MAT": lambda draft, texts: answer_shares.match(draft, _pairs(texts), groups=False),
}
OTHERS = "ESS|SR|FIL|OP|JUMBLED_SENTENCE|QUIZ_BOWL"
TOLD = re.compile(
    rf'(?:\xef\xbb\xbf|\xff\xfe)?"?(?:(?:{"|".join(READ)})"?\t[^\t]+\t|(?:{OTHERS})"?\t)'.encode(
        "latin-1"
    ),
    re.IGNORECASE,
)
