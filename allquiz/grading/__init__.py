"""From a question and a response to a verdict. Pure functions, no guess that medicine would regret."""

from allquiz.grading.grade import grade
from allquiz.grading.numbers import Unclear
from allquiz.grading.typos import Vocabulary
from allquiz.grading.verdict import Part, Typo, Verdict

__all__ = ["Part", "Typo", "Unclear", "Verdict", "Vocabulary", "grade"]
