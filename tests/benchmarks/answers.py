"""A learner with a long history, made in SQL."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from allquiz.store import Store
from allquiz.store.store import FILE

A_DAY = 500  # answers, from seven in the morning, one in forty seconds
NO_KEY = "ba9876543210"
NO_KEYS: Mapping[str, str] = {}
START = datetime(2021, 1, 1, 7, tzinfo=UTC)

# The questions come round in turn; one answer in five is wrong, and one in four says how sure the
# learner was. `r` is a number made from the number of the answer.
FILL = """
WITH RECURSIVE
  answer(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM answer WHERE n + 1 < :count),
  made AS (SELECT n, (n * 2654435761 + 974711) % 1000003 AS r FROM answer)
INSERT INTO log (id, kind, target, at, score, revision, key_revision, response, rating, confidence,
  duration_ms, session)
SELECT
  printf('%08x%024x', (r * 40503 + n * 69069) & 0xffffffff, n), 'answer', asked.name,
  strftime('%Y-%m-%dT%H:%M:%f000Z', :start + n / :a_day * 86400 + n % :a_day * 40, 'unixepoch'),
  r % 5 > 0, '0123456789ab', asked.key_revision,
  iif(r % 5 > 0, '"an option"', asked.wrong), iif(r % 5 > 0, 'good', 'again'),
  CASE r % 12 WHEN 0 THEN 'sure' WHEN 4 THEN 'think' WHEN 8 THEN 'guess' END,
  2000 + r % 20000, printf('%032x', n / 10)
FROM made JOIN asked ON asked.number = made.n % :questions
ORDER BY n
"""


def fill(
    folder: Path,
    names: Sequence[str],
    count: int,
    keys: Mapping[str, str] = NO_KEYS,
    wrong: Mapping[str, str] = NO_KEYS,
) -> None:
    """Put `count` answers to the questions of these full names into the store in the folder.

    `keys` are the key revisions of the questions, and `wrong` the wrong responses to them, as JSON,
    where they matter.
    """
    with Store(folder) as store:
        database = store.path
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "CREATE TEMP TABLE asked (number INTEGER PRIMARY KEY, name, key_revision, wrong)"
        )
        rows = (
            (number, name, keys.get(name, NO_KEY), wrong.get(name, '"another option"'))
            for number, name in enumerate(names)
        )
        connection.executemany("INSERT INTO asked VALUES (?, ?, ?, ?)", rows)
        connection.execute(
            FILL,
            {
                "count": count,
                "questions": len(names),
                "start": START.timestamp(),
                "a_day": A_DAY,
            },
        )
    with Store(folder) as store:
        store.catch_up()


def end(count: int) -> datetime:
    """The day after the last of `count` answers."""
    return START + timedelta(days=count // A_DAY + 1)


__all__ = ["FILE", "end", "fill"]
