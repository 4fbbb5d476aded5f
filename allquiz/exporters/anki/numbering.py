"""Card numbers: in Anki, scheduling hangs on them, so a part of a question keeps its number for ever."""

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from allquiz.exporters.anki.record import Part
from allquiz.model.key import Gaps, Key, Parts

ALIKE = 0.6  # of difflib's ratio, from which a changed text passes for a new wording of the old


def card_numbers(key: Key, new: Sequence[Part], old: Mapping[int, Part]) -> tuple[int, ...] | None:
    """The number of each part, given the numbers released; None where a released part is gone.

    A part is known by its text, wherever it has moved to. What stands in the place of a part, and
    is a new wording or correction of it, keeps its number; other new parts take the next free ones.
    """
    if tuple(old.values()) == tuple(new):
        return tuple(old)  # the usual case, without a look at each
    found: list[int | None] = [None] * len(new)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in old.items():
        places[fold(part.text)].append(number)
    for index, part in enumerate(new):
        if numbers := places.get(fold(part.text)):
            found[index] = numbers.pop(0)
    kept = set(found)
    if not kept >= old.keys():
        for lost, candidates in _slots(found, list(old)):
            same_size = len(lost) == len(candidates)
            for number in lost:
                reworded = [
                    index
                    for index in candidates
                    if found[index] is None
                    and _is_alike(key, old[number], new[index], same_size=same_size)
                ]
                if not reworded:
                    return None
                found[reworded[0]] = number
    free = max(old, default=0)
    numbers = []
    for place in found:
        if place is None:
            free += 1
        numbers.append(free if place is None else place)
    return tuple(numbers)


def _slots(found: Sequence[int | None], old: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Lost numbers with the unnumbered places that stand, as they did, after the same kept part."""
    lost = _by_neighbour((number, number if number in found else None) for number in old)
    open_ = _by_neighbour(enumerate(found))
    return [(numbers, open_[before]) for before, numbers in lost.items()]


def _by_neighbour(numbered: Iterable[tuple[int, int | None]]) -> defaultdict[int, list[int]]:
    """What has no number, by the number that stands before it."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    before = 0
    for each, number in numbered:
        if number is None:
            found[before].append(each)
        before = number or before
    return found


def _is_alike(key: Key, old: Part, new: Part, *, same_size: bool) -> bool:
    if isinstance(key, Gaps) and same_size:
        return True  # the same gaps in the same text: its answer was corrected
    if isinstance(key, Parts) and key.kind == "pairs" and fold(old.answer) == fold(new.answer):
        return True
    ratio = difflib.SequenceMatcher(None, fold(old.text), fold(new.text)).ratio()
    return ratio >= ALIKE


def fold(text: str) -> str:
    """The text without what makes no difference to a learner: case, spacing, ways to encode it."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
