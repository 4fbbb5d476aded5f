"""Options that have boxes, numbers, dashes or colons in place of letters, as chats and what converts a Word text leave."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_uppercase

from allquiz.importers.answer_key import ENTRY
from allquiz.importers.answer_line import ANSWER, BOLD, LED, SAID, WHY, folded, letters_in, marked
from allquiz.importers.list_numbers import ROMAN
from allquiz.importers.named_options import apart, named
from allquiz.importers.table_cells import SPECIES

# A box to tick, the sign of one, a number, a letter with a colon or a dash; and the option.
UNLETTERED = re.compile(
    r"\s*(?:(?:[-*•]\s+)?(?:\[([ xX*])\]|[☐⬜□○◯●◉]\ufe0f?)|(?:\((?=\w+\)))?(\d|[iv]{1,4}|[IV]{1,4})[.):]|(?:(?i:option|choice)\s+)?([A-H])(?::|\s[-–—](?=\s))|[-+•–])\s+(\S.*)"
)
DASH = re.compile(r"^[-–•]\s+(?=\D+\Z)")  # an item that stands as the answer
LETTER = re.compile(r"[(\[]?([A-Za-z])[.)\]]")
BY_LETTER = re.compile(r"[(\[]?[A-H](?:[)\].:]|\s+[-–—→(])")  # how an answer begins that names one
LATIN = re.compile(r"[A-J]\.\s+[a-z]{2,}(?:us|a|um|is|ns|i|ae|ile|ger)[*_.]*")  # C. albicans
# “How many of these hold? 1. … 2. … Answer: 2” counts them.
ASKS_AMOUNT = re.compile(
    r"how (?:many|much)|number of|wie viele?|combien|cuánt|quant[aeio]s?\b|сколько|いくつ|كم|πόσ"
    r"|hoeveel|hur många|hvor mange|скільки|몇|几|幾|多少|何個|bao nhiêu|berapa|कितन|\b(?:ile|kaç|kolik|hány)\b",
    re.IGNORECASE,
)
LETTERED = "{}. {}".format
ABOVE = 5  # lines of a stem that are looked at

Run = list[tuple[int, re.Match[str]]]  # such options, with the numbers of their lines


def with_letters(text: str) -> str:
    """The text, its options with letters where they had none, and something tells which is right: a tick or
    a sign at one, bold that is not of all, or an answer below that names one."""
    lines = text.split("\n")
    for run, end, is_said in list(_runs(lines)):
        texts = [option[4].strip() for _, option in run]
        answer = ANSWER.match(lines[end]) if end < len(lines) else None
        made = []
        boxes = [option for _, option in run if option[1]]
        is_told = any(box[1] != " " or LETTER.match(box[4]) for box in boxes)
        if is_told or (boxes and not answer):
            made = _ticked(run)
        elif answer and not answer[1].strip("()[]. ").isdigit() and _have_letters(texts):
            made = texts
        elif run[1:] and run[0][0]:
            made = [] if is_said or boxes or _has_stem(texts) else _marked(texts)
            told, sign, why = (answer[1] if answer else "").partition(WHY)
            told = DASH.sub("", told)
            letters = _letters(told, run, lines)
            begins, reason = apart(told, texts)
            is_text = any(folded(told).startswith(folded(text)) for text in texts if text[1:])
            if not (reason or is_text) and (led := LED.fullmatch(told)):  # no C. albicans
                begins, reason = led[1], led[2]
            if reason and not letters and (letters := _letters(begins, run, lines)):
                letters += f" - {reason}"
            if letters and not made:
                made = list(map(LETTERED, ascii_uppercase, texts))
                lines[end] = f"ANSWER: {letters}{sign}{why}"
        for (number, _), line in zip(run, made, strict=False):
            lines[number] = line
    return "\n".join(lines)


def _runs(lines: Sequence[str]) -> Iterator[tuple[Run, int, bool]]:
    """Options below each other, the number of the line below them, and whether they are of what is said of
    an answer."""
    run: Run = []
    is_said = False
    for number, line in enumerate([*lines, "end"]):
        option = UNLETTERED.match(line)
        if option and run and _follows(option, run[-1][1], len(run)):
            run.append((number, option))
        elif line.strip():
            if run:
                yield run, number, is_said
            run = [(number, option)] if option and _follows(option, option, 0) else []
            if not run:
                is_said = bool(ANSWER.match(line) or SAID.match(line))


def _ticked(run: Run) -> list[str]:
    """Boxes replaced by letters, where they are not before such: `*B. …` where it is ticked."""
    texts = [option[4] for _, option in run]
    led = [LETTER.match(text) for text in texts]
    letters = "".join([found[1] if found else " " for found in led]).upper()
    lines = texts if letters in ascii_uppercase else list(map(LETTERED, ascii_uppercase, texts))
    return ["*" * (box[1] != " ") + line for (_, box), line in zip(run, lines, strict=False)]


def _have_letters(texts: list[str]) -> bool:
    """Whether options have letters of their own, `1. A. one`, and are no “A. niger” and “B. subtilis”."""
    own = [led[1].upper() for text in texts if (led := LETTER.match(text))]
    is_list = len(own) > 1 and own == [*ascii_uppercase[: len(texts)]]
    return is_list and not all(map(LATIN.fullmatch, texts))


def _marked(texts: list[str]) -> list[str]:
    """Options with letters, a star before those at which a sign says that they are right, else in bold what
    is; none where that is all of them, or none."""
    bold = [BOLD.fullmatch(text) for text in texts]
    for around, found in (
        ("*{}", list(map(marked, texts))),
        ("**{}**", [(b is not None, b[1] if b else t) for b, t in zip(bold, texts, strict=True)]),
    ):
        if len({is_right for is_right, _ in found}) > 1:
            lines = map(LETTERED, ascii_uppercase, [bare for _, bare in found])
            signs = [around if is_right else "{}" for is_right, _ in found]
            return [sign.format(line) for sign, line in zip(signs, lines, strict=False)]
    return []


def _has_stem(texts: Sequence[str]) -> bool:
    """Whether the first asks and others don't: then it is a stem that has a number of the same list."""
    asks = [text.endswith(("?", ":")) for text in texts]
    return asks[0] and not all(asks)


def _letters(answer: str, run: Run, lines: Sequence[str]) -> str:
    """The letters that the answer names; none where it may name two options, or counts them."""
    texts, told = [option[4].strip() for _, option in run], answer.strip("()[]. ")
    if _has_stem(texts):
        return ""
    before = [led[1].upper() if (led := LETTER.match(text)) else "" for text in texts]
    are_letters = sorted(before) == [*ascii_uppercase[: len(texts)]]  # A, C, B
    are_letters = are_letters and not all(map(LATIN.fullmatch, texts))
    for place, (letter, text) in enumerate(zip(before, texts, strict=True)):
        calls = letter in letters_in(told) and (are_letters or not SPECIES.match(text))
        if calls and letter != ascii_uppercase[place : place + 1]:
            return ""  # the letter before one is the place of another
    first, is_numbered = run[0][0], run[0][1][2]
    asked = "".join(lines[max(0, first - ABOVE) : first])
    # “(2)”, as it stands before the option, is no amount.
    is_place = answer.startswith("(") and lines[first].lstrip().startswith("(")
    is_amount = told.isdigit() and not is_place and ASKS_AMOUNT.search(asked)
    if is_amount and (is_numbered or told not in texts):
        return ""
    signs = [o[2] or o[3] or letter for letter, (_, o) in zip(ascii_uppercase, run, strict=False)]
    # Letters: Word had them, and what converts its lists wrote numbers.
    found = [ascii_uppercase[number] for number in named(answer, texts, signs)]
    is_sure = len(found) == 1 or found == sorted({*letters_in(answer)})
    return ", ".join(found) if is_sure else ""


def _follows(option: re.Match[str], other: re.Match[str], count: int) -> bool:
    """Whether this can be the option after so many others, the last of which is the other."""
    name = option[2] or option[3]
    is_alike = all(bool(option[n]) == bool(other[n]) for n in (1, 2, 3))
    roman = ROMAN[count : count + 1]
    return is_alike and (
        not name or name in (str(count + 1), ascii_uppercase[count]) or name.lower() in roman
    )


def numbered_in(stem: list[str]) -> list[re.Match[str]]:
    """The lines of a stem that would be options, if they had letters."""
    return [line for line in map(UNLETTERED.match, stem[1:]) if line]


def names_one(answer: str, stem: list[str]) -> bool:
    """Whether the answer names options, though the stem's lines have no letters, or is a key of several."""
    if len(ENTRY.findall(answer)) > 1:
        return True
    listed = numbered_in(stem)
    if re.match(r"\(\d\)\s", answer) and listed[1:]:
        return True
    said, texts = folded(answer), [folded(line[4]) for line in listed]
    part = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")  # of one, as “lymphoblast”
    if texts[1:] and any(
        (text in said and text[1:])
        or re.match(rf"(?:[a-h]\W+)?{re.escape(text)}(?!\w)", said)
        or (said.strip("()[]. ").isalpha() and part.search(text))
        for text in texts
    ):
        return True
    if answer.strip("()[]. ").isdigit():
        are_amounts = all(line[4][0].isdigit() for line in listed)
        return len(listed) > 1 and (are_amounts or not ASKS_AMOUNT.search("".join(stem)))
    are_beside = re.search(r"\bA[.)\]] .+\bB[.)\]] ", "".join(stem))
    return bool((len(stem) > 2 or are_beside) and letters_in(answer))


def is_torn(answer: str, stem: list[str]) -> bool:
    """Whether the answer begins with a letter, and lines have two that follow each other: one of the options
    has lost its own, or the question is gone."""
    letters = [line[3] for line in numbered_in(stem) if line[3]]
    letters += [line[1].upper() for line in map(LETTER.match, stem) if line]
    follow = any("".join(pair) in ascii_uppercase for pair in pairwise(letters))
    return follow and BY_LETTER.match(answer) is not None
