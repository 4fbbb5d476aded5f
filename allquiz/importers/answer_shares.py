"""Answers as learning management systems have them, each with its share of the marks, to keys of ours.

Each function puts what it makes into a draft and notes there what that could not hold. Raises
CannotHold where nothing can be made of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import repeat
from textwrap import shorten
from typing import NamedTuple

from allquiz.importers.draft import Draft
from allquiz.importers.refusals import CannotHold
from allquiz.interchange import digits

FULL = 100.0
NEAR = 0.01  # percentage points: shares are written with few digits
NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
WILD = re.compile(r"(?<!\\)\*")


class Answer(NamedTuple):
    """An answer with its share in percent; what is said of it is its rationale."""

    text: str
    share: float
    said: str = ""
    tolerance: str = ""  # of a number


WHOLE_PERCENT = 1  # a third may be written as 33
IN_PLACE = "ABSOLUTE_POSITION"  # Moodle's grading of an order that is ours
MOST = 1000  # answers, options or pairs of a question
FEW = 10  # wordings that those which give less are held against
LONGEST = 100  # characters of one that may still be near to the key


def refuse_too_many(answers: Sequence[object]) -> None:
    """Raises CannotHold."""
    if len(answers) > MOST:
        raise CannotHold(f"{len(answers):,} answers; {MOST:,} is the most")


def choose_one(draft: Draft, answers: Sequence[Answer]) -> None:
    """One right option among several."""
    answers = _once(draft, answers)
    rights = [answer for answer in answers if answer.share >= FULL - NEAR]
    if len(rights) != 1:
        if not rights:
            only = f", but one without text: {'; '.join(draft.lost)}" if draft.lost else ""
            raise CannotHold(f"no answer that gives 100 %{only}")
        named = " and ".join(
            f"“{shorten(answer.text, 40, placeholder='…')}”" for answer in rights[:2]
        )
        raise CannotHold(
            f"{len(rights)} answers that give 100 %, such as {named}; a choice has one, and what has "
            "several gives each of them a part"
        )
    wrong = [answer for answer in answers if answer is not rights[0]]
    for answer in wrong:
        if abs(answer.share) > NEAR:
            draft.lose(f"the {answer.share:g} % for “{answer.text}”: it counts as wrong")
    draft.values |= {"type": "choice", "answer": rights[0].text, "distractors": options(wrong)}
    draft.add("explanation", rights[0].said)


def choose_several(draft: Draft, answers: Sequence[Answer]) -> None:
    """All right options: full marks are divided among them, and a wrong pick costs as much."""
    answers = _once(draft, answers)
    rights = [answer for answer in answers if answer.share > NEAR]
    if not rights:
        raise CannotHold("no answer that gives marks")
    wrong = [answer for answer in answers if answer.share <= NEAR]
    share = FULL / len(rights)
    if any(abs(answer.share - share) > WHOLE_PERCENT for answer in rights):
        draft.lose("the unequal weights of right answers: each counts alike here")
    if any(abs(answer.share + share) > WHOLE_PERCENT for answer in wrong):
        draft.lose(f"what wrong answers cost: here each takes {share:.4g} %, as a right one gives")
    draft.values |= {
        "type": "multiple_response",
        "answers": options(rights),
        "distractors": options(wrong),
    }


def choose_alike(draft: Draft, answers: Sequence[Answer]) -> None:
    """The same, where right ones are told from wrong ones and nothing is said of weights."""
    answers = _once(draft, answers)
    share = FULL / max(1, sum(answer.share > 0 for answer in answers))
    shared = [answer._replace(share=share if answer.share > 0 else -share) for answer in answers]
    choose_several(draft, shared)


def options(answers: Iterable[Answer]) -> dict[str, str] | list[str]:
    """Options as the format has them: with their rationales, where any has one."""
    listed = list(answers)
    if any(answer.said for answer in listed):
        return {answer.text: answer.said for answer in listed}
    return [answer.text for answer in listed]


def judge(draft: Draft, *, is_true: bool, said_right: str = "", said_wrong: str = "") -> None:
    """A statement to judge."""
    draft.values |= {"type": "true_false", "answer": "true" if is_true else "false"}
    draft.add("explanation", said_right)
    if said_wrong and said_wrong != said_right:
        draft.lose(f"the feedback to the wrong answer: “{said_wrong}”")


def judge_either(draft: Draft, answers: Sequence[Answer]) -> None:
    """A statement to judge: of the answers “true” and “false”, that which gives more is right."""
    said = {answer.text.strip().lower(): answer for answer in answers}
    if not {"true", "false"} <= said.keys():
        raise CannotHold("no answers “true” and “false”")
    if [answer for answer in answers if answer.text.strip() or answer.share][2:]:
        raise CannotHold("answers besides “true” and “false”, or one of them twice")
    true, false = said["true"], said["false"]
    if true.share == false.share:
        raise CannotHold(f"“true” and “false” give {true.share:g} % each")
    right, wrong = (true, false) if true.share > false.share else (false, true)
    judge(draft, is_true=right is true, said_right=right.said, said_wrong=wrong.said)


def type_words(draft: Draft, answers: Sequence[Answer]) -> None:
    """A term to type, any of several wordings."""
    wordings = right_wordings(draft, answers)
    draft.values |= {"type": "short_answer", "answer": wordings[0]}
    if wordings[1:]:
        draft.values["accept"] = wordings[1:]


def right_wordings(draft: Draft, answers: Sequence[Answer]) -> list[str]:
    """The wordings that give full marks: those in full, then what is left of those with wildcards.
    What is said of them goes to the explanation."""
    refuse_too_many(answers)
    full: dict[str, None] = {}
    stubs: dict[str, None] = {}
    partial: list[Answer] = []
    for answer in answers:
        if answer.share < FULL - NEAR:
            partial.append(answer)
            continue
        if answer.said:
            draft.add("explanation", answer.said)
        text, found = answer.text, full
        if "*" in text:
            if WILD.search(text):
                text, found = " ".join(WILD.sub(" ", text).split()), stubs
                said = f"the wildcard of “{answer.text}”"
                draft.lose(f"{said}: only the words themselves are right here")
            text = text.replace("\\*", "*")
        if text := text.strip():
            found[text] = None
    if not full and not stubs:
        raise CannotHold("no wording that gives 100 %")
    wordings = tuple(full | stubs)
    near = wordings[:FEW]
    for answer in partial:
        right = len(answer.text) <= LONGEST and _is_taken(answer.text, near)
        _lose_partial(draft, answer, f"“{answer.text}”", right=right)
    if unlikely := next((wording for wording in wordings if "?" in wording), None):
        said = f"“{unlikely}” is to be typed with its question mark"
        draft.remark(f"{said}: programs write one for a sign that they lack, CO? for CO₂")
    return list(wordings)


def _is_taken(text: str, wordings: tuple[str, ...]) -> bool:
    """Whether grading would take the text for one of the wordings."""
    from allquiz.grading.typos import safe_typos  # few files have answers that give less
    from allquiz.grading.vocabulary import NO_WORDS
    from allquiz.grading.wording import one_of

    return one_of(wordings, text) or bool(safe_typos(wordings, text, NO_WORDS))


def literally(wordings: Iterable[str], shares: Iterable[float] = repeat(FULL)) -> list[Answer]:
    """Wordings that are meant as they stand: no sign in them stands for others."""
    pairs = zip(wordings, shares, strict=False)
    return [Answer(wording.replace("*", "\\*"), share) for wording, share in pairs]


def type_number(draft: Draft, answers: Sequence[Answer], unit: str = "") -> None:
    """A number to type: one value with its tolerance (`5` or `5%`), or one range (`text` is
    `low..high`)."""
    full = [a for a in answers if a.share >= FULL - NEAR and a.text != "*"]
    before = answers[: answers.index(full[0])] if full else ()  # in Moodle the first counts
    for answer in answers:
        if answer not in full:
            meets = answer in before and _meet(answer, full[0])
            _lose_partial(draft, answer, _window(answer), right=meets)
    rights = {_window(answer): answer for answer in full}
    if len(rights) != 1:
        raise CannotHold(f"{len(rights) or 'no'} numbers that give 100 %")
    (right,) = rights.values()
    if "..." in right.text:
        raise CannotHold(f"“{right.text}”, which is no range: two points stand between its ends")
    low, _, high = right.text.partition("..")
    ends = [digits(end) for end in sorted({number(low), number(high or low)})]
    draft.values |= {"type": "numeric", "answer": ends if ends[1:] else ends[0]}
    off = right.tolerance.strip()
    if tolerance := abs(number(off.rstrip("% ") or "0")):
        draft.values["tolerance"] = digits(tolerance) + "%" * off.endswith("%")
    if unit:
        draft.values["unit"] = unit
    draft.add("explanation", right.said)


def number(text: str) -> Decimal:
    """The number in a text. Raises CannotHold for what is none."""
    bare = text.strip().replace("\u2212", "-")
    if not NUMBER.fullmatch(bare) or len(bare) > 400:
        raise CannotHold(f"“{text.strip()}” where a number should be")
    return Decimal(bare)


def _lose_partial(draft: Draft, answer: Answer, named: str, *, right: bool) -> None:
    """Note what an answer gives that is less than all, or what is said of it; `right` where the key
    takes it, or some of it, all the same."""
    if right or answer.share > NEAR:
        counts = "right here, being so near to the key" if right else "wrong"
        draft.lose(f"the {answer.share:g} % for {named}: it counts as {counts}")
    if answer.said:
        draft.lose(f"the feedback to {named}: “{answer.said}”")


def _meet(answer: Answer, other: Answer) -> bool:
    """Whether a number, each with its tolerance, can be both."""
    try:
        apart = abs(number(answer.text) - number(other.text))
        return apart <= sum(abs(number(each.tolerance or "0")) for each in (answer, other))
    except CannotHold:  # of a range, or in percent, is one only right
        return False


def _window(answer: Answer) -> str:
    return f"{answer.text} ± {answer.tolerance}" if answer.tolerance.strip("0. ") else answer.text


def match(draft: Draft, pairs: Sequence[tuple[str, str]], *, groups: bool | None = None) -> None:
    """Left sides and their right sides; a right side without a left one is spare.

    Right sides are categories where `groups` says so; where nothing does, if most are shared by
    several left ones.
    """
    refuse_too_many(pairs)
    placed: dict[str, str] = {}
    spare: dict[str, None] = {}
    for left, right in pairs:
        if not right:
            draft.lose(f"the left side “{left}”, which has no right side")
        elif not left:
            spare[right] = None
        elif placed.setdefault(left, right) != right:
            raise CannotHold(f"the left side “{left}” twice, with two right sides")
    wrong = [right for right in spare if right not in placed.values()]
    counts = Counter(placed.values())
    if groups is None and len(counts) >= 2 and not wrong and len(placed) >= 2 * len(counts):
        groups = True
        draft.remark("its right sides repeat, so they became categories to sort into")
    if groups:
        sorted_in: dict[str, list[str]] = {}
        for left, right in placed.items():
            sorted_in.setdefault(right, []).append(left)
        draft.values |= {"type": "categorize", "categories": sorted_in}
    else:
        draft.values |= {"type": "matching", "pairs": placed}
        if wrong:
            draft.values["distractors"] = wrong


def put_in_order(draft: Draft, items: Sequence[str], grading: str = IN_PLACE) -> None:
    """Items, first to last; `grading` as Moodle names it."""
    if grading != IN_PLACE:
        draft.lose(f"the grading {grading}: here each item in its place counts")
    draft.values |= {"type": "ordering", "order": list(items)}


def turn(draft: Draft, back: str) -> None:
    """A card to turn, its front what was read as the stem."""
    draft.values |= {"type": "flashcard", "front": draft.values.pop("stem"), "back": back}


def _once(draft: Draft, answers: Sequence[Answer]) -> list[Answer]:
    """The options without those that are there twice with the same worth."""
    refuse_too_many(answers)
    found: dict[tuple[str, bool], Answer] = {}
    for answer in answers:
        if not answer.text:
            draft.lose("an option without text")
            continue
        key = (" ".join(answer.text.split()).casefold(), answer.share > NEAR)
        if key in found:
            draft.lose(f"the second “{answer.text}” among the options")
        found.setdefault(key, answer)
    return list(found.values())
