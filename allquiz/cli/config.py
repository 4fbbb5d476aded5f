import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import click

from allquiz.app.folders import config_file
from allquiz.app.safe_writing import bytes_at, replace_file
from allquiz.app.settings import RANGES, Settings, checked, read_settings, unknown
from allquiz.cli.completion_words import one_of
from allquiz.cli.say import echo, whole_words
from allquiz.model.refused import Refused


@click.group("config")
def command() -> None:
    """See and change settings.

    \b
    Examples:
      allquiz config get                    every setting, and what it does
      allquiz config set new_per_day 5
      allquiz config set retention 0.85     less to repeat, more forgotten
    """


@command.command("path")
def path() -> None:
    """Print where the settings are kept."""
    click.echo(config_file())


@command.command("get")
@click.argument("name", required=False, shell_complete=one_of(RANGES))
def get(name: str | None) -> None:
    """Print one setting, or all of them."""
    values = asdict(read_settings())
    if name is not None:
        click.echo(_written(values[_known(name)]))
        return
    settings = ((f"{each} = {_written(value)}", RANGES[each]) for each, value in values.items())
    lines = (f"{setting:<18} # {range.meaning}, {range}" for setting, range in settings)
    echo(whole_words(lines, sys.stdout, "    # "))


@command.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("name", shell_complete=one_of(RANGES))
@click.argument("value")
def set_(name: str, value: str) -> None:
    """Change a setting."""
    import tomlkit  # keeps what else stands in the file, comments too

    name = _known(name)
    new = checked(name, _read(value, getattr(Settings(), name)))
    file = config_file()
    read_settings(but=name)  # raises where it is none
    was = bytes_at(file)
    document = tomlkit.parse(was.decode("utf-8-sig"))
    document[name] = new
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, tomlkit.dumps(document).encode(), was=was)
    except OSError as error:
        raise Refused(f"the settings {file}: {error.strerror}",
                      "set ALLQUIZ_CONFIG to a file that can be written") from None  # fmt: skip
    click.echo(f"{name} = {_written(new)}")


def _known(name: str) -> str:
    """The setting's name; hyphens do for underscores."""
    plain = name.strip().lower().replace("-", "_")
    return plain if plain in RANGES else unknown(name)


def _read(text: str, default: Any) -> Any:
    """The text as the kind of the default; as it stands where it is no such thing."""
    with suppress(click.BadParameter):
        return click.types.convert_type(type(default)).convert(text, None, None)
    return text


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
