"""Brightspace's table of questions: a row for each part of one, `NewQuestion,MC`, then `Option,100,…`.

Source: the sample that Brightspace hands out under “Upload a file” of its question library.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from allquiz.importers import kinds
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.kinds import Answer
from allquiz.importers.plain import decoded, rows
from allquiz.importers.refusals import CannotHold

BEGINS = re.compile(r'(?mi)^"?NewQuestion"?([,;\t])')
KEPT = set("newquestion id title questiontext points image scoring option answer choice match item "
           "true false hint feedback inputbox".split())  # fmt: skip
AS_OURS = {"", "rightminuswrong", "equallyweighted"}  # how parts give marks

Part = list[str]  # the cells of a row behind its name


def recognizes(data: bytes) -> bool:
    """Whether a question begins in it."""
    return (
        BEGINS.search(data[:200_000].replace(b"\0", b"").decode("utf-8-sig", "replace")) is not None
    )


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    text = decoded(data, intake)
    begins = BEGINS.search(text)
    try:
        for line, parts in _questions(rows(text, begins[1] if begins else ",")):
            for name in sorted(parts.keys() - KEPT):
                note = f"the rows “{name}” are not kept"
                if note not in (said for _, said in intake.notes):
                    intake.notes.append((line, note))
            intake.take(partial(_read, parts), line)
    except csv.Error as error:
        intake.break_off(error)
    return intake


def _questions(
    table: Iterable[tuple[int, list[str]]],
) -> Iterator[tuple[int, dict[str, list[Part]]]]:
    """The line of each question, and its parts by their names; what stands above the first is a remark."""
    begins, parts = 0, dict[str, list[Part]]()
    try:
        for line, row in table:
            name, *cells = map(str.strip, row)
            if name.lower() == "newquestion":
                if parts:
                    yield begins, parts
                begins, parts = line, {}
            if name and not name.startswith("//") and (parts or name.lower() == "newquestion"):
                parts.setdefault(name.lower(), []).append([*cells, *[""] * 5])
    except csv.Error:
        if parts:
            yield begins, parts
        raise
    if parts:
        yield begins, parts


def _read(parts: dict[str, list[Part]], draft: Draft) -> None:
    def said(name: str, where: str = "") -> str:
        return _text(draft, parts[name][0], 0, where) if name in parts else ""

    draft.title = said("title", "the title")
    draft.name(said("id", "the id"), draft.title)
    draft.values["stem"] = said("questiontext")
    kind = parts["newquestion"][0][0].upper()
    if kind not in READ:
        essay = "an essay, which no program can grade"
        raise CannotHold(essay if kind == "WR" else f"a question of the type “{kind}”")
    if image := said("image", "a name"):
        draft.show(image, "", {}, comes_first=True)
    draft.add("explanation", said("feedback", "explanation"))
    READ[kind](draft, parts)
    draft.add("hint", said("hint", "a hint"))
    draft.weigh(said("points", "a number"))
    scoring = said("scoring", "a name")
    if scoring.lower() not in AS_OURS:
        draft.lose(f"the scoring {scoring}: here a wrong pick takes what a right one gives")


def _text(draft: Draft, part: Part, at: int, where: str) -> str:
    """A text, and behind it whether it is HTML."""
    return draft.in_form(part[at], "html" if part[at + 1].upper() == "HTML" else "plain", where)


def _answers(draft: Draft, parts: list[Part]) -> list[Answer]:
    """A weight, a text and what is said to it, in each row."""
    return [
        Answer(
            _text(draft, part, 1, "an option"),
            float(kinds.number(part[0] or "0")),
            _text(draft, part, 3, "the feedback"),
        )
        for part in parts
    ]


def _judge(draft: Draft, parts: dict[str, list[Part]]) -> None:
    found = {name: parts.get(name, [[""] * 5])[0] for name in ("true", "false")}
    shares = {name: kinds.number(part[0] or "0") for name, part in found.items()}
    if shares["true"] == shares["false"]:
        raise CannotHold("neither TRUE nor FALSE is right in it, or both are")
    right, wrong = sorted(found, key=lambda name: -shares[name])
    told = {name: _text(draft, part, 1, "the feedback") for name, part in found.items()}
    is_true = right == "true"
    kinds.judge(draft, is_true=is_true, said_right=told[right], said_wrong=told[wrong])


def _words(draft: Draft, parts: dict[str, list[Part]]) -> None:
    found = parts.get("answer", [])
    if pattern := next((part[1] for part in found if part[2].lower() == "regexp"), None):
        draft.lose(f"that “{pattern}” is a pattern: only these very signs are right here")
    literal = kinds.literally(part[1] for part in found)
    shares = [float(kinds.number(part[0] or "0")) for part in found]
    kinds.type_words(draft, [a._replace(share=s) for a, s in zip(literal, shares, strict=True)])


def _pairs(draft: Draft, parts: dict[str, list[Part]]) -> None:
    rights = {part[0]: _text(draft, part, 1, "a pair") for part in parts.get("choice", [])}
    lefts = [(part[0], _text(draft, part, 1, "a pair")) for part in parts.get("match", [])]
    spare = [("", text) for text in rights.values()]
    kinds.match(draft, [*((left, rights.get(n, "")) for n, left in lefts), *spare])


def _order(draft: Draft, parts: dict[str, list[Part]]) -> None:
    kinds.put_in_order(draft, [_text(draft, part, 0, "an item") for part in parts.get("item", [])])
    for part in parts.get("item", []):
        if said := _text(draft, part, 2, "the feedback"):
            draft.lose(f"the feedback to “{part[0]}”: “{said}”")


READ: dict[str, Callable[[Draft, dict[str, list[Part]]], None]] = {
    "MC": lambda draft, parts: kinds.choose_one(draft, _answers(draft, parts.get("option", []))),
    "MS": lambda draft, parts: kinds.choose_alike(draft, _answers(draft, parts.get("option", []))),
    "TF": _judge,
    "SA": _words,
    "M": _pairs,
    "O": _order,
}
