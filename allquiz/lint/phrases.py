"""Options that speak of the other options: “All of the above”, “None of these”; in other languages too."""

import re

from allquiz.lint.item import Item, Opt
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS, root_of

# Whatever is said of the others: “All of the above are acids”, “None of the listed vessels”.
SAID = r"(?: (?:are|is|can|do|does|have|has|may|apply|applies) .+)?"
# “Every dose given” may be an answer.
ABOVE = r"(?:(?:above(?:[- ]mentioned)?|listed|named|mentioned|shown|aforementioned)(?: here| above| below)?|given (?:here|above|below))"
NUMBERS = dict(zip("two three four five six 2 3 4 5 6".split(), [*range(2, 7)] * 2, strict=True))
COUNT = rf"(?:{'|'.join(NUMBERS)})"
NAMED = rf"(?: of)? (?:(?:the )?{ABOVE}(?: \w+)?|(?:the |these )?(?:\w+ ){{1,3}}{ABOVE}){SAID}"
REST = (
    r"(?:(?:the )?(?:(?:above(?:-mentioned)?|following|listed|mentioned|given)(?: above| below| here)?|other (?:options|answers|choices)"
    r"|(?:the )?(?:options|answers|choices|statements|items)(?: listed| named| given)?(?: above| below| here)?)"
    rf"|(?:these|those)(?: \w+)?|them|(?:the |these )?{COUNT}(?: of (?:them|these|those))?)"
    r"(?: (?:are|is|apply|may apply)(?: (?:correct|true|right|possible|involved))?)?(?: answers?)?"
)
POINTING = rf"(?:\w+ )*(?:{'|'.join(sorted(LISTS['pointing']))})\w*(?: \w+)*"
ALL = pattern(
    rf"(?:all|any|every one|each)(?: of)? {REST}|(?:the )?above all|(?:(?:they|these|those) are )?all (?:are )?(?:true|correct|right)"
    r"|all apply|everything (?:above|listed)(?: here| above| below)?"
    rf"|(?:all|any|each|every){NAMED}|(?:{'|'.join(sorted(LISTS['alle']))}) {POINTING}|tout ce qui précède"
)
NONE = pattern(
    rf"(?:none|neither|not any|no one)(?: of)? {REST}|none (?:is|are) (?:true|correct|right)"
    r"|none apply|none applies|nothing (?:above|listed)|none"
    r"|(?:there is )?no (?:(?:correct|right|such) )?(?:answer|option|choice)(?: (?:above|here|is|given|listed).*)?"
    r"|not (?:listed|given|named|mentioned|shown)(?: here| above| below)?"
    rf"|(?:none|neither){NAMED}|(?:neither|no) (?:answer|option|choice|statement)s? (?:is|are) (?:true|correct|right)"
    rf"|(?:{'|'.join(sorted(LISTS['keine']))}) {POINTING}|rien de tout cela"
)
# “All of these are acids” under “Which of these are acids?”, “None of the clauses” under “Which clause …?”:
# what is said is what was asked.
ASKED = r"(?:(?: of (?:these|those|them))? (?:is|are)| of (?:the|these|those)) (?P<said>.+?)(?: (?:do|does|are|is|can|have|has))?"
ALL_ASKED = pattern(rf"(?:all|each|any){ASKED}")
NONE_ASKED = pattern(rf"(?:none|neither){ASKED}")
ANY = LISTS["all"] | LISTS["alle"]
NOT_ANY = LISTS["none"] | LISTS["keine"]
FIRST = ANY | NOT_ANY | LISTS["others"]
# “How many of the cells …? All of them” is an amount.
ASKS_AMOUNT = pattern(
    r"\b(?:how (?:many|much|large)|what (?:share|part|proportion|fraction))\b", re.I
)
AMOUNT = pattern(r"(?:all|none|any|each)(?: of)? (?:them|these(?: \w+)?|those)|none")
# “All three” are all the others where so many stand there, and none says of how much: “Red cells alone”.
COUNTED = pattern(rf"(?:all|each)(?: of)? (?:the |these )?(?P<count>{COUNT})(?: (?P<kind>\w+))?")
EXTENTS = frozenset("alone only both neither one half some most two three four five".split())
FIRST_LISTED = pattern(r"(?:^|[\s(])(?:1|A|I|a|i)[.):](?=\s|\w)")
SECOND_LISTED = pattern(r"(?:^|[\s(])(?:2|B|II|b|ii)[.):](?=\s|\w)")


def lists(stem: str) -> bool:
    """Whether the stem has statements or options with letters or numbers of their own."""
    first = FIRST_LISTED.search(stem)
    return first is not None and SECOND_LISTED.search(stem, first.end()) is not None


def stands_for_all(option: Opt, item: Item) -> bool:
    """Whether the option says that all the others are right."""
    return _says(ALL, ALL_ASKED, option, item)


def denies_all(option: Opt, item: Item) -> bool:
    """Whether the option says that no other is right."""
    return _says(NONE, NONE_ASKED, option, item)


def _says(
    says: re.Pattern[str], of_what_is_asked: re.Pattern[str], option: Opt, item: Item
) -> bool:
    words = option.words
    if not words or words[0] not in FIRST or len(words) > 7:
        return False
    text = " ".join(words)
    others = [other for other in item.options if other is not option]
    tells_extents = not all(EXTENTS.isdisjoint(other.words) for other in others)
    if counted := COUNTED.fullmatch(text):
        is_all = NUMBERS[counted["count"]] == len(others) and not tells_extents
        return is_all and (not counted["kind"] or _is_asked(counted["kind"], item))
    if match := of_what_is_asked.fullmatch(text):
        return bool(says.fullmatch(text)) or _is_asked(match["said"], item)
    is_amount = AMOUNT.fullmatch(text) and ASKS_AMOUNT.search(item.stem)
    return bool(says.fullmatch(text)) and not (is_amount or (text == "none" and tells_extents))


def _is_asked(said: str, item: Item) -> bool:
    """Whether the stem has these words, articles apart, and asks for no amount."""
    own = {root_of(word) for word in said.split()} - {"a", "an", "the"}
    is_there = bool(own) and own.issubset(map(root_of, item.stem_words))
    return is_there and not ASKS_AMOUNT.search(item.stem)
