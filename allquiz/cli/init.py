import sys
from collections.abc import Iterator
from pathlib import Path
from string import Template

import click

from allquiz import __version__
from allquiz.app.new_bank_names import namespace_of_mine, title_from, today, topic_from, wrong_id
from allquiz.app.safe_writing import replace_file
from allquiz.bank.yaml_quoting import written
from allquiz.cli.say import note, plainly, suggest
from allquiz.model.refused import Refused
from allquiz.shell import as_typed
from allquiz.shipped import shipped
from allquiz.terminal.asker import Asker, Back, Stopped
from allquiz.terminal.streams import can_ask
from allquiz.terminal.writers import writer

STARTER = Path(__file__).parent / "starter"
# Where each file of the starter goes.
FILES = {
    "README.md": "README.md",
    "examples.yaml": "examples.yaml",
    "sources.yaml": "sources.yaml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "editorconfig": ".editorconfig",
    "yamllint.yaml": ".yamllint",
    "yamlfmt.yaml": ".yamlfmt",
    "check.yml": ".github/workflows/check.yml",
}
SCHEMA = "bank.schema.json"


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The bank's title; else it is asked for, or made from the folder.")
@click.option("--namespace", help="A name of your own that never changes.")
def command(folder: Path, title: str | None, namespace: str | None) -> int:
    """Start a bank of your own in a folder, ready to share.

    One example of each type, sources, a schema and settings for your editor, a pre-commit hook and
    a workflow that run the check. Nothing that is there is overwritten.

    \b
    Examples:
      allquiz init hematology
      allquiz init hematology --title Hematology --namespace lee-2026
    """
    _refuse_what_is_there(folder)
    given_title = title or title_from(folder.resolve().name)
    given_space = namespace or namespace_of_mine()
    if wrong := wrong_id(given_space):
        raise Refused(wrong)
    if can_ask() and not (title and namespace):
        asker = Asker(writer(sys.stdout, plain=plainly()))
        try:
            given_title = title or asker.ask("Title", given_title)
            label = "Namespace, a name of your own that never changes"
            given_space = namespace or asker.ask(label, given_space, check=wrong_id)
        except (Stopped, Back, KeyboardInterrupt) as stop:
            note("\nNothing was written.")
            return 130 if isinstance(stop, KeyboardInterrupt) else 0
    for target, data in _contents(given_title, given_space):
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
        note(f"Wrote {path}")
    where, bank = as_typed(folder), as_typed(folder / "examples.yaml")
    steps = ("See it:  ", f"preview {bank}"), ("Add one: ", f"new {bank}")
    suggest(*steps, ("Go on:   ", f"check --watch {where}"))
    return 0


def _refuse_what_is_there(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file", "give a folder, new or empty")
    there = [name for name in (*FILES.values(), SCHEMA) if (folder / name).exists()]
    if there:
        listed = ", ".join(there)
        raise Refused(
            f"{folder} has {listed} already", "nothing is overwritten: give another folder"
        )


def _contents(title: str, namespace: str) -> Iterator[tuple[str, bytes]]:
    """Path within the folder and content of each file."""
    words = {
        "title": title,
        "topic": written(topic_from(title)),
        "namespace": written(namespace),
        "publisher": "My school",
        "today": today().isoformat(),
        "version": __version__,
    }
    for source, target in FILES.items():
        quoted = {**words, "title": written(title)} if source.endswith(".yaml") else words
        text = (STARTER / source).read_text("utf-8")
        yield target, Template(text).safe_substitute(quoted).encode()
    yield SCHEMA, (shipped("questions") / SCHEMA).read_bytes()
