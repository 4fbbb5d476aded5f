"""The name of a file to write: what ends in a slash is a folder, and no file becomes of it."""

import os
from pathlib import Path
from typing import Any

import click


class OutputPath(click.Path):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if str(value).endswith(("/", os.sep)):
            self.fail(f"{value} is a folder: give the name of a file to write in it", param, ctx)
        return Path(value)
