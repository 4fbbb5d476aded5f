"""Options of a sheet that stand side by side, put on a line each: behind the stem, on a line of their own, or in the
two columns of ExamView, down which their letters run."""

import re
from string import ascii_uppercase

# Within an option: another, in a column beside it.
BESIDE = re.compile(r"(?<![ \t])(?:[ ]*+\t|[ ]{3})[ \t]*+\(?[B-Hb-h][.)]\s+\S")
MARK = r"(?:(?:[*✓✔✅☑→\ufe0f]+|\[[ xX]\])[ \t]?)?"
LETTER = re.compile(rf"\s*{MARK}\(?([A-Za-z])[.)]")
IN_LINE = re.compile(
    rf"(?m)^[ \t]*+{MARK}\(?[Aa][.)][ \t]+\S.*?[ \t]{MARK}\(?[Bb][.)][ \t]+\S.*$"
    rf"(?:(?:\n[ \t]*+{MARK}\(?[C-Hc-h][.)][ \t]+\S.*$)+(?=\s*\Z|\n[ \t]*\n|\n[ \t*_]*(?i:\d|q|ans|correct|right|key|sol)))?"
)
NEXT = re.compile(
    rf"(?:\n|(?<![ \t])(?:(?<![*✓✔✅☑→\ufe0f\]])[ \t]++|[ \t]{{2,}}+))(?={MARK}\(?[B-Hb-h][.)][ \t]+\S)"
)
APART = re.compile(r"\t|[ ]{2}")
# `1. Which? (a) one (b) two (c) three Answer: b`, but not above options on lines of their own.
BEHIND = re.compile(
    r"(?mi)^([ \t]*+(?:q(?:uestion)?[ \t]*)?\d{1,3}[ \t]*[.):].{,2000}?\S)[ \t]+(\(a\)[ \t]*[^\s(].{,1000}?[ \t]\(b\)[ \t]*[^\s(].*)$"
    r"(?!\s*+(?:\(?(?:[a-i]|[ivx]+)[.)]|[-+•*]\s)|\n[ \t]*1[.)])"
)
NEXT_BEHIND = re.compile(r"(?i)[ \t]+(?=\([b-h]\)|ans(?:wer)?\b[ \t]*[:.-])")
COLUMNS = re.compile(
    r"(?mi)^[ \t]*(\(?a[.)][ \t]+[^\t\n]*?\S)(?:[ ]?\t[ \t]*+|(?<! )[ ]{2,}+)(\(?c[.)][ \t]+[^\t\n]+)\n\s*+"
    r"(\(?b[.)][ \t]+[^\t\n]*?\S)(?:[ ]?\t[ \t]*+|(?<! )[ ]{2,}+)(\(?d[.)][ \t]+[^\t\n]+)$"
)
# Behind ExamView's answer stands what it says of a question besides, with tabs between.
RESULT = re.compile(r"(?m)^([ \t]*ANS:)[ \t]+([A-H]+|[TF])[ \t]+(?=[A-Z]{3}:)")


def on_lines(text: str) -> str:
    """The text, each option on a line."""
    text = COLUMNS.sub(r"\1\n\3\n\2\n\4", RESULT.sub(r"\1 \2\n", text))
    return IN_LINE.sub(_apart, BEHIND.sub(_below, text))


def _apart(found: re.Match[str]) -> str:
    """Options that stand on one line, or on several below each other, each on a line; bars between them go."""
    parts = [part.rstrip() for part in NEXT.split(found[0])]
    have_bars = [part.endswith((" |", "\t|")) for part in parts]
    if sum(have_bars) >= len(parts) - found[0].count("\n") - 1:
        parts = [
            part[:-1].rstrip() if has else part for part, has in zip(parts, have_bars, strict=True)
        ]
    is_list = len(parts) > 2 or APART.search(found[0])  # “A. niger and B. subtilis” are none
    return "\n".join(parts) if is_list and ascii_uppercase.startswith(_letters(parts)) else found[0]


def _below(found: re.Match[str]) -> str:
    """Three options or more behind a stem, below it."""
    parts = NEXT_BEHIND.split(found[2])
    letters = _letters(parts)
    is_asked = any(part.endswith(("?", ":")) for part in map(str.rstrip, parts))
    is_list = len(letters) > 2 and ascii_uppercase.startswith(letters) and not is_asked
    return "\n".join([found[1], *parts]) if is_list else found[0]


def _letters(parts: list[str]) -> str:
    found = map(LETTER.match, parts)
    return "".join([letter[1].upper() for letter in found if letter])
