from pathlib import Path

import click

from allquiz.app.safe_writing import replace_file
from allquiz.bank.relayout import lay_out
from allquiz.bank.rewrite import open_text, reading_of, says_the_same
from allquiz.bank.which_files import bank_files, contents
from allquiz.cli import problem_output
from allquiz.cli.say import echo, note
from allquiz.cli.unified_diff import unified
from allquiz.model.refused import Refused
from allquiz.model.words import number


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; exit with 1 if it would."
)
@click.option("--diff", "show", is_flag=True, help="Change nothing; show what it would change.")
def command(paths: tuple[Path, ...], only_check: bool, show: bool) -> int:
    """Write banks in one layout, every comment kept.

    Order of keys, two spaces an indent, a blank line between questions, quotes where they help.
    What the questions say stays the same; a file with errors is left as it is. Without a path:
    the banks of this folder.

    \b
    Examples:
      allquiz fmt mine.yaml
      allquiz fmt --diff questions/
      allquiz fmt --check questions/      exit 1 if a file would change
    """
    changed, broken, total = 0, 0, 0
    for path in bank_files(paths or [Path()]):
        total += 1
        data = contents(path)
        errors = [e for e in reading_of(path, data).errors if Path(e.place.file) == path]
        if errors:
            broken += 1
            echo(problem_output.texts(errors), err=True)
            note(f"Left as it is: {path} has errors")
            continue
        written = open_text(data)
        laid_out = lay_out(written.text, path.name)
        if (made := written.to_bytes(laid_out)) == data:
            continue
        changed += 1
        if not (only_check or show or says_the_same(path, data, made)):
            said = f"{path} can't be laid out without changing what it says"
            raise Refused(said, "it is left alone")
        if show:
            echo(unified(path, written.text, open_text(made).text))
        if only_check or show:
            note(f"Would change {path}")
        else:
            replace_file(path, made, was=data)
            note(f"Changed {path}")
    if not (changed or broken):
        note(f"{number(total, 'file')} in order already")
    return 1 if broken or (changed and (only_check or show)) else 0
