"""How many slips lie between two words."""


def distance(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance; `most` + 1 where it is more than that.

    Insertion, deletion, substitution, and the swap of two neighbours count 1 each, and no piece is
    edited twice (L. Boytsov, "Indexing methods for approximate dictionary searching", ACM Journal
    of Experimental Algorithmics 16 (2011), section 2.1).
    """
    letters = set(one) ^ set(other)  # a slip changes two letters at most
    if abs(len(one) - len(other)) > most or len(letters) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most and min(above) > most:
            return most + 1
        before = above
    return min(row[-1], most + 1)
