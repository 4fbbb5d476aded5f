"""The key of a question on its cards: what each asks and answers, by the shape of the key."""

from collections.abc import Iterable, Iterator, Sequence

from allquiz.exporters.anki.note_types import IN_FULL
from allquiz.exporters.anki.record import Part
from allquiz.exporters.gaps import with_gaps
from allquiz.exporters.typable import typable
from allquiz.markup import to_anki, to_plain
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, by_size

IN_GAP = str.maketrans({":": "&#58;", "{": "&#123;", "}": "&#125;"})
# What allquiz itself overlooks in a typed answer, and Anki, which compares letter by letter, does not.
FORGIVEN = (
    '<span lang="en">the same in capitals, plural or singular, with a hyphen or a space between '
    "words, without accents, with “the”, in British or American spelling</span>"
)
INSTRUCTIONS = {
    "one": "Choose one",
    "several": "Choose every one that fits",
    "statement": "True or false?",
}


def note_type_of(key: Key) -> str:
    """The key of the note type that holds it."""
    match key:
        case Options():
            return "options"
        case Words() | Number():
            return "typed"
        case Gaps():
            return "cloze"
        case Parts():
            return "parts"
        case Card():
            return "flashcard"


def parts(key: Key) -> tuple[Part, ...]:
    """What has a card of its own, in the order of the question; empty where there is one card."""
    match key:
        case Gaps(gaps=gaps):
            return tuple([Part(gap.answer) for gap in gaps])
        case Parts(kind="order", items=items):
            return tuple([Part(item) for item in items])
        case Parts(placed=placed):
            return tuple([Part(*each) for each in placed])
        case _:
            return ()


def asked(key: Key, numbers: Sequence[int] | None = None) -> dict[str, str]:
    """The fields that hold the key, by name.

    `numbers` are the card numbers of its parts, from 1, where they are not simply counted.
    """
    match key:
        case Options():
            return _options(key)
        case Number(text=text):
            return {**_typed(text), "Also right": _further_numbers(key)}
        case Words(wordings):
            also = "; ".join([*map(to_anki, wordings[1:]), FORGIVEN])
            return {**_typed(wordings[0]), "Also right": also}
        case Gaps(gaps=gaps):
            numbers = numbers or range(1, len(gaps) + 1)
            made = [gap(n, each.answer) for n, each in zip(numbers, gaps, strict=True)]
            return {"Stem": with_gaps(key, to_anki, made)}
        case Parts():
            return _parts(key, numbers or range(1, len(key.placed) + 1))
        case Card(back):
            return {"Back": to_anki(back)}


def in_words(key: Key) -> str:
    match key:
        case Options(kind="several", right=right):
            return _listed([to_anki(option.text) for option in right])
        case Options(right=right):
            return to_anki(key.shown(right[0]))
        case Number(text=text):
            return to_anki(text)
        case Words(wordings):
            return to_anki(wordings[0])
        case Gaps(gaps=gaps):
            return with_gaps(key, to_anki, [f"<b>{to_anki(gap.answer)}</b>" for gap in gaps])
        case Parts(kind="order", items=items):
            return _listed(map(to_anki, items), "ol")
        case Parts(placed=placed):
            return _listed([f"{to_anki(item)}: {to_anki(target)}" for item, target in placed])
        case Card(back):
            return to_anki(back)


def gap(number: int, answer: str) -> str:
    """A gap of an Anki cloze: in it, `::` would start a hint and `}}` end it, wherever they come from."""
    return f"{{{{c{number}::{to_anki(answer).translate(IN_GAP)}}}}}"


def typed(text: str) -> str:
    """The wording as Anki compares it, letter by letter, with what was typed."""
    return to_anki(typable(to_plain(text))) or to_anki(text)


def _typed(text: str) -> dict[str, str]:
    """What is typed and, where that is not all that it should look like, the fine form."""
    plain, fine = typed(text), to_anki(text)
    return {"Typed": plain, IN_FULL: fine if fine != plain else ""}


def _options(key: Options) -> dict[str, str]:
    """Options as they are asked, and again with marks and rationales. The class of the lists tells the
    card's script how many to pick and whether they keep their order."""
    kind = ("several" if key.kind == "several" else "one") + ("" if key.shuffle else " fixed")
    front = back = ""
    for option in key.in_plain_order:
        text = to_anki(key.shown(option))
        front += f"<li>{text}</li>"
        back += _marked(text, option.rationale, is_right=option in key.right)
    own = ' lang="en"' if key.kind == "statement" else ""  # True and False are our words
    return {
        "Instruction": INSTRUCTIONS[key.kind],
        "Options": f'<ul class="options {kind}"{own}>{front}</ul>',
        "Answer": f'<ul class="answers {kind}"{own}>{back}</ul>',
    }


def _marked(text: str, rationale: str | None, *, is_right: bool) -> str:
    name, mark = ("right", "✓ Right") if is_right else ("wrong", "✗ Wrong")
    reason = f' <p class="rationale">{to_anki(rationale)}</p>' if rationale else ""
    said = f'<p class="mark" lang="en">{mark}</p> <p class="text">{text}</p>'
    return f'<li class="{name}">{said}{reason}</li>'


def _parts(key: Parts, numbers: Sequence[int]) -> dict[str, str]:
    """A card for each part: a prompt and its answer, picked from what all of them share.

    Whatever tells nothing by its order is shuffled by the card's script; steps that stand in place
    are not offered again.
    """
    kind = "one"
    if key.kind == "order":
        cards = _steps(key.items)
        offered, told = sorted(key.items, key=by_size), [(item, "") for item in key.items]
    else:
        cards = ((to_anki(item), to_anki(target)) for item, target in key.placed)
        offered = key.in_plain_order
        if all(by_size(target)[0] == 0 for target in offered):
            kind, offered = "one fixed", sorted(offered, key=by_size)
        told = [(target, _belonging(key, target)) for target in offered]
    back = ""
    for target, said in told:
        more = f' <p class="rationale">{said}</p>' if said else ""
        back += (
            f'<li><p class="mark" lang="en"></p><p class="text">{to_anki(target)}</p>{more}</li>'
        )
    tag, kept = ("ol", "one fixed") if key.kind == "order" else ("ul", kind)
    fields = {
        "Choices": _listed(map(to_anki, offered), f'ul class="options {kind}"'),
        IN_FULL: f'<{tag} class="answers {kept}">{back}</{tag}>',
    }
    for number, (prompt, answer) in zip(numbers, cards, strict=True):
        fields[f"Prompt {number}"] = prompt
        fields[f"Answer {number}"] = answer
    return fields


def _belonging(key: Parts, target: str) -> str:
    """What belongs to the target or, of a spare one, why nothing does."""
    items = [to_anki(item) for item, to in key.placed if to == target]
    why = next((spare.rationale for spare in key.spare if spare.text == target), None)
    if items:
        return f'<span lang="en">Belongs to:</span> {"; ".join(items)}'
    return to_anki(why) if why else '<span lang="en">Belongs to none of these.</span>'


def _steps(items: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each step, the steps before it with a question mark, and the step.

    Before the last one none stands in place: a single step left would be no question.
    """
    before, last = "", len(items)
    for number, step in enumerate(map(to_anki, items), start=1):
        if number == last:
            before, ask = "", "Which comes last?"
        else:
            ask = f"Step {number} of {last}?"
        item = f'<li class="next" lang="en" value="{number}">{ask}</li>'
        yield f'<ol class="steps">{before}{item}</ol>', step
        before += f"<li>{step}</li>"


def _listed(items: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join([f'<li>{item}</li>' for item in items])}</{tag.split()[0]}>"


def _further_numbers(key: Number) -> str:
    """What the typed field can't say: that a range is meant, or how far off is near enough; and other
    ways to write the number."""
    found = []
    if key.low != key.high:
        found.append("any number in this range")
    if key.tolerance is not None:
        found.append(f"{'a number ' * (not found)}up to {key.tolerance.text} off")
    if key.low == key.high:
        ways = dict.fromkeys([f"{key.low:f}", f"{key.low:,f}"])
        found += [way for way in ways if way != key.text]
    return ", ".join(found)
