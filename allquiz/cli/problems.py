"""What a command can't do, said so that it helps."""

import click


class Refused(Exception):
    """A command that can't be done as given: why, and the way out. Exit status 2."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy

    def show(self) -> None:
        """Print it to stderr."""
        click.echo(f"Error: {self}", err=True)
        if self.remedy:
            click.echo(f"Help: {self.remedy}", err=True)
