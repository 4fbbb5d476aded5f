"""From a question and a response to a verdict. Pure functions, no guess that medicine would regret.

`grade` and what it needs are imported with the first answer, not with the first question.
"""
