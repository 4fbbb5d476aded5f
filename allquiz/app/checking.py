"""All that is wrong with banks: what reading found, and the advice of the rules."""

from datetime import date

from allquiz.bank.places import Places
from allquiz.bank.reading import Reading
from allquiz.bank.rules import FORMAT_RULES
from allquiz.lint import RULES, Found, Linter
from allquiz.model.problem import Problem, in_order

KNOWN = (*FORMAT_RULES, *RULES)


def problems_of(reading: Reading, older_than: int | None = None) -> list[Problem]:
    """All that is wrong with what was read, each at its place; `older_than` is in years."""
    return Checker().problems_of(reading, older_than)


class Checker:
    """Checks banks as often as they change, and looks only at those that did."""

    def __init__(self) -> None:
        self._linter = Linter()
        self._placed: dict[int, tuple[Found, Problem]] = {}  # by the id() of what was found

    def problems_of(self, reading: Reading, older_than: int | None = None) -> list[Problem]:
        """All that is wrong with what was read, each at its place; `older_than` is in years."""
        age_limit = None if older_than is None else (date.today(), older_than)  # noqa: DTZ011 (a day is enough)
        advice = self._linter.lint(reading.banks, reading.facts.values(), KNOWN, age_limit)
        places, before = Places(), self._placed
        self._placed = {
            id(found): before.get(id(found)) or (found, _placed(found, places)) for found in advice
        }
        return in_order([*reading.problems, *[problem for _, problem in self._placed.values()]])


def _placed(found: Found, places: Places) -> Problem:
    problem, at = found
    return problem._replace(place=places.of(problem.place, *at)) if at else problem
