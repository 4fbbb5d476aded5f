"""Where progress and settings are kept, and who is told when they can't be."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from allquiz.app.settings import Settings

if TYPE_CHECKING:  # who checks banks needs no store
    from allquiz.store import Store
    from allquiz.store.lines import Bar


def data_folder() -> Path:
    """ALLQUIZ_DATA_DIR, or the platform's folder for a program's data."""
    if given := os.environ.get("ALLQUIZ_DATA_DIR"):
        return Path(given)
    return _own_folder("XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_file() -> Path:
    """ALLQUIZ_CONFIG (a file, or a folder to keep it in), or a file in the platform's folder."""
    if given := os.environ.get("ALLQUIZ_CONFIG"):
        path = Path(given)
        return path / CONFIG if path.is_dir() else path
    return _own_folder("XDG_CONFIG_HOME", ".config", "user_config_dir") / CONFIG


def cache_folder() -> Path:
    """ALLQUIZ_CACHE_DIR, or the platform's folder for what can be made again."""
    if given := os.environ.get("ALLQUIZ_CACHE_DIR"):
        return Path(given)
    return _own_folder("XDG_CACHE_HOME", ".cache", "user_cache_dir")


CONFIG = "config.toml"


def _own_folder(variable: str, below_home: str, elsewhere: str) -> Path:
    """What platformdirs says; on Linux that is a line, and importing it a twentieth of a start."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        given = os.environ.get(variable, "").strip()
        home = Path(given) if given else Path("~").expanduser() / below_home
        return home / "allquiz"
    import platformdirs

    return Path(getattr(platformdirs, elsewhere)("allquiz", appauthor=False))


def open_store(settings: Settings, bar: "Bar") -> "Store":
    """The learner's store; `bar` shows how far a long reading of the answers has come."""
    from allquiz.store import Store
    from allquiz.store.machine import machine_word

    return Store(
        data_folder(),
        word=lambda: machine_word(config_file().with_suffix(".machine")),
        caches=cache_folder(),
        retention=settings.retention,
        day_starts=settings.day_starts,
        bar=bar,
    )
