"""The words that a bank knows."""

from collections.abc import Iterable
from functools import cached_property


class Vocabulary:
    """Every word of some texts: a word that stands among them is meant, not mistyped."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = texts

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in their normal form, the shipped look-alikes among them."""
        from allquiz.grading.lookalikes import GROUPS
        from allquiz.grading.wording import normal_words

        listed = (" ".join(GROUPS), *self._texts)
        return frozenset(word for text in listed for word in normal_words(text))


NO_WORDS = Vocabulary()
