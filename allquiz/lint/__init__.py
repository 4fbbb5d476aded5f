"""What is unwise in a bank that is otherwise well formed: advice, a rule a file."""

from allquiz.lint.bank_notes import Pairs, Pool
from allquiz.lint.engine import gather, look, of_banks
from allquiz.lint.item import Looked
from allquiz.lint.rules import RULES

__all__ = ["RULES", "Looked", "Pairs", "Pool", "gather", "look", "of_banks"]
