"""The page of a rule, as `check --explain` prints it."""

import shutil
import sys
import textwrap
from collections.abc import Iterator

import click

from allquiz.bank.rules import FORMAT_RULES, MENDING
from allquiz.lint import RULES
from allquiz.lint.page import page

WIDEST = 84
ABOUT_BANKS = ("keys-longer-overall", "true-false-imbalance")  # reported for a bank as a whole
ABOUT_IGNORING = ("unknown-ignore", "unused-ignore")


def page_of(name: str) -> str:
    """The page of a known rule, filled to the terminal's width."""
    width = min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDEST
    lines = _of_format(name, width) if name in FORMAT_RULES else _of_rule(name, width)
    return "\n".join(lines)


def _of_rule(name: str, width: int) -> Iterator[str]:
    rule = RULES[name]
    made = page(rule)
    yield f"{_bold(name)} ({rule.SEVERITY})"
    yield from _filled(made.title, width)
    for head, text in (
        ("What it finds", made.finds),
        ("Why it is bad", made.why),
        ("Evidence", made.evidence),
    ):
        yield from ("", _bold(head))
        yield from _filled(_sentence(text), width)
    for head, text in (("Bad", made.bad), ("Good", made.good)):
        yield from ("", _bold(head))
        yield from textwrap.indent(text, "  ").split("\n")
    if made.references:
        yield from ("", _bold("References"))
        for reference in made.references:
            yield from _filled(reference, width, hanging="  ")
    if name in ABOUT_IGNORING:
        return
    yield from ("", _bold("Where it is right as it is"))
    if name in ABOUT_BANKS:
        how = f"Leave the rule out: `--ignore {name}`."
    else:
        how = f"Give the question `lint: {{ignore: {{{name}: the reason why}}}}`."
    yield from _filled(how, width)


def _of_format(name: str, width: int) -> Iterator[str]:
    severity = "info" if name == "no-namespace" else "error"
    yield f"{_bold(name)} ({severity} of form)"
    yield from _filled(_sentence(FORMAT_RULES[name].removesuffix(" (info)")) + ".", width)
    yield ""
    yield from _filled(MENDING[name], width)
    if severity == "error":
        yield ""
        text = "A question with an error of form is left out of quizzes and decks; none can be ignored."
        yield from _filled(text, width)


def _filled(text: str, width: int, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
