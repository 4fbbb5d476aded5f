"""Short hashes that say whether a question, or only its key, has changed."""

import json
import unicodedata
from typing import Any

from allquiz.model.document import to_document
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)


def revision(question: AnyQuestion) -> str:
    """The first 12 hex digits of SHA-256 over everything that `show` shows."""
    return _digest({**to_document(question), "topic": question.topic})


def key_revision(question: AnyQuestion) -> str:
    """The same over type and key alone: a mended comma in the stem leaves it as it is.

    Text is brought to NFC with runs of white space folded; where order means nothing it is sorted.
    """
    return _digest([question.type, _key(question)])


def _key(question: AnyQuestion) -> Any:
    match question:
        case Choice():
            return _fold(question.answer)
        case TrueFalse():
            return question.answer
        case MultipleResponse():
            return sorted(_fold(option.text) for option in question.answers)
        case Numeric():
            # Numbers are compared as numbers: 20 and 20.0 are one key.
            tolerance = question.tolerance
            return [
                str(question.low.normalize()),
                str(question.high.normalize()),
                tolerance and [str(tolerance.amount.normalize()), tolerance.percent],
                question.unit and _fold(question.unit),
            ]
        case ShortAnswer():
            return [_fold(question.answer), sorted(map(_fold, question.accept)), question.exact]
        case Cloze():
            return [
                [_fold(gap.answer), *sorted(map(_fold, gap.wordings[1:]))] for gap in question.gaps
            ]
        case Matching():
            return sorted([_fold(left), _fold(right)] for left, right in question.pairs)
        case Ordering():
            return [_fold(item) for item in question.order]
        case Categorize():
            return sorted(
                [_fold(category), sorted(map(_fold, items))]
                for category, items in question.categories
            )
        case Flashcard():
            return _fold(question.back)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(value: Any) -> str:
    import hashlib  # OpenSSL takes its time; the first answer needs it, not the first question

    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
