"""Where findings about one file are collected."""

from collections.abc import Collection
from types import SimpleNamespace

from allquiz.bank.characters import shorten
from allquiz.bank.format_errors import FORMAT_RULES
from allquiz.bank.new_ids import MAX_ID
from allquiz.bank.yaml_values import MAX_FINDINGS, Mark
from allquiz.model.place import Place
from allquiz.model.problem import Problem


class TooManyProblems(Exception):
    """There is no use in reading on; the file was reported."""


MAX_NAME = 2 * MAX_ID + 1  # of a namespace and an id; what is longer is no name


def named(question: str | None) -> str | None:
    """A full name as a problem has it."""
    return question and shorten(question, MAX_NAME, as_it_is=True)


FIRST_LINE: Mark = SimpleNamespace(line=0, column=0)  # of what a file lacks as a whole


class Context:
    """The findings of one file.

    `question` is the full name of the question being read, if it has one, and `start` where that
    begins: the place of every key it lacks.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.question: str | None = None
        self.given: Collection[str] = ()  # the keys that it has
        self.start: Mark = FIRST_LINE
        self.problems: list[Problem] = []

    def error(
        self,
        mark: Mark,
        rule: str,
        message: str,
        remedy: str | None = None,
        detail: str | None = None,
    ) -> None:
        """Report a finding at a mark."""
        self.at(mark.line + 1, mark.column + 1, rule, message, remedy, detail)

    def at(
        self,
        line: int,
        column: int,
        rule: str,
        message: str,
        remedy: str | None = None,
        detail: str | None = None,
    ) -> None:
        """Report a finding at a line and column, both from 1, as severe as the rule says.

        Raises TooManyProblems, and reports that, instead of one beyond MAX_FINDINGS.
        """
        place = Place(self.file, line, column)
        if len(self.problems) >= MAX_FINDINGS:
            message = f"more than {MAX_FINDINGS} problems in this file; the others are not shown"
            self.problems.append(Problem(place, "too-many-problems", "error", message))
            raise TooManyProblems
        severity = FORMAT_RULES[rule].severity
        self.problems.append(
            Problem(place, rule, severity, message, named(self.question), remedy, detail)
        )
