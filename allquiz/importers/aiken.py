"""Aiken: a stem, lettered options and `ANSWER: B`, one question below the other; and what people make of it.

Source: https://docs.moodle.org/501/en/Aiken_format. What Moodle refuses and people write or paste is
read as well, and said: small letters, `1. Which …?`, `*b)` or `(correct)` in place of an answer line,
`Correct answer: B and C`, a stem on several lines, an explanation below.
"""

import re
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import NamedTuple

from allquiz.importers import answer_shares
from allquiz.importers.answer_key import COUNTED, key_in
from allquiz.importers.answer_line import ANSWER, letters_in
from allquiz.importers.answer_shares import FULL, Answer
from allquiz.importers.decoding import decoded
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.escaped_text import plain_to_text
from allquiz.importers.numbered import unnumbered
from allquiz.importers.other_languages import in_english
from allquiz.importers.questions_in_turn import LINE, is_text, with_answer_lines, without_guesses
from allquiz.importers.refusals import CannotHold, Unreadable
from allquiz.importers.sheet import BESIDES, OPTION, Block, asked, blocks
from allquiz.importers.side_by_side import BESIDE
from allquiz.importers.statements import judged_with_reason
from allquiz.importers.unlettered import is_torn, names_one, numbered_in

# Above the first question: no sentence but one of a chat's, nor what statements below a number belong to.
HEADING = re.compile(
    r"\A\s*+((?:(?=.{1,300}\n)(?!\W*1[.)]\s).*(?:[^\s.?!:;,]|\b(?:questions?|quiz|mcqs?)\b.*[.:!])[ \t]*\n){1,3})\s*\n(?=[#*>_ \t]*(?:q(?:uestion)?\s*#?)?1[*_]*(?:\s*[.):][*_]*\s.*|[ \t]*)\n\s*+(?!2\s*[.):]))",
    re.IGNORECASE,
)
# The same above questions without numbers: a chat's sentence, or a heading that calls itself so.
TITLE = re.compile(
    r"\A\s*+((?:#++[^\n?]{,200}\b(?:quiz|questions|test|exam)\b|here (?:are|is)\b)[^\n?]{,300}\n)\s*\n(?=(?!\W*A ?[.)])\S)",
    re.IGNORECASE,
)
WITHOUT = (
    "no options are in it: answers are to be typed, and those that are texts became flashcards"
)
# Buttons, or the plus of AMC-TXT, right below what is asked.
BUTTONS = re.compile(r"\?[*_ \t]*\n(?:\s*+(?:[-*•]\s+)?[○◯●◉]\ufe0f?|(?:-[ \t].*\n)*\+)[ \t]")
PAGE = re.compile(r"(?:page )?\d{1,4}", re.IGNORECASE)
HEAD = 50_000  # bytes that are looked at
OFFERED = frozenset("ABCDEFGH")  # letters of options: those of blood groups and vitamins go on
MAX_LINES = 300_000
LOST = (
    "its answer is a letter, as all are, and no options stand above it: put them there, as out of a "
    "text box or a table, or write the answer as a word"
)


class Sheet(NamedTuple):
    """What all questions of a text tell of each: whether any has options, whether an answer gives the text of
    one, and whether all give letters."""

    has_options: bool
    gives_texts: bool
    gives_letters: bool


def recognizes(data: bytes) -> bool:
    """Whether a question at its top has options and tells which is right, or two that are numbered or end
    as sentences do have an answer, or several have one in a key at its end."""
    with suppress(Unreadable):
        text = decoded(data[:HEAD])
        found = blocks(text)
        answered = ["\n".join(block.stem) for block in found if block.answer]
        asked = [
            stem
            for stem in answered
            if stem.endswith(("?", ".", ":", "_")) or unnumbered(stem) != stem
        ]
        offered = [block for block in found if block.options[1:]]
        are_pairs = asked and with_answer_lines(text) != text
        if asked[1:] or are_pairs or any(block.rights() for block in offered):
            return True
        if offered and data[HEAD:]:  # its key may stand at the end
            return bool(key_in(decoded(data)[-HEAD:].split("\n"))[1][1:])
    return False


def is_unanswered(data: bytes) -> bool:
    """Whether questions at its top have options, if with other signs than letters, or a key there gives their numbers."""
    with suppress(Unreadable):
        text = decoded(data[:HEAD])
        is_offered = COUNTED.search(in_english(text)) or BUTTONS.search(text)
        return bool(is_offered) or any(block.options[1:] for block in blocks(text))
    return False


def read(data: bytes, settle: Settle) -> Intake:
    """The questions."""
    intake = Intake(settle)
    text = decoded(data, intake)
    if text.count("\n") > MAX_LINES:
        raise Unreadable(f"more than {MAX_LINES:,} lines are in it: split it")
    if heading := HEADING.match(text) or TITLE.match(text):
        intake.notes.append((1, f"“{' '.join(heading[1].split())}” was taken for a heading"))
        text = "\n" * heading[0].count("\n") + text[heading.end() :]
    found = blocks(text)
    told = [block for block in found if block.answer and _judged(block)[0] is None]
    named = list(map(_names, told))
    sheet = Sheet(
        has_options=any(block.options for block in found),
        gives_texts=any(block.options and block.answer and not _names(block) for block in found),
        gives_letters=len(told) > 1 and all(names and OFFERED.issuperset(names) for names in named),
    )
    if told and not (sheet.has_options or sheet.gives_letters):
        intake.notes.append((0, WITHOUT))
    for block in found:
        intake.take(partial(_finish, block, sheet), block.line)
    return intake


def _judged(block: Block) -> tuple[bool | None, str]:
    return judged_with_reason(block.answer or "", " ".join(block.stem))


def _names(block: Block) -> list[str]:
    """The letters that its answer names."""
    return letters_in(block.answer or "")


def _finish(block: Block, sheet: Sheet, draft: Draft) -> None:
    answer_shares.refuse_too_many(block.options)
    below = chain(*(lines[1:] for _, lines in block.options), block.said)
    for line in filter(BESIDES.match, below):
        draft.lose(f"“{line}”")
    while block.stem[1:] and BESIDES.match(block.stem[0]):  # right above what it asks
        draft.lose(f"“{block.stem.pop(0)}”")
    block.stem = without_guesses(block.stem, draft.remark)
    block.said = without_guesses(block.said, draft.remark)
    stem = unnumbered("\n".join(block.stem))
    draft.values["stem"] = plain_to_text(stem, draft.lose)
    if block.answer is None and not block.rights():
        raise CannotHold("no line `ANSWER:` follows it")
    for number, (_, lines) in enumerate(block.options):
        letters = [
            ord(option[2].upper()) - ord("A") for option in map(OPTION.match, lines[1:]) if option
        ]
        if number in letters or number + 2 in letters:
            raise CannotHold(
                f"the letters of its options are not A, B, C …: look below “{lines[0]}”"
            )
        if page := next(filter(PAGE.fullmatch, lines[1:]), None):
            draft.remark(f"“{page}” below “{lines[0]}” may be the number of a page: look at it")
        if BESIDE.search(lines[0]):
            raise CannotHold(
                f"two options stand side by side: put each of “{lines[0]}” on its line"
            )
    _look_through(draft, block)
    draft.add("explanation", plain_to_text("\n".join(asked(block.said)), draft.lose))
    if block.answer and not block.options:
        _without_options(draft, block, gives_letters=sheet.gives_letters)
        if sheet.has_options and draft.values["type"] != "true_false":
            draft.remark("no options stand above its answer")
        return
    if "\n" in stem:
        draft.remark("Moodle wants the stem on one line")
    if any(each[:1].islower() for each in (block.answer or "", *(k for k, _ in block.options))):
        draft.remark("Moodle takes capital letters only")
    _with_options(draft, block, gives_texts=sheet.gives_texts)


def _look_through(draft: Draft, block: Block) -> None:
    """Tell of questions and answers in what is said of one. Raises CannotHold for another answer of its own."""
    named, further = _names(block), _questions_in(block.said)
    if further:
        draft.lose(f"{further} more in what is said of it: number each question in turn")
        return
    for other in filter(None, map(ANSWER.match, block.said)):
        if named and letters_in(other[1]) not in ([], named):
            raise CannotHold(f"two lines tell its answer, {block.answer} and {other[1]}: keep one")


def _questions_in(lines: list[str]) -> int:
    """How many questions with a number, an option A and an answer stand in lines."""
    count = found = 0  # of the three
    for line in lines:
        option = OPTION.match(line)
        if found == 0 and unnumbered(line) != line:
            found = 1
        elif found == 1 and option and option[2] in "Aa":
            found = 2
        elif found == 2 and ANSWER.match(line):
            count, found = count + 1, 0
    return count


def _with_options(draft: Draft, block: Block, *, gives_texts: bool) -> None:
    rights = block.rights()
    if block.footnote and rights:
        said = f"the star behind “{block.texts[rights[0]]}” may say that it is right, or lead to “{block.footnote}”"
        raise CannotHold(f"{said}: write `Answer: B` below the options")
    if rights and block.answer is None and not block.marked:
        draft.remark("the option in bold was taken for the right one")
    if not rights:
        empty = " that has a text" if "" in block.texts else ""
        raise CannotHold(f"`ANSWER: {block.answer}` names no option{empty}")
    if block.answer and block.marked not in ([], rights) and len(block.marked) < len(block.texts):
        signed = block.texts[block.marked[0]]
        draft.remark(f"a sign at “{signed}” says that it is right; the answer line was taken")
    others = [text.strip("()").upper() for n, text in enumerate(block.texts) if n not in rights]
    letter = (block.answer or "").strip("()").upper()
    if letter in others and _names(block) and not rights[1:]:
        if gives_texts:  # as other answers do
            raise CannotHold(
                f"`ANSWER: {block.answer}` is the text of an option and the letter of another: write both"
            )
        draft.remark(
            f"`ANSWER: {block.answer}` was taken for the letter of “{block.texts[rights[0]]}”"
        )
    marked = [
        Answer(plain_to_text(text, draft.lose), FULL if number in rights else 0.0)
        for number, text in enumerate(block.texts)
    ]
    if len({block.texts[number] for number in rights}) > 1:
        answer_shares.choose_alike(draft, marked)
        draft.remark("several of its options are right: it takes several answers")
    else:
        answer_shares.choose_one(draft, marked)


def _without_options(draft: Draft, block: Block, *, gives_letters: bool) -> None:
    answer = block.answer or ""
    if block.has_options_below:
        raise CannotHold("its options stand below its answer: put it below them")
    if is_torn(answer, block.stem):
        raise CannotHold(
            "of its options A, B, C … a letter is missing, or what they answer: add it"
        )
    if names_one(answer, block.stem):
        raise CannotHold("its options have no letters: write `A.`, `B.` … before them")
    if answer.strip("()[]. ").isdigit() and numbered_in(block.stem)[1:]:
        draft.remark(f"“{answer}” was taken for how many of the lines above it hold, to be typed")
    is_true, reason = _judged(block)
    if gives_letters and is_true is None:
        raise CannotHold(LOST)
    if is_true is not None:
        answer_shares.judge(draft, is_true=is_true)
        draft.add("explanation", plain_to_text(reason.replace(LINE, "\n"), draft.lose))
    elif is_text(answer):
        answer_shares.turn(draft, plain_to_text(answer.replace(LINE, "\n"), draft.lose))
    else:
        answer_shares.type_words(draft, [Answer(plain_to_text(answer, draft.lose), FULL)])
