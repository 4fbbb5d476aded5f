"""Questions whose key was corrected after they were answered."""

from collections.abc import Mapping, Sequence


def corrected(keys: Mapping[str, Sequence[str]], answered: Mapping[str, str]) -> set[str]:
    """The full names of those whose key says otherwise than the one last answered.

    `keys` has the revision of each key, and those that it only widens; `answered` the revision last
    answered. A mended comma leaves the revision as it is, and so changes nothing.
    """
    return {name for name, key in answered.items() if key not in keys.get(name, (key,))}
