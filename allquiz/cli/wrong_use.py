"""What is wrong with a line that was typed, and what was meant."""

from collections.abc import Sequence

import click

from allquiz.cli.group import MODULES, hint
from allquiz.cli.quiz import command as quiz
from allquiz.model.refused import Refused, nearest
from allquiz.shell import as_typed


def misused(error: click.UsageError, arguments: Sequence[str]) -> Refused:
    """What is wrong with a line, and which help or which other line is wanted."""
    words = [word for word in arguments if not word.startswith("-")]
    command = error.ctx.command_path if error.ctx else " ".join(["allquiz", *words[:1]])
    path = command.removeprefix("allquiz").strip()
    said, remedy = error.format_message(), f"see `{command} --help`"
    if isinstance(error, click.NoSuchOption):
        option = error.option_name
        said = f"there is no option `{option}`"
        if not path and (first := next((word for word in words if word in MODULES), None)):
            return Refused(said, f"options stand behind the command: `allquiz {first} {option}`")
        if not path and option in {each for param in quiz.params for each in param.opts}:
            return Refused(said, f"try `allquiz quiz {' '.join(map(as_typed, arguments))}`")
        words = [option]
        params = error.ctx.command.get_params(error.ctx) if error.ctx else []  # with --help
        known = [each[2:] for param in params for each in param.opts if each.startswith("--")]
        typed = next((word for word in arguments if word.startswith(option)), option)
        near = nearest(typed.strip("-").lower(), known)
        remedy = near.replace("`", "`--", 1) if near else remedy
    elif isinstance(error, click.BadParameter) and error.param:
        kind, name = error.param.type, error.param.opts[-1]
        takes = f"`{name}`" if name.startswith("-") else f"`{command}`"
        if choices := getattr(kind, "choices", ()):
            said = f"{takes} takes one of {', '.join(choices)}"
            remedy = next(filter(None, (nearest(w.lower(), choices) for w in arguments)), remedy)
        elif isinstance(kind, click.types.IntParamType):
            span = f" from {kind.min} to {kind.max}" if isinstance(kind, click.IntRange) else ""
            said = f"{takes} takes one whole number{span}"
    if better := hint(path, words):
        remedy = f"try `allquiz {better}`"
    return Refused(" ".join(said.split()), remedy)
