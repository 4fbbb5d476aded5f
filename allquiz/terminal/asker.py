"""Asking for a line at a time, with a suggestion, completion, a second try, and a way back."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from allquiz.bank.characters import FORBIDDEN, shorten
from allquiz.terminal.keys import begun_line, edited_line
from allquiz.terminal.streams import is_ready
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line

Check = Callable[[str], str | None]  # what is wrong with an answer, if anything
BACK = "<"
SHOWN = 40  # characters of a suggestion
PASTING = 0.05  # seconds within which the next line of a paste is there
NOTHING_YET = "nothing is written yet: type it, or go back with <"


class Stopped(Exception):
    """The end of input: whoever was asked wants no more questions."""


class Back(Exception):
    """The step before is wanted again."""


class Asker:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.typed = ""  # what stood in the line when something broke in
        self._ahead: list[str] = []  # lines that came with one before

    def say(self, text: str) -> None:
        self.writer.write([Line(text, tone="quiet")])

    def complain(self, text: str) -> None:
        self.writer.write([Line(text, tone="partly")])

    def ask(
        self,
        label: str,
        default: str = "",
        *,
        words: Sequence[str] = (),
        check: Check | None = None,
        needed: bool = False,
    ) -> str:
        """The answer, the default for an empty line; asked again until `check` has nothing to say.

        A text pasted as one keeps its lines. Raises Back, Stopped at the end of input,
        KeyboardInterrupt for Ctrl-C.
        """
        shown = shorten(" ".join(default.split()), SHOWN)
        _offer(words, default)
        while True:
            line = self._line(f"{label} [{shown}]: " if shown else f"{label}: ").strip()
            if line == BACK:
                raise Back
            answer = _completed(line or default, words)
            wrong = _unfit(answer) or (check(answer) if check and answer else None)
            if needed and not answer:
                wrong = NOTHING_YET
            if wrong is None:
                return answer
            self.complain(wrong)

    def rest_of_paste(self) -> list[str]:
        """The lines that are there already below the one just given: of a paste, or typed ahead."""
        while is_ready(0, PASTING) and (line := edited_line("")) is not None:
            self._ahead.append(line)
        found, self._ahead = self._ahead, []
        return found

    def put_back(self, lines: Sequence[str]) -> None:
        """Let the lines answer what is asked next."""
        self._ahead[:0] = lines

    def _line(self, prompt: str) -> str:
        if self._ahead:
            line = self._ahead.pop(0)
            self.writer.prompt(f"{prompt}{line}\n")
            return line
        self.typed = ""
        try:
            given = edited_line(prompt)
        except BaseException:
            self.typed = begun_line().strip()
            raise
        if given is None:
            raise Stopped
        return given.replace("\r\n", "\n").replace("\r", "\n")


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


def _offer(words: Sequence[str], default: str) -> None:
    """Let Tab complete the words and Up bring the default to edit, where there is a readline library."""
    with suppress(ImportError):
        import readline

        def complete(text: str, state: int) -> str | None:
            found = [word for word in words if word.startswith(text)]
            return found[state] if state < len(found) else None

        readline.set_completer(complete)
        readline.set_completer_delims("\n")
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
        if default:
            readline.add_history(default)
