"""The text of a YAML file, and what is made of it where slips stand in it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from allquiz.bank import characters
from allquiz.bank.problem_context import Context
from allquiz.bank.which_files import contents
from allquiz.model.problem import Problem

T = TypeVar("T")


def text_of(path: Path, instead: Mapping[str, bytes]) -> tuple[str | None, Context]:
    """The text of a file, None where it has none that can be read; and where to report on it."""
    context = Context(str(path))
    data = instead.get(os.path.realpath(path)) if instead else None
    if data is None:
        data = contents(path, characters.MAX_BYTES + 1)
    return characters.decode(data, context.at), context


def explained(text: str, context: Context, read: Callable[[str, Context], T]) -> tuple[T, str]:
    """What `read` makes of the text; and the text as it is meant, where something is wrong with it.

    What comes from slips is reported as these: `read` is asked about texts without them, too.
    """
    before = context.problems.copy()
    found = read(text, context)
    rules = {problem.rule for problem in context.problems if problem.severity == "error"}
    if not rules - {"too-large"}:
        return found, ""
    from allquiz.bank import error_causes  # only a file with errors needs it

    def problems_of(other: str) -> list[Problem]:
        again = Context(context.file)
        again.problems = before.copy()
        read(other, again)
        return again.problems

    meant, context.problems = error_causes.explained(text, context.problems, problems_of)
    return found, meant
