"""A question of each type to start from: every text in it says what to write in its place."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allquiz.model.question_document import texts_in

TEMPLATES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("templates.json").read_text("utf-8")
)
MAY_BE_MEANT = ("true", "20")
# What earlier versions offered for further parts; it may still stand in banks begun with them.
OFFERED_ONCE = ("Why it is right.", "Why it is wrong.", "An item")

# Of each type the texts of its template, each with the key that it stands under.
TEXTS: dict[str, frozenset[tuple[str, str]]] = {
    kind: frozenset(
        (key, text)
        for key, value in template.items()
        if value not in MAY_BE_MEANT
        for text in (*texts_in(value), *(() if isinstance(value, str) else OFFERED_ONCE))
    )
    for kind, template in TEMPLATES.items()
}


def left(kind: str, texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The keys of a question of this type that hold a template's text, each with the first such
    text; `texts` are all of its texts, each with its key."""
    of_template = TEXTS[kind]
    found: dict[str, str] = {}
    for key, text in texts:
        if (key, text) in of_template:
            found.setdefault(key, text)
    return found
