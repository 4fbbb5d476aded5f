"""What stands around the items: the assessment, what Canvas is to make of it, and the list of files."""

from collections.abc import Iterable

from allquiz.exporters.archive import DECLARATION, image
from allquiz.exporters.canvas.elements import field
from allquiz.markup import attribute, escaped
from allquiz.model.deck import Deck
from allquiz.model.question import Figure

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

BEGIN = (
    f'{DECLARATION}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" {XSI} '
    'xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 '
    'http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">\n'
    '<assessment ident="{ident}" title="{title}">\n'
    f"<qtimetadata>{field('cc_maxattempts', '1')}</qtimetadata>\n"
    '<section ident="root_section">\n'
)
END = b"</section>\n</assessment>\n</questestinterop>\n"


def meta(ident: str, deck: Deck, count: int) -> str:
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


def manifest(ident: str, title: str, figures: Iterable[Figure]) -> str:
    """The files of the zip, and what each is."""
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
