"""All options begin, or end, with the same words.

What it finds: three options or more that all begin with the same three words or more, or end so
(“The artery that supplies the liver”, “The artery that supplies the heart” …), half of the shortest option at
least. Two of these words carry content: short beginnings such as “It is the” don't count, nor do units behind numbers, names and code.

Why it is bad: the same is read again with each option, and what the options differ in, which is what
is asked for, lies hidden behind it. [Haladyna 2002] asks to keep reading short (guideline 13), and
the [NBME] guide to put as much into the stem as belongs there, and to keep options short.

Evidence: consensus (guidelines agree, hardly measured).

Example:

      - id: bile-task
        type: choice
    ✗   stem: What is the bile for?
    ✗   answer: Bile salts from the liver break up fat
    ✗   distractors: [Bile salts from the liver break up starch, Bile salts from the liver break up sugar]
    ✓   stem: What do bile salts from the liver break up?
    ✓   answer: Fat
    ✓   distractors: [Starch, Sugar]
"""

from itertools import takewhile

from allquiz.lint.code import is_code
from allquiz.lint.item import PICKED, At, Finding, Findings, Item
from allquiz.lint.words import ROOTS, WORD

TYPES = PICKED

FEWEST_OPTIONS = 3
FEWEST_WORDS = 3  # our own, as is the next
FEWEST_ROOTS = 2
MOST_SHOWN = 60  # characters


def check(item: Item) -> Findings:
    """What all options begin with, else what they end with."""
    options = item.options
    if len(options) < FEWEST_OPTIONS:
        return
    one, other, last = options[0].words, options[1].words, options[-1].words
    begins = one[:FEWEST_WORDS] == other[:FEWEST_WORDS] == last[:FEWEST_WORDS]
    if not (begins or one[-FEWEST_WORDS:] == other[-FEWEST_WORDS:] == last[-FEWEST_WORDS:]):
        return  # the usual case
    if is_code(item):
        return
    found = [[match[0] for match in WORD.finditer(option.text)] for option in options]
    shared = len(_shared(found))
    if _is_worth(found[0][:shared], found):
        yield _told("begins", _cut(options[0].text, slice(shared)))
        return
    shared = len(_shared([words[::-1] for words in found]))
    counts = all(words[-shared - 1][:1].isdigit() for words in found if len(words) > shared)
    if not counts and _is_worth(found[0][len(found[0]) - shared :], found):
        yield _told("ends", _cut(options[0].text, slice(-shared, None)))


def _shared(found: list[list[str]]) -> list[str]:
    """What all of them begin with, in the words of the first."""
    alike = zip(*found, strict=False)
    together = takewhile(lambda words: len({word.lower() for word in words}) == 1, alike)
    return [words[0] for words in together]


def _is_worth(shared: list[str], found: list[list[str]]) -> bool:
    """Whether they say something, are no name, and leave something of each option."""
    shortest = min(map(len, found))
    if not FEWEST_WORDS <= len(shared) < shortest <= 2 * len(shared):
        return False
    roots = {ROOTS[word.lower()] for word in shared} - {""}
    is_name = not any(ROOTS[word.lower()] and word[0].islower() for word in shared)
    return len(roots) >= FEWEST_ROOTS and not is_name


def _cut(text: str, shared: slice) -> str:
    """What stands in the text from the first to the last of these words."""
    words = [*WORD.finditer(text)][shared]
    return text[words[0].start() : words[-1].end()]


def _told(how: str, text: str) -> Finding:
    shown = text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN].rstrip() + "…"
    return Finding(f"every option {how} with “{shown}”", "say it once, in the stem", At("stem"))
