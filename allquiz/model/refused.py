"""What can't be done, and what may have been meant: said so that it helps."""

from collections.abc import Iterable


class Refused(Exception):
    """What can't be done as given: why, the way out, and the exit status of a command. `head` is what
    is said before it."""

    def __init__(
        self, message: str, remedy: str | None = None, status: int = 2, head: str = "Error"
    ) -> None:
        super().__init__(message)
        self.head = head
        self.remedy = remedy
        self.status = status

    def said(self) -> str:
        said = f"{self.head}: {self}"
        return f"{said}\nHelp: {self.remedy}" if self.remedy else said


def nearest(word: str, known: Iterable[str], like: float = 0.6) -> str | None:
    """ "did you mean `...`?" with the known word most `like` it, or None where none is near."""
    from difflib import get_close_matches  # only a mistake needs it

    if len(word) > 64:
        return None
    close = get_close_matches(word, known, n=1, cutoff=like)
    return f"did you mean `{close[0]}`?" if close else None
