import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

import click

from allquiz.app.checking import Checker
from allquiz.app.new_bank_names import wrong_id
from allquiz.app.safe_writing import Changed, bytes_at, replace_file
from allquiz.app.target_bank import Target
from allquiz.bank.characters import shorten
from allquiz.bank.new_ids import new_id
from allquiz.bank.read import read_banks
from allquiz.bank.rewrite import open_text, reading_of
from allquiz.cli import problem_output
from allquiz.cli.say import echo, note, plainly, suggest
from allquiz.model.refused import Refused
from allquiz.model.starting_texts import TEMPLATES
from allquiz.shell import as_typed
from allquiz.terminal.asker import Asker, Back, Stopped
from allquiz.terminal.streams import can_ask
from allquiz.terminal.typed_question import Answers, is_sound, question_of
from allquiz.terminal.wizard import ABOUT, TYPES, Wizard
from allquiz.terminal.writers import writer
from allquiz.view.blocks import Line, Space

# Editors that take the line to begin at as +N.
TAKE_A_LINE = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "ne", "joe")
# What can be changed when the question is shown, of it and of a new bank.
OF_QUESTION = ("id", "level", "tags", "hint", "section", "as_of", "explanation")
OF_BANK = ("title", "topic", "namespace", "source", "revised")


@click.command("new")
@click.argument("file", default="my-questions.yaml", type=click.Path(path_type=Path))
@click.option(
    "--type", "kind", type=click.Choice(TYPES), metavar="TYPE", help=f"One of {', '.join(TYPES)}."
)
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
      allquiz new mine.yaml --type true_false --stem "It is so." < /dev/null
    """
    target = _Target(file)
    if given_id is not None:
        target.check_id(given_id)
    if can_ask():
        given = {"type": kind, "type_given": kind, "stem": stem, "id": given_id}
        return _converse(target, {k: v for k, v in given.items() if v}, edit=edit)
    kind = kind or "choice"
    question = {"type": kind, **TEMPLATES[kind], "level": "recall"}
    if stem:
        question["front" if kind == "flashcard" else "stem"] = stem
    target.add({}, {"id": given_id or target.new_id(question), **question})
    if edit:
        _edit(target)
    return _say_written(target, last=True)


def _converse(target: "_Target", given: Answers, *, edit: bool) -> int:
    draft = _Draft(target.path)
    asker = Asker(writer(sys.stdout, plain=plainly()))
    answers = draft.read()
    _greet(asker, answers, given)
    answers |= given
    wizard = Wizard(asker, answers, draft.keep)
    try:
        while True:
            wizard.ask(lambda given: _confirm(asker, given, target))
            target.add(answers, _named(answers, target))
            draft.forget()
            if edit:
                wizard.begin_anew()  # it is written: whatever the editor does, it is not asked again
                _edit(target)
                status = _say_written(target, last=True)
                _say_kept(answers, draft)
                return status
            _say_written(target)
            wizard.begin_anew()
    except (Stopped, KeyboardInterrupt, SystemExit, Refused) as stop:
        if answers.get("stem"):
            draft.keep(answers)
        if isinstance(stop, SystemExit):
            raise
        click.echo()
        _say_kept(answers, draft)
        if isinstance(stop, Refused):
            raise
        if target.question:
            _say_what_next(target)
        return 130 if isinstance(stop, KeyboardInterrupt) else 0


def _say_kept(answers: Answers, draft: "_Draft") -> None:
    if answers.get("stem"):
        going_on = f"`allquiz new {as_typed(draft.bank)}` goes on from there"
        note(f"What you gave is kept in {draft.path}: {going_on}.")


def _greet(asker: Asker, answers: Answers, given: Answers) -> None:
    asker.say("Write a question, or paste one whole. < goes back a step.")
    asker.say("Ctrl-C stops, and what you wrote is kept.")
    if answers:
        asker.say(f"Going on where you stopped: {shorten(answers.get('stem', ''))}")
    if "type" not in answers | given:
        for number, (name, about) in enumerate(ABOUT.items(), start=1):
            asker.say(f"{number:>3} {name:<18} {about}")


def _named(answers: Answers, target: "_Target") -> dict[str, Any]:
    """The question with an id and a level: those given, else suggested ones."""
    question = question_of(answers)
    id = answers.get("id") or target.new_id(question, answers.get("namespace"))
    return {"id": id, **question, "level": answers.get("level", "recall")}


def _confirm(asker: Asker, answers: Answers, target: "_Target") -> None:
    """Show what will be written, all that is suggested in it too, and let that be changed. Raises Back."""
    names = (*OF_QUESTION, *(OF_BANK if target.is_new else ()))
    before: Answers | None = None
    while True:
        data, wrong = target.tried(answers, _named(answers, target))
        if wrong:
            asker.complain(wrong)
            if before is None:  # what was given is kept, and can be mended
                raise Back
            answers.clear()
            answers |= before
            continue
        asker.writer.write([Space(), *map(Line, target.added(data)), Space()])
        asker.say("Ids and namespaces never change. To change one of these before it is written:")
        asker.say(f"`level apply`, and so with {', '.join(names)}.")
        while change := asker.ask("Enter writes it"):
            name, _, text = change.partition(" ")
            name = name.rstrip(":").lower()
            if name in names and text.strip():
                break
            asker.complain("a name, a space, and what it should be: level apply")
        if not change:
            return
        before = {**answers}
        answers[name] = text.strip()


class _Target(Target):
    """The bank that gets one question after the other; `question` is the last of them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.question: dict[str, Any] = {}

    def new_id(self, question: dict[str, Any], namespace: str | None = None) -> str:
        """An id from the stem that is free; from the type, where the stem is still to be written."""
        kind, stem = str(question["type"]), _stem_of(question)
        fallback = f"new-{kind.replace('_', '-')}"
        stem = "" if stem == _stem_of(TEMPLATES[kind]) else stem
        return new_id(stem, self.ids(namespace), fallback)

    def name_anew(self) -> None:
        """Make the id from a stem that was written in the editor, while nobody knows the old one."""
        old, data = str(self.question["id"]), self.path.read_bytes()
        found = next((q for q in reading_of(self.path, data).questions if q.id == old), None)
        if found is None or not old.startswith("new-"):
            return
        new = self.new_id({"type": found.type, "stem": found.stem})
        lines = data.splitlines(keepends=True)
        at = found.place.line - 1
        lines[at] = lines[at].replace(f"id: {old}".encode(), f"id: {new}".encode(), 1)
        data = b"".join(lines)
        if any(q.id == new for q in reading_of(self.path, data).questions):
            replace_file(self.path, data)
            self.question["id"] = new

    def check_id(self, id: str) -> None:
        """Raises Refused for an id that is none, or is taken."""
        if wrong := wrong_id(id):
            raise Refused(wrong, f"try `{new_id(id, (), 'question')}`")
        if why := self._why_taken(self.name(id)):
            raise Refused(why, "choose another, or leave out --id")

    def _why_taken(self, name: str) -> str | None:
        return f"another question has the id `{name}`" if name in self.names else None

    def tried(self, given: Answers, question: dict[str, Any]) -> tuple[bytes, str | None]:
        """What the file, as it is by now, would hold, and what would be wrong with that, if anything."""
        if self.data != bytes_at(self.path):
            Target.__init__(self, self.path)
        data, errors = b"", [""]
        for data in self.contents([question], self.headings(given) if self.is_new else {}):
            reading = reading_of(self.path, data)
            errors = [error.told_of(str(self.path)) for error in reading.errors]
            if not errors and reading.questions[-1].id == question["id"]:
                return data, self._why_taken(self.name(question["id"], given.get("namespace")))
        return data, "; ".join(errors) or "it would not be the last of the bank"

    def added(self, data: bytes) -> list[str]:
        before, after = self.written.text.splitlines(), open_text(data).text.splitlines()
        start = len(os.path.commonprefix([before, after]))  # noqa: RUF071  # of lines
        end = len(os.path.commonprefix([before[start:][::-1], after[::-1]]))  # noqa: RUF071
        return after[start : len(after) - end]

    def add(self, given: Answers, question: dict[str, Any]) -> None:
        """Write the question. Raises Refused, the file as it was, where that can't be done."""
        data, wrong = self.tried(given, question)
        if wrong:
            raise Refused(f"nothing was written, for there would be errors: {wrong}")
        try:
            replace_file(self.path, data, was=self.data)
        except Changed:  # in the blink since it was read
            self.add(given, question)
        self.question = question


def _stem_of(question: dict[str, Any]) -> str:
    return str(question.get("stem") or question.get("front"))


class _Draft:
    """What was given before the question was finished, kept beside the file."""

    def __init__(self, file: Path) -> None:
        self.bank, self.path = file, file.with_name(f".{file.name}.draft")

    def read(self) -> Answers:
        """The answers; none where there is no draft. One that can't be gone on with, as of an earlier
        version, is put aside. Raises OSError."""
        try:
            given = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            given = None
        if is_sound(given):
            return dict(given)
        aside = self.path.with_suffix(".unread")
        self.path.replace(aside)
        note(f"Note: what was begun here can't be gone on with; it is in {aside}.")
        return {}

    def keep(self, answers: Answers) -> None:
        replace_file(self.path, json.dumps(answers, ensure_ascii=False, indent=1).encode())

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


def _say_written(target: _Target, *, last: bool = False) -> int:
    """What was written and where, what `check` has to say about it, and what can be done next."""
    id = target.question["id"]
    reading = read_banks([target.path])
    found = Checker().check([target.path]).problems
    written = next((question for question in reading.questions if question.id == id), None)
    if written is not None:
        note(f"Wrote {written.name} to {target.path}, line {written.place.line}.")
        found = [p for p in found if p.question == written.name]
    echo(problem_output.texts(found), err=True)
    if last:
        _say_what_next(target)
    return 1 if any(p.severity == "error" for p in found) else 0


def _say_what_next(target: _Target) -> None:
    path = as_typed(target.path)
    see, go_on = f"preview {path} {target.question['id']}", f"check --watch {path}"
    suggest(("See it:  ", see), ("Try it:  ", f"quiz --bank {path}"), ("Go on:   ", go_on))


def _edit(target: _Target) -> None:
    """$EDITOR on the file, at the question where the editor can be told."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    # It is split as by a shell, which drops backslashes.
    editor = named.replace(os.sep, "/") or None
    try:
        if editor and Path(*shlex.split(editor)[:1]).stem in TAKE_A_LINE:
            editor = f"{editor} +{reading_of(target.path).questions[-1].place.line}"
        click.edit(filename=str(target.path), editor=editor)
    except (click.ClickException, ValueError) as error:  # such as a quote that is never closed
        said = f"the question is in {target.path}, but the editor: {error}"
        raise Refused(said, "set EDITOR to an editor of this machine") from None
    target.name_anew()
