"""Texts with gaps, as other programs have them, to clozes of ours. Raises CannotHold, as in answer_shares.py."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from allquiz.importers.answer_shares import refuse_too_many
from allquiz.importers.draft import Draft
from allquiz.importers.refusals import CannotHold

DIVIDING = re.compile("[|{}]")
MARK = re.compile("\ue000(\\d+)\ue001")


def gap(wordings: Sequence[str]) -> str:
    """A gap of a cloze."""
    if bad := next(filter(DIVIDING.search, wordings), None):
        raise CannotHold(f"a gap with the answer “{bad}”: a gap can hold no |, {{ or }}")
    return "{{" + "|".join(wordings) + "}}"


def type_from_menu(draft: Draft, others: Iterable[str], what: str = "the menu of a gap") -> None:
    """Note that one chose there, and types here; and what else there was to choose."""
    named = ", ".join(others)
    draft.lose(f"{what}, typed here" + (f" (others: {named})" if named else ""))


def mark(number: int) -> str:
    """What stands for a gap in a text that is still to be read."""
    return f"\ue000{number}\ue001"


def fill_marked(draft: Draft, text: str, gaps: Sequence[Sequence[str]]) -> None:
    """A text with a mark for each gap, and the wordings of each."""
    refuse_too_many(gaps)
    if "{{" in text or "}}" in text:
        raise CannotHold("a text with gaps that has {{ or }} of its own")
    made = MARK.sub(lambda found: gap(gaps[int(found[1])]), text)
    draft.values |= {"type": "cloze", "stem": made}


def fill_named(
    draft: Draft, gaps: Mapping[str, Sequence[str]], read: Callable[[Callable[[str], str]], str]
) -> None:
    """A text that names each of its gaps, `[name]`: `read` makes it, given what puts marks for the names."""

    def marked(text: str) -> str:
        for number, name in enumerate(gaps):
            text = text.replace(f"[{name}]", mark(number), 1)
        return text

    text = read(marked)
    if len(MARK.findall(text)) != len(gaps):
        draft.values["stem"] = MARK.sub("", text)
        raise CannotHold("gaps that its text doesn't name")
    fill_marked(draft, text, list(gaps.values()))
