"""Runs the rules over banks, heeding what each question says about them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from allquiz.lint.item import At, Finding, Item, Items, Pool
from allquiz.lint.rules import BANK_RULES, ITEM_RULES, ItemRule, Rule
from allquiz.model.bank import Bank, Fact
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import KINDS, Question


class Found(NamedTuple):
    """A finding as a problem at its question, and where in the question it stands."""

    problem: Problem
    at: At | None


# Rules of wording know English; in a bank of another language they would only guess.
ENGLISH_ONLY = frozenset(
    """
    unfocused-stem unmarked-negative article-clue absolute-distractor vague-frequency
    all-of-the-above none-of-the-above undated-figure unlike-options
    """.split()
)
Checks = tuple[tuple[str, ItemRule, Callable[[Item], Iterable[Finding]]], ...]


def _for(kind: type[Question], *, english: bool) -> Checks:
    return tuple(
        (name, rule, rule.check)
        for name, rule in ITEM_RULES.items()
        if kind in rule.TYPES and (english or name not in ENGLISH_ONLY)
    )


CHECKS: dict[bool, dict[type, Checks]] = {
    english: {kind: _for(kind, english=english) for kind in KINDS} for english in (True, False)
}


class Linter:
    """The rules over banks, as often as they change: a bank that did not is not looked at again."""

    def __init__(self) -> None:
        self._looked: dict[int, _Looked] = {}  # by the id() of its bank, which is kept with it
        self._kept: dict[object, Any] = {}

    def lint(
        self,
        banks: Iterable[Bank],
        facts: Iterable[Fact],
        known_rules: Collection[str],
        age_limit: tuple[date, int] | None = None,
    ) -> list[Found]:
        """The findings of every rule on questions that are not retired.

        `known_rules` are all names that a question may ignore; `age_limit` is today and how many
        years an `as_of` may lie back.
        """
        looked = [self._looked.get(id(bank)) or _Looked(bank) for bank in banks]
        self._looked = {id(each.bank): each for each in looked}
        by_bank = [(each.bank, each.items) for each in looked]
        pool = Pool(by_bank, list(facts), known_rules, age_limit, self._kept)
        pool.silenced.update(*[each.silenced for each in looked])
        return [*chain.from_iterable([each.found for each in looked]), *_of_banks(pool)]


class _Looked:
    """A bank with what the rules of items find in it."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.items = Items(bank)
        self.found: list[Found] = []
        self.silenced: set[tuple[int, str]] = set()
        checks = CHECKS[(bank.language or "en").lower().startswith("en")]
        for item in self.items:
            question = item.question
            ignored = question.lint_ignore and {rule for rule, _ in question.lint_ignore}
            for name, rule, check in checks[question.__class__]:
                for finding in check(item):
                    if ignored and name in ignored:
                        self.silenced.add((id(item), name))
                    else:
                        self.found.append(_about(question, name, rule, finding))


def _of_banks(pool: Pool) -> Iterator[Found]:
    for name, rule in BANK_RULES.items():
        for subject, finding in rule.check(pool):
            if isinstance(subject, Bank):
                place = Place(subject.file, 1, 1)
                message, remedy, _ = finding
                yield Found(Problem(place, name, rule.SEVERITY, message, None, remedy), None)
            elif name in dict(subject.question.lint_ignore):
                pool.silenced.add((id(subject), name))
            else:
                yield _about(subject.question, name, rule, finding)


def _about(question: Question, name: str, rule: Rule, finding: Finding) -> Found:
    message, remedy, at = finding
    problem = Problem(question.place, name, rule.SEVERITY, message, question.name, remedy)
    return Found(problem, at)
