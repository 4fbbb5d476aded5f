"""Opens the learner's store, in this machine's own file."""

import os
import re
from zlib import crc32

from allquiz.app.folders import cache_folder, config_file, data_folder
from allquiz.app.settings import Settings
from allquiz.store import Store
from allquiz.store.lines import Bar


def open_store(settings: Settings, bar: Bar) -> Store:
    """The learner's store; `bar` shows how far a long reading of the answers has come."""
    return Store(
        data_folder(),
        word=machine_word,
        caches=cache_folder(),
        retention=settings.retention,
        day_starts=settings.day_starts,
        bar=bar,
    )


def machine_word() -> str:
    """The word that names this machine's file of answers, made at the first call.

    It is kept beside the settings, not with the answers: so a folder of answers that is copied or synced
    to another machine is gone on with in a file of that machine's own. A line for each machine, its word
    and its name: settings that were copied along with all else in a home get a word of their own there.
    Where that can't be read or written, the word follows from the machine, the user and the path.
    """
    file = config_file().with_suffix(".machine")
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    name = name or "unnamed"
    line = re.compile(rf"^([0-9a-f]{{8}}) {re.escape(name)}$", re.MULTILINE)
    try:
        if not file.exists() or not line.search(file.read_text("utf-8")):
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
                opened.write(f"{os.urandom(4).hex()} {name}\n")
        found = line.search(file.read_text("utf-8"))  # the first: another may have been quicker
    except (OSError, UnicodeError):
        found = None
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    followed = f"{name} {user} {file}".encode(errors="surrogateescape")
    return found[1] if found else f"{crc32(followed):08x}"
