"""Over a whole bank, the length of options tells the key.

What it finds: a bank of at least 8 `choice` questions in which picking the longest option, or the
shortest, is right more often than chance would have it, or so seldom that crossing that option out pays
(1 in 200 each). Where no file is so by itself, all that is read together is judged.

Why it is bad: each question alone looks fair. Authors qualify the right option until nobody can
object, so that it is the longest; or, warned of that, shorten every key, and then “strike out the longest”
pays as well. Option length heads the cues of test-wiseness in [Millman 1965]; a longest key raised scores
in [Pham 2018]; [Haladyna 2002] (guideline 24) asks for about equal lengths. Write against it: let the
key be the longest in one question of four, the shortest in another.

Evidence: strong (cross-over experiment; the test says how sure the pattern is).

Example:

    ✗ bank of 25 questions, the key the longest in each
    ✓ bank of 25 questions, the key the longest in one of four
"""

from allquiz.lint.item import Item
from allquiz.lint.test_wiseness import Guesses, both_ends, check_of, pays, tallied

TYPES = ("choice",)
REMEDY = "lengthen some keys or distractors, so that each option is the longest about equally often"
gather = tallied
check = check_of(pays("pick the longest option", REMEDY), pays("pick the shortest option", REMEDY))


def note(item: Item) -> Guesses | None:
    """What the lengths of a choice's options tell; nothing where all are of one length."""
    return both_ends([len(option.text) for option in item.options])
