"""A QTI 1.2 zip that Canvas takes, classic quizzes and New Quizzes alike: all types but flashcards.

QTI 1.2 and not 2.1, of which both engines read the right response alone. Ordering and sorting go as
matching: Canvas's own types for them end as errors in classic quizzes. The shape is that of
Canvas's own exports, as text2qti 0.8.0 writes it.
Source: https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html
"""

import hashlib
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.archive import LEVEL, MARK, opened, written
from allquiz.exporters.further_wordings import listed
from allquiz.exporters.losses import Losses
from allquiz.exporters.numbers import ends
from allquiz.exporters.refusals import alike, turned
from allquiz.interchange import digits, unit_note
from allquiz.markup import attribute, escaped, to_html, to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion, Figure

TO_BRING_IN = (
    "In Canvas: Settings > Import Course Content, content type “QTI .zip file”, and take this file.",
    "The quiz arrives unpublished; its questions stand in an item bank as well, titled by their ids.",
    "Importing it again updates the questions with the same ids; what students answered stays.",
)


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the zip; what was added, what was lost, and how to bring it in."""
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "fixed order", "run"))
    ident = f"allquiz_{hashlib.sha256(deck.name.encode()).hexdigest()[:16]}"
    figures = {_image(q.figure): q.figure for q in questions if q.figure}
    folder = f"{ident}/"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        archive.comment = MARK
        written(archive, "imsmanifest.xml", _manifest(ident, deck.name, sorted(figures)))
        with opened(archive, f"{folder}{ident}.xml") as items:
            items.write(_BEGIN.format(ident=ident, title=attribute(deck.name)).encode())
            for _, text in losses.written(_of, questions):
                items.write(text.encode())
            items.write(_END)
        written(archive, f"{folder}assessment_meta.xml", _meta(ident, deck, len(questions)))
        for path in sorted(figures):
            written(archive, path, Path(figures[path].path).read_bytes())
    return [*losses.said(), *TO_BRING_IN]


def refusal(question: AnyQuestion) -> str | None:
    """Why Canvas could not hold the question, or would grade it otherwise."""
    key = key_of(question)
    if isinstance(key, Parts):
        return alike(question, key.items) or alike(question, key.offered)
    return turned(question, "which Canvas has no question type for")


def ident_of(question: AnyQuestion) -> str:
    """What Canvas knows the question by: it turns a slash into an underscore, and keeps a point."""
    return question.name.replace("/", ".")


def _of(question: AnyQuestion) -> str:
    return _Item(question).text()


TYPES = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "statement": "true_false_question",
}


class _Item:
    """One question being written."""

    def __init__(self, question: AnyQuestion) -> None:
        self.question = question
        self.ident = ident_of(question)
        self.key = key_of(question)

    def text(self) -> str:
        kind, presentation, conditions, feedback = self._parts()
        after = as_html(self.question, self.key)
        figure = self.question.figure
        if figure and not figure.comes_first:
            after += _picture(figure)
        if after:
            feedback = [("general_fb", after), *feedback]
            conditions = [_shows("<other/>", "general_fb"), *conditions]
        title = attribute(self.question.name)
        return (
            f'<item ident="{self.ident}" title="{title}">\n'
            f"<itemmetadata><qtimetadata>{_field('question_type', kind)}"
            f"{_field('points_possible', '1')}"
            f"{_field('assessment_question_identifierref', self.ident + '_ref')}"
            "</qtimetadata></itemmetadata>\n"
            f"<presentation>\n<material>{_html(self._stem())}</material>\n{presentation}</presentation>\n"
            "<resprocessing>\n"
            '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>\n'
            f"{''.join(conditions)}</resprocessing>\n"
            f"{''.join(_itemfeedback(*each) for each in feedback)}</item>\n"
        )

    def _stem(self) -> str:
        figure = self.question.figure
        picture = _picture(figure) if figure and figure.comes_first else ""
        match self.key:
            case Gaps() as key:
                text = key.filled([f"[{name}]" for name in _gap_names(key)])
                return f"<p>{to_html(text)}</p>{picture}"
            case Number(unit=unit) if unit:
                note = f"<p>{to_html(unit_note(unit))}</p>"
                return f"<p>{to_html(self.question.stem)}</p>{picture}{note}"
            case _:
                return f"<p>{to_html(self.question.stem)}</p>{picture}"

    def _parts(self) -> tuple[str, str, list[str], list[tuple[str, str]]]:
        """Canvas's type, what is presented, how it is marked, and the feedback by its ident."""
        match self.key:
            case Options() as key:
                return (TYPES[key.kind], *self._options(key))
            case Words() as key:
                right = "".join(_equals("response1", each) for each in listed(key.wordings))
                presented = _typed_in('<render_fib><response_label ident="answer1" rshuffle="No"/>')
                return "short_answer_question", presented, [_marks(right)], []
            case Number() as key:
                presented = _typed_in(
                    '<render_fib fibtype="Decimal"><response_label ident="answer1"/>'
                )
                return "numerical_question", presented, [_marks(_number(key))], []
            case Gaps() as key:
                return ("fill_in_multiple_blanks_question", *self._gaps(key), [])
            case Parts() as key:
                return ("matching_question", *self._pairs(key), [])
            case Card():
                raise AssertionError(self.question.name)  # it was refused

    def _options(self, key: Options) -> tuple[str, list[str], list[tuple[str, str]]]:
        options = {f"{self.ident}.{n}": option for n, option in enumerate(key.in_plain_order, 1)}
        picks = {ident: _equals("response1", ident) for ident in options}
        several = key.kind == "several"
        labels = [(ident, _html(_shown(option.text, key))) for ident, option in options.items()]
        presented = _chosen("response1", labels, cardinality="Multiple" if several else "Single")
        said = {ident: option.rationale for ident, option in options.items() if option.rationale}
        feedback = [(f"{ident}_fb", f"<p>{to_html(text)}</p>") for ident, text in said.items()]
        conditions = [_shows(picks[ident], f"{ident}_fb") for ident in said]
        right = "".join(picks[ident] for ident, option in options.items() if option in key.right)
        if several:
            each = [
                picks[ident] if option in key.right else f"<not>{picks[ident]}</not>"
                for ident, option in options.items()
            ]
            right = f"<and>{''.join(each)}</and>"
        return presented, [*conditions, _marks(right)], feedback

    def _gaps(self, key: Gaps) -> tuple[str, list[str]]:
        presented, conditions = "", []
        names = _gap_names(key)
        for number, (name, gap) in enumerate(zip(names, key.gaps, strict=True), 1):
            response = f"response_{name}"
            labels = [
                (f"{self.ident}.{number}.{place}", _plain(wording))
                for place, wording in enumerate(listed(gap.wordings), 1)
            ]
            presented += _chosen(response, labels, _plain(name))
            conditions.append(_marks(_equals(response, f"{self.ident}.{number}.1"), len(key.gaps)))
        return presented, conditions

    def _pairs(self, key: Parts) -> tuple[str, list[str]]:
        """Left sides and items to match, or the places of an order, each with what belongs there."""
        if key.kind == "order":
            rows = [(place, item) for item, place in key.placed]
            offered = sorted(key.items, key=str.casefold)
        else:
            rows = list(key.placed)
            offered = key.in_plain_order
        idents = {text: f"{self.ident}.r{number}" for number, text in enumerate(offered, 1)}
        labels = [(ident, _plain(to_plain(text))) for text, ident in idents.items()]
        presented, conditions = "", []
        for number, (left, right) in enumerate(rows, 1):
            response = f"response_{self.ident}.l{number}"
            named = f'<mattext texttype="text/plain">{escaped(to_plain(left))}</mattext>'
            presented += _chosen(response, labels, named)
            conditions.append(_marks(_equals(response, idents[right]), len(rows)))
        return presented, conditions


def _gap_names(key: Gaps) -> list[str]:
    """What stands in brackets for the gaps, such that nothing else in the text does."""
    name = "gap"
    while f"[{name}" in "".join(part for part in key.text if isinstance(part, str)):
        name += "_"
    return [f"{name}{number}" for number in range(1, len(key.gaps) + 1)]


def _shown(text: str, key: Options) -> str:
    return text.capitalize() if key.kind == "statement" else to_html(text)


def _number(key: Number) -> str:
    """A value with its window where the window is even, else the range alone: the two engines of
    Canvas read an uneven window about a value in two ways."""
    low, high = ends(key)
    window = (
        f'<vargte respident="response1">{digits(low)}</vargte>'
        f'<varlte respident="response1">{digits(high)}</varlte>'
    )
    if key.low != key.high:
        return window
    return f"<or>{_equals('response1', digits(key.low))}<and>{window}</and></or>"


def _equals(response: str, value: str) -> str:
    return f'<varequal respident="{response}">{escaped(value)}</varequal>'


def _marks(condition: str, of: int = 1) -> str:
    """A condition that gives all points, or an equal part of them."""
    action, score = ("Set", "100") if of == 1 else ("Add", f"{100 / of:.2f}")
    return (
        f'<respcondition continue="{"No" if of == 1 else "Yes"}"><conditionvar>{condition}</conditionvar>'
        f'<setvar action="{action}" varname="SCORE">{score}</setvar></respcondition>\n'
    )


def _shows(condition: str, feedback: str) -> str:
    return (
        f'<respcondition continue="Yes"><conditionvar>{condition}</conditionvar>'
        f'<displayfeedback feedbacktype="Response" linkrefid="{feedback}"/></respcondition>\n'
    )


def _itemfeedback(ident: str, html: str) -> str:
    return (
        f'<itemfeedback ident="{ident}"><flow_mat><material>{_html(html)}</material></flow_mat>'
        "</itemfeedback>\n"
    )


def _typed_in(inside: str) -> str:
    return f'<response_str ident="response1" rcardinality="Single">{inside}</render_fib></response_str>\n'


def _chosen(
    response: str, labels: Iterable[tuple[str, str]], named: str = "", cardinality: str = ""
) -> str:
    """What is chosen among labels, idents with their texts; `named` says what for."""
    listed = [
        f'<response_label ident="{ident}"><material>{text}</material></response_label>\n'
        for ident, text in labels
    ]
    how_many = f' rcardinality="{cardinality}"' if cardinality else ""
    material = f"<material>{named}</material>" if named else ""
    return (
        f'<response_lid ident="{response}"{how_many}>{material}'
        f"<render_choice>\n{''.join(listed)}</render_choice></response_lid>\n"
    )


def _plain(text: str) -> str:
    return f"<mattext>{escaped(text)}</mattext>"


def _field(label: str, entry: str) -> str:
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{escaped(entry)}</fieldentry></qtimetadatafield>"
    )


def _html(html: str) -> str:
    return f'<mattext texttype="text/html">{escaped(html)}</mattext>'


def _image(figure: Figure) -> str:
    return f"images/{Path(figure.path).name}"


def _picture(figure: Figure) -> str:
    from urllib.parse import quote  # only where there are figures

    place = f"%24IMS-CC-FILEBASE%24/{quote(_image(figure))}"
    return f'<p><img src="{place}" alt="{attribute(to_plain(figure.alt))}"></p>'


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


_BEGIN = (
    f'{DECLARATION}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" {XSI} '
    'xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 '
    'http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">\n'
    '<assessment ident="{ident}" title="{title}">\n'
    f"<qtimetadata>{_field('cc_maxattempts', '1')}</qtimetadata>\n"
    '<section ident="root_section">\n'
)
_END = b"</section>\n</assessment>\n</questestinterop>\n"


def _meta(ident: str, deck: Deck, count: int) -> str:
    description = escaped(f"<p>{escaped(deck.description)}</p>")
    return (
        f'{DECLARATION}<quiz identifier="{ident}" xmlns="http://canvas.instructure.com/xsd/cccv1p0" {XSI} '
        'xsi:schemaLocation="http://canvas.instructure.com/xsd/cccv1p0 '
        'https://canvas.instructure.com/xsd/cccv1p0.xsd">\n'
        f"<title>{escaped(deck.name)}</title>\n<description>{description}</description>\n"
        "<shuffle_answers>true</shuffle_answers>\n<scoring_policy>keep_highest</scoring_policy>\n"
        f"<quiz_type>assignment</quiz_type>\n<points_possible>{count}.0</points_possible>\n"
        "<show_correct_answers>true</show_correct_answers>\n<allowed_attempts>1</allowed_attempts>\n"
        "<available>false</available>\n</quiz>\n"
    )


def _manifest(ident: str, title: str, images: Iterable[str]) -> str:
    pictures = "".join(
        f'<resource identifier="{ident}_image{number}" type="webcontent" href="{attribute(path)}">'
        f'<file href="{attribute(path)}"/></resource>\n'
        for number, path in enumerate(images, 1)
    )
    return (
        f'{DECLARATION}<manifest identifier="{ident}_manifest" '
        'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" '
        'xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" '
        f"{XSI}>\n<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion>"
        f"<imsmd:lom><imsmd:general><imsmd:title><imsmd:string>{escaped(title)}</imsmd:string>"
        "</imsmd:title></imsmd:general></imsmd:lom></metadata>\n<organizations/>\n<resources>\n"
        f'<resource identifier="{ident}" type="imsqti_xmlv1p2">\n<file href="{ident}/{ident}.xml"/>\n'
        f'<dependency identifierref="{ident}_meta"/>\n</resource>\n'
        f'<resource identifier="{ident}_meta" '
        'type="associatedcontent/imscc_xmlv1p1/learning-application-resource" '
        f'href="{ident}/assessment_meta.xml">\n<file href="{ident}/assessment_meta.xml"/>\n</resource>\n'
        f"{pictures}</resources>\n</manifest>\n"
    )
