"""What was read of banks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from allquiz.model.bank import Bank, Fact
from allquiz.model.place import Place
from allquiz.model.problem import Problem
from allquiz.model.question import AnyQuestion


class Entry(NamedTuple):
    """A question of a file, sound or not.

    Its full name, right or wrong, as far as it has one; where its id, or else it, begins; itself, if
    it is sound. What is no YAML may have a name all the same, which no other is held to.
    """

    name: str | None
    place: Place
    question: AnyQuestion | None = None
    is_yaml: bool = True


Named = tuple[str | None, int, int]  # a full name, as far as there is one, and where it stands


@dataclass
class FileRead:
    """What was read of one file by itself: whether another has a name already is not known yet.

    `text` and what is `given` in each entry, with its marks, are there only until it was looked at;
    `meant` is the text without its slips, where there was an error.
    """

    file: str
    bank: Bank | None = None
    problems: list[Problem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    text: str = ""
    meant: str = ""
    given: list[Any] = field(default_factory=list)

    @property
    def named(self) -> list[Named]:
        """The names that no other question may have, and where they stand; in the order of entries."""
        return [
            (each.name if each.is_yaml else None, each.place.line, each.place.column)
            for each in self.entries
        ]


class Part(Protocol):
    """What was made of one file."""

    file: str
    problems: list[Problem]

    @property
    def named(self) -> Sequence[Named]:
        """As that of FileRead."""


P = TypeVar("P", bound=Part)


@dataclass
class Files(Generic[P]):
    """What was made of each file, and of all together; problems are sorted by place."""

    parts: list[P] = field(default_factory=list)
    # Of each, the entries whose name came before.
    second: list[set[int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # those that folders share come first
    facts: dict[str, Fact] = field(default_factory=dict)
    # Texts without their slips, of those files that folders share and that have an error.
    meant: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """How many questions were found, those with errors included."""
        return sum(len(part.named) for part in self.parts)


@dataclass
class Reading(Files[FileRead]):
    """All that was read together, and all that is wrong with it."""

    banks: list[Bank] = field(default_factory=list)
    left_out: list[Entry] = field(default_factory=list)  # those with an error

    @property
    def errors(self) -> list[Problem]:
        """The problems that leave something out."""
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def unread(self) -> list[str]:
        """The files with errors of which no question could be read."""
        wrong = {problem.place.file for problem in self.errors}
        return [part.file for part in self.parts if part.file in wrong and not part.entries]

    @property
    def in_use(self) -> dict[str, AnyQuestion]:
        """The questions that are not retired, by full name."""
        return {question.name: question for question in self.questions if not question.retired}

    @property
    def titles(self) -> dict[str, list[str]]:
        """The topics of the banks, each with the titles of its banks."""
        titles: dict[str, list[str]] = {}
        for bank in self.banks:
            titles.setdefault(bank.topic, []).append(bank.title)
        return titles

    @property
    def questions(self) -> list[AnyQuestion]:
        return [question for bank in self.banks for question in bank.questions]
