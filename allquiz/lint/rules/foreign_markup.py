r"""A text is marked up as another program has it.

What it finds: tags and entities of HTML, math between dollar signs or in `\[ … \]`, pictures, links and
`__strong__`, `~~struck~~`, `==marked==`, `[[links]]`, tables, check boxes, notes `[^1]`, `\*` and `## headings` as kinds of Markdown
have them, `H~2~O` and `10^9^` as Pandoc, `[b]bold[/b]` as forums, `[sound:…]` as Anki,
letters that were read in another encoding (`GrÃ¶ÃŸe`, `Gr�ße`), line separators that nobody sees (U+2028), a comment stuck to a word (`Liver# the key`), a whole stem in curly quotes or guillemets.
What stands in `` `code` `` or `\( … \)` is left alone, and so are `p<0.05`, `$5 to $10` and `C# major`.

Why it is bad: a bank's text is plain, with marks of its own, and learners see these characters as
they stand. No study is needed: it is not what was meant.

Evidence: strong (it follows by itself).

Example:

      - id: ice-floats
        type: true_false
    ✗   stem: Is ice <b>lighter</b> than water?
    ✓   stem: Is ice **lighter** than water?
        answer: true
        explanation: Water is densest at 4 degrees.
"""

import re

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern

QUOTED = pattern(r"[“„][^“”„]*[”“]|«[^«»]*»|‘[^‘’]*’")
# A comment needs a blank before its sign; a letter and the sign are a note of music or a language.
COMMENT = pattern(r"(?<=[^\W\d_]{3})# .*")
NAMES = (
    "big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|img|ins|li|mark|ol|pre|small|span"
    "|strong|sub|sup|table|tbody|td|th|thead|tr|tt|ul"
)
ATTRIBUTES = r"(?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))"
TAG = pattern(
    rf"</(?:{NAMES}|[abipsu])\s*>|<(?:{NAMES}){ATTRIBUTES}*\s*/?>|<[abipsu]{ATTRIBUTES}+\s*>|<!--",
    re.I,
)
ENTITY = pattern(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.I)
# As Pandoc tells it from money, and only with something that is no sum of money in between.
MATH = pattern(
    r"\$\$[^$]+\$\$|(?<![\w$\\])\$(?! )(?:[a-zA-Z]|[^$\n]*[\\^_={}][^$\n]*)(?<! )\$(?!\d)|\\\[.+?\\\]|\\[a-zA-Z]+\{[^{}]*\}"
)
PICTURE = pattern(r"!\[[^\]\n]*\]\([^()\n]+\)|!\[\[[^\[\]\n]+\]\]")
LINK = pattern(
    r"\[[^\]\n]+\]\((?:https?:|mailto:|www\.|[/#.])[^()\s]*\)|\[\[[^\W\d][^\[\]\n]*\]\]|\[\^\w+\]"
)
STRONG = pattern(
    r"(?<![\w_])__(?=[^\W_])[^\n]*?[^\W_]__(?![\w_])|~~(?=\w)[^~\n]+~~|(?<![=\w])==(?=\w)[^=\n]+==(?!=)"
    r"|(?<![\w*])\*{3}(?=\w)[^*\n]+\*{3}|\\[*_#~\[\]]"
)
RAISED = pattern(r"(?<=\w)(~|\^)[\w+−-]{1,8}\1(?!\w*\1)")  # or lowered, as Pandoc has it
HEADING = pattern(r"^#{2,6} (?=\S)|^[-*+] \[[ xX]\] |^\|(?:.*\|)+[ \t]*$", re.M)
OF_ANKI = pattern(
    r"\[(?:sound:[^\]\n]+|/?latex|/?\$\$?)\]|\[/(?:b|i|u|sub|sup|url|img|color|quote)\]"
)
SEPARATOR = pattern("[\u2028\u2029]")
MISREAD = pattern(
    "\ufffd|(?:Ã[\u0080-\u00bf\u0152\u0178\u201a-\u2122]|Â[\u00a0-\u00bf]|â€.)+"
)  # UTF-8 read as Windows-1252
AS_IT_IS = pattern(r"`[^`]+`|\\\(.+?\\\)", re.S)
MISREAD_REMEDY = "write the letter that was meant: the text was read in another encoding on its way"
REMEDIES = {
    "<": "write `*emphasis*`, `**strong**`, sub- and superscripts as Unicode; a sign that is meant, in backticks",
    "&": "write the character itself; a sign that is meant, in backticks",
    "$": "write math as `\\( … \\)`",
    "\\": "write math as `\\( … \\)`, and in text `*emphasis*` or `**strong**`",
    "[": "write the address itself",
    "#": "put a blank before `#` to begin a comment; a sign that is meant, in backticks",
    "“": 'YAML\'s quotes are straight: `"…"`, and mostly not needed',
    "Ã": MISREAD_REMEDY,
    "Â": MISREAD_REMEDY,
    "â": MISREAD_REMEDY,
    "\ufffd": MISREAD_REMEDY,
    "‘": 'YAML\'s quotes are straight: `"…"`, and mostly not needed',
    "«": 'YAML\'s quotes are straight: `"…"`, and mostly not needed',
    "„": 'YAML\'s quotes are straight: `"…"`, and mostly not needed',
    "_": "write `**strong**`",
    "=": "write `**strong**`",
    "*": "write `*emphasis*` or `**strong**`",
    "~~": "leave it out, and what is struck with it",
    "|": "say it in sentences, or draw the table: `figure:` with `file` and `alt`",
    "-": "leave it out: a text stands by itself",
    "+": "leave it out: a text stands by itself",
    "* ": "leave it out: a text stands by itself",
    "~": "write subscripts as Unicode: H₂O",
    "^": "write superscripts as Unicode: 10⁹",
    "##": "write the text alone; a bank has no headings within a text",
    "[l": "write math as `\\( … \\)`",
    "[/": "write `**strong**` for what is bold, and math as `\\( … \\)`",
    "[$": "write math as `\\( … \\)`",
    "[s": "leave it out: a question has no sound",
    "[[": "write the words alone",
    "[^": "say it in the text, or under `source:`",
    "<!": "write a comment after `#`, outside the text",
    "\u2028": "delete this character (line separator)",
    "\u2029": "delete this character (paragraph separator)",
    "!": "put the file into `figures/`, and its name under `figure:` with `file` and `alt`",
}


def check(item: Item) -> Findings:
    """The first of these in each text."""
    texts = item.texts
    every = "\n".join([text for _, text in texts])
    if not (
        "<" in every or "&" in every or "$" in every or "\\" in every or "[" in every
        or "#" in every or "_" in every or "“" in every or "„" in every or "«" in every or "‘" in every
        or "Ã" in every or "Â" in every or "â€" in every or "\ufffd" in every
        or "~" in every or "^" in every or "==" in every or "***" in every or "|" in every
        or "\u2028" in every or "\u2029" in every
    ):  # fmt: skip
        return  # the usual case, sooner told so than by patterns
    for key, text in texts:
        quoted = QUOTED.fullmatch(text) if key == item.stem_key else None
        found = quoted[0] if quoted else _first(AS_IT_IS.sub(" ", text))
        if found:
            seen = found[:40] if found.isprintable() else f"U+{ord(found[0]):04X}"
            remedy = REMEDIES.get(found[:2]) or REMEDIES[found[0]]
            yield Finding(f"“{seen}” is shown as it stands", remedy, At(key, text, found))


def _first(text: str) -> str | None:
    for form in (
        TAG,
        MATH,
        PICTURE,
        LINK,
        OF_ANKI,
        STRONG,
        HEADING,
        COMMENT,
        RAISED,
        SEPARATOR,
        MISREAD,
    ):
        if match := form.search(text):
            return match[0]
    for match in ENTITY.finditer(text):
        from html.entities import html5  # a long table, and nearly no bank needs it

        if match[0][1] == "#" or match[0][1:] in html5:
            return match[0]
    return None
