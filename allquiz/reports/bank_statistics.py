"""What a bank is made of."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from allquiz.model.bank import Fact
from allquiz.model.question import KINDS, LEVELS, AnyQuestion, Choice
from allquiz.reports.coverage import cover


def statistics_table(facts: Iterable[Fact], questions: Sequence[AnyQuestion]) -> str:
    """Questions by topic, type and level, facts covered, and length of keys, as Markdown."""
    in_use = [question for question in questions if not question.retired]
    coverage = cover(facts, in_use)
    choices = [question for question in in_use if isinstance(question, Choice)]
    keys = [len(question.answer) for question in choices]
    wrong = [len(option.text) for question in choices for option in question.distractors]
    topics = list(dict.fromkeys(question.topic for question in in_use))
    summary = (
        f"{len(in_use)} questions; {coverage.covered} of {len(coverage.facts)} facts tested. "
        f"Options of `choice` have {_mean(keys):.0f} characters where they are the key, "
        f"{_mean(wrong):.0f} where they are not (means)."
    )
    tables: dict[str, tuple[Iterable[str], Callable[[AnyQuestion], str]]] = {
        "topic": (topics, lambda question: question.topic),
        "type": ([kind.type for kind in KINDS], lambda question: question.type),
        "level": (LEVELS, lambda question: question.level or ""),
    }
    lines = [summary]
    for name, (values, of) in tables.items():
        counts = Counter(map(of, in_use))
        share = {value: counts[value] / max(1, len(in_use)) for value in values}
        lines += ["", f"| {name} | questions | share |", "|---|---:|---:|"]
        lines += [f"| {value} | {counts[value]} | {share[value]:.0%} |" for value in share]
    return "\n".join([*lines, ""])


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / len(lengths) if lengths else 0
