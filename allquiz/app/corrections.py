"""Questions whose key was corrected after they were answered."""

from collections.abc import Iterable

from allquiz.store import Store


def corrected(keys: Iterable[tuple[str, str]], store: Store) -> set[str]:
    """The full names of those that have another key than the one last answered.

    `keys` are full names and key revisions. A mended comma leaves the revision as it is, and so
    changes nothing.
    """
    answered = store.knowledge.answered_keys()
    return {name for name, key in keys if answered.get(name, key) != key}
