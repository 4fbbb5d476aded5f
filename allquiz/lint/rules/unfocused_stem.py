"""The stem asks nothing by itself.

What it finds: a choice whose stem is only “Which of the following is true?” or the like, with or
without a topic (“… about insulin is correct?”), a `multiple_response` that has not even a topic,
a stem of one or two words that neither asks nor begins a sentence, and one that only names a thing and goes on with
“is”, “are”, “may” or the like (“Acute pancreatitis may:”), where not all options say what kind of thing it is (“a …”, “an …”).

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
from allquiz.lint.words import LISTS, ROOTS, words_of

TYPES = PICKED
ENGLISH_ONLY = True

FEWEST_STEM_WORDS = 3  # our own
# What a statement is said to be, and what it may be called; what comes behind them is what it is about.
JUDGED = r"(?:true|correct|right|accurate|valid|false|incorrect|wrong|untrue|statements?|sentences?|claims?|assertions?|facts?|said|say|known)"
ABOUT = (
    r"(?:about|regarding|concerning|with respect to|with regard to|as regards|relat(?:ing|ed) to)"
)
TOPIC = pattern(
    rf"(?:\b{ABOUT}|(?P<judged>\b(?!known (?:for|by)){JUDGED}) (?:of|for|on|by)|(?P<applied>\bappl(?:y|ies)) to|^(?:for|in)) "
    r"(?P<topic>[^.?!;:]{1,70}?)(?=\W*$|[;:] |, (?:which|what|choose|select|mark|identify|(?:all|one) of|the following)\b| (?:(?:do|would|can) you|include|appl(?:y|ies)|holds?)\b"
    rf"|,? (?:that |which )?(?:is|are)(?: (?:not|the|an?|all|most|best)){{0,3}} {JUDGED}\b)"
    rf"|\b{JUDGED} best describes? (?P<described>(?:the |an? )?\w+(?: \w+)?)(?=\W*$)",
    re.I,
)
MOST_ALONE = 4  # words of a stem that only says what it is about: “Regarding insulin:”
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
FRAME = ABOUT_TRUTH | LISTS["frame"]
# A sentence that the options end: “Perimysium surrounds:”, “Tendons connect”.
BEGUN = pattern(
    r"\w+ (?:has|have|act|bind|carry|cause|connect|contain|form|include|involve|make|mean|produce"
    r"|\w{3,}(?<![sui])s)[\s:.…_-]*"
)
QUESTION = pattern(
    r"[?？؟;]|\b(?:who|whom|whose|what|which|when|where|why|how|name|give|choose|select|match|complete|find|identify|calculate)\b|_{2,}|…",
    re.I,
)
# What a stem ends in that only names a thing: what of it is asked, the options say.
GOES_ON = frozenset("is are was were can may might could will would should must".split())
MOST_NAMING = 5  # words before that
ARTICLES = frozenset({"a", "an", "the"})
# Words that make of a name a thing that is asked for, “Normal body temperature is”.
SOUGHT = frozenset(
    "normal average usual typical mean total common preferred recommended initial final ideal correct".split()
)
EASTERN = "\u0e00"  # from this letter on, scripts divide no words


def check(item: Item) -> Findings:
    """The stem, where it has no question in it."""
    stem = item.stem.strip()
    words = item.stem_words
    is_short = len(words) < FEWEST_STEM_WORDS
    is_eastern = is_short and any(letter.isalpha() for letter in stem if letter >= EASTERN)
    if is_short and not (is_eastern or QUESTION.search(stem) or BEGUN.fullmatch(stem)):
        message = "this stem asks nothing: it can't be answered before the options are read"
        yield Finding(message, "ask a whole question", At("stem"))
        return
    if words[-1:] and words[-1] in GOES_ON and _only_names(item):
        message = (
            f"this stem only names a thing and goes on with “{words[-1]}”: it could be anything"
        )
        yield Finding(message, "ask one thing of it", At("stem"))
        return
    asks_truth = words[-1:] == ["following"] or not ABOUT_TRUTH.isdisjoint(words)
    if len(words) > MOST_WORDS or not asks_truth:
        return
    topic = _topic(MANNER.sub("", stem).strip() or stem)
    # Of several statements on one topic each is to be judged: the multiple true-false format.
    is_format = topic and item.question.type == "multiple_response"
    if topic is None or is_format or SAYS_MORE.search(topic):
        return
    asked = f"only which statement on {topic} is right" if topic else "nothing by itself"
    remedy = "ask one thing that can be answered with the options covered"
    yield Finding(f"this stem asks {asked}", remedy, At("stem"))


def _only_names(item: Item) -> bool:
    """Whether a thing is named alone, and the options are no kinds of things."""
    *named, _ = item.stem_words
    start = int(named[:1] in (["a"], ["an"]))
    is_name = all(
        ROOTS[word] and word.isalpha() and not word.endswith("est") for word in named[start:]
    )
    is_kind = all(option.words[:1] and option.words[0] in ARTICLES for option in item.options)
    return (
        item.question.type == "choice"
        and len(named) <= MOST_NAMING
        and is_name
        and SOUGHT.isdisjoint(named)
        and not (is_kind or item.has_digits or "?" in item.stem)
    )


def _topic(stem: str) -> str | None:
    """What the stem is about, if it only asks which statement on that is right; "" for anything."""
    match = TOPIC.search(stem)
    if match is None:
        return "" if FRAME.issuperset(words_of(stem)) else None
    topic = (match["topic"] or match["described"]).strip()
    kept = match["judged"] or match["applied"] or ""
    words = words_of(f"{stem[: match.start()]} {kept} {stem[match.end() :]}")
    is_alone = stem[-1] in ":…." and len(topic.split()) <= MOST_ALONE
    if not FRAME.issuperset(words) or not (words or is_alone):
        return None
    return "" if FRAME.issuperset(words_of(topic)) else topic
