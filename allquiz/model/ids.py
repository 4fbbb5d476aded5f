"""New ids for answers and events."""

import os


def new_id() -> str:
    """128 random bits as 32 hex digits: unique on every machine, whatever seeds a quiz was given."""
    return os.urandom(16).hex()
