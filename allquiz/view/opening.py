"""What is said before the first question, and where a quiz or an exam is left."""

from collections.abc import Iterator
from datetime import datetime

from allquiz.model.words import number
from allquiz.view.blocks import BLANK, Block, Line
from allquiz.view.words import duration, moment

NO_ADVICE = "A study aid, not medical advice."
ABOUT_EXAMS = (
    "No verdict before you hand in. Until then you can go back and change answers. "
    "? or :? for help, :done to hand in, :q to leave."
)


def about_quiz(count: int, *, is_on_all: bool) -> Line:
    minutes = round(count / 2)  # half a minute a question
    time = f"about {number(minutes, 'minute')}" if minutes > 1 else "about a minute"
    if minutes >= 90:
        time = f"about {number(round(minutes / 60), 'hour')}"
    what = f"{time} for {number(count, 'question')}"
    if is_on_all:
        what = f"questions on acute lymphocytic leukemia (ALL), {time} for {count}"
    return Line(f"allquiz: {what}. {NO_ADVICE} ? or :? for help, q or :q to stop.")


def going_on_with_quiz(answered: int, total: int) -> Line:
    how_far = f"{answered} of {total} answered"
    return Line(f"Going on with your quiz: {how_far}. (A new one: allquiz quiz)")


def exam_kept(why: str, id: str) -> str:
    """What is said of an exam that can't go on now."""
    kept = "It is kept until it can, or until you say"
    return f"Your exam can't go on: {why}. {kept}: allquiz history forget {id}"


def exam_without(gone: int, of: int) -> str:
    """What is said of an exam that goes on without so many of its questions."""
    are, they = ("is", "it is") if gone == 1 else ("are", "they are")
    return (
        f"Note: your exam goes on, but {gone} of its {of} questions {are} in no bank now, or retired. "
        f"What you put down there counts only if {they} back before you hand in."
    )


def of_choice(
    flashcards_left_out: int,
    count_of_all: int | None,
    practice: tuple[datetime | None, bool] | None,
    named: str,
) -> Iterator[str]:
    """What a learner is told of the questions that were chosen.

    That an exam has no flashcards; that fewer are asked than were wanted; and that the day's work is
    done, without sending an eager learner away: `practice` says when the next is due, and whether
    today's share of new ones is met; `named` are the options that name the banks.
    """
    if flashcards_left_out:
        cards = number(flashcards_left_out, "flashcard")
        yield f"Note: {cards} left out: in an exam you would grade yourself."
    if count_of_all is not None:
        are = "is" if count_of_all == 1 else "are"
        yield f"Note: there {are} {number(count_of_all, 'question')}: all are asked."
    if practice:
        next_due, share_is_met = practice
        due = f"before {moment(next_due)}" if next_due else "now"
        why = "today's new questions are met" if share_is_met else "you have met every question"
        more = f" More new ones: allquiz quiz --new{named}" if share_is_met else ""
        yield f"Nothing is due {due}, and {why}: practice ahead of time.{more}"


def exam_opening(
    total: int, left_ms: int | None, *, answered: int | None, is_new_learner: bool
) -> Iterator[Block]:
    """How many questions, how long there is, and how it goes; `answered` where it is taken up again."""
    time = "" if left_ms is None else f", {duration(left_ms)}"
    said = f"Exam: {number(total, 'question')}{time}."
    if answered is not None:
        left = time and f"{time} left"
        said = f"Going on with your exam: {answered} of {total} answered{left}. (A quiz instead: allquiz quiz)"
    yield Line(said, tone="strong")
    yield Line(f"{ABOUT_EXAMS} {NO_ADVICE}" if is_new_learner else ABOUT_EXAMS, tone="quiet")


def exam_left(answered: int, total: int, left_ms: int | None, *, saved: bool) -> Iterator[Block]:
    yield BLANK
    how_far = f"{answered} of {total} answered"
    if not saved:
        yield Line(f"Left with {how_far}; nothing was kept.")
        return
    left = "" if left_ms is None else f" {duration(left_ms)} left: the clock stands until then."
    yield Line(f"The exam is saved, not handed in: {how_far}.")
    yield Line(f"Next: allquiz (goes on where you stopped).{left}", tone="strong")
