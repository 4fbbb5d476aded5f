"""Files and folders to banks and problems, all problems of all files in one go."""

import os
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from allquiz.bank import yaml_values
from allquiz.bank.bank_file import read_file
from allquiz.bank.characters import shorten
from allquiz.bank.folder import Folder
from allquiz.bank.problem_context import Context, TooManyProblems
from allquiz.bank.read_result import FileRead, Files, P, Part, Reading
from allquiz.bank.which_files import RESERVED, bank_files
from allquiz.model.place import Place
from allquiz.model.problem import Problem, in_order
from allquiz.processes import spread


def read_banks(
    paths: Seq[Path],
    instead: Map[str, bytes] | None = None,
    known: Map[str, FileRead] | None = None,
) -> Reading:
    """Every bank at the paths, each a file or a folder.

    `instead` holds, by real path, what to read in place of what is in a file; `known`, by path, what
    was read of files that did not change since, nor what lies beside them.
    Raises Refused for a path that can't be opened, or a folder without a bank.
    """
    made: Files[FileRead] = make_of_banks(_itself, bank_files(paths), instead, known)
    reading = Reading(**vars(made))
    for read, second in zip(reading.parts, reading.second, strict=True):
        entries = [
            each._replace(question=None) if n in second else each
            for n, each in enumerate(read.entries)
        ]
        if read.meant:
            reading.meant[read.file] = read.meant
        if read.bank:
            kept = tuple([each.question for each in entries if each.question])
            reading.banks.append(replace(read.bank, questions=kept))
        reading.left_out += [each for each in entries if not each.question]
    return reading


def make_of_banks(
    make: Callable[[FileRead], P],
    files: Seq[Path],
    instead: Map[str, bytes] | None = None,
    known: Map[str, P] | None = None,
) -> Files[P]:
    """What `make`, a function of a module, makes of each file; by several processes if that is sooner.

    `files` are as `bank_files` gives them; the rest as for `read_banks`.
    """
    together: Files[P] = Files()
    folders: dict[str, Folder] = {}
    asked: list[tuple[Path, Folder]] = []
    real = cache(os.path.realpath)
    for path in files:
        place = real(path.parent)
        folder = folders.get(place)
        if folder is None:
            folder = folders[place] = Folder(path.parent, together, instead or {})
        if path.name not in RESERVED:
            asked.append((path, folder))
    known = known or {}
    new = [each for each in asked if str(each[0]) not in known]
    # To bring whole questions back costs what a second processor saves.
    size = 0 if make is _itself else sum(_size(path) for path, _ in new)
    made = spread(partial(_make, make), new, size)
    together.parts = [known.get(str(path)) or next(made) for path, _ in asked]
    _join(together)
    return together


def _itself(read: FileRead) -> FileRead:
    read.text, read.given = "", []
    return read


def _make(make: Callable[[FileRead], P], asked: tuple[Path, Folder]) -> P:
    return make(read_file(*asked))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # said by whoever reads it
        return 0


def _join(together: Files[P]) -> None:
    """Add what is wrong with the files; of two questions with one name the first counts."""
    first: dict[str, Place] = {}
    for part in together.parts:
        twice = {
            number: (name, at)
            for number, (name, line, column) in enumerate(part.named)
            if name and first.setdefault(name, at := Place(part.file, line, column)) != at
        }
        problems = part.problems
        if twice and len(problems) <= yaml_values.MAX_FINDINGS:
            problems = _said_twice(part, first, twice.values())
        together.second.append(set(twice))
        together.problems += problems
        together.files.append(part.file)
    together.problems = in_order(together.problems)


def _said_twice(
    part: Part, first: Map[str, Place], twice: Iterable[tuple[str, Place]]
) -> list[Problem]:
    """The problems of the file with those of the names that were given before."""
    context = Context(part.file)
    context.problems = [*part.problems]
    with suppress(TooManyProblems):
        for name, place in twice:
            context.question = name
            message = f"the id `{shorten(name)}` was already given at {first[name]}"
            remedy, detail = "give one of the two another id", first[name].file
            if detail != part.file:
                remedy = f"if one file is a copy of the other, take the copy away; else {remedy}"
            context.at(place.line, place.column, "duplicate-id", message, remedy, detail=detail)
    return context.problems
