"""What a check has to say about a bank: values, collected and reported together."""

from typing import Literal, NamedTuple

from allquiz.model.place import Place

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Problem(NamedTuple):
    """One finding: where it is, which rule found it, what is wrong, and how to mend it.

    `detail` is for programs: the key that is missing, the kind of value that is not wanted, what is meant.
    """

    place: Place
    rule: str
    severity: Severity
    message: str
    question: str | None = None
    help: str | None = None
    detail: str | None = None

    @property
    def told(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.message} ({self.help})" if self.help else self.message

    def told_of(self, file: str) -> str:
        """The same, to who works on that file: with its place, where it is in another."""
        return self.told if self.place.file == file else f"{self.place}: {self.told}"


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by place, then rule and message, each only once."""
    return sorted(set(problems), key=lambda p: (p.place, p.rule, p.message))
