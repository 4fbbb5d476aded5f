"""Runs the rules over banks, heeding what each question says about them."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from allquiz.lint.bank_notes import Pool
from allquiz.lint.item import At, Findings, Item, Looked
from allquiz.lint.rules import RULES, Rule
from allquiz.lint.words import ABROAD, FUNCTION
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import KINDS, AnyQuestion

OF_ITEMS = [rule for rule in RULES.values() if rule.note is None]
# A word to the names of the rules that it is a sign for.
CALLS_FOR: dict[str, frozenset[str]] = {}
for each in OF_ITEMS:
    for word in each.signs or ():
        CALLS_FOR[word] = CALLS_FOR.get(word, frozenset()) | {each.name}
SIGNS = frozenset(CALLS_FOR)
ALWAYS = frozenset([rule.name for rule in OF_ITEMS if rule.signs is None])
CHECKS = {
    english: {
        kind.type: [
            rule
            for rule in OF_ITEMS
            if kind.type in rule.types and (english or not rule.english_only)
        ]
        for kind in KINDS
    }
    for english in (True, False)
}
BANK_RULES = [rule for rule in RULES.values() if rule.note]
NOTES = {
    kind.type: [rule.note if kind.type in rule.types else None for rule in BANK_RULES]
    for kind in KINDS
}


def look(
    question: AnyQuestion, places: dict[tuple[str, str | None], tuple[int, int]]
) -> tuple[Looked, list[Any], list[tuple[Problem, At | None]]]:
    """The question for the rules of banks, and what they note of it; what those of items say of it, at
    the question, each with what in it they mean. `places` are as in Looked."""
    item = Item(question)
    place, name = question.place, question.name
    ignored = tuple([rule for rule, _ in question.lint_ignore])
    found: list[tuple[Problem, At | None]] = []
    is_english = _is_english(question.language, item.stem_words)
    called = frozenset(map(CALLS_FOR.__getitem__, SIGNS & item.words))
    for rule, check in _asked(is_english, question.type, called):
        for finding in check(item):
            if rule.name in ignored:
                item.silenced |= {rule.name}
            else:
                found.append((rule.problem(finding, place, name), finding.at))
    own = place, name, question.type, ignored, question.facts
    looked = Looked(*own, item.stem, item.key_text, places)
    return looked, [note and note(item) for note in NOTES[question.type]], found


@lru_cache(maxsize=10_000)
def _asked(
    is_english: bool, kind: str, called: frozenset[frozenset[str]]
) -> list[tuple[Rule, Callable[[Item], Findings]]]:
    """The rules that questions of that type are asked about, of those with signs the ones called for."""
    names = ALWAYS.union(*called)
    return [(rule, rule.check) for rule in CHECKS[is_english][kind] if rule.name in names]


def _is_english(language: str | None, stem: Sequence[str]) -> bool:
    """Whether it is said to be, or, where nothing is said, has as many of the commonest English words as others."""
    if language is not None:
        return language.lower().startswith("en")
    return ABROAD.isdisjoint(stem) or len(ABROAD.intersection(stem)) <= len(
        FUNCTION.intersection(stem)
    )


def gather(noted: Sequence[Sequence[Any] | None]) -> list[Any]:
    """What rules of banks keep of their notes of a file, in their order; None stands for what they don't
    look at."""
    there = [(number, notes) for number, notes in enumerate(noted) if notes]
    return [
        rule.gather([(number, notes[n]) for number, notes in there if notes[n] is not None])
        for n, rule in enumerate(BANK_RULES)
    ]


def of_banks(files: Sequence[Sequence[Any]], pool: Pool) -> Iterator[Problem]:
    """The findings of the rules of banks, given what they gathered of each file."""
    for number, rule in enumerate(BANK_RULES):
        for subject, finding in rule.check([gathered[number] for gathered in files], pool):
            if isinstance(subject, str):
                yield rule.problem(finding, Place(subject, 1, 1))
            elif rule.name in subject.ignored:
                pool.silenced.add((subject.name, rule.name))
            else:
                yield rule.problem(finding, subject.place_of(finding.at), subject.name)
