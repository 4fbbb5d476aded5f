"""The key below all questions of a sheet, `Answer key: 1. B 2. D`: each answer goes to its question."""

import re
from collections.abc import Sequence
from string import ascii_uppercase

from allquiz.importers.answer_columns import key_in_columns
from allquiz.importers.answer_line import ANSWER, SAID, WHY, letters_in
from allquiz.importers.questions_in_turn import HEADING, LINE
from allquiz.model.truth import truth

NUMBERED = re.compile(r"[*_\s]*(?:q(?:uestion)?\s*)?(\d{1,3})\s*[.):]\s*\S", re.IGNORECASE)
ONE = r"\(?(?:[A-Ha-h](?:\s*[,&]\s*[A-Ha-h])*|(?i:true|false|[tf]))\b\)?"
ENTRY = re.compile(rf"(\d{{1,3}})[\s.):=|–-]*+({ONE})")
ENTRIES = re.compile(rf"(?:[\s,;|*_]*{ENTRY.pattern})+[\s,;|*_]*")
# The same of options that have numbers: `1. 2`.
COUNTED = re.compile(r"(\d{1,3})(?:[ \t]*[.):=|–-][ \t]*|[ \t]+)([1-9])(?![\d.)%])")
ALL_COUNTED = re.compile(rf"(?:[\s,;|*_]*{COUNTED.pattern})+[\s,;|*_]*")
# With the option's text or a reason behind it: `1. B. two`, `2) (a) - because …`.
TOLD = re.compile(
    rf"[\s*_]*{ENTRY.pattern}(?:(?<=\))|[.:]|,?(?=\s+because\b)|\s*[–,-](?=\s))\s*(\S.*)"
)
HEAD = r"^[ \t*_#]*+(?i:(?:(?:answer|correct)[ \t]+)?(?:keys?|answers)|lösung(?:en|sschlüssel)|corrigé|réponses|respuestas|clave|soluzioni)[\s*_:]++"
KEY_HEAD = re.compile(HEAD.replace("answers)", "answers?)"))
# Without numbers: the letters of one question, or one of each.
LETTERS = re.compile(rf"{HEAD}((?:[A-Ha-h][\s,;&]*)+)\Z", re.MULTILINE)
# On a line of their own, and what is an option.
ALONE = re.compile(r"[ \t]*+(?:[a-h]|[A-H](?:[ \t]*+[,;&]?[ \t]*+[A-H])*+)[ \t]*+")
OPTION = re.compile(r"[ \t]*+[(\[]?([A-Ha-h])[.)\]]")
# One that is still there, for its numbers are not those of the questions.
UNREAD = re.compile(rf"{HEAD}\(?[Qq]?\d{{1,3}}[\s.):=|–-]", re.MULTILINE)
# A table at the end: in Markdown, or its cells with tabs or commas between them or on a line each.
CELLS = rf"(\d{{1,3}})[\s|,;.):=–*-]*+({ONE})"
ROW = rf"(?:[ \t*|]*+{CELLS}[ \t*|]*+(?:\n\s*+|\Z))"
COLUMNS = (
    r"[ \t]*+\|[^|\n]{1,20}\|[^|\n]{1,30}\|[ \t]*+\n[ \t]*+\|[ \t:|-]*+\n|"
    r"[ \t*|]*+(?i:q(?:uestion)?s?|no|nr|#|item|number)\.?[ *]*[\s|,;][ \t*]*+(?i:(?:correct )?(?:answers?|keys?)|letter)[ \t*|]*+\n\s*+"
)
# Above a table more may stand: “Answer key for quiz 1”.
TITLE = rf"(?:{HEAD}|^[ \t*_#]*+(?i:(?:answer[ \t]+)?keys?|answers|solutions)\b(?:[ \t]+[^\n:]{{3,60}})?:?[ \t*_]*+\n\s*+)"
TITLED = re.compile(rf"{TITLE}\Z", re.MULTILINE)
TABLE = re.compile(rf"(?:((?:{TITLE})?^(?:{COLUMNS})|{TITLE})|^{ROW}){ROW}++\Z", re.MULTILINE)
# One with a row of numbers above a row of letters.
ACROSS = re.compile(
    rf"(?:{TITLE})?^[ \t*|]*+(?:[^\d\n\t|,;]+[\t|,;])?((?:[ \t*|,;]*+\d{{1,3}}\b){{2,}}+)[ \t*|]*+\n(?:[ \t:|-]+\n)?"
    r"[ \t*|]*+(?:[^\n\t|,;]{2,}[\t|,;])?((?:[ \t*|,;]*+(?:[A-Ha-h]|(?i:true|false|[tf]))\b){2,}+)[\s*|]*+\Z",
    re.MULTILINE,
)
MOST = 6_000  # characters of such a table
PART = re.compile(
    r"(?i)[\s*_#]*(?:part|section|chapter|unit|page|teil|kapitel|partie)\b"
)  # a heading
MOST_SAID = 12  # lines of what is said of an answer
# How the last line of a question begins, below which a table without names may stand.
ITEM = re.compile(
    r"[\s*_✓✔✅☑→\ufe0f]*(?:[-+•–]\s|\[[ xX]\]|[(\[]?(?:[A-Ha-h]|[ivIV]{1,4})(?:[.):\]]|\s[-–—]\s))"
)


def with_key_in_a_line(text: str) -> str:
    """The text, a key at its end that is a table as it would stand without one: with names of its columns or
    of itself above it, else right below the questions and for all of them."""
    lines = text.split("\n")
    first, has_names, told = key_in_columns(lines)
    sheet = "".join(f"{line}\n" for line in lines[:first])
    if told and (has_names or TITLED.search(sheet)):
        rows = [f"{number}. {letters}. {said}" for number, letters, said in told]
        return "\n".join([TITLED.sub("", sheet).rstrip(), "", "Answers:", *rows])
    start = max(0, len(text) - MOST)
    across = ACROSS.search(text, start)
    table = across or TABLE.search(text, start)
    if table is None:
        return text
    cells: list[tuple[str, ...]] = re.findall(CELLS, table[0])
    if across:
        numbers, letters = (re.findall(r"\w+", row) for row in across.groups())
        cells = list(zip(numbers, letters, strict=True)) if len(numbers) == len(letters) else []
    above = text[: table.start()]
    asked = [found[1] for found in map(NUMBERED.match, above.split("\n")) if found]
    last = above.rstrip().rpartition("\n")[2]  # it would be a part of a title
    is_below = ITEM.match(last) or NUMBERED.match(last)
    is_named = not across and table[1]
    is_all = is_below and asked == [number for number, _ in cells]
    if not cells or not (is_named or is_all):
        return text
    return f"{above}Answers: {' '.join(map(' '.join, cells))}"


def with_letters_alone(text: str) -> str:
    """The text, a line that has letters alone, below options that have these, as their answer; as it is,
    where that is so of one question only."""
    lines, found = text.split("\n"), list[int]()
    offered = set[str]()  # the letters of the options above
    for n, line in enumerate(lines):
        if option := OPTION.match(line):
            offered = (set() if option[1] in "Aa" else offered) | {option[1].upper()}
        elif ALONE.fullmatch(line) and len(offered) > 1 and {*letters_in(line.strip())} <= offered:
            found.append(n)
            offered = set()
        elif ANSWER.match(line):
            offered = set()
    for n in found if found[1:] else []:
        lines[n] = f"ANSWER: {lines[n].strip()}"
    return "\n".join(lines)


def with_answers(text: str) -> str:
    """The text, a line `ANSWER:` below each question that the key at its end tells the answer of.

    As it is, where a question has such a line already, or the numbers don't tell one question each.
    Without letters at its end that may be those of one question or of each.
    """
    lines = text.split("\n")
    at, told = key_in(lines)
    letters = None if told else LETTERS.search(text)
    if not told and not letters:
        return text
    above = "\n".join(lines[:at]) if told else text[: letters.start()] if letters else ""
    lines = above.rstrip().split("\n")
    found = [(n, each) for n, each in enumerate(map(NUMBERED.match, lines)) if each]
    are_counted = told and all(answer.isdigit() for _, (answer, _) in told)
    if are_counted:  # their options have numbers as well, which look otherwise
        found = [(n, each) for n, each in found if _look(each) == _look(found[0][1])]
    starts = [(int(each[1]), n) for n, each in found]
    has_answers = any(map(ANSWER.match, lines))
    if letters:
        is_each = 1 < len(starts) == sum(map(str.isalpha, letters[1])) and not has_answers
        return "\n".join(lines) if is_each else text
    numbers, answers = [number for number, _ in starts], dict(told)
    is_sure = numbers == sorted({*numbers}) == sorted([number for number, _ in told])
    if not is_sure or has_answers:
        return text
    ends = [*[n for _, n in starts[1:]], len(lines) + 1]
    lines.append("")
    for (number, start), end in zip(starts, ends, strict=True):
        answer, _ = answers[number]
        if are_counted and not _offers(lines[start + 1 : end], int(answer)):
            return text
        named = [] if truth(answer) is not None else letters_in(answer)
        needed = max(map(ascii_uppercase.index, named), default=-1) + 1
        if sum(map(bool, map(str.strip, lines[start + 1 : end]))) < needed:
            return text  # it has no such option: these are statements, numbered like questions
    for (number, _), end in reversed([*zip(starts, ends, strict=True)]):
        is_free = not lines[end - 1].strip()  # so that what is below keeps its line
        answer, said = answers[number]
        lines[end - is_free : end] = [f"ANSWER: {answer}{said and f'. {said}'}"]
    return "\n".join(lines)


def _look(number: re.Match[str]) -> str:
    """What stands around the number of a question or an option."""
    return (
        number[0][: number.start(1) - number.start()]
        + number[0][number.end(1) - number.start() : -1]
    )


def _offers(lines: Sequence[str], number: int) -> bool:
    """Whether options with numbers stand in these lines, as many or more."""
    found = [int(each[1]) for each in map(NUMBERED.match, lines) if each]
    return len(found) >= number and found == [*range(1, len(found) + 1)]


def _is_asked(line: str, below: str) -> bool:
    """Whether this asks something, with an option A right below."""
    option = OPTION.match(below)
    return line.rstrip("*_ ").endswith(("?", ":", "…")) and option is not None and option[1] in "Aa"


Told = list[tuple[int, tuple[str, str]]]  # of each number the letters, and what is said behind them


def key_in(lines: Sequence[str]) -> tuple[int, Told]:
    """The line on which a key at the end begins, and what it tells; nothing where there is none."""
    told: Told = []  # from its end
    below = list[str]()  # lines that tell no answer, below the one that is still to come
    for at in reversed(range(len(lines))):
        head = KEY_HEAD.match(f"{lines[at]}\n")
        line = lines[at][head.end() :] if head else lines[at]
        if not line.strip() or line.endswith(HEADING) or ENTRIES.fullmatch(line):
            entries = [(*entry, "") for entry in ENTRY.findall(line)]
        elif ALL_COUNTED.fullmatch(line):
            entries = [(*entry, "") for entry in COUNTED.findall(line)]
        elif found := TOLD.fullmatch(line):
            is_around = found[2][0] == "(" and ")" not in found[2]  # `(B. two)`
            entries = [(found[1], found[2], found[3].removesuffix(")" * is_around))]
        elif (
            len(below) < MOST_SAID and not head and not PART.match(line)
        ):  # what is said of the one above
            below.insert(0, line.strip())
            continue
        else:
            break
        if below and entries:
            if any(map(_is_asked, below, below[1:])):
                return 0, []
            n, answer, said = entries[-1]
            label = SAID.match(below[0])
            below[0] = label[1] if label else below[0]
            entries[-1] = n, answer, f"{said}{LINE if said else WHY}{' '.join(below).strip()}"
            below = []
        told += [(int(n), (answer.strip("()"), said)) for n, answer, said in reversed(entries)]
        if head:
            return (0, []) if below else (at, told[::-1])
    return 0, []
