"""What comes along when text is pasted, and what other programs call things.

Blanks that YAML takes for letters, characters that nobody can see, a colon from another keyboard,
a blank left out, another program's bullets.
Only a file with errors is looked through: each of these makes one.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from allquiz.bank.characters import BLANKS, NOTHINGS, said_of, shorten
from allquiz.bank.format_keys import BANK, FACTS_ENTRY, QUESTION, SOURCE_HERE, SOURCES_ENTRY
from allquiz.model.alphabets import ALPHABETS
from allquiz.model.problem import Problem

UNSEEN = NOTHINGS + "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e"
TABLES = (BANK, SOURCE_HERE, SOURCES_ENTRY, FACTS_ENTRY, *QUESTION.values())
KNOWN = {key for keys in TABLES for key in keys.keys}
KEYS = "|".join(sorted(KNOWN))
START = r"^[ \t]*+(?:-[ \t]++)?"
HIDDEN = f"{BLANKS}{UNSEEN}"
RUN = rf"[{HIDDEN}][ {HIDDEN}]*"
COLONS = "\uff1a\ufe55\ua789\u2236"
A_KEY = rf"{START}(?P<key>{KEYS})"
KEY_IN_BRACES = rf"(?<=[{{,])[ ]*(?P<key>{KEYS})"
NO_COLON = "this is no colon that YAML knows", "write `:` and a space"
NO_SPACE = "after this colon a space is missing", "write `: `"
# What begins an item of a list elsewhere: other dashes, bullets of Word and Google Docs, numbers.
# Signs that stand before an item even without a blank: dashes, bullets, arrows, ticks, and those of Wingdings.
# Triangles and squares, the dots of Japanese, pointing hands; what shows them in colour may follow.
SIGNS = "\u2010-\u2015\u2022\u2023\u2043\u25a0-\u25ff\u2192\u2713\u2714\u2756\u27a2\u27a4\u00a7\u00b7\u30fb\uff65\uf000-\uf0ff\U0001f446-\U0001f449\U0001f536-\U0001f539"
CIRCLED = "\u2460-\u2473"  # 1 to 20
BULLET = (
    rf"(?:[{SIGNS}{CIRCLED}\u2212\uff0d\u30fc*+o]\ufe0f?|\d\ufe0f?\u20e3|\d\d?[.)]|[^\W\d_][.)])"
)
LISTED = re.compile(
    rf"^(?:[ \t]*(?:-[ \t]+)?(?P<ours>distractors|answers|accept|order|pairs)|[ \t]{{4,}}(?!(?:{KEYS}):)[^\s:#\"'-][^:\n]*):[ \t]*\n(?:[ \t{BLANKS}]*(?:(?:-|{BULLET})[ \t{BLANKS}]+\S|[{SIGNS}{CIRCLED}]\ufe0f?[^\W\d]).*(?:\n|\Z))+",
    re.M,
)
NUMBERS = re.compile(rf"(?m)^[ \t]*(\d+(?=[.)]|\ufe0f?\u20e3)|[{CIRCLED}])").findall
LETTERS = re.compile(r"(?m)^[ \t]*([^\W\d_])[.)]").findall
ORDINALS = re.compile(r"(?m)^[ \t]*\d+\.[ \t]*(.+)").findall  # the words behind 1., 2.
SPECIES = re.compile(r"[A-Z]\. [a-z]")
KEY_SPECIES = re.compile(rf"(?m)^[ \t]*answers?:[ \t]*[\"'\[]*{SPECIES.pattern}")
SIGN = re.compile(rf"[+\u2010-\u2013\u2212\uff0d][ \t{BLANKS}]+[.\d]")
ITEM_BULLET = re.compile(
    rf"^[ \t]*(?P<slip>{BULLET}[ \t{BLANKS}]+(?=\S)|[{SIGNS}{CIRCLED}]\ufe0f?(?=[^\W\d]))", re.M
)

# Rules that find a word wrong, at its place; a word, and what can't be seen in it.
OF_WORDS = frozenset(
    """
    bad-date bad-id bad-number bad-tag missing-figure syntax unknown-fact unknown-key unknown-source
    unknown-type wrong-kind
    """.split()
)
PLAIN_WORD = re.compile(r"[\"']?[^\n,\[\]{}:#\"']*[\"']?")
NOT_SEEN = re.compile(f"(?P<slip>[{HIDDEN}]+)")
FOREIGN = re.compile(f"[{BLANKS}]")
AT_END = re.compile(rf"(?<![{HIDDEN}])(?P<slip>[{HIDDEN}]+)[ ]*$", re.M)
AROUND = " \"'"

DELETE = "delete it"


class Slip(NamedTuple):
    """Something at an offset of the text, and what is meant instead."""

    start: int
    end: int
    meant: str
    rule: str
    message: str
    remedy: str
    within: bool = False  # a line, so that it may as well be part of a text
    bare: str | None = None  # what may be meant as well


Read = Callable[[re.Match[str]], Slip]


def slips(text: str) -> Iterator[Slip]:
    """What a text has of these, one kind after the other."""
    kinds = UNSEEN_ONES | SEEN_ONES if NOT_SEEN.search(text) else SEEN_ONES
    for pattern, slip_of in kinds.items():
        yield from map(slip_of, re.finditer(pattern, text, re.M))
    yield from _bullets(text)


def _bullets(text: str) -> Iterator[Slip]:
    """Those of lists, but where they may say in which order the items are meant, or be a part of them: – 5,
    1. Trimester, or E. coli where a key is a species, or below a category."""
    has_species = KEY_SPECIES.search(text)
    for part in LISTED.finditer(text):
        parts = [SIGN, SPECIES] if has_species or not part["ours"] else [SIGN]
        numbers = [int(unicodedata.normalize("NFKC", number)) for number in NUMBERS(part[0])]
        letters = "".join(LETTERS(part[0])).lower()
        follow = any(letters in alphabet for alphabet in ALPHABETS) and len(letters) != 1
        items = [*ITEM_BULLET.finditer(text, part.start(), part.end())]
        are_parts = (all(sign.match(text, item.start("slip")) for item in items) for sign in parts)
        words = ORDINALS(part[0])
        are_ordinals = len({*words}) < len(words) or (len(words) == 1 and not part["ours"])
        if numbers == sorted(numbers) and follow and not are_ordinals and not any(are_parts):
            yield from map(_bullet, items)


def in_words(text: str, problems: Iterable[Problem]) -> Iterator[Slip]:
    """What can't be seen in the words that are wrong, or behind them; a blank within one may be meant."""
    starts = [0, *[match.end() for match in re.finditer("\n", text)]]
    ends = {
        bisect_right(starts, match.start()): match for match in AT_END.finditer(text)
    }  # by line
    for problem in problems:
        if problem.rule not in OF_WORDS:
            continue
        at = starts[problem.place.line - 1] + problem.place.column - 1
        word: Any = PLAIN_WORD.match(text, at)
        meant = NOT_SEEN.sub("", word[0]).strip(AROUND)
        where = f"in the word `{shorten(meant)}`" if meant else "here"
        for match in NOT_SEEN.finditer(text, *word.span()):
            before, after = (
                text[word.start() : match.start()],
                text[match.end() : word.end()],
            )
            is_within = before.strip(AROUND) and after.strip(AROUND) and FOREIGN.search(match[0])
            if not is_within or problem.detail == meant:
                yield _unseen(match, "", where, DELETE)
        behind = ends.get(problem.place.line)
        if behind and word.end() <= behind.start() and "#" not in text[word.end() : behind.start()]:
            yield _unseen(behind, "", "at the end of this line", DELETE)


def _is_last(match: re.Match[str]) -> bool:
    """Whether nothing follows on the line."""
    return match.string[match.end() : match.end() + 1] in ("", "\n")


def _blank_in_front(match: re.Match[str]) -> Slip:
    bare = NOT_SEEN.sub("", match["slip"])
    meant = re.sub(f"[{UNSEEN}]", "", FOREIGN.sub(" ", match["slip"]))
    where = "before this word" if bare == meant else "in the indentation"
    found = _unseen(match, meant, where, DELETE if bare == meant else None)
    return found._replace(bare=None if bare == meant else bare)


def _blank_after_mark(match: re.Match[str]) -> Slip:
    return _unseen(match, "" if _is_last(match) else " ", "after this mark")


def _marked_key(match: re.Match[str]) -> Slip:
    """As Markdown sets it off: `**Answer:** B`."""
    key, remedy = match["key"].lower(), f"write the key without {match['mark']}"
    meant, message = f"{key}:" if _is_last(match) else f"{key}: ", "Markdown sets this key off"
    return Slip(*match.span("slip"), meant, "unknown-key", message, remedy)


def _key_without_colon(match: re.Match[str]) -> Slip:
    key = match["key"]
    remedy = f"write `{key}: `; or, if a text goes on here, indent it further"
    message = f"is `{key}` a key?"
    return Slip(*match.span("slip"), key, "syntax", message, remedy, within=True)


def _question_bullet(match: re.Match[str]) -> Slip:
    """In line with what is below."""
    meant = "-".ljust(len(match["below"] or match["slip"].ljust(2)))
    return _bullet(match)._replace(meant=meant, within=False)


def _bullet(match: re.Match[str]) -> Slip:
    message = f"“{match['slip'].strip()}” begins no item of a list here"
    return Slip(*match.span("slip"), "- ", "missing-space", message, "write `- `", within=True)


def _unseen(match: re.Match[str], meant: str, where: str, remedy: str | None = None) -> Slip:
    slip, span = match["slip"], match.span("slip")
    remedy = remedy or ("type a space in its place" if meant else DELETE)
    character = next((c for c in slip if re.match(f"[{BLANKS}{NOTHINGS}]", c)), None)
    if character is None:
        rule, message, _ = said_of(slip.strip(" ")[0])
        return Slip(*span, meant, rule, message, remedy)
    name = unicodedata.name(character, "a character").lower()
    article = "an" if name[0] in "aeiou" else "a"
    message = f"U+{ord(character):04X}, {article} {name}, stands {where}"
    return Slip(*span, meant, "invisible-character", message, remedy)


def _space(meant: str, message: str, remedy: str, *, within: bool = False) -> Read:
    """What stands in place of a colon or dash and a space; what is meant, what is said of it, and what to do."""

    def read(match: re.Match[str]) -> Slip:
        own = meant.rstrip() if _is_last(match) else meant
        return Slip(*match.span("slip"), own, "missing-space", message, remedy, within)

    return read


# What can't be seen at the beginning of a line, on one by itself, and behind a colon or dash; then keys that
# Markdown sets off, words that may be keys without their colon, what begins a question, and colons and dashes.
UNSEEN_ONES: dict[str, Read] = {
    rf"{START}(?P<slip>{RUN})(?=[\w\"'-])": _blank_in_front,
    rf"^[ \t]*(?P<slip>[{HIDDEN}]+)[ \t]*$": partial(
        _unseen, meant="", where="on a line by itself"
    ),
    rf"^[ \t]*(?:-|(?:-[ \t]+)?(?:[^\s:\"'#\[\]{{}}-][^:\n\"'\[\]{{}}]*|\"[^\"\n]*\"|'[^'\n]*')[ ]*:)(?P<slip>[ ]*{RUN})": _blank_after_mark,
}
SEEN_ONES: dict[str, Read] = {
    rf"^[ \t]+(?:-[ \t]+)?(?P<slip>(?P<mark>[*_`]{{1,3}})(?P<key>(?i:{KEYS}))(?:[ ]?:(?P=mark)|(?P=mark)[ ]?:)[ ]*)": _marked_key,
    rf"{START}(?P<slip>(?P<key>{KEYS})(?=[.;,>]?[ ]+[^\s:=][^:\n]*$))": _key_without_colon,
    rf"^(?P<at>[ \t]*)(?P<slip>{BULLET}[ \t{BLANKS}]+)(?=id[ \t]*[:{COLONS}].*(?:\n(?P=at)(?P<below>[ ]{{2,}})[a-z])?)": _question_bullet,
    rf"{A_KEY}(?P<slip>[ ]*[{COLONS}][ ]?)": _space(": ", *NO_COLON),
    rf"{KEY_IN_BRACES}(?P<slip>[ ]*[{COLONS}][ ]?)": _space(": ", *NO_COLON, within=True),
    rf"{A_KEY}(?P<slip>[ ]*=[ ]*)": _space(": ", "this is no colon", "write `:` in place of `=`"),
    rf"{A_KEY}(?P<slip>:)(?=[^\s/:{HIDDEN}])": _space(": ", *NO_SPACE),
    rf"{KEY_IN_BRACES}(?P<slip>:(?:[ ]*{RUN})?)(?=[^\s/:{HIDDEN}])": _space(
        ": ", *NO_SPACE, within=True
    ),
    rf"^[ \t]*[^\s\"'#\[\]{{}}:={COLONS}-][^:=\n{COLONS}]*?(?<![ ])(?P<slip>[ ]*(?P<sign>[{COLONS}=]|:(?=[^\s/:{HIDDEN}]))[ ]?)(?=\S)(?!.*(?P=sign))": _space(
        ": ", "this is no colon with a space behind it", "write `: `", within=True
    ),
    r"^[ \t]*-(?P<slip>[ ]*\t[ \t]*)(?=\S)": _space(
        " ", "after this dash stands a tab", "type a space in its place"
    ),
    rf"^[ \t]*(?P<slip>-)(?=(?:{KEYS})[ \t]*:)": _space(
        "- ", "after this dash a space is missing", "write `- `"
    ),
}
