"""Which questions a quiz asks, by what was asked for and what the record says."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal, NamedTuple

from allquiz.app.kept_banks import Stock
from allquiz.app.settings import Settings
from allquiz.bank.quiz_mix import FIRST, Record, mix, sample
from allquiz.bank.select import Listed, Wish, asked_for
from allquiz.model.frozen_value import value
from allquiz.model.question import OUTLOOK, AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.revision import corrected
from allquiz.store import Store

ANYTHING = Wish()
Which = Literal["due", "new", "missed", "flagged", "confused"]
Pool = Mapping[str, Listed]  # by full name
# Remedies; `{named}` stands for the options that name the same banks.
NEW = "new questions: `allquiz quiz --new{named}`"
ANY = "practice all the same: `allquiz quiz -n 10{named}`"
FLAG = "press f at a question to flag it"
NOTHING: Mapping[Which | None, str] = {
    "confused": "you have not taken one thing for another yet",
    "missed": "you missed nothing",
    "new": "you have met every question here",
    "flagged": "you flagged nothing",
}
MORE = (
    "more new ones: `allquiz quiz --new{named}`; a larger share: `allquiz config set new_per_day N`"
)


@value
class Choosing:
    """How the questions of a quiz are chosen."""

    wish: Wish = ANYTHING
    only: tuple[str, ...] = ()
    which: Which | None = None
    count: int | None = None
    exam: bool = False
    named: str = ""  # the options that name the banks, as `naming` gives them

    @property
    def is_free(self) -> bool:
        """Whether the choice is left to the record: only then is a day's share of new ones kept."""
        return self.wish == ANYTHING and self.which is None and self.count is None


class Practice(NamedTuple):
    """A quiz of what is known and not due: when the next is due, and why nothing new is asked."""

    next_due: datetime | None
    share_is_met: bool  # today's share of new questions; else there is none that was never met


class Chosen(NamedTuple):
    """The questions of a quiz, in order, and what the learner is to be told of them."""

    questions: Sequence[AnyQuestion]
    corrected: Collection[str] = ()  # full names of those with another key than the one answered
    flashcards_left_out: int = 0
    practice: Practice | None = None
    count_of_all: int | None = None  # where more were wanted than there are


def choose(
    stock: Stock,
    choosing: Choosing,
    store: Store | None,
    settings: Settings,
    *,
    seed: int,
    now: datetime,
) -> Chosen:
    """The questions of a quiz. Raises Refused where there are none."""
    pool, known = (fitting := _pool(stock, choosing)), _Known()
    if store is not None:
        known = _known(stock, store, settings, now, is_free=choosing.is_free)
        pool = _narrowed(pool, choosing.which, store, known, now)
    left_out = 0
    if choosing.exam:
        graded = _without_flashcards(pool)
        left_out, pool = len(pool) - len(graded), graded
    rng = random.Random(seed)
    count = choosing.count or settings.questions
    is_new = len(known.record.seen) < FIRST
    practice = None
    if choosing.only:
        chosen = list(pool.values())[: choosing.count]
    elif store is not None and choosing.which == "confused":
        from allquiz.app.confusions import drill  # few ask for it

        chosen = drill(store, stock, pool, known.changed, rng)[:count]
    elif choosing.exam:
        gently = is_new and choosing.wish == ANYTHING
        chosen = sample(list(pool.values()), count, rng, gently=gently)
    else:
        gently = is_new and OUTLOOK not in choosing.wish.tags
        chosen = mix(pool, count, known.record, rng, new=known.new, gently=gently)
        if store and choosing.is_free:
            practice = _practice(chosen, store, known, now)
    if not chosen:
        why, remedy = _nothing(choosing.which, stock, fitting, store, known.record, now)
        head = "Note" if fitting else "Error"  # who has done the day's work did no wrong
        raise Refused(why, remedy.format(named=choosing.named), head=head)
    is_all = choosing.count is not None and len(chosen) < choosing.count and not choosing.only
    questions = stock.questions(question.name for question in chosen)
    return Chosen(questions, known.changed, left_out, practice, len(chosen) if is_all else None)


class _Known(NamedTuple):
    """What the record says, the questions whose key was corrected, and how many new ones the day has
    room for (None: any number)."""

    record: Record = Record()
    changed: Collection[str] = ()
    new: int | None = None


def _known(
    stock: Stock, store: Store, settings: Settings, now: datetime, *, is_free: bool
) -> _Known:
    """What is to come first is what needs mending most. Where the choice is left to the record, what
    was asked too often rests, and so does what is hardly forgotten."""
    known, answered = store.knowledge, store.knowledge.answered_keys()
    changed = corrected(stock.keys, answered)
    record = Record(
        first=[*known.sure_but_wrong(), *sorted(changed)],
        due=known.due(now, rested=is_free),
        ahead=known.ahead(now, rested=is_free),
        seen=answered,
    )
    new = max(0, settings.new_per_day - known.first_met(now)) if is_free else None
    return _Known(record, changed, new)


def _practice(
    chosen: Sequence[Listed], store: Store, known: _Known, now: datetime
) -> Practice | None:
    """Practice is where nothing is new, to be asked first, or due."""
    names = {question.name for question in chosen}
    asks_more = [*known.record.first, *store.knowledge.due(now)]
    if not names <= set(known.record.seen) or not names.isdisjoint(asks_more):
        return None
    return Practice(store.knowledge.next_due(now), share_is_met=known.new == 0)


def _pool(stock: Stock, choosing: Choosing) -> Pool:
    """The questions that were asked for, whatever the record says."""
    wish = choosing.wish
    if wish.topics or choosing.only:
        from allquiz.app.search import question_called, topics_called  # most name nothing

        wish = replace(wish, topics=topics_called(wish.topics, stock.titles))
    fitting = asked_for(stock.in_use, wish)
    if not choosing.only:
        return fitting
    named = [question_called(list(stock.listed.values()), name) for name in choosing.only]
    if all(question.retired for question in named):
        raise Refused(f"{named[0].name} is retired: it is no longer asked")
    return {question.name: question for question in named if question.name in fitting}


def _without_flashcards(pool: Pool) -> Pool:
    """The questions for an exam, those with a verdict of their own. Raises Refused for none."""
    graded = {name: question for name, question in pool.items() if question.type != "flashcard"}
    if pool and not graded:
        raise Refused(
            "only flashcards fit that, and an exam has none: you would grade yourself",
            "choose other questions, or leave out --exam",
        )
    return graded


def _narrowed(pool: Pool, which: Which | None, store: Store, known: _Known, now: datetime) -> Pool:
    """The questions of the pool that the record makes what was asked for."""
    match which:
        case "due":
            wanted = {*store.knowledge.due(now), *known.changed}
        case "missed":
            wanted = store.knowledge.missed()
        case "flagged":
            wanted = store.flagged()
        case "new":
            return {name: pool[name] for name in pool if name not in known.record.seen}
        case _:
            return pool
    return {name: pool[name] for name in pool if name in wanted}


def _nothing(
    which: Which | None,
    stock: Stock,
    fitting: Pool,
    store: Store | None,
    record: Record,
    now: datetime,
) -> tuple[str, str]:
    """Why there is nothing to ask of what was asked for, and what there is instead."""
    following = store.knowledge.next_due(now) if store else None
    until = f" before {following.astimezone():%Y-%m-%d %H:%M}" if following else ""
    if not stock.listed:
        return "there is no question to ask", "see what is wrong with `allquiz check{named}`"
    if not fitting:
        return "no question fits all of that", "leave out a topic, --tag or --level"
    is_new = any(name not in record.seen for name in fitting)
    if which is None and is_new:  # the day's work is done
        return "you have met today's share of new questions, and nothing else is due", MORE
    why, more = f"nothing is due{until}", NEW if is_new else ANY
    if which is None:
        why += ", and you know the rest well enough to leave it alone"
        return why, f"come back then; or {ANY}, `allquiz quiz TOPIC{{named}}`"
    return NOTHING.get(which, why), FLAG if which == "flagged" else more
