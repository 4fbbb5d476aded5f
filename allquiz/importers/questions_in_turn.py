"""Questions and answers in turn, `Q: …` and `A: …`, as a sheet has them."""

import re
from collections.abc import Callable
from itertools import groupby, takewhile
from textwrap import shorten

from allquiz.importers.answer_line import ANSWER, BOLD, LED, SAID, letters_in
from allquiz.importers.numbered import unnumbered

ASKED = re.compile(
    r"[ \t*_]*+(?i:question|q)[ \t*_]*+(\d{0,3})[ \t*_]*+[:.)](?:[*_]++[ \t]*+|[ \t]++|$)"
)
TOLD = re.compile(r"[ \t*_]*+(?:(?i:answer|ans)|A)[ \t*_]*+\d{0,3}[ \t*_]*+[:.](?:[ \t*_]++(.*))?")
# On the question's own line.
BESIDE = re.compile(
    r"(?im)^([ \t*_]*+(?:question|q)[ \t*_]*+\d{0,3}[*_]*+[:.)][*_]*+[ \t].*[.?!:*_])[ \t]+(?=[*_]*(?:answer|ans|a)[*_]*:[*_]*[ \t]+\S)"
)
OPTION = re.compile(r"[ \t]*(?:[-•*+][ \t]|\W*[A-Ha-h1-9][.:)\]])")
SECOND = re.compile(r"\W*[Bb][.:)\]]")
AHEAD = re.compile(r"(?i)\b(?:questions?|following|next|below)\b")  # of what is still to come
# A person's age in what begins with one: a case, most likely.
CASE = re.compile(
    r"(?i)\s*(?:an?|the|mr|mrs|ms|eine?|een|une?|un[ao]?|uma?)\b.{,60}?\b\d{1,3}[- ]?(?:jährig|jarig|(?:year|month|week|day)s?[- ]old|(?:ans|años|anni|anos)\b)"
)
LETTER = re.compile(r"[^\W\d_]")
HEADING, CASED, REASON = "\x01", "\x02", "\x03"  # end a line that was taken for such
GUESSES = {
    HEADING: "“{}” was taken for a heading",
    CASED: "“{}” was taken for a part of it, not for what explains the answer above",
    REASON: "“{}” was taken for what explains its answer",
}
MOST_OF_HEADING, MOST_SHOWN = 8, 60  # words; characters
LINE = "\u2028"  # between the lines of an answer
MOST_TYPED = 5  # words
A_TEXT = re.compile(rf"[,;] |{LINE}|\w+ \w+ \w+\.\Z")


def with_answer_lines(text: str) -> str:
    """The text, `A: …` of each pair as a line `ANSWER: …`; where no options stand above it, what is right below
    is a part of it. As it is, where they are not in turn, or the A is the first option."""
    lines = [
        BOLD.sub(r"\1", line) if ASKED.match(line) else line
        for line in BESIDE.sub(r"\1\n", text).split("\n")
    ]
    turns = [n for n, line in enumerate(lines) if ASKED.match(line) or TOLD.fullmatch(line)]
    are_asked = [ASKED.match(lines[n]) is not None for n in turns]
    if not turns or len(turns) % 2 or are_asked != [True, False] * (len(turns) // 2):
        return text
    for begins, at, end in zip(turns[::2], turns[1::2], [*turns[2::2], len(lines)], strict=True):
        asked, told = ASKED.match(lines[begins]), TOLD.fullmatch(lines[at])
        if not (asked and told) or any(map(_tells_option, lines[at + 1 : end])):
            return text
        if not asked[1]:
            lines[begins] = lines[begins][asked.end() :]
        below = takewhile(lambda line: line.strip() and not SAID.match(line), lines[at + 1 : end])
        said = [] if any(map(OPTION.match, lines[begins + 1 : at])) else list(map(str.strip, below))
        answer = LINE.join(filter(None, [(told[1] or "").rstrip(" \t*_"), *said]))
        lines[at : at + 1 + len(said)] = [f"ANSWER: {answer}", *[""] * len(said)]
    for above, begins in zip([-1, *turns[1::2]], [*turns[::2], len(lines)], strict=True):
        between, is_last = lines[above + 1 : begins], begins == len(lines)
        first = above + 1 + _apart(between, is_first=above < 0, is_last=is_last)
        lines[above + 1 : begins] = between
        if first < begins and (asked := ASKED.match(lines[begins])):  # its number goes before all
            lines[first] = asked[0] + lines[first]
            lines[begins] = lines[begins][asked.end() :]
    return "\n".join(lines)


def _tells_option(line: str) -> bool:
    """Whether this is an option B, or an answer that names one: then what stood as an answer is the option A."""
    answer = ANSWER.match(line)
    return bool(
        SECOND.match(line) or (answer and (letters_in(answer[1]) or LED.fullmatch(answer[1])))
    )


def _apart(lines: list[str], *, is_first: bool, is_last: bool) -> int:
    """Tell apart, in place, what stands above a question: what explains the answer before it, headings, and
    what is of the question, as all below is. The number of the line with which the question begins."""
    found, first = _paragraphs(lines), len(lines)
    is_sure = not is_last and any(map(_is_heading, found.values()))
    for n, text in found.items():
        if n == 0 and not is_first:  # right below the answer
            continue
        if not is_last and _is_heading(text):
            lines[n] = lines[n].strip(f" \t*_{HEADING}") + HEADING
            first = min(first, n)
        elif not (is_first or first < n or SAID.match(text)):
            if not is_last and (AHEAD.search(text) or CASE.match(text)):
                lines[n] += "" if AHEAD.search(text) else CASED
                first = n
            elif text.rstrip().endswith((".", "!")):
                lines[n] = f"Explanation: {lines[n]}{'' if is_sure else REASON}"
    return first


def _paragraphs(lines: list[str]) -> dict[int, str]:
    """What stands between blank lines, by the number of its first line."""
    told = groupby(enumerate(lines), lambda each: each[1].strip() != "")
    found = [list(part) for is_text, part in told if is_text]
    return {part[0][0]: "\n".join([line for _, line in part]) for part in found}


def _is_heading(text: str) -> bool:
    bare = text.strip(" \t*_")
    is_line = "\n" not in bare and bare.count(" ") < MOST_OF_HEADING and bare[-1:] not in ".!?;,"
    is_other = AHEAD.search(bare) or SAID.match(bare) or OPTION.match(text)
    return is_line and bool(LETTER.search(bare)) and not is_other


def without_guesses(lines: list[str], remark: Callable[[str], None]) -> list[str]:
    """The lines as they were written, but headings, with a remark on each that was taken for something."""
    for line in lines:
        if said := GUESSES.get(line[-1:]):
            remark(said.format(shorten(unnumbered(line[:-1]), MOST_SHOWN, placeholder="…")))
    return [line.rstrip("".join(GUESSES)) for line in lines if line[-1:] != HEADING]


def is_text(answer: str) -> bool:
    """Whether an answer is a text or a list, which no one can type as it stands."""
    return answer.count(" ") >= MOST_TYPED or A_TEXT.search(answer) is not None
