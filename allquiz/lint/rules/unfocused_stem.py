"""The stem asks nothing by itself.

What it finds: a choice whose stem is only “Which of the following is true?” or the like, with or
without a topic (“… about insulin is correct?”), a `multiple_response` that has not even a topic,
and a stem of one or two words that neither asks nor begins a sentence.

Why it is bad: the options then are true-false statements on anything, which can't be answered
before they are read, nor compared with one another. In the cross-over experiment of [Pham 2018]
scores fell where the central idea stood in the options. [Haladyna 2002] (guideline 15) and the
[NBME] guide (cover the options: can it be answered?) ask for a focused stem.

Evidence: strong (cross-over experiment, guidelines agree).

Example:

      - id: about-insulin
        type: choice
    ✗   stem: Which of the following statements about insulin is correct?
    ✗   answer: It lets muscle take up sugar
    ✗   distractors: [It is made in the liver, It is a steroid, It raises blood sugar]
    ✓   stem: What does insulin do to muscle?
    ✓   answer: It lets it take up sugar
    ✓   distractors: [It makes it shorten, It breaks its protein down, It cools it]
"""

import re

from allquiz.lint.item import PICKED, At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.thresholds import FEWEST_STEM_WORDS
from allquiz.lint.words import LISTS

TYPES = PICKED
ENGLISH_ONLY = True

NOUN = r"(?:statements?|sentences?|options?|answers?|claims?|assertions?|facts?|choices?)"
TRUE = r"(?:not )?(?:best(?= (?:answer|option|choice|statement))|true|correct|right|accurate|valid|false|incorrect|wrong|untrue)"
ABOUT = (
    r"(?:about|regarding|concerning|with respect to|with regard to|as regards|relat(?:ing|ed) to)"
)
TOPIC = r"[^.?!;:]{1,70}?"
EMPTY = pattern(
    rf"(?:(?:{ABOUT}|for|in) (?P<before>{TOPIC}), ?)?"
    rf"(?:(?:which|what|choose|select|pick|mark|tick|check|identify)(?: the)?(?: one| ones| all)?(?: that)?(?: of)?"
    rf"(?: the| these| those)?(?: following| below| listed)?(?: (?:true|correct|right|false|incorrect|wrong|best))?"
    rf"(?: {NOUN}(?: (?:on|of|for|by) (?P<nouns>{TOPIC}))??)?(?: {ABOUT} (?P<topic>{TOPIC}))??"
    rf"(?:(?: (?:is|are)(?: (?:the|a|most|all))?(?: {TRUE})(?: {NOUN})?| appl(?:y|ies)| holds?(?: true)?)"
    rf"(?: (?:{ABOUT}|of|for) (?P<after>{TOPIC}))?)?"
    rf"|(?:{ABOUT} (?P<lead>{TOPIC}), ?)?all(?: of (?:the|these|those))?(?: following| above)?(?: {NOUN})?(?: (?:{ABOUT}|on|of) (?P<all>{TOPIC}))?(?: (?:is|are) {TRUE})?(?: {ABOUT} (?P<last>{TOPIC}))?,? except"
    rf"|(?:true|correct|false) statements (?:about|on|of) (?P<include>{TOPIC}) (?:include|are)"
    rf"|what (?:can (?:be|one|you) (?:said|say)|do you know|is known) (?:{ABOUT}|of) (?P<said>{TOPIC})"
    rf"|(?:one of )?the following(?: {NOUN})?(?: {ABOUT} (?P<following>{TOPIC}))? (?:is|are) {TRUE}(?: (?:{ABOUT}|of|for) (?P<listed>{TOPIC}))?"
    rf"|{ABOUT} (?P<alone>\w+(?: [\w-]+){{0,3}})(?=\s*(?::|…|\.\.))"
    rf"|which (?:one )?(?:of )?(?:the )?(?:following )?(?:{NOUN} )?best describes? (?P<best>(?:the |an? )?\w+(?: \w+)?)"
    rf"|true or false)[\s:?.…_]*",
    re.I,
)
ASKS = pattern(
    rf"\b(?:{TRUE}|sa(?:id|y)|known?|appl(?:y|ies)|holds?|{NOUN})\b|^(?:which|what)(?: of)? (?:the )?(?:following|these)\W*$|^{ABOUT}\b",
    re.I,
)
# A verb of its own, or a condition, narrows what is asked.
SAYS_MORE = pattern(
    r"(?<!that )(?<!which )(?<!who )\b(?:is|are|was|were|does|do|did|has|have|can|will|would)\b"
    r"|\b(?:show|indicate|suggest|support|explain|reflect|demonstrate|mean|prove|reveal|require|need|follow|imply|justify|illustrate"
    r"|contradict|call)(?:s|ed)?\b|\b(?:when|if|after|before|during)\b",
    re.I,
)
# Sentences that only say how to answer.
MANNER = pattern(
    r"(?:^|(?<=[.?!:])\s*)(?:please )?(?:select|choose|pick|mark|tick|check)\b[^.?!:]*[.!:]?\s*$"
    r"|^(?:consider|read) (?:the|these) (?:following|statements)\b[^.?!:]*[.:]\s+",
    re.I,
)
# A stem of more words, or with none of these, is about something.
MOST_WORDS = 24
ABOUT_TRUTH = LISTS["truth"]
# A sentence that the options end: “Perimysium surrounds:”, “Tendons connect”.
BEGUN = pattern(
    r"\w+ (?:has|have|act|bind|carry|cause|connect|contain|form|include|involve|make|mean|produce"
    r"|\w{3,}(?<![sui])s)[\s:.…_-]*"
)
# Scripts that divide no words end it.
QUESTION = pattern(
    r"[?？؟;]|\b(?:who|whom|whose|what|which|when|where|why|how|name|give|choose|select|match|complete|find|identify|calculate)\b|_{2,}|…"
    "|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]",
    re.I,
)


def check(item: Item) -> Findings:
    """The stem, where it has no question in it."""
    stem = item.stem.strip()
    words = item.stem_words
    is_short = len(words) < FEWEST_STEM_WORDS
    if is_short and not (QUESTION.search(stem) or BEGUN.fullmatch(stem)):
        message = "this stem asks nothing: it can't be answered before the options are read"
        yield Finding(message, "ask a whole question", At("stem"))
        return
    if len(words) > MOST_WORDS or ABOUT_TRUTH.isdisjoint(words):
        return
    kept = MANNER.sub("", stem).strip() or stem
    match = ASKS.search(kept) and EMPTY.fullmatch(kept)
    if not match:
        return
    topic = next((topic for topic in match.groups() if topic), None)
    if topic and SAYS_MORE.search(topic):
        return
    if topic and item.question.type == "multiple_response":
        return  # statements on one topic, each to be judged: the multiple true-false format
    asked = f"only which statement on {topic.strip()} is right" if topic else "nothing by itself"
    remedy = "ask one thing that can be answered with the options covered"
    yield Finding(f"this stem asks {asked}", remedy, At("stem"))
