"""How answers come in: what a quiz and an exam ask of whoever reads keys or lines."""

from collections.abc import Callable, Iterable

from allquiz.asking import Shown


class Front:
    """Where lines come from. Each method returns a line, or None at the end of input.

    `tick`, where it is set, is called each second of waiting: it returns what there is to say
    meanwhile, if anything, or raises TimeIsUp.
    """

    pauses = True  # whether `pause` waits for a key
    tick: Callable[[], str | None] | None = None

    def ask(self, shown: Shown) -> str | None:
        """An answer to the question, or a command."""
        raise NotImplementedError

    def ask_grade(self) -> str | None:
        """The learner's grade of a flashcard."""
        raise NotImplementedError

    def ask_confidence(self) -> str | None:
        """How sure the learner is."""
        raise NotImplementedError

    def ask_line(self, prompt: str) -> str | None:
        """A line of any length."""
        raise NotImplementedError

    def ask_yes(self, prompt: str) -> str | None:
        """A yes or no."""
        raise NotImplementedError

    def pause(self, prompt: str, keys: Iterable[str]) -> str | None:
        """A moment to read: one of the keys as a command, or an empty line to go on."""
        raise NotImplementedError
