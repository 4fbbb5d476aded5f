"""Gathers what a learner has done and knows, from the store and the banks."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from allquiz.app.confusions import confused
from allquiz.app.kept_banks import Stock, stock
from allquiz.app.search import topics_called
from allquiz.bank.select import Listed
from allquiz.bank.which_files import banks_from
from allquiz.markup import to_plain
from allquiz.model.key import stem_text
from allquiz.model.memory import recall
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.review import Counts
from allquiz.model.revision import corrected
from allquiz.reports.calibration import calibrate
from allquiz.reports.days import forecast, streak
from allquiz.reports.learner_stats import LearnerStats, Met
from allquiz.reports.progress import Hard, by_topic, hardest
from allquiz.shell import as_typed
from allquiz.store import Store
from allquiz.store.derive import Known
from allquiz.store.knowledge import Done
from allquiz.store.quizzes import Begun

T = TypeVar("T")
A_YEAR = 53 * 7  # days of a calendar, where nothing else is asked for
DAY = timedelta(days=1)


def gather(
    store: Store,
    stock: Stock,
    now: datetime,
    *,
    topics: Sequence[str],
    days: int | None,
    on: date | None,
    banks: Sequence[Path],
    everything: bool,
) -> LearnerStats:
    """All that `stats` shows; `stock` is of the banks asked for. Raises Refused for a topic of none.

    Asked for are topics (none: all), the last so many days, recall on a day, banks (none: the usual);
    `everything`, or, which is quicker, what fits on a screen: no single question, no confusion.
    """
    remembered = store.knowledge.all()
    stocks = _stocks(store, stock, banks, [row.question for row in remembered])
    known = _first_of_each(each.listed for each in stocks)
    topic_of = _topics(known.values(), stock.titles, topics)
    today = store.knowledge.today(now)
    on = on or today + DAY  # FSRS counts whole days: on the same day nothing is forgotten
    done = store.sums.by_day()
    active = sorted({each.day for each in done})
    since = _since(days, today, active)
    chosen = store.sums._replace(since=since, among=set(topic_of) if topics else None)
    if topics:
        done = chosen._replace(since=None).by_day()
    sums = chosen.by_question()
    retired = {name for name in topic_of if known[name].retired}
    asked = topic_of.keys() - retired
    still_asked = [row for row in remembered if row.question in asked]
    chances = {
        row.question: recall(row.memory.stability, on.toordinal() - row.memory.day)
        for row in still_asked
    }
    hard = hardest(
        Hard(row.question, of.answered, of.points, row.memory.lapses)
        for row in still_asked
        if (of := sums.get(row.question))
    )
    keys = {name: each.key_revisions for name, each in known.items()}
    again = corrected(keys, {row.question: row.key_revision for row in remembered})
    due_now = again.union(store.knowledge.due(now))
    due = [row.question for row in still_asked if row.question in due_now]
    pairs = []
    if everything or not due:
        pairs = confused(chosen, _first_of_each(each.by_name for each in stocks), again)
    missed = [row.question for row in still_asked if row.score < 1]
    involved = [name for pair in pairs for name in pair.questions]
    met = {row.question for row in remembered}
    new = [name for name in topic_of if name in asked and name not in met]
    steps = {"--due": due, "--confused": involved, "--missed": missed, "--new": new}
    left = None if due or topics or banks else store.quizzes.unfinished()
    return LearnerStats(
        today=today,
        on=on,
        days=days,
        table=by_topic(sums, topic_of, chances, retired),
        due_now=len(due),
        sessions=chosen.sittings(),
        by_day=_by_day(done, today, days),
        streak=streak(active, today),
        forecast=forecast((row.memory.due_date for row in still_asked), today),
        calibration=calibrate(each[1:] for each in done if since is None or each.day >= since),
        hardest=tuple(hard),
        stems={
            each.question: to_plain(stem_text(_question(stocks, each.question))) for each in hard
        },
        confusions=tuple(pairs),
        questions=tuple(_met(remembered, topic_of, sums, chances) if everything else ()),
        next_command="allquiz"
        if left and _is_there(left)
        else _next_command(steps, topics, banks, stocks),
    )


def _topics(
    known: Collection[Listed], titles: Mapping[str, Any], asked: Sequence[str]
) -> dict[str, str]:
    """The topic of each question by its full name: of all, or of those of the topics asked for."""
    wanted = None
    if asked:
        wanted = topics_called(asked, {**{each.topic: [] for each in known}, **titles})
    return {each.name: each.topic for each in known if wanted is None or each.topic in wanted}


def _since(days: int | None, today: date, active: Sequence[date]) -> date | None:
    """The first of so many days; None where all answers count, which is quicker."""
    since = None if days is None else today - DAY * (days - 1)
    return since if since and active and since > active[0] else None


def _met(
    remembered: Iterable[Known],
    topics: Mapping[str, str],
    sums: Mapping[str, Counts],
    chances: Mapping[str, float],
) -> Iterator[Met]:
    for row in remembered:
        if of := sums.get(row.question):
            yield Met(
                row.question, topics.get(row.question), of.answered, of.points / of.answered,
                row.score, row.memory.lapses, row.due, row.memory.stability, row.memory.difficulty,
                chances.get(row.question),
            )  # fmt: skip


def _stocks(
    store: Store, usual: Stock, banks: Sequence[Path], answered: Iterable[str]
) -> list[Stock]:
    """The banks to look through.

    Where none are named and a question that was answered is in none of the usual ones, those of
    earlier quizzes too, as far as they are still there.
    """
    found = [usual]
    if not banks and not all(name in usual.listed for name in answered):
        for path in store.quizzes.bank_paths():
            with suppress(Refused):
                found.append(stock([Path(path)]))
    return found


def _first_of_each(known: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """What each name stands for, in the first that has it."""
    found: dict[str, T] = {}
    for names in known:
        found |= {name: named for name, named in names.items() if name not in found}
    return found


def _question(stocks: Iterable[Stock], name: str) -> AnyQuestion:
    """The question with this full name, from the first of the banks that has it."""
    return next(each.questions([name])[0] for each in stocks if name in each.listed)


def _by_day(done: Iterable[Done], today: date, days: int | None) -> dict[date, int]:
    first, counts = today - DAY * ((days or A_YEAR) - 1), Counter[date]()
    for each in done:
        if first <= each.day <= today:
            counts[each.day] += each.answers
    return dict(counts)


def _is_there(begun: Begun) -> bool:
    """Whether any question of what was left is where it was."""
    with suppress(Refused):
        there = stock([Path(path) for path in begun.banks] or banks_from(None))
        return not there.listed.keys().isdisjoint(begun.questions)
    return False


def _next_command(
    steps: Mapping[str, Sequence[str]],
    topics: Sequence[str],
    banks: Sequence[Path],
    stocks: Sequence[Stock],
) -> str:
    """The one thing to do now: of the steps, the first that has questions, with the banks that these need."""
    none = "-n 10", ()  # a number takes also what is not due
    step, names = next(((step, names) for step, names in steps.items() if names), none)
    needed = [str(bank) for bank in banks]
    if not needed and names and stocks[0].listed.keys().isdisjoint(names):
        needed = [_question(stocks, names[0]).place.file]
    options = [part for bank in needed for part in ("--bank", bank)]
    return " ".join(map(as_typed, ["allquiz", "quiz", *topics, *step.split(), *options]))
