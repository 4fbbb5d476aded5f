"""Questions sent through another program's format and back, and what of them has to be the same."""

import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allquiz.app.importing import Taken, take_in
from allquiz.bank.layout import new_bank
from allquiz.bank.read import read_banks
from allquiz.bank.rewrite import reading_of
from allquiz.exporters import exporter
from allquiz.grading.wording import same
from allquiz.markup import to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion

DECK = Deck(key="sent", name="Sent", id=1)
HEADINGS = {"title": "Sent", "topic": "sent", "namespace": "nn"}


def bank_of(documents: Sequence[dict[str, Any]], **headings: str) -> list[AnyQuestion]:
    """The questions as a bank has them."""
    listed = [{"id": f"q-{number}", **each} for number, each in enumerate(documents)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent.yaml"
        path.write_text(new_bank({**HEADINGS, **headings}, listed), "utf-8")
        reading = read_banks([path])
    assert not [p for p in reading.problems if p.severity == "error"], reading.problems
    return reading.questions


def exported(form: str, questions: Sequence[AnyQuestion]) -> bytes:
    """What goes out."""
    file = io.BytesIO()
    exporter(form).export(DECK, questions, file)
    return file.getvalue()


def as_text(data: bytes) -> str:
    """What is written in a file, or in the files of a zip."""
    if not data.startswith(b"PK"):
        return data.decode()
    archive = zipfile.ZipFile(io.BytesIO(data))
    return "\n".join(archive.read(name).decode() for name in archive.namelist())


def imported(data: bytes) -> tuple[dict[str, AnyQuestion], Taken]:
    """What comes back, by id, having been YAML in between."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "back.yaml"
        taken = take_in([Path("sent")], [data], output=target)
        if not taken.content:
            return {}, taken
        reading = reading_of(target, taken.content)
        missing = {p.rule for p in reading.problems if p.severity == "error"}
        assert missing <= {"missing-figure"}, reading.problems
        return {question.id: question for question in reading.questions}, taken


def there_and_back(form: str, questions: Sequence[AnyQuestion]) -> None:
    """Each question that the format takes comes back; the same, where no loss of it was named."""
    suitable = [question for question in questions if exporter(form).refusal(question) is None]
    if not suitable:
        return
    back, taken = imported(exported(form, suitable))
    for question in suitable:
        number = suitable.index(question) + 1
        named = [line for line in taken.said if f": question {number} " in line]
        if question.id not in back:
            assert any("left out" in line for line in named), (question, taken.said)
        elif not any("lost:" in line for line in named):
            assert essence(back[question.id], form) == essence(question, form), taken.said


def _as_one(text: str) -> str:
    """Bold, a break, and bold come back as bold with a break in it, which is shown alike."""
    return re.sub(r"(\*+)\n\1", "\n", text)


def essence(question: AnyQuestion, form: str) -> Any:
    """Stem and key; texts that a format has as plain text without their marks."""
    plain, typed = (_bare, _typed) if form != "csv" else (str, str)
    key = key_of(question)
    stem = "" if isinstance(key, Gaps) else _as_one(question.stem)
    match key:
        case Options():
            rights = {(_as_one(option.text), option.rationale) for option in key.right}
            wrongs = {(_as_one(option.text), option.rationale) for option in key.wrong}
            made: Any = (key.kind, rights, wrongs)
        case Words():
            made = _distinct([typed(wording) for wording in key.wordings])
        case Number():
            made = (key.ends, key.unit)
        case Gaps():
            text = [part if isinstance(part, str) else None for part in key.text]
            made = (text, [_distinct([typed(w) for w in gap.wordings]) for gap in key.gaps])
        case Parts(kind="order"):
            made = [plain(item) if form == "canvas" else item for item in key.items]
        case Parts():
            left = plain if form == "canvas" else str
            placed = {(left(item), plain(target)) for item, target in key.placed}
            made = (placed, {plain(option.text) for option in key.spare})
        case Card():
            made = key.back
    return stem, made


def _bare(text: str) -> str:
    """The text without marks, nor what looks like one once others are gone (`*a *b* c*`)."""
    bare = to_plain(text)
    return bare if bare == text else _bare(bare)


def _typed(text: str) -> str:
    """The same on one line, as it can be typed."""
    return " ".join(_bare(text).split())


def _distinct(wordings: Sequence[str]) -> list[str]:
    """The first, and those that grading takes for others than those before."""
    kept: list[str] = []
    for wording in wordings:
        if not any(same(before, wording) for before in kept):
            kept.append(wording)
    return kept
