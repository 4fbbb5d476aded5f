"""The words that a bank knows."""

import re
from collections.abc import Iterable
from functools import cached_property


class Vocabulary:
    """Every word of some texts: a word that stands among them is meant, not mistyped."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = texts

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in the form of `fold_word`, the shipped look-alikes among them."""
        # With the first typed answer, not before it.
        from allquiz.grading.folds import fold_word, plain_letters
        from allquiz.grading.lookalikes import terms

        found = set(re.findall(r"[^\W\d_]+", plain_letters("\n".join(self._texts))))
        return terms() | frozenset(map(fold_word, found))


NO_WORDS = Vocabulary()
