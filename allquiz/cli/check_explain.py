"""The page of a rule, as `check --explain` prints it."""

from collections.abc import Iterator

from allquiz.bank.format_errors import FORMAT_RULES
from allquiz.lint import RULES
from allquiz.lint.rule_docstring import page
from allquiz.view.blocks import BLANK, Line

# Reported for a bank as a whole.
ABOUT_BANKS = "length-tells-key wording-tells-key likeness-tells-key true-false-imbalance".split()
ABOUT_IGNORING = ("unknown-ignore", "unused-ignore")
AS_IT_IS = "Where it is right as it is"
OF_FORM = "A question with an error of form is left out of quizzes and decks; none can be ignored."


def page_of(name: str) -> Iterator[Line]:
    if name in FORMAT_RULES:
        about, mending, severity = FORMAT_RULES[name]
        yield Line(f"{name} ({severity} of form)", tone="title")
        yield Line(_sentence(about) + ".")
        yield from (BLANK, Line(mending))
        if severity == "error":
            yield from (BLANK, Line(OF_FORM))
        return
    rule = RULES[name]
    made = page(rule)
    yield Line(f"{name} ({rule.severity})", tone="title")
    yield Line(made.title)
    yield from _part("What it finds", _sentence(made.finds))
    yield from _part("Why it is bad", _sentence(made.why))
    yield from _part("Evidence", _sentence(made.evidence))
    for head, example in (("Bad", made.bad), ("Good", made.good)):
        yield from _part(head)
        yield from (Line(line, " ") for line in example.split("\n"))
    if made.references:
        yield from _part("References", *made.references)
    if name in ABOUT_BANKS:
        yield from _part(AS_IT_IS, f"Leave the rule out: `--ignore {name}`.")
    elif name not in ABOUT_IGNORING:
        how = f"`lint: {{ignore: {{{name}: the reason why}}}}`"
        yield from _part(AS_IT_IS, f"Give the question {how}.")


def _part(head: str, *texts: str) -> Iterator[Line]:
    yield from (BLANK, Line(head, tone="strong"), *map(Line, texts))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
