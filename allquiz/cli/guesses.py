"""What people type where a command of another name does it."""

from collections.abc import Sequence

# The first word, and the arguments that it stands for.
MEANT = {
    "start": [],
    "resume": [],
    "continue": [],
    "study": ["quiz"],
    "learn": ["quiz"],
    "practice": ["quiz"],
    "review": ["quiz", "--due"],
    "due": ["quiz", "--due"],
    "missed": ["quiz", "--missed"],
    "flagged": ["quiz", "--flagged"],
    "exam": ["quiz", "--exam"],
    "test": ["quiz", "--exam"],
    "undo": ["history", "undo"],
    "forget": ["history", "forget"],
    "topics": ["list", "topics"],
    "questions": ["list", "questions"],
    "banks": ["list", "banks"],
    "decks": ["list", "decks"],
    "progress": ["stats"],
    "score": ["stats"],
    "settings": ["config", "get"],
    "lint": ["check"],
    "version": ["--version"],
}
# What people call a format, and what makes it.
FORMATS_MEANT = {
    "pdf": "paper -o test.pdf",
    "print": "paper -o test.pdf",
    "docx": "paper -o test.html",
    "word": "paper -o test.html",
    "html": "page -o quiz.html",
    "web": "page -o quiz.html",
    "apkg": "anki",
    "xml": "moodle",
    "excel": "csv",
    "xlsx": "csv",
    "table": "csv",
    "imscc": "canvas",
    "blackboard": "qti --version 2.1",
    "aiken": "gift",
}


def meant(arguments: Sequence[str]) -> list[str]:
    """The arguments as they were meant: `review` is `quiz --due`, `help quiz` is `quiz --help`."""
    if not arguments:
        return []
    first, *rest = arguments
    if first == "help":
        return [*meant(rest), "--help"]
    if first == "--plain" and rest:  # before the command instead of behind it
        return [*meant(rest), "--plain"]
    return [*MEANT.get(first, [first]), *rest]
