"""Words tell the order.

What it finds: an `ordering` whose steps say where they stand (“then”, “finally”, “its result”), or whose
stem or hint names the steps in their order.

Why it is bad: grammar sorts the steps, and no knowledge is asked. Clues that come from wording alone are among
the faults that [Haladyna 2002] (guideline 28) and the [NBME] guide name.

Evidence: fair (guidelines agree; that grammar sorts the steps is seen by reading them).

Example:

      - id: clot-order
        type: ordering
        stem: Put the steps in order.
    ✗   order: [A vessel is cut, Then platelets stick to it, Finally a clot closes it]
    ✓   order: [A vessel is cut, Platelets stick to the wall, A clot closes the hole]
"""

import re

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import ROOTS, roots_of, words_of
from allquiz.markup import to_plain
from allquiz.model.key import Parts

TYPES = ("ordering",)
PLACED = pattern(
    r"^(?:first(?:ly)?(?-i:(?! [A-Z]))|at first|initially|(?:second|third)(?:ly)?(?-i:(?! [A-Z]))|then|next|after (?:that|this|which)|thereafter|afterwards"
    r"|later|subsequently|finally|lastly|at last|in the end|last(?: of all)?|to (?:begin|conclude|end|finish) with|to conclude|in conclusion|as a (?:result|consequence)(?! of (?!th))|consequently|eventually|ultimately)\b"
    r"|\b(?:then|(?<!comes )(?:next|last)|finally|afterwards)$|\b(?:in|as|at) (?:the|a) (?:first|second|third|next|last|final) (?:step|stage|phase)\b"
    r"|^(?:step|stage|phase|day|week) (?:\d|[a-h]|[ivx]+|one|two|three|four|five)\b|^the (?:beginning|start|end)(?= of\b|:)|^\(?(?:\d[.):]|[a-h]\))(?!\d)\s"
    r"|^(?:start|begin|end|finish)(?:s|ing)? (?:with|by)\b|\bat the end$|^the (?:first|next|last|final) (?:step|stage|phase|thing)\b"
    r"|^(?:zuerst|zunächst|dann|danach|anschließend|schließlich|zuletzt|d['’]abord|puis|ensuite|enfin|finalement|primero|luego|después|por último|finalmente|prima|poi|infine|önce|sonra)\b"
    r"|^(?P<back>this|that|these|those|it|its result|the result|they)\b",
    re.I,
)
ORDINALS = {"first": 0, "second": 1, "third": 2}
AFTER = pattern(r"^(?:after|once|when|as soon as|following|having)\b", re.I)
FEWEST = 3  # steps that the stem names one after the other


def check(item: Item) -> Findings:
    """The first step that says its place; else a stem that names them in order."""
    if not isinstance(item.key, Parts):
        return
    steps = [to_plain(step) for step in item.key.items]
    roots = [roots_of(words_of(step)) for step in steps]
    for number, step in enumerate(steps):
        found = PLACED.search(step)
        # Alone it is the step; “Second” as the first of three is part of a name.
        place = ORDINALS.get(found[0].lower().removesuffix("ly"), number) if found else None
        # What the first step begins with too points back at none.
        points = not (found and found["back"] and steps[0].startswith(found[0]))
        if found and found[0] != step and place == number and points:
            message = f"“{found[0]}” says where the step stands"
        elif AFTER.match(step) and any(own < roots[number] for own in roots):
            message = f"“{step[:40]}” names the step that it follows"
        else:
            continue
        remedy = "say what happens, and leave the place to the learner"
        yield Finding(message, remedy, At("order", item.key.items[number]))
        return
    for key, text in (("stem", item.stem), ("hint", to_plain(item.question.hint or ""))):
        if _names_in_order(roots, text):
            message = f"the {key} names the steps in their order"
            yield Finding(message, "name them otherwise, or not at all", At(key))
            return


def _names_in_order(roots: list[frozenset[str]], text: str) -> bool:
    """Whether each step has a word of its own in the text, and these stand in the order of the steps."""
    words = [ROOTS[word] for word in words_of(text)]
    places = []
    for number, own in enumerate(roots):
        others = set().union(*roots[:number], *roots[number + 1 :])
        found = [place for place, word in enumerate(words) if word and word in own - others]
        if not found:
            return False
        places.append(found[0])
    return len(places) >= FEWEST and places == sorted(places)
