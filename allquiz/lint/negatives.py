"""Negatives that turn a question round: which, in the sentence that asks, makes it ask for the exception."""

import re
from collections.abc import Iterator
from itertools import islice

from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

NEGATIVES = LISTS["negative"]  # a question with none of these words has no negative
NEGATIVE = pattern(
    r"\b(?:(?<!\()not(?! (?:only|just|yet|merely|simply|necessarily|until)\b)(?:(?<=\b(?:is|be) not)|(?<=\bare not)|(?<=\b(?:was|did|has|can) not)|(?<=\b(?:were|does|have) not)|(?! \w+ing\b))|never|cannot|except(?:ing)?\b(?! for)|with (?:the exception of|(?:one|an|a single|the following) exception)|excluding|other than|apart from"
    r"|least(?= (?:likely|probabl[ey]|appropriate|suitable|consistent|compatible|expect(?:ed)?|characteristic|typical"
    r"|suggestive|indicative|plausible|associated|related|relevant|desirable|acceptable|advisable|helpful|useful|effective|efficient|important|accurate|reliable|correct|convincing|successful|beneficial|valid)\b)"
    r"|\w+n['’]t(?! (?:only|just|merely|simply|necessarily)\b)|(?:(?<=is )|(?<=are )|(?<=be ))(?:incorrect|untrue|false|wrong(?! with\b)|inappropriate|un(?:likely|necessary|suitable|acceptable|characteristic|related))|(?:incorrect|untrue|false|wrong)(?= (?:statement|answer|option|claim)))\b",
    re.I,
)
# “… with one exception. Which is it?”
POINTER = pattern(r"which(?: one)? (?:is|was) (?:it|this|that)\?", re.I)
SENTENCE = pattern(r"(?<=[.?!:])['\"”’)]*\s+")
# The word that opens the clause a negative stands in.
OPENERS = pattern(
    r"\b(?:which|what|who|whom|whose|that|if|when|whenever|because|although|though|where|why|how|while|whether|unless|since|reasons?)\b",
    re.I,
)
ASKS_FOR_ONE = frozenset({"which", "what", "who", "whom", "whose"})
AUXILIARY = pattern(
    r"\b(?:do(?:es)?|did|is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would) $",
    re.I,
)
ASKS_LATER = pattern(r"\b(?:which|what|whom)\b", re.I)  # “… never works in which of these?”
LISTED = pattern(r"\b(?:following|these|those|below|listed)\b", re.I)
# “Identify the drug that is not …”: what the clause is about is what is asked for.
PICK = pattern(
    r"(?:^|[.:!] )(?:please )?(?:choose|identify|select|name|pick|mark|tick|find|give) (?:the|an?) "
    r"(?:(?!(?:of|for|in|on|with|to|from|by) )\w+ ){1,3}(?:that|which|who)\b"
    r"|\bwhich (?:\w+ )?(?:is|are|was|were) (?:the )?(?:only )?(?:ones? )?(?:(?:of|among) (?:the|these|those) )?(?:(?!(?:of|for|in|on|to|by) )\w+ ){0,2}(?:that|which|who)\b",
    re.I,
)
QUOTED = pattern(r"[“„\"][^“”„\"]*[”“\"]|(?<!\w)['‘][^'’‘]+['’](?!\w)")
MOST = 20  # negatives of a sentence that are looked at: nobody writes more
LEAVES_OUT = ("with", "excluding", "other", "apart")  # at the end, as “except” does there


def turning(stem: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The negatives that turn the sentence that asks round, each with whether it stands out by capitals."""
    sentence = _asking(QUOTED.sub("…", stem))
    for match in islice(NEGATIVE.finditer(sentence), MOST):
        if _turns_round(sentence[: match.start()], match[0].lower(), sentence):
            yield match, any(map(str.isupper, match[0].split()))


def _asking(stem: str) -> str:
    """The last sentence that asks, else the last."""
    sentences = SENTENCE.split(stem.strip())
    asking = [text for text in sentences if "?" in text and not POINTER.fullmatch(text)]
    return (asking or [text for text in sentences if "?" not in text] or sentences)[-1]


def _turns_round(before: str, negative: str, sentence: str) -> bool:
    is_other = negative.startswith(LEAVES_OUT)
    at_end = not sentence[len(before) + len(negative) :].strip(" .:?…_")
    spoken = AUXILIARY.sub("", before).rstrip().lower()
    is_except = negative.startswith("except")
    if spoken.endswith((" but", " or", " and", " though", " if", ",")) and not is_except:
        return is_other and at_end
    openers = [word.lower() for word in OPENERS.findall(before)]
    if is_except or is_other:
        return at_end or (not is_other and bool(LISTED.search(before)))
    if openers and PICK.search(before):
        return True
    if openers:
        return len(openers) == 1 and openers[0] in ASKS_FOR_ONE
    if "?" not in sentence:
        return bool(LISTED.search(sentence))
    # “A mass not of bone hurts which part?” says what the mass is.
    is_of_verb = negative != "not" or AUXILIARY.search(before) is not None
    return is_of_verb and ASKS_LATER.search(sentence[len(before) :]) is not None
