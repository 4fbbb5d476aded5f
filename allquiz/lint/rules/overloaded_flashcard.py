"""A flashcard asks for too much at once.

What it finds: a back of more than 25 words, a back that lists more than three things, or a front of
more than 40 words.

Why it is bad: a card is graded as a whole. Forget one thing of five and all five come back
tomorrow; call it good and the one is never learnt. Rules 4, 9 and 10 of [Wozniak 1999] (minimum
information; avoid sets and enumerations) rest on long practice with spaced repetition, not on
experiments, and give no numbers: these are our own.

Evidence: consensus (one author's practice, widely followed).

Example:

    ✗ - id: signs-inflammation
    ✓ - id: sign-calor
        type: flashcard
    ✗   front: What are the signs of inflammation?
    ✗   back: Redness, warmth, swelling, pain, and loss of function
    ✓   front: "Which sign of inflammation is called calor?"
    ✓   back: Warmth
"""

import re

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import words_of

# Wozniak 1999 (rule 4) wants the least that can be recalled and gives no number; these are our own:
# two lines of a card, and what can be kept in mind at once as a list.
MOST_BACK_WORDS = 25
MOST_FRONT_WORDS = 40
MOST_LIST_ITEMS = 3
TYPES = ("flashcard",)

BETWEEN = pattern(
    r";\s|[،、，；؛]\s*|,\s(?:and |or )?|\s(?:and|or|plus|und|et|→|->|/|&|•|·|[-–])\s|(?:^|\s)\(?\d[.)]\s|\n"
)
DIVIDES = pattern(r"[,;]\s|[،、，；؛]|\s(?:→|->|/|&|•|·|[-–])\s|(?:^|\s)\(?\d[.)]\s")
HELP = "make several cards, each with one thing to recall"


def check(item: Item) -> Findings:
    """The side that holds too much."""
    words, listed = len(words_of(item.key_text)), _listed(item.key_text)
    if words > MOST_BACK_WORDS:
        yield Finding(f"the back has {words} words, more than {MOST_BACK_WORDS}", HELP, At("back"))
    elif listed > MOST_LIST_ITEMS:
        message = f"the back lists {listed} things, more than {MOST_LIST_ITEMS}"
        yield Finding(message, HELP, At("back"))
    elif len(item.stem_words) > MOST_FRONT_WORDS:
        message = f"the front has {len(item.stem_words)} words, more than {MOST_FRONT_WORDS}"
        yield Finding(message, "ask for one thing, in fewer words", At("front"))


def _listed(text: str) -> int:
    """How many things the text lists, by its lines, or by commas, semicolons and a last and."""
    most = len([line for line in text.splitlines() if line.strip()])
    for sentence in re.split(r"(?<=[^\d][.!?])\s", text):
        if DIVIDES.search(sentence):
            parts = [part for part in BETWEEN.split(sentence) if part.strip()]
            if sum(len(part.split()) for part in parts) <= 4 * len(parts):  # things, not clauses
                most = max(most, len(parts))
    return most
