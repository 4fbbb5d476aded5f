"""Which facts are tested, by which questions."""

from collections.abc import Iterable
from typing import NamedTuple

from allquiz.model.bank import Fact
from allquiz.model.question import AnyQuestion


class Coverage(NamedTuple):
    """Each fact with the full names of the questions that cite it, in file order."""

    facts: tuple[tuple[Fact, tuple[str, ...]], ...]

    @property
    def covered(self) -> int:
        return sum(bool(names) for _, names in self.facts)

    @property
    def untested(self) -> list[Fact]:
        return [fact for fact, names in self.facts if not names]

    def sections(self) -> list[tuple[str, int, int]]:
        """Section, facts tested, facts in all; in the order of the facts."""
        sections: dict[str, list[bool]] = {}
        for fact, names in self.facts:
            sections.setdefault(fact.section, []).append(bool(names))
        return [(section, sum(tested), len(tested)) for section, tested in sections.items()]


def cover(facts: Iterable[Fact], questions: Iterable[AnyQuestion]) -> Coverage:
    """Facts against questions; a retired question tests nothing."""
    citing: dict[str, list[str]] = {}
    for question in questions:
        for fact in () if question.retired else dict.fromkeys(question.facts):
            citing.setdefault(fact, []).append(question.name)
    return Coverage(tuple((fact, tuple(citing.get(fact.id, ()))) for fact in facts))
