"""What is unwise in a bank that is otherwise well formed: advice, a rule a file."""

from allquiz.lint.engine import RULES, Rule, lint

__all__ = ["RULES", "Rule", "lint"]
