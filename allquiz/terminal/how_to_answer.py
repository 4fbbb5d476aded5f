"""What is told of answering a question: in which form, and what else can be typed."""

from collections.abc import Mapping

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words
from allquiz.model.words import letter


def where_to(commands: Mapping[str, str], colon: str = "") -> str:
    """What else can be typed, in brackets."""
    moves = f"{colon}n next, {colon}p back, {colon}? help"
    return f"({moves})" if "n" in commands else f"({colon}? for help)"


def how(shown: Shown) -> str:
    """How to answer the question, in a sentence."""
    last = letter(len(shown.options) - 1) if shown.options else ""
    to = letter(len(shown.targets) - 1) if shown.targets else ""
    match shown.key:
        case Options(kind="statement"):
            return "Type t for true or f for false."
        case Options(kind="one"):
            return f"Type a letter from A to {last}."
        case Options():
            return f"Type every letter that fits, from A to {last}, such as: A C"
        case Words():
            return "Type your answer."
        case Number():
            return "Type a number."
        case Gaps(gaps=gaps) if len(gaps) > 1:
            return f"Type the {len(gaps)} missing answers, divided by | as in: first | second"
        case Gaps():
            return "Type the missing words."
        case Parts(kind="order"):
            return "Type the numbers from first to last, as in: 2 1 3"
        case Parts(kind="groups"):
            return f"Give each number a letter from A to {to}, as in: 1b 2a"
        case Parts():
            return f"Join each number to a letter from A to {to}, as in: 1b 2a"
        case Card():
            return "Press Enter to turn the card."
