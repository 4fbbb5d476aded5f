"""Values in the shape that other programs and chats give them, and what they are in ours.

A text below a name for it, pairs as items of a list or with an arrow between, steps by their numbers or with
arrows, items each with its category, blanks with their answers below.
"""

import re
from typing import Any

from allquiz.bank.yaml_values import Sequence, Value, plain
from allquiz.model.truth import judged

# Not compiled, as hardly a file needs them.
ARROW = r"(?<![-–=])<?[-–=]+>|[→⇒➔➜↔⇔]|\t+|(?<=\s)[=|–—-](?=\s)|:\s"
STEPS = r"(?<![-–=])[-–=]+>|[→⇒➔➜]"  # `>` alone may tell what is more, whatever comes first
SIDES = (
    frozenset("left term prompt premise key item question".split()),
    frozenset("right definition match response value answer".split()),
)
OF_TEXTS = ("accept", "answers", "distractors", "facts", "tags")  # keys of lists
CALLED_TEXT = frozenset("text content value body prompt step item option question".split())
NO_TEXT = ("", "~", "-", "null", "none", "no", "false")  # that may say there is none
# Texts that may be in one.
SEVERAL = r"[,;/|&•·\n\t、，；،؛\[\]{}()]|\b(?:and|or)\b|\s[-–—*+]\s|\s\s|\b\w[.)]\s"
BLANK = r"(?i)[\[({](?:_+|blank)[\])}]|_{2,}"
# A gap as it is written elsewhere: of Moodle, or in brackets or braces.
OTHER_GAP = (
    r"\{\d+:[A-Z_]+:[=%\d]*([^{}~#]+)[^{}]*\}|[\[{](?!(?:\d+|(?i:blank))[\]}])([^\[\]{}]+)[\]}]"
)


def as_text(value: Value) -> str | None:
    """The text that is all there is, below a name for it: `{text: …}`."""
    if value.__class__ is Sequence and [each.__class__ for each in value.items] == [dict]:
        value = value.items[0]
    if value.__class__ is not dict or len(value) != 1 or CALLED_TEXT.isdisjoint(value):
        return None
    inner = next(iter(value.values()))[1]
    return inner.strip() or None if isinstance(inner, str) else as_text(inner)


def is_one(value: Value) -> bool:
    """Whether a value is one text, be it below a name for it, and not several in one."""
    text = value if isinstance(value, str) else as_text(value)
    return bool(text) and not re.search(SEVERAL, text or "")


def as_texts(value: Value) -> list[str] | None:
    """The items of a list of such texts, or a text that is the one item."""
    if isinstance(value, str):
        return [value] if is_one(value) and value.strip().lower() not in NO_TEXT else None
    texts = [as_text(each) for each in value.items] if value.__class__ is Sequence else []
    found = [text for text in texts if text]
    return found if len(found) == len(texts) else None


def as_pairs(value: Value) -> dict[str, str] | None:
    """The pairs that a list of pairs, or lines or a list of texts with an arrow, stand for."""
    items = value.split("\n") if isinstance(value, str) else plain(value)
    pairs = [_pair(item) for item in items] if isinstance(items, list) else []
    made = {each[0]: each[1] for each in pairs if each and all(each)}
    return made if len(made) == len(pairs) > 1 else None


def _pair(item: Any) -> list[str] | None:
    if isinstance(item, dict) and len(item) == 2:
        named = [next((name for name in item if name.lower() in names), "") for names in SIDES]
        item = [item.get(name) for name in named]
    elif isinstance(item, dict):
        item = [text for pair in item.items() for text in pair]
    elif isinstance(item, str):
        item = [text.strip() for text in re.split(ARROW, item.strip())]
    is_pair = isinstance(item, list) and len(item) == 2
    return item if is_pair and all(isinstance(text, str) for text in item) else None


def as_steps(value: Value) -> list[str] | None:
    """The steps that a mapping from 1, 2, 3 …, or from 0, stands for, a list of texts by a name, or a text with
    arrows."""
    numbers = [*map(str, range(len(value) + 1))] if value.__class__ is dict else []
    if numbers and [*value] in (numbers[:-1], numbers[1:]):
        steps = [*plain(value).values()]
    elif isinstance(value, str):
        steps = [step.strip() for step in re.split(STEPS, value)]
    else:
        steps = as_texts(value) or []
    are_texts = all(isinstance(step, str) and step.strip() for step in steps)
    return steps if are_texts and len({*steps}) == len(steps) > 1 else None


def as_categories(value: Value) -> dict[str, list[str]] | None:
    """The categories of a mapping from items to theirs, of which one comes again; or of a list of them."""
    made: dict[str, list[str]] = {}
    if value.__class__ is Sequence and all(each.__class__ is dict for each in value.items):
        groups = [_group(each) for each in plain(value)]
        made = {each[0]: each[1] for each in groups if each}
        return made if len(made) == len(groups) > 1 else None
    for item, (_, category, _) in value.items() if value.__class__ is dict else ():
        if not isinstance(category, str) or not category.strip() or re.search("[,;]", category):
            return None
        made.setdefault(category, []).append(item)
    return made if 1 < len(made) < len(value or ()) else None


def _group(given: dict[str, Any]) -> tuple[str, list[str]] | None:
    """Name and items of a mapping from one to the other, or one that has both as values."""
    is_named = "items" in given
    names = [value for key, value in given.items() if key != "items"] if is_named else [*given]
    items = given["items"] if is_named else next(iter(given.values()), None)
    if len(names) != 1 or not isinstance(items, list):
        return None
    return (names[0], items) if all(isinstance(text, str) for text in [*names, *items]) else None


def are_true_and_false(options: Value, answer: Value) -> bool:
    """Whether the options are those that every judgement has, and one of them is the answer."""
    texts = [*options.items, answer] if options.__class__ is Sequence else []
    said = [judged(text) if isinstance(text, str) else None for text in texts]
    return len(said) == 3 and {*said[:2]} == {True, False} and said[2] is not None


def with_gaps(stem: Value, answers: Value) -> str | None:
    """A stem with its answers, or the one, as gaps in place of its blanks."""
    texts = answers.items if answers.__class__ is Sequence else [answers]
    if not all(isinstance(text, str) and re.search(r"\w", text) for text in texts):
        return None
    if any(sign in text for text in texts for sign in "{}|"):
        return None
    if not isinstance(stem, str) or "{{" in stem or len(re.findall(BLANK, stem)) != len(texts):
        return None
    given = iter(texts)
    return re.sub(BLANK, lambda _: f"{{{{{next(given)}}}}}", stem)
