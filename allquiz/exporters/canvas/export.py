"""The zip: its items, how Canvas sets up the quiz, and the list of files."""

import zipfile
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from allquiz.exporters.archive import DECLARATION, MARK, add_images, digest, image, written
from allquiz.exporters.canvas.elements import field
from allquiz.exporters.canvas.item import item
from allquiz.exporters.losses import Losses
from allquiz.exporters.refusals import alike, turned
from allquiz.markup import attribute, escaped
from allquiz.model.deck import Deck
from allquiz.model.key import Parts, key_of
from allquiz.model.question import AnyQuestion, Figure

TO_BRING_IN = (
    "In Canvas: Settings > Import Course Content, content type “QTI .zip file”, and take this file.",
    "The quiz arrives unpublished; its questions stand in an item bank as well, titled by their ids.",
    "Importing it again updates the questions with the same ids; what students answered stays.",
)


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the zip; what was added, what was lost, and how to bring it in."""
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "fixed order", "run"))
    ident = f"allquiz_{digest(deck.name)}"
    figures = [question.figure for question in questions if question.figure]
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = MARK
        written(archive, "imsmanifest.xml", _manifest(ident, deck.name, figures))
        begin = _BEGIN.format(ident=ident, title=attribute(deck.name))
        items = [text for _, text in losses.written(item, questions)]
        written(archive, f"{ident}/{ident}.xml", "".join([begin, *items, _END]))
        written(archive, f"{ident}/assessment_meta.xml", _meta(ident, deck, len(questions)))
        add_images(archive, "", figures)
    return [*losses.said(), *TO_BRING_IN]


def refusal(question: AnyQuestion) -> str | None:
    key = key_of(question)
    if isinstance(key, Parts):
        return alike(question, key.items) or alike(question, key.offered)
    return turned(question, "which Canvas has no question type for")


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

_BEGIN = (
    f'{DECLARATION}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" {XSI} '
    'xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 '
    'http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">\n'
    '<assessment ident="{ident}" title="{title}">\n'
    f"<qtimetadata>{field('cc_maxattempts', '1')}</qtimetadata>\n"
    '<section ident="root_section">\n'
)
_END = "</section>\n</assessment>\n</questestinterop>\n"


def _meta(ident: str, deck: Deck, count: int) -> str:
    """The quiz as Canvas sets it up: of so many points, one attempt, not published."""
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


def _manifest(ident: str, title: str, figures: Iterable[Figure]) -> str:
    pictures = "".join(
        f'<resource identifier="{ident}_image{number}" type="webcontent" href="{attribute(path)}">'
        f'<file href="{attribute(path)}"/></resource>\n'
        for number, path in enumerate(sorted(set(map(image, figures))), 1)
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
