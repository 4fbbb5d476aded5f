"""An option denies all the others.

What it finds: an option such as “None of the above”, “None of these” or a bare “None” under a
question that asks which.

Why it is bad: who picks it rightly has shown that some options are wrong, and not that the right
answer is known. Practice with it as the key did not help later recall as other items do
[Odegard 2007]. [Haladyna 2002] found the studies divided and advises care (guideline 25); the
[NBME] guide advises against it.

Evidence: fair (an experiment on learning; guidelines agree on care).

Example:

      - id: scurvy-vitamin
        type: choice
        stem: Lack of which vitamin causes scurvy?
        answer: Vitamin C
    ✗   distractors: [Vitamin A, Vitamin K, None of the above]
    ✓   distractors: [Vitamin A, Vitamin K, Vitamin D]
"""

from allquiz.lint.item import OFFERED
from allquiz.lint.options_on_options import NOT_ANY, check_of

TYPES = OFFERED
SIGNS = NOT_ANY
HELP = "give a distractor that a learner could believe"
check = check_of("none", "the option “{}” denies all the others", HELP)
