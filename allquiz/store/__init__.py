"""What a learner did, kept in SQLite: ids and answers only, no question text."""

from allquiz.store.errors import StoreError
from allquiz.store.store import Store

__all__ = ["Store", "StoreError"]
