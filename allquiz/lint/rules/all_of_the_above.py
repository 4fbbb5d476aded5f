"""An option stands for all the others.

What it finds: an option such as “All of the above”, “All of these” or “All are correct”.

Why it is bad: who knows that two of the options are right can pick it without knowing the rest,
and who knows one to be wrong can cross it out; here options are shuffled too, so that nothing need
be above. 27 textbooks and the studies since 1990 led [Haladyna 2002] to advise against it
(guideline 26); the [NBME] guide does so too. [Downing 2005] found items with flaws of this and
other kinds 0 to 15 percentage points harder than standard ones on the same content.

Evidence: fair (consensus of the guidelines, measured together with other flaws).

Example:

      - id: energy-sources
    ✗   type: choice
    ✗   stem: Which nutrients can the body burn for energy?
    ✗   answer: All of the above
    ✗   distractors: [Fats, Proteins, Carbohydrates]
    ✓   type: multiple_response
    ✓   stem: Which nutrients can the body burn for energy? Select every one.
    ✓   answers: [Fats, Proteins, Carbohydrates]
    ✓   distractors: [Vitamins, Minerals]
"""

from allquiz.lint.item import OFFERED
from allquiz.lint.options_on_options import ANY, check_of

TYPES = OFFERED
SIGNS = ANY
HELP = "make it a `multiple_response` question, or give another distractor"
check = check_of("all", "the option “{}” stands for all the others", HELP)
