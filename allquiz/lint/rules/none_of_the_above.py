"""An option denies all the others.

What it finds: an option such as “None of the above”, “None of these” or a bare “None” under a
question that asks which.

Why it is bad: who picks it rightly has shown that some options are wrong, and not that the right
answer is known. Practice with it as the key did not help later recall as other items do
[Odegard 2007]. [Haladyna 2002] found the studies divided and advises care (guideline 25); the
[NBME] guide advises against it.

Evidence: fair (an experiment on learning; guidelines agree on care).

Bad:

    - id: scurvy-vitamin
      type: choice
      stem: Lack of which vitamin causes scurvy?
      answer: Vitamin C
      distractors: [Vitamin A, Vitamin K, None of the above]

Good:

    - id: scurvy-vitamin
      type: choice
      stem: Lack of which vitamin causes scurvy?
      answer: Vitamin C
      distractors: [Vitamin A, Vitamin K, Vitamin D]
"""

import re
from collections.abc import Iterator

from allquiz.lint.item import Finding, Item
from allquiz.lint.rules.all_of_the_above import AMOUNT, AMOUNTS, REST
from allquiz.model.question import Choice, Matching, MultipleResponse, Question

NAME = "none-of-the-above"
SEVERITY = "warning"
TYPES: tuple[type[Question], ...] = (Choice, MultipleResponse, Matching)

NONE = re.compile(
    rf"(?:none|neither|not any|no one)(?: of)? {REST}|none (?:is|are) (?:true|correct|right)"
    r"|none apply|none applies|nothing (?:above|listed)|no (?:correct|right) (?:answer|option)|none"
)
FIRST = frozenset({"none", "neither", "not", "no", "nothing"})
HELP = "give a distractor that a learner could believe"


def check(item: Item) -> Iterator[Finding]:
    """The option that denies all."""
    for option in item.options:
        words = option.words
        if words and words[0] in FIRST and len(words) < 8:
            text = " ".join(words)
            if NONE.fullmatch(text) and not (AMOUNTS.fullmatch(text) and AMOUNT.search(item.stem)):
                yield Finding(f"the option “{option.text}” denies all the others", HELP, option.at)
