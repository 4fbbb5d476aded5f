"""What can't be done, said so that it helps."""


class Refused(Exception):
    """What can't be done as given: why, the way out, and the exit status of a command."""

    def __init__(self, message: str, remedy: str | None = None, status: int = 2) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.status = status

    def said(self) -> str:
        return f"Error: {self}\nHelp: {self.remedy}" if self.remedy else f"Error: {self}"
