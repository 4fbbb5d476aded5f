"""Answers from a terminal: single keys where one says it all, edited lines where words are wanted."""

from collections.abc import Mapping

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Options
from allquiz.model.words import LETTERS, letter
from allquiz.terminal.answers import COMMANDS, read_command
from allquiz.terminal.keys import CONTINUED, END, ENTER, ERASE, PASTED, Keyboard, begun_line
from allquiz.terminal.line_input import Input
from allquiz.terminal.prompts import Prompt, how, where_to
from allquiz.terminal.ticking import Reminder, ticking
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line, Tone

GAP_BY_GAP = "Type what is missing, a line a gap; an empty line leaves its gap open."
A_WORD = 0.4  # seconds within which a word goes on whose first letter is a command
NO_TEXT = Prompt("")
NOTHING = "“{}” is nothing here."
RESTS = {"t": "rue", "f": "alse"}  # of words of which the first letter answers
MAYBE = "That may be the rest of a word. Press Enter if you mean “{}”."


class KeyInput(Input):
    """Single keys where one says it all, edited lines where words are wanted."""

    def __init__(
        self, keyboard: Keyboard, writer: Writer, commands: Mapping[str, str] = COMMANDS
    ) -> None:
        super().__init__(writer, commands)
        self._keyboard = keyboard
        self._begun: dict[str, list[str]] = {}  # of one question: its picks, or gaps filled in
        self._rest = ""  # of `true` or `false`, while its first letter was the last thing typed

    def ask(self, shown: Shown) -> str | None:
        """A key, picks and Enter, or a line: whatever the type asks for."""
        match shown.key:
            case Options(kind="several") if len(shown.options) <= len(LETTERS):
                return self._picks(shown)
            case Options() | Card() if len(shown.options) <= len(LETTERS):
                letters = [letter(index).lower() for index in range(len(shown.options))]
                is_statement = not letters and isinstance(shown.key, Options)
                text = f"{how(shown)} {where_to(self._commands)}"
                line = self._one_key(Prompt(text, answers=[*RESTS] if is_statement else letters))
                self._rest = RESTS.get(line.lower(), "") if line and is_statement else ""
                return line
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
        given = self._begun.pop(shown.question.name, [])
        if given and isinstance(shown.key, Gaps):
            return " | ".join([*given, *[""] * (len(shown.key.gaps) - len(given))])
        return " ".join(given)

    def _begin(self, shown: Shown) -> list[str]:
        """What is picked or filled in of the question, kept here while a command is obeyed."""
        name = shown.question.name
        self._begun = {name: self._begun.get(name, [])}
        return self._begun[name]

    def _gap_by_gap(self, shown: Shown, count: int) -> str | None:
        """A line a gap, together a line with | between them; such a line may be typed at once too."""
        filled = self._begin(shown)
        self._writer.write([Line(f"{GAP_BY_GAP} {where_to(self._commands, ':')}", tone="quiet")])
        while len(filled) < count:
            line = self._line(f"({len(filled) + 1}) > ")
            if line is None:
                return None
            line = line.strip().replace("\n", " | ")
            if line.startswith(":") or line == "?":
                return line
            if "|" in line:
                filled = [line]
                break
            filled.append(line)
        self._begun.clear()
        return " | ".join(filled)

    def _key(self) -> str:
        """The next key; after a reminder or a paste CONTINUED, so that the prompt is shown anew."""
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
        typed = ""
        while True:
            try:
                # Also without a tick: a signal that came just before the line editor began to
                # wait, such as TERM, is seen with the next.
                with ticking(self._remind):
                    line = self._keyboard.line(prompt, typed)
                is_rest, self._rest = self._is_rest(line or ""), ""
                if not is_rest:
                    return line
                typed = ""
            except Reminder as reminder:
                typed = begun_line()
                if text := str(reminder):
                    self._say(text, "strong")

    def _say(self, text: str, tone: Tone) -> None:
        self._writer.prompt("\n")
        self._writer.write([Line(text, tone=tone)])

    def _remind(self) -> None:
        if self.tick and (reminder := self.tick()):
            raise Reminder(reminder)

    def _begins_word(self, key: str, prompt: Prompt) -> bool:
        """Whether a letter begins a word, which Enter ends: it is no key, or another follows at once.

        A word typed where keys are read must not skip a question or turn a verdict round by the way
        (`spleen`, `no`), nor answer one (`zebra`), and the rest of `quit` must not go to the shell.
        """
        if not key.isalpha():
            return False
        if key.lower() in prompt.answers:
            return self._may_be_rest(key)
        if key.lower() not in (prompt.keys or self._commands):
            return True
        after = self._keyboard.peek(A_WORD)
        is_twice = after == key != "o"  # n n, but oocyte
        return after.isprintable() and after not in " :?" and not is_twice

    def _may_be_rest(self, key: str) -> bool:
        """Whether a letter that would answer may go on with the `true` or `false` that answered a statement.

        In an exam the next question stands there by then: at no pace must the `a` of `false` answer that.
        """
        return bool(self._rest) and self._rest[0] == key.lower()

    def _is_rest(self, line: str) -> bool:
        return bool(self._rest) and self._rest == line.strip().lower()

    def _one_key(self, prompt: Prompt, typed: str = "") -> str | None:
        """A key that the prompt takes, or a text that Enter ends: it begins with a colon, or is a word."""
        text = f"{prompt.text} " if prompt.text else ""
        is_begun = bool(typed)
        self._prompt(text, typed)
        while (key := self._key()) != END:
            if key == CONTINUED:
                self._prompt(text, typed)
            elif key == ERASE and typed:
                typed = typed[:-1]
                self._writer.erase()
            elif key == ENTER or key.isprintable():
                line = typed + key.removesuffix(ENTER)
                if key != ENTER if typed else key == ":" or self._begins_word(key, prompt):
                    is_answer, typed = not typed and key.lower() in prompt.answers, line
                    self._writer.type(key)
                    if is_answer:
                        self._say(MAYBE.format(key), "quiet")
                        self._prompt(text, typed)
                elif prompt.takes(line) and not self._is_rest(line):
                    self._rest = ""
                    self._writer.prompt(f"{key.removesuffix(ENTER)}\n")
                    return line.strip()
                elif typed:
                    if self._is_rest(line):
                        self._writer.prompt("\n")
                    else:
                        self._say(NOTHING.format(line.strip()), "quiet")
                    typed = self._rest = ""
                    self._prompt(text, typed)
            if is_begun and not typed:
                return ""
        self._writer.prompt("\n")
        return None

    def _prompt(self, text: str, typed: str) -> None:
        self._writer.prompt(text, "quiet")
        self._writer.type(typed)

    def _picks(self, shown: Shown) -> str | None:
        """Letters put in and taken out, Enter to answer; a command key is obeyed at once."""
        letters = [letter(index) for index in range(len(shown.options))]
        how_to = f"Pick or unpick A to {letters[-1]}, then Enter."
        self._writer.write([Line(f"{how_to} {where_to(self._commands)}", tone="quiet")])
        picked = self._begin(shown)
        while True:
            there = "".join(f"{each} " for each in picked)
            self._writer.prompt(f"\r> {there}  \b\b")  # over one more that stood there
            key = self._key()
            if key != CONTINUED and not self._may_be_rest(key):
                self._rest = ""
            if key.upper() in letters and not self._rest:
                picked[:] = sorted({*picked} ^ {key.upper()}, key=letters.index)
            elif key == ERASE:
                picked[:] = picked[:-1]
            elif key == END:
                self._writer.prompt("\n")
                return None
            elif key == ENTER:
                self._writer.prompt("\n")
                self._begun.clear()
                return " ".join(picked)
            elif key == ":" or self._begins_word(key, NO_TEXT):
                if key.upper() in letters:
                    self._say(MAYBE.format(key), "quiet")
                line = self._one_key(NO_TEXT, typed=key)
                if line is None or line[:1] == ":" or read_command(line, self._commands):
                    return line
                if {*line.upper()} <= {*letters}:
                    picked[:] = sorted({*picked} ^ {*line.upper()}, key=letters.index)
                else:
                    self._writer.write([Line(NOTHING.format(line), tone="quiet")])
            elif read_command(key, self._commands):
                self._writer.prompt(f"{key}\n")
                return key
