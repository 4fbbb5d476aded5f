from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from allquiz.app.search import question_called
from allquiz.cli import completion_words
from allquiz.cli.banks import bank_option, read_sound
from allquiz.cli.say import draw, note, print_json
from allquiz.model.question import AnyQuestion
from allquiz.model.question_document import to_document
from allquiz.model.refused import Refused
from allquiz.model.revision import key_revision, revision
from allquiz.view.blocks import Line


@click.command("show")
@click.argument("question_id", metavar="ID", shell_complete=completion_words.questions)
@bank_option
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.show/1).")
@click.option("--open", "open_figure", is_flag=True, help="Open its drawing.")
def command(question_id: str, banks: tuple[Path, ...], as_json: bool, open_figure: bool) -> None:
    """Show one question with everything about it, the key too.

    \b
    Examples:
      allquiz show line-cutoff-number
      allquiz show all/line-cutoff-number --json
    """
    reading = read_sound(banks)
    question = question_called(reading.questions, question_id)
    if open_figure:
        if question.figure is None:
            raise Refused(f"{question.name} has no drawing")
        note(f"Opening {question.figure.path}")
        if click.launch(question.figure.path):
            raise Refused("no program here opens a drawing", "open it where there is a screen")
        return
    if as_json:
        print_json("show", document(question))
    else:
        draw(_lines(question))


def document(question: AnyQuestion) -> dict[str, Any]:
    return {
        **to_document(question),
        **({"namespace": question.namespace} if question.namespace else {}),
        "topic": question.topic,
        "file": question.place.file,
        "line": question.place.line,
        "revision": revision(question),
        "key_revision": key_revision(question),
    }


def _lines(question: AnyQuestion) -> Iterator[Line]:
    for key, value in document(question).items():
        if isinstance(value, dict):
            yield Line(label=f"{key}:", text="")
            for name, inside in value.items():
                text = ", ".join(inside) if isinstance(inside, list) else str(inside)
                yield Line(f"{name}: {text}", " ", marked=True)  # the name may be a long option
        elif isinstance(value, list):
            said = (", ".join(i.values()) if isinstance(i, dict) else i for i in value)
            yield Line("; ".join(said), f"{key}:", marked=True)
        else:
            yield Line(str(value), f"{key}:", marked=key not in ("file", "id"))
