"""The learner's progress, opened for a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from allquiz.app.open_store import open_store
from allquiz.app.settings import Settings, read_settings
from allquiz.cli.progress_bar import WithBar
from allquiz.cli.say import note_once
from allquiz.store import Store
from allquiz.store.lines import GONE_FILE

NAMED = 20  # lines that can't be read, one by one


@contextmanager
def progress(settings: Settings | None = None) -> Iterator[Store]:
    """The learner's store, open. Raises Refused where it can't be used.

    Lines of it that can't be read are named.
    """
    with open_store(settings or read_settings(), WithBar) as store:
        if lost := store.unreadable():
            more = f" (and {len(lost) - 1} more: allquiz doctor)" if len(lost) > 1 else ""
            said = f"Note: {lost[0].where}: {lost[0].why}"
            left = "It is left out, and left as it is; every other line counts"
            note_once(f"{said}{more}." if lost[0].number == GONE_FILE else f"{said}. {left}{more}.")
        yield store
