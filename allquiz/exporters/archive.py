"""Zip files with the same bytes for the same content."""

import zipfile

MARK = b"allquiz"  # the comment of an archive: by it we know our own
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def written(archive: zipfile.ZipFile, name: str, content: str | bytes | memoryview) -> None:
    """Add a file under a fixed date."""
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content, compresslevel=3)  # half the time of 6, a twentieth more bytes
