"""A rule's page: its docstring, taken apart."""

import textwrap
from typing import NamedTuple

from allquiz.lint.patterns import pattern
from allquiz.lint.references import REFERENCES
from allquiz.lint.rules import Rule

PROSE = ("What it finds", "Why it is bad", "Evidence")
PART = pattern(rf"(?m)^({'|'.join(PROSE)}|Example): ?")
CITED = pattern(r"\[([A-Z]\w+ \d{4}|NBME)\]")


class Page(NamedTuple):
    """What a rule finds, why that is bad and how well that is known, and an example of each kind.

    Paragraphs are one line each; examples are YAML lists of questions, or a sentence.
    """

    title: str
    finds: str
    why: str
    evidence: str
    bad: str
    good: str
    references: tuple[str, ...]


def page(rule: Rule) -> Page:
    """The page of a rule. Raises KeyError for a docstring without one of the parts."""
    title, _, rest = rule.text.partition("\n")
    parts = PART.split(rest)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    cited = tuple(dict.fromkeys(CITED.findall(rule.text)))
    finds, why, evidence = (" ".join(found[name].split()) for name in PROSE)
    bad, good = (_without(mark, found["Example"]) for mark in "✓✗")
    references = tuple(f"[{name}] {REFERENCES[name]}" for name in cited)
    return Page(title, finds, why, evidence, bad, good, references)


def _without(mark: str, example: str) -> str:
    """The example without the lines of this mark: those of ✗ are bad, those of ✓ good, the others both."""
    lines = [line[6:] for line in example.split("\n") if line[4:5] != mark]
    return textwrap.dedent("\n".join(lines)).strip("\n")
