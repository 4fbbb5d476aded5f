"""A question as an item of QTI 1.2, its type by Canvas's own name."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.archive import digest, link
from allquiz.exporters.canvas.elements import (
    chosen,
    equals,
    field,
    html,
    itemfeedback,
    marks,
    plain,
    shows,
    typed_in,
)
from allquiz.exporters.further_wordings import listed, listed_as
from allquiz.exporters.language import inline, isolated, paragraph
from allquiz.interchange import acts_in_html, digits, unit_note
from allquiz.markup import attribute, escaped, to_html, to_plain
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words
from allquiz.model.question import AnyQuestion, Figure

TYPES = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "statement": "true_false_question",
}


class _Asked(NamedTuple):
    """Canvas's type, what is presented, how it is marked, and the feedback by its ident."""

    kind: str
    presentation: str
    conditions: list[str]
    feedback: Sequence[tuple[str, str]] = ()


def item(question: AnyQuestion, key: Key) -> str:
    """The item; Canvas knows it by its ident, in which it would turn a slash into an underscore.

    What is inside has idents without the name and without a point: classic quizzes take points out of a
    label's ident and not out of the key, its first number for that of the label, and feedback for that to
    the whole question whose ident has `_all`, `wrong` or `correct` in it.
    Source: https://github.com/instructure/QTIMigrationTool, and Canvas's gems/plugins/qti_exporter.
    """
    ident = question.name.replace("/", ".")
    inside = digest(question.name)[:8]
    kind, presentation, conditions, feedback = _asked(key, inside, question.language)
    if after := as_html(question, key) + _picture(question.figure_after):
        feedback = [("general_fb", after), *feedback]
        conditions = [shows("<other/>", "general_fb"), *conditions]
    return (
        f'<item ident="{ident}" title="{attribute(question.name)}">\n'
        f"<itemmetadata><qtimetadata>{field('question_type', kind)}"
        f"{field('points_possible', '1')}"
        f"{field('assessment_question_identifierref', f'{ident}_ref')}"
        "</qtimetadata></itemmetadata>\n"
        f"<presentation>\n<material>{html(_stem(question, key))}</material>\n{presentation}</presentation>\n"
        "<resprocessing>\n"
        '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>\n'
        f"{''.join(conditions)}</resprocessing>\n"
        f"{''.join(itemfeedback(*each) for each in feedback)}</item>\n"
    )


def _stem(question: AnyQuestion, key: Key) -> str:
    picture = _picture(question.figure_asked)
    match key:
        case Gaps():
            text = key.filled([f"[{name}]" for name in _gap_names(key)])
            return paragraph(text, question.language) + picture
        case Number(unit=unit) if unit:
            note = f"<p>{to_html(unit_note(unit))}</p>"
            return f"{paragraph(question.stem, question.language)}{picture}{note}"
        case _:
            return paragraph(question.stem, question.language) + picture


def _asked(key: Key, ident: str, language: str | None) -> _Asked:
    match key:
        case Options():
            return _Asked(TYPES[key.kind], *_options(key, ident, language))
        case Words():
            right = listed_as(key.wordings, partial(equals, "response1"))
            presented = typed_in('<render_fib><response_label ident="answer1" rshuffle="No"/>')
            return _Asked("short_answer_question", presented, [marks(right)])
        case Number():
            presented = typed_in('<render_fib fibtype="Decimal"><response_label ident="answer1"/>')
            return _Asked("numerical_question", presented, [marks(_number(key))])
        case Gaps():
            return _Asked("fill_in_multiple_blanks_question", *_gaps(key, ident))
        case Parts():
            return _Asked("matching_question", *_pairs(key, ident, language))
        case Card():
            raise AssertionError(ident)  # it was refused


def _options(
    key: Options, ident: str, language: str | None
) -> tuple[str, list[str], list[tuple[str, str]]]:
    several = key.kind == "several"
    labels, conditions, feedback, right = [], [], [], ""
    for number, option in enumerate(key.in_plain_order, 1):
        name = f"o{number}_{ident}"
        picked = equals("response1", name)
        labels.append((name, html(inline(key.shown(option), language))))
        if option.rationale:
            feedback.append((f"{name}_fb", paragraph(option.rationale, language)))
            conditions.append(shows(picked, f"{name}_fb"))
        if option in key.right:
            right += picked
        elif several:
            right += f"<not>{picked}</not>"
    presented = chosen("response1", labels, cardinality="Multiple" if several else "Single")
    conditions.append(marks(f"<and>{right}</and>" if several else right))
    return presented, conditions, feedback


def _gaps(key: Gaps, ident: str) -> tuple[str, list[str]]:
    presented, conditions = "", []
    names = _gap_names(key)
    for number, (name, gap) in enumerate(zip(names, key.gaps, strict=True), 1):
        response = f"response_{name}"
        labels = [
            (f"g{place}_{number}_{ident}", plain(wording))
            for place, wording in enumerate(listed(gap.wordings), 1)
        ]
        presented += chosen(response, labels, plain(name))
        conditions.append(marks(equals(response, f"g1_{number}_{ident}"), len(names)))
    return presented, conditions


def _pairs(key: Parts, ident: str, language: str | None) -> tuple[str, list[str]]:
    """Left sides and items to match, or the places of an order, each with what belongs there.

    New Quizzes reads a left side as HTML whatever its texttype says: `AST <ULN` would end at the sign,
    `&lt;` would be one; classic quizzes show as HTML only what has an element with an attribute.
    """
    if key.kind == "order":
        rows = [(place, item) for item, place in key.placed]
        offered = sorted(key.items, key=str.casefold)
    else:
        rows = list(key.placed)
        offered = key.in_plain_order
    names = {text: f"r{number}_{ident}" for number, text in enumerate(offered, 1)}
    labels = [(name, plain(isolated(to_plain(text), language))) for text, name in names.items()]
    presented, conditions = [], []
    for number, (left, right) in enumerate(rows, 1):
        response = f"response_l{number}_{ident}"
        said = escaped(isolated(to_plain(left), language))
        named = f'<mattext texttype="text/plain">{said}</mattext>'
        if acts_in_html(left):
            shown = said.replace("\n", "<br>")
            named = html(f'<span class="allquiz">{shown}</span>')
        presented.append(chosen(response, labels, named))
        conditions.append(marks(equals(response, names[right]), len(rows)))
    return "".join(presented), conditions


def _gap_names(key: Gaps) -> list[str]:
    """What stands in brackets for the gaps, such that nothing else in the text does."""
    name = "gap"
    while f"[{name}" in "".join(part for part in key.text if isinstance(part, str)):
        name += "_"
    return [f"{name}{number}" for number in range(1, len(key.gaps) + 1)]


def _number(key: Number) -> str:
    """A value with its window where the window is even, else the range alone: the two engines of
    Canvas read an uneven window about a value in two ways. New Quizzes takes the margin as written, and
    would else subtract in floats: 1580 - 1548.4 is less than 31.6, and 1548.4 would be wrong.
    Source: lib/qti/v1/models/numerics/margin_error.rb of https://github.com/instructure/qti, 2025.
    """
    low, high = key.ends
    window = (
        f'<vargte respident="response1">{digits(low)}</vargte>'
        f'<varlte respident="response1">{digits(high)}</varlte>'
    )
    if key.low != key.high:
        return window
    value = equals(
        "response1", digits(key.low), f' margintype="absolute" margin="{digits(key.middle[1])}"'
    )
    return f"<or>{value}<and>{window}</and></or>"


def _picture(figure: Figure | None) -> str:
    if figure is None:
        return ""
    place = f"%24IMS-CC-FILEBASE%24/{link(figure)}"
    return f'<p><img src="{place}" alt="{attribute(to_plain(figure.alt))}"></p>'
