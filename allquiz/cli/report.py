"""Findings as text, as JSON and as GitHub's annotations."""

import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from allquiz.bank.read import Reading
from allquiz.cli.excerpt import Excerpts
from allquiz.model.problem import SEVERITIES, Problem


def echo(lines: Sequence[str] | Iterator[str], *, err: bool = False) -> None:
    """Print the lines; what the stream or UTF-8 can't carry is escaped (a file's name may be any bytes)."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    text = "\n".join(lines)
    if text:
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=err)


def document(
    problems: Sequence[Problem], counts: Counter[str], reading: Reading
) -> dict[str, object]:
    """What `--output-format json` prints."""
    return {
        "schema": "allquiz.check/1",
        "problems": [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "rule": problem.rule,
                "severity": problem.severity,
                "message": problem.message,
                "question": problem.question,
                "help": problem.help,
            }
            for problem in problems
        ],
        "counts": {severity: counts[severity] for severity in SEVERITIES},
        "questions": reading.entries,
        "files": len(reading.files),
    }


def texts(problems: Sequence[Problem]) -> Iterator[str]:
    """Each problem as a compiler shows it: rule, place, source line with caret, help.

    On a terminal lines are filled to its width; elsewhere each stays whole, so that it can be searched.
    """
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    excerpts = Excerpts(columns)
    for problem in problems:
        rule = f"{problem.severity}[{problem.rule}]"
        first, *more = _filled(f"{rule}: {problem.message}", columns)
        yield click.style(rule, bold=True) + first.removeprefix(rule)
        yield from more
        yield from excerpts.around(problem.place)
        if problem.question:
            yield f"  question: {problem.question}"
        if problem.help:
            yield from _filled(f"  help: {problem.help}", columns)
        yield ""


def _filled(text: str, columns: int | None) -> list[str]:
    """The text in lines of so many columns, what follows the first indented as far as help is."""
    if columns is None or len(text) <= columns:
        return [text]
    return textwrap.wrap(
        text,
        max(columns, 20),
        subsequent_indent=" " * 8,
        break_long_words=False,
        break_on_hyphens=False,
    )


def shortened(lines: Iterator[str], room: int | None) -> list[str]:
    """The findings that fit into so many lines, at least one, and word of the others."""
    every = list(lines)
    if room is None or len(every) <= room:
        return every
    ends = [number for number, line in enumerate(every, start=1) if not line]
    end = max((end for end in ends if end < room), default=ends[0])
    return [*every[:end], f"… and {len(ends) - ends.index(end) - 1} more; mend these first"]


def annotation(problem: Problem) -> str:
    """A GitHub workflow command: it shows the finding beside the line in a pull request."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = problem.place
    message = problem.message + (f" ({problem.help})" if problem.help else "")
    return (
        f"::{kind} file={_property(place.file)},line={place.line},col={place.column},"
        f"title={_property(problem.rule)}::{_data(message)}"
    )


def summary(counts: Counter[str], reading: Reading) -> str:
    """How many problems in how many questions."""

    def number(count: int, word: str) -> str:
        return f"{count} {word}{'s' * (count != 1)}"

    found = ", ".join(number(counts[s], s) for s in SEVERITIES if counts[s]) or "no problem"
    files = number(len(reading.files), "file")
    return f"{found} in {number(reading.entries, 'question')}, {files}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
