"""What can be wrong with the place where progress is kept."""


class StoreError(Exception):
    """Progress can't be read or saved; says why, and in `remedy` the way out."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy
