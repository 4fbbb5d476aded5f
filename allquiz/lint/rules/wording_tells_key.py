"""Over a whole bank, absolute or hedged words tell the key.

What it finds: a bank of at least 8 such questions in which statements with an absolute word (only, every,
never …) are nearly all false, or those with a hedge (may, some, often …) nearly all true, or the other way
round; or in which the option with such a word is the key more often, or more seldom, than chance would have
it (1 in 200 each). Where no file is so by itself, all that is read together is judged.

Why it is bad: “false if it says only or every” answers a statement without any knowledge. Such specific
determiners are among the cues of test-wiseness in [Millman 1965], and both [Haladyna 2002] (guideline 28a)
and the [NBME] guide warn of them. Write against it: true statements may hold absolute words (“every
granulocyte has granules”), false ones hedges.

Evidence: fair (guidelines agree; that the pattern pays is arithmetic, and the test says how sure it is).

Example:

    ✗ bank of 24 statements, those with “only” false and the others true
    ✓ bank of 24 statements, half of those with “only” true
"""

from collections.abc import Sequence

from allquiz.lint.item import Item
from allquiz.lint.rules.absolute_distractor import SIGNS as ABSOLUTES
from allquiz.lint.rules.absolute_distractor import is_absolute
from allquiz.lint.test_wiseness import Guesses, check_of, pays, picked, tallied
from allquiz.lint.words import LISTS

TYPES = ("choice", "true_false")
HEDGES = LISTS["hedges"]
BOTH_WAYS = (
    "let true statements hold absolute words and false ones hedges as often as the other way round"
)
REMEDY = "hedge distractors as often as keys, and let keys hold absolute words where they are right"
gather = tallied
check = check_of(
    pays("false if it says only, every or never", BOTH_WAYS),
    pays("true if it says may, some or often", BOTH_WAYS),
    pays("pick the option with may, some or often", REMEDY),
    pays("pick the option with only, every or never", REMEDY),
)


def note(item: Item) -> Guesses | None:
    """What absolute and hedged words tell: of statements, then of options."""
    if item.is_statement:
        words = item.stem_words
        absolute = (0.5, float(not item.question.answer)) if is_absolute(item.stem, words) else None
        hedged = (0.5, float(item.question.answer)) if _is_hedged(item.stem, words) else None
        return (absolute, hedged, None, None) if absolute or hedged else None
    absolute = hedged = None
    if not HEDGES.isdisjoint(item.words) or "rule" in item.words:
        hedged = picked([_is_hedged(option.text, option.words) for option in item.options])
    if not ABSOLUTES.isdisjoint(item.words):
        absolute = picked([bool(is_absolute(o.text, o.words)) for o in item.options])
    return (None, None, hedged, absolute) if absolute or hedged else None


def _is_hedged(text: str, words: Sequence[str]) -> bool:
    return not HEDGES.isdisjoint(words) or ("rule" in words and "as a rule" in text.lower())
