"""An option combines other options (“type K”).

What it finds: options such as “1 and 3 only”, “A and B”, “Both of the above”, “I, II and IV”, “Both
monocytes and platelets” beside “Monocytes” and “Platelets”, and a key “Monocytes and platelets” beside them.
Letters and numbers count where they can be read as other options or as statements listed in the
stem: chromosomes “9 and 22” and vitamins “A and D” are left alone,
and so are orders of the same (“2, 1, 3” beside “1, 3, 2”).

Why it is bad: knowing one statement rules out several combinations, so that partial knowledge
finds the key; reading costs time; and here options are shuffled, so letters name nothing.
[Haladyna 2002] (guideline 9) advises against the format, as does the [NBME] guide.

Evidence: fair (guidelines agree; that combinations rule one another out follows from how they are made).

Example:

      - id: heart-left
    ✗   type: choice
    ✗   stem: "Which lie on the left side of the heart? (1) Mitral valve (2) Tricuspid valve (3) Aortic valve"
    ✗   answer: 1 and 3 only
    ✗   distractors: [1 only, 2 and 3 only, 1 and 2 only]
    ✓   type: multiple_response
    ✓   stem: Which lie on the left side of the heart? Select every one.
    ✓   answers: [Mitral valve, Aortic valve]
    ✓   distractors: [Tricuspid valve, Pulmonary valve]
"""

import re

from allquiz.lint.item import PICKED, Finding, Findings, Item, Opt
from allquiz.lint.options_on_options import lists
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS, roots_of, words_of

TYPES = PICKED

AND = "and|or|nor|und|oder|sowie|et|ou|y|e|и|en|och|ve|plus|as well as|along with|together with|als auch|como|ni|né|noch"
JOINING = frozenset(AND.replace("|", " ").split()) - {"as", "with"}
LABEL = r"(?:\(?(?:[A-Ha-h]|[1-9]|I{1,3}|IV|VI{0,3}|i{1,3}|iv|vi{0,3})\)?)"
COMBINED = pattern(
    rf"(?:(?:both|either|neither|only|all of|options?|answers?|statements?|choices?|nur|beide|seulement) )*{LABEL}"
    rf"(?:(?:, ?|,? ?(?:{AND}|&|\+) ?|/){LABEL})*"
    r"(?P<sure> ?,? (?:only|seulement)| (?:are|is)(?: all| both)? (?:correct|true|right)| sind richtig)?\.?",
    re.I,
)
PLURAL = pattern(rf"{LABEL}[ ,&+/]+(?:(?:{AND}) )?{LABEL}", re.I)
POINTS = pattern(
    r"(?:both|neither|two|either|some|only (?:the )?(?:first|last)) (?:of )?(?:the )?(?:above|options above|answers above|choices above)|both of (?:these|them)|two of (?:these|the above)",
    re.I,
)
NAMED = pattern(r"\b(?:options?|answers?|statements?|choices?) ", re.I)
LETTER = pattern(r"\b(?:A(?! (?!alone|only)[a-z])|[B-H]|[b-h])\b")  # and no article
LABELS = frozenset("a b c d e f g h 1 2 3 4 5 6 7 8 9 i ii iii iv v vi vii viii".split())
SIGNS = LABELS | JOINING | {"above", "these", "them"}
# Every word of such an option is one of these.
MADE_OF = LABELS | LISTS["combined"]
PAIRING = frozenset(("both", "either", "neither", "sowohl", "weder", "tanto"))
JOINED = pattern(rf",? (?:{AND}) |, ", re.I)
HELP = "make it a `multiple_response` question with the statements as options"


def check(item: Item) -> Findings:
    """The first option made of other options."""
    if option := _of_labels(item) or _of_names(item):
        yield Finding(f"“{option.text}” is made of other options or statements", HELP, option.at())


def _of_labels(item: Item) -> Opt | None:
    """The first option that points at others, by their letters or numbers if not in words."""
    sure, unsure = list[Opt](), list[Opt]()
    for option in item.options:
        words = option.words
        if not words or words[0] not in MADE_OF or not MADE_OF.issuperset(words):
            continue
        text = option.text.strip()
        if POINTS.match(text.rstrip(".")):
            return option
        if match := COMBINED.fullmatch(text):
            if match["sure"] or NAMED.search(text):
                sure.append(option)
            elif PLURAL.search(text):
                unsure.append(option)
    combined = sure + unsure
    if len(combined) == len(item.options) and len({frozenset(o.words) for o in combined}) == 1:
        return None  # “2, 1, 3” beside “1, 3, 2” are orders of the same
    if unsure and not lists(f"{item.stem}\n{item.options_text}"):
        # Labels alone may be names (blood groups, vitamins, chromosomes), unless something bears them.
        others = sum(not LETTER.search(option.text) for option in item.options)
        unsure = [option for option in unsure if others >= 2 and LETTER.search(option.text)]
    return next(iter(sure + unsure), None)


def _of_names(item: Item) -> Opt | None:
    """The first option that names others whole: “Both … and …”, “Neither … nor …”; in a key “… and …” too."""
    if JOINING.isdisjoint(item.words):
        return None
    apart = JOINING | {"alone", "only"}
    others = {option.roots for option in item.options if apart.isdisjoint(option.words)}
    for option in item.options:
        may_be = option.right or not PAIRING.isdisjoint(option.words[:1])
        if may_be and not JOINING.isdisjoint(option.words):
            parts = [roots_of(words_of(part)) for part in JOINED.split(option.text)]
            if len(parts) > 1 and all(parts) and others.issuperset(parts):
                return option
    return None
