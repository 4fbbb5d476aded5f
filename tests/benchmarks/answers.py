"""A learner with a long history, as the files of allquiz have it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from allquiz.store import Store
from allquiz.store.lines import write

A_DAY = 500  # answers, from seven in the morning, one in forty seconds
NO_KEY = "ba9876543210"
NO_KEYS: Mapping[str, str] = {}
START = datetime(2021, 1, 1, 7, tzinfo=UTC)
SURE = {0: "sure", 4: "think", 8: "guess"}


def fill(
    folder: Path,
    names: Sequence[str],
    count: int,
    keys: Mapping[str, str] = NO_KEYS,
    wrong: Mapping[str, str] = NO_KEYS,
    caches: Path | None = None,
) -> None:
    """Put `count` answers to the questions of these full names into the data folder.

    `keys` are the key revisions of the questions, and `wrong` the wrong responses to them, as JSON,
    where they matter. Where a folder of caches is given, what is derived is made there too.
    """
    file = folder / "answers" / "other.jsonl"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        stream.writelines(lines(names, count, keys, wrong))
    if caches is not None:
        with Store(folder, caches=caches) as store:
            store.size()


def lines(
    names: Sequence[str],
    count: int,
    keys: Mapping[str, str] = NO_KEYS,
    wrong: Mapping[str, str] = NO_KEYS,
) -> Iterator[bytes]:
    """The answers. The questions come round in turn; one answer in five is wrong, and one in four
    says how sure the learner was. `r` is a number made from the number of the answer."""
    for n in range(count):
        r = (n * 2654435761 + 974711) % 1000003
        name = names[n % len(names)]
        right = r % 5 > 0
        yield write(
            {
                "kind": "answer",
                "id": f"{(r * 40503 + n * 69069) & 0xFFFFFFFF:08x}{n:024x}",
                "question": name,
                "revision": "0123456789ab",
                "key_revision": keys.get(name, NO_KEY),
                "answered_at": START + timedelta(days=n // A_DAY, seconds=n % A_DAY * 40),
                "response": "an option" if right else json.loads(wrong.get(name, '"another"')),
                "score": float(right),
                "confidence": SURE.get(r % 12),
                "rating": "good" if right else "again",
                "duration_ms": 2000 + r % 20000,
                "session": f"{n // 10:032x}",
                "learner": None,
            }
        )


def end(count: int) -> datetime:
    """The day after the last of `count` answers."""
    return START + timedelta(days=count // A_DAY + 1)
