"""A sheet for a class: the questions with room to write, and a key with reasons on a page of its own.

In several versions, A and on, the questions and their options stand in other orders, the same for the
same bank and version. `items` joins version and number with the questions' full names.
"""

import html
import random
from collections.abc import Iterable, Sequence
from itertools import count, islice, zip_longest
from pathlib import Path
from string import Template
from typing import Literal

from allquiz.asking import Shown, show
from allquiz.exporters import items_table
from allquiz.exporters.after_answering import paragraphs
from allquiz.exporters.language import begins_at_the_right
from allquiz.exporters.page.figures import drawn
from allquiz.exporters.page.question_html import stem
from allquiz.markup import to_html
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words
from allquiz.model.question import AnyQuestion, Figure
from allquiz.model.words import LETTERS, letter

Size = Literal["A4", "letter"]
GAP = "<span class=gap>&nbsp;</span>"
HOW = {
    "one": "Choose one.",
    "several": "Choose all that are right.",
    "statement": "True or false?",
    "pairs": "Write the letter of what goes with it.",
    "groups": "Write the letter of where it belongs.",
    "order": "Number them, first to last.",
}


def sheets(
    deck: Deck, questions: Sequence[AnyQuestion], versions: int = 1, size: Size = "A4"
) -> str:
    here = Path(__file__)
    title = html.escape(deck.name, quote=False)
    made = [(name, arranged(questions, name)) for name in names_of(versions)]
    asked = "".join(_sheet(title, name, shown) for name, shown in made)
    keys = "".join(_key(title, name, shown) for name, shown in made)
    return Template(here.with_suffix(".html").read_text("utf-8")).substitute(
        title=title,
        size=size,
        style=here.with_suffix(".css").read_text("utf-8"),
        sheets=asked + keys,
    )


def sampler(questions: Sequence[AnyQuestion], count: int) -> list[AnyQuestion]:
    """So many of the questions in their order, drawn from all topics in turn; always the same."""
    rng = random.Random("sampler")
    topics: dict[str, list[AnyQuestion]] = {}
    for question in questions:
        topics.setdefault(question.topic, []).append(question)
    turns = [rng.sample(inside, len(inside)) for inside in topics.values()]
    drawn = (each for turn in zip_longest(*turns) for each in turn if each is not None)
    names = {question.name for question in islice(drawn, count)}
    return [question for question in questions if question.name in names]


def names_of(versions: int) -> list[str]:
    """A, B, C …; one version has no name."""
    return list(map(letter, range(versions))) if versions > 1 else [""]


def arranged(questions: Sequence[AnyQuestion], version: str) -> list[Shown]:
    """The questions of a version in their order, each with its options in theirs."""
    order = list(questions)
    if version:
        random.Random(f"paper/{version}/{len(order)}").shuffle(order)
    seed = LETTERS.find(version) if version else 0
    return [show(question, seed) for question in order]


def items(questions: Sequence[AnyQuestion], versions: int = 1) -> str:
    """The file beside the sheets, CSV: version, number and full name of each question."""
    placed = [
        ((version, number), shown.question)
        for version in names_of(versions)
        for number, shown in enumerate(arranged(questions, version), start=1)
    ]
    return items_table(placed, "version,")


def _sheet(title: str, version: str, shown: Sequence[Shown]) -> str:
    named = f" <small>Version {version}</small>" if version else ""
    asked = "".join(_asked(each, number) for number, each in enumerate(shown, start=1))
    return (
        f"<section class=version>\n<h1>{title}{named}</h1>\n"
        f"<p class=who><span>Name</span><span>Date</span></p>\n{asked}</section>\n"
    )


def _article(shown: Shown, number: int, inside: str, kind: str = "") -> str:
    side = " dir=rtl" * begins_at_the_right(shown.question.stem, shown.question.language)
    return f'<article class="{kind}"{side}><span class=number>{number}.</span>{inside}</article>\n'


def _asked(shown: Shown, number: int) -> str:
    question = shown.question
    picture = _picture(question.figure_asked, number) if question.figure_asked else ""
    how, room = _room(shown)
    said = f"<p class=how>{how}</p>" if how else ""
    inside = f"<p class=stem>{stem(question, shown.key, GAP)}</p>{picture}{said}{room}"
    return _article(shown, number, inside, getattr(shown.key, "kind", ""))


def _picture(figure: Figure, number: int) -> str:
    picture = drawn(figure, f"p{number}-")
    alt = html.escape(" ".join(figure.alt.split()))
    if picture.startswith("<img"):
        return f'<figure>{picture[:-1]} alt="{alt}"></figure>'
    return f'<figure role=img aria-label="{alt}">{picture}</figure>'


def _room(shown: Shown) -> tuple[str, str]:
    match shown.key:
        case Options(kind="statement"):
            return HOW["statement"], _boxes(["True", "False"])
        case Options(kind=kind):
            return HOW[kind], _boxes(list(shown.options))
        case Parts(kind="order"):
            return HOW["order"], _blanks(shown.options)
        case Parts(kind=kind):
            return HOW[kind], (
                f"<div class=columns>{_blanks(shown.options)}"
                f"{_lettered('targets', shown.targets)}</div>"
            )
        case Number(unit=unit):
            return (f"In {html.escape(unit)}." if unit else ""), "<p class=line></p>"
        case Words() | Card():
            return "", "<p class=line></p>"
        case Gaps():
            return "", ""


def _listed(kind: str, rows: Iterable[tuple[str, str]]) -> str:
    """Texts in a list, each behind its mark: a box, a blank or a letter."""
    items = "".join(f"<li>{mark}<span>{to_html(text)}</span>" for mark, text in rows)
    return f"<ol class={kind}>{items}</ol>"


def _boxes(options: Sequence[str]) -> str:
    rows = (f"{letter(at)}. {option}" for at, option in enumerate(options))
    return _listed("options", (("<span class=box></span>", row) for row in rows))


def _blanks(texts: Sequence[str]) -> str:
    return _listed("parts", (("<span class=blank>&nbsp;</span>", text) for text in texts))


def _lettered(kind: str, texts: Sequence[str | None]) -> str:
    letters = (f"<span class=letter>{letter(at)}</span>" for at in count())
    return _listed(kind, ((a, text) for a, text in zip(letters, texts, strict=False) if text))


def _key(title: str, version: str, shown: Sequence[Shown]) -> str:
    named = f", version {version}" if version else ""
    answers = "".join(
        _article(each, number, f"<b class=right>{_right(each)}</b>{_reasons(each)}")
        for number, each in enumerate(shown, start=1)
    )
    return f"<section class=key>\n<h2>Key: {title}{named}</h2>\n{answers}</section>\n"


def _right(shown: Shown) -> str:
    """What is right, in the letters and numbers of this version."""
    match shown.key:
        case Options(kind="statement", right=(option,)):
            return option.text.capitalize()
        case Options(right=right):
            places = sorted(shown.options.index(option.text) for option in right)
            return "; ".join(f"{letter(at)}. {to_html(shown.options[at])}" for at in places)
        case Number() as number:
            return html.escape(number.text)
        case Words(wordings):
            return to_html(wordings[0])
        case Gaps(gaps=gaps):
            return "; ".join(to_html(gap.wordings[0]) for gap in gaps)
        case Parts(kind="order", items=order):
            return ", ".join(str(order.index(item) + 1) for item in shown.options)
        case Parts(placed=placed):
            letters = {target: letter(at) for at, target in enumerate(shown.targets)}
            targets = dict(placed)
            return ", ".join(letters[targets[item]] for item in shown.options)
        case Card(back):
            return to_html(back)


def _reasons(shown: Shown) -> str:
    listed, key = "", shown.key
    if isinstance(key, Options):
        reasons = {option.text: option.rationale for option in key.options}
        listed = _lettered("reasons", [reasons[text] for text in shown.options])
    listed += "".join(
        f"<p>Also right{where}: {'; '.join(map(to_html, further))}</p>"
        for where, further in _further(key)
        if further
    )
    return listed + "".join(f"<p>{to_html(text)}</p>" for text in paragraphs(shown.question, key))


def _further(key: Key) -> list[tuple[str, Sequence[str]]]:
    """The wordings that are right too, with the gap of each where there are several."""
    if isinstance(key, Words):
        return [("", key.wordings[1:])]
    gaps = key.gaps if isinstance(key, Gaps) else ()
    several = len(gaps) > 1
    return [(f" in gap {n}" * several, gap.wordings[1:]) for n, gap in enumerate(gaps, start=1)]
