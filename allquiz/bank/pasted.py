"""What comes along when text is pasted, and what other programs call things.

Blanks that YAML takes for letters, characters that nobody can see, a colon from another keyboard,
a blank left out, another program's bullets; and Anki's gaps.
Only a file with errors is looked through: each of these makes one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from allquiz.bank.fields import BANK, QUESTION, SOURCE_HERE

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff"
TABLES = (BANK, SOURCE_HERE, *QUESTION.values())
KNOWN = {key for keys in TABLES for key in keys.keys}
KEYS = "|".join(sorted(KNOWN))
START = r"^(?P<before>[ \t]*(?:-[ \t]+)?)"
FOREIGN_BLANK = re.compile(
    rf"{START}(?P<slip>[{BLANKS}{UNSEEN}][ {BLANKS}{UNSEEN}]*)(?=[\w\"'-])", re.M
)
ALONE = re.compile(rf"^[ \t]*(?P<slip>[{BLANKS}{UNSEEN}]+)[ \t]*$", re.M)
AFTER_MARK = re.compile(
    rf"^(?P<before>[ \t]*(?:-|(?:-[ \t]+)?[\w-]+:))(?P<slip>[ ]*[{BLANKS}{UNSEEN}][ {BLANKS}{UNSEEN}]*)",
    re.M,
)
OTHER_COLON = re.compile(
    rf"{START}(?P<key>{KEYS})(?P<slip>[ ]*[\uff1a\ufe55\ua789\u2236][ ]?)", re.M
)
EQUALS = re.compile(rf"{START}(?P<key>{KEYS})(?P<slip>[ ]*=[ ]*)", re.M)
NO_BLANK = re.compile(rf"{START}(?P<key>{KEYS})(?P<slip>:)(?=[^\s/:])", re.M)
NO_BLANK_IN_BRACES = re.compile(
    rf"(?<=[{{,])[ ]*(?P<key>{KEYS})(?P<slip>:[{BLANKS}]*)(?=[^\s/:{BLANKS}])"
)
TAB = re.compile(r"^[ \t]*-(?P<slip>[ ]*\t[ \t]*)(?=\S)", re.M)
NO_DASH_BLANK = re.compile(rf"^(?P<before>[ \t]*)(?P<slip>-)(?=(?:{KEYS})[ \t]*:)", re.M)
INSIDE_KEY = re.compile(
    rf"{START}(?P<slip>[a-z]\w*[{BLANKS}{UNSEEN}][\w{BLANKS}{UNSEEN}-]*)(?=[ ]*:[\s])", re.M
)
# What begins an item of a list elsewhere: other dashes, bullets of Word and Google Docs, numbers.
WORD = re.compile("[a-z_]+")
# Signs that stand before an item even without a blank: dashes, bullets, arrows, ticks, and those of Wingdings.
SIGNS = "\u2010-\u2015\u2022\u2023\u2043\u25cf\u25cb\u25a0\u25a1\u25aa\u25b6\u25ba\u25c6\u25e6\u2192\u2713\u2714\u2756\u27a2\u27a4\u00a7\u00b7\uf000-\uf0ff"
BULLET = rf"(?:[{SIGNS}\u2212\uff0d*+o]|\d\d?[.)]|[A-Za-z][.)])"
LISTED = re.compile(
    rf"^[ \t]*(?:-[ \t]+)?(?:distractors|answers|accept|order):[ \t]*\n(?:[ \t]*(?:(?:-|{BULLET})[ \t{BLANKS}]+\S|[{SIGNS}][^\W\d]).*(?:\n|\Z))+",
    re.M,
)
ITEM_BULLET = re.compile(
    rf"^[ \t]*(?P<slip>{BULLET}[ \t{BLANKS}]+(?=\S)|[{SIGNS}](?=[^\W\d]))", re.M
)
QUESTION_BULLET = re.compile(rf"^[ \t]*(?P<slip>{BULLET}[ \t{BLANKS}]+)(?=id[ \t]*:)", re.M)
NEXT_QUESTION = re.compile(rf"^[ \t]*(?:-|{BULLET})[ \t{BLANKS}]+id[ \t]*:", re.M)
# A key as Markdown sets it off: `**Answer:** B`.
MARKED_KEY = re.compile(
    rf"^[ \t]+(?:-[ \t]+)?(?P<slip>(?P<mark>[*_`]{{1,3}})(?P<key>(?i:{KEYS}))(?:[ ]?:(?P=mark)|(?P=mark)[ ]?:)[ ]*)",
    re.M,
)
ANKI_START = re.compile(r"\{\{c\d+::")
ANKI_GAP = re.compile(r"\{\{c\d+::(?P<answer>[^{}]*?)(?:::[^{}]*)?\}\}")

NO_SPACE = "after this colon a space is missing"
NO_COLON = re.compile(rf"{START}(?P<slip>(?P<key>{KEYS})(?=[ ]+[^\s:=][^:\n]*$))", re.M)


class Slip(NamedTuple):
    """Something at an offset of the text, and what is meant instead."""

    start: int
    end: int
    meant: str
    rule: str
    message: str
    remedy: str
    key: str | None = None  # what YAML does not see for it
    within: bool = False  # a line, so that it may as well be part of a text
    until: int = 0  # the offset up to which YAML's errors come from it


def slips(text: str) -> Iterator[Slip]:
    """What a text has of these, one kind after the other."""
    for match in FOREIGN_BLANK.finditer(text):
        slip = match["slip"]
        visible = "" if not re.search(f"[ {BLANKS}]", slip) else re.sub(f"[{BLANKS}]", " ", slip)
        meant = re.sub(f"[{UNSEEN}]", "", visible)
        where = "in the indentation" if re.search(f"[{BLANKS}]", slip) else "before this word"
        word = WORD.match(text, match.end("slip"))
        yield _unseen(match, slip, meant, where)._replace(key=word[0] if word else None)
    for match in ALONE.finditer(text):
        yield _unseen(match, match["slip"], "", "on a line by itself", "delete it")
    for match in AFTER_MARK.finditer(text):
        yield _unseen(match, match["slip"].strip(" ") or match["slip"], " ", "after this mark")
    for match in INSIDE_KEY.finditer(text):
        meant = re.sub(f"[{BLANKS}{UNSEEN}]", "", match["slip"])
        if meant in KNOWN:
            yield _unseen(
                match, match["slip"], meant, f"in the word `{meant}`", "delete it"
            )._replace(key=meant)
    yield from _keys(text)
    for match in QUESTION_BULLET.finditer(text):
        following = NEXT_QUESTION.search(text, match.end())
        until = following.start() if following else len(text)
        meant = "-".ljust(max(2, len(match["slip"])))  # as wide: what is below stays in line
        yield _bullet(match)._replace(meant=meant, within=False, until=until)
    for part in LISTED.finditer(text):
        for match in ITEM_BULLET.finditer(text, part.start(), part.end()):
            yield _bullet(match)
    for pattern, meant, message, remedy in (
        (OTHER_COLON, ": ", "this is no colon that YAML knows", "write `:` and a space"),
        (EQUALS, ": ", "this is no colon", "write `:` in place of `=`"),
        (NO_BLANK, ": ", NO_SPACE, "write `: `"),
        (NO_BLANK_IN_BRACES, ": ", NO_SPACE, "write `: `"),
        (TAB, " ", "after this dash stands a tab", "type a space in its place"),
        (NO_DASH_BLANK, "- ", "after this dash a space is missing", "write `- `"),
    ):
        for match in pattern.finditer(text):
            key = match.groupdict().get("key")
            within = pattern is NO_BLANK_IN_BRACES
            yield Slip(*match.span("slip"), meant, "missing-space", message, remedy, key, within)


def _keys(text: str) -> Iterator[Slip]:
    """Keys that Markdown sets off, and words that may be keys without their colon."""
    for match in MARKED_KEY.finditer(text):
        key, mark = match["key"].lower(), match["mark"]
        message, remedy = "Markdown sets this key off", f"write the key without {mark}"
        yield Slip(*match.span("slip"), f"{key}: ", "unknown-key", message, remedy, key)
    for match in NO_COLON.finditer(text):
        key = match["key"]
        message = f"is `{key}` a key?"
        remedy = f"write `{key}: `; or, if a text goes on here, indent it further"
        yield Slip(*match.span("slip"), key, "syntax", message, remedy, key, within=True)


def _bullet(match: re.Match[str]) -> Slip:
    message = f"“{match['slip'].strip()}” begins no item of a list here"
    return Slip(*match.span("slip"), "- ", "missing-space", message, "write `- `", within=True)


def _unseen(
    match: re.Match[str], slip: str, meant: str, where: str, remedy: str | None = None
) -> Slip:
    character = next(c for c in slip if re.match(f"[{BLANKS}{UNSEEN}]", c))
    name = unicodedata.name(character, "a character").lower()
    article = "an" if name[0] in "aeiou" else "a"
    message = f"U+{ord(character):04X}, {article} {name}, stands {where}"
    remedy = remedy or ("type a space in its place" if meant else "delete it")
    return Slip(*match.span("slip"), meant, "invisible-character", message, remedy)


def without_slips(text: str) -> str:
    """The text with what is meant in place of each; where one hides another on its line, of both."""
    for _ in range(3):
        found = {slip.start: slip for slip in slips(text)}
        for start in sorted(found, reverse=True):
            text = text[:start] + found[start].meant + text[found[start].end :]
    return text


def anki_gaps(text: str) -> Iterator[int]:
    """Where Anki's gaps begin; not those of a comment."""
    if "{{c" not in text:
        return
    for match in ANKI_GAP.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not line.lstrip().startswith("#"):
            yield match.start()
