"""The bank file that gets questions: a new one, or one that is added to, every other byte kept."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from allquiz.app.new_bank_names import namespace_of_mine, title_from, today, topic_from
from allquiz.bank.layout import new_bank, ways_to_add
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.bank.rewrite import banks_of, open_text, reading_of, with_edit
from allquiz.bank.which_files import RESERVED, contents
from allquiz.model.bank import Bank
from allquiz.model.refused import Refused

ONLY_COMMENTS = re.compile(r"(?m)^\s*(#.*)?$")


class Target:
    """What is in the file, and in the other banks of its folder.

    Raises Refused for what can be no bank, or has errors; OSError. With `anew`, what is in it is not
    looked at.
    """

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        self.path = path
        self.data = b""
        if path.is_dir():
            raise Refused(f"{path} is a folder", "name a YAML file in it")
        if not path.parent.is_dir():
            raise Refused(f"there is no folder {path.parent}", "make it first")
        if path.suffix not in (".yaml", ".yml"):
            raise Refused(f"{path} is no YAML file", f"name it {path}.yaml")
        if path.name in RESERVED or path.name.startswith("."):
            why = "holds something else" if path.name in RESERVED else "is not read with its folder"
            raise Refused(f"a file called {path.name} {why}", "give the bank another name")
        if not anew and (path.exists() or path.is_symlink()):
            self.data = contents(path)
        try:
            self.written = open_text(self.data)
        except UnicodeDecodeError:
            raise Refused(f"{path} is not UTF-8", "save it as UTF-8") from None
        self.is_new = not ONLY_COMMENTS.sub("", self.written.text).strip("-\n ")
        self.before = None if self.is_new else self._sound()
        self.beside = self._others()

    def _sound(self) -> Reading:
        """What is in the file: no error, but that there is no question yet."""
        reading = reading_of(self.path, self.data)
        errors = [error for error in reading.errors if error.detail != "questions"]
        if errors or not reading.banks:
            why = f", {errors[0].place}: {errors[0].message}" if errors else ""
            raise Refused(f"{self.path} has errors, so nothing was written{why}", "mend them first")
        return reading

    def _others(self) -> Reading:
        own = os.path.realpath(self.path)
        paths = sorted(self.path.parent.glob("*.y*ml"))
        with suppress(Refused):
            return read_banks([path for path in paths if os.path.realpath(path) != own])
        return Reading()

    @property
    def bank(self) -> Bank | None:
        return self.before.banks[0] if self.before else None

    @property
    def names(self) -> set[str]:
        """The full names that are taken, those of questions with errors among them."""
        found: set[str] = set()
        for reading in filter(None, (self.before, self.beside)):
            found |= {question.name for question in reading.questions}
            found |= {problem.question for problem in reading.problems if problem.question}
        return found

    def namespace(self, given: str | None = None) -> str | None:
        """That of the bank; of a new one the given, else the one of its neighbours, else its author's."""
        if self.bank:
            return self.bank.namespace
        spaces = {bank.namespace for bank in self.beside.banks if bank.namespace}
        return given or (spaces.pop() if len(spaces) == 1 else namespace_of_mine())

    def name(self, id: str, given: str | None = None) -> str:
        """The full name of a question of this id, in the namespace given for a new bank."""
        namespace = self.namespace(given)
        return f"{namespace}/{id}" if namespace else id

    def ids(self, given: str | None = None) -> set[str]:
        space = self.name("", given)
        return {name.removeprefix(space) for name in self.names if name.startswith(space)}

    def headings(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Headings for a file that has none yet: as given, else as its neighbours have them, or named by it."""
        title = given.get("title", title_from(self.path.stem))
        keys = {source.key for bank in self.beside.banks for source in bank.sources if source.key}
        source = given.get("source") or (min(keys) if len(keys) == 1 else "My own notes")
        here = {"title": source, "revised": given.get("revised", today().isoformat())}
        return {
            "title": title,
            "topic": given.get("topic", topic_from(title)),
            "namespace": self.namespace(given.get("namespace")),
            "source": source if source in keys and "revised" not in given else here,
        }

    def contents(
        self, questions: list[dict[str, Any]], headings: dict[str, Any]
    ) -> Iterator[bytes]:
        """What the file may come to hold, the likeliest first: all that was there, and the questions.

        Whoever takes one looks whether the questions are as wanted. Raises Refused where there is none.
        """
        if self.is_new:
            yield self.written.to_bytes(new_bank(headings, questions, self.written.text))
            return
        (was,) = banks_of(self.before or Reading())
        found = False
        for edit in ways_to_add(self.written.text, questions):
            data = with_edit(self.data, self.written, edit)
            reading = reading_of(self.path, data)
            if reading.banks and banks_of(reading)[0][: len(was)] == was:
                found = True
                yield data
        if not found:
            said = f"{self.path} is laid out so that nothing can be added"
            raise Refused(said, "try `allquiz fmt`")
