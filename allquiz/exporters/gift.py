"""GIFT, as Moodle and the GIFT editors read it: questions with one thing to answer, and pairs.

Source: https://docs.moodle.org/501/en/GIFT_format, what Moodle 5.1 did with such files, and the
grammar of gift-pegjs 1.0.2, which takes less.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.further_wordings import listed_as
from allquiz.exporters.gaps import with_gaps
from allquiz.exporters.language import inline, paragraph
from allquiz.exporters.losses import Losses
from allquiz.exporters.moodle import in_categories, pairs_of, tags_of, to_bring_in
from allquiz.exporters.refusals import SHARES, alike, turned, undivided
from allquiz.interchange import digits, unit_note
from allquiz.markup import to_html, to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of, wordings_of
from allquiz.model.question import AnyQuestion, Option

# What begins a weight or names a format, in front of an answer; one that is typed can't have an entity there.
ACTED_ON = "%", "[moodle]", "[html]", "[plain]", "[markdown]"


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the questions; what was added, what was lost, and how to bring the file in."""
    losses = Losses(("wordings", "typos", "signs", "hint", "facts", "fixed order", "ignored", "figure",
                     "marked right sides"))  # fmt: skip
    file.write(b"// written by allquiz\n\n")
    for category, written in in_categories(deck, losses.written(_of, questions)):
        file.write(f"$CATEGORY: {category}\n\n".encode())
        file.writelines(written)
    return [*losses.said(), *to_bring_in("GIFT format")]


def refusal(question: AnyQuestion) -> str | None:
    """Why GIFT can't hold the question, or Moodle would grade it otherwise."""
    if question.figure_asked:
        return f"{question.name} asks about a figure, which GIFT can't hold"
    key = key_of(question)
    if isinstance(key, Card):
        return turned(question, "whose back GIFT can't hold")
    if isinstance(key, Gaps) and len(key.gaps) > 1:
        return f"{question.name} has {len(key.gaps)} gaps; GIFT holds one a question"
    if isinstance(key, Options):
        return undivided(question, key)
    if isinstance(key, Parts):
        if key.kind == "order":
            return f"{question.name} is an order, for which GIFT has no form that all programs read"
        if any("->" in to_plain(text) for text in (*key.items, *key.offered)):
            return f"{question.name} has “->” in a pair, which GIFT can't hold"
        return alike(question, key.offered)
    if any("->" in w or to_plain(w).startswith(ACTED_ON) for own in wordings_of(key) for w in own):
        return f"{question.name} has an answer with “->” or that begins with “%” or “[html]”, which GIFT can't hold"
    return None


def _of(question: AnyQuestion, key: Key) -> str:
    marks = [f"[id:{question.name}]", *[f"[tag:{tag}]" for tag in tags_of(question)]]
    title = f"::{_escaped(question.name)}::[html]"
    feedback = as_html(question, key)
    if question.figure:
        feedback += paragraph(f"Figure: {question.figure.alt}", question.language)
    general = f"\t####{_escaped(feedback)}\n" if feedback else ""
    block = (
        "{\n" + "".join(f"\t{line}\n" for line in _answers(key, question.language)) + general + "}"
    )
    return f"// {' '.join(marks)}\n{title}{_stem(question, key, block)}\n\n"


def _stem(question: AnyQuestion, key: Key, block: str) -> str:
    if isinstance(key, Gaps):
        return with_gaps(key, lambda text: _escaped(inline(text, question.language)), [block])
    unit = f" {to_html(unit_note(key.unit))}" if isinstance(key, Number) and key.unit else ""
    return f"{_escaped(inline(question.stem, question.language) + unit)} {block}"


def _answers(key: Key, language: str | None) -> Iterator[str]:
    match key:
        case Options(kind="statement"):
            yield "TRUE" if key.right[0].text == "true" else "FALSE"
        case Options(kind="one"):
            for option in key.in_plain_order:
                yield f"{'=' if option in key.right else '~'}{_option(option, language)}"
        case Options():
            share = SHARES[len(key.right)]
            for option in key.in_plain_order:
                sign = "" if option in key.right else "-"
                yield f"~%{sign}{share}%{_option(option, language)}"
        case Words() | Gaps():
            yield listed_as(wordings_of(key)[0], _wording, "\n\t")
        case Number():
            # The tolerance stands there even where it is 0: an answer `#0` is empty to Moodle (PHP).
            form, ends = ("#{}:{}", key.middle) if key.low == key.high else ("#{}..{}", key.ends)
            yield form.format(*map(digits, ends))
        case Parts():
            for left, right in pairs_of(key, language):
                yield f"={_html(left, language)} -> {_escaped(right)}"


def _wording(wording: str) -> str:
    return "=" + _escaped(wording.replace("*", r"\*"))


def _option(option: Option, language: str | None) -> str:
    reason = f"#{_html(option.rationale, language)}" if option.rationale else ""
    return _html(option.text, language) + reason


def _html(text: str, language: str | None) -> str:
    """An option or a side as HTML; in front a percent sign would begin a weight, a bracket (`[html]`) the
    name of a format."""
    made = inline(text, language)
    return _escaped(f"&#{ord(made[0])};{made[1:]}" if made.startswith(("%", "[")) else made)


def _escaped(text: str) -> str:
    """Every sign that GIFT acts on with a backslash; a line break is its own."""
    for sign in "\\~=#{}:":  # the backslash first
        if sign in text:  # mostly not: a twentieth of an export's time
            text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
