"""What is unwise in a bank that is otherwise well formed: advice, a rule a file."""

from allquiz.lint.bank_notes import Gathered, Pairs
from allquiz.lint.engine import gather, look, of_banks
from allquiz.lint.item import Found, Looked
from allquiz.lint.rules import RULES

__all__ = ["RULES", "Found", "Gathered", "Looked", "Pairs", "gather", "look", "of_banks"]
