"""A question's figure: the file in figures/ that is meant, and nothing outside of it."""

import itertools
import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

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
        bare = _bare(file)
        message = f"there is no figures/{shorten(bare)}"
        name = f"write `{shorten(bare)}`, without the folder, and add" if bare != file else "add"
        remedy = _figure_meant(bare, figures) or f"{name} the file, or mend its name"
        context.error(mark, "missing-figure", message, remedy)
        return None
    comes_first = given[0].get("show") == "stem"
    return Figure(file, alt, path, comes_first)


def _bare(file: str) -> str:
    """The name without the folder in which figures are looked for anyway."""
    return re.sub(r"^(?:\./)?(?:figures/)?", "", file, flags=re.IGNORECASE) or file


def _figure_meant(file: str, figures: Path) -> str | None:
    """The file that is there, but for another Unicode form or case; else the nearest."""
    there = [
        path.relative_to(figures).as_posix()
        for path in itertools.islice(figures.rglob("*"), MAX_FIGURES)
        if path.is_file() and not path.name.startswith(".")
    ]
    same = [name for name in there if fold(name) == fold(file)]
    return f"did you mean `{same[0]}`?" if len(same) == 1 else nearest(file, there)
