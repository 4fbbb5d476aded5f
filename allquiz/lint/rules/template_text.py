"""A text is as the template wrote it.

What it finds: a stem, option, rationale or explanation that `allquiz new` put there to be written
over, such as “What is asked here?” or “A wrong option”; and a text that only says that one is to
come: “TODO”, “TBD: ask Ann”, “???”, “Option 2”, “[distractor]”, “Your explanation goes here”.

Why it is bad: a question that was begun and forgotten would be shared with the others, and teach a
learner nothing but that nobody looked. No study is needed: it says nothing of its subject.

Evidence: strong (it follows by itself).

Example:

      - id: spleen-side
        type: choice
        stem: On which side of the body does the spleen lie?
        answer: On the left
        distractors:
          On the right: The liver lies there.
    ✗     Another wrong one: Why that one is wrong too.
    ✓     In the middle: The pancreas lies there.
        explanation: It lies beneath the ribs, behind the stomach.
"""

import re

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.model.template import left

PART = r"(?:(?:[Rr]ight|[Ww]rong|[Cc]orrect|[Ii]ncorrect) )?(?:[Oo]ption|[Aa]nswer|[Dd]istractor|[Cc]hoice|[Qq]uestion|[Ee]xplanation)"
PLACEHOLDER = pattern(
    rf"[\[<({{]?(?:TODO|FIXME|TBD|TBA|XXX(?!$)|[Tt]o (?:do|be (?:done|added|written))\b).*|\?{{2,}}|\.{{3}}|…|{PART} [A-E1-9]"
    rf"|[\[<({{]+{PART}(?: ?[A-E1-9])?[\]>)}}]+|n/a|N/A|[-–—.]|(?:\w+ ){{0,3}}goes here[.…]*|[Ll]orem ipsum\b.*",
    re.S,
)
NOTHING = ("-", "–", "—", ".", "n/a", "N/A")  # a charge or a word of its own as an option
UNASKED = ("explanation", "hint")


def check(item: Item) -> Findings:
    """What is still to be written, as one finding, at the first such text."""
    texts = item.texts
    if found := left(item.question.type, texts):
        keys = ", ".join([f"`{key}`" for key in found])
        message = f"the template's text still stands under {keys}"
        yield Finding(message, "write your own in its place", At(*next(iter(found.items()))))
        return
    for key, text in texts:
        if PLACEHOLDER.fullmatch(text) and (text not in NOTHING or key in UNASKED):
            message = f"“{text[:40]}” stands for a text that is still to be written"
            yield Finding(message, "write it, or take the question out until then", At(key, text))
            return
