"""What is unwise in a bank that is otherwise well formed: advice, a rule a file."""

from allquiz.lint.engine import Found, Linter
from allquiz.lint.rules import RULES

__all__ = ["RULES", "Found", "Linter"]
