"""The conversation in which a question is written: a step for each part of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from allquiz.bank.context import Context
from allquiz.bank.questions import fold
from allquiz.bank.values import DATE_OR_YEAR, IDENTIFIER, RANGE, TOLERANCE, Kind
from allquiz.model.cloze import ClozeError, split_cloze
from allquiz.model.question import LEVELS
from allquiz.model.template import ITEM, RIGHT_SIDE, WHY_RIGHT, WHY_WRONG
from allquiz.terminal.ask import Asker, Check

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
TYPES = tuple(ABOUT)
DONE = "(Enter: no more)"
NONE = "(Enter: none)"
WHY = {"right": WHY_RIGHT, "wrong": WHY_WRONG}

Steps = dict[str, Any]  # a question so far, by the keys of the bank format
Step = Callable[[Asker, Any, Steps], Any]  # given what the template has


def ask_type(asker: Asker) -> str:
    """The type, by name, number or beginning."""
    for number, (kind, about) in enumerate(ABOUT.items(), start=1):
        asker.say(f"{number:>3} {kind:<18} {about}")
    return asker.ask("Type", "choice", words=TYPES, check=one_of(TYPES))


def ask_question(asker: Asker, kind: str, template: Steps) -> Steps:
    """A question of the type, without its id; every step has a default, from the template."""
    question: Steps = {"type": kind}
    for key, step in STEPS[kind].items():
        question[key] = step(asker, template.get(key, ""), question)
    if "explanation" in template:
        question["explanation"] = asker.ask("Explanation: why?", template["explanation"])
    if kind == "numeric":
        label = f"As of which year or date {NONE}"
        question["as_of"] = asker.ask(label, check=readable(DATE_OR_YEAR))
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


def _each(
    asker: Asker, label: str, defaults: Sequence[str], taken: Iterable[str] = ()
) -> Iterator[tuple[int, str]]:
    """Texts with their numbers, as many as there are defaults and more until an empty line."""
    found = list(taken)
    for number in count(1):
        default = defaults[number - 1] if number <= len(defaults) else ""
        more = "" if default else f" {DONE}"
        text = asker.ask(f"{label} {number}{more}", default, check=_new_to(found))
        if not text:
            return
        found.append(text)
        yield number, text


def _new_to(seen: Sequence[str]) -> Check:
    """A check that the text is not there yet."""

    def check(text: str) -> str | None:
        there = any(fold(text) == fold(other) for other in seen)
        return "this is there already: word it otherwise" if there else None

    return check


def _text(label: str, check: Check | None = None, words: tuple[str, ...] = ()) -> Step:
    return lambda asker, default, _: asker.ask(label, default, words=words, check=check)


def _options(label: str, why: str, unlike: str = "") -> Step:
    """Options with their rationales, none of which stands under the key `unlike`."""

    def ask(asker: Asker, template: dict[str, str], question: Steps) -> dict[str, str]:
        reasons = [*template.values()]
        found = {}
        for number, option in _each(asker, label, [*template], _under(unlike, question)):
            reason = reasons[number - 1] if number <= len(reasons) else ""
            label_of_why = f"  why is it {why} ({number})"
            found[option] = asker.ask(label_of_why, reason or WHY[why])
        return found

    return ask


def _list(label: str, unlike: str = "") -> Step:
    return lambda asker, defaults, question: [
        text for _, text in _each(asker, label, defaults, _under(unlike, question))
    ]


def _under(key: str, question: Steps) -> list[str]:
    """The texts that stand under a key so far."""
    there = question.get(key, [])
    return [there] if isinstance(there, str) else list(there)


def _cloze(asker: Asker, default: str, _: Steps) -> str:
    asker.say(
        "Gaps stand in double braces, other right wordings after a bar: {{marrow|bone marrow}}"
    )
    return asker.ask("Text with gaps", default, check=_has_gaps)


def _has_gaps(text: str) -> str | None:
    try:
        split_cloze(text)
    except ClozeError as error:
        return f"{error}; write gaps as {{{{answer}}}}"
    return None


def _pairs(asker: Asker, template: dict[str, str], _: Steps) -> dict[str, str]:
    rights = dict(enumerate(template.values(), start=1))
    return {
        left: asker.ask(f"  {number} goes with", rights.get(number, RIGHT_SIDE))
        for number, left in _each(asker, "Left side", [*template])
    }


def _groups(asker: Asker, template: dict[str, list[str]], _: Steps) -> dict[str, list[str]]:
    defaults = dict(enumerate(template.values(), start=1))
    groups: dict[str, list[str]] = {}
    for number, name in _each(asker, "Category", [*template]):
        taken = [item for group in groups.values() for item in group]
        items = _each(asker, f"  category {number}, item", defaults.get(number, [ITEM]), taken)
        groups[name] = [item for _, item in items]
    return groups


STEM = _text("Stem: what is asked?")
TRUTH = ("true", "false")
# Of each type the keys, in the order in which they are asked for.
STEPS: dict[str, dict[str, Step]] = {
    "choice": {
        "stem": STEM,
        "answer": _text("Right option"),
        "distractors": _options("Wrong option", "wrong", unlike="answer"),
    },
    "multiple_response": {
        "stem": STEM,
        "answers": _options("Right option", "right"),
        "distractors": _options("Wrong option", "wrong", unlike="answers"),
    },
    "true_false": {
        "stem": _text("Stem: a statement to judge"),
        "answer": _text("Is it", one_of(TRUTH), TRUTH),
    },
    "numeric": {
        "stem": STEM,
        "answer": _text("The number", readable(RANGE)),
        "unit": _text(f"Unit {NONE}"),
        "tolerance": _text(f"How far off is right, such as 5% {NONE}", readable(TOLERANCE)),
    },
    "short_answer": {
        "stem": STEM,
        "answer": _text("The answer"),
        "accept": _list("Also right", unlike="answer"),
    },
    "cloze": {"stem": _cloze},
    "matching": {"stem": STEM, "pairs": _pairs},
    "ordering": {"stem": STEM, "order": _list("Step")},
    "categorize": {"stem": STEM, "categories": _groups},
    "flashcard": {"front": _text("Front"), "back": _text("Back")},
}
