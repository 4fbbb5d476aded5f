"""`allquiz list`."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from allquiz.app.decks import shelves_of
from allquiz.bank.reading import Reading
from allquiz.cli.banks import bank_option, default_banks, read_sound
from allquiz.markup import to_plain
from allquiz.model.key import stem_text
from allquiz.model.question import AnyQuestion
from allquiz.terminal.streams import is_terminal
from allquiz.terminal.writers import writer
from allquiz.view.blocks import Line


@click.command("list")
@click.argument("what", type=click.Choice(["topics", "questions", "banks", "decks"]))
@bank_option
@click.option("--all", "with_retired", is_flag=True, help="Retired questions too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.list/1).")
def command(what: str, banks: tuple[Path, ...], with_retired: bool, as_json: bool) -> None:
    """List topics, questions, banks or decks.

    \b
    Examples:
      allquiz list topics
      allquiz list questions --bank mine.yaml --json
    """
    reading = read_sound(banks)
    if what == "decks":
        rows = _decks(reading, with_retired, list(banks) or default_banks())
    elif what == "questions":
        rows = question_rows(q for q in reading.questions if with_retired or not q.retired)
    else:
        rows = {"topics": _topics, "banks": _banks}[what](reading, with_retired)
    show_rows(what, rows, as_json=as_json)


def show_rows(what: str, rows: list[dict[str, Any]], *, as_json: bool) -> None:
    """Print the rows, a line each or as JSON; questions on a terminal with their stems below."""
    if as_json:
        click.echo(json.dumps({"schema": "allquiz.list/1", what: rows}, ensure_ascii=False))
        return
    if what == "questions" and is_terminal(sys.stdout):
        out = writer(sys.stdout, plain=False)
        for row in rows:
            out.write([Line(row["id"], tone="strong"), Line(row["stem"], " ")])
        return
    for row in rows:
        click.echo(TEXT[what].format(**row))


def _topics(reading: Reading, with_retired: bool) -> list[dict[str, Any]]:
    topics: dict[str, dict[str, Any]] = {}
    for bank in reading.banks:
        row = topics.setdefault(
            bank.topic, {"topic": bank.topic, "title": bank.title, "questions": 0}
        )
        row["questions"] += sum(with_retired or not q.retired for q in bank.questions)
    return list(topics.values())


def question_rows(questions: Iterable[AnyQuestion]) -> list[dict[str, Any]]:
    """What is listed of questions."""
    return [
        {
            "id": question.name,
            "type": question.type,
            "topic": question.topic,
            "tags": list(question.tags),
            "level": question.level,
            "stem": to_plain(stem_text(question)),
            "file": question.place.file,
            "line": question.place.line,
        }
        for question in questions
    ]


def _banks(reading: Reading, with_retired: bool) -> list[dict[str, Any]]:
    return [
        {
            "file": bank.file,
            "title": bank.title,
            "topic": bank.topic,
            "namespace": bank.namespace,
            "questions": sum(with_retired or not q.retired for q in bank.questions),
        }
        for bank in reading.banks
    ]


def _decks(reading: Reading, with_retired: bool, paths: list[Path]) -> list[dict[str, Any]]:
    return [
        {
            "deck": key,
            "name": deck.name,
            "questions": sum(
                with_retired or not q.retired for q in deck.pick(shelf.questions, reading.facts)
            ),
        }
        for shelf in shelves_of(paths, reading)
        for key, deck in shelf.decks.items()
    ]


TEXT = {
    "topics": "{topic:<26} {questions:>4}  {title}",
    "questions": "{id:<44} {type:<18} {stem}",
    "banks": "{topic:<26} {questions:>4}  {file}",
    "decks": "{deck:<26} {questions:>4}  {name}",
}
