"""Where progress is kept, and who is told when it can't be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allquiz.cli.problems import Refused
from allquiz.store import Store, StoreError


def data_folder() -> Path:
    """ALLQUIZ_DATA_DIR, or the platform's folder for a program's data."""
    if given := os.environ.get("ALLQUIZ_DATA_DIR"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("allquiz", appauthor=False))


@contextmanager
def progress() -> Iterator[Store]:
    """The learner's store, open. Raises Refused where it can't be used."""
    with store_errors(), Store(data_folder()) as store:
        yield store


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn what is wrong with the store into a refusal."""
    try:
        yield
    except StoreError as error:
        raise Refused(str(error), error.remedy) from None
