"""What a learner did, kept in files of lines: ids and answers only, no question text."""

from allquiz.store.journal import StoreError
from allquiz.store.store import Store

__all__ = ["Store", "StoreError"]
