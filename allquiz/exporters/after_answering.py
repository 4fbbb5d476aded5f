"""What a learner reads once a question is answered, for every format that shows a text then."""

from collections.abc import Iterator
from functools import lru_cache

from allquiz.exporters.language import paragraph
from allquiz.model.key import Key, Parts
from allquiz.model.question import AnyQuestion, Source


def paragraphs(question: AnyQuestion, key: Key) -> Iterator[str]:
    """In the bank's own markup: why the key is right, why spare targets are not, what has changed
    since, and the sources with their dates."""
    if question.explanation:
        yield question.explanation
    if isinstance(key, Parts):
        for spare in key.spare:
            if spare.rationale:
                yield f"{spare.text}: {spare.rationale}"
    if question.since:
        since = question.since
        yield f"Since then ({since.as_of}): {since.note} ({since.source})"
    if question.as_of:
        yield f"The answer holds as of {question.as_of}."
    for source, section in question.citations:
        yield f"Source: {cited(source, section)}"


def as_html(question: AnyQuestion, key: Key) -> str:
    return "".join([paragraph(text, question.language) for text in paragraphs(question, key)])


@lru_cache(maxsize=1024)
def cited(source: Source, section: str | None) -> str:
    """Publisher, document, title, section and date, as far as they are known."""
    named = [source.publisher, source.document, source.title, section]
    revised = f" (revised {source.revised})" if source.revised else ""
    return ", ".join(dict.fromkeys([name for name in named if name])) + revised
