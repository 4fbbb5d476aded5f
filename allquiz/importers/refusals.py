"""Why a file, or a question of it, can't come in."""


class Unreadable(Exception):
    """A file of which no question could be read: why, and on which line (0: not known)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class CannotHold(Exception):
    """A question that the bank format has no place for; the message says what it is."""


# What no type here holds, by what programs call it.
LEFT_OUT = {
    **dict.fromkeys(("essay", "ESS", "SR", "WR"), "an essay, which no program can grade"),
    **dict.fromkeys(("file_upload", "FIL"), "a file to hand in, which no program can grade"),
    **dict.fromkeys(
        ("calculated", "calculatedsimple", "calculatedmulti"),
        "a formula question, whose numbers are drawn anew for each learner",
    ),
    "keyless": "an essay, or an answer to type for which there is no key in it",
    "description": "a description, with nothing to answer",
    "text_only": "a text, with nothing to answer",
    "OP": "an opinion, of which none is right",
}


def left_out(kind: str) -> CannotHold:
    """Why a question of a type that is none here can't come in."""
    return CannotHold(LEFT_OUT.get(kind) or f"a question of the type “{kind}”")
