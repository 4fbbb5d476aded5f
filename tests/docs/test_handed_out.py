"""What `decks/` hands out is what the questions say now."""

import csv

from tests.conftest import ROOT, Run, shipped_bank

DECKS = ROOT / "decks"


def test_every_note_of_the_shipped_decks_is_released(allquiz: Run) -> None:
    found = allquiz("export", "anki", "--bank", "shipped", "--check")
    assert found.returncode == 0, found.stdout


def test_the_page_is_up_to_date(allquiz: Run) -> None:
    found = allquiz("export", "page", "--bank", "shipped", "-o", DECKS / "quiz.html", "--check")
    assert found.returncode == 0, "run `allquiz export page --bank shipped -o decks/quiz.html`"


def test_the_paper_asks_nothing_that_is_retired() -> None:
    in_use = {each.name for each in shipped_bank().questions if not each.retired}
    with (DECKS / "quiz.items.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 40
    assert {row["name"] for row in rows} <= in_use
