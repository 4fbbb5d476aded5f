import os
import platform
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from allquiz import __version__
from allquiz.app.folders import config_file, data_folder
from allquiz.app.open_store import open_store
from allquiz.app.settings import read_settings
from allquiz.cli.open_progress import NAMED
from allquiz.cli.progress_bar import WithBar
from allquiz.cli.say import echo, whole_words
from allquiz.model.refused import Refused
from allquiz.model.words import number
from allquiz.shell import as_typed
from allquiz.store import Store, StoreError
from allquiz.store.journal import in_utf8
from allquiz.store.lines import GONE_FILE

BELOW = " " * 20  # where what is found stands
ROOM = 100_000  # bytes: some hundred answers
OWN = re.compile(r"[0-9a-f]{8}\.jsonl")  # a machine's file; what a tool copies gets a longer name


class Finding(NamedTuple):
    """What was looked at, what was found, and the way out where something is wrong."""

    what: str
    found: str
    remedy: str | None = None


@click.command("doctor")
def command() -> int:
    """Find out what is wrong with this installation.

    Says where things are; reads your answers from the first to the last, checks that what is
    remembered of each question follows from them, and makes it anew where it doesn't. Exit status 1
    where something is wrong; what is wrong with a bank, `allquiz check` says.

    \b
    Examples:
      allquiz doctor
    """
    wrong = 0
    for finding in _findings():
        sign = "problem" if finding.remedy else "ok"
        lines = [f"{sign:<8} {finding.what + ':':<10} {finding.found}"]
        if finding.remedy:
            wrong += 1
            lines.append(f"{BELOW}Help: {finding.remedy}")
        echo(whole_words(lines, sys.stdout, BELOW))
    return 1 if wrong else 0


def _findings() -> Iterator[Finding]:
    yield Finding(
        "program",
        f"allquiz {__version__}, Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, {platform.system()}",
    )
    file = config_file()
    try:
        settings = read_settings()
        yield Finding("settings", f"{file}{'' if file.exists() else ' (none yet: the defaults)'}")
        with open_store(settings, WithBar) as store:
            yield from _answers(store)
    except StoreError as error:
        yield Finding("progress", str(error), error.remedy)
    except Refused as error:
        yield Finding("settings", str(error), error.remedy)


def _answers(store: Store) -> Iterator[Finding]:
    folder = store.journal.folder
    agrees = store.verify()
    files = store.journal.files()
    if not files:
        yield _place_for(data_folder())
    else:
        size = -(-sum(size for size, _ in files.values()) // 1000)
        yield Finding(
            "progress",
            f"{folder}: {number(store.size(), 'entry', 'entries')} in "
            f"{number(len(files), 'file')}, {size:,} kB. A folder that a tool keeps the same on your "
            "machines is fine: each writes a file of its own, and reads them all",
        )
        if shutil.disk_usage(folder).free < ROOM:
            remedy = "make room on its disk; what was saved before is still there"
            yield Finding("progress", f"{folder} has no room for more answers", remedy)
        try:
            if store.journal.own.exists():
                store.journal.append(b"")  # nothing, but as an answer would be
        except StoreError as error:
            yield Finding("progress", str(error), error.remedy)
    for file in filter(Path.is_file, sorted(folder.glob("[!.]*.jsonl*"))):
        path = file.with_name(in_utf8(file.name))
        if path.name not in files:
            remedy = f"if there are answers in it: allquiz history import {as_typed(path)}"
            yield Finding("progress", f"{path} is not read: its name ends in another way", remedy)
        elif not OWN.fullmatch(path.name):
            found = "is a copy, or from elsewhere: it is read too, and each answer counts once"
            yield Finding("progress", f"{path} {found}")
    lost = store.unreadable(unended=True)
    for line in lost[:NAMED]:
        remedy = (
            "it is left out, and every other line counts; an export or another machine's copy of "
            "this file may have it"
        )
        if line.number == GONE_FILE:
            remedy = (
                "put it back where it was; if you took it away, this is said until you begin a quiz"
            )
        yield Finding("progress", f"{line.where}: {line.why}", remedy)
    if len(lost) > NAMED:
        yield Finding("progress", f"and {len(lost) - NAMED} more lines", "see above")
    where = store.cache.path or "in memory: the cache folder can't be written"
    follows = "follows from your answers" if agrees else "did not follow from them; made anew"
    yield Finding("memory", f"{follows} ({where})")
    if waiting := store.knowledge.waiting():
        what = number(waiting, "question")
        yield Finding("clock", f"answers to {what} are dated in the future; they count then")


def _place_for(folder: Path) -> Finding:
    """Whether progress could be kept in a folder that has none yet."""
    nearest = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding("progress", f"{folder} (no answer yet)")
    why = "can't be written" if nearest.is_dir() else "is no folder"
    found = f"{folder} can't be made: {nearest} {why}"
    return Finding("progress", found, "set ALLQUIZ_DATA_DIR to a folder you can write to")
