"""What is said of an answer: the verdict first, what was right, and why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from allquiz.asking import Answered, Shown, can_be_overridden
from allquiz.grading.verdict import Verdict
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words
from allquiz.model.question import Option
from allquiz.model.review import Response
from allquiz.model.words import letter
from allquiz.view.blocks import Block, Line, Space, Tone
from allquiz.view.question import asked, background, heading, sources
from allquiz.view.words import sentence

FEW = 5  # further wordings that are shown
WAS_SURE = {"sure": "You were sure.", "think": "You thought so.", "guess": "You guessed."}


def verdict_blocks(
    answered: Answered,
    *,
    with_response: bool = False,
    with_keys: bool = True,
    with_others: bool = True,
) -> Iterator[Block]:
    """The verdict, what was answered and what was right, why, and what speaks against the rest.

    `with_response` repeats what was answered, where that is long ago; `with_keys` says whether a
    key can be pressed now, such as to override the verdict or to see the rest.
    """
    shown, response = answered.shown, answered.review.response
    yield Space()
    # The verdict, and how sure the learner was: a lucky guess is no knowledge yet.
    headline, said = _in_a_word(answered), WAS_SURE.get(answered.review.confidence or "")
    yield headline._replace(text=f"{headline.text} {said}") if said else headline
    if response is None:
        yield from key_blocks(shown)
    else:
        is_one_pick = isinstance(shown.key, Options) and shown.key.kind == "one"
        if with_response and not is_one_pick:
            yield response_line(shown, response, "You:")
        yield from _marked(shown, response, answered.verdict)
    yield from _leniency(answered, with_keys=with_keys)
    yield from _after(shown, others(shown, response) if with_others else [])


def unanswered_blocks(shown: Shown) -> Iterator[Block]:
    yield Space()
    yield Line("– Not answered.", tone="partly")
    yield from key_blocks(shown)
    yield from _after(shown, others(shown))


def preview_blocks(shown: Shown, position: int, total: int, title: str) -> Iterator[Block]:
    """A question as the learner meets it, and all that is said after the answer."""
    question = shown.question
    yield from heading(shown, position, total, title)
    yield from asked(shown)
    if question.hint:
        yield Line(question.hint, "Hint:", marked=True)
    retired = question.retired and f"retired {question.retired}: no longer asked"
    about = sentence([question.name, question.type.replace("_", " "), question.level, retired])
    yield Line(f"After the answer ({about}):", tone="quiet")
    yield from key_blocks(shown)
    yield from others(shown)
    yield from background(question)
    yield from sources(question)


def _after(shown: Shown, rest: Sequence[Line]) -> Iterator[Block]:
    yield from background(shown.question)
    if rest:
        yield Space()
        yield from rest
    yield from sources(shown.question)
    yield Space()


def others(shown: Shown, response: Response = None) -> list[Line]:
    """What speaks against every wrong option that was not picked."""
    if not isinstance(shown.key, Options) or shown.key.kind == "statement":
        return []
    picked = [response] if isinstance(response, str) else response or []
    return [
        Line(_option(shown, option), "Not:", "quiet", marked=True)
        for option in _as_shown(shown.key, shown)
        if option not in shown.key.right and option.text not in picked
    ]


def key_blocks(shown: Shown) -> Iterator[Line]:
    match shown.key:
        case Options(kind="statement", right=(Option(text=truth),)):
            yield Line(f"The statement is {truth}.", "Answer:", "strong")
        case Options(right=right) as key:
            for option in _as_shown(key, shown):
                if option in right:
                    tone: Tone = "" if option.rationale else "strong"
                    yield Line(_option(shown, option), "Answer:", tone, marked=True)
        case Number() as key:
            yield Line(number_text(key), "Answer:", "strong")
        case Words(wordings, exact):
            yield from _wordings(wordings)
            if exact:
                yield Line("No typo is forgiven.", tone="quiet")
        case Gaps(gaps=gaps):
            for number, gap in enumerate(gaps, start=1):
                others = f" (also right: {_few(gap.wordings[1:])})" if gap.wordings[1:] else ""
                label = f"Gap {number}:" if len(gaps) > 1 else "Answer:"
                yield Line(f"{gap.answer}{others}", label, marked=True)
        case Parts() as key:
            yield from _places(key, shown)
        case Card(back=back):
            yield Line(back, "Back:", marked=True)


def _wordings(wordings: Sequence[str]) -> Iterator[Line]:
    answer, *others = wordings
    yield Line(answer, "Answer:", "strong", marked=True)
    if others:
        yield Line(_few(others), "Also:", "quiet", marked=True)


def _few(wordings: Sequence[str]) -> str:
    """The first of the further wordings: an author lists many that a learner need not read."""
    return "; ".join(wordings[:FEW]) + ("; …" if len(wordings) > FEW else "")


def _places(key: Parts, shown: Shown) -> Iterator[Line]:
    if key.kind == "order":
        for number, item in enumerate(key.items, start=1):
            yield Line(item, f"Place {number}:", marked=True)
        return
    targets = dict(key.placed)
    for number, item in enumerate(shown.options, start=1):
        at = letter(shown.targets.index(targets[item]))
        yield Line(f"{item} → {at}) {targets[item]}", f"{number}.", marked=True)
    if key.spare:
        texts = "; ".join(option.text for option in key.spare)
        yield Line(texts, "Goes with none:", marked=True)


def _marked(shown: Shown, response: Response, verdict: Verdict) -> Iterator[Line]:
    """What was answered, each part of it with its mark; then what else was right or wrong."""
    match shown.key:
        case Options(kind="one") as key:
            for option in key.wrong:
                if option.text == response:
                    yield Line(_option(shown, option), "You:", marked=True)
            yield from key_blocks(shown)
        case Options(kind="several", right=right) as key:
            for option in _as_shown(key, shown):
                if mark := MARKS.get((option in right, option.text in response)):
                    yield Line(_option(shown, option), *mark, marked=True)
        case Words(wordings):
            yield from _wordings(wordings[:1] if verdict.right else wordings)
        case Options() | Number():
            yield from key_blocks(shown)
        case Gaps() | Parts() as key:
            yield from _parts(key, shown, verdict)
        case Card():
            return  # it was turned


MARKS: dict[tuple[bool, bool], tuple[str, Tone]] = {  # by: is it right, was it picked
    (True, True): ("✓ Right:", "right"),
    (True, False): ("✗ Missed:", "wrong"),
    (False, True): ("✗ Wrong:", "wrong"),
}


def _parts(key: Gaps | Parts, shown: Shown, verdict: Verdict) -> Iterator[Line]:
    parts = {part.name: part for part in verdict.parts}
    numbered = len(parts) > 1
    if isinstance(key, Parts) and key.kind != "order":
        parts = {item: parts[item] for item in shown.options}
    for number, (name, part) in enumerate(parts.items(), start=1):
        match key:
            case Gaps():
                said = f"({number}) {part.expected}" if numbered else f"{part.expected}"
            case Parts(kind="order"):
                said = f"{name}. {part.expected}"
            case Parts():
                said = f"{number}. {name} → {part.expected}"
        had = "" if part.right else f" (you had: {part.given or 'nothing'})"
        mark: tuple[str, Tone] = ("✓", "right") if part.right else ("✗", "wrong")
        yield Line(f"{said}{had}", *mark, marked=True)
    if not verdict.right and (verdict.longest_run or 0) > 1:
        run = f"{verdict.longest_run} of {len(parts)}"
        yield Line(f"The longest run in the right order: {run}.", tone="quiet")


def _leniency(answered: Answered, *, with_keys: bool) -> Iterator[Line]:
    """What was forgiven, and how to contradict."""
    verdict = answered.verdict
    for typo in verdict.typos:
        yield Line(f"Accepted as a typo: you wrote “{typo.given}”, the answer is “{typo.meant}”.")
    if not with_keys or not can_be_overridden(answered):
        return
    if verdict.typos and verdict.right:
        yield Line("Meant something else? :o counts it as wrong.", tone="quiet")
    elif not verdict.right:
        yield Line("Right in other words? :o counts it as right.", tone="quiet")


def _in_a_word(answered: Answered) -> Line:
    verdict = answered.verdict
    if isinstance(answered.shown.key, Card):
        return Line(f"• Graded: {answered.review.rating}.", tone="strong")
    if answered.review.response is None:
        return Line("✗ Not known. Here is the answer.", tone="wrong")
    if verdict.right:
        return Line("✓ Right.", tone="right")
    if verdict.score > 0:
        return Line(f"◐ Partly right: {verdict.score:.0%} of the points.", tone="partly")
    return Line("✗ Wrong.", tone="wrong")


def number_text(key: Number) -> str:
    text = key.written(_figure)
    if tolerance := key.tolerance:
        text += f" (up to {tolerance.text} off is right)"
    return text


def _figure(number: Decimal) -> str:
    """With commas between thousands, but for four digits: 2021 may be a year."""
    return f"{number:,f}" if abs(number) >= 10_000 else f"{number:f}"


def response_line(
    shown: Shown, response: Response, label: str, tone: Tone = "", note: str = ""
) -> Line:
    """A response on a line of its own. What was typed is no bank text: its asterisks are its own."""
    is_typed = isinstance(shown.key, Words | Number | Gaps)
    said = f" ({note})" if note else ""
    return Line(f"{response_text(shown, response)}{said}", label, tone, marked=not is_typed)


def response_text(shown: Shown, response: Response) -> str:
    """A response as the learner sees it, with the letters and numbers on the screen."""
    match shown.key:
        case _ if response is None:
            return "I don't know"
        case Options(kind="statement"):
            return "true" if response else "false"
        case Options(kind="one"):
            return _lettered(shown, response)
        case Options():
            return "; ".join(_lettered(shown, text) for text in response)
        case Gaps():
            return " | ".join(response)
        case Parts(kind="order"):
            return ", then ".join(response)
        case Parts():
            at = {name: number for number, name in enumerate(shown.options, start=1)}
            placed = sorted(response.items(), key=lambda pair: at[pair[0]])
            return "; ".join(f"{at[left]}. {left} → {right}" for left, right in placed)
        case Words() | Number() | Card():
            return str(response)


def _as_shown(key: Options, shown: Shown) -> Iterator[Option]:
    by_text = {option.text: option for option in key.options}
    yield from (by_text[text] for text in shown.options)


def _option(shown: Shown, option: Option) -> str:
    said = _lettered(shown, option.text)
    return f"{said}: {option.rationale}" if option.rationale else said


def _lettered(shown: Shown, text: str) -> str:
    return f"{letter(shown.options.index(text))}) {text}"
