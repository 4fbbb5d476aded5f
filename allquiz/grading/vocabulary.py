"""The words that a bank knows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from allquiz.grading.distance import distance
from allquiz.grading.folds import fold_word, plain_letters


class Vocabulary:
    """Every word of some texts: a word that stands among them is meant, not mistyped."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = texts

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in the form of `fold_word`, the shipped look-alikes among them."""
        from allquiz.grading.lookalikes import terms

        found = set(re.findall(r"[^\W\d_]+", plain_letters("\n".join(self._texts))))
        return terms() | frozenset(map(fold_word, found))

    def near(self, word: str, most: int) -> Iterator[str]:
        """The words that so many slips or fewer lie away."""
        for length in range(len(word) - most, len(word) + most + 1):
            for each in self._by_length.get(length, ()):
                if distance(word, each, most) <= most:
                    yield each

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self.words:
            found[len(word)].append(word)
        return found

    def begins(self, start: str) -> bool:
        """Whether a longer word begins like this."""
        return any(word.startswith(start) and word != start for word in self.words)


NO_WORDS = Vocabulary()
