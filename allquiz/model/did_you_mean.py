"""What may have been meant by a name that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """ "did you mean `...`?" with the known word most like it, or None where none is near."""
    from difflib import get_close_matches  # only a mistake needs it

    if len(word) > 64:
        return None
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else None
