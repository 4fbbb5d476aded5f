"""The quiz as a conversation: ask, read, save, then show what it means."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from allquiz.asking import Answered, Shown
from allquiz.grading.verdict import Unclear
from allquiz.model.ids import new_id
from allquiz.model.question import AnyQuestion, Flashcard
from allquiz.model.review import Confidence, Event, Response, Review
from allquiz.session import Session
from allquiz.terminal.answers import (
    COMMANDS,
    Again,
    Answer,
    Command,
    own_confidence,
    own_grade,
    understand,
)
from allquiz.terminal.draw import question_lines, verdict_lines
from allquiz.terminal.front import Front
from allquiz.terminal.page import Line, Writer

HELP = (
    ("s", "skip: neither right nor wrong"),
    ("h", "hint"),
    ("x", "I don't know: shows the answer, score 0"),
    ("f", "flag the question for later (quiz --flagged), or take the flag off"),
    ("u", "undo: take your last answer back and answer again"),
    ("o", "override the verdict on the words you typed last"),
    ("q", "stop; what you answered is saved"),
)


@dataclass(slots=True)
class Conversation:
    """One run of a quiz. `save` commits before it returns; `now` gives the time in UTC."""

    session: Session
    writer: Writer
    front: Front
    save: Callable[[Review | Event], object]
    now: Callable[[], datetime]
    flagged: set[str]
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
        lines = question_lines(
            shown,
            self.session.position,
            len(self.session.questions),
            flagged=name in self.flagged,
            corrected=name in self.corrected,
        )
        self.writer.write(lines)
        self._began = self.now()

    def _ask(self, shown: Shown) -> bool:
        """Until the question is done with; False where the learner stops."""
        while True:
            line = self.front.ask(shown)
            if line is None:
                return False
            if isinstance(shown.question, Flashcard) and not line.strip():
                return self._turn(shown.question, shown)
            going_on = self._react(understand(line, shown), shown)
            if going_on is not None:
                return going_on

    def _turn(self, card: Flashcard, shown: Shown) -> bool:
        """Show the back of the card and take the grade; False where the learner stops."""
        self.writer.write([Line(card.back, "Back:", "strong", marked=True)])
        while (line := self.front.ask_grade()) is not None:
            going_on = self._react(own_grade(line), shown)
            if going_on is not None:
                return going_on
        return False

    def _react(self, meant: Command | Answer | Again, shown: Shown) -> bool | None:
        """Do what was meant: True to go on with the next, False to stop, None to ask again."""
        if isinstance(meant, Command):
            return self._obey(meant, shown)
        if isinstance(meant, Answer):
            return self._take(meant.response, shown)
        self._say(meant.message)
        return None

    def _take(self, response: Response, shown: Shown) -> bool | None:
        """Take an answer: how sure the learner is, the verdict, and a moment to read it."""
        now = self.now()
        duration = now - (self._began or now)
        try:
            answered = self.session.judge(
                response,
                id=new_id(),
                now=now,
                duration_ms=max(0, round(duration.total_seconds() * 1000)),
            )
        except Unclear as unclear:
            self._say(str(unclear))
            return None
        wanted = self.with_confidence and response is not None
        if not wanted or isinstance(shown.question, Flashcard):
            self._record(answered)
            return self._pause()
        said = self._ask_confidence()
        if said == "undo":
            self._say("Taken back: answer again.")
            return None
        self._record(answered.with_confidence(None if said == "quit" else said))
        return said != "quit" and self._pause()

    def _ask_confidence(self) -> Confidence | Literal["undo", "quit"] | None:
        """How sure the learner is; None where that stays unsaid."""
        while (line := self.front.ask_confidence()) is not None:
            meant = own_confidence(line)
            if isinstance(meant, Answer):
                said: Confidence = meant.response
                return said
            if isinstance(meant, Command):
                return None if meant.name == "skip" else meant.name  # type: ignore[return-value]  # undo or quit
            self._say(meant.message)
        return "quit"

    def _record(self, answered: Answered) -> None:
        """Count it, save it, and only then show it."""
        self.session.take(answered)
        self.save(answered.review)
        self.writer.write(verdict_lines(answered))

    def _pause(self) -> bool:
        """Wait until the verdict was read; commands still count for the question just answered."""
        last = self.session.current is None
        while True:
            line = self.front.pause(
                PAUSE.format("for your score" if last else "to go on"), COMMANDS
            )
            if line is None:
                return False
            if not line.strip():
                return True
            meant = understand(line if line.startswith(":") else f":{line}", LAST)
            if isinstance(meant, Command):
                answered = self.session.answered[-1].shown
                going_on = self._obey(meant, answered, after=True)
                if going_on is not None:
                    return going_on

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
                self._flag(shown)
            case "override":
                self._override()
            case _:
                self._help()
        return None

    def _hint(self, question: AnyQuestion) -> None:
        hint = question.hint
        self.writer.write([Line(hint or "This question has no hint.", "Hint:", marked=True)])

    def _flag(self, shown: Shown) -> None:
        name = shown.question.name
        kind = "unflag" if name in self.flagged else "flag"
        self.save(Event(id=new_id(), kind=kind, target=name, at=self.now()))  # type: ignore[arg-type]  # one of two literals
        self.flagged ^= {name}
        self._say("Flagged: `quiz --flagged` asks it again." if kind == "flag" else "Flag off.")

    def _undo(self) -> bool | None:
        event = self.session.undo(id=new_id(), now=self.now())
        if event is None:
            self._say("There is no answer of this quiz; before it: `allquiz history undo`.")
            return None
        self.save(event)
        self._say("Taken back. Here is the question again.")
        return True

    def _override(self) -> None:
        event = self.session.override(id=new_id(), now=self.now())
        if event is None:
            self._say("Only the verdict on words you typed last can be overridden.")
            return
        self.save(event)
        counted = "right" if event.score else "wrong"
        self._say(f"Your last answer now counts as {counted}.")

    def _help(self) -> None:
        self.writer.write(Line(meaning, f":{key}") for key, meaning in HELP)
        self._say("The colon may be left out where the letter is no answer.")

    def _say(self, message: str) -> None:
        self.writer.write([Line(message)])


PAUSE = "Enter {}, u undo, f flag, q stop"
LAST = Shown(Flashcard(id="none", stem="", back="", place=None))  # type: ignore[arg-type]  # commands only: its question is never looked at
