"""Where progress and settings are kept."""

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """ALLQUIZ_DATA_DIR, or the platform's folder for a program's data."""
    return _folder("ALLQUIZ_DATA_DIR", "XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_file() -> Path:
    """ALLQUIZ_CONFIG (a file, or a folder to keep it in), or a file in the platform's folder."""
    path = _folder("ALLQUIZ_CONFIG", "XDG_CONFIG_HOME", ".config", "user_config_dir")
    is_file = os.environ.get("ALLQUIZ_CONFIG") and not path.is_dir()
    return path if is_file else path / "config.toml"


def cache_folder() -> Path:
    """ALLQUIZ_CACHE_DIR, or the platform's folder for what can be made again."""
    return _folder("ALLQUIZ_CACHE_DIR", "XDG_CACHE_HOME", ".cache", "user_cache_dir")


def _folder(ours: str, variable: str, below_home: str, elsewhere: str) -> Path:
    """What our variable says, else platformdirs; on Linux that is a line, and importing it a twentieth
    of a start."""
    if given := os.environ.get(ours):
        return Path(given)
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        given = os.environ.get(variable, "").strip()
        home = Path(given) if given else Path("~").expanduser() / below_home
        return home / "allquiz"
    import platformdirs

    return Path(getattr(platformdirs, elsewhere)("allquiz", appauthor=False))
