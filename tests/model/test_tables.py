"""The tables of the package, in JSON."""

import json
from collections import Counter
from pathlib import Path

import allquiz

TABLES = sorted(Path(allquiz.__file__).parent.rglob("*.json"))


def test_no_name_stands_twice_where_the_last_would_hide_the_first() -> None:
    """As when one text of the page had the name of another, and fields lost their labels."""
    twice: list[str] = []

    def told(pairs: list[tuple[str, object]]) -> dict[str, object]:
        counted = Counter(name for name, _ in pairs)
        twice.extend(name for name, count in counted.items() if count > 1)
        return dict(pairs)

    for table in TABLES:
        json.loads(table.read_text("utf-8"), object_pairs_hook=told)
    assert len(TABLES) >= 3
    assert twice == []
