"""The conversation in which a question is written: a step for each part of it."""

from collections.abc import Callable
from typing import Any

from allquiz.bank.context import Context
from allquiz.bank.fields import OWN
from allquiz.bank.questions import fold
from allquiz.bank.values import DATE_OR_YEAR, IDENTIFIER, RANGE, TOLERANCE, Kind
from allquiz.model.cloze import ClozeError, split_cloze
from allquiz.model.question import LEVELS
from allquiz.model.template import ITEM, RIGHT_SIDE, WHY_RIGHT, WHY_WRONG
from allquiz.terminal.ask import Asker, Check

TYPES = tuple(OWN)
ABOUT = {
    "choice": "one right option",
    "multiple_response": "several right options",
    "true_false": "a statement to judge",
    "numeric": "a number",
    "short_answer": "a term to type",
    "cloze": "a text with gaps",
    "matching": "pairs",
    "ordering": "a right order",
    "categorize": "items to sort",
    "flashcard": "front and back",
}
DONE = "(Enter: no more)"
NONE = "(Enter: none)"
WHY = {"right": WHY_RIGHT, "wrong": WHY_WRONG}


def ask_type(asker: Asker) -> str:
    """The type, by name, number or beginning."""
    for number, (kind, about) in enumerate(ABOUT.items(), start=1):
        asker.say(f"{number:>3} {kind:<18} {about}")
    return asker.ask("Type", "choice", words=TYPES, check=one_of(TYPES))


def ask_question(asker: Asker, kind: str, template: dict[str, Any]) -> dict[str, Any]:
    """A question of the type, without its id; every step has a default, from the template."""
    question: dict[str, Any] = {"type": kind, **STEPS[kind](asker, template)}
    if "explanation" in template:
        question["explanation"] = asker.ask("Explanation: why?", template["explanation"])
    if kind == "numeric":
        question["as_of"] = asker.ask(
            f"As of which year or date {NONE}", check=readable(DATE_OR_YEAR)
        )
    question["level"] = asker.ask("Level", "recall", words=LEVELS, check=one_of(LEVELS))
    return {key: value for key, value in question.items() if value}


def readable(kind: Kind) -> Check:
    """A check by the bank's own reader of such values."""

    def check(text: str) -> str | None:
        context = Context("")
        if kind.read(text, _Nowhere(), context) is not None:
            return None
        problem = context.problems[0]
        return f"{problem.message}" + (f" ({problem.help})" if problem.help else "")

    return check


def one_of(words: tuple[str, ...]) -> Check:
    """A check for one of a few words."""
    return lambda text: None if text in words else f"one of {', '.join(words)}"


is_id = readable(IDENTIFIER)


class _Nowhere:
    line = column = 0


Steps = dict[str, Any]


def _new_to(seen: list[str]) -> Check:
    """A check that the text is not there yet."""

    def check(text: str) -> str | None:
        there = any(fold(text) == fold(other) for other in seen)
        return "this is there already: word it otherwise" if there else None

    return check


def _options(
    asker: Asker, label: str, template: dict[str, str], taken: list[str], why: str
) -> dict[str, str]:
    """Options with their rationales, as many as the template has and more until an empty line."""
    found: dict[str, str] = {}
    defaults = list(template.items())
    while True:
        number = len(found) + 1
        text, rationale = defaults[number - 1] if number <= len(defaults) else ("", "")
        more = "" if text else f" {DONE}"
        option = asker.ask(f"{label} {number}{more}", text, check=_new_to([*taken, *found]))
        if not option:
            return found
        found[option] = asker.ask(f"  why is it {why} ({number})", rationale or WHY[why])


def _list(asker: Asker, label: str, defaults: list[str], taken: list[str]) -> list[str]:
    """Texts, as many as there are defaults and more until an empty line."""
    found: list[str] = []
    while True:
        number = len(found) + 1
        default = defaults[number - 1] if number <= len(defaults) else ""
        more = "" if default else f" {DONE}"
        text = asker.ask(f"{label} {number}{more}", default, check=_new_to([*taken, *found]))
        if not text:
            return found
        found.append(text)


def _stem(asker: Asker, template: Steps, label: str = "Stem: what is asked?") -> str:
    return asker.ask(label, template["stem"])


def _choice(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template)
    answer = asker.ask("Right option", template["answer"])
    wrong = _options(asker, "Wrong option", template["distractors"], [answer], "wrong")
    return {"stem": stem, "answer": answer, "distractors": wrong}


def _multiple_response(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template)
    right = _options(asker, "Right option", template["answers"], [], "right")
    wrong = _options(asker, "Wrong option", template["distractors"], list(right), "wrong")
    return {"stem": stem, "answers": right, "distractors": wrong}


def _true_false(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template, "Stem: a statement to judge")
    words = ("true", "false")
    return {"stem": stem, "answer": asker.ask("Is it", "true", words=words, check=one_of(words))}


def _numeric(asker: Asker, template: Steps) -> Steps:
    return {
        "stem": _stem(asker, template),
        "answer": asker.ask("The number", template["answer"], check=readable(RANGE)),
        "unit": asker.ask(f"Unit {NONE}"),
        "tolerance": asker.ask(
            f"How far off is right, such as 5% {NONE}", check=readable(TOLERANCE)
        ),
    }


def _short_answer(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template)
    answer = asker.ask("The answer", template["answer"])
    return {"stem": stem, "answer": answer, "accept": _list(asker, "Also right", [], [answer])}


def _cloze(asker: Asker, template: Steps) -> Steps:
    asker.say(
        "Gaps stand in double braces, other right wordings after a bar: {{marrow|bone marrow}}"
    )
    return {"stem": asker.ask("Text with gaps", template["stem"], check=_has_gaps)}


def _has_gaps(text: str) -> str | None:
    try:
        split_cloze(text)
    except ClozeError as error:
        return f"{error}; write gaps as {{{{answer}}}}"
    return None


def _matching(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template)
    pairs: dict[str, str] = {}
    defaults = list(template["pairs"].items())
    while True:
        number = len(pairs) + 1
        left, right = defaults[number - 1] if number <= len(defaults) else ("", "")
        more = "" if left else f" {DONE}"
        left = asker.ask(f"Left side {number}{more}", left, check=_new_to(list(pairs)))
        if not left:
            return {"stem": stem, "pairs": pairs}
        pairs[left] = asker.ask(f"  {number} goes with", right or RIGHT_SIDE)


def _ordering(asker: Asker, template: Steps) -> Steps:
    return {
        "stem": _stem(asker, template),
        "order": _list(asker, "Step", template["order"], []),
    }


def _categorize(asker: Asker, template: Steps) -> Steps:
    stem = _stem(asker, template)
    groups: dict[str, list[str]] = {}
    defaults = list(template["categories"].items())
    while True:
        number = len(groups) + 1
        name, items = defaults[number - 1] if number <= len(defaults) else ("", [])
        more = "" if name else f" {DONE}"
        name = asker.ask(f"Category {number}{more}", name, check=_new_to(list(groups)))
        if not name:
            return {"stem": stem, "categories": groups}
        taken = [item for group in groups.values() for item in group]
        groups[name] = _list(asker, f"  category {number}, item", items or [ITEM], taken)


def _flashcard(asker: Asker, template: Steps) -> Steps:
    return {
        "front": asker.ask("Front", template["front"]),
        "back": asker.ask("Back", template["back"]),
    }


STEPS: dict[str, Callable[[Asker, Steps], Steps]] = {
    "choice": _choice,
    "multiple_response": _multiple_response,
    "true_false": _true_false,
    "numeric": _numeric,
    "short_answer": _short_answer,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
    "categorize": _categorize,
    "flashcard": _flashcard,
}
