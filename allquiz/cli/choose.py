"""Which questions a quiz asks, by what was asked for and what the record says."""

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, Literal, NamedTuple

import click

from allquiz.bank.read import Reading
from allquiz.bank.select import FIRST, Record, Unknown, Wish, asked_for, by_name, mix, sample
from allquiz.cli.confused import drill
from allquiz.cli.corrections import compare, corrected
from allquiz.cli.problems import Refused
from allquiz.cli.settings import Settings
from allquiz.model.days import day_of, midnight
from allquiz.model.question import OUTLOOK, AnyQuestion
from allquiz.model.value import value
from allquiz.store import Store

ANYTHING = Wish()
Which = Literal["due", "new", "missed", "flagged", "confused"]
Pool = Mapping[str, AnyQuestion]  # by full name


@value
class Choosing:
    """How the questions of a quiz are chosen."""

    wish: Wish = ANYTHING
    only: tuple[str, ...] = ()
    which: Which | None = None
    count: int | None = None
    exam: bool = False

    @property
    def is_free(self) -> bool:
        """Whether the choice is left to the record: only then is a day's share of new ones kept."""
        return self.wish == ANYTHING and self.which is None and self.count is None


def which_option(name: Which, help: str) -> Callable[[Any], Any]:
    """A flag that sets `which`, and refuses another such flag beside it."""

    def take(ctx: click.Context, param: click.Parameter, given: bool) -> None:  # noqa: ARG001
        before = ctx.params.setdefault("which", None)
        if given and before not in (None, name):
            raise click.UsageError(f"--{before} and --{name} exclude each other", ctx)
        if given:
            ctx.params["which"] = name

    return click.option(f"--{name}", is_flag=True, expose_value=False, callback=take, help=help)


class Chosen(NamedTuple):
    """The questions of a quiz, in order, and the names of those with a corrected key."""

    questions: list[AnyQuestion]
    corrected: Collection[str] = ()


def choose(
    reading: Reading,
    choosing: Choosing,
    store: Store | None,
    settings: Settings,
    *,
    seed: int,
    now: datetime,
) -> Chosen:
    """The questions of a quiz. Raises Refused where there are none."""
    pool = _pool(reading, choosing)
    if store is None:
        record, new = Record(), None
    else:
        compare(reading, store)
        record = _record(pool, store, now)
        new = _share_left(store, settings, now) if choosing.is_free else None
    if store is not None and not choosing.only:
        pool = _narrowed(pool, choosing.which, store, record, now)
    if choosing.exam:
        pool = _without_flashcards(pool)
    if choosing.only:
        return _told(list(pool.values())[: choosing.count], store)
    count = choosing.count or settings.questions
    if store is not None and choosing.which == "confused":
        return _told(drill(reading, pool, store, random.Random(seed))[:count], store)
    if not pool:
        raise Refused(*_nothing_left(choosing.which, bool(reading.questions), store, now))
    is_new = len(record.seen) < FIRST
    if choosing.exam:
        gently = is_new and choosing.wish == ANYTHING
        drawn = sample(list(pool.values()), count, random.Random(seed), gently=gently)
        return _told(drawn, store)
    gently = is_new and OUTLOOK not in choosing.wish.tags
    chosen = mix(pool, count, record, reading.facts, random.Random(seed), new=new, gently=gently)
    if not chosen:
        raise Refused("you have met today's share of new questions", MORE)
    if store and choosing.is_free and _is_practice(chosen, record, store, now):
        _say_that_it_is_practice(store, now, share_is_met=new == 0)
    return _told(chosen, store)


def _record(pool: Pool, store: Store, now: datetime) -> Record:
    """What the record says, what is to come first being what needs mending most."""
    return Record(
        first=chain(store.sure_but_wrong(), corrected(pool, store, few=False)),
        due=store.due(now),
        ahead=store.ahead(now),
        seen=store.seen(),
    )


def _share_left(store: Store, settings: Settings, now: datetime) -> int:
    """How many new questions the day still has room for."""
    return max(0, settings.new_per_day - store.first_met(midnight(day_of(now))))


def _told(questions: list[AnyQuestion], store: Store | None) -> Chosen:
    return Chosen(questions, set(corrected(_by_name(questions), store, few=True)) if store else ())


def _is_practice(
    chosen: Sequence[AnyQuestion], record: Record, store: Store, now: datetime
) -> bool:
    """Whether nothing is new, due, or to be asked first."""
    names = {question.name for question in chosen}
    return (
        all(name in record.seen for name in names)
        and names.isdisjoint(store.sure_but_wrong())
        and names.isdisjoint(corrected(_by_name(chosen), store, few=True))
        and names.isdisjoint(store.due(now))
    )


MORE = "more new ones: `allquiz quiz --new`; a larger share: `allquiz config set new_per_day N`"


def _pool(reading: Reading, choosing: Choosing) -> Pool:
    """The questions that were asked for, whatever the record says."""
    try:
        if not choosing.only:
            return asked_for(reading.standing, choosing.wish)
        named = [by_name(reading.questions, name) for name in choosing.only]
    except Unknown as unknown:
        raise Refused(str(unknown), unknown.remedy) from None
    fitting = {question.name: question for question in named if not question.retired}
    if not fitting:
        raise Refused(f"{named[0].name} is retired: it is no longer asked")
    return fitting


def _by_name(questions: Iterable[AnyQuestion]) -> Pool:
    return {question.name: question for question in questions}


def _without_flashcards(pool: Pool) -> Pool:
    """The questions for an exam, those with a verdict of their own; says what is left out."""
    graded = {name: question for name, question in pool.items() if question.type != "flashcard"}
    count = len(pool) - len(graded)
    if pool and not graded:
        raise Refused(
            "only flashcards fit that, and an exam has none: you would grade yourself",
            "choose other questions, or leave out --exam",
        )
    if count:
        cards = f"{count} flashcard{'s' * (count != 1)}"
        click.echo(f"Note: {cards} left out: in an exam you would grade yourself.", err=True)
    return graded


def _narrowed(
    pool: Pool,
    which: Which | None,
    store: Store,
    record: Record,
    now: datetime,
) -> Pool:
    """The questions of the pool that the record makes what was asked for."""
    match which:
        case "due":
            wanted = {*store.due(now), *corrected(pool, store, few=False)}
        case "missed":
            wanted = store.missed()
        case "flagged":
            wanted = store.flagged()
        case "new":
            return {name: pool[name] for name in pool if name not in record.seen}
        case _:
            return pool
    return {name: pool[name] for name in pool if name in wanted}


def _nothing_left(
    which: Which | None, has_questions: bool, store: Store | None, now: datetime
) -> tuple[str, str]:
    if not has_questions:
        return "there is no question to ask", "see what is wrong with `allquiz check`"
    if which == "missed":
        return "you missed nothing", "new questions: `allquiz quiz --new`"
    if which == "new":
        return "you have met every question here", "missed ones: `allquiz quiz --missed`"
    if which == "flagged":
        return "you flagged nothing", "press f at a question to flag it"
    if which == "due":
        following = store.next_due(now) if store else None
        if following is None:
            return "nothing is due", "new questions: `allquiz quiz --new`"
        return f"nothing is due before {when(following)}", "new questions: `allquiz quiz --new`"
    return "no question fits all of that", "leave out a topic, --tag or --level"


def when(at: datetime) -> str:
    """A time as the learner's clock shows it."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def _say_that_it_is_practice(store: Store, now: datetime, *, share_is_met: bool) -> None:
    """Tell an eager learner that the day's work is done, without sending them away."""
    following = store.next_due(now)
    due = f"before {when(following)}" if following else "now"
    why = "today's new questions are met" if share_is_met else "you have met every question"
    more = " More new ones: allquiz quiz --new" if share_is_met else ""
    click.echo(f"Nothing is due {due}, and {why}: practice ahead of time.{more}", err=True)
