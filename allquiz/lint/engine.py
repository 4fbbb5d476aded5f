"""Runs the rules over banks, heeding what each question says about them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from allquiz.lint.bank_notes import Asked, Gathered, Pairs, Pool
from allquiz.lint.item import Finding, Found, Item, Looked
from allquiz.lint.rules import RULES, Rule
from allquiz.lint.words import ABROAD, FUNCTION
from allquiz.model.bank import Fact
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import KINDS, AnyQuestion, Question

CHECKS = {
    english: {
        kind: [
            (rule, rule.signs, rule.check)
            for rule in RULES.values()
            if rule.note is None and kind in rule.types and (english or not rule.english_only)
        ]
        for kind in [kind.type for kind in KINDS]
    }
    for english in (True, False)
}
SIGNS = frozenset[str]().union(*[rule.signs or () for rule in RULES.values()])
BANK_RULES = [rule for rule in RULES.values() if rule.note]
NOTES = {
    kind.type: [rule.note if kind.type in rule.types else None for rule in BANK_RULES]
    for kind in KINDS
}


def look(
    question: AnyQuestion, places: dict[tuple[str, str | None], tuple[int, int]]
) -> tuple[Looked, list[Any], list[Found], list[str]]:
    """The question for the rules of banks, and what they note of it; what those of items say of it, and
    which of them would, were they not ignored there. `places` are as in Looked."""
    item = Item(question)
    ignored = tuple([rule for rule, _ in question.lint_ignore])
    found: list[Found] = []
    silenced: list[str] = []
    is_english = _is_english(question.language, item.stem_words)
    there = SIGNS & item.words
    for rule, signs, check in CHECKS[is_english][question.type]:
        if signs is None or not signs.isdisjoint(there):
            for finding in check(item):
                if rule.name in ignored:
                    silenced.append(rule.name)
                else:
                    found.append(_about(question, rule, finding))
    own = question.place, question.name, question.type, ignored, question.facts
    looked = Looked(*own, item.stem, item.key_text, places)
    return looked, [note and note(item) for note in NOTES[question.type]], found, silenced


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


def of_banks(
    files: Sequence[Gathered],
    facts: Collection[Fact],
    known_rules: Collection[str],
    age_limit: tuple[date, int] | None,
    pairs: Pairs,
) -> Iterator[Problem]:
    """The findings of the rules of banks on all files that were read together; the rest as in Pool."""
    silenced = {each for file in files for each in file.silenced}

    def looked(asked: Asked) -> Looked:
        return files[asked[0]].looked(asked[1])

    names = [file.file for file in files]
    pool = Pool(names, looked, facts, known_rules, age_limit, silenced, pairs)
    for number, rule in enumerate(BANK_RULES):
        for subject, finding in rule.check([file.notes[number] for file in files], pool):
            if isinstance(subject, str):
                message, remedy, _ = finding
                place = Place(subject, 1, 1)
                yield Problem(place, rule.name, rule.severity, message, None, remedy)
            elif rule.name in subject.ignored:
                silenced.add((subject.name, rule.name))
            else:
                problem, at = _about(subject, rule, finding)
                place_at = at and subject.places.get(at[:2])
                place = Place(subject.place.file, *place_at) if place_at else subject.place
                yield problem._replace(place=place)


def _about(question: Question | Looked, rule: Rule, finding: Finding) -> Found:
    message, remedy, at = finding
    problem = Problem(question.place, rule.name, rule.severity, message, question.name, remedy)
    return Found(problem, at)
