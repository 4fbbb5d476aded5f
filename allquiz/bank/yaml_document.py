"""The one document of a file: a syntax error costs its question or heading, and nothing else.

A file that is no YAML as it stands is cut into headings and questions; each that is none by itself is
reported, a stub takes its place, and the whole is read again.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import NamedTuple

import yaml

from allquiz.bank.characters import UNREADABLE, Report, without_forbidden, without_separators
from allquiz.bank.foreign_names import key_elsewhere, misspelt
from allquiz.bank.yaml_values import (
    MAX_DEPTH,
    SECOND_DOCUMENT,
    Mark,
    TooDeep,
    Value,
    builder,
    read,
)

MAX_VALUES = 1_000_000
BEFORE_VALUES = ("\n", ",", ":", "[", "{", "- ", "? ")  # each value but the first has one before it
PARSER_TOO_DEEP = "exceeded maximum nesting depth"  # libyaml looks ahead on a line, and has a limit
MAX_SECOND_LOOKS = 5  # at a file whose parts do not go together
FROM_ELSEWHERE = "if another program wrote it, `allquiz import` makes a bank of it"
# A key or an item, as it may be in a mail, a diff, or an editor that numbers lines.
BEGINS = re.compile(r"(?:\+|[ \t]*\d+[:|]?[ \t]+)?[\w-]+[ \t]*:|[ \t]*- |>").match
# Not compiled, as hardly a file needs them: marks of where a document begins or ends, what is none, headings.
MARK = r"(?:---|\.\.\.)(?=[ \t]*(?:#|$))"
CONTENT = rf"(?!{MARK}|%)[ \t]*[^ \t#]"
HEADING = r"(?m)^[\"']?(\w+)[\"']? *:"
LIST = re.compile(r"questions[ \t]*:[ \t]*(?:#.*)?$")
ENTRY = re.compile(r"([ \t]*)-(?=[ \t]|$)")
ENTRY_WITH_ID = re.compile(r"([ \t]*)-[ \t]+(?:\{[ \t]*)?id[ \t]*:")
DASHLESS = re.compile(r"[ \t]+[\w-]+[ \t]*:(?=\s|$)")  # a key where the list should begin
ID_LINE = re.compile(
    r"[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id[ \t]*:[ \t]+([\"']?)([a-z0-9-]+)\1[ \t]*(?:[,}#]|$)"
)

# What to do about a line that plainly comes from elsewhere, by how it begins.
LINES = {
    r"(?:<{7}|={7}|>{7})(?: |$)": "a merge left this mark: keep one of the two sides, delete the other and the marks",
    r".*[\"'\]}],\s*$": "take the comma away from the end of the line",
    r">": "take `>` away from the beginnings of lines: mail programs quote so",
    r"[^\[]*\[[^\]]*[\"'] +[\"']": "write a comma between the two texts",
    r"[^\[]*\[(?:[^\[\]\"']*,)? *,": "write what is missing between the commas, or take one away",
    r"\s*-\s*$": "write what belongs behind this dash, or delete the line",
    r"\+": "take `+` away from the beginnings of lines: a diff marks so what is new",
    r"\s*\d+[:|]?(?:\s+(?:- |[\w-]+:(?: |$))|\s*$)": "take the numbers away from the beginnings of lines",
    r"\s*\|.*\|\s*$": "delete this line, or begin it with `#`: it is of a table in Markdown",
    r"\s*\[\d{1,4}[./-]\d.*?\] ": "delete what the chat has put before the text",
    r"\s*(?:```|~~~)|\s+-{3,}\s*$|\s*(?:\*{3,}|_{3,}|={2,})\s*$": "delete this line: it comes from Markdown",
    r"\s*(?://|<!--|/\*|%%|-\*-)|(?i:- (?:note|todo)s?:|\*\*.+\*\*|%+ )|.*[\]}\"'] +//": "begin a comment with `#`",
    r"\s*(?:- +)?(?:id|type|level): [^,{\"']+, +[a-z_]+: ": "write each key on a line of its own, without a comma between",
    r"\s*- +\[[ xX]?\] ": "write the right options under `answer:` or `answers:`, the wrong ones under `distractors:`",
    r"\s*(?:- +)?[a-z_]+ *= ": "write `:` in place of `=`",
    r"\s*(?:- +)?[a-z_]+: +[*&@`%]|\s*- +[*&@`]": "a text that begins with a sign must stand in quotes: put this text in quotes",
}
TABS = "indent with spaces, not tabs"
INDENT_KEY = "indent this key like the others of its question"
INDENT_LINE = (
    "indent this line like those beside it; or, if a text goes on here, put all of it in quotes"
)
TWO_KEYS = r"\s*(?:- +)?[a-z_]+:(?: +\"[^\"]*\"| +'[^']*'| [^\"'#]*\w[?.!]?)? +(?:answers?|back|distractors|order|pairs|stem|type):(?: |$)"
# What to do about an error, by what the parser says of it and of what it was reading.
NO_PART = "if this is no part of the bank, delete it or begin it with `#`"
ERRORS = {
    r"'\\t'": TABS,
    "mapping values are not allowed": "a text that holds `: ` must stand in quotes: put this text in quotes",
    "escape|hexdecimal": "write \\\\ for a backslash, or put this text in single quotes",
    "<document start>|expected ':'": f"indent this line further than the key that it belongs to, or put the text in quotes; {NO_PART}",
    "block sequence": "write each item on a line of its own, below the key; if it is one text, put this text in quotes",
    "block scalar": "`>` and `|` begin a text on the lines below: put this text in quotes",
    "quoted scalar": "a quotation mark is not closed",
    "flow": "a bracket is not closed, or a text after it or with `#` in it must stand in quotes",
    "no `key: value`": f"write `key: value`; {NO_PART}",
    "in line with": "indent every question alike",
    "no dash": "begin each question with a dash and a space: `- id: …`",
    "": "check the indentation and the quotes; put this text in quotes",
}


class _Part(NamedTuple):
    """Lines of a file, from 0, the end left out."""

    start: int
    end: int
    stub: str  # what takes their place
    depth: int = 1  # of nesting, at which they stand: 2 for a question
    wrong: str = ""  # with it, even where it is YAML by itself


def parse(text: str, report: Report, heads: Iterable[str] = ()) -> tuple[Value, Mark] | None:
    """The file's one document and its place; None where nothing of it could be read.

    `heads` are the words that begin an entry of the file at the margin; without them, any word does.
    """
    if len(text) > MAX_VALUES < sum(map(text.count, BEFORE_VALUES)):
        message = "this file holds more values than a bank can"
        report(1, 1, "too-large", message, "split it into several files")
        return None
    text = without_separators(without_forbidden(text, report))
    if "\n---" in text or "\n..." in text:
        text = _in_one_document(text, report)
    try:
        return read(text, report)
    except yaml.MarkedYAMLError:
        return _read_around_errors(text, report, heads)


def _in_one_document(text: str, report: Report) -> str:
    """The text without the marks, then reported, below which it goes on with what is above: with questions,
    say, or with more headings, as Obsidian has properties above a text."""
    lines = text.split("\n")
    content = [n for n, line in enumerate(lines) if re.match(CONTENT, line)] or [0]
    marks = [n for n in range(content[0], len(lines)) if re.match(MARK, lines[n])]
    marks = [n for n in marks if n < content[-1] or lines[n].startswith("-")]
    parts = pairwise([content[0], *marks, len(lines)])
    named = [{*re.findall(HEADING, "\n".join(lines[start:end]))} for start, end in parts]
    below = [*accumulate(reversed(named), set[str].union)][-2::-1]
    for mark, heads, above in zip(marks, below, accumulate(named, set[str].union), strict=False):
        if heads & above or (heads and "questions" in above):
            break
        report(mark + 1, 1, *SECOND_DOCUMENT, "no other")
        lines[mark] = re.sub(f"^{MARK}", "", lines[mark])
    return "\n".join(lines)


def _read_around_errors(
    text: str, report: Report, heads: Iterable[str]
) -> tuple[Value, Mark] | None:
    """What can be read of the document, its errors reported. `heads` as for `parse`."""
    lines = text.split("\n")
    parts = _parts(lines, heads)
    broken: set[_Part] = set()
    for part in parts:
        if error := _error_in(part, lines):
            broken.add(part)
            _say_syntax(error, lines, part, report)
    if len(broken) == len(parts) == 1:
        return None
    for _ in range(MAX_SECOND_LOOKS):
        try:
            return read(_with_stubs(lines, broken), report)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            here = [part for part in parts if mark and part.start <= mark.line < part.end]
            if not broken or not broken.issuperset(here):
                _say_syntax(error, lines, _Part(0, len(lines), ""), report)
            if broken.issuperset(here):
                return None
            broken.update(here)
    return None


def _parts(lines: list[str], heads: Iterable[str]) -> list[_Part]:
    """What stands before all headings, each heading, each question."""
    head = re.compile(rf"(?:{'|'.join(heads) or '[a-z0-9-]+'})[ \t]*:(?=\s|$)")
    indents = Counter(match[1] for line in lines if (match := ENTRY_WITH_ID.match(line)))
    usual = indents.most_common(1)[0][0] if indents else None
    parts = [_Part(0, 0, "")]
    in_list = False
    for number, line in enumerate(lines):
        if match := head.match(line):
            begins_list = LIST.match(line) is not None
            in_list = in_list or begins_list
            stub = match[0] if begins_list else f"{match[0]} {UNREADABLE}"
            parts.append(_Part(number, number, stub))
        elif in_list and (match := ENTRY.match(line)):
            usual = match[1] if usual is None else usual
            wrong = (
                "" if match[1] == usual else "this question does not begin in line with the others"
            )
            if not wrong or ENTRY_WITH_ID.match(line):
                parts.append(_Part(number, number, f"{usual}- {UNREADABLE}", 2, wrong))
        elif usual is not None and parts[-1].stub.endswith(":") and DASHLESS.match(line):
            wrong = "no dash begins this question"
            parts.append(_Part(number, number, f"{usual}- {UNREADABLE}", 2, wrong))
    ends = [part.start for part in parts[1:]] + [len(lines)]
    return [part._replace(end=end) for part, end in zip(parts, ends, strict=True)]


def fault_in(line: str) -> int | None:
    """The column, from 0, at which a line is no YAML by itself; None where it is."""
    error = _error_in(_Part(0, 1, ""), [line])
    mark = error and (error.problem_mark or error.context_mark)
    return mark.column if mark else None


def _error_in(part: _Part, lines: list[str]) -> yaml.MarkedYAMLError | None:
    """What keeps the part from being YAML by itself."""
    text = "\n".join(lines[part.start : part.end])
    try:
        root = builder(text, lambda *_: None).document(part.depth)
    except yaml.MarkedYAMLError as error:
        return error
    if root and root[0].__class__ is str and root[0]:
        return yaml.MarkedYAMLError(problem="this is no `key: value`", problem_mark=root[1])
    return yaml.MarkedYAMLError(problem=part.wrong) if part.wrong else None


def _with_stubs(lines: list[str], broken: Iterable[_Part]) -> str:
    lines = lines.copy()
    for part in broken:
        said = map(ID_LINE.match, lines[part.start : part.end])  # one may say what the id is
        id = next((found[2] for found in said if found), "") if part.depth == 2 else ""
        lines[part.start : part.end] = [part.stub + id, *[""] * (part.end - part.start - 1)]
    return "\n".join(lines)


def _say_syntax(error: yaml.MarkedYAMLError, lines: list[str], part: _Part, report: Report) -> None:
    mark = error.problem_mark or error.context_mark
    if _is_left_open(error, lines[part.start : part.end]):
        mark = error.context_mark
    if mark and part.start + mark.line < part.end:
        line, column = part.start + mark.line, mark.column
    else:  # beyond the end, or the whole part
        line = part.end - 1 if mark else part.start
        column = _indent(lines[line])
    if mark and not lines[line].strip():  # the fault is above
        line = next((n for n in range(line, part.start, -1) if lines[n].strip()), part.start)
        column = len(lines[line].rstrip())
    if isinstance(error, TooDeep) or PARSER_TOO_DEEP in str(error.problem):
        message = f"more than {MAX_DEPTH} levels of nesting"
        report(line + 1, column + 1, "too-deep", message, "a bank needs five")
        return
    message = f"not YAML: {error.problem}" + (f" ({error.context})" if error.context else "")
    remedy = _remedy(lines[line], column, message)
    if (
        re.search(" #", lines[line - 1])
        and lines[line - 1].lstrip()[:1] != "#"
        and remedy == ERRORS[""]
    ):
        remedy = "`#` on the line above begins a comment: put all of this text in quotes"
    if ENTRY_WITH_ID.match(lines[line]) and not any(
        map(re.compile("questions[ \t]*:").match, lines)
    ):
        remedy = "write `questions:` on a line above the first question"
    if part.end == len(lines) and not part.start and not any(map(BEGINS, lines)):
        remedy = FROM_ELSEWHERE
    report(line + 1, column + 1, "syntax", message, remedy)


def _is_left_open(error: yaml.MarkedYAMLError, lines: list[str]) -> bool:
    """Whether a quotation, bracket or key is never closed: its place is then where it was opened."""
    if error.problem_mark is None or error.context_mark is None:
        return False
    if not re.search("quoted scalar|flow|simple key", str(error.context)):
        return False
    at, opened = error.problem_mark.line, error.context_mark.line
    if at >= len(lines) or not "".join([lines[at][error.problem_mark.column :], *lines[at + 1 :]]):
        return True  # nothing follows
    return at > opened and _indent(lines[at]) <= _indent(lines[opened])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _remedy(line: str, column: int, said: str) -> str:
    """What to do about a line with an error, of which the parser said that."""
    if found := next((LINES[begins] for begins in LINES if re.match(begins, line)), None):
        return found
    key = re.match(r" *([a-z_]+):(?= |$)", line)
    if key and column <= key.end() and "no dash" not in said:
        # Patterns that a file without errors does without.
        from allquiz.bank.format_keys import BANK
        from allquiz.bank.paste_slips import KNOWN

        is_ours = key[1] in KNOWN or key_elsewhere(key[1], KNOWN) or misspelt(key[1], KNOWN)
        if line.startswith(" ") or (is_ours and key[1] not in BANK.keys):
            return INDENT_KEY if is_ours else INDENT_LINE
    if "\t" in line[: _indent(line)]:
        return TABS
    if re.match(TWO_KEYS, line):
        return "write each key on a line of its own; if all this is one text, put it in quotes"
    return next(ERRORS[words] for words in ERRORS if re.search(words, said))
