"""Options that speak of the other options: “All of the above”, “None of these”."""

import re

from allquiz.lint.item import Opt

# Whatever is said of the others: “All of the above are acids”, “None of the listed vessels”.
SAID = r"(?: (?:are|is|can|do|does|have|has|may|apply|applies) .+)?"
NAMED = rf"(?: of)? (?:the )?(?:above(?:-mentioned)?|listed|aforementioned)(?: \w+)?{SAID}"
REST = (
    r"(?:(?:the )?(?:above(?:-mentioned)?|following|listed|mentioned|other (?:options|answers|choices)"
    r"|(?:options|answers|choices|statements|items)(?: above| listed)?)"
    r"|these(?: (?:options|answers|choices|statements))?|those|them)"
    r"(?: (?:are|is|apply|may apply)(?: (?:correct|true|right|possible|involved))?)?(?: answers?)?"
)
ALL = re.compile(
    rf"(?:all|any|every one|each)(?: of)? {REST}|(?:the )?above all|all (?:are )?(?:true|correct|right)"
    r"|all apply|everything (?:above|listed)"
    rf"|(?:all|any|each){NAMED}"
)
NONE = re.compile(
    rf"(?:none|neither|not any|no one)(?: of)? {REST}|none (?:is|are) (?:true|correct|right)"
    r"|none apply|none applies|nothing (?:above|listed)|no (?:correct|right) (?:answer|option)|none"
    rf"|(?:none|neither){NAMED}"
)
FIRST = frozenset("all any every each above the everything none neither not no nothing".split())
# “How many of the cells …? All of them” is an amount.
ASKS_AMOUNT = re.compile(
    r"\b(?:how (?:many|much|large)|what (?:share|part|proportion|fraction))\b", re.I
)
AMOUNT = re.compile(r"(?:all|none|any|each)(?: of)? (?:them|these|those)|none")


def stands_for_all(option: Opt, stem: str) -> bool:
    """Whether the option says that all the others are right."""
    return _says(ALL, option, stem)


def denies_all(option: Opt, stem: str) -> bool:
    """Whether the option says that no other is right."""
    return _says(NONE, option, stem)


def _says(pattern: re.Pattern[str], option: Opt, stem: str) -> bool:
    words = option.words
    if not words or words[0] not in FIRST or len(words) > 7:
        return False
    text = " ".join(words)
    if not pattern.fullmatch(text):
        return False
    return not (AMOUNT.fullmatch(text) and ASKS_AMOUNT.search(stem))
