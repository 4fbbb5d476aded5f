"""Regular expressions that are compiled when they are first asked."""

import re
from typing import Any, cast


class _Pattern:
    """Compiles itself once, and hands on all that it is asked."""

    def __init__(self, *made_of: Any) -> None:
        self._made_of = made_of

    def __getattr__(self, name: str) -> Any:
        if "_compiled" not in vars(self):
            self._compiled = re.compile(*self._made_of)
        found = self.__dict__[name] = getattr(self._compiled, name)  # found sooner from now on
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`: most banks never ask most of the rules' patterns, and to compile them all takes
    longer than to check a hundred questions."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
