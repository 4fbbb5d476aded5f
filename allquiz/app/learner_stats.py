"""Gathers what a learner has done and knows, from the store and the banks."""

import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from allquiz.app.confusions import confused
from allquiz.app.kept_banks import Stock
from allquiz.app.search import topics_called
from allquiz.markup import to_plain
from allquiz.model.key import stem_text
from allquiz.model.memory import recall
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.revision import corrected, key_revisions
from allquiz.reports.calibration import calibrate
from allquiz.reports.days import forecast, streak
from allquiz.reports.learner_stats import LearnerStats, Met
from allquiz.reports.progress import Hard, by_topic, hardest
from allquiz.store import Store
from allquiz.store.knowledge import Done

A_YEAR = 53 * 7  # days of a calendar, where nothing else is asked for
DAY = timedelta(days=1)


class Asked(NamedTuple):
    """What is asked for: topics (none: all), the last so many days, recall on a day, banks; all that
    there is, or, which is quicker, what fits on a screen: no single question, no confusion."""

    topics: tuple[str, ...]
    days: int | None
    on: date | None
    banks: tuple[Path, ...]
    everything: bool = True


def gather(store: Store, stock: Stock, asked: Asked, now: datetime) -> LearnerStats:
    """All that `stats` shows; `stock` is of the banks asked for. Raises Refused for a topic of none."""
    remembered = store.knowledge.all()
    known, elsewhere = _known(store, stock, asked.banks, [row.question for row in remembered])
    titles: dict[str, list[str]] = {question.topic: [] for question in known.values()}
    names = None
    if asked.topics:
        wanted = topics_called(asked.topics, {**titles, **stock.titles})
        names = {q.name for q in known.values() if q.topic in wanted}
    today = store.knowledge.today(now)
    on = asked.on or today + DAY  # FSRS counts whole days: on the same day nothing is forgotten
    done = store.sums.by_day()
    active = sorted({each.day for each in done})
    since = None if asked.days is None else today - DAY * (asked.days - 1)
    if since and (not active or since <= active[0]):
        since = None  # which is quicker: all answers count
    chosen = store.sums._replace(since=since, among=names)
    if names is not None:
        done = chosen._replace(since=None).by_day()
    sums = chosen.by_question()
    topics = {q.name: q.topic for q in known.values() if names is None or q.name in names}
    retired = {name for name in topics if known[name].retired}
    still_asked = [
        row for row in remembered if row.question in topics and row.question not in retired
    ]
    chances = {
        row.question: recall(row.memory.stability, on.toordinal() - row.memory.day)
        for row in still_asked
    }
    hard = hardest(
        Hard(row.question, of.answered, of.points, row.memory.lapses)
        for row in still_asked
        if (of := sums.get(row.question))
    )
    keys = stock.keys | {
        name: key_revisions(known[name]) for name in known.keys() - stock.keys.keys()
    }
    again = corrected(keys, {row.question: row.key_revision for row in remembered})
    due_now = again.union(store.knowledge.due(now))
    due = [row.question for row in still_asked if row.question in due_now]
    pairs = confused(chosen, known, again) if asked.everything or not due else []
    missed = [row.question for row in still_asked if row.score < 1]
    involved = [name for pair in pairs for name in pair.questions]
    steps = {"due": due, "confused": involved, "missed": missed}
    met = [
        Met(row.question, topics.get(row.question), each.answered, each.points / each.answered,
            row.score, row.memory.lapses, row.due, row.memory.stability, row.memory.difficulty,
            chances.get(row.question))
        for row in remembered if asked.everything and (each := sums.get(row.question))
    ]  # fmt: skip
    return LearnerStats(
        today=today,
        on=on,
        days=asked.days,
        table=by_topic(sums, topics, chances, retired),
        due_now=len(due),
        sessions=chosen.sittings(),
        by_day=_by_day(done, today, asked.days),
        streak=streak(active, today),
        forecast=forecast((row.memory.due_date for row in still_asked), today),
        calibration=calibrate(each[1:] for each in done if since is None or each.day >= since),
        hardest=tuple(hard),
        stems={each.question: to_plain(stem_text(known[each.question])) for each in hard},
        confusions=tuple(pairs),
        questions=tuple(met),
        next_command=_next_command(steps, asked, known, elsewhere),
    )


def _known(
    store: Store, stock: Stock, banks: tuple[Path, ...], answered: Sequence[str]
) -> tuple[dict[str, AnyQuestion], set[str]]:
    """The questions by full name, in the order of the banks, and those of them that need --bank.

    Where no banks are named and a question that was answered is in none of the usual ones, the
    banks of earlier quizzes are looked through too, as far as they are still there.
    """
    known = {question.name: question for question in stock.reading.questions}
    if banks or all(name in known for name in answered):
        return known, set(known if banks else ())
    from allquiz.bank.read import read_banks  # where all was read before, there is no need of it

    usual = set(known)
    for path in store.quizzes.bank_paths():
        with suppress(Refused):
            other = read_banks([Path(path)])
            for question in other.questions:
                known.setdefault(question.name, question)
    return known, set(known) - usual


def _by_day(done: Iterable[Done], today: date, days: int | None) -> dict[date, int]:
    first, counts = today - DAY * ((days or A_YEAR) - 1), Counter[date]()
    for each in done:
        if first <= each.day <= today:
            counts[each.day] += each.answers
    return dict(counts)


def _next_command(
    steps: Mapping[str, Sequence[str]],
    asked: Asked,
    known: Mapping[str, AnyQuestion],
    elsewhere: Collection[str],
) -> str:
    """The one thing to do now: of the steps, the first that has questions, else new ones.

    With the banks that these questions need.
    """
    step, names = next(((step, names) for step, names in steps.items() if names), ("new", ()))
    banks = [str(bank) for bank in asked.banks]
    if not banks and names and all(name in elsewhere for name in names):
        banks = list(dict.fromkeys(known[name].place.file for name in names))[:1]
    options = [part for bank in banks for part in ("--bank", bank)]
    return shlex.join(["allquiz", "quiz", *asked.topics, f"--{step}", *options])
