"""How the versions of QTI spell the same elements."""

import re
from functools import cache
from typing import NamedTuple

from allquiz.markup import attribute


class Version(NamedTuple):
    """What differs between the versions; called, an element as the version spells it.

    `item-body` is `qti-item-body` in 3.0 and `itemBody` in 2.1, and so are its attributes.
    """

    number: str
    namespace: str
    manifest: str
    schema: str

    def __call__(self, name: str, inside: str | None = None, /, **attributes: object) -> str:
        """`inside` is XML already, attributes are not; without `inside` the element is empty."""
        spell = _with_hyphens if self.number == "3.0" else _in_camel_case
        tag = f"qti-{name}" if self.number == "3.0" else spell(name)
        given = "".join(
            [f' {spell(key)}="{attribute(str(value))}"' for key, value in attributes.items()]
        )
        return f"<{tag}{given}/>" if inside is None else f"<{tag}{given}>{inside}</{tag}>\n"


def _with_hyphens(name: str) -> str:
    return name.replace("_", "-")


@cache
def _in_camel_case(name: str) -> str:
    return re.sub("[-_]([a-z])", lambda match: match[1].upper(), name)


VERSIONS = {
    "3.0": Version(
        "3.0",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "QTI Package",
    ),
    "2.1": Version(
        "2.1",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "QTIv2.1 Package",
    ),
}
