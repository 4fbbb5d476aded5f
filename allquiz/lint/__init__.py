"""What is unwise in a bank that is otherwise well formed: advice, a rule a file."""

from allquiz.lint.engine import look, of_banks
from allquiz.lint.item import Found, Looked
from allquiz.lint.rules import RULES

__all__ = ["RULES", "Found", "Looked", "look", "of_banks"]
