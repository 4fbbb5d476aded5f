"""The end of an exam: its result, then every question with what was answered and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from allquiz.asking import Answered, Shown, show, turned_round
from allquiz.exam import Paper, Result, TopicResult, result
from allquiz.exam.timer import spoken
from allquiz.model.ids import new_id
from allquiz.model.review import Event
from allquiz.terminal.draw import (
    BLANK,
    heading_lines,
    review_lines,
    stem_lines,
    unanswered_lines,
)
from allquiz.terminal.exam import ranges
from allquiz.terminal.front import Front
from allquiz.terminal.page import Line, Writer
from allquiz.terminal.summary import bar, certainty_line

KEYS = "nfopq"


def result_lines(of: Result, spent_ms: int, *, bars: bool) -> Iterator[Line]:
    """The score counted both ways, by topic with its interval, and the weakest topic."""
    yield BLANK
    yield Line(
        f"Score: {_points(of.points, of.total)} ({of.points / of.total:.0%}); "
        f"{of.answered} of {of.total} answered, in {spoken(spent_ms)}.",
        tone="title",
    )
    if of.answered < of.total:
        share = f" ({of.points / of.answered:.0%})" if of.answered else ""
        yield Line(
            f"Of what you answered: {_points(of.points, of.answered)}{share}. What is "
            "not answered gives no points here, but is not recorded as wrong.",
            tone="quiet",
        )
    if of.marks:
        yield certainty_line(of.marks)
    if of.sure_but_wrong:
        what = _questions(of.sure_but_wrong)
        yield Line(f"Sure, but not right: {what}. Such questions come first in your next quiz.")
    known = [topic for topic in of.topics if topic.answered]
    if known:
        yield Line("By topic, of what you answered, with the 95% interval:", tone="quiet")
    width = max((len(topic.topic) for topic in known), default=0)
    for topic in known:
        yield _topic_line(topic, width, bars=bars)
    if unknown := [topic.topic for topic in of.topics if not topic.answered]:
        yield Line(f"Nothing answered on: {', '.join(unknown)}.", tone="quiet")
    if of.weakest:
        yield Line(f"Weakest topic: {of.weakest.topic}.")


def _topic_line(topic: TopicResult, width: int, *, bars: bool) -> Line:
    share, (low, high) = topic.share or 0.0, topic.interval
    name = f"{topic.topic}:"
    if bars:
        name = f"{name.ljust(width + 1)}  {bar(share)}"
    open_ = f", {topic.unanswered} not answered" if topic.unanswered else ""
    return Line(
        f"{name} {share:.0%} of {topic.answered}, {low * 100:.0f} to {high:.0%}{open_}", " "
    )


def _questions(numbers: Sequence[int]) -> str:
    return f"question{'s' * (len(numbers) > 1)} {ranges(numbers)}"


def _points(points: float, out_of: int) -> str:
    number = f"{points:.0f}" if points == round(points) else f"{points:.2f}".rstrip("0")
    return f"{number} of {out_of} point{'s' * (out_of != 1)}"


@dataclass(slots=True)
class LookingBack:
    """Goes through a handed-in exam. `save` commits an event before it returns."""

    paper: Paper
    judged: list[Answered | None]
    writer: Writer
    front: Front
    save: Callable[[Event], object]
    now: Callable[[], datetime]
    flagged: set[str]

    def run(self) -> None:
        """Show every question, one after the other, until the end or until the learner stops."""
        turned = False
        place = 0
        # Only Enter: when time runs out, a letter may be on its way to something else.
        if self.front.pause("Press Enter to see every question with its answer.", "") is None:
            return
        while place < len(self.judged):
            self._show(place)
            key = self.front.pause(self._prompt(place), KEYS)
            match key and key.removeprefix(":").lower():
                case None | "q":
                    break
                case "f":
                    self._flag(self.paper.questions[place].name)
                case "o":
                    turned |= self._override(place)
                case "p":
                    place = max(0, place - 1)
                case _:
                    place += 1
        if turned:
            of = result(self.paper.questions, self.judged)
            self._say(f"Score now: {_points(of.points, of.total)}.")

    def _show(self, place: int) -> None:
        shown, judged = self._shown(place), self.judged[place]
        flagged = shown.question.name in self.flagged
        self.writer.write(
            [
                *heading_lines(shown, place + 1, len(self.judged), flagged=flagged),
                *stem_lines(shown.question),
                *(
                    review_lines(judged, with_keys=self.front.pauses)
                    if judged
                    else unanswered_lines(shown)
                ),
            ]
        )

    def _shown(self, place: int) -> Shown:
        return show(self.paper.questions[place], self.paper.seed)

    def _prompt(self, place: int) -> str:
        last = place + 1 == len(self.judged)
        return f"Enter {'to finish' if last else 'for the next'}, p previous, f flag, q stop"

    def _flag(self, name: str) -> None:
        kind = "unflag" if name in self.flagged else "flag"
        self.save(Event(id=new_id(), kind=kind, target=name, at=self.now()))  # type: ignore[arg-type]  # one of two literals
        self.flagged ^= {name}

    def _override(self, place: int) -> bool:
        judged = self.judged[place]
        turned = judged and turned_round(judged, id=new_id(), now=self.now())
        if not turned:
            self._say("Only the verdict on words you typed can be overridden.")
            return False
        self.judged[place], event = turned
        self.save(event)
        self._say(f"Your answer now counts as {'right' if event.score else 'wrong'}.")
        return True

    def _say(self, message: str) -> None:
        self.writer.write([Line(message)])
