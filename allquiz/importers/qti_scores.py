"""What gives marks in an item of QTI 1.2, in percent of the most that there is to get."""

from contextlib import suppress
from typing import Any, NamedTuple

from allquiz.importers.answer_shares import FULL, Answer, number
from allquiz.importers.refusals import CannotHold


class Right(NamedTuple):
    """A value that gives marks as the answer to a response."""

    response: str
    value: str
    share: float


def rights(item: Any) -> list[Right]:
    """What gives marks, but for what must not be there."""
    return [
        Right(equal.get("respident") or "", (equal.text or "").strip(), share)
        for share, held in _conditions(item)
        for equal in held.iter("{*}varequal")
        if next(equal.iterancestors("{*}not"), None) is None
    ]


def numbers(item: Any) -> list[Answer]:
    """Numbers that give marks, each with its tolerance where its window is even; else the window.
    Raises CannotHold."""
    found = _conditions(item)
    for _, held in found:
        if len({equal.text for equal in held.iter("{*}varequal")}) > 1 or [*held.iter("{*}not")]:
            raise CannotHold("marks for several numbers at once, or for what a number is not")
    return [_number(held, share) for share, held in found]


def value(held: Any) -> str:
    """The number or window of a condition, as it is that of an answer; nothing where it is for others."""
    with suppress(CannotHold):
        return "" if held.find(".//{*}not") is not None else _number(held, FULL).text
    return ""


def first(element: Any, *tags: str) -> str:
    """The text of the first element of these names."""
    return next(((found.text or "").strip() for found in element.iter(*tags)), "")


def _conditions(item: Any) -> list[tuple[float, Any]]:
    """The conditions that give marks, with their share: of what the file says is the most, else of what
    the best of them gives."""
    found = []
    for condition in item.iter("{*}respcondition"):
        held, given = condition.find("{*}conditionvar"), condition.find("{*}setvar")
        if held is not None and given is not None and _points(given.text) > 0 and not _takes(given):
            found.append((_points(given.text), held))
    most = next((_points(n.get("maxvalue")) for n in item.iter("{*}decvar")), 0.0)
    full = most if most > 0 else max((points for points, _ in found), default=FULL)
    return [(points * FULL / full, held) for points, held in found]


def _takes(given: Any) -> bool:
    """Whether what is set takes marks away, or counts mistakes, as Brightspace does."""
    name, action = given.get("varname") or "", given.get("action") or ""
    return "incorrect" in name.lower() or action.lower() == "subtract"


def _points(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _number(held: Any, share: float) -> Answer:
    value = first(held, "{*}varequal")
    low, high = first(held, "{*}vargte", "{*}vargt"), first(held, "{*}varlte", "{*}varlt")
    if not (low and high):
        return Answer(value, share)
    least, most = number(low), number(high)
    middle = number(value) if value else least
    if sorted((least, middle, most))[1] != middle:
        raise CannotHold(f"marks for {value} and for {least} to {most} at once")
    if value and middle - least == most - middle:
        return Answer(value, share, tolerance=str(most - middle))
    return Answer(f"{least}..{most}", share)
