"""`allquiz quiz --exam`: an exam from its first question to the look back."""

import time
from collections.abc import Mapping
from contextlib import suppress

from allquiz.app.quizzes import Asked, next_command
from allquiz.asking import fits, show
from allquiz.cli.say import note
from allquiz.exam import Paper, Timer, read_limit
from allquiz.model.days import now
from allquiz.model.refused import Refused
from allquiz.model.review import Draft, Event, new_id
from allquiz.model.words import number
from allquiz.reports.exam_result import exam_result
from allquiz.store import Store, StoreError
from allquiz.store.quizzes import answer_id
from allquiz.terminal.answers import EXAM_COMMANDS
from allquiz.terminal.conversation import opened
from allquiz.terminal.exam import Sitting
from allquiz.terminal.line_input import Input
from allquiz.terminal.looking_back import LookingBack
from allquiz.terminal.writers import Writer
from allquiz.view import opening, summary
from allquiz.view.blocks import BLANK, Line


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


def take_exam(asked: Asked, store: Store | None, *, plain: bool) -> None:
    """Sit the exam, from where it was left if it was; once handed in, show its result and look back."""
    begun, spent = asked.begun, asked.begun.spent_ms
    paper = Paper(begun.id, begun.seed, asked.questions, asked.vocabulary)
    changed = _take_up(paper, store.quizzes.drafts(paper.id)) if store else 0
    with opened(plain=plain, commands=EXAM_COMMANDS) as (out, source):
        if begun.handed_in:
            out.write([Line("You have handed this exam in. How it went:", tone="strong")])
        else:
            if changed:
                answers = number(changed, "answer")
                note(f"Note: {answers} must be given anew: the question has changed.")
            timer = Timer(begun.time_limit_ms, spent, time.monotonic)
            if not _sit(asked, paper, timer, store, out, source):
                answered, total = len(paper.answered), len(paper.questions)
                out.write(opening.exam_left(answered, total, timer.left_ms, saved=bool(store)))
                return
            spent = min(timer.spent_ms, begun.time_limit_ms or timer.spent_ms)
        # With the ids that the answers have, or had when a hand-in was cut off.
        ids = {name: given.id for name, given in begun.answered.items()}
        judged = paper.judged(lambda name: ids.get(name) or answer_id(paper.id, name))
        if store and not begun.handed_in:
            reviews = [each.review for each in judged if each]
            flagged = store.flagged()
            # Flags still set when the exam is handed in stay with the questions: `quiz --flagged`.
            names = [paper.questions[number - 1].name for number in paper.flagged]
            flags = [
                Event(id=new_id(), kind="flag", target=name, at=now())
                for name in names
                if name not in flagged
            ]
            if not store.quizzes.hand_in(paper.id, spent, [*reviews, *flags]):
                raise Refused("this exam was handed in before, in another window")
        elif store and (
            owed := [a.review for a in judged if a and a.review.question not in begun.answered]
        ):
            store.record(*owed)  # of an exam that was ended without them
        out.write(summary.exam_summary(exam_result(paper.questions, judged), spent, asked.titles))
        LookingBack(
            writer=out,
            input=source,
            now=now,
            titles=asked.titles,
            corrected=(),
            save=store.save if store else lambda _: None,
            flagged=store.flagged() if store else set(),
            paper=paper,
            judged=judged,
        ).run()
        if store:
            store.quizzes.end(paper.id, "shown")
        command = next_command(asked, filter(None, judged), store, now())
        out.write([BLANK, Line(f"Next: {command}", tone="strong")])


def _sit(
    asked: Asked, paper: Paper, timer: Timer, store: Store | None, out: Writer, source: Input
) -> bool:
    """One sitting; whether the exam is handed in. What is put down is kept in the store, if there is one."""
    answered = None
    if timer.spent_before_ms or paper.drafts:
        paper.go_on()
        answered = len(paper.answered)
    is_new = not (store and store.knowledge.has_answers())
    total, left = len(paper.questions), timer.left_ms
    out.write(opening.exam_opening(total, left, answered=answered, is_new_learner=is_new))

    def keep(question: str, draft: Draft) -> None:
        if store:
            store.quizzes.save_draft(paper.id, question, draft, timer.spent_ms, now())

    def beat() -> None:
        if store:
            with suppress(StoreError):  # the next answer will say what is wrong
                store.quizzes.spent(paper.id, timer.spent_ms, forced=False)

    sitting = Sitting(
        writer=out,
        input=source,
        now=now,
        titles=asked.titles,
        corrected=asked.corrected,
        paper=paper,
        timer=timer,
        keep=keep,
        beat=beat,
        with_confidence=bool(asked.begun.options.get("confidence")),
    )
    try:
        return sitting.run()
    finally:
        if store:
            store.quizzes.spent(paper.id, timer.spent_ms)


def _take_up(paper: Paper, kept: Mapping[str, Draft]) -> int:
    """Put the kept drafts on the paper, of those that no longer fit their question the flag alone; how
    many these are."""
    asked = {question.name: show(question, paper.seed) for question in paper.questions}
    there = {name: draft for name, draft in kept.items() if name in asked}
    unfit = {name for name, draft in there.items() if not fits(asked[name], draft.response)}
    paper.drafts |= there | {name: Draft(flagged=there[name].flagged) for name in unfit}
    return len(unfit)
