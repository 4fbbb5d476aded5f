"""What every part of the store works with: one connection, and what SQLite says made plain."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from allquiz.store.database import connect, explained

T = TypeVar("T")
BATCH = 1000  # rows fetched at a time


class Connected:
    """A connection to the database of a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect(path)

    def _rows(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows, fetched as they are wanted; columns go by name or number."""
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            cursor.execute(query, values)
            while batch := cursor.fetchmany(BATCH):
                yield from batch

    def _each(self, make: Callable[[sqlite3.Row], T], query: str, *values: object) -> Iterator[T]:
        """What is made of each row, made as it is wanted."""
        with explained(self.path):
            for row in self._rows(query, *values):
                yield make(row)

    def _first(self, query: str, *values: object) -> Any:
        """The first row, or None where there is none."""
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, values).fetchone()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, waiting for other writers first."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
