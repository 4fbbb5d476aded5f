from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from allquiz.app.checking import KNOWN, Checked, Checker
from allquiz.bank.which_files import bank_here
from allquiz.cli import problem_output
from allquiz.cli.banks import default_banks, only_bank_option
from allquiz.cli.completion_words import one_of
from allquiz.cli.say import draw, echo
from allquiz.model.problem import SEVERITIES, Problem
from allquiz.model.refused import Refused, nearest


def explain(ctx: click.Context, _: click.Parameter, rule: str | None) -> None:
    """Print the page of a rule and end."""
    if rule is not None:
        from allquiz.cli.check_explain import page_of

        draw(page_of(_known(rule)))
        ctx.exit()


LINES = {"concise": problem_output.concise, "github": problem_output.annotation}
RULE: dict[str, Any] = {"metavar": "RULE", "shell_complete": one_of(KNOWN)}
SEVERAL = {"multiple": True, **RULE}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@only_bank_option
@click.option(
    "--output-format",
    "style",
    type=click.Choice(["text", "json", *LINES]),
    default="text",
    show_default=True,
)
@click.option("--json", "style", flag_value="json", help="The same as --output-format json.")
@click.option("--select", **SEVERAL, help="Only this rule. Repeatable.")
@click.option("--ignore", **SEVERAL, help="Not this rule. Repeatable.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--watch", "keep_on", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--fix", "repair", is_flag=True, help="Show what can be repaired safely, and do it.")
@click.option("--diff", "only_show", is_flag=True, help="Show the repairs and change nothing.")
@click.option(
    "--older-than",
    type=click.IntRange(0, 1000),
    metavar="YEARS",
    help="Warn of an `as_of` further back than that.",
)
@click.option(
    "--explain",
    **RULE,
    callback=explain,
    expose_value=False,
    is_eager=True,
    help="Print what a rule finds and why, and do nothing else.",
)
def command(
    paths: tuple[Path, ...],
    banks: tuple[Path, ...],
    style: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    keep_on: bool,
    repair: bool,
    only_show: bool,
    older_than: int | None,
) -> int:
    """Find what is wrong in banks, all of it at once.

    \b
    Examples:
      allquiz check mine.yaml
      allquiz check mine.yaml --watch
      allquiz check mine.yaml --fix
      allquiz check questions/ --strict --output-format github
      allquiz check --explain longest-option-is-key
    """
    paths += banks
    wanted, unwanted = _rules(select), _rules(ignore)
    if repair or only_show:
        from allquiz.cli.check_fix import fix

        if keep_on:
            raise Refused("--fix and --watch do not go together", "repair first, then watch")
        fix(paths, write=repair and not only_show, quiet=style != "text")

    told = set[Problem]()  # at the last save, wherever it stood then
    checker = Checker()

    def check(room: int | None = None) -> int:
        nonlocal told
        found = checker.check(list(paths) or default_banks(), older_than)
        problems = [
            p for p in found.problems if (not wanted or p.rule in wanted) and p.rule not in unwanted
        ]
        if keep_on and style == "text":
            # Errors come first, and of each severity what was not told before.
            before, told = told, {_anywhere(problem) for problem in problems}
            problems.sort(key=lambda p: (SEVERITIES.index(p.severity), _anywhere(p) in before))
        not_shown = len(found.problems) - len(problems)
        found = found._replace(problems=problems)
        _print(found, style, room, not_shown, default=not paths)
        return 1 if found.counts["error"] or (strict and found.counts["warning"]) else 0

    if not keep_on:
        return check()
    from allquiz.cli.check_watch import watch

    watch(list(paths) or default_banks(), check)
    return 0


def _anywhere(problem: Problem) -> Problem:
    """The problem, in whatever line of its file it stands."""
    return problem._replace(place=problem.place._replace(line=0, column=0))


def _print(
    checked: Checked, style: str, room: int | None, not_shown: int, *, default: bool
) -> None:
    if style == "json":
        problem_output.write_json(checked)
    elif style in LINES:
        echo(map(LINES[style], checked.problems))
    else:
        if default and bank_here() is None:
            click.echo(f"Checking {', '.join(map(str, default_banks()))}", err=True)
        shown = problem_output.shortened(problem_output.texts(checked.problems), room)
        echo(chain(shown, [problem_output.summary(checked, not_shown)]))


def _rules(given: Sequence[str]) -> set[str]:
    return {_known(name) for text in given for name in text.split(",") if name}


def _known(name: str) -> str:
    if name not in KNOWN:
        remedy: Any = nearest(name, KNOWN) or f"the rules are {', '.join(KNOWN)}"
        raise Refused(f"there is no rule `{name}`", remedy)
    return name
