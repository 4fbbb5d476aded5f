"""Questions and answers in turn, `Q: …` and `A: …`, as a sheet has them."""

import re
from itertools import takewhile

from allquiz.importers.answer_line import SAID

ASKED = re.compile(r"[ \t*_]*+(?i:question|q)[ \t*_]*+(\d{0,3})[ \t*_]*+[:.)](?:[ \t*_]++|$)")
TOLD = re.compile(r"[ \t*_]*+(?:(?i:answer|ans)|A)[ \t*_]*+\d{0,3}[ \t*_]*+[:.](?:[ \t*_]++(.*))?")
OPTION = re.compile(r"[ \t]*(?:[-•*+][ \t]|\W*[A-Ha-h1-9][.:)\]])")
SECOND = re.compile(r"\W*[Bb][.:)\]]")
AHEAD = re.compile(r"(?i)\b(?:questions?|following|next|below)\b")  # of what is still to come
LINE = "\u2028"  # between the lines of an answer
MOST_TYPED = 5  # words
A_TEXT = re.compile(rf"[,;] |{LINE}|\w+ \w+ \w+\.\Z")


def with_answer_lines(text: str) -> str:
    """The text, `A: …` of each pair as a line `ANSWER: …`; where no options stand above it, what is right below
    is a part of it. As it is, where they are not in turn, or the A is the first option."""
    lines = text.split("\n")
    turns = [n for n, line in enumerate(lines) if ASKED.match(line) or TOLD.fullmatch(line)]
    are_asked = [ASKED.match(lines[n]) is not None for n in turns]
    if not turns or len(turns) % 2 or are_asked != [True, False] * (len(turns) // 2):
        return text
    for begins, at, end in zip(turns[::2], turns[1::2], [*turns[2::2], len(lines)], strict=True):
        asked, told = ASKED.match(lines[begins]), TOLD.fullmatch(lines[at])
        if not (asked and told) or any(map(SECOND.match, lines[at + 1 : end])):
            return text
        if not asked[1]:
            lines[begins] = lines[begins][asked.end() :]
        below = takewhile(lambda line: line.strip() and not SAID.match(line), lines[at + 1 : end])
        said = [] if any(map(OPTION.match, lines[begins + 1 : at])) else list(map(str.strip, below))
        answer = LINE.join(filter(None, [(told[1] or "").rstrip(" \t*_"), *said]))
        lines[at : at + 1 + len(said)] = [f"ANSWER: {answer}", *[""] * len(said)]
        if end < len(lines):
            lines[at + 1 : end] = _explained(lines[at + 1 : end])
    return "\n".join(lines)


def _explained(lines: list[str]) -> list[str]:
    """What stands between an answer and the next question: paragraphs of sentences explain the answer."""
    told, last, is_ahead = list(lines), "", False  # of the paragraph, from its end
    for n in reversed(range(1, len(lines))):
        line = lines[n].rstrip()
        last, is_ahead = line and (last or line), bool(line and (is_ahead or AHEAD.search(line)))
        begins = line and not lines[n - 1].strip()
        if begins and last.endswith((".", "!")) and not (is_ahead or SAID.match(line)):
            told[n] = f"Explanation: {line}"
    return told


def is_text(answer: str) -> bool:
    """Whether an answer is a text or a list, which no one can type as it stands."""
    return answer.count(" ") >= MOST_TYPED or A_TEXT.search(answer) is not None
