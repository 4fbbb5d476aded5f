"""An option was torn in two, or two were joined, by a comma.

What it finds: an option with half a pair of brackets or curly quotes, whose other half another
option has (`[Heart (left, right), Lung]` makes three options of two); and a lone distractor that
holds a comma of another script, or semicolons, which YAML takes for letters (`[Heart，Lung]` makes one of two); and an
option that keeps the comma it was listed with (`answer: Liver,`), unless it is code (`x = 1;`).

Why it is bad: learners pick among other options than were written. No study is needed: it is not
what was meant.

Evidence: strong (it follows by itself).

Example:

      - id: pumps
        type: choice
        stem: Which of these organs makes bile?
        answer: The liver
    ✗   distractors: [The heart (Left, Right), The lungs]
    ✓   distractors: ["The heart (Left, Right)", The lungs]
"""

from itertools import chain, combinations

from allquiz.lint.code import is_code
from allquiz.lint.item import OFFERED, Finding, Findings, Item, Opt, first
from allquiz.lint.patterns import pattern

TYPES = OFFERED

EDGE = pattern("^[,;]|[,;]$")
OPENING = pattern(r"[(\[“„«（]")
PAIRS = ("()", "[]", "“”", "„“", "«»", "（）")
# Commas of Arabic, of Chinese, of lists in Chinese and Japanese; semicolons and bars between three and more.
COMMAS = pattern("[\u060c\uff0c\u3001]|[;；].+[;；]| [/|] .+ [/|] ")


def check(item: Item) -> Findings:
    """The first torn option, else the joined one."""
    return first(_each(item))


def _each(item: Item) -> Findings:
    wrong = item.distractors
    found = COMMAS.search(wrong[0].text) if len(wrong) == 1 else None
    # “mg / kg / day” beside “mL / min” is written as the key is.
    if found and (sign := found[0].strip()[0]) not in item.keys[0].text:
        message = f"“{wrong[0].text}” is one option: this `{sign}` is a letter to YAML"
        yield Finding(message, "write `,` and a space between options", wrong[0].at())
    listed = f"\n{item.options_text}\n"  # where an option has several lines, one may end so as well
    if ",\n" in listed or ";\n" in listed or "\n," in listed or "\n;" in listed:
        is_meant = is_code(item) or all(option.text[-1:] == ";" for option in item.options)
        for option in item.options:
            if not is_meant and option.words and (found := EDGE.search(option.text)):
                message = f"“{option.text}” keeps the “{found[0]}” that it was listed with"
                yield Finding(message, "leave it out: each option stands by itself", option.at())
    if OPENING.search(item.options_text):
        for option, following in chain(combinations(item.keys, 2), combinations(wrong, 2)):
            if _is_torn(option, following):
                message = f"“{option.text}” and “{following.text}” look like one option torn in two"
                yield Finding(message, "put an option that holds a comma in quotes", option.at())


def _is_torn(option: Opt, following: Opt) -> bool:
    one, two = option.text, following.text
    return any(_open(one, pair) > 0 and _open(two, pair) < 0 for pair in PAIRS if pair[0] in one)


def _open(text: str, pair: str) -> int:
    return text.count(pair[0]) - text.count(pair[1])
