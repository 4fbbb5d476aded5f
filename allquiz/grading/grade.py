"""The score of a response, by the table of the bank format: one function for each shape of key."""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from allquiz.grading.doubts import refuse_ambiguous, refuse_too_long, seen
from allquiz.grading.gloss import without_neighbours
from allquiz.grading.numbers import in_range, read_number
from allquiz.grading.typos import safe_typos
from allquiz.grading.verdict import Part, Typo, Verdict
from allquiz.grading.vocabulary import NO_WORDS, Vocabulary
from allquiz.grading.wording import one_of
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Response

SELF_GRADES = {"again": 0.0, "hard": 0.5, "good": 1.0, "easy": 1.0}


def grade(question: AnyQuestion, response: Response, vocabulary: Vocabulary = NO_WORDS) -> Verdict:
    """The verdict on a response, which is as model/key.py says.

    None is "I don't know": score 0. `vocabulary` holds the bank's words, which are never typos of
    one another.

    Raises Unclear where a numeric response is no number, or a typed one could be read in two ways.
    """
    match key_of(question):
        case Options(kind="several") as several:
            return _picks(several, response or [])
        case Options(kind="statement", right=right):
            said = response if response is None else str(response).lower()
            return _single(said, right[0].text, said == right[0].text)
        case Options(right=right):
            return _single(response, right[0].text, response == right[0].text)
        case Number() as number:
            is_right = bool(response) and in_range(read_number(response, number), number)
            return _single(response or None, None, is_right)
        case Words(wordings, exact):
            is_right, typos = _worded(wordings, response or "", vocabulary, exact=exact)
            return _single(response or None, wordings[0], is_right)._replace(typos=typos)
        case Gaps() as gaps:
            return _gaps(gaps, response or [], vocabulary)
        case Parts(kind="order") as parts:
            return _order(parts.items, response or [])
        case Parts(placed=placed):
            given = response or {}
            return _share([Part(i, given.get(i), to, given.get(i) == to) for i, to in placed])
        case Card(back):
            return _single(response or "again", back, SELF_GRADES[response or "again"])


def _single(given: str | None, expected: str | None, score: float) -> Verdict:
    """One part, which counts for all."""
    return Verdict(float(score), (Part("", given, expected, score == 1),))


def _picks(key: Options, response: list[str]) -> Verdict:
    picks = set(response)
    parts = [
        *(
            Part(o.text, o.text if o.text in picks else None, o.text, o.text in picks)
            for o in key.right
        ),
        *(Part(o.text, o.text, None, right=False) for o in key.wrong if o.text in picks),
    ]
    right = len(picks & {option.text for option in key.right})
    wrong = len(picks) - right
    return Verdict(max(0, right - wrong) / len(key.right), tuple(parts))


def _gaps(key: Gaps, response: list[str], vocabulary: Vocabulary) -> Verdict:
    parts: list[Part] = []
    forgiven: list[Typo] = []
    filled = [*response, *[""] * len(key.gaps)]
    beside = key.filled(["\0"] * len(key.gaps)).split("\0")
    for gap, given, before, after in zip(key.gaps, filled, beside, beside[1:], strict=False):
        right, typos = _worded(gap.wordings, given, vocabulary, exact=False)
        if not right:
            alone = without_neighbours(given, before, after)
            right, typos = _worded(gap.wordings, alone, vocabulary, exact=False)
        parts.append(Part(f"gap {len(parts) + 1}", given or None, gap.answer, right))
        forgiven += typos
    return _share(parts)._replace(typos=tuple(forgiven))


def _worded(
    wordings: tuple[str, ...], given: str, vocabulary: Vocabulary, *, exact: bool
) -> tuple[bool, tuple[Typo, ...]]:
    """Whether the given text is one of the wordings, and the typos forgiven for that.

    Raises Unclear where the text could be read in two ways, holds what can't be seen or is too long.
    """
    if given in wordings:
        return True, ()
    refuse_too_long(wordings, given)
    given = seen(given)
    if one_of(wordings, given):
        return True, ()
    refuse_ambiguous(wordings, given)
    typos = () if exact else safe_typos(wordings, given, vocabulary)
    return bool(typos), typos


def _order(items: Sequence[str], response: Sequence[str]) -> Verdict:
    given = [*response, *[None] * len(items)]
    verdict = _share(
        [Part(str(n + 1), given[n], item, given[n] == item) for n, item in enumerate(items)]
    )
    return verdict._replace(longest_run=_longest_run(items, response))


def _longest_run(items: Sequence[str], response: Sequence[str]) -> int:
    """The length of the longest increasing subsequence of the items' true places."""
    ends: list[int] = []  # the least place that a run of each length ends with
    for place in [items.index(item) for item in response if item in items]:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _share(parts: Sequence[Part]) -> Verdict:
    """Every part counts alike."""
    return Verdict(float(Fraction(sum(part.right for part in parts), len(parts))), tuple(parts))
