"""Every card of the shipped deck can be answered by one who sees its front and nothing else."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from allquiz.markup import to_plain
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from tests.anki.conftest import Anki
from tests.conftest import Run, shipped_bank


class Front(NamedTuple):
    """What a reader finds on a front, who knows nothing of the question: the text above, what to
    choose from, the steps that stand in place, and whether there is a box or a gap."""

    text: str
    offered: list[str]
    placed: list[str]
    box: bool
    gap: bool


def read_front(side: str) -> Front:
    """A front without its scripts: all that it says is in its text."""
    side = re.sub(r"(?s)<(style|script)\b.*?</\1>|<details.*?</details>", "", side)
    lists = re.search(r'(?s)<ul class="options.*?</ul>', side)
    steps = re.search(r'(?s)<ol class="steps.*?</ol>', side)
    above = side.replace(lists[0], "") if lists else side
    return Front(
        seen(above),
        [seen(item) for item in re.findall(r"(?s)<li\b.*?</li>", lists[0])] if lists else [],
        [seen(item) for item in re.findall(r"<li>.*?</li>", steps[0])] if steps else [],
        "[[type:" in side,
        "[...]" in side,
    )


def seen(part: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", part)).split())


def plain(text: str) -> str:
    """A text of the bank as it is seen."""
    return " ".join(to_plain(text).split())


@pytest.fixture
def shipped(allquiz: Run, anki: Anki, tmp_path: Path) -> Anki:
    allquiz("export", "anki", "-o", tmp_path / "all.apkg")
    anki.import_(tmp_path / "all.apkg")
    return anki


def cards(shipped: Anki) -> Iterator[tuple[AnyQuestion, int, Front]]:
    """Each card in use: its question, its number from 0, and its front."""
    notes = shipped.notes()
    for question in shipped_bank().questions:
        if question.retired is None:
            for card in notes[question.name].cards():
                yield question, card.ord, read_front(card.question())


def test_a_front_offers_its_key_or_a_place_to_type_it(shipped: Anki) -> None:
    for question, number, front in cards(shipped):
        where = f"{question.name}, card {number + 1}: {front}"
        assert front.text, where
        match key_of(question):
            case Options(options=options, kind=kind):
                texts = [o.text.capitalize() if kind == "statement" else o.text for o in options]
                assert sorted(front.offered) == sorted(map(plain, texts)), where
                assert "Choose" in front.text or "True or false?" in front.text, where
            case Words() | Number():
                assert front.box, where
            case Gaps():
                assert front.gap, where
            case Parts(kind="order", items=items):
                assert sorted(front.offered) == sorted(map(plain, items)), where
                is_last = number + 1 == len(items)  # of which all steps could come last
                assert front.placed == ([] if is_last else [*map(plain, items[:number])]), where
            case Parts(placed=placed, offered=offered):
                assert sorted(front.offered) == sorted(map(plain, offered)), where
                assert any(plain(item) in front.text for item, _ in placed), where
            case Card():
                assert not front.offered, where


def test_no_front_shows_what_it_asks_for(shipped: Anki) -> None:
    for question, number, front in cards(shipped):
        for asked_for in _typed_or_turned(key_of(question), number):
            word = rf"(?<!\w){re.escape(plain(asked_for))}(?!\w)"
            assert not re.search(word, front.text, re.IGNORECASE), (question.name, front.text)


def _typed_or_turned(key: Key, number: int) -> list[str]:
    match key:
        case Words(wordings):
            return [wordings[0]]
        case Gaps(gaps=gaps):
            return [gaps[number].answer]
        case Card(back):
            return [back]
        case _:
            return []
