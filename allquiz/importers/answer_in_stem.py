"""Answers in a stem, or before its number: `1．正确的是（B）`, `( B ) 1. …` of China's papers, `_B_ 1. …`, `T 1. …`, `1. … (T)`."""

import re

from allquiz.importers.answer_key import KEY_HEAD, OPTION
from allquiz.importers.answer_line import ANSWER

TRUTH = r"(?:[TF]|(?i:true|false))"
BEFORE = re.compile(
    rf"(?m)^[ \t\u3000]*(?=[（_]|\([ \t]|\(?{TRUTH}[ \t)]|\([A-J]\).*\n\s*[(（]?A)[（(_]*+[ \t]*+(?P<told>[A-J]+|{TRUTH})[ \t]*+[)）_]*+[ \t\u3000]*(?P<n>\d{{1,3}})(?=[.．、)](?!\d))"
)
WITHIN = re.compile(  # no vitamin (C)
    r"(?m)^[ \t\u3000]*(?P<n>\d{1,3})(?P<stem>[.．、].*)(?:（\s*|\(\s+)(?P<told>[A-H]+)(?:\s*）|\s+\))(?P<rest>[^\n()（）]{,9})$(?=\n\s*[(（]?A)"
)
BEHIND = re.compile(
    rf"(?m)^[ \t]*(?P<n>\d{{1,3}})(?P<stem>[.)].*[^\s?–—-])[ \t]{{,9}}(?:\(|[ \t][–—-][ \t]{{1,9}})(?P<told>{TRUTH})\)?[. \t]*$"
)
FORMS = {BEFORE: r"\g<n>", WITHIN: r"\g<n>\g<stem>（　）\g<rest>", BEHIND: r"\g<n>\g<stem>"}
NUMBERED = re.compile(r"(?m)^[ \t\u3000]*(?:[(（]\s*[A-H]+\s*[)）]\s*)?\d{1,3}[.．、]")


def with_answers_below(text: str) -> str:
    """The text with such answers as a key at its end; as it is, where a question has none, or a line tells one."""
    form = next((each for each in FORMS if each.search(text)), BEFORE)
    found = list(form.finditer(text))
    lines = text.split("\n")
    is_told = any(ANSWER.match(line) or KEY_HEAD.match(f"{line}\n") for line in lines)
    is_told |= form is BEHIND and any(map(OPTION.match, lines))
    are_alike = {each["told"] for each in found} in ({"T"}, {"F"})  # T cells, perhaps
    if are_alike or not found[1:] or is_told or len(found) < len(NUMBERED.findall(text)):
        return text
    key = " ".join(f"{each['n']}. {each['told']}" for each in found)
    return f"{form.sub(FORMS[form], text).rstrip()}\n\nAnswers: {key}\n"
