"""The page: the questions as text for everyone, and a script that makes a quiz of them.

The text stands in a `noscript`, which a browser that runs scripts doesn't build: the script reads
the questions from it, one at a time. So nothing is there twice, and a large bank opens at once.
"""

import base64
import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path
from string import Template
from typing import Any, BinaryIO

from allquiz.exporters.language import direction
from allquiz.exporters.page.figures import drawn
from allquiz.exporters.page.grading_tables import tables_for
from allquiz.exporters.page.question_html import article, entry
from allquiz.model.bank import Bank, Fact
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion, Figure

# Three scripts in one scope: what a first question may need, what it does need, and what waits
# until it stands there. Of the second Chromium is told to compile each function once, not twice.
MAYBE = "schedule derive widgets".split()
FIRST = "bank markup store choose quiz start".split()
AT_ONCE = "//# allFunctionsCalledOnLoad\n"
MORE = "saving folds wording typos numbers grade verdict exam progress overlays".split()
# By `rel=expect`, nothing is painted before there is something to read: without scripts the text as it
# comes, with them the first question. An empty page in between takes as long as a full one.
REMARKS = re.compile(r"^\s*//.*\n|^ +", re.MULTILINE)  # for us, not for those who load it


def refusal(question: AnyQuestion) -> str | None:  # noqa: ARG001  # the page holds every question
    """Why the page can't hold the question: it can hold any."""
    return None


def export(
    deck: Deck,
    questions: Iterable[AnyQuestion],
    file: BinaryIO,
    *,
    banks: Sequence[Bank] = (),
    facts: Mapping[str, Fact] | None = None,
) -> list[str]:
    """Write the page; nothing to remark."""
    file.write(page(deck, list(questions), banks, facts or {}).encode())
    return []


def page(
    deck: Deck,
    questions: Sequence[AnyQuestion],
    banks: Sequence[Bank] = (),
    facts: Mapping[str, Fact] | None = None,
    *,
    answered: bool = False,
    seed: int = 0,
) -> str:
    """The page as text.

    `banks` give the topics their titles and languages, `facts` tell what a beginner meets first. An
    `answered` page shows every question with its answer, to look through; `seed` orders its options.
    """
    words = words_of("en")
    body, known = _body(questions, banks, facts or {}, words)
    told = {"answered": answered, "seed": seed, "words": words}
    about = {"deck": deck.key, "title": deck.name, **known, **told}
    maybe, first, more = _script(*MAYBE), AT_ONCE + _script(*FIRST), _script(*MORE)
    otherwise = _script("otherwise")
    style = re.sub(r"\n+ *", "\n", _part("style.css"))
    hashes = " ".join(f"'{_hash(script)}'" for script in (maybe, first, more, otherwise))
    title = _referred(html.escape(deck.name, quote=False))
    text = f"<h1>{title}</h1>\n<p>{html.escape(words['no_script'])}\n{body}"
    tables = tables_for(questions)
    return Template(_part("page.html")).substitute(
        title=title,
        text=_light(text, _referred(text)),
        about=_data("about", about),
        tables=_data("tables", tables) if tables else "",
        hashes=hashes,
        looks=_hash(style),
        style=style,
        maybe=maybe,
        first=first,
        more=more,
        otherwise=otherwise,
        stopped=_referred(html.escape(words["stopped"])),
    )


@cache
def words_of(language: str) -> dict[str, str]:
    """The page's own words in a language: one table each, `words/LANGUAGE.json`."""
    words: dict[str, str] = json.loads(_part(f"words/{language}.json"))
    return words


def _body(
    questions: Iterable[AnyQuestion],
    banks: Sequence[Bank],
    facts: Mapping[str, Fact],
    words: Mapping[str, str],
) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The questions, topic by topic, then the figures and sources they name by number.

    With what is known of the topics and of each question before its text is read.
    """
    topics, figures, sources = (_numbers() for _ in range(3))  # a drawing may have several texts
    by_topic = {bank.topic: bank for bank in reversed(banks)}
    core = {name for name, fact in facts.items() if fact.importance == "core"}
    index, parts = [], []
    for topic, inside in groupby(questions, attrgetter("topic")):
        about = _topic(topic, by_topic.get(topic))
        lang = f' lang="{html.escape(about["lang"])}" dir={about["dir"]}' if about["lang"] else ""
        parts.append(f"<section{lang}>\n<h2>{html.escape(about['title'], quote=False)}</h2>\n")
        for question in inside:
            is_core = not core.isdisjoint(question.facts)
            index.append(entry(question, topics[topic], core=is_core))
            figure = question.figure and figures[question.figure.path, question.figure.file]
            cited = [sources[each._replace(section=None)] for each, _ in question.citations]
            parts.append(article(question, words, figure, cited))
        parts.append("</section>\n")
    for (path, name), number in figures.items():
        picture = drawn(Figure(name, "", path), f"f{number}-")
        parts.append(f"<figure id=f{number}>{picture}\n</figure>\n")
    for source, number in sources.items():
        named = (source.title, source.document, source.publisher, source.revised)
        texts = "<i> </i>".join(html.escape(part or "", quote=False) for part in named)
        parts.append(f"<p id=s{number}>[{number + 1}] {texts}<i> </i>{_link(source.url)}\n")
    known = [_topic(topic, by_topic.get(topic)) for topic in topics]
    return "".join(parts), {"topics": known, "index": index}


def _numbers() -> defaultdict[Any, int]:
    """Numbers from 0, in the order in which things are first asked for theirs."""
    return defaultdict(count().__next__)


def _topic(topic: str, bank: Bank | None) -> dict[str, Any]:
    language = (bank and bank.language) or ""
    title = bank.title if bank else topic
    return {"title": title, "lang": language, "dir": direction(language)}


def _link(url: str | None) -> str:
    """A web address as a link; anything else is no place to go."""
    if not url or not url.startswith(("https://", "http://")):
        return ""
    return f'<a href="{html.escape(url)}">{html.escape(url, quote=False)}</a>'


def _data(name: str, value: Any) -> str:
    """A value for the script to read; no text in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<script type=application/json id={name}>{_light(text, _escaped(text))}</script>\n"


def _light(text: str, escaped: str) -> str:
    """The text in ASCII, escaped, where that is hardly longer; a bank in Greek is better off as it is.

    A browser decodes ASCII at once and keeps it in half the memory: that halves the opening.
    """
    return escaped if len(escaped) < 1.1 * len(text.encode()) else text


def _referred(text: str) -> str:
    """HTML in ASCII, with references such as `&#8217;`."""
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _escaped(text: str) -> str:
    """JSON or JavaScript in ASCII, with escapes such as `\\u2019`."""
    return re.sub(r"[^\0-\x7f]", lambda found: json.dumps(found[0])[1:-1], text)


@cache
def _script(*names: str) -> str:
    parts = REMARKS.sub("", "\n".join(_part(f"{name}.js") for name in names))
    return f'"use strict";\n{_escaped(parts)}'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")
