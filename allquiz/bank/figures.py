"""A question's figure: the file in figures/ that is meant, and nothing outside of it."""

import itertools
import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from allquiz.bank.characters import fold, shorten
from allquiz.bank.problem_context import Context
from allquiz.bank.yaml_values import Mapping
from allquiz.model.question import Figure
from allquiz.model.refused import nearest

MAX_FIGURES = 1000  # looked through for the one that was meant


class Seen(NamedTuple):
    """Where a file of figures/ lies, and whether that is outside of it, or a file is there."""

    path: str
    outside: bool = False
    there: bool = False


def _seen(file: str, figures: Path) -> Seen:
    path = PurePosixPath(file)
    place = figures / path
    try:
        outside = (
            path.is_absolute()
            or ".." in path.parts
            or "\\" in file
            or ":" in file
            or not place.resolve().is_relative_to(figures.resolve())
        )
        return Seen(str(place), outside, not outside and place.is_file())
    except (OSError, RuntimeError):  # a name too long, links in a circle
        return Seen(str(place))


def read_figure(
    given: tuple[dict[str, str], Mapping], context: Context, folder: Path, known: dict[str, Seen]
) -> Figure | None:
    """The figure, or None after it has reported what is wrong; `known` keeps, by file, what was seen."""
    file, alt = given[0]["file"], given[0].get("alt", "")  # its lack was told already
    mark = given[1]["file"][2]
    figures = folder / "figures"
    if file not in known:
        known[file] = _seen(file, figures)
    path, outside, there = known[file]
    if outside:
        message = f"“{shorten(file)}” leads out of the figures/ folder"
        remedy = "put the picture into figures/ and give its name"
        context.error(mark, "path-leaves-bank", message, remedy)
        return None
    if not there:
        context.error(mark, "missing-figure", *_what_is_wrong(file, _names_in(figures)))
        return None
    comes_first = given[0].get("show") == "stem"
    return Figure(file, alt, path, comes_first)


def _bare(file: str) -> str:
    """The name without the folder in which figures are looked for anyway."""
    return re.sub(r"^(?:\./)?(?:figures/)?", "", file, flags=re.IGNORECASE) or file


def _what_is_wrong(file: str, there: list[str]) -> tuple[str, str, str | None]:
    """What is wrong with the name of a figure, what to do about it, and which is meant: one that is there, but for
    its folder, Unicode form or case."""
    bare = _bare(file)
    same = [bare] if bare in there else [name for name in there if fold(name) == fold(bare)]
    meant = same[0] if len(same) == 1 else None
    alone = f"write `{shorten(bare)}`, without the folder"
    if bare == meant:
        return f"“{shorten(file)}” names the folder as well", alone, meant
    remedy = f"did you mean `{meant}`?" if meant else nearest(bare, there)
    if meant and normalize("NFC", meant) == normalize("NFC", bare):
        remedy = f"did you mean `{meant}`? Its letters are others, though they look the same"
    add = f"{alone}, and add" if bare != file else "add"
    message = f"there is no figures/{shorten(bare)}"
    return message, remedy or f"{add} the file, or mend its name", meant


def _names_in(figures: Path) -> list[str]:
    """The files that are there."""
    return [
        path.relative_to(figures).as_posix()
        for path in itertools.islice(figures.rglob("*"), MAX_FIGURES)
        if path.is_file() and not path.name.startswith(".")
    ]
