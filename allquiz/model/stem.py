"""What a question asks, as a text."""

from allquiz.model.question import AnyQuestion, Cloze, Gap


def stem_text(question: AnyQuestion) -> str:
    """The stem; a cloze with its gaps as blanks, numbered where there are several."""
    if not isinstance(question, Cloze):
        return question.stem
    several = len(question.gaps) > 1
    number = 0
    text = ""
    for part in question.parts:
        if isinstance(part, Gap):
            number += 1
            text += f"____({number})" if several else "____"
        else:
            text += part
    return text
