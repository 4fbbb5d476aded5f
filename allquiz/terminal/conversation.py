"""What a quiz, an exam and looking back on one share: saying, asking, flags."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from allquiz.asking import Answered, Shown, turned_round
from allquiz.model.refused import Refused
from allquiz.model.review import Confidence, Event, Review, new_id
from allquiz.terminal.answers import Answer, Command, read_command, read_confidence
from allquiz.terminal.line_input import Input, LineInput
from allquiz.terminal.prompts import CONFIDENCE, MORE, Prompt
from allquiz.terminal.streams import should_be_plain
from allquiz.terminal.writers import Writer, writer
from allquiz.view.blocks import Block, Line
from allquiz.view.question import heading, stem_line

QUIT = Command("quit")


class Left(Exception):
    """The learner stops here."""


@contextmanager
def opened(*, plain: bool, commands: Mapping[str, str]) -> Iterator[tuple[Writer, Input]]:
    """What is written to and read from: lines where they suit the streams or are asked for, else keys."""
    if should_be_plain(asked=plain):
        out = writer(sys.stdout, plain=True)
        yield out, LineInput(sys.stdin, out, commands)
        return
    from allquiz.terminal.key_input import KeyInput
    from allquiz.terminal.keys import keyboard

    out = writer(sys.stdout, plain=False)
    with keyboard() as keys:
        yield out, KeyInput(keys, out, commands)


@dataclass(eq=False, repr=False)
class Conversation:
    """A conversation with a learner; `now` gives the time in UTC, `titles` has those of the topics,
    `corrected` the full names of questions with another key than the one answered before."""

    writer: Writer
    input: Input
    now: Callable[[], datetime]
    titles: Mapping[str, str]
    corrected: Collection[str]

    def show_question(
        self, shown: Shown, number: int, total: int, blocks: Iterable[Block], *, flagged: bool
    ) -> None:
        """What is to be seen of a question, below its heading. Raises Left."""
        question = shown.question
        title, corrected = self.titles.get(question.topic), question.name in self.corrected
        head = heading(shown, number, total, title, flagged=flagged, corrected=corrected)
        self.show([*head, *blocks], [stem_line(question)])

    def say(self, message: str) -> None:
        self.writer.write([Line(message)])

    def show(self, blocks: Iterable[Block], again: Sequence[Block] = ()) -> None:
        """What may be longer than the screen, a screen at a time, `again` atop of each. Raises Left."""
        for number, screen in enumerate(self.writer.screens(blocks, again)):
            if number and read_command(self.ask_for(MORE)) == QUIT:
                raise Left
            self.writer.write(screen)

    def not_saved(self, error: Refused) -> None:
        """Why something is not done, before its verdict or its effect is shown."""
        self.say(f"Not saved: {error}.")
        self.say(f"Help: {error.remedy}. Then try again, or leave with :q.")

    def help(self, commands: Iterable[tuple[str, str]]) -> None:
        self.writer.write(Line(meaning, f":{key}".ljust(4)) for key, meaning in commands)
        self.say("The colon may be left out where the letter is no answer.")

    def ask_for(self, prompt: Prompt) -> str:
        """What is typed. Raises Left at the end of input."""
        return self.read(self.input.ask_for(prompt))

    def read(self, line: str | None) -> str:
        """A line just read. Raises Left at the end of input; an exam looks at its clock here."""
        if line is None:
            raise Left
        return line

    def ask_confidence(self) -> Confidence | Literal["undo"] | None:
        """How sure the learner is; None where that stays unsaid. Raises Left."""
        while True:
            match read_confidence(self.ask_for(CONFIDENCE)):
                case Answer(response=said):
                    confidence: Confidence = said
                    return confidence
                case Command(name="undo"):
                    return "undo"
                case Command(name="quit"):
                    raise Left
                case Command():
                    return None
                case again:
                    self.say(again.message)


@dataclass(eq=False, repr=False)
class RecordedConversation(Conversation):
    """One about answers that are judged. `save` commits before it returns."""

    save: Callable[[Review | Event], object]
    flagged: set[str]  # full names

    def saved(self, entry: Review | Event) -> bool:
        """Save it, before its effect is shown; False, with the reason said, where it can't be."""
        try:
            self.save(entry)
        except Refused as error:
            self.not_saved(error)
            return False
        return True

    def flag(self, name: str) -> None:
        is_on = name not in self.flagged
        kind: Literal["flag", "unflag"] = "flag" if is_on else "unflag"
        if self.saved(Event(id=new_id(), kind=kind, target=name, at=self.now())):
            self.flagged ^= {name}
            self.say("Flagged: `quiz --flagged` asks it again." if is_on else "Flag off.")

    def override(self, judged: Answered | None) -> Answered | None:
        """The answer with its verdict turned round; None where no words were typed that may be misjudged."""
        turned = judged and turned_round(judged, id=new_id(), now=self.now())
        if not turned:
            self.say("Only the verdict on words you typed can be overridden.")
        elif self.saved(turned[1]):
            counted = {0.0: "wrong", 1.0: "right"}.get(turned[0].score, "partly right")
            self.say(f"Your answer now counts as {counted}.")
            return turned[0]
        return None
