"""Answers embedded in a text of Moodle's, `{1:SHORTANSWER:=a~%50%b#said}`.

Source: https://docs.moodle.org/501/en/Embedded_Answers_(Cloze)_question_type
"""

import re
from functools import partial
from html import unescape

from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import Draft
from allquiz.importers.html import is_bare
from allquiz.importers.moodle_fields import number_in
from allquiz.importers.refusals import CannotHold

# An answer holds no beginning of another: so a text full of what never closes is read in one go.
EMBEDDED = re.compile(
    r"(?<!\\)\{(\d*):([A-Z_]+):((?:[^\\{}]|\\.|\{(?!\d*:[A-Z_]+:))*+)\}", re.DOTALL
)
# What it gives, the wording and what is said of it; the # of an entity divides nothing, nor one behind a backslash.
ANSWERS = re.compile(
    r"\s*(?:(=)|%(-?\d+(?:[.,]\d*)?)%)?((?:[^\\~#&]|\\.|&#?|(?<=\\)#)*+)(?:#((?:[^\\~]|\\.)*+))?(?:~|\Z)",
    re.DOTALL,
)
EXACT_CASE = {"SHORTANSWER_C", "SAC", "MWC"}
TYPED = EXACT_CASE | {"SHORTANSWER", "SA", "MW"}
MENU = re.compile(r"MULTICHOICE(?:_[VH]?S?)?|MC[VH]?S?")  # below or beside each other, shuffled
NUMBERS = {"NUMERICAL", "NM"}
RAISED = re.compile(r"<(su[bp])\b[^<>]*>[^<>]*</\1>", re.IGNORECASE)


def wordings(draft: Draft, weight: str, kind: str, inside: str) -> list[str]:
    """The wordings of an embedded answer, by the groups of EMBEDDED. Raises CannotHold."""
    if weight not in ("", "1"):
        draft.lose(f"a gap that counts {weight}-fold: gaps count alike here")
    if kind in EXACT_CASE:
        draft.lose("that upper and lower case matter in a gap")
    if not (kind in TYPED | NUMBERS or MENU.fullmatch(kind)):
        raise CannotHold(f"a gap of the type {kind}")
    read = str.strip if is_bare(inside) else partial(typed_text, draft)  # at once: they may be many
    answers = [
        Answer(
            read(text),
            answer_shares.FULL if is_right else number_in(share),
            said and read(said),
        )
        for is_right, share, text, said in ANSWERS.findall(inside)
        if text.strip()
    ]
    if MENU.fullmatch(kind):
        cloze.type_from_menu(draft, [a.text for a in answers if a.share <= 0])
    if kind in NUMBERS:
        answers = [_without_tolerance(draft, answer) for answer in answers]
    return answer_shares.right_wordings(draft, answers)


def _without_tolerance(draft: Draft, answer: Answer) -> Answer:
    number, _, tolerance = answer.text.partition(":")
    if tolerance.strip("0. "):
        draft.lose(f"the tolerance {tolerance} of the number {number} in a gap")
    return answer._replace(text=number.strip())


def typed_text(draft: Draft, raw: str) -> str:
    """What is typed into a gap: plain text, though it stands in HTML; a superscript stays one."""
    if is_bare(raw):
        return raw.strip()
    undone = re.sub(r"\\([}#~/\"])", r"\1", raw)
    undone = RAISED.sub(lambda found: draft.text(found[0], where="a gap"), undone)
    return " ".join(unescape(re.sub(r"<[a-zA-Z/][^<>]*>", "", undone)).split())
