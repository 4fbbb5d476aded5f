"""A question as the learner meets it, and all that the learner sees after answering."""

from collections.abc import Iterator

from allquiz.asking import Shown
from allquiz.view.blocks import Block, Line
from allquiz.view.question import asked, background, heading, sources
from allquiz.view.verdict import key_blocks, others
from allquiz.view.words import sentence


def preview_blocks(shown: Shown, position: int, total: int, title: str) -> Iterator[Block]:
    question = shown.question
    yield from heading(shown, position, total, title)
    yield from asked(shown)
    if question.hint:
        yield Line(question.hint, "Hint:", marked=True)
    retired = question.retired and f"retired {question.retired}: no longer asked"
    about = sentence([question.name, question.type.replace("_", " "), question.level, retired])
    yield Line(f"After the answer ({about}):", tone="quiet")
    yield from key_blocks(shown)
    yield from others(shown)
    yield from background(question)
    yield from sources(question)
