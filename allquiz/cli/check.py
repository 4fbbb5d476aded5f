"""`allquiz check`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from allquiz.bank.context import nearest
from allquiz.bank.read import Reading
from allquiz.bank.rules import FORMAT_RULES
from allquiz.cli.banks import default_banks, read
from allquiz.cli.excerpt import Excerpts
from allquiz.cli.problems import Refused
from allquiz.lint import RULES, lint
from allquiz.model.problem import SEVERITIES, Problem, in_order

KNOWN = (*FORMAT_RULES, *RULES)


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output-format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
)
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule. Repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule. Repeatable.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--watch", "keep_on", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--fix", "repair", is_flag=True, help="Show what can be repaired safely, and do it.")
@click.option("--diff", "only_show", is_flag=True, help="Show the repairs and change nothing.")
def command(
    paths: tuple[Path, ...],
    style: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    keep_on: bool,
    repair: bool,
    only_show: bool,
) -> int:
    """Find what is wrong in banks, all of it at once.

    \b
    Examples:
      allquiz check mine.yaml
      allquiz check mine.yaml --watch
      allquiz check mine.yaml --fix
      allquiz check questions/ --strict --output-format github
    """
    wanted, unwanted = _rules(select), _rules(ignore)
    if repair or only_show:
        _repair(paths, style, write=repair and not only_show, keep_on=keep_on)

    def check(room: int | None = None) -> int:
        return _check(paths, style, wanted, unwanted, strict=strict, room=room)

    if not keep_on:
        return check()
    from allquiz.cli.watch import watch

    watch(list(paths) or default_banks(), check)
    return 0


def _repair(paths: Sequence[Path], style: str, *, write: bool, keep_on: bool) -> None:
    from allquiz.cli.fix import fix

    if keep_on:
        raise Refused("--fix and --watch do not go together", "repair first, then watch")
    if not paths:
        raise Refused("--fix needs a path", "name the file or folder to repair")
    fix(paths, write=write, quiet=style != "text")


def _check(
    paths: Sequence[Path],
    style: str,
    wanted: set[str],
    unwanted: set[str],
    *,
    strict: bool,
    room: int | None,
) -> int:
    """One check, printed; `room` is how many lines may be shown of its text."""
    reading = read(paths)
    found = [*reading.problems, *lint(reading.banks, KNOWN)]
    problems = [
        problem
        for problem in in_order(found)
        if (not wanted or problem.rule in wanted) and problem.rule not in unwanted
    ]
    counts = Counter[str](problem.severity for problem in problems)
    if style == "json":
        click.echo(json.dumps(_document(problems, counts, reading)))
    elif style == "github":
        for problem in problems:
            echo(_annotation(problem))
    else:
        if not paths:
            click.echo(f"Checking {', '.join(map(str, default_banks()))}", err=True)
        for line in shortened(report(problems), room):
            echo(line)
        echo(_sum(counts, reading))
    return 1 if counts["error"] or (strict and counts["warning"]) else 0


def shortened(lines: Iterator[str], room: int | None) -> list[str]:
    """The problems that fit into so many lines, at least one, and word of the others."""
    every = list(lines)
    if room is None or len(every) <= room:
        return every
    ends = [number for number, line in enumerate(every, start=1) if not line]
    end = max((end for end in ends if end < room), default=ends[0])
    return [*every[:end], f"… and {len(ends) - ends.index(end) - 1} more; mend these first"]


def echo(line: str, *, err: bool = False) -> None:
    """Print the line; what the stream or UTF-8 can't carry is escaped (a file's name may be any bytes)."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding), err=err)


def _rules(given: Sequence[str]) -> set[str]:
    names = [name for text in given for name in text.split(",") if name]
    for name in names:
        if name not in KNOWN:
            remedy = nearest(name, KNOWN) or f"the rules are {', '.join(KNOWN)}"
            raise Refused(f"there is no rule `{name}`", remedy)
    return set(names)


def _document(
    problems: Sequence[Problem], counts: Counter[str], reading: Reading
) -> dict[str, object]:
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


def report(problems: Sequence[Problem]) -> Iterator[str]:
    """Each problem as a compiler shows it: rule, place, source line with a caret, help."""
    excerpts = Excerpts()
    for problem in problems:
        yield click.style(f"{problem.severity}[{problem.rule}]", bold=True) + f": {problem.message}"
        yield from excerpts.around(problem.place)
        if problem.question:
            yield f"  question: {problem.question}"
        if problem.help:
            yield f"  help: {problem.help}"
        yield ""


def _annotation(problem: Problem) -> str:
    """A GitHub workflow command: it shows the finding beside the line in a pull request."""
    kind = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = problem.place
    message = problem.message + (f" ({problem.help})" if problem.help else "")
    return (
        f"::{kind} file={_property(place.file)},line={place.line},col={place.column},"
        f"title={_property(problem.rule)}::{_data(message)}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sum(counts: Counter[str], reading: Reading) -> str:
    def number(count: int, word: str) -> str:
        return f"{count} {word}{'s' * (count != 1)}"

    found = ", ".join(number(counts[s], s) for s in SEVERITIES if counts[s]) or "no problem"
    files = number(len(reading.files), "file")
    return f"{found} in {number(reading.entries, 'question')}, {files}"
