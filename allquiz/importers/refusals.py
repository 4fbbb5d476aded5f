"""Why a file, or a question of it, can't come in."""


class Unreadable(Exception):
    """A file of which no question could be read: why, and on which line (0: not known)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class CannotHold(Exception):
    """A question that the bank format has no place for; the message says what it is."""
