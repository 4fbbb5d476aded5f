"""A rule's page: its docstring, taken apart."""

import textwrap
from typing import NamedTuple

from allquiz.lint.patterns import pattern
from allquiz.lint.references import REFERENCES
from allquiz.lint.rules import Rule

PROSE = ("What it finds", "Why it is bad", "Evidence")
EXAMPLES = ("Bad", "Good")
PART = pattern(rf"(?m)^({'|'.join(PROSE + EXAMPLES)}): ?")
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
    text = rule.__doc__ or ""
    title, _, rest = text.partition("\n")
    parts = PART.split(rest)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    cited = tuple(dict.fromkeys(name for name in CITED.findall(text)))
    finds, why, evidence = (" ".join(found[name].split()) for name in PROSE)
    bad, good = (textwrap.dedent(found[name]).strip("\n") for name in EXAMPLES)
    references = tuple(f"[{name}] {REFERENCES[name]}" for name in cited)
    return Page(title, finds, why, evidence, bad, good, references)
