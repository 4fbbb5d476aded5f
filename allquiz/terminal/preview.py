"""A question as the learner meets it, and all that the learner sees after answering."""

from collections.abc import Iterator

from allquiz.asking import Shown
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
from allquiz.terminal.answers import letter
from allquiz.terminal.draw import background_lines, numeric_key, question_lines
from allquiz.terminal.page import Line


def preview_lines(shown: Shown, position: int, total: int) -> Iterator[Line]:
    """The question, its hint, its key with every rationale, and its background."""
    question = shown.question
    yield from question_lines(shown, position, total, flagged=False)
    if question.hint:
        yield Line(question.hint, "Hint:", marked=True)
    yield Line(f"After the answer ({question.name}, {_said(question)}):", tone="quiet")
    yield from _key(shown)
    yield from background_lines(question)


def _said(question: AnyQuestion) -> str:
    level = f", {question.level}" if question.level else ""
    retired = f", retired {question.retired}: no longer asked" if question.retired else ""
    return question.type.replace("_", " ") + level + retired


def _key(shown: Shown) -> Iterator[Line]:
    match shown.question:
        case Choice() as choice:
            why = {option.text: option.rationale for option in choice.distractors}
            yield from _options(shown, {choice.answer}, why)
        case MultipleResponse() as several:
            both = (*several.answers, *several.distractors)
            right = {option.text for option in several.answers}
            yield from _options(shown, right, {o.text: o.rationale for o in both})
        case Matching() as matching:
            yield from _placed(shown, dict(matching.pairs))
        case Categorize() as groups:
            yield from _placed(shown, groups.placements)
        case question:
            yield from _words(question)


def _words(question: AnyQuestion) -> Iterator[Line]:
    """The key of a question without options to choose from."""
    match question:
        case TrueFalse():
            yield Line(f"The statement is {str(question.answer).lower()}.", "Key:")
        case Numeric():
            yield Line(numeric_key(question), "Key:")
        case ShortAnswer():
            yield Line(question.answer, "Key:", marked=True)
            if question.accept:
                yield Line("; ".join(question.accept), "Also right:", marked=True)
            if question.exact:
                yield Line("No typo is forgiven.", tone="quiet")
        case Cloze():
            for number, gap in enumerate(question.gaps, start=1):
                others = f" (also right: {'; '.join(gap.wordings[1:])})" if gap.wordings[1:] else ""
                yield Line(f"{gap.answer}{others}", f"Gap {number}:", marked=True)
        case Ordering():
            for number, item in enumerate(question.order, start=1):
                yield Line(item, f"Place {number}:", marked=True)
        case Flashcard():
            yield Line(question.back, "Back:", marked=True)


def _options(shown: Shown, right: set[str], why: dict[str, str | None]) -> Iterator[Line]:
    for index, text in enumerate(shown.options):
        is_right = text in right
        reason = f": {why[text]}" if why.get(text) else ""
        said = f"{letter(index)}) {text} ({'key' if is_right else 'wrong'}){reason}"
        yield Line(said, *(("✓", "right") if is_right else ("✗", "wrong")), marked=True)


def _placed(shown: Shown, placements: dict[str, str]) -> Iterator[Line]:
    for number, name in enumerate(shown.options, start=1):
        target = placements[name]
        yield Line(
            f"{name} → {letter(shown.targets.index(target))}) {target}", f"{number}.", marked=True
        )
    spare = [target for target in shown.targets if target not in placements.values()]
    if spare:
        yield Line("; ".join(spare), "Goes with none:", marked=True)
