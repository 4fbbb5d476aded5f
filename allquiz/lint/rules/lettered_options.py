"""Options bring letters of their own.

What it finds: options that all begin with a letter or number of a list, such as “A) …” or “2. …”;
distractors that are nothing else, since `B: The heart` makes an option “B” with a reason.

Why it is bad: options are shuffled and given letters when they are shown, so that a learner reads
“C) A) Monocyte”, and an explanation that speaks of “A” speaks of another option. No study is needed.

Evidence: strong (it follows by itself).

Bad:

    - id: scurvy-vitamin
      type: choice
      stem: Lack of which vitamin causes scurvy?
      answer: B) Ascorbic acid
      distractors: [A) Retinol, C) Thiamine]

Good:

    - id: scurvy-vitamin
      type: choice
      stem: Lack of which vitamin causes scurvy?
      answer: Ascorbic acid
      distractors: [Retinol, Thiamine]
"""

import re
from itertools import pairwise

from allquiz.lint.item import OFFERED, WARNING, Finding, Findings, Item, Opt
from allquiz.lint.phrases import ASKS_AMOUNT

SEVERITY = WARNING
TYPES = OFFERED

# A capital and a point before a small letter is a species: “E. coli”.
MARK = re.compile(
    r"\(?(?:(?P<letter>[A-Za-z])(?:\)|\.(?=\s+[^a-z]))|(?P<number>\d)[).](?!\d))\s+\S"
)
LONGEST_MARK = 3  # “AB” and “B12” may stand beside “A” and “B”
SMALL = re.compile(r"(?P<letter>[a-z])\.\s+\S")


def check(item: Item) -> Findings:
    """The options, where their marks are the first of the alphabet, or from 1, without a gap; else
    distractors that are nothing but marks."""
    options = item.options
    if bare := _bare(item):
        message = f"“{bare.text}” is a whole option: what stands after its colon is the reason"
        yield Finding(message, "write `option: reason`, without a letter or number", bare.at())
        return
    if not options or options[0].text[1:3].isalpha():
        return
    marks = [MARK.match(option.text) or SMALL.match(option.text) for option in options]
    letters = sorted([m.groupdict().get("number") or m["letter"].upper() for m in marks if m])
    first = "1" if letters[:1] == ["1"] else "A"
    if len(letters) < 2 or letters != [chr(ord(first) + n) for n in range(len(options))]:
        return
    yield Finding(
        f"the option “{options[0].text[:40]}” begins with a letter or number of its own",
        "leave it out: options are shuffled and given letters when they are shown",
        options[0].at(),
    )


def _bare(item: Item) -> Opt | None:
    """The first distractor where all are letters or numbers that follow one another, and the key is
    none: `B: The heart` makes an option B with a reason."""
    texts = [option.text for option in item.distractors]
    if len(texts) < 2 or len("".join(texts)) != len(texts) or len(item.key_text) <= LONGEST_MARK:
        return None
    follow = all(ord(two) - ord(one) == 1 for one, two in pairwise(texts))
    is_amount = texts[0].isdigit() and ASKS_AMOUNT.search(item.stem)
    return item.distractors[0] if follow and texts[0].isalnum() and not is_amount else None
