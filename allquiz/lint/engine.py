"""Runs the rules over banks, heeding what each question says about them."""

from collections.abc import Collection, Iterable, Iterator
from types import ModuleType
from typing import Protocol

from allquiz.lint.rules import (
    missing_explanation,
    missing_rationale,
    missing_source,
    unknown_ignore,
)
from allquiz.model.bank import Bank
from allquiz.model.problem import Problem, Severity
from allquiz.model.question import AnyQuestion


class Rule(Protocol):
    """A rule: a module whose docstring is its documentation."""

    NAME: str
    SEVERITY: Severity

    def check(
        self, question: AnyQuestion, known_rules: Collection[str]
    ) -> Iterable[tuple[str, str]]:
        """The findings of one question, each a message and how to mend it."""


MODULES: tuple[ModuleType, ...] = (
    missing_explanation,
    missing_rationale,
    missing_source,
    unknown_ignore,
)
RULES: dict[str, ModuleType] = {module.NAME: module for module in MODULES}


def lint(banks: Iterable[Bank], known_rules: Collection[str]) -> Iterator[Problem]:
    """The findings of every rule; `known_rules` are all names that a question may ignore."""
    for bank in banks:
        for question in bank.questions:
            ignored = {rule for rule, _ in question.lint_ignore}
            for name, rule in RULES.items():
                if name in ignored:
                    continue
                for message, remedy in rule.check(question, known_rules):
                    yield Problem(
                        question.place, name, rule.SEVERITY, message, question.name, remedy
                    )
