"""A question, a verdict, and the end of a quiz, as lines."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from allquiz.asking import Answered, Shown, can_be_overridden
from allquiz.grading.verdict import Part, Verdict
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.review import Response
from allquiz.model.stem import stem_text
from allquiz.terminal.answers import letter
from allquiz.terminal.page import Line, Tone

BLANK = Line()
CONFIDENT = {"sure": "sure", "think": "think so", "guess": "a guess"}
WAS_CONFIDENT = {"sure": "You were sure.", "think": "You thought so.", "guess": "You guessed."}


def question_lines(
    shown: Shown, position: int, total: int, *, flagged: bool, corrected: bool = False
) -> Iterator[Line]:
    """The question as asked: progress, stem, options."""
    yield from heading_lines(shown, position, total, flagged=flagged, corrected=corrected)
    yield from asked_lines(shown)


def heading_lines(
    shown: Shown, position: int, total: int, *, flagged: bool, corrected: bool = False
) -> Iterator[Line]:
    """Which question this is."""
    flag = "  ⚑ flagged" if flagged else ""
    topic = shown.question.topic.replace("-", " ")
    yield BLANK
    yield Line(f"Question {position} of {total} · {topic}{flag}", tone="quiet")
    if corrected:
        yield Line("The key of this question was corrected since you answered it.")


def asked_lines(shown: Shown) -> Iterator[Line]:
    """Stem and options."""
    question = shown.question
    yield from stem_lines(question)
    if isinstance(question, TrueFalse):
        yield Line("True or false?")
    elif isinstance(question, Numeric) and question.unit and not _stands_in(question):
        yield Line(f"Answer in: {question.unit}", tone="quiet")
    elif isinstance(question, MultipleResponse):
        yield Line(
            "More than one may be right. Score: right picks minus wrong picks, out of the "
            f"{len(question.answers)} right ones.",
            tone="quiet",
        )
    numbered = isinstance(question, Ordering | Matching | Categorize)
    for index, option in enumerate(shown.options):
        label = f"{index + 1}." if numbered else f"{letter(index)})"
        yield Line(option, label, marked=True)
    if shown.targets:
        yield Line("Letters:", tone="quiet")
    for index, target in enumerate(shown.targets):
        yield Line(target, f"{letter(index)})", marked=True)


def stem_lines(question: AnyQuestion) -> Iterator[Line]:
    """The stem, with the figure that it asks about."""
    yield Line(stem_text(question), tone="strong", marked=True)
    if question.figure and question.figure.comes_first:
        yield from figure_lines(question)


def _stands_in(question: Numeric) -> bool:
    """Whether the stem names the unit, as a word of its own."""
    unit = re.escape(question.unit or "")
    return re.search(rf"(?<!\w){unit}(?!\w)", question.stem) is not None


def verdict_lines(answered: Answered) -> Iterator[Line]:
    """The verdict first, then why."""
    yield _headline(answered)
    yield from _parts(answered.shown, answered.review.response, answered.verdict)
    yield from _leniency(answered)
    yield from background_lines(answered.shown.question)


def review_lines(answered: Answered, *, with_keys: bool) -> Iterator[Line]:
    """The verdict with what was answered, and what speaks against every other option too.

    `with_keys` says whether a key can be pressed meanwhile, such as to override the verdict.
    """
    shown, response = answered.shown, answered.review.response
    yield _headline(answered)
    if response is not None and not _is_wrong_choice(answered):  # else it comes with its rationale
        yield own_line(shown, response, "You:")
    if response is None:
        yield from key_lines(shown)
    else:
        yield from _parts(shown, response, answered.verdict)
    yield from _against(shown, response if isinstance(response, list) else [response])
    yield from _leniency(answered, with_keys=with_keys)
    yield from background_lines(shown.question)


def unanswered_lines(shown: Shown) -> Iterator[Line]:
    """The key of a question left open, and why."""
    yield Line("Not answered.", "–", "partly")
    yield from key_lines(shown)
    yield from _against(shown, ())
    yield from background_lines(shown.question)


def key_lines(shown: Shown) -> Iterator[Line]:
    """What would have been right."""
    match shown.question:
        case MultipleResponse() as several:
            rationales = {option.text: option.rationale for option in several.answers}
            for text in shown.options:
                if text in rationales:
                    yield Line(_with(_option(shown, text), rationales[text]), "Key:", marked=True)
        case Cloze() as cloze:
            yield Line(" | ".join(gap.answer for gap in cloze.gaps), "Key:", marked=True)
        case Ordering() as ordering:
            for number, item in enumerate(ordering.order, start=1):
                yield Line(f"{number}. {item}", "Key:", marked=True)
        case Matching() | Categorize() as placed:
            key = dict(placed.pairs) if isinstance(placed, Matching) else placed.placements
            for number, name in enumerate(shown.options, start=1):
                yield Line(f"{number}. {name} → {key[name]}", "Key:", marked=True)
        case question:
            from allquiz.grading.grade import grade

            yield from _parts(shown, None, grade(question, None))


def _against(shown: Shown, picked: Sequence[Response]) -> Iterator[Line]:
    """The wrong options that were not picked, with their rationales."""
    if isinstance(shown.question, Choice | MultipleResponse):
        rationales = {option.text: option.rationale for option in shown.question.distractors}
        for text in shown.options:
            if text in rationales and text not in picked:
                said = _with(_option(shown, text), rationales[text])
                yield Line(said, "Not:", "quiet", marked=True)


def _is_wrong_choice(answered: Answered) -> bool:
    return answered.shown.question.type == "choice" and not answered.verdict.right


def _leniency(answered: Answered, *, with_keys: bool = True) -> Iterator[Line]:
    """What was forgiven, and how to contradict."""
    verdict = answered.verdict
    for typo in verdict.typos:
        yield Line(f"Accepted as a typo: you wrote “{typo.given}”, the key is “{typo.meant}”.")
    if not with_keys or not can_be_overridden(answered):
        return
    if verdict.typos:
        yield Line("Meant something else? :o counts it as wrong.", tone="quiet")
    elif not verdict.right:
        yield Line("Right in other words? :o counts it as right.", tone="quiet")


def background_lines(question: AnyQuestion) -> Iterator[Line]:
    """What is shown after answering, whatever was answered."""
    if question.explanation:
        yield Line(question.explanation, "Why:", marked=True)
    if question.figure and not question.figure.comes_first:
        yield from figure_lines(question)
    if since := question.since:
        dated = f"Since the source was written (as of {since.as_of}): "
        yield Line(f"{dated}{since.note} [{since.source}]", "New:", marked=True)
    if question.as_of:
        yield Line(f"The answer holds as of {question.as_of}.", tone="quiet")
    for text in source_texts(question):
        yield Line(text, "Source:", tone="quiet")


def figure_lines(question: AnyQuestion) -> Iterator[Line]:
    """The drawing in words, line by line as it was laid out, and how to see it."""
    if question.figure is None:
        return
    yield Line(f"to see it drawn: allquiz show {question.id} --open", "Figure:", "quiet")
    for line in question.figure.alt.split("\n"):
        yield Line(line)


def source_texts(question: AnyQuestion) -> Iterator[str]:
    """Publisher, title, section and date of each source."""
    for source, section in question.citations:
        parts = [
            source.publisher,
            f"“{source.title}”",
            section if section and section != source.title else None,
            source.revised and f"revised {source.revised}",
        ]
        yield ", ".join(part for part in parts if part)


def _headline(answered: Answered) -> Line:
    """The verdict, and how sure the learner was: a lucky guess is no knowledge yet."""
    headline = _in_a_word(answered)
    said = WAS_CONFIDENT.get(answered.review.confidence or "")
    return headline._replace(text=f"{headline.text} {said}") if said else headline


def _in_a_word(answered: Answered) -> Line:
    verdict = answered.verdict
    if answered.shown.question.type == "flashcard":
        return Line(f"Graded: {answered.review.rating}.", "•", "strong")
    if answered.review.response is None:
        return Line("Not known. Here is the answer.", "✗", "wrong")
    if verdict.right:
        return Line("Right.", "✓", "right")
    if verdict.score > 0:
        return Line(f"Partly right: {verdict.score:.0%} of the points.", "◐", "partly")
    return Line("Wrong.", "✗", "wrong")


def _parts(shown: Shown, response: object, verdict: Verdict) -> Iterator[Line]:
    match shown.question:
        case Choice() as choice:
            yield from _choice(choice, shown, response)
        case MultipleResponse() as several:
            yield from _picks(several, shown, response)
        case TrueFalse() as statement:
            yield Line(f"The statement is {str(statement.answer).lower()}.", "Key:")
        case Numeric() as numeric:
            yield Line(numeric_key(numeric), "Key:")
        case ShortAnswer() as short:
            yield Line(short.answer, "Key:", marked=True)
            if short.accept and not verdict.right:
                yield Line("; ".join(short.accept), "Also right:", tone="quiet", marked=True)
        case Flashcard() as card:
            if response is None:  # not turned, it may be
                yield Line(card.back, "Back:", marked=True)
        case Ordering() as ordering:
            yield from _order(ordering, verdict)
        case Cloze():
            yield from _gaps(verdict)
        case Matching() | Categorize():
            yield from _placed(shown, verdict)


def _choice(question: Choice, shown: Shown, response: object) -> Iterator[Line]:
    rationales = {option.text: option.rationale for option in question.distractors}
    if isinstance(response, str) and response != question.answer:
        pick = _option(shown, response)
        yield Line(_with(pick, rationales.get(response)), "You:", marked=True)
    yield Line(_option(shown, question.answer), "Key:", marked=True)


def _picks(question: MultipleResponse, shown: Shown, response: object) -> Iterator[Line]:
    picked = set(response) if isinstance(response, list) else set()
    by_text: dict[str, Option] = {o.text: o for o in (*question.answers, *question.distractors)}
    right = {option.text for option in question.answers}
    for text in shown.options:
        glyph, word, tone = _pick_mark(is_right=text in right, is_picked=text in picked)
        if glyph:
            said = f"{_with(_option(shown, text), by_text[text].rationale)} ({word})"
            yield Line(said, glyph, tone, marked=True)


def _pick_mark(*, is_right: bool, is_picked: bool) -> tuple[str, str, Tone]:
    if is_right:
        return ("✓", "right", "right") if is_picked else ("✗", "missed: it is right", "wrong")
    return ("✗", "picked, but wrong", "wrong") if is_picked else ("", "", "")


def _order(question: Ordering, verdict: Verdict) -> Iterator[Line]:
    for part in verdict.parts:
        note = "" if part.right or part.given is None else f" (you had: {part.given})"
        glyph = "✓" if part.right else "✗"
        yield Line(f"{part.name}. {part.expected}{note}", glyph, marked=True)
    if not verdict.right and (verdict.longest_run or 0) > 1:
        run = f"{verdict.longest_run} of {len(question.order)}"
        yield Line(f"The longest run in the right order: {run}.", tone="quiet")


def _gaps(verdict: Verdict) -> Iterator[Line]:
    several = len(verdict.parts) > 1
    for number, part in enumerate(verdict.parts, start=1):
        gap = f"({number}) " if several else ""
        yield _mark(part, f"{gap}{part.expected}")


def _placed(shown: Shown, verdict: Verdict) -> Iterator[Line]:
    parts = {part.name: part for part in verdict.parts}
    for number, name in enumerate(shown.options, start=1):
        yield _mark(parts[name], f"{number}. {name} → {parts[name].expected}")


def _mark(part: Part, text: str) -> Line:
    note = "" if part.right else f" (you had: {part.given or 'nothing'})"
    return Line(f"{text}{note}", "✓" if part.right else "✗", marked=True)


def numeric_key(question: Numeric) -> str:
    """The key as text: number or range, unit, tolerance."""
    number = _figure(question.low)
    if question.low != question.high:
        number += f" to {_figure(question.high)}"
    unit = question.unit or ""
    text = number + (unit if unit == "%" else f" {unit}" if unit else "")
    if tolerance := question.tolerance:
        off = f"{tolerance.amount:f}%" if tolerance.percent else f"{tolerance.amount:f}"
        text += f" (up to {off} off is right)"
    return text


def _figure(number: Decimal) -> str:
    """With commas between thousands, but for four digits: 2021 may be a year."""
    return f"{number:,f}" if abs(number) >= 10_000 else f"{number:f}"


def _option(shown: Shown, text: str) -> str:
    return f"{letter(shown.options.index(text))}) {text}"


def own_line(shown: Shown, response: Response, label: str, tone: Tone = "", note: str = "") -> Line:
    """A response on a line of its own. What was typed is no bank text: its asterisks are its own."""
    is_typed = shown.question.type in ("numeric", "short_answer", "cloze")
    said = f" ({note})" if note else ""
    return Line(f"{own_words(shown, response)}{said}", label, tone, marked=not is_typed)


def own_words(shown: Shown, response: Response) -> str:
    """A response as the learner sees it, with the letters and numbers on the screen."""
    match shown.question:
        case _ if response is None:
            return "I don't know"
        case Choice():
            return _option(shown, response)
        case MultipleResponse():
            return "; ".join(_option(shown, text) for text in response)
        case TrueFalse():
            return "true" if response else "false"
        case Cloze():
            return " | ".join(response)
        case Matching() | Categorize():
            at = {name: number for number, name in enumerate(shown.options, start=1)}
            placed = sorted(response.items(), key=lambda pair: at[pair[0]])
            return "; ".join(f"{at[left]}. {left} → {right}" for left, right in placed)
        case Ordering():
            return ", then ".join(response)
        case _:
            return str(response)


def _with(text: str, rationale: str | None) -> str:
    return f"{text}: {rationale}" if rationale else text
