"""`allquiz new`."""

import json
import os
import shlex
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from allquiz.app.bank_names import topic_from
from allquiz.app.checking import problems_of
from allquiz.app.files import replace_file
from allquiz.app.refused import Refused
from allquiz.app.target import Target
from allquiz.asking import show
from allquiz.bank import insert
from allquiz.bank.nodes import shorten
from allquiz.bank.plain_values import as_question
from allquiz.bank.read import read_banks
from allquiz.bank.rewrite import open_text, reading_of
from allquiz.bank.values import ID
from allquiz.cli import report
from allquiz.cli.banks import readable
from allquiz.model.question import LEVELS
from allquiz.model.template import TEMPLATES
from allquiz.terminal.ask import Asker, Back, Stopped
from allquiz.terminal.composing import Answers, is_sound, question_of, suggested_level
from allquiz.terminal.streams import is_terminal
from allquiz.terminal.wizard import ABOUT, TYPES, Conversation, is_day, is_id
from allquiz.terminal.writers import writer
from allquiz.view.blocks import Line, Space
from allquiz.view.question import background
from allquiz.view.verdict import key_blocks

# Editors that take the line to begin at as +N.
TAKE_A_LINE = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "ne", "joe")


@click.command("new")
@click.argument("file", default="my-questions.yaml", type=click.Path(path_type=Path))
@click.option("--type", "kind", type=click.Choice(TYPES), help="The type of the question.")
@click.option("--id", "given_id", metavar="ID", help="Its id; else one is made from the stem.")
@click.option("--stem", help="What it asks; else the stem is asked for, or left to write.")
@click.option("--edit", is_flag=True, help="Open $EDITOR on it afterwards.")
def command(
    file: Path, kind: str | None, given_id: str | None, stem: str | None, edit: bool
) -> int:
    """Write questions into a bank, step by step, or paste them whole.

    Enter takes what stands in brackets, Tab completes, < goes back a step. Ctrl-C stops, and what
    you gave is there the next time. The file is made where there is none; nothing else in it
    changes. Without a terminal nothing is asked: a question is written for you to fill in.

    \b
    Examples:
      allquiz new
      allquiz new mine.yaml --type cloze --edit
      allquiz new mine.yaml --type true_false --stem "Platelets are whole cells." < /dev/null
    """
    target = _Target(file)
    if given_id is not None:
        target.check_id(given_id)
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        headings = _headings({}, target)
        question = _filled_in(kind or "choice", stem)
        target.add(headings, {"id": given_id or target.new_id(question), **question})
        if edit:
            _edit(target)
        return _say_written(target, last=True)
    given = {"type": kind, "type_given": kind, "stem": stem, "id": given_id}
    return _converse(target, {k: v for k, v in given.items() if v}, edit=edit)


def _converse(target: "_Target", given: Answers, *, edit: bool) -> int:
    """Ask for one question after the other, and write each."""
    draft = _Draft(target.path)
    asker = Asker(writer(sys.stdout, plain=False))
    answers = draft.read()
    asker.say("Write a question, or paste one whole. < goes back a step.")
    asker.say("Ctrl-C stops, and what you wrote is kept.")
    if answers:
        asker.say(f"Going on where you stopped: {shorten(answers.get('stem', ''))}")
    answers |= given
    if "type" not in answers:
        for number, (name, about) in enumerate(ABOUT.items(), start=1):
            asker.say(f"{number:>3} {name:<18} {about}")
    conversation = Conversation(asker, answers, draft.keep)
    if hasattr(signal, "SIGHUP"):  # the terminal was closed
        signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    try:
        while True:
            question = conversation.ask(lambda a: _confirm(asker, a, target))
            target.add(_headings(answers, target), {"id": answers["id"], **question})
            draft.forget()
            if edit:
                _edit(target)
                return _say_written(target, last=True)
            _say_written(target)
            conversation.begin_anew()
    except (Stopped, KeyboardInterrupt) as stop:
        click.echo()
        if answers.get("stem"):
            said = f"What you gave is kept in {draft.path}: `allquiz new {target.path}` goes on from there."
            report.echo([said])
        if target.question:
            _say_what_next(target)
        return 130 if isinstance(stop, KeyboardInterrupt) else 0


def _confirm(asker: Asker, answers: Answers, target: "_Target") -> None:
    """Show the question with all that is suggested for it, and let that be changed. Raises Back."""
    question = question_of(answers)
    made, errors = as_question({"id": "x", **question})
    if made is None:  # what was given is kept, and can be mended
        asker.complain("; ".join(errors))
        raise Back
    asker.writer.write(
        [
            Space(),
            Line(made.stem, marked=True),
            *key_blocks(show(made, 0)),
            *background(made),
            Space(),
        ]
    )
    answers.setdefault("level", suggested_level(made.stem))
    changeable = ("id", "level", "tags", *(HEADINGS if target.is_new else ()))
    while True:
        headings = _headings(answers, target)
        id = answers.get("id") or target.new_id(question)
        topic = f", topic {target.bank.topic}" if target.bank else ""
        asker.say(f"Id {id} (it never changes), level {answers['level']}{topic}.")
        if target.is_new:
            source = headings["source"]
            asker.say(
                f"New bank: title “{headings['title']}”, topic {headings['topic']}, namespace "
                f"{headings['namespace']} (it never changes), source “{source['title']}”, "
                f"revised {source['revised']}."
            )
        asker.say(f"To change: `level apply`, and so with {', '.join(changeable)}.")
        change = asker.ask("Enter writes it")
        if not change:
            answers["id"] = id
            return
        if wrong := _change(answers, change, changeable, target):
            asker.complain(wrong)


HEADINGS = {
    "title": None, "topic": None, "namespace": is_id, "source": None, "revised": is_day,
}  # fmt: skip


def _change(
    answers: Answers, change: str, changeable: Sequence[str], target: "_Target"
) -> str | None:
    """Take a change of what was suggested; what is wrong with it, if anything."""
    name, _, text = change.partition(" ")
    name, text = name.rstrip(":").lower(), text.strip()
    if name not in changeable or not text:
        return f"Enter writes it; or one of {', '.join(changeable)}, a space, and what it should be"
    if name == "level" and text not in LEVELS:
        return f"a level is one of {', '.join(LEVELS)}"
    if name == "id" and (wrong := is_id(text) or target.why_taken(text)):
        return wrong
    if name in HEADINGS and (check := HEADINGS[name]) and (wrong := check(text)):
        return wrong
    answers[name] = text.split() if name == "tags" else text
    if name == "tags" and (errors := as_question({"id": "x", **question_of(answers)})[1]):
        del answers["tags"]
        return "; ".join(errors)
    return None


def _headings(answers: Answers, target: "_Target") -> dict[str, Any]:
    """Headings for a file that has none yet, as they were changed."""
    if not target.is_new:
        return {}
    headings = target.headings()
    title = answers.get("title", headings["title"])
    source = headings["source"]
    target.namespace = answers.get("namespace", headings["namespace"])
    return {
        "title": title,
        "topic": answers.get("topic", topic_from(title)),
        "namespace": target.namespace,
        "source": {
            "title": answers.get("source", source["title"]),
            "revised": answers.get("revised", source["revised"]),
        },
    }


def _filled_in(kind: str, stem: str | None) -> dict[str, Any]:
    """The type's template, with the stem if there is one."""
    question = {"type": kind, **TEMPLATES[kind], "level": "recall"}
    if stem:
        question["front" if kind == "flashcard" else "stem"] = stem
    return question


class _Target(Target):
    """The bank that gets one question after the other; `question` is the last of them."""

    def __init__(self, path: Path) -> None:
        with readable():
            super().__init__(path)
        self.question: dict[str, Any] = {}
        self.namespace = self.bank.namespace if self.bank else None

    def new_id(self, question: dict[str, Any]) -> str:
        """An id from the stem that is free; from the type, where the stem is still to be written."""
        start = f"{self.namespace}/" if self.namespace else ""
        taken = {name.removeprefix(start) for name in self.names if name.startswith(start)}
        kind, stem = str(question["type"]), _stem_of(question)
        fallback = f"new-{kind.replace('_', '-')}"
        return insert.new_id("" if stem == _stem_of(TEMPLATES[kind]) else stem, taken, fallback)

    def name_anew(self, question: dict[str, Any]) -> None:
        """Make the id from a stem that was written in the editor, while nobody knows the old one."""
        old = str(question["id"])
        self.data = self.path.read_bytes()
        self.written = open_text(self.data)
        found = [q for q in reading_of(self.path).questions if q.id == old]
        if not found or not old.startswith("new-"):
            return
        new = self.new_id({"type": found[0].type, "stem": found[0].stem})
        lines = self.data.decode().splitlines(keepends=True)
        at = found[0].place.line - 1
        lines[at] = lines[at].replace(f"id: {old}", f"id: {new}", 1)
        data = "".join(lines).encode()
        if any(q.id == new for q in reading_of(self.path, data).questions):
            replace_file(self.path, data)
            question["id"] = new

    def why_taken(self, id: str) -> str | None:
        name = f"{self.namespace}/{id}" if self.namespace else id
        return f"another question has the id `{name}`" if name in self.names else None

    def check_id(self, id: str) -> None:
        """Raises Refused for an id that is none, or is taken."""
        if not ID.fullmatch(id) or len(id) > 64:
            remedy = f"try `{insert.new_id(id, (), 'question')}`"
            raise Refused(f"“{id}” is no id: words of a-z and 0-9 joined by -", remedy)
        if why := self.why_taken(id):
            raise Refused(why, "choose another, or leave out --id")

    def add(self, headings: dict[str, Any], question: dict[str, Any]) -> None:
        """Write the question. Raises Refused, the file as it was, where that can't be done."""
        errors: list[str] = []
        for data in self.contents([question], headings):
            reading = reading_of(self.path, data)
            errors = [p.message for p in reading.problems if p.severity == "error"]
            if errors or reading.questions[-1].id != question["id"]:
                continue
            if self.path.exists() and self.path.read_bytes() != self.data:
                raise Refused(f"{self.path} was changed meanwhile", "run the command again")
            replace_file(self.path, data)
            self.data, self.written, self.is_new = data, open_text(data), False
            self.before, self.question = reading, question
            return
        raise Refused(
            f"nothing was written, for the question would have errors: {'; '.join(errors)}"
        )


def _stem_of(question: dict[str, Any]) -> str:
    return str(question.get("stem") or question.get("front"))


class _Draft:
    """What was given before the question was finished, kept beside the file."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f".{file.name}.draft")

    def read(self) -> Answers:
        """The answers; none where there is no draft, or one that nobody could have given."""
        try:
            given = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        answers = given.get("answers") if isinstance(given, dict) else None
        return answers if isinstance(answers, dict) and is_sound(answers) else {}

    def keep(self, answers: Answers) -> None:
        """Write down all answers so far."""
        data = json.dumps({"answers": answers}, ensure_ascii=False, indent=1)
        replace_file(self.path, data.encode())

    def forget(self) -> None:
        """The question is in the bank."""
        self.path.unlink(missing_ok=True)


def _say_written(target: _Target, *, last: bool = False) -> int:
    """What was written and where, what `check` has to say about it, and what can be done next."""
    id = target.question["id"]
    reading = read_banks([target.path])
    found = problems_of(reading)
    written = next((question for question in reading.questions if question.id == id), None)
    if written is not None:
        report.echo([f"Wrote {written.name} to {target.path}, line {written.place.line}."])
        found = [p for p in found if p.question == written.name]
    report.echo(report.texts(found))
    if last:
        _say_what_next(target)
    return 1 if any(p.severity == "error" for p in found) else 0


def _edit(target: _Target) -> None:
    _open(target, str(target.question["id"]))
    target.name_anew(target.question)


def _say_what_next(target: _Target) -> None:
    path = shlex.quote(str(target.path))
    report.echo([f"See it:  allquiz preview {path} {target.question['id']}"])
    report.echo([f"Try it:  allquiz quiz --bank {path}"])
    report.echo([f"Go on:   allquiz check --watch {path}"])


def _open(target: _Target, id: str) -> None:
    """$EDITOR on the file, at the question where the editor can be told."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    written = target.before.questions if target.before else []
    line = next((question.place.line for question in written if question.id == id), 1)
    if editor and Path(shlex.split(editor)[0]).stem in TAKE_A_LINE:
        editor = f"{editor} +{line}"
    try:
        click.edit(filename=str(target.path), editor=editor)
    except click.ClickException as error:
        raise Refused(error.message, "set EDITOR to an editor of this machine") from None
