"""Answers that stand in brackets in a stem, as papers of China have them: `1．正确的是（B）`, `( B ) 1. …`."""

import re

from allquiz.importers.answer_key import KEY_HEAD
from allquiz.importers.answer_line import ANSWER

IN_BRACKETS = r"(?:（\s*([A-H]+)\s*）|\(\s+([A-H]+)\s+\))"  # no vitamin (C)
BEFORE = re.compile(rf"(?m)^[ \t\u3000]*{IN_BRACKETS}[ \t\u3000]*(\d{{1,3}})(?=[.．、])")
WITHIN = re.compile(
    rf"(?m)^[ \t\u3000]*(\d{{1,3}})([.．、].*){IN_BRACKETS}([^\n()（）]{{,9}})$(?=\n\s*[(（]?A)"
)
NUMBERED = re.compile(rf"(?m)^[ \t\u3000]*(?:{IN_BRACKETS}\s*)?\d{{1,3}}[.．、]")


def with_answers_below(text: str) -> str:
    """The text with such answers as a key at its end; as it is, where a question has none, or a line tells one."""
    before = BEFORE.findall(text)
    found = before or [(b or c, "", a) for a, _, b, c, _ in WITHIN.findall(text)]
    lines = text.split("\n")
    is_told = any(ANSWER.match(line) or KEY_HEAD.match(f"{line}\n") for line in lines)
    if not found[1:] or is_told or len(found) < len(NUMBERED.findall(text)):
        return text
    stems = BEFORE.sub(r"\3", text) if before else WITHIN.sub(r"\1\2（　）\5", text)
    key = " ".join(f"{number}. {wide or narrow}" for wide, narrow, number in found)
    return f"{stems.rstrip()}\n\nAnswers: {key}\n"
