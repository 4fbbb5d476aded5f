"""`allquiz history`: what you answered is yours."""

import sys
from pathlib import Path

import click

from allquiz.app.safe_writing import replace_file
from allquiz.bank.select import by_name
from allquiz.cli import completion_words as words
from allquiz.cli.banks import bank_option, read_sound
from allquiz.cli.open_progress import NAMED, progress
from allquiz.cli.output_path import OutputPath
from allquiz.cli.say import note
from allquiz.model.days import now
from allquiz.model.refused import Refused
from allquiz.model.review import Event, new_id
from allquiz.model.words import number
from allquiz.shell import as_typed
from allquiz.store import Store
from allquiz.store.lines import Unreadable, dump
from allquiz.store.rows import Row, load

STREAM = Path("-")


@click.group("history")
def command() -> None:
    """Export, import, undo or forget answers.

    \b
    Examples:
      allquiz history export -o answers.jsonl
      allquiz history import answers.jsonl
      allquiz history undo
    """


@command.command("export")
@click.option("-o", "output", type=OutputPath(), help="A file, not the screen.")
@click.option("--all", "everything", is_flag=True, help="Undone and forgotten answers too.")
def export(output: Path | None, everything: bool) -> None:
    """Write every answer as JSON Lines.

    An earlier export is written over where all of its answers are here.
    """
    output = None if output == STREAM else output
    with progress() as store:
        if output is not None and output.is_file() and (data := output.read_bytes()):
            _may_replace(output, data, store)
        lines = [*dump(store.log() if everything else store.answers())]
    if output is None:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
    else:
        replace_file(output, b"".join(lines))
        note(f"Wrote {number(len(lines), 'line')} to {output}.")


def _may_replace(file: Path, data: bytes, store: Store) -> None:
    """Raises Refused where the file would be missed: it is no export, or has what is nowhere else."""
    there = {row.id for row in load(str(file), data)[0] if row.is_entry}
    if not there:
        raise Refused(f"{file} is there, and holds no answers", "give another name")
    if file.resolve().parent == store.journal.folder.resolve():
        raise Refused(f"{file} is where your answers are kept", "give another name")
    if there - {entry.id for entry in store.log()}:
        first = f"`allquiz history import {as_typed(file)}` first"
        raise Refused(f"{file} has answers that are not here", f"{first}, or give another name")


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> int:
    """Merge exported answers: none twice, none undone. `-` reads standard input.

    A line that can't be read is named and left out; every other line counts. Exit status 1 where one
    was, 2 where none could be read.
    """
    said, lost = dict[Row, bytes](), list[Unreadable]()
    for file in files:
        data = sys.stdin.buffer.read() if file == STREAM else file.read_bytes()
        read, left_out = load(str(file), data)
        said |= read
        lost += left_out
    if lost and not said:
        first = f"{lost[0].where}: {lost[0].why}"
        raise Refused(f"no line there can be read; {first}", "give a file of `history export`")
    with progress() as store:
        added = store.merge(said)
        waiting = store.knowledge.waiting()
    entries = sum(row.is_entry for row in said)
    click.echo(f"{added} added, {entries - added} known already.")
    for line in lost[:NAMED]:
        note(f"Left out: {line.where}: {line.why}")
    if len(lost) > NAMED:
        note(f"Left out: {len(lost) - NAMED} more lines")
    if waiting:
        what = number(waiting, "question")
        note(f"Note: answers to {what} are dated in the future; they count then.")
    return 1 if lost else 0


@command.command("undo")
def undo() -> None:
    """Take your last answer back."""
    with progress() as store:
        last = store.last_answer()
        if last is None:
            raise Refused("there is no answer to take back")
        store.record(Event(id=new_id(), kind="undo", target=last.id, at=now()))
    click.echo(f"Taken back: your answer to {last.question}.")


@command.command("forget")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=words.questions)
@bank_option
def forget(ids: tuple[str, ...], banks: tuple[Path, ...]) -> None:
    """Forget all answers to questions, as if you had never met them.

    An exam that can't go on, because its bank is gone, is forgotten by the ID told there.
    """
    with progress() as store:
        answered = set(store.knowledge.answered_keys())
        exams = [*filter(store.quizzes.is_open_exam, ids)]
        names = [_full_name(given, answered, banks) for given in ids if given not in exams]
        at = now()
        for name in names:
            # What a wrong clock dated later is beyond a forget of today.
            later = [Event(id=new_id(), kind="undo", target=answer, at=at)
                     for answer in store.dated_after(name, at)]  # fmt: skip
            answered |= {name} if later else set()
            store.record(Event(id=new_id(), kind="forget", target=name, at=at), *later)
        for exam in exams:
            store.quizzes.end(exam, "shown")
            click.echo("Forgotten: the exam that you left.")
    for name in names:
        known = "" if name in answered else " (there was no answer to it)"
        click.echo(f"Forgotten: {name}{known}.")


def _full_name(given: str, answered: set[str], banks: tuple[Path, ...]) -> str:
    """The name as answered (its bank may be gone), else as the banks have it."""
    same = [name for name in answered if given in (name, name.rpartition("/")[2])]
    if len(same) == 1:
        return same[0]
    return by_name(read_sound(banks).questions, given).name
