"""`allquiz quiz`, and `allquiz` alone."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from allquiz.app.choosing import Choosing, Which, choose
from allquiz.app.quizzes import Asked, asked, next_command, take_up
from allquiz.app.settings import read_settings
from allquiz.bank.select import Wish
from allquiz.bank.which_files import bank_here, banks_from, naming
from allquiz.cli import completion_words as words
from allquiz.cli.banks import bank_option, default_banks, in_stock
from allquiz.cli.open_progress import progress
from allquiz.cli.say import note, note_once, plainly
from allquiz.model.days import now
from allquiz.model.question import LEVELS, Level
from allquiz.model.refused import Refused
from allquiz.model.review import new_id
from allquiz.session import Session
from allquiz.store import Store
from allquiz.store.quizzes import Begun
from allquiz.terminal.answers import COMMANDS
from allquiz.terminal.conversation import opened
from allquiz.terminal.quiz import Quiz
from allquiz.view import opening

TYPED = click.core.ParameterSource.COMMANDLINE


def which_option(name: Which, help: str) -> Callable[[Any], Any]:
    """A flag that sets `which`, and refuses another such flag beside it."""

    def take(ctx: click.Context, param: click.Parameter, given: bool) -> None:  # noqa: ARG001
        before = ctx.params.setdefault("which", None)
        if given and before not in (None, name):
            raise click.UsageError(f"--{before} and --{name} exclude each other", ctx)
        if given:
            ctx.params["which"] = name

    return click.option(f"--{name}", is_flag=True, expose_value=False, callback=take, help=help)


def several(
    name: str, into: str, offered: words.Offer, help: str, metavar: str | None = None
) -> Callable[[Any], Any]:
    """An option that may be given more than once; a shell offers what it may be."""
    called = metavar or name.lstrip("-").upper()
    return click.option(
        name, into, multiple=True, metavar=called, shell_complete=offered, help=help
    )


@click.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC]...", shell_complete=words.topics)
@click.option(
    "-n", "count", metavar="N", type=click.IntRange(1, 10_000), help="How many questions (10)."
)
@bank_option
@several("--topic", "more_topics", words.topics, "The same as TOPIC.")
@several("--only", "only", words.questions, "Ask this question. Repeatable.", metavar="ID")
@several("--tag", "tags", words.tags, "Questions with this tag.")
@click.option("--level", type=click.Choice(LEVELS), help="Questions of this level.")
@which_option("due", "Those due for review.")
@which_option("missed", "Those last answered wrong.")
@which_option("new", "Those never answered.")
@which_option("flagged", "Those you flagged.")
@which_option("confused", "Those on terms you confuse.")
@click.option("--exam", is_flag=True, help="No verdict before you hand in; answers can change.")
@click.option("--time-limit", metavar="TIME", help="Of an exam: 90s, 10m, 1h or 1h30m.")
@click.option("--resume", is_flag=True, help="Go on with the quiz you left, as allquiz alone does.")
@click.option("--confidence", is_flag=True, help="Say how sure you are before the verdict.")
@click.option("--seed", type=int, help="Choose and shuffle by this number: the same each time.")
@click.option("--plain", is_flag=True, help="Lines only: no keys, colour or wrapping.")
@click.option("--no-save", is_flag=True, help="Keep no record of the answers.")
def command(
    topics: tuple[str, ...],
    count: int | None,
    banks: tuple[Path, ...],
    more_topics: tuple[str, ...],
    only: tuple[str, ...],
    tags: tuple[str, ...],
    level: Level | None,
    which: Which | None,
    exam: bool,
    time_limit: str | None,
    resume: bool,
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
      allquiz quiz --confused               terms you take for one another
      allquiz quiz --bank mine.yaml         a bank of your own
      allquiz quiz --exam --time-limit 10m  an exam; the verdicts come at its end
      allquiz quiz --confidence             say how sure you are; marks by that
    """
    plain = plainly(asked=plain)
    if resume:
        context = click.get_current_context()
        given = [param for param in context.params if context.get_parameter_source(param) == TYPED]
        if not {*given} <= {"resume", "plain"} or which:
            raise Refused("--resume goes on as it was begun", "leave the rest out")
        resume_or_start(plain=plain)
        return
    limit_ms = None
    if exam or time_limit is not None:
        from allquiz.cli.exam import limit

        limit_ms = limit(time_limit, exam=exam)
    wish = Wish(topics=(*topics, *more_topics), tags=tags, level=level)
    choosing = Choosing(
        wish=wish, only=only, which=which, count=count, exam=exam, named=naming(banks)
    )
    settings = read_settings()
    with nullcontext() if no_save else progress(settings) as store:
        if store is None and which:
            raise Refused(f"--{which} needs your record", "leave out --no-save")
        taken = banks or (default_banks() if bank_here() else [])
        stock = in_stock(taken)
        seed = int(new_id()[:8], 16) if seed is None else seed
        chosen = choose(stock, choosing, store, settings, seed=seed, now=now())
        for said in opening.of_choice(
            chosen.flashcards_left_out, chosen.count_of_all, chosen.practice, choosing.named
        ):
            note(said)
        begun = Begun(
            new_id(),
            seed,
            [question.name for question in chosen.questions],
            [str(path.absolute()) for path in taken],
            "exam" if exam else "quiz",
            limit_ms,
            {"confidence": confidence or settings.confidence},
        )
        if store:
            store.quizzes.begin(begun, now())
        _take(asked(begun, stock, chosen.questions, chosen.corrected), store, plain=plain)


def resume_or_start(*, plain: bool = False) -> None:
    """Go on with the quiz or exam that was left, or start a quiz of 10 mixed questions."""
    with progress() as store:
        passed_over: list[str] = []  # what can't go on now keeps nothing else from it
        while begun := store.quizzes.unfinished(passed_over):
            if _resumed(begun, store, plain=plain):
                return
            passed_over.append(begun.id)
    context = click.get_current_context()  # which knows what was said
    command.main(["--plain"] if plain else [], standalone_mode=False, parent=context)


def _resumed(begun: Begun, store: Store, *, plain: bool) -> bool:
    """Go on with what was left; False where there is nothing left of it, or nothing to be had now."""
    try:
        stock = in_stock([Path(path) for path in begun.banks] or banks_from(None))
    except Refused as refused:
        if begun.kind == "quiz":
            said = f"the quiz that you left can't go on: {refused}"
            raise Refused(said, "put its bank back, or start another with `allquiz quiz`") from None
        note_once(opening.exam_kept(str(refused), begun.id))
        return False
    asked = take_up(begun, stock, store)
    is_done = all(question.name in begun.answered for question in asked.questions)
    gone = len(begun.questions) - len(asked.questions)
    if begun.kind == "exam" and gone and not begun.handed_in:
        drafts = store.quizzes.drafts(begun.id).items()
        if asked.questions:
            note_once(opening.exam_without(gone, len(begun.questions)))
        elif any(each.answered and name not in stock.listed for name, each in drafts):
            note_once(opening.exam_kept("its questions are in no bank now", begun.id))
    if begun.kind == "exam" and not asked.questions:
        return False
    if is_done and begun.kind == "quiz":
        store.quizzes.end(begun.id)
        return False
    _take(asked, store, plain=plain, again=True)
    return True


def _take(asked: Asked, store: Store | None, *, plain: bool, again: bool = False) -> None:
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
        quiz = Quiz(
            writer=out,
            input=source,
            now=now,
            titles=asked.titles,
            corrected=asked.corrected,
            save=store.save if store else lambda _: None,
            flagged=store.flagged() if store else set(),
            session=session,
            with_confidence=bool(begun.options.get("confidence")),
        )
        finished = quiz.run()
    from allquiz.view.summary import GO_ON, quiz_summary  # at the end, not before

    given, total, skipped = session.answered, len(session.questions), len(session.skipped)
    command = GO_ON if store and not finished else next_command(asked, given, store, now())
    out.write(quiz_summary(given, total, skipped, command, asked.titles))
    if finished and store:
        store.quizzes.end(session.id)
    if unsaved := quiz.unsaved:
        raise Refused(f"your last answer is not saved: {unsaved}", unsaved.remedy)
