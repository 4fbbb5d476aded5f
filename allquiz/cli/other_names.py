"""What people type where a command, a format or an option of another name does it: guesses.json has them."""

from collections.abc import Container, Sequence


def guesses(kind: str) -> dict[str, str]:
    """The words typed, and what does it: `commands` are done, `hints` told."""
    import json  # most type what is there
    from pathlib import Path

    found = json.loads(Path(__file__).with_name("guesses.json").read_text("utf-8"))
    return dict(found[kind])


def hint(path: str, words: Sequence[str]) -> str | None:
    """The line that does what was wanted by one of the words after the path of a command; None where nobody could know."""
    hints, keys = guesses("hints"), (f"{path} {word}".strip().lower() for word in words)
    return next((hints[key] for key in keys if key in hints), None)


def meant(arguments: Sequence[str], known: Container[str]) -> list[str]:
    """The arguments as they were meant: `review` is `quiz --due`, `help quiz` is `quiz --help`."""
    if not arguments or arguments[0] in known:
        return [*arguments]
    first, *rest = arguments
    if first == "help":
        return [*meant(rest, known), "--help"]
    if first == "--plain" and rest:  # before the command instead of behind it
        return [first, *meant(rest, known)]
    command = None if first.startswith("-") else guesses("commands").get(first)
    return [*([first] if command is None else command.split()), *rest]
