"""A foreign file brought in, as its author finds it."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allquiz.app.importing import Taken, take_in
from allquiz.bank.read import read_banks
from allquiz.model.question_document import to_document


@dataclass(frozen=True)
class Brought:
    """The questions in the bank's own keys, and what was said."""

    questions: list[dict[str, Any]]
    taken: Taken

    @property
    def only(self) -> dict[str, Any]:
        """The one question, without its id."""
        (question,) = self.questions
        return {key: value for key, value in question.items() if key != "id"}

    @property
    def said(self) -> str:
        return "\n".join(self.taken.said)


def bring(content: str | bytes, form: str | None = None, name: str = "file") -> Brought:
    """What a file with this content comes to."""
    data = content.encode() if isinstance(content, str) else content
    with TemporaryDirectory() as folder:
        bank = Path(folder) / "bank.yaml"
        taken = take_in([Path(name)], [data], form=form, output=bank)
        if not taken.content:
            return Brought([], taken)
        taken.write()
        reading = read_banks([bank])
        own = {"source"} if reading.banks[0].sources else set()
        documents = [to_document(question) for question in reading.questions]
    kept = [{k: v for k, v in d.items() if k not in own} for d in documents]
    return Brought(kept, taken)
