"""An order of Moodle's, from its XML or from GIFT.

Source: question/type/ordering/questiontype.php of Moodle 4.5.6 and 5.0dev.
"""

import re
from collections.abc import Sequence

from allquiz.importers import answer_shares
from allquiz.importers.draft import Draft

# What stands before the items of an order, on the first line and in this order: an item
# may be a number, or NONE.
ORDER = re.compile(
    r">[ \t]*(\d+(?!\S))?"
    + "".join(
        rf"(?:[ \t]*\b({names})(?!\S))?"
        for names in (
            "ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG",
            "HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0",
            "ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|REL|(?:RELATIVE|LONGEST)(?:_[A-Z_]+)?",
            "SHOW|TRUE|YES|1|HIDE|FALSE|NO|0",
            "none|123|abcd?|i{3,4}",
        )
    )
    + "(.*)",
    re.IGNORECASE | re.DOTALL,
)


def in_gift(inside: str) -> tuple[str, str, str]:
    """The lines of its items, how it is graded, and how many are asked where not all are."""
    ((count, chosen, _, grading, _, _, lines),) = ORDER.findall(inside)
    return lines, grading.upper() or "RELATIVE", count if chosen.upper() not in ("", "ALL") else ""


def put(draft: Draft, items: Sequence[str], grading: str, asked: str) -> None:
    """Items, first to last; how they are graded, by Moodle's name of it, and how many of them are asked,
    as a number or in words, empty where all are."""
    answer_shares.put_in_order(draft, items, grading)
    if asked and not (asked.isdecimal() and float(asked) >= len(items)):
        draft.lose(f"that only {asked} of its {len(items)} items are asked")
