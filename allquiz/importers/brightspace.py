"""Brightspace's table of questions: a row for each part of one, `NewQuestion,MC`, then `Option,100,…`.

Source: the sample that Brightspace hands out under “Upload a file” of its question library.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial

from allquiz.importers import answer_shares
from allquiz.importers.answer_shares import Answer
from allquiz.importers.decoding import decoded, rows_in
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.refusals import left_out

BEGINS = re.compile(r'(?mi)^"?NewQuestion"?([,;\t])')
KEPT = set("newquestion id title questiontext points image scoring option answer choice match item "
           "true false hint feedback inputbox".split())  # fmt: skip
AS_OURS = {"", "rightminuswrong", "equallyweighted"}  # how parts give marks
NOTHING = [""] * 6

Part = list[str]  # the cells of a row behind its name
Parts = defaultdict[str, list[Part]]  # by their names


def recognizes(data: bytes) -> bool:
    """Whether a question begins in it."""
    text = data[:200_000].replace(b"\0", b"").decode("utf-8-sig", "replace")
    return BEGINS.search(text) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions; what stands above the first is a remark. Raises Unreadable."""
    intake = Intake(settle)
    text = decoded(data, intake)
    begins = BEGINS.search(text)
    line, parts = 0, Parts(list)  # of the question that is being read
    not_kept = dict[str, int]()
    for number, row in rows_in(intake, text, begins[1] if begins else ","):
        name, *cells = (cell.strip() for cell in row)
        name = name.lower()
        if name == "newquestion":
            _take(intake, parts, line)
            line, parts = number, Parts(list)
        if line and name and not name.startswith("//"):
            parts[name].append([*cells, *NOTHING])
            if name not in KEPT:
                not_kept.setdefault(name, number)
    _take(intake, parts, line)
    intake.notes += [(line, f"the rows “{name}” are not kept") for name, line in not_kept.items()]
    return intake


def _take(intake: Intake, parts: Parts, line: int) -> None:
    if line:
        intake.take(partial(_read, parts), line)


def _read(parts: Parts, draft: Draft) -> None:
    def said(name: str, where: str = "") -> str:
        return _text(draft, (parts[name] or [NOTHING])[0], 0, where)

    draft.title = said("title", "the title")
    draft.name(said("id", "the id"), draft.title)
    draft.values["stem"] = said("questiontext")
    kind = parts["newquestion"][0][0].upper()
    if kind not in READ:
        raise left_out(kind)
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
    texts = [_text(draft, part, 1, "an option") for part in parts]
    said = [_text(draft, part, 3, "the feedback") for part in parts]
    return list(map(Answer, texts, map(_weight, parts), said))


def _weight(part: Part) -> float:
    return float(answer_shares.number(part[0] or "0"))


def _judge(draft: Draft, parts: Parts) -> None:
    answers = []
    for name in ("true", "false"):
        part = (parts[name] or [NOTHING])[0]
        answers.append(Answer(name, _weight(part), _text(draft, part, 1, "the feedback")))
    answer_shares.judge_either(draft, answers)


def _words(draft: Draft, parts: Parts) -> None:
    if pattern := next((part[1] for part in parts["answer"] if part[2].lower() == "regexp"), None):
        draft.lose(f"that “{pattern}” is a pattern: only these very signs are right here")
    wordings = [part[1] for part in parts["answer"]]
    answers = answer_shares.literally(wordings, map(_weight, parts["answer"]))
    answer_shares.type_words(draft, answers)


def _pairs(draft: Draft, parts: Parts) -> None:
    rights = {part[0]: _text(draft, part, 1, "a pair") for part in parts["choice"]}
    lefts = [(_text(draft, part, 1, "a pair"), part[0]) for part in parts["match"]]
    spare = [("", text) for text in rights.values()]
    answer_shares.match(
        draft, [*((left, rights.get(number, "")) for left, number in lefts), *spare]
    )


def _order(draft: Draft, parts: Parts) -> None:
    answer_shares.put_in_order(draft, [_text(draft, part, 0, "an item") for part in parts["item"]])
    for part in parts["item"]:
        if said := _text(draft, part, 2, "the feedback"):
            draft.lose(f"the feedback to “{part[0]}”: “{said}”")


READ: dict[str, Callable[[Draft, Parts], None]] = {
    "MC": lambda draft, parts: answer_shares.choose_one(draft, _answers(draft, parts["option"])),
    "MS": lambda draft, parts: answer_shares.choose_alike(draft, _answers(draft, parts["option"])),
    "TF": _judge,
    "SA": _words,
    "M": _pairs,
    "O": _order,
}
