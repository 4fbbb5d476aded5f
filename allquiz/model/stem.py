"""What a question asks, as a text."""

from allquiz.model.key import Gaps, key_of
from allquiz.model.question import AnyQuestion


def stem_text(question: AnyQuestion) -> str:
    """The stem; a cloze with its gaps as blanks, numbered where there are several."""
    key = key_of(question)
    if not isinstance(key, Gaps):
        return question.stem
    count = len(key.gaps)
    numbers = [f"({number})" for number in range(1, count + 1)] if count > 1 else [""]
    return key.filled([f"____{number}" for number in numbers])
