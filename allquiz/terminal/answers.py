"""What a learner types, and what it means."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words
from allquiz.model.question import Gap
from allquiz.model.review import RATINGS, Confidence, Rating, Response
from allquiz.model.truth import stated
from allquiz.model.words import folded, letter

# By the key that stands for each.
COMMANDS = dict(
    zip("shfuox?q", "skip hint flag undo override unknown help quit".split(), strict=True)
)
IN_EXAM = "next next previous go list flag undo unknown hint done help quit"
EXAM_COMMANDS = dict(zip("nspglfuxhd?q", IN_EXAM.split(), strict=True))
OTHER_WORDS = {"hand-in": "done", "hand in": "done", "skip": "next", "prev": "previous"}  # there


class Command(NamedTuple):
    """A wish other than an answer; `number` is that of the question to go to."""

    name: str
    number: int | None = None


class Answer(NamedTuple):
    """An answer, in texts of options, never letters."""

    response: Response


class Again(NamedTuple):
    """Nothing that can be taken for an answer: why, and what would be one."""

    message: str


UNREADABLE = Again("I can't read that as an answer.")


def understand(
    line: str, shown: Shown, commands: Mapping[str, str] = COMMANDS
) -> Command | Answer | Again:
    text = _typed(line)
    if any(c != "\t" and unicodedata.category(c) in ("Cc", "Cs") for c in text):
        return UNREADABLE  # control characters, and what is none
    if text.startswith(":"):
        known = " ".join(f":{key}" for key in commands)
        return read_command(text, commands, by_number=True) or Again(f"Commands are {known}.")
    if not text:
        return Again("Nothing typed.")
    answer = _answer(text, shown)
    # Any word may be the answer: commands need their colon, but for help.
    if isinstance(shown.key, Words | Gaps) and text != "?":
        return answer
    if isinstance(answer, Again) or isinstance(shown.key, Number):
        return read_command(text, commands) or answer
    return answer


def _answer(text: str, shown: Shown) -> Answer | Again:
    match shown.key:
        case Options(kind="statement"):
            meaning = stated(text)
            return UNREADABLE if meaning is None else Answer(meaning)
        case Options(kind="one"):
            picks = _picks(text, shown.options)
            return Answer(picks[0]) if len(picks) == 1 else UNREADABLE
        case Options():
            picks = _picks(text, shown.options)
            return Answer([o for o in shown.options if o in picks]) if picks else UNREADABLE
        case Words(wordings=wordings):
            return Answer(text) if _says_something(text, wordings) else UNREADABLE
        case Number():
            return Answer(text)
        case Gaps(gaps=gaps):
            return _gaps(text, gaps)
        case Parts(kind="order"):
            return _order(text, shown)
        case Parts():
            return _placed(text, shown)
        case Card():
            return Again("Turn the card first.")


def read_command(
    line: str, commands: Mapping[str, str] = COMMANDS, *, by_number: bool = False
) -> Command | None:
    """The command that a line names, with the number of `g 7` (or, `by_number`, of `7`)."""
    text = " ".join(_typed(line).removeprefix(":").lower().split())
    if "go" in commands.values():
        if (found := re.fullmatch(GO, text)) and (found[1] or by_number):
            return Command("go", int(found[2]))
        text = OTHER_WORDS.get(text, text)
    name = commands.get(text, text)
    return Command(name) if name in commands.values() else None


GO = r"(g|go|go to)? ?([0-9]{1,6})"


def at_list(line: str) -> Command | Again:
    """What a line means where an exam lists its questions: a command, or a question's number."""
    command = read_command(line, EXAM_COMMANDS, by_number=True)
    return command or Again("That is neither a question's number nor a command (? lists them).")


def _typed(line: str) -> str:
    """The line as meant: UTF-8 that a simpler terminal took for bytes is read as UTF-8."""
    with suppress(UnicodeError):  # bytes of no text, or half a character: no answer
        line = line.encode("utf-8", "surrogateescape").decode("utf-8")
    return line.strip().removeprefix("\ufeff").strip()


def _picks(text: str, options: tuple[str, ...]) -> list[str]:
    """The options meant by letters, else by an option's own text; empty where it is neither."""
    by_letter = {letter(index): option for index, option in enumerate(options)}
    letters = re.split(r"[\s,;.)+&]+", text.strip(" ,;.)").upper())
    for split in (letters, list("".join(letters))):
        if split and all(each in by_letter for each in split):
            return [by_letter[each] for each in dict.fromkeys(split)]
    return [option for option in options if folded(option) == folded(text)][:1]


def _says_something(text: str, wordings: tuple[str, ...]) -> bool:
    """Whether there is more than punctuation, unless that is what was asked for."""
    if any(map(str.isalnum, text)):
        return True
    from allquiz.grading.folds import fold  # with the first answer, not before it
    from allquiz.grading.wording import normal

    return bool(normal(text)) or fold(text) in map(fold, wordings)


def _gaps(text: str, gaps: tuple[Gap, ...]) -> Answer | Again:
    pieces = [piece.strip() for piece in text.split("|")]
    if len(pieces) != len(gaps):
        return Again(GAPS.format(count=len(gaps)) if len(gaps) > 1 else ONE_GAP)
    filled = zip(pieces, gaps, strict=True)
    said = any(_says_something(piece, gap.wordings) for piece, gap in filled)
    return Answer(pieces) if said else UNREADABLE


PLACED = r"(?i)(\d+)[\s.):=-]*([a-z]+)"  # compiled with the first answer


def _placed(text: str, shown: Shown) -> Answer | Again:
    """`1b 2a`: left sides or items by number, right sides or categories by letter."""
    letters = {letter(index): target for index, target in enumerate(shown.targets)}
    placed: dict[str, str] = {}
    for number, target in re.findall(PLACED, text):
        index = int(number[:4]) - 1
        if not 0 <= index < len(shown.options):
            return Again(f"There is no {number}.")
        if target.upper() not in letters:
            return Again(f"There is no {target.upper()}.")
        if shown.options[index] in placed:
            return Again(f"{number} is there twice.")
        placed[shown.options[index]] = letters[target.upper()]
    missing = [n for n, name in enumerate(shown.options, start=1) if name not in placed]
    bare = " ,;." + "0123456789" * bool(missing)  # of `1b 2`, the 2 still waits for its letter
    if not placed or re.sub(PLACED, "", text).strip(bare):
        return UNREADABLE
    if missing:
        return Again(f"Give each number a letter; still without: {', '.join(map(str, missing))}.")
    return Answer(placed)


def _order(text: str, shown: Shown) -> Answer | Again:
    numbers = re.split(r"[\s,;.>-]+", text.strip(" ,;."))
    if len(numbers) == 1 and len(shown.options) < 10:
        numbers = list(numbers[0])
    wanted = [str(index + 1) for index in range(len(shown.options))]
    if sorted(numbers) != sorted(wanted):
        if set(text) & set("0123456789"):
            return Again(f"Use each number from 1 to {len(wanted)} once.")
        return UNREADABLE
    return Answer([shown.options[int(number) - 1] for number in numbers])


def read_grade(line: str) -> Command | Answer | Again:
    return _said(line, GRADES, COMMANDS, NO_GRADE)


def read_confidence(line: str) -> Command | Answer | Again:
    """How sure the learner is of an answer. Skipping leaves it unsaid."""
    return _said(line, SURE, {key: COMMANDS[key] for key in "suq"}, NO_CONFIDENCE)


def _said(
    line: str, words: Mapping[str, Response], commands: Mapping[str, str], else_: Again
) -> Command | Answer | Again:
    text = _typed(line).lower()
    return Answer(words[text]) if text in words else read_command(text, commands) or else_


GAPS = "There are {count} gaps: divide your {count} answers with | between them."
ONE_GAP = "There is one gap: leave out the | sign."
NO_GRADE = Again("Grade yourself from 1 to 4, or by a word: again, hard, good, easy.")
GRADES: dict[str, Rating] = {  # by number, word and first letter; a lone h is the hint
    spelling: grade
    for number, grade in enumerate(RATINGS, start=1)
    for spelling in (str(number), grade, grade[0])
    if spelling != "h"
}
NO_CONFIDENCE = Again(
    "1 if you are sure, 2 if you think so, 3 if it is a guess; :s leaves it unsaid, :u takes your "
    "answer back."
)
SURE: dict[str, Confidence] = {
    "1": "sure",
    "2": "think",
    "3": "guess",
    "sure": "sure",
    "think": "think",
    "think so": "think",
    "guess": "guess",
}
