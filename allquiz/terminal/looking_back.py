"""Looking back on an exam: every question with what was answered and why."""

from contextlib import suppress
from dataclasses import dataclass

from allquiz.asking import Answered, show
from allquiz.exam import Paper
from allquiz.reports.exam_result import exam_result
from allquiz.terminal.answers import Command, read_command
from allquiz.terminal.conversation import QUIT, Left, RecordedConversation
from allquiz.terminal.prompts import pause
from allquiz.view.blocks import Space
from allquiz.view.question import stem
from allquiz.view.verdict import unanswered_blocks, verdict_blocks
from allquiz.view.words import points

COMMANDS = {"n": "next", "f": "flag", "o": "override", "p": "previous", "q": "quit"}
BEGIN = pause("Press Enter to see every question with its answer, :q to leave.", {":q": ":quit"})


@dataclass(eq=False, repr=False)
class LookingBack(RecordedConversation):
    """Goes through a handed-in exam."""

    paper: Paper
    judged: list[Answered | None]

    def run(self) -> None:
        """Show every question, one after the other, until the end or until the learner stops."""
        before = list(self.judged)
        with suppress(Left):
            # No bare letter: when time runs out, one may be on its way to something else.
            is_left = read_command(self.ask_for(BEGIN), COMMANDS) == QUIT
            place = len(self.judged) if is_left else 0
            while place < len(self.judged):
                place = self._look_at(place)
        if self.judged != before:
            result = exam_result(self.paper.questions, self.judged)
            self.say(f"Score now: {points(result.points, result.total)}.")

    def _look_at(self, place: int) -> int:
        """One question with its answer; the place of the one to look at next."""
        self._show(place)
        on = "to finish" if place + 1 == len(self.judged) else "for the next"
        prompt = pause(f"Enter {on}, p previous, f flag, q stop", COMMANDS)
        match read_command(self.ask_for(prompt), COMMANDS):
            case Command("quit"):
                raise Left
            case Command("flag"):
                self.flag(self.paper.questions[place].name)
            case Command("override"):
                self.judged[place] = self.override(self.judged[place]) or self.judged[place]
            case Command("previous"):
                return max(0, place - 1)
            case _:
                return place + 1
        return place

    def _show(self, place: int) -> None:
        shown, judged = show(self.paper.questions[place], self.paper.seed), self.judged[place]
        flagged = shown.question.name in self.flagged
        said = (
            unanswered_blocks(shown)
            if judged is None
            else verdict_blocks(judged, with_response=True, with_keys=self.input.pauses)
        )
        blocks = [Space(), *stem(shown.question), *said]
        self.show_question(shown, place + 1, len(self.judged), blocks, flagged=flagged)
