"""Options as other programs have them: all in one list beside the answer, named by letters, ticked, or each with
whether it is right, and why."""

import re
from collections.abc import Sequence as Seq
from string import ascii_uppercase
from typing import Any, NamedTuple

from allquiz.bank.foreign_names import in_snake_case
from allquiz.bank.yaml_values import Mapping, Sequence, Value
from allquiz.model.truth import judged

LISTS = ("options", "choices")
RIGHT = (
    *("answer", "correct", "correct_answer", "correct_option"),
    *("answers", "correct_answers", "correct_options", "right_answers"),
)
OURS = ("answers", "distractors")  # of what is ours a mapping alone may be meant
MEANT = {
    name: meant
    for meant, names in {
        "text": "text option content value choice answer",
        "right": "correct is_correct right is_right is_answer",
        "why": "feedback rationale explanation reason why",
        "letter": "id letter key label",
    }.items()
    for name in names.split()
}
# What tells the right option, and what stands before or behind it or a wrong one.
TICK = re.compile("[✓✔✅☑]")
TICKED = re.compile(rf"{TICK.pattern}|\((?:correct|right)\)", re.IGNORECASE)
SIGN = r"(?:[✓✔✅☑✗✘❌❎☐⭕]\ufe0f?|\((?:correct|right|wrong|incorrect)\))"
SIGNS = re.compile(rf"^{SIGN}\s*|(?:(?<!\s)\s+)?{SIGN}$", re.IGNORECASE)
OWN_LETTER = re.compile(r"\(?([A-Ha-h])[).:]")
SPECIES = re.compile(r"[A-H]\. ?[a-z]")
# Options as a task list of Markdown.
TASK = re.compile(r"(?m)^( *- +)\[([ xX]?)\] +([\"']?)(?=\S)")
TASKS = re.compile(
    rf"(?m)^ *(?:- +)?(?:{'|'.join(LISTS)}): *\n(?:{TASK.pattern.removeprefix('(?m)^')}.*(?:\n|\Z)| *(?:#.*)?\n)+"
)


class _Option(NamedTuple):
    text: str
    right: str = ""  # true, false, or nothing said
    why: str = ""
    letter: str = ""


def as_options(question: Mapping) -> dict[str, dict[str, Any]]:
    """What stands in place of which keys: the right options and the wrong ones by themselves, as texts.

    Nothing where one can't be sure.
    """
    name = next((name for name in (*LISTS, *OURS) if name in question), "")
    listed = question[name][1] if name else None
    given = next((key for key in RIGHT if key in question), "") if name in LISTS else ""
    if name in LISTS and not {*OURS, *RIGHT}.isdisjoint(question.keys() - {given}):
        return {}
    texts = [] if name in OURS else _plain(listed) if given else _ticked(listed)
    options = texts or _options(listed, called=name)
    return _keys(name, question, options, given) if options else {}


def with_ticks(text: str) -> str:
    """The text with options that are a task list of Markdown, which is no YAML, ticked otherwise."""
    return TASKS.sub(
        lambda found: TASK.sub(
            lambda task: task[1] + task[3] + "✅ " * task[2].isalpha(), found[0]
        ),
        text,
    )


def _plain(listed: Value) -> list[_Option]:
    """Those of a list of texts."""
    texts = listed.items if listed.__class__ is Sequence else []
    return [*map(_Option, texts)] if all(isinstance(text, str) for text in texts) else []


def _ticked(listed: Value) -> list[_Option]:
    """The same without what ticks them or crosses them out."""
    texts = [option.text for option in _plain(listed)]
    return [_Option(SIGNS.sub("", text), "true" * bool(TICKED.search(text))) for text in texts]


def _options(listed: Value, called: str) -> list[_Option]:
    """What they say, or nothing where they are no such options."""
    mappings = listed.items if listed.__class__ is Sequence else [listed]
    if not all(each.__class__ is dict for each in mappings):
        return []
    described = [option for each in mappings if (option := _described(each))]
    if called in OURS or len(described) == len(mappings):
        return described if listed.__class__ is Sequence and len(described) == len(mappings) else []
    pairs = [(name, value) for each in mappings for name, (_, value, _) in each.items()]
    if not all(isinstance(value, str) and value.strip() for _, value in pairs):
        return []
    if [name.upper() for name, _ in pairs] == list(ascii_uppercase[: len(pairs)]):
        return [_Option(value, letter=name) for name, value in pairs]
    is_told = all(judged(value) is not None for _, value in pairs)
    return [_Option(name, value) for name, value in pairs] if is_told else []


def _described(given: Mapping) -> _Option | None:
    """An option with names for its parts; None where one is not known, or is no text."""
    found = {MEANT.get(in_snake_case(name), ""): value for name, (_, value, _) in given.items()}
    known = len(found) == len(given) and "" not in found and found.get("text")
    return _Option(**found) if known and all(isinstance(v, str) for v in found.values()) else None


def _keys(
    name: str, question: Mapping, options: list[_Option], given: str
) -> dict[str, dict[str, Any]]:
    """The same for these options, which stand under `name`, the right ones under `given` if that is no ""."""
    texts = [option.text for option in options]
    letters = [option.letter.upper() for option in options if option.letter]
    told = all(not option.right or judged(option.right) is not None for option in options)
    if (
        not told
        or len({*texts}) < len(texts)
        or letters not in ([], [*ascii_uppercase[: len(texts)]])
    ):
        return {}
    right = [option for option in options if option.right and judged(option.right)]
    if name == "distractors":
        return {} if right else {name: {name: _listed(options)}}
    if given:
        told_by = places(question[given][1], texts, lettered=bool(letters))
        named = [options[at] for at in told_by]
        right = right or [option for option in options if TICK.search(option.text)]
        right = named if right in ([], named) else []
    wrong = [option for option in options if option not in right]
    of_number = "choice" if len(right) == 1 else "multiple_response"
    kind = question.get("type", ("", of_number, ""))[1]
    if not (right and wrong) or kind not in (of_number, "multiple_response"):
        return {}
    told_right: dict[str, Any] = {"answer": right[0].text}
    rest: dict[str, Any] = {"distractors": _listed(wrong)}
    if kind == "multiple_response":
        told_right = {"answers": _listed(right)}
    elif right[0].why:
        rest["explanation"] = right[0].why
    return {given: told_right, name: rest} if given else {name: told_right | rest}


def _listed(options: list[_Option]) -> list[str] | dict[str, str]:
    if any(option.why for option in options):
        return {option.text: option.why for option in options}
    return [option.text for option in options]


def places(given: Value, options: Seq[object], *, lettered: bool = False) -> list[int]:
    """Which options are named, each by its text or its letter, from 0; none where one is not. Where no
    letters stand beside them, one that is a word of another option is not sure: B of “T cell, NK cell, B cell”."""
    at = place(given, options, lettered=lettered)
    listed = given.items if given.__class__ is Sequence else [given]
    if at is None and isinstance(given, str):
        listed = [part.strip() for part in re.split(r"[,;&]|\band\b", given)]
    found = [place(each, options, lettered=lettered) for each in listed] if at is None else [at]
    sure = [at for at in found if at is not None]
    return sure if len({*sure}) == len(found) else []


def place(given: object, options: Seq[object], *, lettered: bool = False) -> int | None:
    """Which option is named by its text or its letter, from 0."""
    texts = [option for option in options if isinstance(option, str)]
    if not isinstance(given, str) or len(texts) < len(options):
        return None
    names, wanted = list(ascii_uppercase[: len(texts)]), given.upper()
    if given in texts:
        at, numbers = texts.index(given), [str(n) for n in range(1, len(texts) + 1)]
        named = {places.index(wanted) for places in (names, numbers) if wanted in places}
        # Of O, A, B, AB the option A is not the first.
        return at if texts.count(given) == 1 and named <= {at} else None
    own = [match[1].upper() if (match := OWN_LETTER.match(text)) else "" for text in texts]
    if any(own) and own != names:
        if sorted(own) != names or any(map(SPECIES.match, texts)):
            return None  # “B. fragilis” and “E. coli”: what the letter names can't be told
        names = own
    if wanted not in names:
        return None
    # “Both A and B” names the letters, “A cell” begins with an article, but beside “B cell”.
    article = "" if any(re.match("[B-H] ", text) for text in texts) else "(?!A [a-z])"
    at, word = names.index(wanted), rf"(?s){article}(?!.*\b[A-H]\b.*\b[A-H]\b).*\b{wanted}\b"
    told = [n for n, text in enumerate(texts) if re.match(word, text) or text.upper() == wanted]
    return at if lettered or any(own) or told in ([], [at]) else None
