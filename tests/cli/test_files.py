"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from allquiz.app.files import replacing


def test_a_full_disk_leaves_the_old_file_and_names_it(tmp_path: Path) -> None:
    """The system's own error names no file."""
    path = tmp_path / "deck.apkg"
    path.write_text("old")
    with pytest.raises(OSError, match="can't be written") as raised:
        _fill_the_disk(path)
    assert raised.value.filename == str(path)
    assert [child.read_text() for child in tmp_path.iterdir()] == ["old"]


def _fill_the_disk(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"ne")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
