"""Safe repairs: those that turn what can't be read into what its writer plainly meant.

Spaces for tabs, quotes around a text that YAML takes for syntax, keys and types misspelt by a letter
or two or as other programs have them, values that can be written in one way only, ids for questions
without one. A repair is kept only where the error it is for is gone
afterwards and every sound question still says what it said.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from allquiz.bank import pasted, scalars, yaml_document, yaml_nodes
from allquiz.bank.bank_file import ANKI_GAP
from allquiz.bank.error_causes import SYNTAX, faults
from allquiz.bank.fields import ANY_QUESTION, BANK, QUESTION
from allquiz.bank.ids import new_id
from allquiz.bank.mixed_options import without_key
from allquiz.bank.read_result import Reading
from allquiz.bank.rewrite import open_text, reading_of, without_place
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion
from allquiz.utf8 import as_utf8

PAIR = re.compile(r"( *(?:- +)*(?!<<:)[^\s#'\"\[\]{},&*!|>%@`-][^#'\"]*?: +)(\S.*)$")
ITEM = re.compile(r"( *(?:- +)+)(\S.*)$")
HEADER = re.compile(r"[|>][-+1-9]{0,2}")  # of a text on the lines below
WORD_KEY = re.compile(r" *(?:- +)?(?:id|type|level|retired|as_of|questions|source):")
# Another key on the line; without a comma one that no error would miss.
LEFT_OUT = {key for keys in QUESTION.values() for key in keys.keys.keys() - keys.required}
OTHER_KEY = re.compile(
    rf", +(?:{pasted.KEYS})(?:: |[{pasted.COLONS}])|(?<=[^\s-]) +(?:{'|'.join(sorted(LEFT_OUT))}):(?: |$)"
)
NAMED = re.compile(r"(?:[&!]\S* +)+")  # an anchor or a tag before a value
# Rules whose detail is what is meant, and details of words that were given otherwise.
TELLING = frozenset(
    "unknown-key unknown-type bad-number bad-id bad-date bad-tag invisible-character".split()
)
WORDS = ("true", "false", "recall", "understand", "apply", "answer", "stem")
SIGN = re.compile("[\ufeff\v\f\u202a-\u202e]")  # that nobody typed
KEY = re.compile(r"[^\s:\[{,]+:?(?=\s*:)")
VALUE = re.compile(r"(?:([\"'])[^\"']+\1|[^\"',\[\]{}#]+)(?= *(?:$|[,}\]]| #))")
CHECKBOX = re.compile(r"\[[ xX]?\] ")  # a task list of Markdown
A_KEY = f"(?:{'|'.join(ANY_QUESTION.keys)}):(?= |$)"
INDENTED = re.compile(f" +{A_KEY}")
FIRST_KEY = re.compile(f" *- +(?={A_KEY})")
OF_MAPPING = re.compile(r" *(?:- +)?(?:source|since|figure|lint): *$")
OF_TEXTS = re.compile(r" *(?:- +)?(?:pairs|categories|distractors|answers): *$")
OF_BANK = re.compile(rf"(?m)^(?:questions:| *- +{A_KEY})")
TABS = re.compile(r"(?m)^ *\t[ \t]*")
HEADINGS = re.compile(r"(?m)^[\"']?(\w+)[\"']? *:").findall
FENCE = re.compile(r"(?:```|~~~)[\w ]*$|\s+(?:-{3,}|\*{3,})\s*$")  # of Markdown, or its rule
OWN_TAG = re.compile(r"!!\w+[ \t]*")  # of YAML: it says what a value is, and is no part of it
ANKI_START = re.compile(r"\{\{c\d+::")
MARK = re.compile(r"[&*]([\w-]+)")
# An item that begins with a sign.
STRANGE = re.compile(r"(?<=[\[,])( *)([*&!%@`|>][^,\[\]{}\"'#]*?)(?= *[,\]])")
FROM_ITS_BANK: dict[str, Any] = {
    "namespace": None,
    "topic": "",
    "language": None,
    "sources": (),
    "tags": (),
}
ROUNDS = 50  # of looking at a file again; each mends as many errors as it can

Read = Callable[[str], Reading]


class Fix(NamedTuple):
    """A line to put in place of another; `problem` is what it is for."""

    line: int
    text: str
    problem: Problem


def repair(path: Path, data: bytes, ids: Collection[str] = ()) -> bytes:
    """The contents of a bank file with all that can be repaired safely; `ids` are taken elsewhere."""
    data = as_utf8(data)
    try:
        written = open_text(data)
    except UnicodeDecodeError:
        return data
    if not written.text.strip():
        return data

    def read(text: str) -> Reading:
        return reading_of(path, written.to_bytes(text))

    text = written.text
    for _ in range(ROUNDS):  # one repair may bring to light what another is for
        before, text = text, _without_errors(text, read, str(path), ids)
        if text == before:
            break
    made = data if text == written.text else written.to_bytes(text)
    return made if as_utf8(made) is made else repair(path, made, ids)


def _without_errors(text: str, read: Read, file: str, ids: Collection[str]) -> str:
    # Spaces for tabs; then for blanks, or nothing, that stood for them, and nothing for what is unseen.
    expanded = [lambda tabs, n=width: tabs[0].expandtabs(n) for width in (2, 4, 8)]
    spaced = [made for each in expanded if (made := TABS.sub(each, text)) != text]
    spaced = [made for made in spaced if not _joins_items(text, read(made))]
    text = _better(text, sorted(spaced, key=lambda made: faults(read(made).problems)), read)
    text = _better(text, _unwrapped(text), read)
    text = _better(text, [read(text).meant.get(file, text)], read)
    if "options" in text or "choices" in text:
        text = _better(text, [without_key(text, [q for q, _ in _asked(text)])], read)
    for _ in range(ROUNDS):
        before = read(text)
        fixes = list(_fixes(text, before, file, ids))
        attempts = [[fix] for fix in fixes]
        if len(fixes) > 1:
            attempts.insert(0, fixes)
        tried = ((_applied(text, attempt), attempt) for attempt in attempts)
        mended = next((m for m, attempt in tried if _is_better(before, read(m), attempt)), None)
        if mended is None:
            break
        text = mended
    return text


def _unwrapped(text: str) -> Iterator[str]:
    """The text without what a mail, a chat or a cell of a spreadsheet has around it; prose becomes comments."""
    for depth in (1, 2, 3):  # of quotation: what is more may be a sign of the text
        yield re.sub(rf"(?m)^(?:> ?){{1,{depth}}}", "", text)
    parts = re.split(r"(?m)^(?:```|~~~).*\n?", text)
    if len(parts) == 3 and not OF_BANK.search(parts[0] + parts[2]):
        before, bank, after = parts
        yield re.sub(r"(?m)^(?=.*\S)", "# ", before) + bank + re.sub(r"(?m)^(?=.*\S)", "# ", after)
    if cell := re.fullmatch(r'\s*"(.*)"\s*', text, re.DOTALL):
        yield cell[1].replace('""', '"') + "\n"


def _joins_items(tabbed: str, spaced: Reading) -> bool:
    """Whether an item behind a tab is a part of the one above once blanks stand for tabs."""
    lines = tabbed.split("\n")
    joined = [p.place.line for p in spaced.problems if p.rule == "item-in-text"]
    return any("\t" in lines[line - 1] for line in joined)


def _better(text: str, others: Iterable[str], read: Read) -> str:
    """The first of the others that reads better and leaves what was sound; else the text itself."""
    others = [other for other in others if other != text]
    before = read(text) if others else Reading()
    for other in others:
        after = read(other)
        if faults(after.problems) < faults(before.problems) and _keeps_the_sound(before, after):
            return other
    return text


def _keeps_the_sound(before: Reading, after: Reading) -> bool:
    """Whether every question without an error says what it said, apart from what its bank gives it."""
    now = {question.id: own(question) for question in after.questions}
    return all(now.get(q.id) == own(q) for q in before.questions)


def own(question: AnyQuestion) -> AnyQuestion:
    return without_place(replace(question, **FROM_ITS_BANK))


def _is_better(before: Reading, after: Reading, fixes: list[Fix]) -> bool:
    """Whether what was to be mended is gone, nothing sound has changed, and YAML reads no worse."""
    was, there = (
        Counter((problem.rule, problem.place.line - 1) for problem in reading.problems)
        for reading in (before, after)
    )
    for fix in fixes:
        rule = fix.problem.rule
        line = fix.line + sum(each.text.count("\n") for each in fixes if each.line < fix.line)
        # A whole question in quotes can be read, and is none any more.
        is_quoted = rule in SYNTAX and there["wrong-kind", line]
        if is_quoted or there[rule, line] >= was[rule, fix.line]:
            return False
    is_worse = faults(after.problems)[0] > faults(before.problems)[0]
    return not is_worse and _keeps_the_sound(before, after)


def _applied(text: str, fixes: list[Fix]) -> str:
    lines = text.split("\n")
    for fix in sorted(fixes, key=lambda fix: -fix.line):
        lines[fix.line] = fix.text
    return "\n".join(lines)


def _fixes(text: str, reading: Reading, file: str, ids: Collection[str]) -> Iterator[Fix]:
    """A repair for each error that has one, one a line."""
    lines = text.split("\n")
    mended: set[int] = set()
    taken = {*ids, *ids_in(text)}
    for problem in reading.problems:
        number = problem.place.line - 1
        if problem.severity != "error" or problem.place.file != file:
            continue
        if number in mended or number >= len(lines):
            continue
        line = _mended(problem, lines, text, taken)
        if line is not None and line != lines[number]:
            mended.add(number)
            yield Fix(number, line, problem)


def ids_in(text: str) -> set[str]:
    """Whatever looks like an id in the text."""
    return set(re.findall(r"\bid: *[\"']?([a-z0-9-]+)", text))


def _mended(problem: Problem, lines: list[str], text: str, taken: set[str]) -> str | None:
    number, column = problem.place.line - 1, problem.place.column - 1
    line = lines[number]
    if problem.rule == "second-document":  # as Obsidian has properties above a text
        above, below = ({*HEADINGS("\n".join(part))} for part in (lines[:number], lines[number:]))
        return None if below & above or (below and "questions" in above) else ""
    if problem.rule in SYNTAX:
        return _as_text(number, column, lines, text)
    if problem.rule == "wrong-kind" and problem.detail == "mapping":
        is_more = line.rstrip().endswith(":") or OTHER_KEY.search(
            line
        )  # than an item: a heading, a key
        return None if is_more else _in_quotes(ITEM, number, lines)
    if problem.rule == "missing-key" and problem.detail == "id":
        return _with_id(_question_at(text, problem.place), line, column, taken)
    if problem.rule == "anki-gap" and _question_at(text, problem.place).get("type") == "cloze":
        made = ANKI_GAP.sub(r"{{\g<answer>}}", line)
        return None if ANKI_START.search(made) else made  # one within another
    if problem.detail and (
        problem.rule in TELLING or (problem.rule == "wrong-kind" and problem.detail in WORDS)
    ):
        if problem.rule == "bad-id":
            if problem.detail in taken:
                return None
            taken.add(problem.detail)
        given = (KEY if problem.rule == "unknown-key" else VALUE).match(line, column)
        quote = (
            given[0][:1] if given and problem.rule == "unknown-key" and given[0][:1] == '"' else ""
        )
        return given and line[:column] + quote + problem.detail + quote + line[given.end() :]
    if problem.rule in ("control-character", "bidi-control") and SIGN.match(line, column):
        before, after = line[:column], line[column + 1 :]
        parts = line[column] in "\v\f" and before.strip() and after.strip()
        return before + " " * bool(parts) + after
    return None


def _as_text(number: int, column: int, lines: list[str], text: str) -> str | None:
    """The line without a fence of Markdown or a tag of YAML's own; else with its text in quotes."""
    line = lines[number]
    if FENCE.match(line):
        return ""
    if tag := OWN_TAG.match(line, column):
        return line[:column] + line[tag.end() :]
    if (mark := MARK.match(line, column)) and all(f"{sign}{mark[1]}" in text for sign in "&*"):
        return None  # a value that stands in two places is no text
    if (key := INDENTED.match(line)) and column <= key.end():
        return _in_line(number, lines)
    if WORD_KEY.match(line) or OTHER_KEY.search(line):
        return None  # no text stands there, or more than one
    return _in_quotes(PAIR, number, lines) or _in_quotes(ITEM, number, lines)


def _in_line(number: int, lines: list[str]) -> str | None:
    """The line of a key, below the first one of its question; None where it may belong to a mapping in that."""
    indent = _indent(lines[number])
    for at in range(number - 1, -1, -1):
        line = lines[at]
        if OF_MAPPING.match(line) or (OF_TEXTS.match(line) and indent >= _indent(lines[at + 1])):
            return None
        if first := FIRST_KEY.match(line):
            return " " * first.end() + lines[number].lstrip()
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_quotes(pattern: re.Pattern[str], number: int, lines: list[str]) -> str | None:
    """The line with its text in quotes, where the text ends on it."""
    match = pattern.match(lines[number])
    if match is None:
        return None
    start, raw = match.groups()
    if pattern is PAIR and ": " in raw and start.strip(" -:") not in pasted.KNOWN:
        return None  # which of the colons divides the two can't be told
    if (
        raw.startswith("[")
        and (listed := STRANGE.sub(lambda item: item[1] + scalars.quoted(item[2]), raw)) != raw
    ):
        return start + listed
    body, comment = re.fullmatch(r"(.*?)( +#.*)?", raw.rstrip()).groups(default="")  # type: ignore[union-attr]
    margin = len(start) if pattern is ITEM else len(re.match(r" *(?:- +)*", start)[0])  # type: ignore[index]
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    goes_on = _indent(following) >= margin + (pattern is PAIR)
    if goes_on and not following.lstrip().startswith("#"):
        return None
    text = _meant(body)
    return None if text is None else start + scalars.quoted(text) + comment


def _meant(body: str) -> str | None:
    """The text that a line's end plainly stands for; None where that is not plain."""
    if CHECKBOX.match(body):
        return None
    if body[0] not in "'\"":
        # Brackets that are closed may be a list, and | or > begin a text on the lines below.
        inner = NAMED.sub("", body)
        is_open = HEADER.fullmatch(inner) or (inner[:1] in ("[", "{") and inner[-1] in "]}")
        return None if is_open else body
    mark = body[0]
    body = body.removesuffix(",") if body.endswith(f"{mark},") else body  # as JSON has it
    if len(body) > 1 and body[-1] == mark:
        inner = body[1:-1]
        # `"a" and: "b"`, `"a", "b"`, `"a" or "b"`
        or_b = rf"^[^{mark}]*[^{mark}\s]{mark}(?!\w).*(?<!\w){mark}\w"
        two = rf"{mark}\s[^{mark}]*:\s+{mark}|{mark}[,;].*{mark}|{or_b}"
        are_two = re.search(two, inner.replace(mark * 2, ""))
        return (
            None if "\\" in inner or are_two else inner.replace(mark * 2, mark)
        )  # Excel doubles both
    return body if body.count(mark) == 2 else None


def _asked(text: str) -> list[tuple[yaml_nodes.Mapping, yaml_nodes.Mark]]:
    """The questions that are mappings, and where each begins."""
    root, _ = yaml_document.parse(text, lambda *_: None, BANK.keys) or ({}, None)
    listed = root["questions"][1] if root.__class__ is dict and "questions" in root else None
    if listed.__class__ is not yaml_nodes.Sequence:
        return []
    return [(value, mark) for value, mark in listed if value.__class__ is dict]


def _question_at(text: str, place: Place) -> dict[str, yaml_nodes.Value]:
    """What the last question that begins there or before says, by its keys."""
    begun = [each for each, at in _asked(text) if (at.line + 1, at.column + 1) <= place[1:]]
    return {key: value for key, (_, value, _) in begun[-1].items()} if begun else {}


def _with_id(
    question: dict[str, yaml_nodes.Value], line: str, column: int, taken: set[str]
) -> str | None:
    """The line, on which a question begins, with an id made from its stem."""
    stem = question.get("stem", question.get("front"))
    kind = question.get("type", "question")
    if not isinstance(stem, str) or not isinstance(kind, str):
        return None
    plain = re.sub("[^a-z0-9]+", "-", kind.lower()).strip("-")
    made = new_id(stem, taken, plain or "question")
    taken.add(made)
    if line[column : column + 1] == "{":
        return f"{line[: column + 1]}id: {made}, {line[column + 1 :].lstrip()}"
    return f"{line[:column]}id: {made}\n{' ' * column}{line[column:]}"
