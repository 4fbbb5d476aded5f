"""The two ways answers come in: lines from a stream, keys from a terminal."""

from typing import TextIO

from allquiz.session import Shown
from allquiz.terminal.answers import COMMANDS, GRADES, how, letter
from allquiz.terminal.keys import END, ENTER, ERASE, OTHER, Keyboard
from allquiz.terminal.page import Line, Writer
from allquiz.terminal.quiz import Front

BY_KEY = ("choice", "true_false", "flashcard")
MAX_LINE = 10_000


class LineFront(Front):
    """One line an answer, from a pipe or for a screen reader."""

    def __init__(self, stream: TextIO, writer: Writer) -> None:
        self._stream = stream
        self._writer = writer

    def ask(self, shown: Shown) -> str | None:
        """The next line."""
        self._writer.write([Line(f"{how(shown)} (:? for help)")])
        return self._line()

    def ask_grade(self) -> str | None:
        """The next line."""
        self._writer.write([Line(GRADES)])
        return self._line()

    def pause(self, *, last: bool) -> str | None:  # noqa: ARG002
        """No pause: the next question follows at once."""
        return ""

    def _line(self) -> str | None:
        try:
            line = self._stream.readline(MAX_LINE)
        except UnicodeDecodeError:
            return ""  # unreadable: asked again
        return line or None


class KeyFront(Front):
    """Single keys where one says it all, edited lines where words are wanted."""

    def __init__(self, keyboard: Keyboard, writer: Writer) -> None:
        self._keyboard = keyboard
        self._writer = writer

    def ask(self, shown: Shown) -> str | None:
        """A key, picks and Enter, or a line: whatever the type asks for."""
        kind = shown.question.type
        if kind in BY_KEY:
            return self._one_key(f"{how(shown)} (? for help) ")
        if kind == "multiple_response":
            return self._picks(shown)
        self._writer.write([Line(f"{how(shown)} (:? for help)", tone="quiet")])
        return self._keyboard.line("> ")

    def ask_grade(self) -> str | None:
        """A key from 1 to 4."""
        return self._one_key(f"{GRADES} ")

    def pause(self, *, last: bool) -> str | None:
        """Any key to go on; u, f, o, q do what they say."""
        what = "for your score" if last else "to go on"
        while True:
            key = self._one_key(f"Enter {what}, u undo, f flag, q stop ")
            if key is None or not key.strip():
                return key
            if key.lstrip(":").lower() in COMMANDS:
                return key

    def _one_key(self, prompt: str) -> str | None:
        """One key, shown as typed; a colon takes the key after it along."""
        self._writer.prompt(prompt)
        typed = ""
        while True:
            key = self._keyboard.key()
            if key == END:
                self._writer.prompt("\n")
                return None
            if key == OTHER or (key == ERASE and not typed):
                continue
            if key == ERASE:
                typed = ""
                self._writer.prompt("\b \b")
                continue
            if key == ENTER:
                self._writer.prompt("\n")
                return typed
            if not key.isprintable():
                continue
            self._writer.prompt(key)
            typed += key
            if typed != ":":
                self._writer.prompt("\n")
                return typed

    def _picks(self, shown: Shown) -> str | None:
        """Letters put in and taken out, Enter to answer; a command key is obeyed at once."""
        letters = [letter(index) for index in range(len(shown.options))]
        prompt = f"Letters to pick or unpick, Enter to answer ({letters[0]} to {letters[-1]}, ? for help): "
        picked: list[str] = []
        shown_width = 0
        self._writer.prompt(prompt)
        while True:
            key = self._keyboard.key()
            upper = key.upper()
            if key == END:
                self._writer.prompt("\n")
                return None
            if key == ENTER:
                self._writer.prompt("\n")
                return " ".join(picked)
            if key == ":" or (upper not in letters and key.lower() in COMMANDS):
                self._writer.prompt(f"{key}\n" if key != ":" else key)
                return key if key != ":" else self._command()
            if upper in letters:
                picked = sorted({*picked} ^ {upper}, key=letters.index)
            elif key == ERASE and picked:
                picked.pop()
            else:
                continue
            text = " ".join(picked)
            erase = "\b" * shown_width + " " * shown_width + "\b" * shown_width
            self._writer.prompt(erase + text)
            shown_width = len(text)

    def _command(self) -> str | None:
        key = self._keyboard.key()
        self._writer.prompt("\n")
        return None if key == END else f":{key}"
