"""A key has a sign that no keyboard has.

What it finds: a `short_answer` or gap every wording of which has a sign that is neither on a
keyboard nor read alike when plainly typed, as Greek letters, dashes and superscripts are.

Why it is bad: who knows the answer can't give it. [Downing 2005] calls it construct-irrelevant
variance: a score that hangs on something else than what is asked.

Evidence: consensus (it follows by itself; no study of its own).

Example:

      - id: sharp-note
        type: short_answer
        stem: What is a half step above the note C called?
        answer: C♯
    ✓   accept: [C sharp]
"""

import unicodedata
from collections.abc import Sequence

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.model.key import Gaps, Words

TYPES = ("short_answer", "cloze")
# Who types one of these types the others.
WITH_KANA = frozenset("CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA IDEOGRAPHIC".split())


def check(item: Item) -> Findings:
    """Each key that can't be typed in any of its wordings."""
    match item.key:
        case Words(wordings):
            if sign := _hard(wordings, item.stem):
                yield _finding(sign, "add an `accept:` as one would type it", At("answer"))
        case Gaps(gaps=gaps):
            for gap in gaps:
                if sign := _hard(gap.wordings, item.stem):
                    remedy = "add another wording after `|`, as one would type it"
                    yield _finding(sign, remedy, At("stem", None, sign))


def _finding(sign: str, remedy: str, at: At) -> Finding:
    name = unicodedata.name(sign, "a sign").lower()
    return Finding(f"“{sign}” ({name}) is on no keyboard", remedy, at)


def _hard(wordings: Sequence[str], stem: str) -> str | None:
    """A sign of the first wording that no keyboard has, where no wording does without."""
    if any(wording.isascii() for wording in wordings):
        return None
    from allquiz.grading.folds import fold  # its tables are for those few keys

    signs = [next((c for c in fold(text) if _is_hard(c, stem)), None) for text in wordings]
    return signs[0] if all(signs) else None


def _is_hard(character: str, stem: str) -> bool:
    """Whether it is neither plain nor a letter of a script that the stem is written in."""
    if (
        character.isascii() or character == "−" or unicodedata.combining(character)
    ):  # typed as a hyphen
        return False
    if not character.isalpha():
        return True
    script = _script(character)
    return script != "LATIN" and all(_script(c) != script for c in stem if not c.isascii())


def _script(character: str) -> str:
    script = unicodedata.name(character, "").split(" ")[0]
    return "KANA" if script in WITH_KANA else script
