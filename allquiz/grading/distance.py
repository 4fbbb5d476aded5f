"""How many slips lie between two words.

Insertion, deletion, substitution, and the swap of two neighbours count 1 each, and no piece is edited
twice: the optimal string alignment distance (L. Boytsov, "Indexing methods for approximate dictionary
searching", ACM Journal of Experimental Algorithmics 16 (2011), section 2.1).
"""

from collections.abc import Collection


def distance(one: str, other: str, most: int) -> int:
    """The slips between the two; `most` + 1 where they are more than that."""
    from rapidfuzz.distance import OSA  # with the first word that is not as it should be

    return int(OSA.distance(one, other, score_cutoff=most))


def near(word: str, words: Collection[str], most: int) -> list[str]:
    """Those of the words that so many slips or fewer lie away."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [each for each, _, _ in found]
