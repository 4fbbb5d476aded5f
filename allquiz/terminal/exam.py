"""The sitting of an exam: questions in any order, answers that can change, until it is handed in."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from allquiz.asking import Shown
from allquiz.exam import Change, Paper, Timer
from allquiz.grading.verdict import Unclear
from allquiz.model.refused import Refused
from allquiz.model.review import Draft, Response
from allquiz.terminal.answers import EXAM_COMMANDS, Answer, Command, at_list, understand
from allquiz.terminal.conversation import Conversation, Left
from allquiz.terminal.prompts import Prompt
from allquiz.terminal.ticking import TimeIsUp
from allquiz.view.blocks import BLANK, Line
from allquiz.view.question import asked
from allquiz.view.verdict import response_line, response_text
from allquiz.view.words import SURE, duration, ranges

HELP = (
    ("n", "next question; what you picked or filled in here counts"),
    ("p", "previous question"),
    ("g 7", "go to question 7"),
    ("l", "list what is answered, what is not, and what is flagged"),
    ("f", "flag the question to come back to it, or take the flag off"),
    ("x", "I don't know: counts as answered, no points"),
    ("u", "undo: take your last answer or change back"),
    ("d", "done: hand the exam in (:done, :hand-in); you are asked once more"),
    ("q", "leave; the exam is saved, its time stands still until you go on"),
)
LEAVING = ("next", "previous", "go", "list", "done")
HAND_IN = Prompt("Hand in? y yes, n no", {*"ynqd", "yes", "no", "quit", "done"})
TIME_IS_UP = "Time is up. The exam is handed in with what is there."


class HandedIn(Exception):
    """The learner is done."""


@dataclass(eq=False, repr=False)
class Sitting(Conversation):
    """One sitting of an exam.

    `keep` commits what is put down for a question before it returns; `beat` notes the time spent,
    once a second while a limit runs.
    """

    paper: Paper
    timer: Timer
    keep: Callable[[str, Draft], object]
    beat: Callable[[], object]
    with_confidence: bool = False
    _shown_at: int = field(default=0, init=False)  # ms of the timer

    def run(self) -> bool:
        """Until the exam is handed in, by the learner or by the clock; False where it is left."""
        self.input.tick = self._tick if self.timer.limit_ms is not None else None
        try:
            while True:
                self._in_time()
                try:
                    if shown := self.paper.current:
                        self._at_question(shown)
                    else:
                        self._at_list()
                except Refused as error:  # what is before the learner is shown anew
                    self.not_saved(error)
        except Left:
            return False
        except HandedIn:
            return True
        except TimeIsUp:
            self.writer.write([BLANK, Line(TIME_IS_UP, tone="strong")])
            return True
        except (KeyboardInterrupt, SystemExit):
            with suppress(OSError):  # the window may be closed
                self.writer.prompt("\n")
            raise
        finally:
            self.input.tick = None
            with suppress(OSError):
                self._take_begun()

    def _take_begun(self) -> None:
        """Take the picks and gaps that stand there; a word half typed is none."""
        if (shown := self.paper.current) and (line := self.input.begun(shown)):
            meant = understand(line, shown, EXAM_COMMANDS)
            if isinstance(meant, Answer):
                self._put_down(meant.response, shown)

    def _tick(self) -> str | None:
        self._in_time()
        self.beat()
        left = self.timer.reminder()
        return f"{duration(left)} left." if left else None

    def _in_time(self) -> None:
        if self.timer.is_up:
            raise TimeIsUp

    def read(self, line: str | None) -> str:
        """A line just read, if it came in time."""
        self._in_time()
        return Conversation.read(self, line)

    def _at_question(self, shown: Shown) -> None:
        """One question, until the learner goes elsewhere or it is to be shown anew."""
        self._show(shown)
        here = self.paper.place
        while self.paper.place == here:
            match understand(self.read(self.input.ask(shown)), shown, EXAM_COMMANDS):
                case Answer(response=response):
                    self._take(response, shown)
                case Command(name="unknown"):
                    self._take(None, shown)
                case Command(name=name) as command:
                    if name in LEAVING:
                        self._take_begun()
                    self._obey(command)
                    if name in ("go", "undo", "done"):
                        return
                case again:
                    self.say(again.message)

    def _show(self, shown: Shown) -> None:
        paper, draft = self.paper, self.paper.draft
        blocks = [Line(self._state(), tone="quiet"), *asked(shown)]
        if draft.answered:
            sure = SURE[draft.confidence] if draft.confidence else ""
            blocks.append(response_line(shown, draft.response, "Your answer:", "quiet", note=sure))
        self._shown_at = self.timer.spent_ms
        number, total = paper.place + 1, len(paper.questions)
        self.show_question(shown, number, total, blocks, flagged=draft.flagged)

    def _state(self) -> str:
        answered = f"{len(self.paper.answered)} of {len(self.paper.questions)} answered"
        left = self.timer.left_ms
        self.timer.reminder()  # said with this
        return answered if left is None else f"{duration(left)} left, {answered}"

    def _take(self, response: Response, shown: Shown) -> None:
        if not self._put_down(response, shown):
            return
        if self.with_confidence and response is not None:
            said = self.ask_confidence()
            if said == "undo":
                self._undo()
                return
            if said is not None:
                self._save(self.paper.be(said))
        self.paper.forward()

    def _put_down(self, response: Response, shown: Shown) -> bool:
        """Save an answer; False, with the reason said, where it can't be judged or saved."""
        spent = self.timer.spent_ms
        try:
            duration = max(0, spent - self._shown_at)
            self._save(self.paper.answer(response, now=self.now(), duration_ms=duration))
        except Unclear as unclear:
            self.say(str(unclear))
            return False
        except Refused as error:
            self.not_saved(error)
            return False
        self._shown_at = spent
        self.input.begun(shown)  # what was picked before counts no more
        self.writer.write([response_line(shown, response, "Saved:", "quiet")])
        return True

    def _save(self, change: Change) -> Draft:
        """Commit it, and only then let it count: what is to be said of it. Raises Refused, nothing changed."""
        self.keep(self.paper.questions[change.place].name, change.draft)
        self.paper.take(change)
        return change.draft

    def _obey(self, command: Command) -> None:
        match command.name:
            case "quit":
                raise Left
            case "next":
                self.paper.forward()
            case "previous" if not self.paper.back():
                self.say("This is the first question.")
            case "go":
                self._go(command.number)
            case "list":
                self.paper.go_to_list()
            case "flag":
                draft = self._save(self.paper.flag())
                self.say("Flagged: the list (:l) shows it." if draft.flagged else "Flag off.")
            case "undo":
                self._undo()
            case "hint":
                self.say("There are no hints in an exam.")
            case "done":
                self._hand_in()
            case "help":
                self.help(HELP)

    def _go(self, number: int | None) -> None:
        """Go to a question; asked for its number where there is none yet."""
        if number is None:
            how = "Go to which question? Type its number."
            meant = at_list(self.ask_for(Prompt(how)))
            number = meant.number if isinstance(meant, Command) else None
        if number is None or not self.paper.go_to(number):
            self.say(f"The questions are numbered 1 to {len(self.paper.questions)}.")

    def _undo(self) -> None:
        change = self.paper.undo()
        if change is None:
            self.say("There is no answer of this sitting to take back; change it instead.")
            return
        draft, shown = self._save(change), self.paper.current
        assert shown is not None  # noqa: S101  # undo goes to a question
        before = response_text(shown, draft.response) if draft.answered else "no answer"
        self.say(f"Taken back: question {self.paper.place + 1} has {before} again.")

    def _at_list(self) -> None:
        """The list of what is answered, until the learner goes to a question."""
        self._show_list()
        while not self.paper.current:
            how = "A number goes to that question, d hands in. (:? for help)"
            match at_list(self.ask_for(Prompt(how))):
                case Command(name="next"):
                    self.paper.go_on()
                case Command(name="list"):
                    self._show_list()
                case Command(name="previous"):
                    self.paper.back()
                case Command(name="quit" | "go" | "undo" | "done" | "help") as command:
                    self._obey(command)
                case Command():
                    self.say("Go to a question first: type its number.")
                case again:
                    self.say(again.message)

    def _show_list(self) -> None:
        paper = self.paper
        answered, unanswered = paper.answered, paper.unanswered
        numbers = {"Answered:": answered, "Not answered:": unanswered, "Flagged:": paper.flagged}
        lines = [Line(ranges(those), name) for name, those in numbers.items() if those]
        self.writer.write([BLANK, Line(self._state(), tone="strong"), *lines])

    def _hand_in(self) -> None:
        """Ask once more, what is not answered before the learner's eyes. Raises HandedIn or Left."""
        if self.paper.current:  # else the list is there already
            self._show_list()
        if self.paper.unanswered:
            self.say("What is not answered gives no points.")
        line = self.ask_for(HAND_IN).strip().lower()
        meant = at_list(line)
        if line.removeprefix(":") in ("y", "yes") or meant == Command("done"):
            raise HandedIn
        if meant == Command("quit"):
            raise Left
        self.say("Not handed in.")
