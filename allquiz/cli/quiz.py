"""`allquiz quiz`, and `allquiz` alone."""

import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from allquiz.app.choosing import Choosing, Chosen, Which, choose, when
from allquiz.app.corrections import corrected
from allquiz.app.folders import config_file, progress
from allquiz.app.refused import Refused
from allquiz.app.settings import read_settings
from allquiz.bank.read import Reading
from allquiz.bank.select import Wish
from allquiz.cli.banks import bank_option, read_sound
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.document import all_texts
from allquiz.model.ids import new_id
from allquiz.model.question import LEVELS, AnyQuestion, Level
from allquiz.model.review import Event, Review
from allquiz.session import Session
from allquiz.shipped import shipped
from allquiz.store import Store
from allquiz.store.quizzes import Begun
from allquiz.terminal.fronts import KeyFront, LineFront
from allquiz.terminal.keys import keyboard
from allquiz.terminal.page import Line, Writer, should_be_plain, writer
from allquiz.terminal.quiz import Conversation
from allquiz.terminal.summary import by_topic, summary_lines

ABOUT = "allquiz: {what}. A study aid, not medical advice. ? or :? for help, q or :q to stop."


def which_option(name: Which, help: str) -> Callable[[Any], Any]:
    """A flag that sets `which`, and refuses another such flag beside it."""

    def take(ctx: click.Context, param: click.Parameter, given: bool) -> None:  # noqa: ARG001
        before = ctx.params.setdefault("which", None)
        if given and before not in (None, name):
            raise click.UsageError(f"--{before} and --{name} exclude each other", ctx)
        if given:
            ctx.params["which"] = name

    return click.option(f"--{name}", is_flag=True, expose_value=False, callback=take, help=help)


@click.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@click.option("-n", "count", type=click.IntRange(1, 10_000), help="How many questions (10).")
@bank_option
@click.option("--only", multiple=True, metavar="ID", help="Ask this question. Repeatable.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Questions with this tag.")
@click.option("--level", type=click.Choice(LEVELS), help="Questions of this level.")
@which_option("due", "Those due for review.")
@which_option("missed", "Those last answered wrong.")
@which_option("new", "Those never answered.")
@which_option("flagged", "Those you flagged.")
@which_option("confused", "Those on terms you confuse.")
@click.option("--exam", is_flag=True, help="No verdict before you hand in; answers can change.")
@click.option("--time-limit", metavar="TIME", help="Of an exam: 90s, 10m, 1h or 1h30m.")
@click.option("--confidence", is_flag=True, help="Say how sure you are before the verdict.")
@click.option("--seed", type=int, help="Choose and shuffle by this number: the same each time.")
@click.option("--plain", is_flag=True, help="Lines only: no keys, colour or wrapping.")
@click.option("--no-save", is_flag=True, help="Keep no record of the answers.")
def command(
    topics: tuple[str, ...],
    count: int | None,
    banks: tuple[Path, ...],
    only: tuple[str, ...],
    tags: tuple[str, ...],
    level: Level | None,
    which: Which | None,
    exam: bool,
    time_limit: str | None,
    confidence: bool,
    seed: int | None,
    plain: bool,
    no_save: bool,
) -> None:
    """Answer questions; each answer is saved at once.

    \b
    Examples:
      allquiz quiz                          10 mixed questions
      allquiz quiz blood-and-marrow -n 5    5 on one topic
      allquiz quiz --due                    what is due for review
      allquiz quiz --missed                 those you got wrong
      allquiz quiz --confused               terms you take for one another, side by side
      allquiz quiz --bank mine.yaml         a bank of your own
      allquiz quiz --exam --time-limit 10m  an exam; the verdicts come at its end
      allquiz quiz --confidence             sure, or a guess? certainty-based marks
    """
    choosing = Choosing(
        wish=Wish(topics=topics, tags=tags, level=level),
        only=only,
        which=which,
        count=count,
        exam=exam,
    )
    limit_ms = None
    if exam or time_limit is not None:
        from allquiz.cli.exam import limit

        limit_ms = limit(time_limit, exam=exam)
    settings = read_settings(config_file())
    confidence = confidence or settings.confidence
    with ExitStack() as stack:
        store = None if no_save else stack.enter_context(progress(settings))
        if store is None and which:
            raise Refused(f"--{which} needs your record", "leave out --no-save")
        reading = read_sound(banks)
        chosen_seed = int(new_id()[:8], 16) if seed is None else seed
        chosen = choose(reading, choosing, store, settings, seed=chosen_seed, now=_now())
        _say_what_was_chosen(chosen)
        questions, changed = chosen.questions, chosen.corrected
        id, vocabulary = new_id(), _vocabulary(reading)
        if store is not None:
            store.begin(
                id,
                _now(),
                chosen_seed,
                [question.name for question in questions],
                [str(path.absolute()) for path in banks],
                kind="exam" if exam else "quiz",
                time_limit_ms=limit_ms,
                options={"confidence": confidence},
            )
        if exam:
            from allquiz.cli.exam import take
            from allquiz.exam import Paper

            paper = Paper(id, chosen_seed, questions, vocabulary)
            take(
                paper,
                store,
                changed,
                limit_ms=limit_ms,
                with_confidence=confidence,
                plain=plain,
            )
            return
        session = Session(id, chosen_seed, questions, vocabulary)
        _take(session, store, changed, plain=plain, with_confidence=confidence)


def _say_what_was_chosen(chosen: Chosen) -> None:
    """What was left out, and to an eager learner that the day's work is done."""
    if count := chosen.flashcards_left_out:
        cards = f"{count} flashcard{'s' * (count != 1)}"
        click.echo(f"Note: {cards} left out: in an exam you would grade yourself.", err=True)
    if practice := chosen.practice:
        due = f"before {when(practice.next_due)}" if practice.next_due else "now"
        met = practice.share_is_met
        why = "today's new questions are met" if met else "you have met every question"
        more = " More new ones: allquiz quiz --new" if met else ""
        click.echo(f"Nothing is due {due}, and {why}: practice ahead of time.{more}", err=True)


def resume_or_start() -> None:
    """Go on with the quiz or exam that was left, or start a quiz of 10 mixed questions."""
    with progress() as store:
        begun = store.unfinished()
        if begun is not None and _resumed(begun, store):
            return
    command.main([], standalone_mode=False)


def _resumed(begun: Begun, store: Store) -> bool:
    """Go on with what was left; False where there is nothing left of it."""
    try:
        reading = read_sound([Path(path) for path in begun.banks])
    except Refused as refused:
        if begun.kind == "quiz":
            raise
        click.echo(f"Your exam can't go on ({refused}); it is kept until it can.", err=True)
        return False
    known = {q.name: q for q in reading.questions if not q.retired}
    questions = [known[name] for name in begun.questions if name in known]
    changed = corrected(questions, store)
    vocabulary, confidence = _vocabulary(reading), bool(begun.options.get("confidence"))
    if begun.kind == "exam" and questions:
        from allquiz.cli.exam import resume
        from allquiz.exam import Paper

        paper = Paper(begun.id, begun.seed, questions, vocabulary)
        resume(paper, store, changed, begun, with_confidence=confidence)
        return True
    session = Session(begun.id, begun.seed, questions, vocabulary)
    session.go_on(begun.answered)
    if session.current is None:
        store.end(begun.id, _now())
        return False
    click.echo(_going_on(begun.answered, questions))
    _take(session, store, changed, plain=False, with_confidence=confidence)
    return True


def _all_shipped(questions: Sequence[AnyQuestion]) -> bool:
    """Whether all are of the shipped banks, so that their subject is known."""
    folder = shipped("questions").resolve()
    return all(Path(q.place.file).resolve().parent == folder for q in questions)


def _take(
    session: Session,
    store: Store | None,
    corrected: Collection[str],
    *,
    plain: bool,
    with_confidence: bool,
) -> None:
    """Run the quiz to its end or until it is left, then say how it went."""
    is_plain = should_be_plain(asked=plain)
    out = writer(sys.stdout, plain=is_plain)
    if store is None or not store.has_answers():
        count = len(session.questions)
        what = f"{_time_for(count)} for {count}"
        if _all_shipped(session.questions):
            what = f"questions on acute lymphocytic leukemia (ALL), {what}"
        else:
            what = f"{what} question{'s' * (count != 1)}"
        out.write([Line(ABOUT.format(what=what))])
    flagged = store.flagged() if store else set()
    save: Callable[[Review | Event], object] = store.save if store else _forget
    finished = False
    with ExitStack() as stack:
        front = (
            LineFront(sys.stdin, out)
            if is_plain
            else KeyFront(stack.enter_context(keyboard()), out)
        )
        finished = Conversation(
            session, out, front, save, _now, flagged, corrected, with_confidence
        ).run()
    if finished and store:
        store.end(session.id, _now())
    _sum_up(session, out, finished=finished, saved=store is not None, plain=is_plain)


def _time_for(count: int) -> str:
    """About how long: half a minute a question."""
    minutes = round(count / 2)
    return f"about {minutes} minutes" if minutes > 1 else "about a minute"


def _sum_up(session: Session, out: Writer, *, finished: bool, saved: bool, plain: bool) -> None:
    command = _next_command(session, finished=finished, saved=saved)
    total, skipped = len(session.questions), len(session.skipped)
    out.write(summary_lines(session.answered, total, skipped, command, bars=not plain))


def _next_command(session: Session, *, finished: bool, saved: bool) -> str:
    if not saved:
        return "allquiz quiz"
    if not finished:
        return "allquiz (goes on where you stopped; your answers are saved)"
    if any(each.score < 1 for each in session.answered):
        topics = by_topic(session.answered)
        weakest = min(topics, key=lambda topic: sum(topics[topic]) / len(topics[topic]))
        missed = sum(each.score < 1 for each in session.answered)
        return "allquiz quiz --missed" if missed > 1 else f"allquiz quiz {weakest}"
    return "allquiz quiz --new"


def _going_on(answered: Sequence[str] | dict[str, str], questions: Sequence[AnyQuestion]) -> str:
    return (
        f"Going on with your quiz: {len(answered)} of {len(questions)} answered. "
        "(A new one: allquiz quiz)"
    )


def _vocabulary(reading: Reading) -> Vocabulary:
    return Vocabulary(text for question in reading.questions for text in all_texts(question))


def _forget(entry: Review | Event) -> None:
    """What --no-save does with an answer."""


def _now() -> datetime:
    return datetime.now(UTC)
