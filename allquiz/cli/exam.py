"""`allquiz quiz --exam`: an exam from its first question to the look back."""

import sys
import time
from collections.abc import Collection, Mapping
from contextlib import ExitStack, suppress
from datetime import UTC, datetime

import click

from allquiz.app.refused import Refused
from allquiz.asking import Answered, fits, show
from allquiz.exam import Paper, Timer, result
from allquiz.exam.timer import read_limit, spoken
from allquiz.model.draft import Draft
from allquiz.model.ids import new_id
from allquiz.model.review import Event, Review
from allquiz.store import Store, StoreError
from allquiz.store.quizzes import Begun
from allquiz.terminal.answers import EXAM_COMMANDS
from allquiz.terminal.draw import BLANK
from allquiz.terminal.exam import Sitting
from allquiz.terminal.front import Front
from allquiz.terminal.fronts import KeyFront, LineFront
from allquiz.terminal.keys import keyboard
from allquiz.terminal.looking_back import LookingBack, result_lines
from allquiz.terminal.page import Line, Writer, should_be_plain, writer

ABOUT = (
    "No verdict before you hand in. Until then you can go back and change answers. "
    "? or :? for help, :done to hand in, :q to leave."
)

NO_ADVICE = "A study aid, not medical advice."


def limit(given: str | None, *, exam: bool) -> int | None:
    """The ms of `--time-limit`. Raises Refused where it can't be read or there is no exam."""
    if given is None:
        return None
    if not exam:
        raise Refused("--time-limit belongs to an exam", "add --exam")
    try:
        return read_limit(given)
    except ValueError as error:
        raise Refused(f"--time-limit {given}: {error}") from None


def take(
    paper: Paper,
    store: Store | None,
    corrected: Collection[str],
    *,
    limit_ms: int | None,
    spent_ms: int = 0,
    with_confidence: bool,
    plain: bool,
) -> None:
    """Sit the exam; once it is handed in, show its result and look back."""
    timer = Timer(limit_ms, spent_ms, time.monotonic)
    with ExitStack() as stack:
        out, front = _open(stack, plain=plain)
        about = ABOUT if store and store.has_answers() else f"{ABOUT} {NO_ADVICE}"
        out.write([Line(_opening(paper, timer), tone="strong"), Line(about, tone="quiet")])

        def save(question: str, draft: Draft) -> None:
            if store:
                store.save_draft(paper.id, question, draft, timer.spent_ms)

        def beat() -> None:
            if store:
                with suppress(StoreError):  # the next answer will say what is wrong
                    store.beat(paper.id, timer.spent_ms)

        sitting = Sitting(paper, timer, out, front, save, beat, _now, corrected, with_confidence)
        try:
            handed_in = sitting.run()
        finally:
            if store:
                store.spent(paper.id, timer.spent_ms)
        if not handed_in:
            out.write([BLANK, *_left(paper, timer, saved=store is not None)])
            return
        spent = min(timer.spent_ms, limit_ms or timer.spent_ms)
        judged = paper.judged(lambda _: new_id())
        if store:
            reviews = [each.review for each in judged if each]
            flags = _new_flags(paper, store.flagged())
            if not store.hand_in(paper.id, _now(), spent, [*reviews, *flags]):
                raise Refused("this exam was handed in before, in another window")
        _look_back(paper, judged, store, out, front, spent)


def resume(
    paper: Paper, store: Store, corrected: Collection[str], begun: Begun, *, with_confidence: bool
) -> None:
    """Go on with an exam that was left, with the time that was left, or with looking back."""
    changed = _take_up(paper, store.drafts(paper.id))
    if begun.handed_in:
        with ExitStack() as stack:
            out, front = _open(stack, plain=False)
            out.write([Line("You have handed this exam in. How it went:", tone="strong")])
            judged = paper.judged(lambda name: begun.answered.get(name) or new_id())
            _look_back(paper, judged, store, out, front, begun.spent_ms)
        return
    if changed:
        answers = "1 answer" if changed == 1 else f"{changed} answers"
        click.echo(f"Note: {answers} must be given anew: the question has changed.", err=True)
    paper.go_on()
    take(
        paper,
        store,
        corrected,
        limit_ms=begun.time_limit_ms,
        spent_ms=begun.spent_ms,
        with_confidence=with_confidence,
        plain=False,
    )


def _open(stack: ExitStack, *, plain: bool) -> tuple[Writer, Front]:
    """What is written to and read from, for as long as the stack lasts."""
    if should_be_plain(asked=plain):
        out = writer(sys.stdout, plain=True)
        return out, LineFront(sys.stdin, out, EXAM_COMMANDS)
    out = writer(sys.stdout, plain=False)
    return out, KeyFront(stack.enter_context(keyboard()), out, EXAM_COMMANDS)


def _take_up(paper: Paper, kept: Mapping[str, Draft]) -> int:
    """Put the kept drafts on the paper; how many no longer fit their question."""
    changed = 0
    for question in paper.questions:
        draft = kept.get(question.name)
        if draft is None:
            continue
        if not fits(show(question, paper.seed), draft.response):
            draft = Draft(flagged=draft.flagged)
            changed += 1
        paper.drafts[question.name] = draft
    return changed


def _look_back(
    paper: Paper,
    judged: list[Answered | None],
    store: Store | None,
    out: Writer,
    front: Front,
    spent_ms: int,
) -> None:
    """The result, every question with its answer, and what to do next."""
    out.write(result_lines(result(paper.questions, judged), spent_ms, bars=front.pauses))
    keep = store.save if store else _forget
    flagged = store.flagged() if store else set()
    LookingBack(paper, judged, out, front, keep, _now, flagged).run()
    if store:
        store.drop_drafts(paper.id)
    missed = any(each is not None and each.score < 1 for each in judged)
    next_command = "allquiz quiz --missed" if missed and store else "allquiz quiz"
    out.write([BLANK, Line(f"Next: {next_command}", tone="strong")])


def _opening(paper: Paper, timer: Timer) -> str:
    count = len(paper.questions)
    left = timer.left_ms
    time_left = f", {spoken(left)}" if left is not None else ""
    if not timer.spent_before_ms and not paper.drafts:
        return f"Exam: {count} question{'s' * (count != 1)}{time_left}."
    left_words = f"{time_left} left" if time_left else ""
    return (
        f"Going on with your exam: {len(paper.answered)} of {count} answered{left_words}. "
        "(A quiz instead: allquiz quiz)"
    )


def _left(paper: Paper, timer: Timer, *, saved: bool) -> list[Line]:
    answered = f"{len(paper.answered)} of {len(paper.questions)} answered"
    if not saved:
        return [Line(f"Left with {answered}; nothing was kept.")]
    left = timer.left_ms
    stands = f" {spoken(left)} left: the clock stands until then." if left is not None else ""
    return [
        Line(f"The exam is saved, not handed in: {answered}."),
        Line(f"Next: allquiz (goes on where you stopped).{stands}", tone="strong"),
    ]


def _new_flags(paper: Paper, flagged: set[str]) -> list[Event]:
    """Flags still set when the exam is handed in stay with the questions: `quiz --flagged`."""
    names = [paper.questions[number - 1].name for number in paper.flagged]
    new = [name for name in names if name not in flagged]
    return [Event(id=new_id(), kind="flag", target=name, at=_now()) for name in new]


def _forget(entry: Review | Event) -> None:
    """What --no-save does with an answer."""


def _now() -> datetime:
    return datetime.now(UTC)
