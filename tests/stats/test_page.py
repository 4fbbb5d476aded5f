"""The page of `stats`, drawn and plain."""

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from rich.cells import cell_len

from allquiz.model.review import Counts
from allquiz.reports.days import Streak, calendar
from allquiz.reports.learner_stats import LearnerStats
from allquiz.reports.progress import by_topic
from allquiz.terminal.drawings import bar, bars, fit, grid, table
from allquiz.terminal.writers import RichWriter, Writer
from allquiz.view.blocks import Bar, Bars, Line, Table
from allquiz.view.stats import habits, headline, overview, stats_blocks
from allquiz.view.words import MONTHS, of, percent
from tests.conftest import ROOT
from tests.stats.examples import TODAY, standing

GOLDEN = ROOT / "tests" / "golden" / "stats.txt"


def drawn(width: int, monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> list[str]:
    """The lines that a terminal of this width gets."""
    monkeypatch.setenv("COLUMNS", str(width))
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    RichWriter(out).write(stats_blocks(standing()))
    return raw.getvalue().decode(encoding).splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("width", [60, 72, 80, 84, 120])
def test_no_line_is_wider_than_the_terminal_or_84(
    width: int, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = drawn(width, monkeypatch, encoding)
    assert max(map(cell_len, lines)) <= min(width, 84)
    assert any(line.startswith("Sun ") for line in lines)


@pytest.mark.parametrize("width", [60, 80])
def test_a_table_or_grid_is_never_wrapped(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn(width, monkeypatch)
    for start in ("blood-and-marrow", "minimal-", "key-stat", "Mon ░", "Sun ░", "today", "sure "):
        assert sum(line.startswith(start) for line in lines) == 1
    assert len({len(line) for line in lines if line.startswith(("topic", "blood", "key-st"))}) == 1


def test_the_drawn_page_is_as_it_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line.rstrip() for line in drawn(80, monkeypatch)]
    assert lines == GOLDEN.read_text("utf-8").splitlines()


def plain() -> list[str]:
    out = io.StringIO()
    Writer(out).write(stats_blocks(standing()))
    return out.getvalue().splitlines()


def test_plain_lines_draw_nothing_and_say_every_number() -> None:
    lines = plain()
    assert not {*"█░▒▓·#"} & set("".join(lines))
    assert "blood-and-marrow: score 84% of 120; recalled 91% of 44; FSRS 90%; tomorrow 93%" in lines
    for expected in (
        "160 answers in 16 quizzes: 78% of the points. 3 of 4 questions met.",
        "4 due now. 2 days in a row.",
        "Recalled: 82% of 56 reviews that were due; FSRS had predicted 90%.",
        "Tomorrow you would recall about 85% of the 3 questions met.",
        "1 question not met yet: at least 34 more days at your pace so far.",
        "key-statistics: score too few (4); recalled too few (2); tomorrow over 99%",
        "week of 2026-11-23: 41",
        "today: 4",
        "Of today's, 2 are overdue.",
        "Sat 28 Nov: 1",
        "Reviews to come (9 in 14 days, 2 later):",
        "sure: 61% right of 44 (47 to 74%)",
        "guess: too few (3)",
        "all/c: 1.5 of 4 points",
        "  Short?",
        "• “Rituximab” and “Venetoclax”: 7 times, both ways",
        "• “T cells” given where “B cells” is right: twice",
    ):
        assert expected in lines
    assert lines[-1] == "Next: allquiz quiz --due"


@pytest.mark.parametrize(
    ("right", "answered", "said"),
    [
        (0, 0, "none yet"), (1, 1, "too few (1)"), (4, 4, "too few (4)"), (4, 5, "80% of 5"),
        (0, 5, "0% of 5"), (5, 5, "100% of 5"), (999, 1000, "over 99% of 1,000"),
        (1, 1000, "under 1% of 1,000"),
    ],
)  # fmt: skip
def test_a_share_is_said_only_where_there_are_enough(right: int, answered: int, said: str) -> None:
    assert of(right, answered) == said


def test_a_bar_is_empty_only_for_nothing_and_never_too_long() -> None:
    lengths = [[len(piece) for piece, _ in bar(share, 10)] for share in (0, 0.001, 0.5, 1, 1.2)]
    assert lengths == [[0, 10], [1, 9], [5, 5], [10, 0], [10, 0]]


@pytest.mark.parametrize(
    ("streak", "said"),
    [
        ((0, 0), "4 due now."), ((1, 1), "4 due now. 1 day in a row."),
        ((3, 12), "4 due now. 3 days in a row (longest: 12)."),
        ((0, 1200), "4 due now. Most days in a row: 1,200."),
    ],
)  # fmt: skip
def test_a_streak_is_said_as_it_is(streak: tuple[int, int], said: str) -> None:
    learner = standing()
    learner.streak = Streak(*streak)  # type: ignore[misc]  # frozen for the type checker only
    assert habits(learner) == said


def said(stats: LearnerStats) -> list[str]:
    return [block.text for block in stats_blocks(stats) if isinstance(block, Line)]


def test_days_and_dates_that_were_asked_for_are_named() -> None:
    assert ", the last 30 days: " in headline(standing(days=30))
    texts = said(standing(on=date(2027, 1, 15)))
    assert any(text.startswith("On 2027-01-15, without a review until then") for text in texts)
    assert any(text.startswith("Today you would recall") for text in
               said(standing(on=TODAY)))  # fmt: skip


def test_of_one_question_no_share_is_recalled() -> None:
    one = by_topic({"all/a": Counts(1, 1.0)}, {"all/a": "blood-and-marrow"}, {"all/a": 0.77})
    sentence = "Tomorrow you would recall the question that you met, with a chance of 77%."
    assert sentence in said(replace(standing(), table=one))


def test_text_is_cut_to_the_columns_it_has() -> None:
    out = io.StringIO()
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert fit("short", 8, out) == "short   "
    assert fit("a long text", 8, out) == "a long …"
    assert fit("a long text", 8, narrow) == "a lon..."
    assert fit("骨髓骨髓骨髓", 8, out) == "骨髓骨 …"
    assert percent(0.5) == "50%"


def test_a_bar_without_room_for_its_name_has_it_above() -> None:
    rows = (
        Bar("Marrow", 1, "2 of 2"),
        Bar("Marrow, blood, and lymph tissue > Platelets", 0.5, "1 of 2"),
    )
    lines = ["".join(text for text, _ in pieces) for pieces in bars(Bars(rows), 40, io.StringIO())]
    assert lines == [
        "Marrow                ██████████  2 of 2",
        "Marrow, blood, and lymph tissue > Platelets",
        "                      █████░░░░░  1 of 2",
    ]


def test_a_table_without_room_keeps_its_numbers() -> None:
    block = Table(
        ("topic", "score"),
        (("a-topic-with-a-very-long-name-of-its-own", "100% of 12,345,678"),),
        (0.5,),
    )
    (_, line) = table(block, 40, io.StringIO())
    text = "".join(piece for piece, _ in line)
    assert text.endswith("100% of 12,345,678")
    assert cell_len(text) == 40


def test_the_overview_fits_a_screen_and_names_the_weakest_topic_and_the_next_command() -> None:
    out = io.StringIO()
    Writer(out).write(overview(standing()))
    lines = out.getvalue().splitlines()
    assert len(lines) < 20
    assert "Weakest topic: minimal-residual-disease, 50% of 30." in lines
    assert lines[-1] == "Next: allquiz quiz --due"


def test_the_first_topic_is_not_called_the_weakest() -> None:
    """There is nothing to compare it with."""
    one = by_topic({"all/a": Counts(10, 7.0)}, {"all/a": "blood-and-marrow"}, {"all/a": 0.9})
    out = io.StringIO()
    Writer(out).write(overview(replace(standing(), table=one)))
    assert "Weakest" not in out.getvalue()


def test_a_calendar_names_every_month_that_begins_in_it() -> None:
    for weeks, shift in product(range(1, 54), range(0, 400, 29)):
        made = calendar({}, TODAY + timedelta(days=shift), weeks)
        (names, _) = next(grid(made, "·░▒▓█"))[0]
        firsts = [made.monday(number) for number in range(weeks)]
        begun = [MONTHS[day.month - 1] for day in firsts if day.day <= 7]
        assert names.split()[len(names.split()) - len(begun) :] == begun, (weeks, shift)
