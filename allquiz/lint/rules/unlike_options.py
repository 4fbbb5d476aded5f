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
from collections.abc import Sequence

from allquiz.lint.amounts import TIME, share, unit_of
from allquiz.lint.item import OFFERED, Finding, Findings, Item, Opt
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = OFFERED
ENGLISH_ONLY = True

ABBREVIATED = pattern(r"(?:\b(?:etc|spp?|vs|approx|[A-Z]|[ap]\.m|\.\w)|\.\.)\.$")
QUOTED = pattern(r"[“„][^“”„]*[”“]")
PLAIN_WORD = pattern(r"[^\W\d_]+(?![\w-])")
# Endings and words that no name has: a capital on them is the capital of a first word.
ENDING = pattern(
    r"\w+(?:cytes?|omas?|itis|osis|emia|aemia|ase|ose|ine|ide|ate|mab|nib|tion|sion|ment|ness|ity|ing|ism|dria"
    r"|drion|somes?|phils?|blasts?|gen|ous|ive|ful|less|ally|ial|ical|able|ible|ary|ory|ure|ology|graphy|ectomy"
    r"|therapy)",
    re.I,
)
ROMAN = pattern("[ivx]+")  # a chord, a page
PARTICLES = frozenset("von van de der den del della di du la le al el".split())  # of names
COMMON = LISTS["common"]


def check(item: Item) -> Findings:
    """The option that differs, in one respect after the other."""
    options = item.options
    if item.has_digits:
        yield from [*_by_notation(options)] or _by_unit(options)
    heads = "".join([option.text[:1] for option in options])
    if not heads.isupper() and not heads.islower():
        yield from _by_case(item, options)
    if "“" in heads or "„" in heads:
        yield from _by_quotes(options)
    tails = {option.text[-1:] for option in options}
    if len(tails) > 1 and "." in tails:
        yield from _by_stop(options)


def _by_unit(options: Sequence[Opt]) -> Findings:
    if not any(option.text.lstrip("-−+")[:1].isdigit() for option in (options[0], options[-1])):
        return
    units = [(option, unit_of(option.text)) for option in options]
    amounts = [(option, unit) for option, unit in units if unit is not None]
    kinds = {"time" if unit in TIME else unit for _, unit in amounts}
    if len(amounts) == len(options) and len(kinds) > 1:
        odd = _odd(amounts)
        message = f"“{odd.text}” differs from the other options in its unit"
        yield Finding(message, "give every option the same unit, or put it into the stem", odd.at())


def _by_notation(options: Sequence[Opt]) -> Findings:
    """Shares of which some are percentages and others fractions."""
    if not any("%" in option.text or "cent" in option.text for option in options):
        return
    shares = [(option, found[1]) for option in options if (found := share(option.text))]
    if len(shares) == len(options) and len({notation for _, notation in shares}) > 1:
        odd = _odd(list(shares))
        message = f"“{odd.text}” differs from other options in how a share is written"
        remedy = "write every share as a percentage, or every one as a fraction"
        yield Finding(message, remedy, odd.at())


def _by_case(item: Item, options: Sequence[Opt]) -> Findings:
    capital, small = [], []
    for option in options:
        first = option.text[:1]
        if first.isupper():
            capital.append(option)
        elif first.islower():
            small.append(option)
    if not capital or not small:
        return
    # What may be a name or a symbol keeps its case anywhere.
    capital = [option for option in capital if _is_common(item, option.text)]
    small = [option for option in small if _is_small(option.text)]
    if capital and small:
        odd = (small if len(small) <= len(capital) else capital)[0]
        message = f"“{odd.text}” differs from other options in its first letter's case"
        yield Finding(message, "begin all options with a capital, or none", odd.at())


def _is_small(text: str) -> bool:
    match = PLAIN_WORD.match(text)
    return (
        match is not None
        and match[0].islower()
        and match[0] not in PARTICLES
        and not ROMAN.fullmatch(match[0])
    )


def _is_common(item: Item, text: str) -> bool:
    """Whether the first word is no name: by its form, or written small elsewhere in the question."""
    match = PLAIN_WORD.match(text)
    if match is None or (not match[0][1:].islower() and len(match[0]) > 1):
        return False
    if match[0].lower() in COMMON or ENDING.fullmatch(match[0]):
        return True
    small = pattern(rf"\b{match[0].lower()}")
    question = item.question
    texts = [question.stem, question.explanation or "", question.hint or ""]
    texts += [option.text for option in item.options]
    texts += [option.rationale or "" for option in getattr(question, "distractors", ())]
    return any(small.search(other) for other in texts)


def _by_quotes(options: Sequence[Opt]) -> Findings:
    quoted = [option for option in options if QUOTED.fullmatch(option.text)]
    if quoted and len(quoted) < len(options):
        message = f"“{quoted[0].text}” differs from other options in its quotes"
        remedy = "put all options in quotes, or none; those that YAML needs are straight"
        yield Finding(message, remedy, quoted[0].at())


def _by_stop(options: Sequence[Opt]) -> Findings:
    stopped = [o for o in options if o.text[-1:] == "." and not ABBREVIATED.search(o.text)]
    if stopped and len(stopped) < len(options):
        bare = [option for option in options if option.text[-1:] not in ".?!…"]
        if bare:
            odd = (stopped if len(stopped) <= len(bare) else bare)[0]
            message = f"“{odd.text}” differs from other options in its full stop"
            yield Finding(message, "end all options with a full stop, or none", odd.at())


def _odd(amounts: Sequence[tuple[Opt, str | None]]) -> Opt:
    """The one whose unit is the rarest."""
    units = [unit for _, unit in amounts]
    return min(amounts, key=lambda pair: units.count(pair[1]))[0]
