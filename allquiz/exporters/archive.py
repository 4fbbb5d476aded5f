"""Zip files with the same bytes for the same content."""

import zipfile

MARK = b"allquiz"  # the comment of an archive: by it we know our own
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def written(
    archive: zipfile.ZipFile, name: str, content: str | bytes | memoryview, level: int = 3
) -> None:
    """Add a file under a fixed date; level 3 takes half the time of 6, for a twentieth more bytes."""
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    archive.writestr(info, content, compresslevel=level)
