"""The files inside a field of Moodle's XML, in base 64."""

from base64 import b64decode
from typing import Any


def unpacked(files: dict[str, Any]) -> dict[str, bytes]:
    """Their bytes by their names; one that can't be decoded is not there."""
    made = {name: decoded(part) for name, part in files.items()}
    return {name: data for name, data in made.items() if data is not None}


def decoded(part: Any) -> bytes | None:
    """The bytes in an element; None where it can't be decoded."""
    try:
        return b64decode("".join((part.text or "").split()), validate=True)
    except ValueError:
        return None
