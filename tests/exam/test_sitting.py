"""The conversation of an exam, whatever is typed and whenever the time runs out."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.asking import Shown
from allquiz.exam import Paper, Timer
from allquiz.grading.vocabulary import NO_WORDS
from allquiz.model.place import Place
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Gap,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.review import Draft
from allquiz.store import StoreError
from allquiz.terminal.conversation import Conversation, Left
from allquiz.terminal.exam import Sitting
from allquiz.terminal.line_input import Input
from allquiz.terminal.prompts import Prompt
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Block, Line
from allquiz.view.words import ranges

HERE = Place("bank.yaml", 1, 1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
B_C = (Option("b"), Option("c"))
QUESTIONS: list[AnyQuestion] = [
    Choice(id="choice", stem="S", place=HERE, answer="a", distractors=B_C),
    MultipleResponse(id="several", stem="S", place=HERE, answers=B_C, distractors=(Option("d"),)),
    TrueFalse(id="judge", stem="S", place=HERE, answer=True),
    Numeric(id="number", stem="S", place=HERE, low=Decimal(20), high=Decimal(20)),
    ShortAnswer(id="word", stem="S", place=HERE, answer="marrow"),
    Cloze(id="gaps", stem="S", place=HERE, parts=(Gap(("x",)), " and ", Gap(("y",)))),
    Matching(id="pairs", stem="S", place=HERE, pairs=(("l", "r"), ("m", "s"))),
    Ordering(id="steps", stem="S", place=HERE, order=("one", "two", "three")),
    Categorize(id="sort", stem="S", place=HERE, categories=(("X", ("i",)), ("Y", ("j",)))),
]


class Clock:
    """Seconds that pass with each line."""

    def __init__(self, steps: Iterable[float]) -> None:
        self._steps = iter(steps)
        self.seconds = 0.0

    def step(self) -> None:
        self.seconds += next(self._steps, 0)

    def __call__(self) -> float:
        return self.seconds


class Typed(Input):
    """Lines typed one after the other, whatever is asked."""

    def __init__(self, lines: Iterable[str], clock: Clock) -> None:
        self._lines: Iterator[str] = iter(lines)
        self._clock = clock

    def _line(self) -> str | None:
        self._clock.step()
        if self.tick:
            self.tick()
        return next(self._lines, None)

    def ask(self, shown: Shown) -> str | None:
        return self._line()

    def ask_for(self, prompt: Prompt) -> str | None:
        return self._line()


class Saved(dict[str, Draft]):
    """The drafts that are kept."""


def sit(
    lines: Iterable[str], *, limit_ms: int | None = None, steps: Iterable[float] = ()
) -> tuple[bool, Paper, dict[str, Draft], str]:
    clock, saved, written = Clock(steps), Saved(), io.StringIO()
    paper = Paper("exam", 3, QUESTIONS, NO_WORDS)
    sitting = Sitting(
        Writer(written),
        Typed(lines, clock),
        lambda: NOON,
        {},
        (),
        paper,
        Timer(limit_ms, 0, clock),
        keep=saved.__setitem__,
        beat=lambda: None,
        with_confidence=True,
    )
    return sitting.run(), paper, saved, written.getvalue()


@pytest.mark.parametrize("typed", ["q", "quit", ":q", "Q"])
def test_what_is_longer_than_the_screen_can_be_left(typed: str) -> None:
    class Low(Writer):
        def screens(self, blocks: Iterable[Block], again: Sequence[Block] = ()) -> Any:
            return [[block] for block in blocks]

    out, typing = Low(io.StringIO()), Typed([typed], Clock([]))
    with pytest.raises(Left):
        Conversation(out, typing, lambda: NOON, {}, ()).show([Line("a"), Line("b")])


LINES = st.one_of(
    st.sampled_from(
        [
            "a",
            "b",
            "c",
            "ab",
            "t",
            "f",
            "20",
            "0,5",
            "marrow",
            "x|y",
            "1a2b",
            "123",
            "213",
            "1",
            "2",
            "3",
            "sure",
            "guess",
            ":n",
            ":p",
            ":g",
            ":g4",
            ":4",
            "g9",
            ":g99",
            ":l",
            ":f",
            ":u",
            ":x",
            ":h",
            ":o",
            ":d",
            ":?",
            "y",
            "n",
            "no",
            "n",
            "p",
            "l",
            "u",
            "x",
            "d",
            "?",
            "q",
            ":q",
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(LINES, max_size=60), st.lists(st.floats(0, 30), max_size=60))
def test_whatever_is_typed_what_is_shown_as_saved_is_saved(
    lines: list[str], steps: list[float]
) -> None:
    handed_in, paper, saved, shown = sit(lines, limit_ms=300_000, steps=steps)
    assert saved == paper.drafts
    for word in ("Right", "Wrong", "Answer:", "Traceback"):
        assert word not in shown
    judged = [each for each in paper.judged(str) if each]
    assert len(judged) == len(paper.answered)
    if handed_in:  # by the learner, who was asked once more, or by the clock
        typed = {" ".join(line.casefold().split()).removeprefix(":") for line in lines}
        assert typed & {"d", "done", "hand-in", "hand in"} or "Time is up" in shown


def test_what_cant_be_saved_is_said_and_the_exam_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """How sure one is, a flag, an undo at a question and at the list: each as the disk is full."""
    given = (["a", "sure"], [":f"], ["a", "1", ":u"], ["a", "1", ":l", ":u"])
    for lines in given:
        left = [True] * (1 + (":u" in lines)) if lines[0] == "a" else []

        def keep(self: dict[str, Draft], name: str, draft: Draft, left: list[bool] = left) -> None:
            if not left:
                raise StoreError("the disk is full", "free some space")
            self.update({name: draft})
            left.pop()

        monkeypatch.setattr(Saved, "__setitem__", keep)
        handed_in, paper, saved, shown = sit([*lines, ":q"])
        assert saved == paper.drafts, lines  # what stands there is what is saved
        assert (handed_in, shown.count("Not saved: the disk is full.")) == (False, 1), lines
        assert shown.rindex("S\n") > shown.index("Not saved") or ":l" in lines
        assert [draft.response for draft in saved.values()] == ["a"] * (lines[0] == "a")


def test_a_line_that_comes_too_late_is_not_taken() -> None:
    handed_in, paper, _, shown = sit(["a", "1", "t"], limit_ms=60_000, steps=[10, 10, 41])
    assert handed_in
    assert "Time is up" in shown
    assert paper.answered == [1]


def test_an_exam_that_ran_out_before_is_handed_in_at_once() -> None:
    assert sit(["a"], limit_ms=0)[0]


def test_without_a_limit_no_time_runs_out() -> None:
    handed_in, paper, _, shown = sit([":n", ":n", "t"], steps=[1e6] * 4)
    assert not handed_in
    assert paper.answered == [3]
    assert "left" not in shown


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""), ([1], "1"), ([1, 2], "1, 2"), ([1, 2, 3], "1 to 3"),
        ([1, 3, 4, 5, 8, 9], "1, 3 to 5, 8, 9"),
    ],
)  # fmt: skip
def test_numbers_in_a_row_are_joined(numbers: list[int], said: str) -> None:
    assert ranges(numbers) == said
