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

Bad:

    bank of 25 questions, the key the longest in each

Good:

    bank of 25 questions, the key the longest in one of four
"""

from allquiz.lint.guessing import Guess, Way, extremes, picked, rule_of
from allquiz.lint.item import WARNING, Item

SEVERITY = WARNING
REMEDY = "lengthen some keys or distractors, so that each option is the longest about equally often"


def _longest(item: Item) -> Guess | None:
    return picked(item, lambda options: extremes(options, lambda o: len(o.text), max))


def _shortest(item: Item) -> Guess | None:
    return picked(item, lambda options: extremes(options, lambda o: len(o.text), min))


WAYS = (
    Way(_longest, "pick the longest option", REMEDY),
    Way(_shortest, "pick the shortest option", REMEDY),
)
note, check = rule_of(WAYS)
