"""Which questions a quiz asks, by what was asked for and what the record says."""

import random
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

import click

from allquiz.bank.read import Reading
from allquiz.bank.select import FIRST, Record, Unknown, Wish, asked_for, by_name, mix, sample
from allquiz.cli.corrections import corrected
from allquiz.cli.problems import Refused
from allquiz.cli.settings import Settings
from allquiz.model.days import day_of, midnight
from allquiz.model.question import AnyQuestion
from allquiz.model.value import value
from allquiz.store import Store

ANYTHING = Wish()
Which = Literal["due", "new", "missed", "flagged"]


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
    changed = corrected(reading, store, pool) if store else []
    if choosing.only:
        pool = without_flashcards(pool) if choosing.exam else pool
        return Chosen(pool[: choosing.count], changed)
    record, new = Record(), None
    if store is not None:
        record = Record(
            first=[*store.sure_but_wrong(), *changed],
            due=store.due(now),
            ahead=store.ahead(now),
            seen=store.seen(),
        )
        pool = _narrowed(pool, choosing.which, store, record, now, changed)
        if choosing.is_free:
            met = store.first_met(midnight(day_of(now)))
            new = max(0, settings.new_per_day - met)
    if choosing.exam:
        pool = without_flashcards(pool)
    if not pool:
        raise Refused(*_nothing_left(choosing.which, bool(reading.questions), store, now))
    gently = choosing.wish == ANYTHING and len(record.seen) < FIRST
    count = choosing.count or settings.questions
    if choosing.exam:
        return Chosen(sample(pool, count, random.Random(seed), gently=gently))
    chosen = mix(pool, count, record, reading.facts, random.Random(seed), new=new, gently=gently)
    if not chosen:
        raise Refused("you have met today's share of new questions", MORE)
    if store and choosing.is_free and _is_practice(chosen, record, store, now):
        _say_that_it_is_practice(store, now, share_is_met=new == 0)
    return Chosen(chosen, changed)


def _is_practice(
    chosen: Sequence[AnyQuestion], record: Record, store: Store, now: datetime
) -> bool:
    """Whether nothing is new, due, or to be asked first."""
    names = {question.name for question in chosen}
    return (
        names <= set(record.seen)
        and names.isdisjoint(record.first)
        and names.isdisjoint(store.due(now))
    )


MORE = "more new ones: `allquiz quiz --new`; a larger share: `allquiz config set new_per_day N`"


def _pool(reading: Reading, choosing: Choosing) -> list[AnyQuestion]:
    """The questions that were asked for, whatever the record says."""
    try:
        if not choosing.only:
            return asked_for(reading.questions, choosing.wish)
        named = [by_name(reading.questions, name) for name in choosing.only]
    except Unknown as unknown:
        raise Refused(str(unknown), unknown.remedy) from None
    fitting = asked_for(named, ANYTHING)
    if not fitting:
        raise Refused(f"{named[0].name} is retired: it is no longer asked")
    return list({question.name: question for question in fitting}.values())


def without_flashcards(fitting: Sequence[AnyQuestion]) -> list[AnyQuestion]:
    """The questions for an exam, those with a verdict of their own; says what is left out."""
    graded = [question for question in fitting if question.type != "flashcard"]
    count = len(fitting) - len(graded)
    if fitting and not graded:
        raise Refused(
            "only flashcards fit that, and an exam has none: you would grade yourself",
            "choose other questions, or leave out --exam",
        )
    if count:
        cards = f"{count} flashcard{'s' * (count != 1)}"
        click.echo(f"Note: {cards} left out: in an exam you would grade yourself.", err=True)
    return graded


def _narrowed(
    pool: list[AnyQuestion],
    which: Which | None,
    store: Store,
    record: Record,
    now: datetime,
    changed: Collection[str],
) -> list[AnyQuestion]:
    """The questions of the pool that the record makes what was asked for."""
    match which:
        case "due":
            wanted = {*store.due(now), *changed}
        case "missed":
            wanted = store.missed()
        case "flagged":
            wanted = store.flagged()
        case "new":
            return [question for question in pool if question.name not in record.seen]
        case _:
            return pool
    return [question for question in pool if question.name in wanted]


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
