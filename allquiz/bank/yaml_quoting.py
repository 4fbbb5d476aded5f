"""A text as a YAML scalar that every reader of YAML takes for this text."""

import re
from typing import Any, Literal

import yaml

Style = Literal["plain", "bare", "quoted"]  # as for `written`
# Begins as no syntax does, and has no `: `, ` #` or colon at its end; `flow`: nor what brackets act on.
SAFE = re.compile(
    r"(?!\.\.\.)(?:[^\W_]|[(<+./$^;“„‘…€£°µ≥≤≈±→]|-\d)[^:#]*(?:(?::(?! |\Z)|(?<! )#)[^:#]*)*(?<! )"
)
SAFE_IN_FLOW = re.compile(
    r"(?!\.\.\.)(?:[^\W_]|[(<+./$^;“„‘…€£°µ≥≤≈±→]|-\d)[^:#,\[\]{}]*(?:(?<! )#[^:#,\[\]{}]*)*(?<! )"
)
# What some reader of YAML takes for a number, beside what PyYAML does.
NUMBER = re.compile(
    r"[-+]?(?:\.?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+)", re.ASCII
)
LONGEST_WORD = 5  # of those that some reader of YAML takes for a truth value
ESCAPES = str.maketrans({
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u2028": "\\L", "\u2029": "\\P",
})  # fmt: skip
LINES = re.compile("[\n\t\u2028\u2029]")  # single quotes can't say it
RESOLVER: Any = yaml.resolver.Resolver()
FIRST = frozenset(RESOLVER.yaml_implicit_resolvers)  # signs of what it takes for no text


def written(text: str, style: Style = "plain", *, flow: bool = False) -> str:
    """The text as it is where that is safe, else in quotes; `flow`: inside brackets.

    `bare` leaves numbers, dates and truth values without quotes, `quoted` leaves nothing.
    """
    if style == "quoted" or not text.isprintable():
        return quoted(text)
    # Nearly all begin with a letter and hold no sign, which is sooner told than by a pattern.
    has_signs = ":" in text or "#" in text or text[-1:] == " " or not text[:1].isalnum()
    if (flow or has_signs) and not (SAFE_IN_FLOW if flow else SAFE).fullmatch(text):
        return quoted(text)
    is_word = text[0].isalpha()  # no number, no date
    is_prose = is_word and (len(text) > LONGEST_WORD or text[0] not in FIRST)
    return text if is_prose or style == "bare" or not is_guessed(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes, or in single ones where that saves escapes: as prettier has it."""
    if '"' not in text and "\\" not in text and (text.isprintable() or not LINES.search(text)):
        return f'"{text}"'
    if not LINES.search(text):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{text.translate(ESCAPES)}"'


def block(text: str) -> tuple[str, list[str]] | None:
    """Header and lines of the text as a literal block, None where a block can't hold it."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if not body.strip() or any(mark in text for mark in "\u2028\u2029"):
        return None
    lines = body.split("\n") + [""] * (ends - 1)
    if any(line.startswith("\t") or (line and not line.strip(" \t")) for line in lines):
        return None
    first = next(line for line in lines if line)
    indicator = "2" if first.startswith(" ") else ""
    return "|" + indicator + {0: "-", 1: ""}.get(ends, "+"), lines


def is_guessed(text: str) -> bool:
    """Whether some reader of YAML would take it for a number, a date or a truth value."""
    tag = RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag != "tag:yaml.org,2002:str" or bool(NUMBER.fullmatch(text))
