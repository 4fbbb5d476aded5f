"""Answers from a terminal: single keys where one says it all, edited lines where words are wanted."""

from collections.abc import Mapping

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Options
from allquiz.model.words import LETTERS, letter
from allquiz.terminal.answers import COMMANDS, read_command
from allquiz.terminal.how_to_answer import how, where_to
from allquiz.terminal.input import Input, Prompt
from allquiz.terminal.keys import CONTINUED, END, ENTER, ERASE, OTHER, PASTED, Keyboard
from allquiz.terminal.ticking import Reminder, ticking
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line, Tone

GAP_BY_GAP = "Type what is missing, a line a gap; an empty line leaves its gap open."
A_WORD = 0.4  # seconds between the letters of a word


class KeyInput(Input):
    """Single keys where one says it all, edited lines where words are wanted."""

    def __init__(
        self, keyboard: Keyboard, writer: Writer, commands: Mapping[str, str] = COMMANDS
    ) -> None:
        super().__init__(writer, commands)
        self._keyboard = keyboard
        self._by_lines = "go" in commands.values()  # a command may have a number: Enter ends it
        self._asked = ""  # the question whose picks and gaps are kept while a command is obeyed
        self._picked: list[str] = []
        self._filled: list[str] = []
        self._ahead = ""  # a key read already

    def ask(self, shown: Shown) -> str | None:
        """A key, picks and Enter, or a line: whatever the type asks for."""
        match shown.key:
            case Options(kind="several") if len(shown.options) <= len(LETTERS):
                return self._picks(shown)
            case Options() | Card() if len(shown.options) <= len(LETTERS):
                letters = [letter(index).lower() for index in range(len(shown.options))]
                if not letters and isinstance(shown.key, Options):
                    letters = ["t", "f"]
                prompt = Prompt(f"{how(shown)} {where_to(self._commands)}", answers=letters)
                return self._one_key(prompt)
            case Gaps(gaps=gaps) if len(gaps) > 1:
                return self._gap_by_gap(shown, len(gaps))
            case _:
                return super().ask(shown)

    def ask_for(self, prompt: Prompt) -> str | None:
        """One of its keys, or a line that can be edited."""
        if prompt.keys:
            return self._one_key(prompt)
        self._writer.write([Line(prompt.text, tone="quiet")])
        line = self._line("> ")
        return line and line.replace("\n", " ")

    def begun(self, shown: Shown) -> str:
        """Picks, or gaps with those that are still open; forgotten here with that."""
        if self._asked != shown.question.name:
            return ""
        self._asked = ""
        if self._filled and isinstance(shown.key, Gaps):
            return " | ".join([*self._filled, *[""] * len(shown.key.gaps)][: len(shown.key.gaps)])
        return " ".join(self._picked)

    def _begin(self, shown: Shown) -> None:
        if self._asked != shown.question.name:
            self._asked, self._picked, self._filled = shown.question.name, [], []

    def _gap_by_gap(self, shown: Shown, count: int) -> str | None:
        """A line a gap, together a line with | between them; such a line may be typed at once too."""
        self._begin(shown)
        self._writer.write([Line(f"{GAP_BY_GAP} {where_to(self._commands, ':')}", tone="quiet")])
        while len(self._filled) < count:
            line = self._line(f"({len(self._filled) + 1}) > ")
            if line is None:
                return None
            line = line.strip().replace("\n", " | ")
            if line.startswith(":") or line == "?":
                return line
            if "|" in line:
                self._asked = ""
                return line
            self._filled.append(line)
        self._asked = ""
        return " | ".join(self._filled)

    def _key(self) -> str:
        """The next key; after a reminder or a paste CONTINUED, so that the prompt is shown anew."""
        if self._ahead:
            key, self._ahead = self._ahead, ""
            return key
        try:
            with ticking(self.tick and self._remind):
                key = self._keyboard.key()
        except Reminder as reminder:
            self._say(str(reminder), "strong")
            return CONTINUED
        if key == PASTED:
            self._say("What you pasted is not taken for keys. Press one key.", "quiet")
            return CONTINUED
        return key

    def _line(self, prompt: str) -> str | None:
        """A line; a reminder that comes meanwhile stands above it, what was typed is kept."""
        typed, self._ahead = self._ahead, ""
        if typed == END:
            return None
        typed = typed if typed.isprintable() else ""
        while True:
            try:
                # Also without a tick: a signal that came just before the line editor began to
                # wait, such as TERM, is seen with the next.
                with ticking(self._remind):
                    return self._keyboard.line(prompt, typed)
            except Reminder as reminder:
                typed = reminder.typed
                self._say(str(reminder), "strong")

    def _say(self, text: str, tone: Tone) -> None:
        self._writer.prompt("\n")
        self._writer.write([Line(text, tone=tone)])

    def _remind(self) -> None:
        if self.tick and (reminder := self.tick()):
            raise Reminder(reminder)

    def _typed_on(self, key: str) -> str:
        """A key, or the whole text where it is a letter that a word begins with.

        A word typed where keys are read must not skip a question or turn a verdict round by the way
        (`spleen`, `no`), nor answer one (`zebra`), and the rest of `quit` must not go to the shell.
        """
        text = key
        while key.isalpha() and self._keyboard.follows(A_WORD):
            if (after := self._key()) == OTHER:  # all of an arrow is read, its rest is no answer
                continue
            is_key = text == key and (after in " :?" or after == key != "o")  # n n, but oocyte
            if is_key or not after.isprintable():
                self._ahead = "" if text[1:] and after == ENTER else after
                break
            text += after
        return text

    def _meant(self, key: str, prompt: Prompt) -> str | None:
        """A key that says it all, or the text that it begins; None where the prompt has no such key."""
        text = key if key.lower() in prompt.answers else self._typed_on(key)
        if prompt.keys:
            if text.lower() not in prompt.keys:
                return None
            named = (key for key, name in self._commands.items() if name == text.lower())
            return next(named, text[:1])  # x for unknown
        return text

    def _one_key(self, prompt: Prompt, typed: str = "") -> str | None:
        """One key, any where the prompt has none, shown as typed.

        A colon takes the key after it along, in an exam a whole line.
        """
        text = f"{prompt.text} " if prompt.text else ""
        begun = typed
        self._prompt(text, typed)
        while True:
            key = self._key()
            if key == END:
                self._writer.prompt("\n")
                return None
            if key == CONTINUED:
                self._prompt(text, typed)
            elif key == ERASE and typed:
                typed = typed[:-1]
                self._writer.prompt("\b \b")
                if begun and not typed:
                    return ""
            elif key == ENTER or key.isprintable():
                key = key.removesuffix(ENTER)
                is_letter = prompt.words and key.isalpha() and key.lower() not in prompt.keys
                begins = not typed and (key == ":" or is_letter)
                goes_on = typed and key and (self._by_lines or typed[0] != ":")
                if begins or goes_on:
                    typed += key
                    self._writer.prompt(key)
                elif (last := key if typed else self._meant(key, prompt)) is not None:
                    self._writer.prompt(f"{last}\n")
                    return typed + last.strip()

    def _prompt(self, text: str, typed: str) -> None:
        self._writer.prompt(text, "quiet")
        self._writer.prompt(typed)

    def _picks(self, shown: Shown) -> str | None:
        """Letters put in and taken out, Enter to answer; a command key is obeyed at once."""
        letters = [letter(index) for index in range(len(shown.options))]
        how_to = f"Pick or unpick A to {letters[-1]}, then Enter."
        self._writer.write([Line(f"{how_to} {where_to(self._commands)}", tone="quiet")])
        self._begin(shown)
        self._writer.prompt(f"> {' '.join(self._picked)}")
        while True:
            key = self._key()
            if key in (END, ENTER):
                self._writer.prompt("\n")
                if key == END:
                    return None
                self._asked = ""
                return " ".join(self._picked)
            if key == ":":
                return self._one_key(Prompt(""), typed=":")
            text = key if key.upper() in letters else self._typed_on(key)
            if text.upper() not in letters and read_command(text, self._commands):
                self._writer.prompt(f"{text}\n")
                return text
            if len(text) > 1:
                self._say("A word is nothing here. Press a letter at a time.", "quiet")
                key = CONTINUED
            self._pick(key, letters)

    def _pick(self, key: str, letters: list[str]) -> None:
        before = " ".join(self._picked)
        if key.upper() in letters:
            self._picked = sorted({*self._picked} ^ {key.upper()}, key=letters.index)
        elif key == ERASE:
            self._picked = self._picked[:-1]
        after = " ".join(self._picked)
        if key == CONTINUED:
            self._writer.prompt(f"> {after}")
            return
        gone = max(0, len(before) - len(after))
        self._writer.prompt("\b" * len(before) + after + " " * gone + "\b" * gone)
