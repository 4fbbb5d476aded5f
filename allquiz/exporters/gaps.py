"""A text with gaps in the markup of another program."""

import re
from collections.abc import Callable, Iterable

from allquiz.model.key import Gaps


def with_gaps(key: Gaps, written: Callable[[str], str], gaps: Iterable[str]) -> str:
    """The text as `written` makes it of the bank's, these in place of its gaps.

    The whole text at once, a gap being NUL, which no text of a bank holds: emphasis and math may
    reach over gaps.
    """
    given = iter(gaps)
    return re.sub("\0", lambda _: next(given), written(key.filled(["\0"] * len(key.gaps))))
