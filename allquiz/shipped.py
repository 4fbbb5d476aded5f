"""Where the shipped banks and decks lie: inside the wheel, or in the checkout this runs from."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `questions` or `decks` that came with this copy of allquiz.

    Raises FileNotFoundError where neither a wheel nor a checkout is found.
    """
    for folder in (PACKAGE / "_shipped" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"this copy of allquiz came without its {name}/ folder")
