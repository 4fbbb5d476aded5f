"""Two options overlap.

What it finds: intervals, among the options, that have numbers in common: “10–20%” and “15–30%”,
and also “10–20” and “20–30”, where 20 is in both; and one share or amount in two ways, “20%” and “1/5”,
“1 g” and “1000 mg”.

Why it is bad: a value in both makes both right, or shows that neither can be the one right option.
[Haladyna 2002] (guideline 22) asks for options that do not overlap.

Evidence: strong (it follows from there being one key).

Example:

      - id: resting-pulse
        type: choice
        stem: What is the usual resting pulse of an adult, in beats a minute?
        answer: 60–100
    ✗   distractors: [20–40, 40–60, 100–140]
    ✓   distractors: [20–39, 40–59, 101–140]
"""

import re
from itertools import chain, combinations

from allquiz.lint.amounts import SHARE_WORDS, Interval, interval, measured, overlap, share
from allquiz.lint.item import Finding, Findings, Item, Opt, first
from allquiz.lint.patterns import pattern

TYPES = ("choice", "matching")

MAY_BE = pattern(r"[\d<>≤≥−~£$€¥-]|[a-zà-ü ]{2,13} [\d−-]", re.I)
LONGEST = 40  # characters of an interval
# These bear numbers: “ribs 7–10” names four.
NUMBERED = pattern(
    r"\b(?:rib|cartilage|vertebra|level|space|tooth|nerve|segment|chromosome|exon|codon|article|section|chapter|page)e?s?\b|\bteeth\b",
    re.I,
)
# Of these one is asked for as a whole, and several may hold a number.
OF_ESTIMATES = pattern(
    r"\b(?:confidence|credible|prediction|konfidenz|vertrauens)[ -]?(?:interval|limit|bereich)|\binterval\w* d[ei] confi|\bwhich intervals?\b|\b(?:CI|KI|IC)s?\b",
    re.I,
)


def check(item: Item) -> Findings:
    """The first option that overlaps with one before."""
    may_be = item.has_digits or not SHARE_WORDS.isdisjoint(item.words)
    return first(chain(_same(item), _overlapping(item))) if may_be else iter(())


def _overlapping(item: Item) -> Findings:
    """Intervals that have numbers in common."""
    spans = [(option, span) for option in item.options if (span := _span(option.text, item.stem))]
    for (other, its), (option, span) in combinations(spans, 2):
        if its.unit == span.unit and overlap(its, span):
            message = f"“{option.text}” and “{other.text}” have numbers in common"
            remedy = "let no number stand in two options: each begins where another has ended"
            yield Finding(message, remedy, option.at())


def _span(text: str, stem: str) -> Interval | None:
    """The interval that an option is, unless intervals are what is asked, or it may be of things that bear numbers."""
    found = interval(text) if len(text) <= LONGEST and MAY_BE.match(text) else None
    is_asked = found and (OF_ESTIMATES.search(stem) or (not found.unit and NUMBERED.search(stem)))
    return None if is_asked else found


def _same(item: Item) -> Findings:
    """One share in two notations, or one amount in two units."""
    before: dict[object, tuple[Opt, str]] = {}
    for option in item.options:
        text = option.text
        if len(text) > LONGEST:
            continue
        found: tuple[object, str]
        if is_share := share(text):
            found = is_share[0], text
        elif item.has_digits and (measure := measured(text)):
            found = measure[:2], measure[2]
        else:
            continue
        other, its = before.setdefault(found[0], (option, found[1]))
        if its != found[1]:
            kind = "share" if is_share else "amount"
            message = f"“{text}” and “{other.text}” are the same {kind}"
            yield Finding(message, "write all in one way, and another one here", option.at())
