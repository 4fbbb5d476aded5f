"""An exam: questions answered in any order, judged all at once when they are handed in."""

from allquiz.exam.exam_state import Change, Paper
from allquiz.exam.timer import Timer

__all__ = ["Change", "Paper", "Timer"]
