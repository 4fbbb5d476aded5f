"""Words of a command that is named for one to type."""

import re
import shlex
import sys


def as_typed(word: object) -> str:
    """The word in quotes where the shells of this system need some.

    Windows has cmd.exe, which knows no single quotes, and PowerShell; no name there has a double one.
    """
    text = str(word)
    if sys.platform != "win32":
        return shlex.quote(text)
    return text if re.fullmatch(r"[\w.:/\\+=-]+", text) else f'"{text}"'
