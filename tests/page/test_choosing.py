"""The page asks what the terminal would ask: the same record, clock and random numbers, the same order."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from allquiz.app.choosing import Choosing, Which, choose
from allquiz.app.kept_banks import Stock, stock_of
from allquiz.app.settings import Settings
from allquiz.bank.select import Wish
from allquiz.model.refused import Refused
from allquiz.model.review import RATINGS
from allquiz.store import Store
from tests.conftest import shipped_bank
from tests.page.bank import made
from tests.page.browser import Tab, new_context
from tests.page.conftest import Open
from tests.page.test_quiz import only

ZONE = timezone(timedelta(hours=-5))  # New York in winter
NOW = datetime(2026, 11, 28, 21, 30, tzinfo=ZONE)
CHOOSE = """([lines, wishes, now]) => { for (const line of lines) engine.take(line);
  return wishes.map(({ seed, ...wish }) => engine.choose({ ...wish, record: engine.standing(now), random: engine.randomOf(seed) })); }"""
RECORD = """([lines, now]) => { for (const line of lines) engine.take(line);
  const found = engine.standing(now); return { ...found, ...found.ripe, all: [found.due, found.ahead] }; }"""


class Mulberry(random.Random):
    """The random numbers of the page."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._state = seed

    def random(self) -> float:
        self._state = (self._state + 0x6D2B79F5) & 0xFFFFFFFF
        t = self._state
        t = ((t ^ t >> 15) * (t | 1)) & 0xFFFFFFFF
        t ^= (t + (((t ^ t >> 7) * (t | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        return float((t ^ t >> 14) & 0xFFFFFFFF) / 4294967296

    def _randbelow(self, n: int) -> int:
        return int(self.random() * n)


class Case(NamedTuple):
    """What is wished for, as the two have it."""

    theirs: dict[str, Any]
    ours: Choosing


@pytest.fixture(scope="module")
def stock() -> Stock:
    return stock_of(shipped_bank())


def lines_of(stock: Stock, *, met: int, answers: int, days: int, seed: int) -> list[str]:
    """Answers to so many questions over so many days, on a few of them often, and what was flagged."""
    rng = random.Random(seed)
    keys = {name: key for name, key in stock.keys.items() if not stock.listed[name].retired}
    met = min(met, len(keys))
    names = [*rng.sample(sorted(keys), met), "gone/away"]
    lines = []
    for number in range(answers):
        name = names[min(int(rng.expovariate(1) * met / 3), met)] if met else "gone/away"
        at = NOW - timedelta(days=int(rng.uniform(0, days)), minutes=rng.uniform(0, 600))
        right = rng.random() < 0.7
        lines.append(
            {
                "kind": "answer",
                "id": f"a{number}",
                "question": name,
                "revision": "r",
                "key_revision": "older" if rng.random() < 0.03 else keys.get(name, "k"),
                "answered_at": at.isoformat(timespec="microseconds"),
                "response": None,
                "score": 1 if right else rng.choice((0, 0.5)),
                "confidence": rng.choice((None, None, "sure", "think")),
                "rating": rng.choice(RATINGS[1:]) if right else "again",
                "duration_ms": 1000,
                "session": None,
                "learner": None,
            }
        )
        if rng.random() < 0.02:
            lines.append({"kind": "flag", "id": f"f{number}", "target": name, "at": lines[-1]["answered_at"]})  # fmt: skip
    return [json.dumps(line) for line in lines]


ANSWER = {"kind": "answer", "revision": "r", "response": True, "score": 1, "confidence": None, "rating": "easy", "duration_ms": 1, "session": None, "learner": None}  # fmt: skip
HISTORIES = {
    "nobody yet": {"met": 0, "answers": 0, "days": 1},
    "a first evening": {"met": 6, "answers": 8, "days": 1},
    "a week, a share of new ones met today": {"met": 60, "answers": 90, "days": 2},
    "a month": {"met": 120, "answers": 300, "days": 30},
    "a year": {"met": 400, "answers": 2500, "days": 365},
    "a backlog": {"met": 300, "answers": 400, "days": 700},
}


def cases(stock: Stock) -> Iterator[Case]:
    topics = list(dict.fromkeys(each.topic for each in stock.listed.values() if not each.retired))
    for seed in range(12):
        yield Case({"seed": seed}, Choosing())
        yield Case({"seed": seed, "exam": True, "count": 20}, Choosing(exam=True, count=20))
    kinds: dict[str, Which] = {"due": "due", "fresh": "new", "missed": "missed", "flagged": "flagged"}  # fmt: skip
    for theirs, ours in kinds.items():
        yield Case({"seed": 5, "which": theirs}, Choosing(which=ours))
    for at in (0, len(topics) - 1):
        wish = Wish(topics=(topics[at],))
        yield Case({"seed": 6, "topics": [at]}, Choosing(wish=wish))
        yield Case({"seed": 6, "topics": [at], "exam": True}, Choosing(wish=wish, exam=True))


@pytest.fixture(params=HISTORIES)
def lines(request: pytest.FixtureRequest, stock: Stock) -> list[str]:
    return lines_of(stock, seed=18, **HISTORIES[request.param])


@pytest.fixture
def store(lines: list[str], tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "x.jsonl").write_text("".join(line + "\n" for line in lines))
    with Store(tmp_path, clock=lambda: NOW) as opened:
        yield opened


def test_the_same_questions_in_the_same_order(
    engine: Tab, stock: Stock, lines: list[str], store: Store
) -> None:
    wanted = list(cases(stock))
    wishes = [case.theirs for case in wanted]
    theirs = engine.call(CHOOSE, [lines, wishes, NOW.timestamp() * 1000])
    for case, there in zip(wanted, theirs, strict=True):
        rng = Mulberry(case.theirs["seed"])
        assert (case.theirs, there) == (case.theirs, chosen(stock, case.ours, store, rng))


def chosen(stock: Stock, choosing: Choosing, store: Store, rng: random.Random) -> list[str]:
    """The names that the terminal would ask; none where it says so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allquiz.app.choosing.random.Random", lambda _: rng)
        try:
            found = choose(stock, choosing, store, Settings(), seed=0, now=NOW)
        except Refused:
            return []
    return [question.name for question in found.questions]


def test_what_is_due_ahead_and_resting(
    engine: Tab, stock: Stock, lines: list[str], store: Store
) -> None:
    theirs = engine.call(RECORD, [lines, NOW.timestamp() * 1000])
    known = store.knowledge
    here = {name for name, each in stock.listed.items() if not each.retired}
    listed = {
        "due": list(known.due(NOW, rested=True)),
        "ahead": list(known.ahead(NOW, rested=True)),
        "sure": known.sure_but_wrong(),
        "missed": sorted(known.missed()),
    }
    for name, expected in listed.items():
        found = sorted(theirs[name]) if name == "missed" else theirs[name]
        assert (name, found) == (name, [each for each in expected if each in here])
    assert theirs["metToday"] == known.first_met(NOW)


def test_new_ones_beyond_the_days_share_are_asked_on_request(
    open_page: Open, tmp_path: Path
) -> None:
    head, _, entry = only("truth").partition("  - ")
    texts = [
        entry.replace("truth", f"truth-{n}").replace("Blood is red", f"Blood is red {n}")
        for n in range(22)
    ]
    tab = open_page(made(tmp_path, "  - ".join([head, *texts])))
    now = datetime.now().astimezone().isoformat(timespec="microseconds")
    lines = [
        {**ANSWER, "id": f"a{n}", "question": f"tt/truth-{n}", "answered_at": now}
        for n in range(21)
    ]
    tab.until("store.isWhole")
    tab.page.evaluate(
        """lines => { localStorage.clear(); sessionStorage.clear();
        for (const line of lines) record({ ...line, key_revision: questions.get(line.question).keyRevision }); }""",
        lines,
    )
    tab.page.reload()
    expect(tab.page.get_by_text("You have met today’s share of new questions")).to_be_visible()
    tab.click("Ask new ones all the same")
    expect(tab.page.get_by_role("progressbar", name="Question 1 of 1")).to_be_visible()
    expect(tab.page.get_by_role("heading", name="Blood is red 21.")).to_be_visible()


def test_when_nothing_is_due_nor_new_the_day_is_done(browser: Browser, tmp_path: Path) -> None:
    """Not the same question once more; the next day something else, or an end again."""
    context = new_context(browser, timezone_id="America/New_York")
    tab = Tab(context, made(tmp_path, only("truth")))
    day = datetime(2026, 3, 2, 20, tzinfo=ZONE)
    for minutes in (0, 15):
        tab.page.clock.set_fixed_time(day + timedelta(minutes=minutes))
        tab.page.reload()
        tab.click("True")
        tab.click("See how it went")
    tab.click("Progress")
    tab.click("Quiz")
    expect(tab.page.get_by_role("heading", name="1 of 1 right")).to_be_visible()
    tab.click("More questions")
    expect(tab.page.get_by_role("heading", name="Done")).to_be_visible()
    expect(tab.page.get_by_text("The next is due in 2 days.")).to_be_visible()
    assert tab.button("Ask new ones all the same").count() == 0
    tab.page.clock.set_fixed_time(day + timedelta(days=1))
    tab.page.reload()
    expect(
        tab.page.get_by_text("practice ahead of time. The next is due tomorrow.")
    ).to_be_visible()
    context.close()
