"""The quiz as a conversation: ask, read, save, then show what it means."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from allquiz.asking import Answered, Shown
from allquiz.grading.verdict import Unclear
from allquiz.model.key import Card, Gaps, Words
from allquiz.model.refused import Refused
from allquiz.model.review import Event, Response, new_id
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
from allquiz.terminal.conversation import Left, RecordedConversation
from allquiz.terminal.prompts import GRADE, pause
from allquiz.view.blocks import Line, Space
from allquiz.view.question import asked

HELP = (
    ("s", "skip: neither right nor wrong"),
    ("h", "hint"),
    ("x", "I don't know: shows the answer, score 0"),
    ("f", "flag the question for later (quiz --flagged), or take the flag off"),
    ("u", "undo: take your last answer back and answer again"),
    ("o", "override the verdict on the words you typed last"),
    ("q", "stop; what you answered is saved"),
)
SHORT = 160  # characters: what speaks against the other options, said at once where it is no longer
OTHERS, WITH_OTHERS = ", w why not the others", {"w": "why", **COMMANDS}
PAUSE = "Enter {}, u undo, f flag, q stop"


@dataclass(eq=False, repr=False)
class Quiz(RecordedConversation):
    """One run of a quiz."""

    session: Session
    with_confidence: bool = False  # ask how sure the learner is, before the verdict
    unsaved: Refused | None = field(default=None, init=False)  # why the last answer is not
    # Ids of answers that could not be saved, by question: should the disk hold one all the same, the
    # next answer takes its place.
    _tried: dict[str, str] = field(default_factory=dict, init=False)
    _began: datetime | None = field(default=None, init=False)
    _rest: list[Line] = field(default_factory=list, init=False)  # of the verdict, not shown yet

    def run(self) -> bool:
        """Ask until the learner stops or nothing is left; whether nothing is."""
        with suppress(Left):
            while (shown := self.session.current) is not None:
                self._show(shown)
                while not self._ask(shown):
                    pass
        return self.session.current is None

    def _show(self, shown: Shown) -> None:
        position, total = self.session.position, len(self.session.questions)
        flagged = shown.question.name in self.flagged
        self._began = self.now()
        self.show_question(shown, position, total, asked(shown), flagged=flagged)

    def _ask(self, shown: Shown) -> bool:
        line = self.read(self.input.ask(shown))
        if not (isinstance(shown.key, Card) and not line.strip()):
            return self._react(understand(line, shown), shown)
        self.writer.write([Line(shown.key.back, "Back:", "strong", marked=True)])
        while not self._react(read_grade(self.ask_for(GRADE)), shown):
            pass
        return True

    def _react(self, meant: Command | Answer | Again, shown: Shown) -> bool:
        """Do what was meant: whether to go on, to the next question or the one an undo brought back."""
        if isinstance(meant, Command):
            return self._obey(meant, shown)
        if isinstance(meant, Answer):
            return self._take(meant.response, shown)
        self.say(meant.message)
        return False

    def _take(self, response: Response, shown: Shown) -> bool:
        now = self.now()
        duration = now - (self._began or now)
        ms = max(0, round(duration.total_seconds() * 1000))
        id = self._tried.get(shown.question.name) or new_id()
        try:
            answered = self.session.judge(response, id=id, now=now, duration_ms=ms)
        except Unclear as unclear:
            self.say(str(unclear))
            return False
        if self.with_confidence and response is not None and not isinstance(shown.key, Card):
            try:
                said = self.ask_confidence()
            except Left:
                self._record(answered)
                raise
            except (KeyboardInterrupt, SystemExit, OSError):  # the last where the terminal is gone
                self.saved(answered.review)
                raise
            if said == "undo":
                self.say("Taken back: answer again.")
                return False
            answered = answered.with_confidence(said)
        if not self._record(answered):
            return False
        self._pause()
        return True

    def _record(self, answered: Answered) -> bool:
        """Save it, count it, and only then show it; False, the same asked again, where it can't be."""
        from allquiz.view.verdict import others, verdict_blocks  # with the first answer

        try:
            self.save(answered.review)
        except Refused as error:
            self.unsaved = error
            self._tried[answered.review.question] = answered.review.id
            self.not_saved(error)
            return False
        self.unsaved = None
        self._tried.pop(answered.review.question, None)
        self.session.take(answered)
        rest = others(answered.shown, answered.review.response)
        length = sum(len(line.text) for line in rest)
        self._rest = rest if self.input.pauses and length > SHORT else []
        self.show(verdict_blocks(answered, with_others=not self._rest))
        if not answered.score and isinstance(answered.shown.key, Words | Gaps):
            self._doubt(answered.review.response)
        return True

    def _doubt(self, response: Response) -> None:
        """Ask of wrong words whether they, or what alone was filled in, were to be a command."""
        said = " ".join(response).strip() if isinstance(response, list) else str(response)
        if read_command(said):
            self.say(
                f"Was “{said}” a command? Here they begin with a colon; :u takes the answer back."
            )

    def _pause(self) -> None:
        """Wait until the verdict was read; commands still count for the question just answered."""
        on, ask = "to go on", self.input.ask_for
        if not self.session.current:
            on, ask = "for your score", self.input.ask_at_end
        while True:
            others, commands = (OTHERS, WITH_OTHERS) if self._rest else ("", COMMANDS)
            prompt = pause(PAUSE.format(f"{on}{others}"), commands)
            if not (line := self.read(ask(prompt)).strip()):
                return
            command = read_command(line, commands)
            if command and self._obey(command, self.session.answered[-1].shown, after=True):
                return

    def _obey(self, command: Command, shown: Shown, *, after: bool = False) -> bool:
        match command.name:
            case "quit":
                raise Left
            case "skip" | "unknown" if after:
                return True
            case "skip":
                self.session.skip()
                return True
            case "unknown":
                return self._take(None, shown)
            case "undo":
                return self._undo()
            case "why":
                self.show([*self._rest, Space()])
                self._rest = []
            case "hint":
                hint = shown.question.hint
                known = Line(hint or "", "Hint:", marked=True)
                self.writer.write([known if hint else Line("This question has no hint.")])
            case "flag":
                self.flag(shown.question.name)
            case "override":
                last = self.session.answered[-1:]
                if turned := self.override(last[0] if last else None):
                    self.session.answered[-1] = turned
            case _:
                self.help([each for each in HELP if each[0] != "h" or shown.question.hint])
        return False

    def _undo(self) -> bool:
        if not self.session.answered:
            self.say("There is no answer of this quiz; before it: `allquiz history undo`.")
            return False
        last = self.session.answered[-1].review.id
        if not self.saved(Event(id=new_id(), kind="undo", target=last, at=self.now())):
            return False
        self.session.take_back()
        self.say("Taken back. Here is the question again.")
        return True
