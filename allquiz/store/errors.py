"""What can be wrong with the place where progress is kept."""


class StoreError(Exception):
    """Progress can't be read or saved; says why, and in `remedy` the way out.

    `is_damage` is true where the file itself is to blame, and a repair can save what it holds.
    """

    def __init__(self, message: str, remedy: str, *, is_damage: bool = False) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.is_damage = is_damage
