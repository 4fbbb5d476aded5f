"""Asking for a line at a time, with a default, completion and a second try."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from allquiz.bank.characters import FORBIDDEN
from allquiz.terminal.keys import edited_line
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line

Check = Callable[[str], str | None]  # what is wrong with an answer, if anything


class Stopped(Exception):
    """The end of input: whoever was asked wants no more questions."""


class Asker:
    """Asks a person at a terminal. `given` holds what was answered the last time, by question."""

    def __init__(
        self, writer: Writer, given: dict[str, str], keep: Callable[[dict[str, str]], None]
    ) -> None:
        self._writer = writer
        self._given = given
        self._keep = keep
        self.answers: dict[str, str] = {}

    def say(self, text: str) -> None:
        """A line of help."""
        self._writer.write([Line(text, tone="quiet")])

    def ask(
        self,
        label: str,
        default: str = "",
        *,
        words: Sequence[str] = (),
        check: Check | None = None,
    ) -> str:
        """The answer, the default for an empty line; asked again until `check` has nothing to say.

        Raises Stopped at the end of input, KeyboardInterrupt for Ctrl-C.
        """
        default = self._given.get(label, default)
        prompt = f"{label} [{default}]: " if default else f"{label}: "
        with _completion(words):
            while True:
                line = edited_line(prompt)
                if line is None:
                    raise Stopped
                answer = _completed(line.strip() or default, words)
                wrong = _unfit(answer) or (check(answer) if check and answer else None)
                if wrong is None:
                    self.answers[label] = answer
                    self._keep(self.answers)
                    return answer
                self._writer.write([Line(wrong, tone="partly")])


def _unfit(answer: str) -> str | None:
    """What keeps a text out of any bank."""
    if FORBIDDEN.search(answer) or any("\ud800" <= character <= "\udfff" for character in answer):
        return "that holds a character that can't be seen: type it again"
    return None


def _completed(answer: str, words: Sequence[str]) -> str:
    """The one word that the answer begins, or whose number it is."""
    if answer in words or not answer:
        return answer
    if answer.isdecimal() and 0 < int(answer) <= len(words):
        return words[int(answer) - 1]
    begun = [word for word in words if word.startswith(answer.lower())]
    return begun[0] if len(begun) == 1 else answer


@contextmanager
def _completion(words: Sequence[str]) -> Iterator[None]:
    """Tab completes the words, where there is a readline library."""
    with suppress(ImportError):
        import readline

        def complete(text: str, state: int) -> str | None:
            found = [word for word in words if word.startswith(text)]
            return found[state] if state < len(found) else None

        readline.set_completer(complete)
        readline.set_completer_delims("\n")
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    yield
