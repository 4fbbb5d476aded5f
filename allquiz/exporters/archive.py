"""Zip files with the same bytes for the same content."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from allquiz.model.question import Figure

MARK = b"allquiz"  # the comment of an archive: by it we know our own
# What is raised where a zip is damaged, locked, or packed in a way that Python has not.
UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError)
LEVEL = 4  # of compression: half the time of 6, 7 bytes in a hundred more
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def new_archive(file: BinaryIO) -> zipfile.ZipFile:
    """An archive to write, its comment our mark."""
    archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)
    archive.comment = MARK
    return archive


def written(archive: zipfile.ZipFile, name: str, content: str | bytes | Iterable[bytes]) -> None:
    """Add a file under a fixed date, 1980 as `zipfile` has it; what comes in parts is packed meanwhile."""
    whole = content.encode() if isinstance(content, str) else content
    with archive.open(name, "w") as file:
        file.writelines([whole] if isinstance(whole, bytes) else whole)
    info = archive.getinfo(name)
    info.create_system = 3
    info.external_attr = 0o644 << 16


def image(figure: Figure) -> str:
    """Where a picture lies: as in figures/, since two folders in it may hold the same name; what is beyond
    ASCII is told apart by other signs, for with it Canvas's own converter (2019) broke off."""
    name = Path(figure.file).as_posix()
    if not name.isascii():
        path = Path(re.sub("[^\0-\x7f]+", "_", name))
        name = path.with_stem(f"{path.stem}-{digest(name)[:8]}").as_posix()
    return f"images/{name}"


def link(figure: Figure) -> str:
    """Where it lies, as a web address has it: `%23` for a number sign."""
    from urllib.parse import quote  # only where there are figures

    return quote(image(figure))


def add_images(archive: zipfile.ZipFile, folder: str, figures: Iterable[Figure]) -> None:
    """Add each picture once, by name."""
    for name, path in sorted({image(figure): figure.path for figure in figures}.items()):
        written(archive, f"{folder}{name}", Path(path).read_bytes())


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]
