"""A figure that ages has no date.

What it finds: a question about a count, rate, share or risk in a population (new cases, deaths,
survival, incidence, prevalence, lifetime risk …) with a number in its key or statement, without
`as_of`. A number worked out from others that the stem gives is no such figure, nor is one of a century past (“in 1790”).

Why it is bad: such figures are revised every year; undated, an old one is learnt as the present.
Rule 19 of [Wozniak 1999] (date stamping) says so for all that can change; in medicine the source's
date is part of the answer.

Evidence: fair (that such figures are revised is on record; what learners do with old ones is not).

Example:

      - id: stroke-deaths
        type: numeric
        stem: About how many deaths from stroke does this region register in a year?
        answer: 1200
    ✓   as_of: 2024
"""

import re

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = ("choice", "numeric", "true_false", "cloze", "short_answer", "flashcard", "matching")
ENGLISH_ONLY = True

SIGNS = LISTS["ageing"]
WHO = r"(?:people|adults|children|boys|girls|newborns|infants|men|women|americans|europeans|births|households|cancers|cases|deaths|pregnancies|marriages|families|workers|students|voters|smokers|patients|refugees|migrants|inhabitants|(?:the )?population)"
IN = r"\b(?:\d+|one|two|three) (?:in|out of) (?:every )?(?:\d+|\w+)"
MEASURE = pattern(
    r"\b(?:new cases|cases (?:of|are|were|each|per|a|in|occur|reported)|deaths|mortality|(?<!angle of )incidence|prevalence"
    r"|case fatality|(?:fatality|death|birth|cure|remission|relapse|infection|unemployment|inflation|literacy|poverty|obesity) rate"
    r"|(?:lifetime|life-time|average|overall|annual|yearly|person's|people's) (?:risk|chance)"
    r"|(?:risk|chance|odds) of (?:getting|developing|dying|having|being diagnosed)"
    r"|survival rates?|[- ]year survival|overall survival|survive (?:\d|five|ten|at least|for)"
    r"|dies? (?:of|from|each|every|in|annually)|(?:native )?speakers (?:has|are)|people live with"
    rf"|how many {WHO}(?! did)(?:(?: [^.?]{{1,40}})? (?:have|had|live|are|were|die|died (?:of|from|each|in)|get|suffer|take|use|speak)|[^.?]{{1,40}} in (?:thousands|millions|billions))"
    r"|(?:(?:percentage|percent|share|proportion|fraction|part|%) of (?:all |us |u\.s\. |the )?(?:[\w'’]+ )?"
    rf"|(?:makes? up|accounts? for)[^.?]{{0,40}} (?:of|in) (?:all )?(?:\w+ )?|{IN} ){WHO}|{IN} .{{0,40}}will (?:develop|get|have|die)|in (?:his|her|their|a) lifetime"
    r"|(?:median|average|mean|minimum) (?:age at|income|wage|salary|price|rent)"
    r"|how (?:common|frequent|prevalent|deadly) (?:is|are|was|were)"
    rf"|(?:million|thousand|\d{{3}}) {WHO}(?: in [^.?]{{1,30}})? (?:have|live|are|die|get|suffer)|median survival"
    r"|(?:leading|commonest|most common) (?:cause of|killer|cancer)"
    r"|(?:is|are|was|were) estimated|estimated (?:to|that|number|at)"
    r"|(?:is|are|were) diagnosed (?:each|every|in|with|annually)|life expectancy|population of"
    r"|affects?\b[^.?]{0,40}\b(?:people|adults|children|population|million|in \d)"
    r"|(?:%|(?:share|percentage|proportion|fraction|half|third|quarter) of)[^.?]{0,60} (?:each|every|per|a) year"
    r"|how many [^.?]{1,40} (?:worldwide|in the (?:world|country|nation|state|uk|us|usa|eu|united \w+))(?=[?.,]| (?:are|have|live|die|suffer)\b)"
    r"|people (?:are|were) (?:infected|affected|living|diagnosed)|worldwide (?:have|live))(?!\w)",
    re.I,
)
NUMBER = pattern(
    r"(?<![\w-])\d[\d,. ]*(?:\d|\b)|\b(?:(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) \w+|half|(?:two|three) \w+(?:th|rd)s|third|quarter|million|thousand|hundred)\b|%"
    r"|\b(?:second|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:leading|most|common))",
    re.I,
)
FIGURES = pattern(
    r"\d(?<![\w-].)\d*(?:[,. ]\d+)*(?: (?:in|of|out of) (?:every )?\d+(?:[, ]\d{3})*)?"
)
YEAR = pattern(r"(?:19|20)\d\d")
# No figure “in 1790” ages.
HISTORIC = pattern(
    r"(?<!\d )(?<!\bone )\b(?:in|of|during|by|from)(?: [A-Z]\w+)? 1\d{3}\b(?! [a-z])"
)
HELP = "add `as_of:` with the date or year for which the figure holds"


def check(item: Item) -> Findings:
    """The question, where its figure has no date."""
    question = item.question
    if question.as_of is not None:
        return
    kind = question.type
    in_stem = [f for f in FIGURES.findall(item.stem) if not YEAR.fullmatch(f)]
    if kind in ("true_false", "cloze"):
        stated, given = item.stem, in_stem[2:]
    else:
        stated, given = item.key_text, in_stem[1:]
        given += [f for f in in_stem if f.islower()]  # “90 of 100”
    if given or all(YEAR.fullmatch(found.strip(" ,.")) for found in NUMBER.findall(stated)):
        return
    text = item.stem if kind != "flashcard" else f"{item.stem} {item.key_text}"
    match = MEASURE.search(text)
    if match and not HISTORIC.search(text):
        message = f"this figure (“{match[0]}”) can age, and has no date"
        yield Finding(message, HELP, At("front" if kind == "flashcard" else "stem", None, match[0]))
