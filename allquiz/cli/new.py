"""`allquiz new`."""

import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from allquiz.app.bank_names import namespace_of_mine, title_from, today, topic_from
from allquiz.app.checking import problems_of
from allquiz.app.files import replace_file
from allquiz.app.refused import Refused
from allquiz.bank import insert
from allquiz.bank.files import NoBank
from allquiz.bank.read import read_banks
from allquiz.bank.reading import Reading
from allquiz.bank.rewrite import banks_of, open_text, reading_of, with_edit
from allquiz.bank.values import DATE_KIND, ID
from allquiz.cli import report
from allquiz.cli.banks import readable
from allquiz.model.problem import Problem
from allquiz.model.template import TEMPLATES
from allquiz.terminal import wizard
from allquiz.terminal.ask import Asker, Stopped
from allquiz.terminal.streams import is_terminal
from allquiz.terminal.writers import writer

# Editors that take the line to begin at as +N.
TAKE_A_LINE = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "ne", "joe")


@click.command("new")
@click.argument("file", default="my-questions.yaml", type=click.Path(path_type=Path))
@click.option("--type", "kind", type=click.Choice(wizard.TYPES), help="The type of the question.")
@click.option("--id", "given_id", metavar="ID", help="Its id; else one is made from the stem.")
@click.option("--stem", help="What it asks; else the stem is asked for, or left to write.")
@click.option("--edit", is_flag=True, help="Open $EDITOR on it afterwards.")
def command(
    file: Path, kind: str | None, given_id: str | None, stem: str | None, edit: bool
) -> int:
    """Write a question into a bank, step by step.

    Enter takes what stands in brackets, Tab completes, Ctrl-C stops and keeps what you gave for the
    next time. The file is made where there is none; nothing else in it changes. Without a
    terminal nothing is asked: a question is written for you to fill in.

    \b
    Examples:
      allquiz new
      allquiz new mine.yaml --type cloze --edit
      allquiz new mine.yaml --type true_false --stem "Platelets are whole cells." < /dev/null
    """
    target = _Target(file)
    draft = _Draft(file)
    if given_id is not None:
        target.check_id(given_id)
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        try:
            headings, question = _ask(target, draft, kind, given_id, stem)
        except (Stopped, KeyboardInterrupt, EOFError) as stop:
            click.echo()
            if draft.path.exists():
                report.echo([f"Nothing was written yet; `allquiz new {file}` goes on from here."])
            return 130 if isinstance(stop, KeyboardInterrupt) else 0
    else:
        headings = target.headings()
        target.namespace = headings.get("namespace", target.namespace)
        question = _filled_in(kind or "choice", stem)
        question = {"id": given_id or target.new_id(question), **question}
    target.add(headings, question)
    draft.forget()
    if edit:
        _open(target, str(question["id"]))
        target.name_anew(question)
    return _say(target, str(question["id"]))


def _ask(
    target: "_Target", draft: "_Draft", kind: str | None, given_id: str | None, stem: str | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Headings for a new file, and the question."""
    given = draft.read()
    asker = Asker(writer(sys.stdout, plain=False), given, draft.keep)
    asker.say("Enter takes what stands in [brackets], Tab completes, Ctrl-C stops.")
    if given:
        asker.say("You were here before: the brackets hold what you gave then.")
    headings = target.headings()
    if headings:
        asker.say(f"A new bank, {target.path}:")
        title = asker.ask("Title", headings["title"])
        topic = topic_from(title)
        label = "Namespace, a name of your own that never changes"
        space = asker.ask(label, headings["namespace"], check=wizard.is_id)
        target.namespace = space
        source = asker.ask("Source: which lecture, book or page?", headings["source"]["title"])
        day = asker.ask(
            "  of which day", headings["source"]["revised"], check=wizard.readable(DATE_KIND)
        )
        source_here = {"title": source, "revised": day}
        headings = {"title": title, "topic": topic, "namespace": space, "source": source_here}
    kind = kind or wizard.ask_type(asker)
    template = dict(TEMPLATES[kind])
    if stem:
        template["front" if kind == "flashcard" else "stem"] = stem
    question = wizard.ask_question(asker, kind, template)
    if given_id is None:

        def is_free(text: str) -> str | None:
            return wizard.is_id(text) or target.why_taken(text)

        label = "Id, which never changes"
        given_id = asker.ask(label, target.new_id(question), check=is_free)
    return headings, {"id": given_id, **question}


def _filled_in(kind: str, stem: str | None) -> dict[str, Any]:
    """The type's template, with the stem if there is one."""
    question = {"type": kind, **TEMPLATES[kind], "level": "recall"}
    if stem:
        question["front" if kind == "flashcard" else "stem"] = stem
    return question


class _Target:
    """The bank that gets the question."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = b""
        self.question: dict[str, Any] = {}
        if path.is_dir():
            raise Refused(f"{path} is a folder", "name a YAML file in it")
        if not path.parent.is_dir():
            raise Refused(f"there is no folder {path.parent}", "make it first")
        if path.suffix not in (".yaml", ".yml"):
            raise Refused(f"{path} is no YAML file", f"name it {path}.yaml")
        with readable():
            if path.exists() or path.is_symlink():
                self.data = path.read_bytes()
        try:
            self.written = open_text(self.data)
        except UnicodeDecodeError:
            raise Refused(f"{path} is not UTF-8", "save it as UTF-8") from None
        self.is_new = not re.sub(r"(?m)^\s*(#.*)?$", "", self.written.text).strip("-\n ")
        self.before = self._sound() if not self.is_new else None
        banks = self.before.banks if self.before else []
        self.namespace = banks[0].namespace if banks else None
        self.beside: Reading | None = None
        with suppress(NoBank, OSError):
            self.beside = read_banks([path.parent])
        together = [reading for reading in (self.before, self.beside) if reading]
        self.taken = {question.name for reading in together for question in reading.questions}
        # Questions with errors have names as well.
        self.taken |= {p.question for reading in together for p in reading.problems if p.question}

    def _sound(self) -> Reading:
        """What is in the file. Raises Refused where it has an error, but for an empty list."""
        with readable():
            reading = reading_of(self.path, self.data)
        errors = [p for p in reading.problems if p.severity == "error"]
        bad = [p for p in errors if not _is_about_no_questions(p)]
        if bad:
            report.echo(report.texts(bad), err=True)
            raise Refused(f"{self.path} has errors, so nothing was written", "mend them first")
        return reading

    def headings(self) -> dict[str, Any]:
        """Headings for a file that has none yet."""
        if not self.is_new:
            return {}
        title = title_from(self.path.stem)
        spaces = [bank.namespace for bank in self.beside.banks] if self.beside else []
        return {
            "title": title,
            "topic": topic_from(title),
            "namespace": next(filter(None, spaces), namespace_of_mine()),
            "source": {"title": "My own notes", "revised": today().isoformat()},
        }

    def new_id(self, question: dict[str, Any]) -> str:
        """An id from the stem that is free; from the type, where the stem is still to be written."""
        start = f"{self.namespace}/" if self.namespace else ""
        taken = {name.removeprefix(start) for name in self.taken if name.startswith(start)}
        kind, stem = str(question["type"]), _stem_of(question)
        fallback = f"new-{kind.replace('_', '-')}"
        return insert.new_id("" if stem == _stem_of(TEMPLATES[kind]) else stem, taken, fallback)

    def name_anew(self, question: dict[str, Any]) -> None:
        """Make the id from a stem that was written in the editor, while nobody knows the old one."""
        old = str(question["id"])
        self.data = self.path.read_bytes()
        self.written = open_text(self.data)
        self.question = {"type": question["type"]}  # the editor's from here on
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
        return f"another question has the id `{name}`" if name in self.taken else None

    def check_id(self, id: str) -> None:
        """Raises Refused for an id that is none, or is taken."""
        if not ID.fullmatch(id) or len(id) > 64:
            remedy = f"try `{insert.new_id(id, (), 'question')}`"
            raise Refused(f"“{id}” is no id: words of a-z and 0-9 joined by -", remedy)
        if why := self.why_taken(id):
            raise Refused(why, "choose another, or leave out --id")

    def add(self, headings: dict[str, Any], question: dict[str, Any]) -> None:
        """Write the question. Raises Refused, the file as it was, where that can't be done."""
        problems: list[Problem] = []
        for data in self._contents(headings, question):
            reading = reading_of(self.path, data)
            if self._is_as_wanted(reading, str(question["id"])):
                if self.path.exists() and self.path.read_bytes() != self.data:
                    raise Refused(f"{self.path} was changed meanwhile", "run the command again")
                replace_file(self.path, data)
                self.data, self.before, self.question = data, reading, question
                return
            problems = [p for p in reading.problems if p.severity == "error"]
        if problems:
            said = "; ".join(problem.message for problem in problems)
            raise Refused(f"nothing was written, for the question would have errors: {said}")
        raise Refused(f"{self.path} is laid out so that nothing can be added", "try `allquiz fmt`")

    def _contents(self, headings: dict[str, Any], question: dict[str, Any]) -> Iterator[bytes]:
        text = self.written.text
        if self.is_new:
            yield self.written.to_bytes(insert.new_bank(headings, [question], text))
            return
        for edit in insert.ways_to_add(text, [question]):
            yield with_edit(self.data, self.written, edit)

    def _is_as_wanted(self, reading: Reading, id: str) -> bool:
        """Whether all that was there still is, with one sound question after it."""
        if any(p.severity == "error" for p in reading.problems) or not reading.banks:
            return False
        (now,) = banks_of(reading)
        (was,) = banks_of(self.before) if self.before and self.before.banks else (now[:-1],)
        return now[:-1] == was and reading.questions[-1].id == id


def _is_about_no_questions(problem: Problem) -> bool:
    """Whether it says that `questions:` is missing or holds nothing yet."""
    return problem.rule == "missing-key" and problem.detail == "questions"


def _stem_of(question: dict[str, Any]) -> str:
    return str(question.get("stem") or question.get("front"))


class _Draft:
    """What was given before the question was finished, kept beside the file."""

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f".{file.name}.draft")

    def read(self) -> dict[str, str]:
        """The answers by question; none where there is no draft."""
        try:
            given = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in given.items()} if isinstance(given, dict) else {}

    def keep(self, answers: dict[str, str]) -> None:
        """Write down all answers so far."""
        replace_file(self.path, json.dumps(answers, ensure_ascii=False, indent=1).encode())

    def forget(self) -> None:
        """The question is in the bank."""
        self.path.unlink(missing_ok=True)


def _say(target: _Target, id: str) -> int:
    """What was written and where; what `check` has to say about it; what can be done next."""
    reading = read_banks([target.path])
    found = problems_of(reading)
    written = next((question for question in reading.questions if question.id == id), None)
    if written is not None:
        report.echo([f"Wrote {written.name} to {target.path}, line {written.place.line}."])
        found = [p for p in found if p.question == written.name]
    report.echo(report.texts(found))
    path = shlex.quote(str(target.path))
    if written is not None:
        report.echo([f"See it:  allquiz preview {path} {id}"])
        report.echo([f"Try it:  allquiz quiz --bank {path}"])
    report.echo([f"Go on:   allquiz check --watch {path}"])
    return 1 if any(p.severity == "error" for p in found) else 0


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
