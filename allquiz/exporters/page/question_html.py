"""A question as a few lines of HTML: read as they are without JavaScript, and by bank.js with it.

Each line begins with a tag that says what it is, and holds one thing. Texts stand in the HTML of
`markup.to_html`, which bank.js turns back into the bank's own.

    <article>              one question, in the order of the index: what `entry` gives
    <p>                    the stem; a gap is <var></var>
    <p class=f>            the figure: a link to it, with its text
    <details class=h>      the hint
    <ul class=t>           what may be matched: right sides or categories
    <li class=y|n|i>       an option that is right or not, or an item; folded, why or where to
    <details class=a>      the answer: what is right (k), spare targets (x), why (e), since (n),
                           as of (d), sources (q)
"""

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from allquiz.markup import to_html
from allquiz.model.key import (
    TRUE,
    Card,
    Gaps,
    Key,
    Number,
    Options,
    Parts,
    Words,
    key_of,
    wordings_of,
)
from allquiz.model.question import OUTLOOK, AnyQuestion, Figure
from allquiz.model.revision import key_revisions, revision

NARROWER = 4  # digits of the revision of a key that was widened: there are many
FLAGS = {"recall": "r", "understand": "u", "apply": "a"}


def entry(question: AnyQuestion, topic: int, *, core: bool = False) -> dict[str, Any]:
    """What is known of a question before its text is read, as bank.js names it."""
    key = key_of(question)
    now, *narrower = key_revisions(question)
    return {
        "name": question.name,
        "shape": key.kind if isinstance(key, Options | Parts) else type(key).__name__.lower(),
        "topic": topic,
        "keyRevision": now,
        "narrower": [each[:NARROWER] for each in narrower],
        "revision": revision(question),
        "flags": _flags(question, key, core=core),
    }


def article(
    question: AnyQuestion, words: Mapping[str, str], figure: int | None, sources: Iterable[int]
) -> str:
    """The question as HTML; `figure` and `sources` are the numbers under which these are listed."""
    key = key_of(question)
    lines = [f"<article{_numbers(key)}>", f"<p>{stem(question, key)}"]
    if question.figure_asked:
        lines.append(_figure(question.figure_asked, figure))
    if question.hint:
        lines.append(
            f"<details class=h><summary>{words['hint']}</summary>{to_html(question.hint)}</details>"
        )
    lines += _choices(key)
    lines.append(f"<details class=a><summary>{words['answer']}</summary>")
    lines += _right(key, words)
    lines += _after(question, sources)
    if question.figure_after:
        lines.append(_figure(question.figure_after, figure))
    return "\n".join([*lines, "</details></article>", ""])


def _figure(figure: Figure, number: int | None) -> str:
    return f'<p class=f><a href="#f{number}">{_line(figure.alt)}</a>'


def _flags(question: AnyQuestion, key: Key, *, core: bool) -> str:
    fixed = isinstance(key, Options) and not key.shuffle
    exact = isinstance(key, Words) and key.exact
    is_true = isinstance(key, Options) and key.right == (TRUE,)
    return (
        FLAGS.get(question.level or "", "")
        + "t" * is_true
        + "o" * (OUTLOOK in question.tags)
        + "c" * core
        + "f" * fixed
        + "x" * exact
    )


def _numbers(key: Key) -> str:
    """What a number is compared with: low, high, tolerance, whether that is a share, unit."""
    if not isinstance(key, Number):
        return ""
    tolerance = key.tolerance
    given = [
        f"{key.low:f}",
        f"{key.high:f}",
        tolerance and f"{tolerance.amount:f}",
        bool(tolerance and tolerance.percent),
        key.unit,
    ]
    return f' data-n="{html.escape(json.dumps(given, ensure_ascii=False))}"'


def stem(question: AnyQuestion, key: Key, gap: str = "<var></var>") -> str:
    if isinstance(key, Gaps):
        return "".join(to_html(part) if isinstance(part, str) else gap for part in key.text)
    return to_html(question.stem)


def _choices(key: Key) -> Iterator[str]:
    """Options and items as they stand before an answer, each folded with what is said of it then."""
    match key:
        case Options(kind="statement"):
            return
        case Options() as options:
            yield "<ul>"
            for option in options.in_plain_order:
                right = "y" if option in options.right else "n"
                yield _folded(right, option.text, to_html(option.rationale or ""))
            yield "</ul>"
        case Parts(kind=kind) as parts:
            if kind != "order":
                offered = "".join(f"<li>{to_html(each)}" for each in parts.in_plain_order)
                yield f"<ul class=t>{offered}</ul>"
            placed = sorted(parts.placed) if kind == "order" else parts.placed
            yield "<ul>"
            for item, target in placed:
                yield _folded("i", item, to_html(target))
            yield "</ul>"
        case _:
            return


def _folded(kind: str, text: str, inside: str) -> str:
    return f"<li class={kind}><details><summary>{to_html(text)}</summary>{inside}</details>"


def _right(key: Key, words: Mapping[str, str]) -> Iterator[str]:
    match key:
        case Options(kind="statement", right=(option,)):
            yield f"<p class=k>{words[option.text]}"
        case Number():
            yield f"<p class=k>{_line(key.text)}"
        case Words() | Gaps():
            for wordings in wordings_of(key):
                yield f"<p class=k>{_list(wordings)}"
        case Card(back):
            yield f"<p class=k>{to_html(back)}"
        case Parts(spare=spare):
            for option in spare:
                yield f"<p class=x><b>{to_html(option.text)}</b> {to_html(option.rationale or '')}"


def _list(wordings: Iterable[str]) -> str:
    return "; ".join(f"<b>{to_html(each)}</b>" for each in wordings)


def _after(question: AnyQuestion, sources: Iterable[int]) -> Iterator[str]:
    if question.explanation:
        yield f"<p class=e>{to_html(question.explanation)}"
    if question.since:
        note, as_of, cited = map(
            to_html, (question.since.note, question.since.as_of, question.since.source)
        )
        yield f"<p class=n><i>{as_of}</i> {note} <i>{cited}</i>"
    if question.as_of:
        yield f"<p class=d>{_line(question.as_of)}"
    for number, (_, section) in zip(sources, question.citations, strict=True):
        yield f'<p class=q><a href="#s{number}">[{number + 1}]</a> {_line(section or "")}'


def _line(text: str) -> str:
    return html.escape(" ".join(text.split()), quote=False)
