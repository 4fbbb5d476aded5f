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
from allquiz.model.starting_texts import left

PART = (
    r"(?i:(?:(?:right|wrong|correct|incorrect|richtige|falsche) )?(?:option|answer|distractor|choice|question|stem|explanation"
    r"|rationale|hint|frage|antwort|erklärung|pregunta|respuesta|réponse))"
)
FILL = r"(?i:a|an|the|your|this|add|insert|enter|write|type|put|text)"
PLACEHOLDER = pattern(
    rf"[\[<({{]?(?:TODO|ToDo|FIXME|(?i:tb[acd])\b|XXX\b(?!$)|[Tt]o (?:do|be (?:done|added|written))\b).*|[Tt]o be (?:completed|confirmed|continued|determined)[.…]*|\?{{2,}}|\.{{3}}|…|{PART} (?:[A-E1-9]|(?:is |still )?(?:to (?:come|follow|be \w+)|pending|missing)[.…]*)"
    rf"|[\[<({{]+(?:{FILL} ){{0,3}}{PART}(?: ?[A-E1-9])?[\]>)}}]+|[\[<{{]+(?:[Ii]nsert|[Ee]nter|[Yy]our|[Ff]ill in) [^\]>}}]+[\]>}}]+|x{{3,}}|[Ll]orem ipsum\b.*",
    re.S,
)
HERE = pattern(rf"(?:{FILL} ){{0,3}}{PART} (?:text )?here[.…:?!]*|(?:\w+ ){{0,4}}goes here[.…:]*")
# What says nothing where a reason or a help is wanted; elsewhere it may be a charge or a word of its own.
EMPTY = pattern(
    rf"(?:n/a|none|nothing|(?:see|as|same as) (?:above|below|before)\.?|[-–—.]|(?:{FILL} )?{PART}):?",
    re.I,
)
UNASKED = ("explanation", "hint")
LONG = 45  # characters: what is longer begins with one of these, or with a bracket before it
BEGUN = tuple(
    bracket + word
    for bracket in ("", *"[<({")
    for word in "TODO ToDo FIXME TB tb XXX To to Lorem lorem".split()
)
FIRST_LETTERS = frozenset(begun[0] for begun in BEGUN)


def check(item: Item) -> Findings:
    """What is still to be written, as one finding, at the first such text."""
    texts = item.texts
    if found := left(item.question.type, texts):
        keys = ", ".join([f"`{key}`" for key in found])
        message = f"the template's text still stands under {keys}"
        yield Finding(message, "write your own in its place", At(*next(iter(found.items()))))
        return
    for key, text in texts:
        if len(text) > LONG and not (text[0] in FIRST_LETTERS and text.startswith(BEGUN)):
            continue  # the usual case
        is_empty = key in UNASKED and EMPTY.fullmatch(text)
        if is_empty or PLACEHOLDER.fullmatch(text) or (" here" in text and HERE.fullmatch(text)):
            message = f"“{text[:40]}” stands for a text that is still to be written"
            yield Finding(message, "write it, or take the question out until then", At(key, text))
            return
