"""An option is written otherwise than the others.

What it finds: amounts of which some have a unit and some none, or another kind of unit (spans of
time may differ: “3 days”, “2 weeks”); options of which some begin with a capital and some not
(names, abbreviations and symbols apart); options of which some stand in quotes and some not; of which some end with a full stop and some not.

Why it is bad: what differs catches the eye, and whoever pasted the key from a book is found out.
[Haladyna 2002] (guideline 23) and the [NBME] guide ask for options of one form; the studies behind
that guideline are few and found little effect.

Evidence: consensus (guidelines agree, hardly measured).

Example:

      - id: cell-power
        type: choice
        stem: Which part of a cell makes most of its ATP?
    ✗   answer: Mitochondrion.
    ✓   answer: Mitochondrion
        distractors: [Ribosome, Nucleus, Lysosome]
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from allquiz.lint.amounts import SCALES, TIME, amount, share
from allquiz.lint.item import OFFERED, Finding, Findings, Item, Opt
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = OFFERED
ENGLISH_ONLY = True

ABBREVIATED = pattern(
    r"(?:\b(?:etc|spp?|vs|approx|Jr|Sr|Inc|Ltd|Co|Corp|Coll|Univ|Dr|St|[A-Z]|[ap]\.m|\.\w)|\.\.)\.$"
)
QUOTED = pattern(r"[“„][^“”„]*[”“]")
QUOTES = "put all options in quotes, or none; those that YAML needs are straight"
PLAIN_WORD = pattern(r"[^\W\d_]+(?![\w-])")
# Endings and words that no name has: a capital on them is the capital of a first word.
ENDING = pattern(
    r"\w+(?:cytes?|omas?|itis|osis|emia|aemia|ase|ose|ine|ide|ate|mab|nib|tion|sion|ment|ness|ity|ing|ism|dria"
    r"|drion|somes?|phils?|blasts?|gen|ous|ive|ful|less|ally|ial|ical|able|ible|ary|ory|[lr]ty|ure|ology|graphy|ectomy"
    r"|therapy)s?",
    re.I,
)
ROMAN = pattern("[ivx]+")  # a chord, a page
PARTICLES = frozenset("von van de der den del della di du la le al el".split())  # of names
COMMON = LISTS["common"]


def check(item: Item) -> Findings:
    """The option that differs, in one respect after the other."""
    options = item.options
    # The amounts of a matching are of different things.
    if item.has_digits and item.question.type != "matching":
        yield from [*_by_notation(options)] or _by_unit(options)
    heads = "".join([option.text[:1] for option in options])
    if not heads.isupper() and not heads.islower():
        yield from _by_case(item, options)
    if "“" in heads or "„" in heads:
        quoted = [option for option in options if QUOTED.fullmatch(option.text)]
        rest = [option for option in options if option not in quoted]
        yield from _of_two(quoted, rest, "its quotes", QUOTES)
    tails = {option.text[-1:] for option in options}
    if len(tails) > 1 and "." in tails:
        ended = [o for o in options if o.text[-1:] == "." and o.words]  # `?.` is a sign
        stopped = [option for option in ended if not ABBREVIATED.search(option.text)]
        bare = [option for option in options if option.text[-1:] not in ".?!…"]
        remedy = "end all options with a full stop, or none"
        yield from _of_two(stopped, bare, "its full stop", remedy)


def _by_unit(options: Sequence[Opt]) -> Findings:
    if not any(option.text.lstrip("-−+")[:1].isdigit() for option in (options[0], options[-1])):
        return
    units = {option: found[1] for option in options if (found := amount(option.text))}
    kinds = {"time" if unit in TIME else unit for unit in units.values()}
    # Where each has a unit of its own for one thing, units are what is asked: “1 mm”, “1 cm”, “1 m”.
    heads = [kind.partition("/") for kind in kinds]
    measures = {(SCALES.get(head, (head,))[0], tail) for head, _, tail in heads}
    is_asked = len(measures) == 1 and len(kinds) == len(options)
    if len(units) == len(options) and len(kinds) > 1 and not is_asked:
        remedy = "give every option the same unit, or put it into the stem"
        yield from _rarest(units, "its unit", remedy)


def _by_notation(options: Sequence[Opt]) -> Findings:
    """Shares of which some are percentages and others fractions."""
    if any("%" in option.text or "cent" in option.text for option in options):
        shares = {option: found[1] for option in options if (found := share(option.text))}
        if len(shares) == len(options):
            remedy = "write every share as a percentage, or every one as a fraction"
            yield from _rarest(shares, "how a share is written", remedy)


def _by_case(item: Item, options: Sequence[Opt]) -> Findings:
    # What may be a name or a symbol keeps its case anywhere.
    small = [o for o in options if o.text[:1].islower() and _is_small(o.text)]
    capital = small and [o for o in options if o.text[:1].isupper() and _is_common(item, o.text)]
    remedy = "begin all options with a capital, or none"
    has_reasons = any(wrong.rationale for wrong in item.question.distractors)  # so no brackets
    if not has_reasons and len(small) == 1 and small[0] in item.distractors[1:]:
        remedy += "; if a comma tore one in two, put that in quotes"
    yield from _of_two(small, capital, "its first letter's case", remedy)


def _of_two(some: Sequence[Opt], others: Sequence[Opt], wherein: str, remedy: str) -> Findings:
    yield from _rarest(dict.fromkeys(some, 1) | dict.fromkeys(others, 2), wherein, remedy)


def _rarest(kinds: Mapping[Opt, object], wherein: str, remedy: str) -> Findings:
    """The first option of the rarest kind, where there are several."""
    counts = Counter(kinds.values())
    if len(counts) > 1:
        odd = min(kinds, key=lambda option: counts[kinds[option]])
        yield Finding(f"“{odd.text}” differs from other options in {wherein}", remedy, odd.at())


def _is_small(text: str) -> bool:
    match = PLAIN_WORD.match(text)
    word = match[0] if match else ""
    return word.islower() and word not in PARTICLES and not ROMAN.fullmatch(word)


def _is_common(item: Item, text: str) -> bool:
    """Whether the first word is no name: by its form, or written small elsewhere in the question."""
    match = PLAIN_WORD.match(text)
    if match is None:
        return False
    word = match[0]
    if not word[1:].islower() and word != "A":  # a T cell, an X chromosome
        return False
    if word.lower() in COMMON or ENDING.fullmatch(word):
        return True
    small = pattern(rf"\b{word.lower()}")
    return any(small.search(other) for _, other in item.texts)
