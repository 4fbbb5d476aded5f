"""The rules, one file each: a module whose docstring is its page.

A rule of items is called for each question of its TYPES, a rule of banks once for all questions.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from allquiz.lint.gathering import Noted, Pool
from allquiz.lint.item import Finding, Item, Looked
from allquiz.lint.rules import (
    absolute_distractor,
    all_of_the_above,
    article_clue,
    combined_options,
    core_fact_tested_once,
    decimal_without_tolerance,
    foreign_markup,
    gives_away_key,
    key_hard_to_type,
    length_tells_key,
    lettered_options,
    likeness_tells_key,
    longest_option_is_key,
    missing_explanation,
    missing_rationale,
    missing_source,
    near_duplicate,
    none_of_the_above,
    options_converge_on_key,
    outdated,
    overlapping_options,
    overloaded_flashcard,
    same_front_different_backs,
    stem_word_in_key,
    template_text,
    too_few_options,
    too_many_options,
    torn_option,
    true_false_imbalance,
    undated_figure,
    unfocused_stem,
    unknown_ignore,
    unlike_options,
    unmarked_negative,
    unused_ignore,
    vague_frequency,
    wording_tells_key,
    wording_tells_order,
)
from allquiz.model.problem import Severity
from allquiz.model.question import Question


class Rule(Protocol):
    """What every rule has: a file whose name is its own, and whose docstring is its page."""

    SEVERITY: Severity
    __name__: str
    __doc__: str | None


class ItemRule(Rule, Protocol):
    """A rule about one question."""

    TYPES: tuple[type[Question], ...]

    def check(self, item: Item) -> Iterable[Finding]:
        """What is wrong with the question."""


class BankRule(Rule, Protocol):
    """A rule about all questions that are read together: first it notes something of each."""

    def note(self, item: Item) -> Any:
        """What the check needs of the question, in plain values that can be kept; None for nothing."""

    def gather(self, notes: Noted[Any]) -> Any:
        """What is kept of the notes of a file, in plain values."""

    def check(self, files: Sequence[Any], pool: Pool) -> Iterable[tuple[Looked | str, Finding]]:
        """What is wrong, each with the question, or the file of the bank, that it is wrong with.

        `files` is what it gathered of each.
        """


def _name(rule: Rule) -> str:
    return rule.__name__.rpartition(".")[2].replace("_", "-")


ITEM_RULES: dict[str, ItemRule] = {
    _name(rule): rule
    for rule in (
        template_text,
        foreign_markup,
        lettered_options,
        torn_option,
        missing_explanation,
        missing_rationale,
        missing_source,
        unfocused_stem,
        unmarked_negative,
        article_clue,
        stem_word_in_key,
        longest_option_is_key,
        options_converge_on_key,
        wording_tells_order,
        absolute_distractor,
        vague_frequency,
        unlike_options,
        overlapping_options,
        all_of_the_above,
        none_of_the_above,
        combined_options,
        too_few_options,
        too_many_options,
        decimal_without_tolerance,
        key_hard_to_type,
        undated_figure,
        overloaded_flashcard,
    )
}
# In the order in which they run: what looks at ignored rules comes last.
BANK_RULES: dict[str, BankRule] = {
    _name(rule): rule
    for rule in (
        same_front_different_backs,
        near_duplicate,
        gives_away_key,
        length_tells_key,
        wording_tells_key,
        likeness_tells_key,
        true_false_imbalance,
        core_fact_tested_once,
        outdated,
        unknown_ignore,
        unused_ignore,
    )
}
RULES: dict[str, Rule] = {**ITEM_RULES, **BANK_RULES}
