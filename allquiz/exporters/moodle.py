"""Moodle XML: all types but flashcards, figures inside.

Written for Moodle 5.1's importer, whose rules the remarks beside the code name. The format of a
field decides its escaping: stems, options, left sides and feedback are HTML, so a less-than sign is
escaped twice; short answers, numbers and right sides are plain text, escaped once.
Source: https://docs.moodle.org/501/en/Moodle_XML_format, and what Moodle 5.1 did with such files.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.further_wordings import listed_as
from allquiz.exporters.gaps import with_gaps
from allquiz.exporters.language import inline, isolated, paragraph
from allquiz.exporters.losses import Losses
from allquiz.exporters.refusals import SHARES, alike, turned, undivided
from allquiz.interchange import category_path, digits, right_side, unit_note
from allquiz.markup import attribute, escaped, to_html, to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion, Figure, Gap

CATEGORY = '<question type="category">\n  <category><text>{}</text></category>\n</question>\n'
# What Moodle takes out of a file's name without a word, and not out of the text that shows the file.
UNNAMED = re.compile(r"""[\x00-\x1f\x7f&<>"'`|:\\/]""")
LONGEST_RIGHT_SIDE = 255  # characters, a column of Moodle's database


def to_bring_in(form: str) -> tuple[str, ...]:
    """How a file in a format, by Moodle's name of it, comes in there."""
    return (
        f"In Moodle: Question bank > Import, choose “{form}”, and take this file.",
        "The questions arrive in a category named after the deck; their names are their ids here.",
        "Importing it again doubles them: move or delete the old category first.",
    )


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the quiz; what was added, what was lost, and how to bring the file in."""
    losses = Losses(("wordings", "typos", "signs", "facts", "ignored", "marked right sides", "run"))
    file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- written by allquiz -->\n<quiz>\n')
    for category, written in in_categories(deck, losses.written(_of, questions)):
        file.write(CATEGORY.format(escaped(category)).encode())
        file.writelines(written)
    file.write(b"</quiz>\n")
    return [*losses.said(), *to_bring_in("Moodle XML format")]


def in_categories(
    deck: Deck, written: Iterable[tuple[AnyQuestion, bytes]]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The path of each category, and the texts of the questions that stand in it."""
    titles = {subdeck.topic: subdeck.name for subdeck in deck.subdecks}
    for topic, inside in groupby(written, lambda each: each[0].topic):
        category = category_path([*deck.name.split("::"), titles.get(topic, topic)])
        yield category, (text for _, text in inside)


def refusal(question: AnyQuestion) -> str | None:
    match key_of(question):
        case Card():
            return turned(question, "which Moodle has no question type for")
        case Options(kind="several") as key:
            return undivided(question, key)
        case Parts() as key if key.kind != "order":
            sides = [right for _, right in pairs_of(key, question.language)]
            long = next((side for side in sides if len(side) > LONGEST_RIGHT_SIDE), None)
            if long:
                return (
                    f"{question.name} has a right side of {len(long)} characters; "
                    f"Moodle takes {LONGEST_RIGHT_SIDE}: “{long[:30]}…”"
                )
            return alike(question, key.offered)
    return None


def _of(question: AnyQuestion, key: Key) -> str:
    kind, lines = _key(question, key)
    head = [f'<question type="{kind}">', *_head(question, key)]
    return "\n".join([*head, *lines, *_tail(question), "</question>\n"])


def _head(question: AnyQuestion, key: Key) -> Iterator[str]:
    """What all types have; the name is the id, so that reports can be joined with it."""
    yield f"  <name><text>{escaped(question.name)}</text></name>"
    yield _field("questiontext", _stem(question, key), question.figure_asked)
    yield _field("generalfeedback", as_html(question, key), question.figure_after)
    if not isinstance(key, Gaps):
        yield "  <defaultgrade>1</defaultgrade>"
    yield "  <penalty>0.3333333</penalty>"
    yield "  <hidden>0</hidden>"
    yield f"  <idnumber>{escaped(question.name)}</idnumber>"


def _tail(question: AnyQuestion) -> Iterator[str]:
    if question.hint:
        yield f'  <hint format="html"><text>{_html(question.hint, question.language)}</text></hint>'
    inside = "".join([f"<tag><text>{escaped(tag)}</text></tag>" for tag in tags_of(question)])
    yield f"  <tags>{inside}</tags>"


def tags_of(question: AnyQuestion) -> dict[str, None]:
    level = [f"level/{question.level}"] if question.level else []
    return dict.fromkeys([question.topic, *question.tags, *level])


def _stem(question: AnyQuestion, key: Key) -> str:
    match key:
        case Gaps():
            return _with_gaps(key, question.language)
        case Number(unit=unit) if unit:
            note = f"<p>{to_html(unit_note(unit))}</p>"
            return paragraph(question.stem, question.language) + note
        case _:
            return paragraph(question.stem, question.language)


def _key(question: AnyQuestion, key: Key) -> tuple[str, Iterable[str]]:
    """Moodle's name of the type, and the lines that hold the key."""
    match key:
        case Options(kind="statement"):
            marked = [(option.text, option in key.right) for option in key.in_plain_order]
            return "truefalse", [_answer(100 * right, text, AUTO) for text, right in marked]
        case Options():
            return "multichoice", _options(key, question.language)
        case Words():
            return "shortanswer", [
                "  <usecase>0</usecase>",
                listed_as(key.wordings, _wording, "\n"),
            ]
        case Number():
            number, tolerance = map(digits, key.middle)
            off = f"<tolerance>{tolerance}</tolerance>"
            return "numerical", [_answer(100, number, AUTO, off)]
        case Gaps():
            return "cloze", []
        case Parts(kind="order"):
            return "ordering", _order(key, question.language)
        case Parts():
            return "matching", _pairs(key, question.language)
        case Card():
            raise AssertionError(question.name)  # it was refused


AUTO = "moodle_auto_format"  # of what is compared with what is typed


def _answer(fraction: object, text: str, form: str = "html", more: str = "") -> str:
    return f'  <answer fraction="{fraction}" format="{form}"><text>{text}</text>{more}</answer>'


def _options(key: Options, language: str | None) -> list[str]:
    one = key.kind == "one"
    share = SHARES[len(key.right)]
    shuffle = "true" if key.shuffle else "false"
    lines = [
        f"  <single>{'true' if one else 'false'}</single>",
        f"  <shuffleanswers>{shuffle}</shuffleanswers>",
        "  <answernumbering>ABCD</answernumbering>",
    ]
    for option in key.in_plain_order:
        fraction = share if option in key.right else "0" if one else f"-{share}"
        reason = f"<text>{_html(option.rationale or '', language)}</text>"
        feedback = f'<feedback format="html">{reason}</feedback>'
        lines.append(_answer(fraction, _html(option.text, language), more=feedback))
    return lines


def _wording(wording: str) -> str:
    text = wording.replace("*", r"\*")  # an asterisk would stand for anything
    return _answer(100, escaped(text), AUTO)


def _order(key: Parts, language: str | None) -> list[str]:
    """Items in their right place count, as here; without `shownumcorrect` Moodle refuses the item."""
    return [
        "  <layouttype>VERTICAL</layouttype>",
        "  <selecttype>ALL</selecttype>",
        "  <selectcount>0</selectcount>",
        "  <gradingtype>ABSOLUTE_POSITION</gradingtype>",
        "  <showgrading>SHOW</showgrading>",
        "  <numberingstyle>none</numberingstyle>",
        "  <shownumcorrect/>",
        *(_answer(place, _html(item, language)) for item, place in key.placed),
    ]


def _pairs(key: Parts, language: str | None) -> list[str]:
    return [
        "  <shuffleanswers>true</shuffleanswers>",
        *(
            f'  <subquestion format="html"><text>{_html(left, language)}</text>'
            f"<answer><text>{escaped(right)}</text></answer></subquestion>"
            for left, right in pairs_of(key, language)
        ),
    ]


def pairs_of(key: Parts, language: str | None) -> Iterator[tuple[str, str]]:
    """Left sides, and right sides as Moodle shows them; what nothing belongs to, an empty category too, stands
    beside an empty left side."""
    used = {right for _, right in key.placed}
    spare = (("", target) for target in key.offered if target not in used)
    for left, right in (*key.placed, *spare):
        yield left, isolated(right_side(to_plain(right)), language)


# Within a gap Moodle undoes only `\\}` and `\\#`; entities work for all that it acts on. Behind `&amp;` it sees no end
# of an answer.
IN_GAP = {ord(sign): f"&#{ord(sign)};" for sign in '&<>~}{#%\\"'}
BRACE = "&#123;"  # outside of a gap, in the text form of a figure too: one would begin a gap


def _with_gaps(key: Gaps, language: str | None) -> str:
    """The text as HTML with Moodle's own gaps, each a mark."""

    def written(text: str) -> str:
        return paragraph(text, language).replace("{", BRACE)

    return with_gaps(key, written, map(_gap, key.gaps))


def _gap(gap: Gap) -> str:
    return f"{{1:SHORTANSWER:{listed_as(gap.wordings, _in_gap, '~')}}}"


def _in_gap(wording: str) -> str:
    return "=" + wording.translate(IN_GAP).replace("*", r"\*")


def _field(name: str, html: str, figure: Figure | None) -> str:
    image = file = ""
    if figure:
        from urllib.parse import quote  # only where there are figures

        path = Path(figure.path)
        alt = attribute(to_plain(figure.alt)).replace("{", BRACE)
        name_there = UNNAMED.sub("", path.name)
        image = f'<p><img src="@@PLUGINFILE@@/{quote(name_there)}" alt="{alt}"></p>'
        content = base64.b64encode(path.read_bytes()).decode()
        file = f'\n    <file name="{name_there}" path="/" encoding="base64">{content}</file>\n  '
    return f'  <{name} format="html"><text>{escaped(html + image)}</text>{file}</{name}>'


def _html(text: str, language: str | None) -> str:
    return escaped(inline(text, language))
