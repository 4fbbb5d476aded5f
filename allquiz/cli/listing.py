"""`allquiz list`."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from allquiz.app.decks import shelves_of
from allquiz.bank.select import tags_of
from allquiz.cli.banks import bank_option, default_banks, read_sound
from allquiz.cli.say import draw, echo, plainly, print_json, whole_words
from allquiz.markup import to_plain
from allquiz.model.key import stem_text
from allquiz.model.question import AnyQuestion
from allquiz.view.blocks import Line


@click.command("list")
@click.argument("what", type=click.Choice(["topics", "questions", "banks", "decks", "tags"]))
@bank_option
@click.option("--all", "with_retired", is_flag=True, help="Retired questions too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.list/1).")
def command(what: str, banks: tuple[Path, ...], with_retired: bool, as_json: bool) -> None:
    """List topics, questions, banks, decks or tags.

    \b
    Examples:
      allquiz list topics
      allquiz list questions --bank mine.yaml --json
    """
    reading = read_sound(banks)
    listed = [q for q in reading.questions if with_retired or not q.retired]

    def count(questions: Iterable[AnyQuestion]) -> int:
        return sum(with_retired or not question.retired for question in questions)

    rows: list[dict[str, Any]] = []
    match what:
        case "questions":
            rows = question_rows(listed)
        case "banks":
            rows = [
                {name: getattr(bank, name) for name in OF_BANK}
                | {"questions": count(bank.questions)}
                for bank in reading.banks
            ]
        case "decks":
            for shelf in shelves_of(list(banks) or default_banks(), reading):
                for key, deck in shelf.decks.items():
                    questions = count(deck.pick(shelf.questions, reading.facts))
                    rows.append({"deck": key, "name": deck.name, "questions": questions})
        case "tags":
            counts = Counter(tag for question in listed for tag in tags_of(question))
            rows = [{"tag": tag, "questions": n} for tag, n in sorted(counts.items())]
        case _:
            topics: dict[str, dict[str, Any]] = {}
            for bank in reading.banks:
                new = {"topic": bank.topic, "title": bank.title, "questions": 0}
                topics.setdefault(bank.topic, new)["questions"] += count(bank.questions)
            rows = list(topics.values())
    show_rows(what, rows, as_json=as_json)


def show_rows(what: str, rows: list[dict[str, Any]], *, as_json: bool) -> None:
    """Print the rows, a line each or as JSON; questions on a terminal with their stems below."""
    if as_json:
        print_json("list", {what: rows})
        return
    if what == "questions" and not plainly():
        for row in rows:
            draw([Line(row["id"], tone="strong"), Line(row["stem"], " ")])
        return
    lines = (TEXT[what].format(**row) for row in rows)
    echo(lines if plainly() else whole_words(lines, sys.stdout, "    "))


def question_rows(questions: Iterable[AnyQuestion]) -> list[dict[str, Any]]:
    return [
        {
            "id": question.name,
            **{name: getattr(question, name) for name in ("type", "topic", "tags", "level")},
            "stem": to_plain(stem_text(question)),
            **{name: getattr(question.place, name) for name in ("file", "line")},
        }
        for question in questions
    ]


OF_BANK = ("file", "title", "topic", "namespace")
TEXT = {
    "topics": "{topic:<26} {questions:>4}  {title}",
    "questions": "{id:<44} {type:<18} {stem}",
    "banks": "{topic:<26} {questions:>4}  {file}",
    "tags": "{tag:<26} {questions:>4}",
    "decks": "{deck:<26} {questions:>4}  {name}",
}
