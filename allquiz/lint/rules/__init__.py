"""The rules, one file each: a module whose docstring is its page.

A rule of items has `check`, called for each question of its TYPES (all, unless it names some) that has one of
its SIGNS among its words, if there are any; one that is ENGLISH_ONLY knows the wording of English, and would
only guess in a bank of another language. A rule of banks notes something of each question (`note`), gathers
that of a file (`gather`; all, unless it has its own way), and is called once for all files (`check`).
"""

from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any, NamedTuple

from allquiz.lint.bank_notes import Noted, listed
from allquiz.lint.item import Finding, Item
from allquiz.model.place import Place
from allquiz.model.problem import Problem, Severity
from allquiz.model.question import KINDS

# In the order in which they run; of those of banks, what looks at ignored rules comes last.
OF_ITEMS = """
    template-text foreign-markup lettered-options torn-option missing-explanation missing-rationale missing-source
    unfocused-stem unmarked-negative double-negative article-clue stem-word-in-key longest-option-is-key options-converge-on-key
    opposite-options wording-tells-order repeated-option-words absolute-distractor vague-frequency unlike-options
    overlapping-options all-of-the-above none-of-the-above combined-options too-few-options too-many-options decimal-without-tolerance missing-unit
    joined-wordings key-hard-to-type undated-figure overloaded-flashcard
"""
OF_BANKS = """
    same-front-different-backs near-duplicate gives-away-key length-tells-key wording-tells-key likeness-tells-key
    true-false-imbalance core-fact-tested-once outdated unknown-ignore unused-ignore
"""


class Rule(NamedTuple):
    """A rule as its module says it; `text` is its page as it is written there, `note` is None for one of items.

    How severe it is goes by how well the harm is known: what only experts' advice speaks against is an info.
    """

    name: str
    text: str
    severity: Severity
    types: Collection[str]
    signs: frozenset[str] | None
    english_only: bool
    check: Callable[..., Any]
    note: Callable[[Item], Any] | None
    gather: Callable[[Noted[Any]], Any]

    def problem(self, finding: Finding, place: Place, question: str | None = None) -> Problem:
        """What it found, at that place."""
        message, remedy, _ = finding
        return Problem(place, self.name, self.severity, message, question, remedy)


def _rule(name: str) -> Rule:
    says = vars(import_module(f"{__name__}.{name.replace('-', '_')}"))
    text = says["__doc__"] or ""
    return Rule(
        name=name,
        text=text,
        severity="info" if "\nEvidence: consensus" in text else "warning",
        types=says.get("TYPES") or [kind.type for kind in KINDS],
        signs=says.get("SIGNS"),
        english_only=says.get("ENGLISH_ONLY", False),
        check=says["check"],
        note=says.get("note"),
        gather=says.get("gather", listed),
    )


RULES = {name: _rule(name) for name in (OF_ITEMS + OF_BANKS).split()}
