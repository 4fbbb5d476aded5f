"""A quiz or an exam is taken: from its first question, or from where it was left."""

from pathlib import Path

from allquiz.app.quizzes import Asked, take_up
from allquiz.bank.here import banks_from, naming
from allquiz.cli.banks import in_stock
from allquiz.cli.say import note
from allquiz.model.days import now
from allquiz.model.refused import Refused
from allquiz.session import Session
from allquiz.store import Store
from allquiz.store.quizzes import Begun
from allquiz.terminal.answers import COMMANDS
from allquiz.terminal.conversation import opened
from allquiz.terminal.quiz import Quiz
from allquiz.view import opening


def resumed(begun: Begun, store: Store, *, plain: bool) -> bool:
    """Go on with what was left; False where there is nothing left of it."""
    try:
        stock = in_stock([Path(path) for path in begun.banks] or banks_from(None))
    except Refused as refused:
        if begun.kind == "quiz":
            said = f"the quiz that you left can't go on: {refused}"
            raise Refused(said, "put its bank back, or start another with `allquiz quiz`") from None
        note(f"Your exam can't go on ({refused}); it is kept until it can.")
        return False
    asked = take_up(begun, stock, store)
    is_done = all(question.name in begun.answered for question in asked.questions)
    if not asked.questions or (is_done and begun.kind == "quiz"):
        store.quizzes.end(begun.id)
        return False
    take(asked, store, plain=plain, again=True)
    return True


def take(asked: Asked, store: Store | None, *, plain: bool, again: bool = False) -> None:
    try:
        if asked.begun.kind == "exam":
            from allquiz.cli.exam import take_exam

            take_exam(asked, store, plain=plain)
        else:
            _take_quiz(asked, store, plain=plain, again=again)
    except KeyboardInterrupt:
        if store:
            note("\nStopped. What you answered is saved; go on with: allquiz")
        raise


def _take_quiz(asked: Asked, store: Store | None, *, plain: bool, again: bool) -> None:
    """Run the quiz to its end or until it is left, then say how it went."""
    begun = asked.begun
    session = Session(begun.id, begun.seed, asked.questions, asked.vocabulary)
    session.go_on(begun.answered)
    with opened(plain=plain, commands=COMMANDS) as (out, source):
        count, on_all = len(asked.questions), asked.is_all_shipped
        if again:
            out.write([opening.going_on_with_quiz(len(begun.answered), count)])
        if store is None or not store.knowledge.has_answers():
            out.write([opening.about_quiz(count, is_on_all=on_all)])
        flagged = store.flagged() if store else set[str]()
        save = store.save if store else lambda _: None
        of_all = (out, source, now, asked.titles, asked.corrected, save, flagged)
        quiz = Quiz(*of_all, session, bool(begun.options.get("confidence")))
        finished = quiz.run()
    from allquiz.view.summary import next_command, quiz_summary  # at the end, not before

    command = next_command(
        session.answered, naming(asked.banks), finished=finished, saved=store is not None
    )
    total, skipped = len(session.questions), len(session.skipped)
    out.write(quiz_summary(session.answered, total, skipped, command, asked.titles))
    if finished and store:
        store.quizzes.end(session.id)
    if unsaved := quiz.unsaved:
        raise Refused(f"your last answer is not saved: {unsaved}", unsaved.remedy)
