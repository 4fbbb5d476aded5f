r"""Runs of text to the text of a bank, whose marks are read as they are meant: `*emphasis*`, `\( x \)`."""

import re
from collections.abc import Callable

from allquiz.importers.refusals import CannotHold
from allquiz.markup import Span, spans

Lose = Callable[[str], None]

MAX_TEXT = 20_000  # characters, tags and pictures left out
MARKS = {"emphasis": "*", "strong": "**", "code": "`"}
DISPLAYED = re.compile(r"\$\$(.+?)\$\$|\\\[(.+?)\\\]", re.DOTALL)


def refuse_long(size: int) -> None:
    """Raises CannotHold for a text that is too long to be one."""
    if size > MAX_TEXT:
        raise CannotHold(f"a text of {size:,} characters; {MAX_TEXT:,} is the most")


def plain_to_text(text: str, lose: Lose) -> str:
    """Plain text as the text of a bank, which may see marks in it. Raises CannotHold."""
    refuse_long(len(text))
    if "*" in text or "`" in text or "$$" in text or "\\[" in text:
        return marked([Span(text)], lose)
    return text


def marked(runs: list[Span], lose: Lose) -> str:
    """The runs with marks, so that reading them gives these runs again; else without."""
    runs = joined([run if run.style else Span(_inline(run.text)) for run in runs])
    made = "".join(
        [f"{MARKS.get(run.style, '')}{run.text}{MARKS.get(run.style, '')}" for run in runs]
    )
    if ("*" not in made and "`" not in made) or _read(made) == runs:
        return made
    plain = "".join([run.text for run in runs])
    if any(run.style for run in runs):
        lose("emphasis beside signs that would hide its marks")
    for span in spans(plain):
        if mark := MARKS.get(span.style):
            lose(f"the signs around “{span.text}”: {mark}…{mark} is emphasis in a bank")
    return plain


def _read(text: str) -> list[Span]:
    """How the text will be read, formulas left as text."""
    return joined([Span(rf"\({s.text}\)") if s.style == "math" else s for s in spans(text)])


def joined(found: list[Span]) -> list[Span]:
    """Neighbours of one style as one run."""
    made: list[Span] = []
    for span in found:
        if made and made[-1].style == span.style:
            made[-1] = Span(made[-1].text + span.text, span.style)
        elif span.text:
            made.append(span)
    return made


def _inline(text: str) -> str:
    r"""Formulas as the bank has them, `\( … \)`."""
    if "$$" not in text and "\\[" not in text:
        return text
    return DISPLAYED.sub(lambda match: rf"\({match[1] or match[2]}\)", text)
