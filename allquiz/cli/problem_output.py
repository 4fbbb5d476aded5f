"""Problems as text, as a line each, as JSON and as GitHub's annotations."""

import sys
import textwrap
import unicodedata
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.cells import cell_len

from allquiz.bank.characters import MAX_BYTES
from allquiz.cli.say import print_json
from allquiz.model.place import Place
from allquiz.model.problem import SEVERITIES, Problem
from allquiz.model.words import number
from allquiz.terminal.streams import columns

if TYPE_CHECKING:
    from allquiz.app.checking import Checked  # with all rules, which most commands need not


TOLD = ("rule", "severity", "message", "question", "help")  # of a problem, besides its place
MOST = 100  # characters of a line that are shown
BEFORE = 0.6  # of these, at most this part before the place
UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def write_json(checked: "Checked") -> None:
    document = {
        "problems": [
            {**problem.place._asdict(), **{name: getattr(problem, name) for name in TOLD}}
            for problem in checked.problems
        ],
        "counts": {severity: checked.counts[severity] for severity in SEVERITIES},
        "questions": checked.questions,
        "files": checked.files,
    }
    print_json("check", document)


def texts(problems: Sequence[Problem]) -> Iterator[str]:
    """Each problem as a compiler shows it: rule, place, source line with caret, help.

    Of the ids that a file has from another one, as a copy has all, the first stands for them. On a
    terminal lines are filled to its width; elsewhere each stays whole, so that it can be searched.
    """
    width = columns(sys.stdout)
    lines = lru_cache(maxsize=8)(lines_of)  # each file is read once
    copied = Counter(map(_copied, problems))
    for problem in problems:
        pair = _copied(problem)
        ids = copied.pop(pair, 0) if pair else 1
        if not ids:
            continue
        rule = f"{problem.severity}[{problem.rule}]"
        first, *more = _filled(f"{rule}: {problem.message}", width)
        yield click.style(rule, bold=True) + first.removeprefix(rule)
        yield from more
        yield f"  --> {problem.place}"
        yield from excerpt(lines(problem.place.file), problem.place, width)
        if problem.question:
            yield f"  question: {problem.question}"
        if problem.help:
            yield from _filled(f"  help: {problem.help}", width)
        if ids > 1:
            yield f"  also: {number(ids - 1, 'more id')} of this file in {problem.detail}"
        yield ""


def lines_of(file: str) -> list[bytes]:
    """The lines of a file as reading counts them, in UTF-8; none where it can't be read again."""
    path = Path(file)
    try:
        if not path.is_file():  # a pipe gives its text once
            return []
        with path.open("rb") as opened:
            size = min(MAX_BYTES, path.stat().st_size)
            return opened.read(size).removeprefix(BOM_UTF8).splitlines()
    except OSError:
        return []


def excerpt(lines: Sequence[bytes], place: Place, columns: int | None) -> Iterator[str]:
    """Of the lines of its file the one of the place, and a caret; cut to a terminal's columns."""
    line = lines[place.line - 1].decode("utf-8", "replace") if place.line <= len(lines) else ""
    if not line or line.isspace():
        return
    number = str(place.line)
    margin = " " * len(number)
    # Beside the line stand its number, a bar with its spaces, and two dots where it is cut.
    most = MOST if columns is None else min(MOST, max(20, columns - len(number) - 6))
    start = max(0, place.column - 1 - int(BEFORE * most)) if len(line) > most else 0
    shown = line[start : start + most]
    head = "…" if start else ""
    tail = "…" if start + most < len(line) else ""
    before = " " * cell_len(_visible(head + line[start : place.column - 1]))
    yield f" {margin} |"
    yield f" {number} | {head}{_visible(shown)}{tail}"
    yield f" {margin} | {before}^"


def _visible(text: str) -> str:
    """Control characters and what changes direction made visible: nothing here moves the cursor."""
    if text.isprintable():
        return text
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in UNSEEN else c for c in text
    )


def _copied(problem: Problem) -> tuple[str, str | None] | None:
    """The file, and the other that has an id of it already."""
    file, other = problem.place.file, problem.detail
    return (file, other) if problem.rule == "duplicate-id" and other != file else None


def _filled(text: str, width: int | None) -> list[str]:
    """The text in lines of so many columns, what follows the first indented as far as help is."""
    if width is None or len(text) <= width:
        return [text]
    whole: Any = {"break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(text, max(width, 20), subsequent_indent=" " * 8, **whole)


def shortened(lines: Iterator[str], room: int | None) -> Iterable[str]:
    """The findings that fit into so many lines, at least one, and word of the others."""
    if room is None:
        return lines
    every = list(lines)
    if len(every) <= room:
        return every
    ends = [number for number, line in enumerate(every, start=1) if not line]
    end = max((end for end in ends if end < room), default=ends[0])
    more = len(ends) - ends.index(end) - 1
    return [*every[:end], *([f"… and {more} more; mend these first"] if more else [])]


def concise(problem: Problem) -> str:
    """A line that editors read as they stand, and go to its place: Vim's quickfix, `M-x compile` of Emacs."""
    told = " ".join(problem.told.split())
    return f"{problem.place}: {problem.severity}: {told} [{problem.rule}]"


def annotation(problem: Problem) -> str:
    """A GitHub workflow command: it shows the finding beside the line in a pull request."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = problem.place
    return (
        f"::{kind} file={_property(place.file)},line={place.line},col={place.column},"
        f"title={_property(problem.rule)}::{_data(problem.told)}"
    )


def summary(checked: "Checked", not_shown: int) -> str:
    """How many problems in how many questions; and how many others were not asked for."""
    counts = checked.counts
    found = ", ".join(number(counts[s], s) for s in SEVERITIES if counts[s]) or "no problem"
    files = number(checked.files, "file")
    others = f"; {number(not_shown, 'problem')} of other rules not shown" if not_shown else ""
    return f"{found} in {number(checked.questions, 'question')}, {files}{others}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
