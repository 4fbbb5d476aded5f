"""The stem's last word, “a” or “an”, rules options out.

What it finds: a stem that ends in “a” or “an” (before a colon or dots too), or has it before a blank,
where only some of the options can follow. What counts is the sound: *an hour*, *a unit*, *an MRD test*; where an
abbreviation can be read either way, either will do.

Why it is bad: grammar gives the key away, or cuts the guessing down. It is among the clues that
[Haladyna 2002] (guideline 28c) and the [NBME] guide tell to avoid.

Evidence: fair (guidelines agree; that learners use it follows from the wording itself).

Example:

      - id: eye-doctor
        type: choice
    ✗   stem: "A doctor who treats disease of the eye is an:"
    ✗   answer: ophthalmologist
    ✗   distractors: [cardiologist, dermatologist, neurologist]
    ✓   stem: Which doctor treats disease of the eye?
    ✓   answer: Ophthalmologist
    ✓   distractors: [Cardiologist, Dermatologist, Neurologist]
"""

import re

from allquiz.lint.item import PICKED, At, Finding, Findings, Item
from allquiz.lint.patterns import pattern

TYPES = PICKED
ENGLISH_ONLY = True

ENDS = pattern(r"(?<![(\[/])(?<!/ )\b(an?)[\s:;,.…_?\-–—()\[\]]*$", re.I)
BEFORE_BLANK = pattern(r"\b(an?) (?=[\[(]?(?:_{2}|…|\.{3}|-{3}|[ ]?[\])]))", re.I)
BLANKS = ("__", "…", "...", "---", "[", "(")
MANNER = pattern(r"\s+\([^()]*\)\s*$")  # “(choose one)”
ARTICLES = frozenset({"a", "an"})
FIRST = pattern(r"[^\W_]+(?:['’][^\W_]+)*")
SILENT_H = pattern(r"h(?:our|onest|onor|onour|eir)", re.I)
EITHER = pattern(r"(?:herb|historic|hysteric|habitual|hotel)", re.I)
SOUNDS_AS_YOU = pattern(
    r"(?:uni(?!n|m[^o]|d)|unanim|us(?:e|a|u)(?!h)|ute|uti|uri|ure|uro|ura(?:n|ci|te)|ubiq|ufo|uku|eu|ewe|once\b|one(?:\b|-))",
    re.I,
)
AN_LETTERS = frozenset("AEFHILMNORSX")
AN_NUMBER = pattern(r"8|11(?!\d)|18(?!\d)")


def check(item: Item) -> Findings:
    """The article, where it fits some options and not others."""
    match = _article(item)
    if match is None:
        return
    article = match[1].lower()
    out = [option for option in item.options if takes(option.text) not in (article, None)]
    if out and len(out) < len(item.options):
        message = f"“{article}” in the stem does not go with “{out[0].text}”"
        remedy = "ask a whole question, or move the article into the options"
        before = match.string[: match.end(1)].split(" ")
        yield Finding(message, remedy, At("stem", None, " ".join(before[-2:])))


def _article(item: Item) -> re.Match[str] | None:
    """The article that the options follow: last in the stem, or before a blank."""
    stem = item.stem
    words = item.stem_words
    if stem[-1:] == ")":
        stem = MANNER.sub("", stem)
        words = stem.lower().split()
    if words and words[-1] in ARTICLES:
        match = ENDS.search(stem)
        return None if match and match[1] == "A" else match  # a name: vitamin A, group A
    return BEFORE_BLANK.search(stem) if any(blank in stem for blank in BLANKS) else None


def takes(text: str) -> str | None:
    """The article that goes before the text, or None where both may."""
    match = FIRST.search(text)
    if match is None or (match[0].lower() in ("a", "an", "the") and len(match[0]) < len(text)):
        return None
    word = match[0]
    if word[0].isdigit():
        return "an" if AN_NUMBER.match(word) else "a"
    is_spelled = len(word) == 1 or (word[1:2].isupper() and not word.islower())
    if is_spelled or any(c.isdigit() for c in word):
        return _of_letters(word)
    if EITHER.match(word):
        return None
    if SILENT_H.match(word):
        return "an"
    if word[0].lower() in "aeiou":
        return "a" if SOUNDS_AS_YOU.match(word) else "an"
    return "a" if word[0].isascii() else None


def _of_letters(word: str) -> str | None:
    """For an abbreviation, read letter by letter, or maybe as a word."""
    spelled = "an" if word[0].upper() in AN_LETTERS else "a"
    as_word = "an" if word[0].upper() in "AEIOU" else "a"
    could_be_word = len(word) > 3 and not set("AEIOUaeiou").isdisjoint(word[1:])
    return None if could_be_word and spelled != as_word else spelled
