"""Options that have numbers, dashes or colons in place of letters, as what converts a Word text leaves."""

import re
from string import ascii_uppercase

from allquiz.importers.answer_key import ENTRY
from allquiz.importers.answer_line import ANSWER, folded, letters_in

# An option without a letter: numbered, with a dash, or with a letter and a colon.
UNLETTERED = re.compile(r"\s*(?:(\d|[iv]{1,4}|[IV]{1,4})[.):]|([A-H]):|[-•–])\s+(\S.*)")
BOX = re.compile(r"\s*(?:[-*•]\s+)?\[([ xX])\]\s+([(\[]?([A-Za-z])[.)\]].*|\S.*)")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
# “How many of these hold? 1. … 2. … Answer: 2” counts them.
ASKS_AMOUNT = re.compile(
    r"how (?:many|much)|number of|wie viele?|combien|cuánt|quant[eio]s?\b|сколько|いくつ|كم|πόσ",
    re.IGNORECASE,
)


Run = list[tuple[int, re.Match[str]]]  # such options, with the numbers of their lines


def with_letters(text: str) -> str:
    """The text, its options with letters where they had none and an answer names one."""
    lines = _unticked(text.split("\n"))
    run: Run = []
    for number, line in enumerate(lines):
        if option := UNLETTERED.match(line):
            if not (run and _follows(option, run[-1][1], len(run))):
                run = []
            if run or _follows(option, option, 0):
                run.append((number, option))
        elif (answer := ANSWER.match(line)) and len(run) > 1 and run[0][0]:
            if named := _named(answer[1], run, "".join(lines[: run[0][0]])[-200:]):
                lines[number] = f"ANSWER: {named}"
                for letter, (at, option) in zip(ascii_uppercase, run):  # noqa: B905
                    lines[at] = f"{letter}. {option[3]}"
            run = []
        elif line.strip():
            run = []
    return "\n".join(lines)


def _unticked(lines: list[str]) -> list[str]:
    """The lines, boxes to tick replaced by letters, where they are not before such: `*B. …` where it is ticked."""
    run: Run = []
    for number, line in enumerate([*lines, "end"]):
        if box := BOX.match(line):
            run.append((number, box))
        elif line.strip():
            letters = "".join([(box[3] or " ").upper() for _, box in run])
            for letter, (at, box) in zip(ascii_uppercase, run):  # noqa: B905
                sign = "" if letters in ascii_uppercase else f"{letter}. "
                lines[at] = "*" * (box[1] != " ") + sign + box[2]
            run = []
    return lines


def _named(answer: str, run: Run, asked: str) -> str:
    """The letters that the answer names; none where it may name two options, or counts them."""
    letters, told = letters_in(answer), folded(answer.strip("()[]. "))
    texts = {folded(option[3]) for _, option in run}
    asks = [option[3].rstrip().endswith(("?", ":")) for _, option in run]
    if asks[0] and not all(asks):  # the stem has a number of the same list
        return ""
    are_letters = all(letter in ascii_uppercase[: len(run)] for letter in letters)  # and no I or V
    options = zip(ascii_uppercase, run)  # noqa: B905
    named = [letter for letter, (_, option) in options if told in _called(letter, option)]
    is_text = bool(named and letters[1:])  # “A and B”, and `C. A and B`
    if letters and are_letters and not is_text and texts.isdisjoint(map(str.lower, letters)):
        return ", ".join(letters)  # Word had them, and what converts its lists wrote numbers
    is_listed = told in texts and not run[0][1][1]
    if told.isdigit() and ASKS_AMOUNT.search(asked) and not is_listed:
        return ""
    return named[0] if len(named) == 1 else ""


def _follows(option: re.Match[str], other: re.Match[str], count: int) -> bool:
    """Whether this can be the option after so many others, the last of which is the other."""
    name = option[1] or option[2]
    is_alike = bool(option[1]) == bool(other[1]) and bool(option[2]) == bool(other[2])
    roman = ROMAN[count : count + 1]
    return is_alike and (
        not name or name in (str(count + 1), ascii_uppercase[count]) or name.lower() in roman
    )


def _called(letter: str, option: re.Match[str]) -> set[str]:
    """How an answer may call the option: by its letter, its name, its text, or by two of these."""
    text = option[3].strip()
    names = {letter, option[1] or option[2] or letter}
    called = {*names, text, *[f"{name}{sign} {text}" for name in names for sign in ".)"]}
    return {*map(folded, called)}


def names_one(answer: str, stem: list[str]) -> bool:
    """Whether the answer names options, though the stem's lines have no letters, or is a key of several."""
    if len(ENTRY.findall(answer)) > 1:
        return True
    listed = [line for line in map(UNLETTERED.match, stem[1:]) if line]
    if listed[1:] and any(folded(line[3]) in folded(answer) for line in listed if line[3][1:]):
        return True
    if answer.strip("()[]. ").isdigit():
        are_amounts = all(line[3][0].isdigit() for line in listed)
        return len(listed) > 1 and (are_amounts or not ASKS_AMOUNT.search("".join(stem)))
    are_beside = re.search(r"\bA[.)\]] .+\bB[.)\]] ", "".join(stem))
    return bool((len(stem) > 2 or are_beside) and letters_in(answer))
