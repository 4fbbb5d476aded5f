"""The word that names this machine's file of answers.

It is kept beside the settings, not with the answers: so a folder of answers that is copied or synced
to another machine is gone on with in a file of that machine's own. A line for each machine, its word
and its name: settings that were copied along with all else in a home get a word of their own there.
"""

import os
import re
from pathlib import Path

LINE = re.compile(r"([0-9a-f]{8}) (.+)")


def machine_word(file: Path) -> str:
    """This machine's word, kept in the file; made at the first call.

    Where the file can't be read or written it follows from the machine, the user and the path: the
    same each time.
    """
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    name = name or "unnamed"
    try:
        found = _word_in(file, name)
        if found is None:
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, f"{os.urandom(4).hex()} {name}\n".encode())
            finally:
                os.close(descriptor)
            found = _word_in(file, name)  # the first: another program may have been quicker
    except (OSError, UnicodeError):
        found = None
    return found or _followed(name, file)


def _word_in(file: Path, name: str) -> str | None:
    """The word that the file has for a machine of this name."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return None
    found = [LINE.fullmatch(line) for line in lines]
    return next((each[1] for each in found if each and each[2] == name), None)


def _followed(name: str, file: Path) -> str:
    from zlib import crc32

    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return f"{crc32(f'{name} {user} {file}'.encode(errors='surrogateescape')):08x}"
