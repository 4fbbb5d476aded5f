"""Questions whose key was corrected after they were answered."""

from collections.abc import Mapping


def corrected(keys: Mapping[str, str], answered: Mapping[str, str]) -> set[str]:
    """The full names of those that have another key than the one last answered.

    Both map full names to key revisions. A mended comma leaves the revision as it is, and so changes
    nothing.
    """
    return {name for name, key in answered.items() if keys.get(name, key) != key}
