"""Options that speak of the other options: “All of the above”, “None of these”; in other languages too."""

import re

from allquiz.lint.item import Item, Opt
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS, root_of

# Whatever is said of the others: “All of the above are acids”, “None of the listed vessels”.
SAID = r"(?: (?:are|is|can|do|does|have|has|may|apply|applies)(?: .+)?)?"
# “Every dose given” may be an answer.
ABOVE = r"(?:(?:above(?:[- ]mentioned)?|foregoing|preceding|listed|named|mentioned|shown|aforementioned)(?: here| above| below)?|given (?:here|above|below))"
NUMBERS = dict(zip("two three four five six 2 3 4 5 6".split(), [*range(2, 7)] * 2, strict=True))
COUNT = rf"(?:{'|'.join(NUMBERS)})"
NAMED = rf"(?: of)? (?:(?:the )?{ABOVE}(?: \w+)?|(?:the |these )?(?:\w+ ){{1,3}}{ABOVE}){SAID}"
REST = (
    r"(?:(?:the )?(?:(?:above(?:-mentioned)?|foregoing|preceding|following|listed|mentioned|given)(?: above| below| here)?|other (?:options|answers|choices)"
    r"|(?:the )?(?:options|answers|choices|statements|items)(?: listed| named| given)?(?: above| below| here)?)"
    rf"|(?:these|those)(?: \w+)?|them|(?:the |these )?{COUNT}(?: of (?:them|these|those))?)"
    r"(?: (?:are|is|apply|may apply)(?: (?:correct|true|right|possible|involved))?)?(?: answers?)?"
)
POINTING = rf"(?:\w+ )*(?:{'|'.join(sorted(LISTS['pointing']))})\w*(?: \w+)*"
SAYS = pattern(
    rf"(?:all|any|each|every(?: one)?|none|neither|not any|no one)(?:(?: of)? {REST}|{NAMED})"
    r"|(?:the )?above all|(?:(?:they|these|those) are )?all (?:are )?(?:true|correct|right)|all apply"
    rf"|everything (?:above|listed)(?: here| above| below)?|(?:{'|'.join(sorted(LISTS['alle'] | LISTS['keine']))})(?: {POINTING})?"
    r"|none(?: (?:is|are) (?:true|correct|right)| appl(?:y|ies))?|nothing (?:above|listed)|rien de tout cela"
    r"|(?:there is )?no (?:(?:correct|right|such) )?(?:answer|option|choice)(?: (?:above|here|is|given|listed).*)?"
    r"|not (?:listed|given|named|mentioned|shown)(?: here| above| below)?"
    r"|(?:neither|no) (?:answer|option|choice|statement)s? (?:is|are) (?:true|correct|right)"
)
# “All of these are acids” under “Which of these are acids?”, “None of the clauses” under “Which clause …?”:
# what is said is what was asked.
ASKED = pattern(
    r"(?:all|each|any|none|neither)(?:(?: of (?:these|those|them))? (?:is|are)| of (?:the|these|those)) (?P<said>.+?)"
    r"(?: (?:do|does|are|is|can|have|has))?"
)
ANY = LISTS["all"] | LISTS["alle"]
NOT_ANY = LISTS["none"] | LISTS["keine"]
FIRST = ANY | NOT_ANY | LISTS["others"]
# “How many of the cells …? All of them” is an amount.
ASKS_AMOUNT = pattern(
    r"\b(?:how (?:many|much|large)|what (?:share|part|proportion|fraction)|wie ?viele?|combien|cuánt[ao]s?|quant[aeio]s?|hoeveel|hur många|ile|сколько|kaç)\b",
    re.I,
)
AMOUNT = pattern(r"(?:all|none|any|each)(?: of)? (?:them|these(?: \w+)?|those)|\w+")
# “All three” are all the others where so many stand there, and none says of how much: “Red cells alone”.
COUNTED = pattern(rf"(?:all|each)(?: of)? (?:the |these )?(?P<count>{COUNT})(?: (?P<kind>\w+))?")
EXTENTS = frozenset(
    "alone only both neither one half some most two three four five nur seul seule solo sólo solamente sadece".split()
)
FIRST_LISTED = pattern(r"(?:^|[\s(])(?:1|A|I|a|i)[.):](?=\s|\w)")
SECOND_LISTED = pattern(r"(?:^|[\s(])(?:2|B|II|b|ii)[.):](?=\s|\w)")


def lists(stem: str) -> bool:
    """Whether the stem has statements or options with letters or numbers of their own."""
    first = FIRST_LISTED.search(stem)
    return first is not None and SECOND_LISTED.search(stem, first.end()) is not None


def says_of_others(option: Opt, item: Item) -> str | None:
    """Whether the option says that “all” of the others are right, or “none” is."""
    words = option.words
    if not words or words[0] not in FIRST or len(words) > 7:
        return None
    text = " ".join(words)
    others = [other for other in item.options if other is not option]
    tells_extents = not all(EXTENTS.isdisjoint(other.words) for other in others)
    if counted := COUNTED.fullmatch(text):
        is_all = NUMBERS[counted["count"]] == len(others) and not tells_extents
        return "all" if is_all and _is_asked(counted["kind"] or "", item) else None
    if SAYS.fullmatch(text):
        is_amount = AMOUNT.fullmatch(text) and ASKS_AMOUNT.search(item.stem)
        is_meant = not is_amount and not (len(words) == 1 and tells_extents)
    else:
        asked = ASKED.fullmatch(text)
        is_meant = asked is not None and _is_asked(asked["said"], item)
    denies = not NOT_ANY.isdisjoint(words[:3])  # “There is no answer”
    return ("none" if denies else "all") if is_meant else None


def _is_asked(said: str, item: Item) -> bool:
    """Whether the stem has these words, articles apart, and asks for no amount."""
    own = {root_of(word) for word in said.split()} - {"a", "an", "the"}
    is_there = own.issubset(map(root_of, item.stem_words))
    return is_there and not ASKS_AMOUNT.search(item.stem)
