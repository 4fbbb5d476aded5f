"""The key below all questions of a sheet, `Answer key: 1. B 2. D`: each answer goes to its question."""

import re
from string import ascii_uppercase

from allquiz.importers.answer_line import ANSWER, letters_in
from allquiz.model.truth import truth

NUMBERED = re.compile(r"[*_\s]*(?:q(?:uestion)?\s*)?(\d{1,3})\s*[.):]\s*\S", re.IGNORECASE)
ONE = r"\(?(?:[A-Ha-h](?:\s*[,&]\s*[A-Ha-h])*|(?i:true|false|[tf]))\b\)?"
ENTRY = re.compile(rf"(\d{{1,3}})[\s.):=|–-]*+({ONE})")
HEAD = r"^[ \t*_#]*+(?i:(?:(?:answer|correct)[ \t]+)?(?:keys?|answers)|lösung(?:en|sschlüssel)|corrigé|réponses|respuestas|clave|soluzioni)[\s*_:]++"
KEY = re.compile(
    rf"{HEAD.replace('answers)', 'answers?)')}((?:{ENTRY.pattern}[\s,;|]*)+)\Z", re.MULTILINE
)
# Without numbers: the letters of one question, or one of each.
LETTERS = re.compile(rf"{HEAD}((?:[A-Ha-h][\s,;&]*)+)\Z", re.MULTILINE)
# One that is still there, for its numbers are not those of the questions.
UNREAD = re.compile(rf"{HEAD}\(?[Qq]?\d{{1,3}}[\s.):=|–-]", re.MULTILINE)
# As a table in Markdown, perhaps below such a head.
TABLE = re.compile(
    rf"(?:{HEAD})?^[ \t]*+\|[^|\n]{{1,20}}\|[^|\n]{{1,30}}\|[ \t]*+\n[ \t]*+\|[ \t:|-]*+\n((?:[ \t]*+\|[\s*]*+\d{{1,3}}[\s.*]*+\|[\s*]*+[A-Ha-h][\s*]*+\|[ \t]*+(?:\n|\Z))++)",
    re.MULTILINE,
)


def with_key_in_a_line(text: str) -> str:
    """The text, a key that is a table as it would stand without one."""
    return TABLE.sub(lambda found: "Answers: " + re.sub(r"[|*]", " ", found[1]), text)


def with_answers(text: str) -> str:
    """The text, a line `ANSWER:` below each question that the key at its end tells the answer of.

    As it is, where a question has such a line already, or the numbers don't tell one question each.
    Without letters at its end that may be those of one question or of each.
    """
    text = with_key_in_a_line(text)
    key = KEY.search(text) or LETTERS.search(text)
    if not key:
        return text
    lines = text[: key.start()].rstrip().split("\n")
    starts = [(int(found[1]), n) for n, found in enumerate(map(NUMBERED.match, lines)) if found]
    if key.re is LETTERS:
        is_each = 1 < len(starts) == sum(map(str.isalpha, key[1])) and not any(
            map(ANSWER.match, lines)
        )
        return "\n".join(lines) if is_each else text
    told = [(int(number), answer) for number, answer in ENTRY.findall(key[1])]
    numbers, answers = [number for number, _ in starts], dict(told)
    is_sure = numbers == sorted({*numbers}) == sorted([number for number, _ in told])
    if not is_sure or any(map(ANSWER.match, lines)):
        return text
    ends = [*[n for _, n in starts[1:]], len(lines) + 1]
    lines.append("")
    for (number, start), end in zip(starts, ends, strict=True):
        letters = [] if truth(answers[number]) is not None else letters_in(answers[number])
        needed = max(map(ascii_uppercase.index, letters), default=-1) + 1
        if sum(map(bool, map(str.strip, lines[start + 1 : end]))) < needed:
            return text  # it has no such option: these are statements, numbered like questions
    for (number, _), end in reversed([*zip(starts, ends, strict=True)]):
        is_free = not lines[end - 1].strip()  # so that what is below keeps its line
        lines[end - is_free : end] = [f"ANSWER: {answers[number].strip('()')}"]
    return "\n".join(lines)
