"""A negative that turns the question round does not stand out.

What it finds: a question that asks for the exception (“Which of these is not …?”, “All of the
following … except”, “Which is least likely”) with the negative in plain letters. Capitals,
`*emphasis*` and `**strong**` are fine, and so is a negative that turns nothing round: in a
patient's story, after *if* or *who*, or in “Why does … not …?”.

Why it is bad: readers overlook it and answer the opposite question, the good ones too
[Chiavaroli 2017]. [Haladyna 2002] (guideline 17) and the [NBME] guide advise against negatives,
and the former asks that one which can't be avoided be in capitals and bold. That lessens the harm
at most: [Chiavaroli 2017] has cases where it did not prevent it, so ask for what is true if you can.

Evidence: fair (item analyses, guidelines agree; it is not among the four of ten kinds of flaw whose
expected effect [Pham 2018] could confirm).

Example:

      - id: insulin-not
        type: choice
    ✗   stem: Which of these is not made in the pancreas?
    ✓   stem: Which of these is **not** made in the pancreas?
        answer: Cortisol
        distractors: [Insulin, Glucagon, Lipase]
"""

import re
from itertools import islice

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS
from allquiz.markup import spans

TYPES = ("choice", "multiple_response", "short_answer")
ENGLISH_ONLY = True

SIGNS = LISTS["negative"]
NEGATIVE = pattern(
    r"\b(?:not(?! (?:only|just|yet|merely|simply|necessarily|until)\b)(?:(?<=\b(?:is|be) not)|(?<=\bare not)|(?<=\b(?:was|did|has|can) not)|(?<=\b(?:were|does|have) not)|(?! \w+ing\b))|never|cannot|except(?:ing)?\b(?! for)|with (?:the exception of|(?:one|an|a single|the following) exception)|excluding|other than|apart from"
    r"|least(?= (?:likely|probabl[ey]|appropriate|suitable|consistent|compatible|expect(?:ed)?|characteristic|typical"
    r"|suggestive|indicative|plausible|associated|related|relevant|desirable|acceptable|advisable|helpful|useful|effective|efficient|important|accurate|reliable|correct|convincing|successful|beneficial|valid)\b)"
    r"|\w+n['’]t(?! (?:only|just|merely|simply|necessarily)\b)|(?:(?<=is )|(?<=are )|(?<=be ))(?:incorrect|untrue|false|wrong|inappropriate|un(?:likely|necessary|suitable|acceptable|characteristic|related))|(?:incorrect|untrue|false|wrong)(?= (?:statement|answer|option|claim)))\b",
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


def check(item: Item) -> Findings:
    """The negatives in the sentence that asks."""
    # What is emphasized stands out already, and what is quoted is spoken of: a neutral sign in its place
    # keeps the sentence whole.
    stem = "".join([span.text if not span.style else "…" for span in spans(item.question.stem)])
    stem = QUOTED.sub("…", stem)
    sentence = _asking(stem)
    for match in islice(NEGATIVE.finditer(sentence), MOST):
        before, stands_out = sentence[: match.start()], any(map(str.isupper, match[0].split()))
        if not stands_out and _turns_round(before, match[0].lower(), sentence):
            message = f"“{match[0]}” turns this question round and does not stand out"
            remedy = f"ask for what is true, or set the word off: `**{match[0]}**`"
            yield Finding(message, remedy, At("stem", None, match[0]))
            return


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
