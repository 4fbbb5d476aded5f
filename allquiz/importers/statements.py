"""Statements whose answer says why: `Answer: False. They are pieces of cells.`"""

import re

from allquiz.model.truth import truth

# A word for true or false, and a reason behind a stop, a dash, in brackets or with because.
WITH_REASON = re.compile(
    r"(?is)[*_]*([^\W\d_]+)[*_]*(?:[*_]*[.,;:][*_]*\s+|\s+[-–—]\s+|\s*(?=\()|\s+(?=because\b))(\S.*)"
)
# What takes back a part of it, so that it is neither; or the answers to several statements.
HEDGED = re.compile(
    r"(?is)(?:.*\b(?:true|false)\b|[(\s]*(?:but|only|if|unless|when|except|though|although|or|in (?:part|some|most)|partly|mostly|usually|sometimes)\b)"
)
IS_ASKED = re.compile(r"(?i)\btrue\W+(?:or\W+)?false\b|\bT\s*(?:/|or)\s*F\b")
SHORTEST = 2  # blanks: less may be a name, False (ribs)


def judged_with_reason(answer: str, stem: str) -> tuple[bool | None, str]:
    """Whether an answer says that a statement is true, or None where it says neither; and its reason, or nothing."""
    is_true = truth(answer)
    found = WITH_REASON.fullmatch(answer.strip()) if is_true is None else None
    is_statement = "?" not in stem or IS_ASKED.search(stem)
    is_letter = found and len(found[1]) == 1 and not IS_ASKED.search(stem)  # T. pallidum
    if found is None or is_letter or not is_statement or HEDGED.match(found[2]):
        return is_true, ""
    reason = re.sub(r"(?s)\A\(([^()]*)\)[.\s]*\Z", r"\1", found[2])
    return (truth(found[1]), reason) if reason.count(" ") >= SHORTEST else (None, "")
