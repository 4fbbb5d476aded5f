"""A question as it stands before the learner, and what is told about it after the answer."""

import re
from collections.abc import Iterator

from allquiz.asking import Shown
from allquiz.model.key import Number, Options, Parts, stem_text
from allquiz.model.question import AnyQuestion
from allquiz.model.words import letter, number
from allquiz.view.blocks import BLANK, Block, Choice, Line, Picture, Progress, Space
from allquiz.view.words import sentence


def heading(
    shown: Shown,
    position: int,
    total: int,
    title: str | None = None,
    *,
    flagged: bool = False,
    corrected: bool = False,
) -> Iterator[Block]:
    """Which question this is; `title` is that of its topic."""
    flag = "  ⚑ flagged" if flagged else ""
    topic = title or shown.question.topic.replace("-", " ")
    yield BLANK
    yield Progress(position, total, f"{topic}{flag}")
    if corrected:
        yield Line("The key of this question was corrected since you answered it.")


def asked(shown: Shown) -> Iterator[Block]:
    yield Space()
    yield from stem(shown.question)
    match shown.key:
        case Options(kind="statement"):
            yield Line("True or false?")
        case Options(kind="several", right=right):
            rule = "right picks minus wrong picks, out of the"
            said = f"More than one may be right. Score: {rule} {number(len(right), 'right one')}."
            yield Line(said, tone="quiet")
        case Number(unit=str(unit)) if not re.search(
            rf"(?<!\w){re.escape(unit)}(?!\w)", shown.question.stem
        ):  # it doesn't stand there as a word of its own
            yield Line(f"Answer in: {unit}", tone="quiet")
    if shown.options:
        yield Space()
    numbered = isinstance(shown.key, Parts)
    for index, option in enumerate(shown.options):
        label = f"{index + 1}." if numbered else f"{letter(index)})"
        yield Choice(label, option)
    if shown.targets:
        yield Line("Letters:", tone="quiet")
    for index, target in enumerate(shown.targets):
        yield Choice(f"{letter(index)})", target)
    yield Space()


def stem(question: AnyQuestion) -> Iterator[Block]:
    yield stem_line(question)
    if question.figure_asked:
        yield Space()
        yield Picture(question.id, question.figure_asked)


def stem_line(question: AnyQuestion) -> Line:
    return Line(stem_text(question), tone="strong", marked=True)


def background(question: AnyQuestion) -> Iterator[Block]:
    """Why, and what has changed since, whatever was answered."""
    if question.explanation:
        yield Line(question.explanation, "Why:", marked=True)
    if question.figure_after:
        yield Picture(question.id, question.figure_after)
    if since := question.since:
        dated = f"Since the source was written (as of {since.as_of}): "
        yield Line(f"{dated}{since.note} [{since.source}]", "New:", marked=True)
    if question.as_of:
        yield Line(f"The answer holds as of {question.as_of}.", tone="quiet")


def sources(question: AnyQuestion) -> Iterator[Line]:
    """Publisher, date, title and section of each source."""
    sections: dict[str, list[str]] = {}
    for source, section in question.citations:
        title, revised = f"“{source.title}”", source.revised
        page = sentence([source.publisher, revised, title])
        if not source.publisher:
            page = sentence([title, revised and f"revised {revised}"])
        there = sections.setdefault(page, [])
        if section and section != source.title:
            there.append(section)
    for page, names in sections.items():
        text = sentence([page, "; ".join(names)])
        yield Line(text, "Source:", tone="quiet")
