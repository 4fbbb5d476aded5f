"""The command group: names and help are known at once, a command's code only when it runs.

guesses.json has what people type where a command, a format or an option of another name does it.
"""

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from allquiz import __version__
from allquiz.cli.say import PLAIN
from allquiz.model.refused import Refused, nearest
from allquiz.shell import as_typed

# Group to commands, each with its line of help (a test compares it with the command).
COMMANDS: dict[str, dict[str, str]] = {
    "Learn": {
        "quiz": "Answer questions; each answer is saved at once.",
        "stats": "Show what you know, what is due, and what you confuse.",
        "list": "List topics, questions, banks, decks or tags.",
        "search": "Find questions by words: in stem, options, explanation or name.",
        "show": "Show one question with everything about it, the key too.",
        "history": "Export, import, undo or forget answers.",
    },
    "Export": {
        "export": "Write a deck for a browser, for paper, Anki, Moodle, Canvas, GIFT, QTI or CSV."
    },
    "Teach": {
        "new": "Write questions into a bank, step by step, or paste them whole.",
        "import": "Bring questions in from Moodle, Canvas, Brightspace, GIFT, a table, Anki and others.",
        "check": "Find what is wrong in banks, all of it at once.",
        "preview": "Show questions as a learner will see them, answers included.",
        "fmt": "Write banks in one layout, every comment kept.",
        "diff": "Say what changed between two banks, and what it means.",
        "init": "Start a bank of your own in a folder, ready to share.",
        "coverage": "Show which facts the questions test.",
    },
    "Manage": {
        "config": "See and change settings.",
        "doctor": "Find out what is wrong with this installation.",
        "completion": "Print the script that completes commands in a shell.",
    },
}
LIKE = 0.7  # of 1: commands are short, and many words are a little like one
OTHERWISE = {"list": "listing", "import": "importing"}  # words of Python
MODULES = {name: OTHERWISE.get(name, name) for group in COMMANDS.values() for name in group}


def guesses(kind: str) -> dict[str, str]:
    """The words typed, and what does it: `commands` are done, `hints` told."""
    import json  # for what is not there

    found = json.loads(Path(__file__).with_name("guesses.json").read_text("utf-8"))
    return dict(found[kind])


def hint(path: str, words: Sequence[str]) -> str | None:
    """The line that does what was wanted by one of the words after the path of a command; None where nobody could know."""
    from allquiz.app.settings import RANGES  # most type what is there
    from allquiz.exporters import FORMATS

    hints = {name: f"export {name}" for name in FORMATS} | guesses("hints")
    hints |= {f"config {name}": f"config set {name} VALUE" for name in RANGES}
    keys = (f"{path} {word}".strip().lower() for word in words)
    return next((hints[key] for key in keys if key in hints), None)


def meant(arguments: Sequence[str]) -> list[str]:
    """The arguments as they were meant: `review` is `quiz --due`, `help quiz` is `quiz --help`."""
    if not arguments or arguments[0] in MODULES:
        return [*arguments]
    first, *rest = arguments
    if first == "help":
        return [*meant(rest), "--help"]
    if first == "--plain" and rest:  # before the command instead of behind it
        return [first, *meant(rest)]
    command = None if first.startswith("-") else guesses("commands").get(first)
    return [*([first] if command is None else command.split()), *rest]


class LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in MODULES:
            return None
        module = importlib.import_module(f"allquiz.cli.{MODULES[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named. Raises Refused, naming the nearest; what is near none may be a topic, or a bank."""
        word = args[0]
        if word not in MODULES and not word.startswith("-"):
            from allquiz.bank.which_files import SUFFIXES  # most type what is there

            near = nearest(word.lower(), (*MODULES, *guesses("commands"), "help"), LIKE)
            kind, option = ("bank", " --bank") if word.endswith(SUFFIXES) else ("topic", "")
            line = f"`allquiz quiz{option} {as_typed(word)}`"
            other = f"for a {kind}: {line}; all commands: `allquiz --help`"
            better = hint("", [word])
            remedy = f"try `allquiz {better}`" if better else near or other
            raise Refused(f"there is no command `{word}`", remedy)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of help, without importing a command."""
        for group, commands in COMMANDS.items():
            with formatter.section(group):
                formatter.write_dl([*commands.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="allquiz %(version)s")
@click.option("--plain", is_flag=True, help="Lines only: no keys, colour or wrapping.")
@click.pass_context
def cli(ctx: click.Context, plain: bool) -> Any:
    """Learn acute lymphocytic leukemia (ALL), and teach it.

    Without a command: go on with the quiz you left, or start one of 10 mixed questions.
    A study aid, not medical advice.
    """
    ctx.meta[PLAIN] = plain
    if plain or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True  # else on a terminal
    if ctx.invoked_subcommand is None:
        from allquiz.cli.quiz import resume_or_start

        return resume_or_start(plain=plain)
    return None
