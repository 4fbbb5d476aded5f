"""What can't be judged, because it could be read in two ways or can't be seen."""

import re
from decimal import Decimal
from unicodedata import category, name

from allquiz.grading.folds import fold
from allquiz.grading.tables import table
from allquiz.grading.verdict import Unclear

BLANK = "\u115f\u1160\u2800\u3164\uffa0\ufffd"  # letters that show nothing, and a broken one
DIGIT = "[\\d²³¹⁰⁴-⁹₀-₉]"
MOST_BESIDE = 200  # characters, what may stand beside an answer
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
POINTS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9.,])")
NUMBERS = re.compile(r"(?<![a-z0-9.,:;])[0-9]+(?:\.[0-9]+)?")
COMMA = re.compile(r"(?<![0-9.,])[0-9]+,[0-9]{1,2}(?![0-9,])")


def refuse_too_long(wordings: tuple[str, ...], given: str) -> None:
    """Raise Unclear for what is far longer than any wording: to look for one in it would take seconds."""
    if len(given) > max(map(len, wordings)) + MOST_BESIDE:
        raise Unclear("That is too long for an answer here. Write the word or term alone.")


def refuse_ambiguous(wordings: tuple[str, ...], given: str) -> None:
    """Raise Unclear for a number that is asked for, with a point or comma that one country reads as
    decimal and another as thousands."""
    numbers = (Decimal(found) for key in wordings for found in NUMBERS.findall(fold(key)))
    if any(is_ambiguous(given, number) for number in numbers):
        raise Unclear(TWO_WAYS)


def seen(text: str) -> str:
    """The text without characters that show nothing, in single spaces. Raises Unclear where one may matter."""
    if not (text.isascii() and text.isprintable()) and (unseen := doubtful_character(text)):
        raise Unclear(f"There is a character in it that can't be seen ({unseen}). Type it again.")
    return " ".join(text.translate(str.maketrans(table("folds")["folds"][0]["letters"])).split())


TWO_WAYS = (
    "That could be read in two ways. Write a point for decimals (0.5) and "
    "commas only between thousands (5,690)."
)


def is_ambiguous(given: str, number: Decimal) -> bool:
    """Whether the text may mean a number of this size, by the point or comma of another country."""
    if abs(number) >= 1000 and number == int(number):
        return POINTS.search(given) is not None
    return number != int(number) and COMMA.search(given) is not None


def doubtful_character(text: str) -> str | None:
    """The name of an invisible character that can't be dropped without a doubt.

    Those of the fold `invisible characters` can, but not between digits, where they may stand for a
    point or a space, nor a soft hyphen beside a digit or at the end, where it may be a minus.
    """
    droppable = "".join(table("folds")["folds"][0]["letters"])
    beside_digits = (
        f"(?<={DIGIT})[{droppable}]+(?={DIGIT})|(?<={DIGIT})[{droppable}]*\u00ad"
        f"|\u00ad(?=[{droppable}]*(?:{DIGIT}|\\s|$))"
    )
    hidden = [c for c in text if c in BLANK or (category(c) in UNSEEN and not c.isspace())]
    found = [c for c in hidden if c not in droppable] + re.findall(beside_digits, text)
    return name(found[0][-1], f"U+{ord(found[0][-1]):04X}").lower() if found else None
