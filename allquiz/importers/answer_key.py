"""The key below all questions of a sheet, `Answer key: 1. B 2. D`: each answer goes to its question."""

import re
from collections.abc import Sequence
from string import ascii_uppercase

from allquiz.importers.answer_line import ANSWER, SAID, WHY, letters_in, marked
from allquiz.importers.questions_in_turn import HEADING, LINE
from allquiz.model.truth import truth

NUMBERED = re.compile(
    r"[*_\s]*(?:(?:q(?:uestion)?[\s.]*)?(?=\d+\s*[.):])|q\.?\s*(?=\d+\s))(\d{1,3})\s*[.):]?\s*\S",
    re.IGNORECASE,
)
ONE = r"\(?(?:[A-Ja-j](?:\s*[,&]\s*[A-Ja-j]){,7}|(?i:true|false|[tf]))\b\)?"
ENTRY = re.compile(rf"(?i:q(?:uestion)?[\s.]*)?(\d{{1,3}})[\s.):=|*_–—→-]*+({ONE})")
ENTRIES = re.compile(rf"(?:[\s,;|*_]*{ENTRY.pattern})+[\s,;|*_]*")
# With the option's text or a reason behind it: `1. B. two`, `2) (a) - because …`.
TOLD = re.compile(
    rf"[\s*_]*{ENTRY.pattern}(?:(?<=\))[*_]*|[*_]*[.:][*_]*|[*_]*,?(?=\s+because\b)|[*_]*\s*[—–→,-](?=\s))\s*(\S.*)"
)
# With a text in place of letters, as questions to type have one; or numbers of options.
TYPED = re.compile(r"[\s*_]*(?i:q(?:uestion)?[\s.]*)?(\d{1,3})[.):][*_]*\s+[*_]*(\S.*)")
BY_NUMBER = re.compile(r"(\d{1,3})[\s.):=|–—-]+\(?([1-8])\b\)?")
# How a question begins whose options have other signs behind their numbers, `1. … 1) …`.
STOPPED = re.compile(r"[*_\s]*(?i:q(?:uestion)?[\s.]*)?(\d{1,3})[.:]\s")
HEAD = r"^[ \t*_#✅✔🔑\ufe0f]*+(?i:(?:(?:answer|correct)[ \t]+)?(?:keys?|answers)(?:[ \t]+(?:and|&|with)[ \t]+(?:explanations?|rationales?|reasons))?)[\s*_:]++"
KEY_HEAD = re.compile(HEAD.replace("answers)", "answers?)"))
WITH_WHY = re.compile(r"(?i)explanation|rationale|reason")  # of a head
# Without numbers: the letters of one question, or one of each.
LETTERS = re.compile(rf"{HEAD}((?:[A-Ha-h][\s,;&]*)+)\Z", re.MULTILINE)
# On a line of their own, right below an option; and what is an option.
ALONE = re.compile(
    r"(?m)^([ \t]*+[(\[]?[B-Hb-h][.)\]].*\n\s*+)([a-h]|[A-H](?:[ \t]*+[,;&]?[ \t]*+[A-H])*+)[ \t]*$(?=(\s*+[(\[]?[B-Hb-h][.)\]])?)"
)
OPTION = re.compile(r"[ \t]*+[(\[]?([A-Ha-h])[.)\]]")
# One that is still there, for its numbers are not those of the questions.
UNREAD = re.compile(rf"{HEAD}\(?[Qq]?\d{{1,3}}[\s.):=|–-]", re.MULTILINE)
# Above a table more may stand: “Answer key for quiz 1”.
TITLE = rf"(?:{HEAD}|^[ \t*_#]*+(?i:(?:answer[ \t]+)?keys?|answers|solutions)\b(?:[ \t]+[^\n:]{{3,60}})?:?[ \t*_]*+\n\s*+)"
# Names of its columns: any two above a rule of Markdown; or a number, letters and what is said of them.
NAMES = (
    r"(?:^[ \t]*+\|[^|\n]{1,20}\|[^|\n]{1,30}\|[ \t]*+\n(?=[ \t]*+\|[ \t]*+:?-)"
    r"|^[ \t*|]*+(?i:q(?:uestion)?s?(?: (?:#|no|number))?|no|nr|#|item|number)\.?[ *]*[\s|,;][ \t*]*+(?i:(?:(?:correct|right) )?(?:answers?|keys?|letters?|options?|choices?)|correct|right|solution)\b([^\n]*+)\n\s*+)"
    r"(?:[ \t:|-]++\n\s*+)?"
)
# A row in Markdown, or its cells with tabs, commas or line breaks between them.
ROW = (
    rf"[ \t*_|]*+(?i:q(?:uestion)?\s*)?(\d{{1,3}})(?!(?:,[ \t]*[A-Ha-h]\b){{2}}[ \t]*(?:[,\n]|\Z))[\s|,;.):=*_–-]*+({ONE})[ *_.)]*+"
    rf"(?:[|\t,;][ \t]*+(?!(?i:q)?\d{{1,3}}[\s.):=|–-]*+{ONE}|{ONE}[ *_.)]*(?:[|\t\n]|\Z))([^\s|].*+))?[ \t*|]*+(?:\n\s*+|\Z)"
)
TABLE = re.compile(rf"(?:((?:{TITLE})?{NAMES}|{TITLE})|^{ROW})(?:{ROW})++", re.MULTILINE)
# One with a row of numbers above a row of letters.
ACROSS = re.compile(
    r"^[ \t*|]*+(?:[^\d\n\t|,;]+[\t|,;])?((?:[ \t*|,;]*+\d{1,3}\b){2,}+)[ \t*|]*+\n(?:[ \t:|-]+\n)?"
    r"[ \t*|]*+(?:[^\n\t|,;]{2,}[\t|,;])?((?:[ \t*|,;]*+(?:[A-Ha-h]|(?i:true|false|[tf]))\b){2,}+)[\s*|]*+\Z",
    re.MULTILINE,
)
ENDS = " \t*|"  # of a row
CELL = re.compile(r"[ \t]*[|\t][ \t]*|^\"|\"$")
TEXTS = re.compile(r"(?i)\W*(?:(?:correct|right)\s+)?(?:answers?|text)\b")  # of the right option
OFFERS = re.compile(r"(?i)\b(?:question|stem|option|choice|distractor)s?\b")  # what no key has
# One of options that have numbers.
COUNTED = re.compile(rf"{HEAD}\d{{1,3}}[ .):=|–-]+[1-9]\b[^.)%]", re.MULTILINE)
MOST = 50_000  # characters of such a table
PART = re.compile(
    r"(?i)[\s*_#]*(?:part|section|chapter|unit|page|teil|kapitel|partie)\b"
)  # a heading
MOST_SAID = 12  # lines of what is said of an answer
# How the last line of a question begins, below which a table without names may stand.
ITEM = re.compile(
    r"[\s*_✓✔✅☑→\ufe0f]*(?:[-+•–]\s|\[[ xX]\]|[(\[]?(?:[A-Ha-h]|[ivIV]{1,4})(?:[.):\]]|\s[-–—]\s))"
)


def with_key_in_lines(text: str) -> str:
    """The text, a key at its end that is a table as it would stand without one: with names of its columns or
    of itself above it, else right below the questions and for all of them."""
    text = text[:-MOST] + ACROSS.sub(_turned, text[-MOST:])
    found = TABLE.finditer(text, max(0, len(text) - MOST))
    table = next((each for each in found if each.end() == len(text)), None)
    if table is None:
        return text
    above = text[: table.start()]
    rows = re.findall(ROW, text[max(table.start(), table.end(1)) :])
    asked = [each[1] for each in map(NUMBERED.match, above.split("\n")) if each]
    last = above.rstrip().rpartition("\n")[2]  # it would be a part of a title
    is_below = ITEM.match(last) or NUMBERED.match(last)
    is_all = is_below and asked == [number for number, *_ in rows]
    names = table[2] or ""  # of further columns
    is_named = names.strip() or not any(re.match(r"[A-Ha-h]\b", said) for *_, said in rows)
    if not (table[1] or is_all) or OFFERS.search(names) or not is_named:
        return text
    # Without names, what stands behind may be the option's text as well as a reason.
    sign = "" if not names.strip() or TEXTS.match(names) else WHY
    told = (f". {sign}{CELL.sub(LINE, said.rstrip(ENDS))}" if said else "" for *_, said in rows)
    keys = [
        f"{number}. {letters}{why}" for (number, letters, _), why in zip(rows, told, strict=True)
    ]
    between = "\n" if any(said for *_, said in rows) else " "  # on one line each is no answer alone
    return f"{above}Answers:{between}{between.join(keys)}"


def _turned(table: re.Match[str]) -> str:
    """A table whose rows were columns."""
    numbers, letters = (re.findall(r"\w+", row) for row in table.groups())
    rows = map("\t".join, zip(numbers, letters, strict=False))
    return "\n".join(rows) if len(numbers) == len(letters) else table[0]


def with_letters_alone(text: str) -> str:
    """The text, a line that has letters alone, right below an option, as the answer; as it is, where that is
    so once only, or another option follows, as below “hepatitis”."""
    found = [follows for *_, follows in ALONE.findall(text)]
    return ALONE.sub(r"\1ANSWER: \2", text) if len(found) > 1 and not any(found) else text


def with_answers(text: str) -> str:
    """The text, a line `ANSWER:` below each question that the key at its end tells the answer of.

    As it is, where a question has such a line already, or the numbers don't tell one question each.
    Without letters at its end that may be those of one question or of each.
    """
    lines = text.split("\n")
    at, told = key_in(lines)
    asked = [each[1] for each in map(NUMBERED.match, lines[:at]) if each]
    if not told or sorted(map(int, asked)) != sorted(number for number, _ in told):
        at, told = key_in(lines, are_typed=True)
        if _are_marked(lines[:at]):  # it says why
            return text
    letters = None if told else LETTERS.search(text)
    if not told and not letters:
        return text
    above = "\n".join(lines[:at]) if told else text[: letters.start()] if letters else ""
    lines = above.rstrip().split("\n")
    starts = _starts(NUMBERED, lines)
    stopped = _starts(STOPPED, lines)
    if told and len(starts) > len(told) and stopped[:1] == starts[:1]:
        starts = stopped
    has_answers = any(map(ANSWER.match, lines)) or (letters is not None and _are_marked(lines))
    if letters:
        counts = len(starts), sum(each[1] in "Aa" for each in map(OPTION.match, lines) if each)
        is_each = 1 < sum(map(str.isalpha, letters[1])) in counts and not has_answers
        return "\n".join(lines) if is_each else text
    numbers, answers = [number for number, _ in starts], dict(told)
    is_sure = numbers == sorted({*numbers}) == sorted([number for number, _ in told])
    if not is_sure or has_answers:
        return text
    lines.append("")
    end = len(lines)
    for number, start in reversed(starts):
        answer, said = answers[number]
        named = [] if truth(answer) is not None else letters_in(answer)
        needed = max(map(ascii_uppercase.index, named), default=-1) + 1
        if sum(map(bool, map(str.strip, lines[start + 1 : end]))) < needed:
            return text  # it has no such option: these are statements, numbered like questions
        is_free = not lines[end - 1].strip()  # so that what is below keeps its line
        lines[end - is_free : end] = [f"ANSWER: {answer}{said and f'. {said}'}"]
        end = start
    return "\n".join(lines)


def _are_marked(lines: Sequence[str]) -> bool:
    """Whether a sign at an option tells that it is right."""
    return any(is_right for is_right, _ in map(marked, lines))


def _starts(number: re.Pattern[str], lines: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of questions, each with that of its line."""
    return [(int(each[1]), n) for n, each in enumerate(map(number.match, lines)) if each]


def _is_asked(line: str, below: str) -> bool:
    """Whether this asks something, with an option A right below."""
    option = OPTION.match(below)
    return line.rstrip("*_ ").endswith(("?", ":", "…")) and option is not None and option[1] in "Aa"


Told = list[tuple[int, tuple[str, str]]]  # of each number the letters, and what is said behind them


def key_in(lines: Sequence[str], *, are_typed: bool = False) -> tuple[int, Told]:
    """The line on which a key at the end begins, and what it tells; nothing where there is none. It may give
    texts to type where `are_typed` says so."""
    told: Told = []  # from its end
    below = list[str]()  # lines that tell no answer, below the one that is still to come
    for at in reversed(range(len(lines))):
        head = KEY_HEAD.match(f"{lines[at]}\n")
        line = lines[at][head.end() :] if head else lines[at]
        if not line.strip() or line.endswith(HEADING) or ENTRIES.fullmatch(line):
            entries = [(*entry, "") for entry in ENTRY.findall(line)]
        elif found := TOLD.fullmatch(line):
            is_around = found[2][0] == "(" and ")" not in found[2]  # `(B. two)`
            entries = [(found[1], found[2], found[3].removesuffix(")" * is_around))]
        elif are_typed and not BY_NUMBER.sub("", line).strip(" ,;"):
            entries = [(*entry, "") for entry in BY_NUMBER.findall(line)]
        elif are_typed and (found := TYPED.fullmatch(line)):
            entries = [(found[1], found[2].rstrip("*_ \t"), "")]
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
            if are_typed and not label:  # it may be of the words
                return 0, []
            below[0] = label[1] if label else below[0]
            entries[-1] = n, answer, f"{said}{LINE if said else WHY}{' '.join(below).strip()}"
            below = []
        told += [(int(n), (answer.strip("()"), said)) for n, answer, said in reversed(entries)]
        if head and WITH_WHY.search(head[0]):  # then no other option's text, misspelt
            told = [
                (n, (o, f"{WHY}{said}" if said and WHY not in said else said))
                for n, (o, said) in told
            ]
        if head:
            return (0, []) if below else (at, told[::-1])
    return 0, []
