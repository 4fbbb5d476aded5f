"""What was read of a question, put as a bank has it, and seen to fit one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from allquiz.bank.characters import cleaned, has_forbidden
from allquiz.bank.layout import laid
from allquiz.bank.questions import as_question
from allquiz.importers.draft import Draft
from allquiz.importers.refusals import CannotHold
from allquiz.interchange import without_background

NUMBERED = re.compile(rb"&#")  # an entity; a pattern finds that in a third of the time
GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def settled(draft: Draft, *, is_ours: bool, is_suspect: bool) -> None:
    """Put the values as a bank has them, see whether one would take them, and lay them out. Raises
    CannotHold."""
    values = draft.values
    if explanation := values.pop("explanation", ""):
        explanation, background = without_background(explanation)
        values |= background | ({"explanation": explanation} if explanation else {})
    if is_suspect and (seen := cleaned(values)) != values:
        draft.lose("characters that can't be seen")
        values = draft.values = seen
    if is_ours or draft.namespace:  # another program's own file of them names our ids, and not us
        _thinned(values)
    question, errors = as_question({"id": draft.id or "x", **values})
    if question is None:
        raise CannotHold("; ".join(error.message for error in errors))
    draft.laid = laid(values)


def _thinned(values: dict[str, Any]) -> None:
    """Leave out wordings that are one above to grading: our own exports write them out, for other programs
    need them."""
    if values["type"] == "short_answer" and "accept" in values:
        values["accept"] = _distinct([values["answer"], *values["accept"]])[1:]
        if not values["accept"]:
            del values["accept"]
    elif values["type"] == "cloze":
        values["stem"] = GAP.sub(
            lambda m: f"{{{{{'|'.join(_distinct(m[1].split('|')))}}}}}", values["stem"]
        )


def _distinct(wordings: Sequence[str]) -> list[str]:
    """Those that are not, letter by letter, one above to grading: `relapse risk` stays beside `risk of relapse`,
    for no export makes one of the other."""
    if len(wordings) < 2:
        return list(wordings)
    from allquiz.grading.wording import (  # its tables are large
        acronyms_of,
        normal,
        same_words,
        without_article,
    )

    kept: list[str] = []
    by_words = defaultdict[frozenset[str], dict[str, str]](dict)
    for wording in wordings:
        forms = wording, without_article(wording)
        likely = (
            known.get(normal(form, acronyms))
            for acronyms, known in by_words.items()
            for form in forms
        )
        if any(key and same_words(key, wording) for key in likely):
            continue
        kept.append(wording)
        acronyms = acronyms_of(wording)
        for form in forms:
            by_words[acronyms].setdefault(normal(form, acronyms), wording)
    return kept


def is_ours(data: bytes) -> bool:
    """Whether allquiz wrote a file that holds this."""
    return b"written by allquiz" in data[:1000] or data.endswith(b"allquiz")


def is_suspect(data: bytes) -> bool:
    """Whether a file may hold characters that no bank may, be it as an entity or in a zip."""
    try:
        return NUMBERED.search(data) is not None or data.startswith(b"PK") or has_forbidden(data)
    except UnicodeDecodeError:
        return True
