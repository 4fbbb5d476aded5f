"""Safe repairs: those that turn what can't be read into what its writer plainly meant.

Spaces for tabs, quotes around a text that YAML takes for syntax, keys and types misspelt by a letter
or two or as other programs have them, values that can be written in one way only, ids for questions
without one. A repair is kept only where the error it is for is gone
afterwards and every sound question still says what it said.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from allquiz.bank.error_causes import SYNTAX, faults
from allquiz.bank.foreign_options import with_ticks
from allquiz.bank.format_keys import ANY_QUESTION, BANK
from allquiz.bank.layout import STEP
from allquiz.bank.mending import A_KEY, Mender
from allquiz.bank.paste_slips import COLONS
from allquiz.bank.read_result import Reading
from allquiz.bank.reshaped import listed, reshaped
from allquiz.bank.rewrite import open_text, reading_of, without_place
from allquiz.bank.yaml_values import Sequence
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion
from allquiz.utf8 import as_utf8

TABS = re.compile(r"(?m)^ *\t[ \t]*")
A_KEY_ALONE = (None, "")  # of what follows
BEGINS: Any = re.compile(rf"(- )? *((?={A_KEY}))?")  # a line: an item, a key, or both
UNDER_KEY = re.compile(r"((?:#.*\n|[ \t]*\n)*)[\w-]+:[ \t]*\n(?=(?: .*\n|\n)*? +questions:)")
ENTRY_WITH_ID = re.compile(r"(?m)^ *- +id:")
ABOVE_LIST = re.compile(r".*:[ \t]*(?:#.*)?$")  # a key of which the value is below
HEADINGS = "|".join(BANK.keys)
# Lines that are no keys, above the first heading.
ABOVE = re.compile(
    rf"(?:(?i:- notes?:.*\n)|=+\n|-{{4,}}\n|(?!\S+[ ]?[:={COLONS}]|.*: +\S|- |#|---).*\n)+(?=(?:{HEADINGS}):)"
)
OF_BANK = re.compile(rf"(?m)^(?:questions:| *- +{A_KEY})")
FROM_ITS_BANK: dict[str, Any] = {
    "namespace": None,
    "topic": "",
    "language": None,
    "sources": (),
    "tags": (),
}
LABEL = re.compile(r"(?:q|question|item|card)?[\W_]*\d*")  # of a question that has an id
NO_ID = re.compile(r"question|item|card|\d+")
ROUNDS = 50  # of looking at a file again; each mends as many errors as it can

Read = Callable[[str], Reading]


class Fix(NamedTuple):
    """A line to put in place of another, and of some below it; `problems` are what it is for."""

    line: int
    text: str
    problems: list[Problem]
    below: dict[int, str]


def repair(path: Path, data: bytes, ids: Collection[str] = ()) -> bytes:
    """The contents of a bank file with all that can be repaired safely; `ids` are taken elsewhere."""
    data = as_utf8(data)
    try:
        written = open_text(data)
    except UnicodeDecodeError:
        return data

    @lru_cache(maxsize=8)
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
    spaced = [*(TABS.sub(each, text) for each in expanded), _aligned(text)]
    spaced = [made for made in spaced if _joined(read(made)) <= _joined(read(text))]
    text = _better(text, sorted(spaced, key=lambda made: faults(read(made).problems)), read)
    text = _better(text, _unwrapped(text), read)
    text = _better(text, [read(text).meant.get(file, text)], read)
    ways = [reshaped(each) for each in (with_ticks(text), text)]
    text = _better(text, ways[ways[0].count("✅") > text.count("✅") :], read)
    for _ in range(ROUNDS):
        fixes = _fixes(text, read(text), file, ids)
        better = _with_most(text, fixes, read)
        if better == text:
            break
        text = better
    return text


def _with_most(text: str, fixes: list[Fix], read: Read) -> str:
    """The text with the fixes that make it better together. A reading takes time: those that do nothing are
    sorted out at once, and what makes others worse is sought by halves."""
    before, sure, parts = read(text), list[Fix](), [fixes]
    while parts:
        part = parts.pop()
        after = read(_applied(text, [*sure, *part]))
        idle = _idle(before, after, [*sure, *part])
        idlers, others = ([fix for fix in part if (fix.line in idle) is so] for so in (True, False))
        if not idle and _reads_no_worse(before, after):
            sure += part
        elif idlers and others:
            parts += [idlers, others]
        elif (half := len(part) // 2) and others:
            parts += [part[half:], part[:half]]
        else:
            parts += (
                [bare] if (bare := [fix._replace(below={}) for fix in part if fix.below]) else []
            )
    return _applied(text, sure)


def _unwrapped(text: str) -> Iterator[str]:
    """The text without what a mail or a chat has around it, or a key above all of it;
    prose becomes comments."""
    for depth in (1, 2, 3):  # of quotation: what is more may be a sign of the text
        yield re.sub(rf"(?m)^(?:> ?){{1,{depth}}}", "", text)
    parts = re.split(r"(?m)^(?:```|~~~).*\n?", text)
    if len(parts) == 3 and not OF_BANK.search(parts[0] + parts[2]):
        before, bank, after = parts
        yield re.sub(r"(?m)^(?=.*\S)", "# ", before) + bank + re.sub(r"(?m)^(?=.*\S)", "# ", after)
    if prose := ABOVE.match(text):
        yield re.sub(r"(?m)^(?=.*\S)", "# ", prose[0]) + text[prose.end() :]
    yield _as_list(text)
    if key := UNDER_KEY.match(text):
        yield key[1] + textwrap.dedent(text[key.end() :])
    if not re.search("(?m)^[ \t]*questions[ \t]*:", text) and (first := ENTRY_WITH_ID.search(text)):
        above = text[: first.start()]
        said = (line for line in reversed(above.split("\n")) if not re.match(r"\s*(?:#|$)", line))
        if not ABOVE_LIST.match(next(said, "")):
            yield f"{above}questions:\n{text[first.start() :]}"


def _aligned(text: str) -> str:
    """The text with each line behind a tab in line with the last that begins as it does: a question, a key, an
    item, or none of these."""
    margins: dict[tuple[str | None, ...], str] = {
        ("- ", ""): " " * STEP,
        A_KEY_ALONE: " " * 2 * STEP,
        ("- ", None): " " * 3 * STEP,
    }
    made: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip(" \t")
        begins = BEGINS.match(bare)
        margin, kind = line[: len(line) - len(bare)], begins.groups()
        if "\t" in margin:
            margin = margins.get(kind, margin)
        margins |= {kind: margin} if bare else {}
        margins |= {A_KEY_ALONE: margin + " " * begins.end()} if kind == ("- ", "") else {}
        made.append(margin + bare)
    return "\n".join(made)


def _as_list(text: str) -> str:
    """The text with a dash for each question that has none, or stands below a name: its id, where it has none."""
    lines, questions = text.split("\n"), listed(text)
    if questions.__class__ is dict and "type" in questions:
        first, (at, *_) = next(iter(questions.items()))
        return re.sub(
            rf"(?m)^ {{{at.column}}}(?={re.escape(first)}:)", " " * (at.column - 2) + "- ", text
        )
    each = questions.items if questions.__class__ is Sequence else [questions]
    named = [pair for mapping in each if mapping.__class__ is dict for pair in mapping.items()]
    for name, (at, inner, first) in reversed(named):
        line = lines[at.line]
        indent = len(line) - len(line.lstrip(" "))
        if inner.__class__ is not dict or ANY_QUESTION.keys.keys().isdisjoint(inner):
            return text
        if line.strip(" -") != f"{name}:" or first.line == at.line:
            return text
        dash = " " * indent + "-".ljust(first.column - indent)
        if not (LABEL if "id" in inner else NO_ID).fullmatch(name):
            lines[at.line] = f"{dash}id: {name}"
        else:
            lines[first.line] = dash + lines[first.line][first.column :]
            del lines[at.line]
    return "\n".join(lines)


def _joined(reading: Reading) -> set[int]:
    """The lines of items that are a part of the text above them."""
    return {p.place.line for p in reading.problems if p.rule == "item-in-text"}


def _better(text: str, others: Iterable[str], read: Read) -> str:
    """The first of the others that reads better and leaves what was sound; else the text itself."""
    before = read(text)
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


def _idle(before: Reading, after: Reading, fixes: list[Fix]) -> set[int]:
    """The lines of fixes after which what they are for is still there."""
    was, there = (
        Counter((problem.rule, problem.place.line - 1) for problem in reading.problems)
        for reading in (before, after)
    )
    idle = set[int]()
    more = 0  # lines, from the fixes above
    for fix in sorted(fixes):
        for rule in {problem.rule for problem in fix.problems}:
            # A whole question in quotes can be read, and is none any more.
            is_quoted = rule in SYNTAX and there["wrong-kind", fix.line + more]
            if is_quoted or there[rule, fix.line + more] >= was[rule, fix.line]:
                idle.add(fix.line)
        more += fix.text.count("\n")
    return idle


def _reads_no_worse(before: Reading, after: Reading) -> bool:
    """Whether YAML reads no worse and nothing sound has changed."""
    is_worse = faults(after.problems)[0] > faults(before.problems)[0]
    return not is_worse and _keeps_the_sound(before, after)


def _applied(text: str, fixes: list[Fix]) -> str:
    lines = text.split("\n")
    for fix in fixes:
        for line, made in {fix.line: fix.text, **fix.below}.items():
            lines[line] = made
    return "\n".join(lines)


def _fixes(text: str, reading: Reading, file: str, ids: Collection[str]) -> list[Fix]:
    """A repair for each line with a problem for which there is one."""
    mender, last = Mender(text, {*ids, *ids_in(text)}), text.count("\n") + 1
    found = [p for p in reading.problems if p.place.file == file and p.place.line <= last]
    by_line = groupby(found, key=lambda problem: problem.place.line - 1)
    mended = [(line, *mender.line([*here])) for line, here in by_line]
    ends = [*(line for line, *_ in mended[1:]), last]
    return [
        Fix(line, made, problems, mender.below(line, end) if problems[0].rule == "syntax" else {})
        for (line, made, problems), end in zip(mended, ends, strict=False)
        if problems
    ]


def ids_in(text: str) -> set[str]:
    """Whatever looks like an id in the text."""
    return set(re.findall(r"\bid: *[\"']?([a-z0-9-]+)", text))
