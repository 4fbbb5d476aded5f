"""What is asked of whoever reads keys or lines, and in which words."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words
from allquiz.model.review import RATINGS
from allquiz.model.words import letter
from allquiz.terminal.answers import COMMANDS, SURE


class Prompt(NamedTuple):
    """What is asked for besides answers: a line, or one of the `keys` where keys are read.

    Among them are words, of which the first letter will do; where there are none, any key is taken. `answers`
    are keys that begin no word. Where lines are read, there is no pause: what follows is printed at once.
    """

    text: str
    keys: Collection[str] = ()
    answers: Collection[str] = ()
    is_pause: bool = False

    def takes(self, line: str) -> bool:
        """Whether it is one of the keys, or the first letter of one; before these a colon may stand."""
        known, said = {*self.keys, *(key[:1] for key in self.keys)}, line.strip().lower()
        return not self.keys or said in known or said.removeprefix(":").strip() in known


HOW_WELL = "How well did you know it? 1 again, 2 hard, 3 good, 4 easy"
WORDS = {*"1234", *RATINGS, *COMMANDS, *COMMANDS.values()}
GRADE = Prompt(HOW_WELL, WORDS - {"h"})  # hard, and :h a hint
HOW_SURE = "How sure are you? 1 sure, 2 think so, 3 guess"
CONFIDENCE = Prompt(HOW_SURE, {*SURE, "u", "q", "?", "undo", "quit", "skip"})


def pause(text: str, commands: Mapping[str, str]) -> Prompt:
    """A moment to read: Enter or space goes on, if none of the commands is wanted."""
    return Prompt(text, {"", " ", *commands, *commands.values()}, is_pause=True)


MORE = pause("Enter for the rest, q stop", {"q": "quit"})


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
