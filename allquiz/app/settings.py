"""The settings: few, typed, each with its range; read from a TOML file where there is one."""

import re
from typing import Any, NamedTuple, NoReturn

from allquiz.app.folders import config_file
from allquiz.model.frozen_value import value
from allquiz.model.refused import Refused, nearest


@value
class Settings:
    """What a learner can set. The defaults hold where the file does not say otherwise."""

    retention: float = 0.9
    new_per_day: int = 20
    questions: int = 10
    confidence: bool = False
    day_starts: int = 4


class Range(NamedTuple):
    """What a setting may be, and what it does. Without bounds it is on or off."""

    meaning: str
    low: float = 0
    high: float = 0

    def __str__(self) -> str:
        return "true or false" if self.low == self.high else f"from {self.low:g} to {self.high:g}"


RANGES = {
    "retention": Range("recall at which a question is due", 0.70, 0.97),
    "new_per_day": Range("new questions that a day brings by itself", 0, 1000),
    "questions": Range("questions of a quiz", 1, 1000),
    "confidence": Range("ask how sure you are before the verdict"),
    "day_starts": Range("the hour at which a day begins", 0, 12),
}


def read_settings(*, but: str = "") -> Settings:
    """The settings of the learner's file, or the defaults where there is none.

    Raises Refused for a file that can't be read, with the line that is wrong. `but` is the setting that
    is about to be put right.
    """
    path = config_file()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise Refused(f"the settings {path} can't be read: {error.strerror}", REMEDY) from None
    import tomllib  # most learners have no file

    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"the settings {path} are not UTF-8", REMEDY) from None
    except (ValueError, RecursionError) as error:  # also of a number of 5,000 digits, or [[[…
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise Refused(f"{where}: this is not TOML: {error}", REMEDY) from None
    values = {}
    for name, found in given.items():
        where = f"{path}:{_line_of(name, data)}"
        if name not in RANGES:
            unknown(name, where)
        if name != but:
            values[name] = checked(name, found, where)
    return Settings(**values)


REMEDY = "mend the file, or move it away: every setting has a default"


def unknown(name: str, where: str = "") -> NoReturn:
    """Raises Refused, naming the nearest setting."""
    known = f"the settings are {', '.join(RANGES)}"
    raise Refused(f"{where}{': ' * bool(where)}there is no setting `{name}`",
                  nearest(name, RANGES) or known)  # fmt: skip


def checked(name: str, value: Any, where: str = "") -> Any:
    """The value as the setting's kind. Raises Refused where it is of another or out of range."""
    default, (_, low, high) = getattr(Settings(), name), RANGES[name]
    if type(value) is not type(default) or (low < high and not low <= value <= high):
        kind = {bool: "", int: "a whole number ", float: "a number "}[type(default)]
        remedy = REMEDY if where else HELP
        raise Refused(f"{where}{': ' * bool(where)}`{name}` must be {kind}{RANGES[name]}", remedy)
    return value


HELP = "see all settings with `allquiz config get`"


def _line_of(name: str, data: bytes) -> int:
    lines = data.decode().split("\n")
    start = re.compile(rf"""\s*\[*\s*["']?{re.escape(name)}\b""")
    return next((number for number, line in enumerate(lines, 1) if start.match(line)), 1)
