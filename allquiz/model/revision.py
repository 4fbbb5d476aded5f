"""Short hashes that say whether a question, or only its key, has changed."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from allquiz.model.key import TRUE, Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.question_document import to_document

MOST = 500  # narrower keys of a question
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def revision(question: AnyQuestion) -> str:
    """The first 12 hex digits of SHA-256 over everything that `show` shows."""
    return _digest({**to_document(question), "topic": question.topic})


def key_revision(question: AnyQuestion) -> str:
    """The same over type and key alone: a mended comma in the stem leaves it as it is.

    Text is brought to NFC with runs of white space folded; where order means nothing it is sorted.
    """
    return _digest([question.type, _canonical(key_of(question))])


def key_revisions(question: AnyQuestion) -> tuple[str, ...]:
    """The revision of the key, and after it those of the keys that it only widens.

    A typed answer may take more wordings than it did, which are added after those that there were:
    what somebody learned by the old key is right by the new one.
    """
    keys = [_canonical(key_of(question)), *_narrower(key_of(question))]
    return tuple(dict.fromkeys([_digest([question.type, key]) for key in keys]))


def corrected(keys: Mapping[str, Sequence[str]], answered: Mapping[str, str]) -> set[str]:
    """The full names of questions whose key says otherwise than the one last answered.

    `keys` has their key revisions, `answered` the revision last answered. A mended comma leaves it as
    it is, and so changes nothing.
    """
    return {name for name, key in answered.items() if name in keys and key not in keys[name]}


def _narrower(key: Key) -> Iterator[Any]:
    """The key and those with the last further wordings left out, as they are hashed."""
    match key:
        case Words(wordings, exact):
            for first, *further in _fewer(wordings):
                yield [first, further, exact]
        case Gaps(gaps=gaps) if prod([len(gap.wordings) for gap in gaps]) <= MOST:
            yield from map(list, product(*[_fewer(gap.wordings) for gap in gaps]))


def _canonical(key: Key) -> Any:
    match key:
        case Options(kind="several", right=right):
            return sorted([_fold(option.text) for option in right])
        case Options(kind="statement", right=right):
            return right == (TRUE,)
        case Options(right=right):
            return _fold(right[0].text)
        case Words(wordings, exact):
            first, *further = _fewer(wordings)[-1]
            return [first, further, exact]
        case Number(low, high, tolerance, unit):
            # Numbers are compared as numbers: 20 and 20.0 are one key.
            return [
                str(low.normalize()),
                str(high.normalize()),
                tolerance and [str(tolerance.amount.normalize()), tolerance.percent],
                unit and _fold(unit),
            ]
        case Gaps(gaps=gaps):
            return [_fewer(gap.wordings)[-1] for gap in gaps]
        case Parts(kind="order", items=items):
            return [_fold(item) for item in items]
        case Parts(kind="groups", placed=placed, targets=targets):
            return sorted(
                [_fold(name), sorted([_fold(item) for item, to in placed if to == name])]
                for name in targets
            )
        case Parts(placed=placed):
            return sorted([_fold(left), _fold(right)] for left, right in placed)
        case Card(back):
            return _fold(back)


def _fewer(wordings: Sequence[str]) -> list[list[str]]:
    """The first wording, the first two, and so on to all; behind the first one sorted."""
    first, *further = map(_fold, wordings)
    return [[first, *sorted(further[:count])] for count in range(len(wordings))]


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(value: Any) -> str:
    import hashlib  # OpenSSL takes its time; the first answer needs it, not the first question

    return hashlib.sha256(CANONICAL.encode(value).encode()).hexdigest()[:12]
