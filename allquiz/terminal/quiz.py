"""The quiz as a conversation: ask, read, save, then show what it means."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from allquiz.asking import Answered, Shown
from allquiz.grading.verdict import Unclear
from allquiz.model.ids import new_id
from allquiz.model.key import Card
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Response
from allquiz.session import Session
from allquiz.terminal.answers import (
    COMMANDS,
    Again,
    Answer,
    Command,
    read_command,
    read_grade,
    understand,
)
from allquiz.terminal.conversation import RecordedConversation
from allquiz.view.blocks import Line
from allquiz.view.question import question_blocks

HELP = (
    ("s", "skip: neither right nor wrong"),
    ("h", "hint"),
    ("x", "I don't know: shows the answer, score 0"),
    ("f", "flag the question for later (quiz --flagged), or take the flag off"),
    ("u", "undo: take your last answer back and answer again"),
    ("o", "override the verdict on the words you typed last"),
    ("q", "stop; what you answered is saved"),
)
PAUSE = "Enter {}, u undo, f flag, q stop"


@dataclass(slots=True)
class Quiz(RecordedConversation):
    """One run of a quiz."""

    session: Session
    corrected: Collection[str] = ()  # questions with another key than the one answered before
    with_confidence: bool = False  # ask how sure the learner is, before the verdict
    _began: datetime | None = field(default=None, init=False)

    def run(self) -> bool:
        """Ask until the learner stops or nothing is left; whether nothing is."""
        while (shown := self.session.current) is not None:
            self._show(shown)
            if not self._ask(shown):
                break
        return self.session.current is None

    def _show(self, shown: Shown) -> None:
        name = shown.question.name
        blocks = question_blocks(
            shown,
            self.session.position,
            len(self.session.questions),
            flagged=name in self.flagged,
            corrected=name in self.corrected,
        )
        self.writer.write(blocks)
        self._began = self.now()

    def _ask(self, shown: Shown) -> bool:
        """Until the question is done with; False where the learner stops."""
        while (line := self.input.ask(shown)) is not None:
            if isinstance(shown.key, Card) and not line.strip():
                return self._turn(shown.key, shown)
            going_on = self._react(understand(line, shown), shown)
            if going_on is not None:
                return going_on
        return False

    def _turn(self, card: Card, shown: Shown) -> bool:
        """Show the back of the card and take the grade; False where the learner stops."""
        self.writer.write([Line(card.back, "Back:", "strong", marked=True)])
        while (line := self.input.ask_grade()) is not None:
            going_on = self._react(read_grade(line), shown)
            if going_on is not None:
                return going_on
        return False

    def _react(self, meant: Command | Answer | Again, shown: Shown) -> bool | None:
        """Do what was meant: True to go on with the next, False to stop, None to ask again."""
        if isinstance(meant, Command):
            return self._obey(meant, shown)
        if isinstance(meant, Answer):
            return self._take(meant.response, shown)
        self.say(meant.message)
        return None

    def _take(self, response: Response, shown: Shown) -> bool | None:
        """Take an answer: how sure the learner is, the verdict, and a moment to read it."""
        now = self.now()
        duration = now - (self._began or now)
        ms = max(0, round(duration.total_seconds() * 1000))
        try:
            answered = self.session.judge(response, id=new_id(), now=now, duration_ms=ms)
        except Unclear as unclear:
            self.say(str(unclear))
            return None
        wanted = self.with_confidence and response is not None
        if not wanted or isinstance(shown.key, Card):
            self._record(answered)
            return self._pause()
        said = self.ask_confidence()
        if said == "undo":
            self.say("Taken back: answer again.")
            return None
        self._record(answered.with_confidence(None if said == "quit" else said))
        return said != "quit" and self._pause()

    def _record(self, answered: Answered) -> None:
        """Count it, save it, and only then show it."""
        from allquiz.view.verdict import verdict_blocks  # with the first answer, not before it

        self.session.take(answered)
        self.save(answered.review)
        self.writer.write(verdict_blocks(answered))

    def _pause(self) -> bool:
        """Wait until the verdict was read; commands still count for the question just answered."""
        prompt = PAUSE.format("to go on" if self.session.current else "for your score")
        while (line := self.input.pause(prompt, COMMANDS)) is not None:
            if not line.strip():
                return True
            if command := read_command(line.removeprefix(":")):
                answered = self.session.answered[-1].shown
                going_on = self._obey(command, answered, after=True)
                if going_on is not None:
                    return going_on
        return False

    def _obey(self, command: Command, shown: Shown, *, after: bool = False) -> bool | None:
        """Do as wished: True to go on with the next, False to stop, None to ask the same again."""
        match command.name:
            case "quit":
                return False
            case "skip" if not after:
                self.session.skip()
                return True
            case "unknown" if not after:
                return self._take(None, shown)
            case "undo":
                return self._undo()
            case "skip" | "unknown":
                return True
            case "hint":
                self._hint(shown.question)
            case "flag":
                is_on = self.flag(shown.question.name)
                self.say("Flagged: `quiz --flagged` asks it again." if is_on else "Flag off.")
            case "override":
                self._override()
            case _:
                self.help(HELP)
        return None

    def _hint(self, question: AnyQuestion) -> None:
        hint = question.hint
        self.writer.write([Line(hint or "This question has no hint.", "Hint:", marked=True)])

    def _undo(self) -> bool | None:
        event = self.session.undo(id=new_id(), now=self.now())
        if event is None:
            self.say("There is no answer of this quiz; before it: `allquiz history undo`.")
            return None
        self.save(event)
        self.say("Taken back. Here is the question again.")
        return True

    def _override(self) -> None:
        event = self.session.override(id=new_id(), now=self.now())
        if event is None:
            self.say("Only the verdict on words you typed last can be overridden.")
            return
        self.save(event)
        self.say(f"Your last answer now counts as {'right' if event.score else 'wrong'}.")
