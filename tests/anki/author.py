"""An author of a bank, who releases it again and again."""

import contextlib
import io
import os
import re
import subprocess
import textwrap
from pathlib import Path
from unittest import mock

from allquiz.cli.run import run

BANK = """\
title: Blood
topic: blood
namespace: t
source: {title: A page, publisher: A press, revised: 2020-01-02}
questions:
  - id: pick
    type: choice
    stem: Which cell sheds platelets?
    answer: Megakaryocyte
    distractors: {Monocyte: It becomes a macrophage., Lymphocyte: It fights germs.}
    explanation: Platelets are fragments of it.
  - {id: word, type: short_answer, stem: Where are blood cells made?, answer: Marrow}
  - {id: share, type: numeric, stem: From what share of blasts on?, answer: 20, unit: "%"}
  - {id: gaps, type: cloze, stem: "Red cells carry {{oxygen}}, and {{platelets}} stop bleeding."}
  - {id: pairs, type: matching, stem: Which does what?, pairs: {Red cell: oxygen, Platelet: clots}}
  - {id: steps, type: ordering, stem: Which order?, order: [stem cell, blast, blood cell]}
  - {id: sorts, type: categorize, stem: Which line?, categories: {Myeloid: [monocyte], Lymphoid: [B cell, T cell]}}
  - {id: card, type: flashcard, front: Where do T cells mature?, back: In the thymus}
"""
DECK = """\
name: Blood, year one
id: 4711
description: A deck for the first year.
subdecks: [{topic: blood, name: "01 Blood", id: 4712}]
"""


class Author:
    """A bank in a folder with one deck; `at` is the day of the next release."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bank = folder / "blood.yaml"
        self.decks = folder / "decks"
        self.decks.mkdir(parents=True)
        self.bank.write_text(BANK)
        (self.decks / "year-one.yaml").write_text(DECK)
        self.record = self.decks / "released.jsonl"

    def edit(self, old: str, new: str) -> None:
        """Replace a text of the bank."""
        text = self.bank.read_text()
        assert text.count(old) == 1, old
        self.bank.write_text(text.replace(old, new))

    def add(self, entry: str) -> None:
        """Add a question at the end."""
        self.bank.write_text(self.bank.read_text() + textwrap.indent(entry, "  "))

    def export(self, name: str, *options: object) -> Path:
        """Export without releasing."""
        package = self.folder / f"{name}.apkg"
        result = call("export", "anki", "--bank", self.folder, "-o", package, *options)
        assert result.returncode == 0, result.stderr
        self.said = result.stderr
        return package

    def release(self, day: str, *options: object, deck: str = "year-one") -> Path:
        """Release all of it on that day, at noon; the package of the deck."""
        package = self.folder / f"{day}-{deck}.apkg"
        result = call(
            "export", "anki", "--release", "--bank", self.folder, "--deck", deck, "-o", package,
            *options, SOURCE_DATE_EPOCH=str(noon(day)),
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        self.said = result.stderr
        return package

    def since(self, version: str, deck: str = "year-one") -> str:
        """What `--since` lists."""
        result = call("export", "anki", "--since", version, "--bank", self.folder, "--deck", deck)
        assert result.returncode == 0, result.stderr
        return result.stdout


def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program within this process: tests that run it many times take half as long."""
    out, err = io.StringIO(), io.StringIO()
    words = [str(argument) for argument in arguments]
    with (
        mock.patch.dict(os.environ, environment),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = run(words)
    return subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())


def noon(day: str) -> int:
    """Twelve o'clock UTC of a day, in seconds since 1970."""
    from datetime import UTC, datetime

    return int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())


def front_of(html: str) -> str:
    """A card's side as the eye reads it."""
    import html as entities

    bare = re.sub(r"(?s)<(style|script).*?</\1>", "", html)
    return " ".join(entities.unescape(re.sub(r"</?[a-zA-Z][^>]*>", " ", bare)).split())
