"""Card numbers: in Anki, scheduling hangs on them, so a part of a question keeps its number for ever."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from allquiz.exporters.anki.record import Part
from allquiz.model.key import Gaps, Key, Parts
from allquiz.model.words import folded

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
        places[folded(part.text)].append(number)
    for index, part in enumerate(new):
        if numbers := places.get(folded(part.text)):
            found[index] = numbers.pop(0)
    # Lost numbers may go to the places that stand, as they did, after the same kept part.
    open_ = _by_neighbour(enumerate(found))
    lost = _by_neighbour((number, number if number in found else None) for number in old)
    for before, numbers in lost.items():
        same_size = len(numbers) == len(open_[before])
        for number in numbers:
            reworded = [
                index
                for index in open_[before]
                if found[index] is None
                and _is_alike(key, old[number], new[index], same_size=same_size)
            ]
            if not reworded:
                return None
            found[reworded[0]] = number
    free = count(max(old, default=0) + 1)
    return tuple([next(free) if place is None else place for place in found])


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
    if isinstance(key, Parts) and key.kind == "pairs" and folded(old.answer) == folded(new.answer):
        return True
    ratio = difflib.SequenceMatcher(None, folded(old.text), folded(new.text)).ratio()
    return ratio >= ALIKE
