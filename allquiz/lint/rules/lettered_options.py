"""Options bring letters of their own.

What it finds: options that all begin with a letter or number of a list, such as “A) …”, “a: …”, “ii. …” or
“2. …”; with another program's mark of what is right or wrong, such as “[x] …”, “☐ …” or “=…”, or at the key alone (“*…”, “… ✓”, “… (correct)”);
distractors that are nothing else, since `B: The heart` makes an option “B” with a reason; a key that is nothing
else beside distractors in words (`answer: B` names none of them), or letters of options that the stem lists.

Why it is bad: options are shuffled and given letters when they are shown, so that a learner reads
“C) A) Monocyte”, and an explanation that speaks of “A” speaks of another option. No study is needed.

Evidence: strong (it follows by itself).

Example:

      - id: scurvy-vitamin
        type: choice
        stem: Lack of which vitamin causes scurvy?
    ✗   answer: B) Ascorbic acid
    ✗   distractors: [A) Retinol, C) Thiamine]
    ✓   answer: Ascorbic acid
    ✓   distractors: [Retinol, Thiamine]
"""

import re
import unicodedata
from itertools import pairwise

from allquiz.lint.item import OFFERED, Finding, Findings, Item, Opt
from allquiz.lint.options_on_options import ASKS_AMOUNT, lists
from allquiz.lint.patterns import pattern
from allquiz.model.alphabets import ALPHABETS

TYPES = OFFERED

# “A)”, “(a)”, “A.”, “a:”, “A - ”, “ii.”, “Ⓐ”, “1️⃣”. A capital and a point before a small letter is a
# species: “E. coli”; a number before one is a ratio or a decimal: “1:2”, “1.5”.
MARK = pattern(
    r"(?:(?:[Oo]ption|[Aa]nswer|[Cc]hoice|Antwort) )?[*_]{0,2}[(\[]?(?P<mark>[ivx]{1,4}|[IVX]{1,4}|[^\W_])"
    r"(?:\.?[)\]）、．][*_]{0,2}\s*|[:：]\s*(?<!:)|:\s+|/\s+|\s[-–—]\s|\.(?:(?<=[a-z\d].)|(?=\s*[^a-z\s]))(?!\d)\s*|\ufe0f?\u20e3\s*)(?:(?=[^\W\d])|(?<=[)\]] )(?=\d))"
    r"|(?P<ringed>[Ⓐ-ⓩ①-⑨🅐-🅩🅰-🆉])\s*\S"
)
BRACKETED = pattern(r"\(?[A-Ha-h]\) (?=[^\W\d]{2})")
LISTS = [*ALPHABETS, "123456789", "i ii iii iv v vi vii".split()]
# Boxes, ticks and crosses, and what GIFT and others write; behind the right option too.
SIGNED = "☐☑☒□■✓✗✔✘•✅❌❎🔘⭕"
TICK = pattern(
    rf"(?:\[[ xX]?\]|[{SIGNED}]\ufe0f?|[=*~](?!\d)|[-–—](?=\s+[^\W\d]))\s*\w"
)  # alleles are “*2”
TICKS = f"[=*{SIGNED}~-–—"  # what these begin with
TOLD = pattern(
    r".+(?:[✓✔✅☑]\ufe0f?|\((?i:correct|right|true|correct answer|richtig|juste|vrai|correcta|✓)\))|(?:[*✓✔✅☑→]\ufe0f?|[=-]?>|=)\s*[^\W\d].+"
)
AMOUNT = pattern(
    r"(?i)\d|\b(?:none|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|more|less|dozen|half|infinite|undefined|error|true|false)"
)
# What is a number, or is called by one.
ASKS_NUMBER = pattern(
    r"(?i)\d|\b(?:numbers?|zahl|ziffer|wert|nombre|valeur|n[úu]mero|valore?|digit|integer|values?|state|stage|grade|phase|class|type|degree|score|charge|valence|limit|coefficient|exponent|order|rank|power|sum|root|derivative|integral|factor|evaluates?|returns?|prints?|output|result|nerve|chromosome)\b"
)
ENDS = frozenset(")✓✔✅☑\ufe0f*=->→")
# Where one of these is asked for, or is another option, a letter is a name: vitamin C, hepatitis B, the language C.
ASKS_NAME = pattern(
    r"\b(?:which|what|this|welche[sr]?|quel(?:le)?|qu[ée]|cu[áa]l|quale?|che)(?: (?:types?|kinds?|forms?|of|viral|virus|fat|water|soluble|programming))*"
    r" (?:vitamin[ea]?|h[eé]patit\w+|influenza|language|programmiersprache|langage|lenguaje|linguaggio|linguagem)\b(?! [A-K]\b|-)",
    re.I,
)
VITAMIN = pattern(r"(?i)vitamin[ea]? [A-K]\d*")
BESIDE = frozenset("java javascript python ruby rust perl php pascal fortran cobol".split())
Marked = tuple[Opt, str, str]  # an option, what is said of it, and what to do
LONGEST_MARK = 3  # “AB” and “B12” may stand beside “A” and “B”


def check(item: Item) -> Findings:
    """The first option with a mark that is not part of its text."""
    if found := _letter(item) or _bare(item) or _ticked(item) or _told(item) or _listed(item):
        option, message, remedy = found
        yield Finding(message.format(option.text[:40]), remedy, option.at())


def _ticked(item: Item) -> Marked | None:
    """The first of several options with ticks."""
    ticked = [o for o in item.options if o.text[0] in TICKS and TICK.match(o.text)]
    message = "the option “{}” begins with another program's mark"
    remedy = "leave it out: what is right stands under `answer:`, the rest under `distractors:`"
    return (ticked[0], message, remedy) if len(ticked) > 1 else None


def _told(item: Item) -> Marked | None:
    """The key, where it alone is marked: not “atrium (right)” beside “atrium (left)”."""
    key = item.keys[0]
    signs = ENDS.intersection((key.text[0], key.text[-1]))
    if not signs or not TOLD.fullmatch(key.text):
        return None
    others = {end for option in item.distractors for end in (option.text[0], option.text[-1])}
    message = "“{}” alone is marked, as another program marks the right option"
    return (key, message, "leave the mark out: it shows") if signs - others else None


def _listed(item: Item) -> Marked | None:
    """The first option, where their marks are the first of an alphabet, or from 1, without a gap; else
    the first of several with a bracket."""
    options = item.options
    has_brackets = ") " in item.options_text
    bracketed = [o for o in options if BRACKETED.match(o.text)] if has_brackets else []
    if len(bracketed) < 2 and not MARK.match(options[0].text):
        return None
    marks = {_mark(option.text) for option in options}
    is_list = len(marks) > 1 and any(marks == set(signs[: len(options)]) for signs in LISTS)
    if not is_list and len({_mark(option.text) for option in bracketed}) < 2:
        return None
    message = "the option “{}” begins with a letter or number of its own"
    remedy = "leave it out: options are shuffled and given letters when they are shown"
    return options[0] if is_list else bracketed[0], message, remedy


def _mark(text: str) -> str:
    """The letter or number of a list that the text begins with, in lower case; "" for none."""
    match = MARK.match(text)
    if match is None:
        return ""
    if ringed := match["ringed"]:
        plain = unicodedata.normalize("NFKC", ringed)
        return (plain if plain.isascii() else unicodedata.name(ringed)[-1]).lower()
    return str(match["mark"]).lower()


def _letter(item: Item) -> Marked | None:
    """The key, where it is a letter and each distractor a text, or all are letters that the stem lists."""
    key = item.keys[0]
    if len(key.text) != 1 or key.text not in "ABCDEabcde12345" or not item.distractors:
        return None
    if ASKS_NAME.search(item.stem) or any(_is_named(option) for option in item.distractors):
        return None
    lengths = [len(option.text) for option in item.distractors]
    is_meant = min(lengths) > LONGEST_MARK or (max(lengths) == 1 and lists(item.stem))
    message = "“{}” is a letter of an option, and not its text"
    if key.text.isdigit():  # its place; beside “several” it may be an amount
        message = "“{}” is the number of an option, and not its text"
        told = " ".join([option.text for option in item.distractors])
        asks_number = ASKS_AMOUNT.search(item.stem) or ASKS_NUMBER.search(item.stem)
        is_place = int(key.text) <= len(lengths) + 1 and not AMOUNT.search(told)
        is_meant = min(lengths) > LONGEST_MARK and is_place and not asks_number
    remedy = "write each option's text under `answer:` and `distractors:`"
    return (key, message, remedy) if is_meant else None


def _is_named(option: Opt) -> bool:
    """Whether it is a language of programs, or a vitamin with its letter, and nothing besides."""
    return " ".join(option.words) in BESIDE or VITAMIN.fullmatch(option.text) is not None


def _bare(item: Item) -> Marked | None:
    """The first distractor where all are letters or numbers that follow one another, and the key is
    none: `B: The heart` makes an option B with a reason."""
    texts = [option.text for option in item.distractors]
    if len(texts) < 2 or max(map(len, texts)) > 1 or len(item.key_text) <= LONGEST_MARK:
        return None
    follow = all(ord(two) - ord(one) == 1 for one, two in pairwise(texts))
    is_amount = texts[0].isdigit() and ASKS_AMOUNT.search(item.stem)
    message = "“{}” is a whole option: what stands after its colon is the reason"
    remedy = "write `option: reason`, without a letter or number"
    is_meant = follow and texts[0].isalnum() and texts[0] != "0" and not is_amount
    return (item.distractors[0], message, remedy) if is_meant else None
