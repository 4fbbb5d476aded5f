"""Letters of other alphabets before options, and in keys: А, Б, В; ①, ②, ③; A．, B．, C．."""

import re
from functools import lru_cache
from itertools import pairwise
from string import ascii_uppercase
from unicodedata import normalize

# What options are called, in order; what stands between slashes calls the same one.
ALPHABETS = (
    "1 2 3 4 5 6 7 8",  # in brackets, or with a blank behind each
    "a b c d e f g h",  # with a wide sign, or with + and - before them
    "① ② ③ ④ ⑤ ⑥ ⑦ ⑧",
    "ア イ ウ エ オ カ キ ク",
    "가 나 다 라 마 바 사 아",
    "甲 乙 丙 丁 戊",
    "أ/ا/إ/الف ب ج د ه و",
    "א ב ג ד ה ו",
    "а б в г д е ж з",
    "α β γ δ ε ζ",
    "क ख ग घ ङ/ड",
    "अ ब स द",
    "ক খ গ ঘ ঙ",
    "ก ข ค ง จ",
)
COUNTED, LATIN, CIRCLED = range(3)
PLACES = {
    letter: (number, place)
    for number, alphabet in enumerate(ALPHABETS)
    for place, letters in enumerate(alphabet.split())
    for letter in letters.split("/")
}
LETTER = rf"(?:{'|'.join(sorted(PLACES, key=len, reverse=True))}|[Ａ-Ｈａ-ｈ１-８])ـ?"
# A letter in brackets, or with a stop or a dash behind it; or with a blank.
CLOSED = rf"(?:[(（\[［]\s?{LETTER}\s?[)）\]］][.．]?|{LETTER}(?:\s?[.．。、)）:：]|\s?[-–—](?=\s))|[①-⑧])"
NAME = rf"(?:{CLOSED}|{LETTER}(?=[ \t\u3000]))"
OPTION = re.compile(rf"(?i)[ \t\u3000]*+([-+*✓✔✅☑√]?)[ \t]?({NAME})[ \t\u3000]*+(?=\S)")
NEXT = re.compile(rf"(?i)(?<=\S)[ \t\u3000]+(?=[*]?{CLOSED}\s*\S)")
WIDE = re.compile("[（）［］．、：。\uff21-\uff5a]")
LETTERED = re.compile(r"(?m)^[ \t*]*[(（\[]?[A-Da-dＡ-Ｄ][.)\]．、）：]")
SIGNS = rf"(?i:(?:(?:{NAME}|[(\[]?(?:{LETTER}|[a-h])[)\]]?)(?:[\s,;،、]++|$|(?=[(（①-⑧])))++)"
EACH, LISTED, LED = (
    re.compile(f"(?i){LETTER}"),
    re.compile(SIGNS),
    re.compile(rf"(?i)({NAME})\s*(?=\S)"),
)
NAMED = re.compile(rf"(?i)(?<!\w)(?=\S{{1,3}}[.．、)）]|[①-⑧])({NAME})")
ENTRY = re.compile(
    rf"(?i)(\d{{1,3}})(?:[\s.．、):：=|–-]++|(?=[^\W\d]|[(（]))({NAME}|{LETTER})(?![\w.])"
)
RANGE = re.compile(r"(\d{1,3})\s*[-–—~～]\s*(\d{1,3})[\s.:：]*((?:[A-H①-⑧]\s?){2,})(?!\w)")
FEW = 3  # options with nothing but a blank behind their letters
Run = list[tuple[int, re.Match[str]]]  # options, with the numbers of their lines


@lru_cache(maxsize=256)
def place_of(name: str) -> tuple[int, int]:
    """The number of the alphabet that a letter is of, and its place there."""
    bare = re.sub(r"[\s()（）\[\]［］.．。、:：–—ـ-]", "", name).casefold()
    return PLACES.get(bare) or PLACES[normalize("NFKC", bare)]


@lru_cache(maxsize=256)
def sign_of(name: str) -> str:
    """What stands behind a letter, or around it."""
    return "" if name[-1].isalnum() else name[-1]


def apart(line: str, *, is_lettered: bool) -> list[str]:
    """Options that stand on one line, on a line each."""
    first = OPTION.match(line)
    if not first or not is_sure(first[2]) or (is_lettered and place_of(first[2])[0] != LATIN):
        return [line]
    parts = NEXT.split(line)
    found = [(*place_of(o[2]), sign_of(o[2])) for o in map(OPTION.match, parts) if o]
    are_listed = len(found) == len(parts) and all(
        (a[0], a[1] + 1, a[2]) == b for a, b in pairwise(found)
    )
    return parts if are_listed else [line]


@lru_cache(maxsize=256)
def is_sure(name: str) -> bool:
    """Whether this may be the letter of an option wherever it stands."""
    is_bracketed, is_wide = name[0] in "(（", WIDE.search(name) is not None
    is_letter = len(name) > 1 or name in ALPHABETS[CIRCLED]
    return {COUNTED: is_bracketed, LATIN: is_wide}.get(place_of(name)[0], is_letter)


def is_list(run: Run, *, is_counted: bool, is_lettered: bool) -> bool:
    """Whether these are options, not statements above such, nor what happens to begin so; `is_counted` is
    whether a number tells the answer."""
    if not run[1:]:
        return False
    are_sure = all(is_sure(option[2]) for _, option in run)
    alphabet, is_bare = place_of(run[0][1][2])[0], all(len(option[2]) == 1 for _, option in run)
    if alphabet == LATIN:
        is_glued = all(o[2][-1] == ":" and o.end(2) == o.end() for _, o in run)
        return are_sure or is_glued or {option[1] for _, option in run} == {"+", "-"}
    is_close = is_bare and len(run) >= FEW and run[-1][0] - run[0][0] < len(run)
    if alphabet == COUNTED and is_close:
        return is_counted and not is_lettered
    return (are_sure or (is_close and alphabet != COUNTED)) and not is_lettered


def rename(lines: list[str], run: Run) -> None:
    """Put A, B, C before options, and a star where a sign says that one is right."""
    marks = {option[1] for _, option in run}
    for place, (number, option) in enumerate(run):
        is_right = len(marks) > 1 and option[1] not in ("", "-")
        name = f"{ascii_uppercase[place]}."
        if place_of(option[2])[0] == COUNTED and marks == {""}:
            name = f"({place + 1})" if option[2][1:] else f"{place + 1}."
        lines[number] = f"{'*' * is_right}{name} {lines[number][option.end() :]}"


def with_letters(told: str, used: set[int]) -> str:
    """An answer with A, B, C for the letters that options have; in quotes where these are not sure, as a Latin B,
    which looks like the third of Russian letters, or 2 for ②."""
    bare, names = told.rstrip(" *_.。"), list(map(place_of, NAMED.findall(told)))
    if LISTED.fullmatch(bare):
        found = list(map(place_of, EACH.findall(bare)))
        are_latin = all(number in (LATIN, COUNTED) for number, _ in found)
        if are_latin and used - {COUNTED, LATIN, CIRCLED} and any(place for _, place in found):
            return f"“{bare}”"
        if CIRCLED in used and bare.isdecimal():  # ①, or an option that is 1
            return f"“{bare}”"
        if WIDE.search(bare) or (not are_latin and {number for number, _ in found} <= used):
            return ", ".join(ascii_uppercase[place] for _, place in found)
        return bare
    if (led := LED.match(told)) and place_of(led[1])[0] in used - {COUNTED, LATIN}:
        rest = told[led.end() :]
        is_one = not any(number in used for number, _ in names[1:])
        return f"{ascii_uppercase[place_of(led[1])[1]]}) {rest}" if is_one else f"“{told}”"
    return told


def with_entries(line: str, used: set[int]) -> str:
    """A line of a key, each answer with its own number and a letter."""

    def entry(found: re.Match[str]) -> str:
        number, place = place_of(found[2])
        is_wide = number == LATIN and WIDE.search(found[0])
        is_used = number in used or (number == COUNTED and CIRCLED in used) or is_wide
        if number == LATIN and place and used - {COUNTED, LATIN, CIRCLED}:
            return f"{found[1]}. “{found[2]}” "
        return f"{found[1]}. ({ascii_uppercase[place]}) " if is_used else found[0]

    def each(found: re.Match[str]) -> str:
        numbers, letters = range(int(found[1]), int(found[2]) + 1), found[3].replace(" ", "")
        pairs = zip(numbers, letters, strict=False)
        told = " ".join(f"{number}. {letter}" for number, letter in pairs)
        return f"{told} " if len(numbers) == len(letters) else found[0]

    line = RANGE.sub(each, line)
    return ENTRY.sub(entry, line)
