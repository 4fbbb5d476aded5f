r"""A text is marked up as another program has it.

What it finds: tags and entities of HTML, math between dollar signs or in `\[ … \]`, pictures, links and
`__strong__`, `_emphasis_`, `~~struck~~`, `==marked==`, `[[links]]`, tables, check boxes, notes `[^1]`, `\*` and `## headings` as kinds of Markdown
have them, `H~2~O` and `10^9^` as Pandoc, `[b]bold[/b]` as forums, `[sound:…]` as Anki,
a word in braces (`{marrow}`), letters that were read in another encoding (`GrÃ¶ÃŸe`, `Gr�ße`), line separators that nobody sees (U+2028), a comment stuck to a word (`Liver# the key`), a lone `"` at the end, a whole stem in curly quotes or guillemets.
What stands in `` `code` `` or `\( … \)` is left alone, but for a `%` in math, which is TeX's sign for a remark; and so are `p<0.05`, `$5 to $10` and `C# major`.

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
from allquiz.markup import spans

QUOTED = pattern(r"[“„][^“”„]*[”“]|«[^«»]*»|‘[^‘’]*’")
QUOTES = 'YAML\'s quotes are straight: `"…"`, and mostly not needed'
NAMES = (
    "big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|img|ins|li|mark|ol|pre|small|span"
    "|strong|sub|sup|table|tbody|td|th|thead|tr|tt|ul"
)
ATTRIBUTES = r"(?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))"
ENTITY = pattern(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.I)
OTHERS = pattern("[“„«‘ÃÂ【｛\ufb00-\ufb06\ufe70-\ufefc\ufffd\u2028\u2029]|â€")
AS_IT_IS = pattern(r"`[^`]+`|\\\(.+?\\\)", re.S)
BARE_PERCENT = pattern(r"(?<!\\)%")
WORD_IN_BRACES = r"\{(?<![{}\\\w]\{)[^\W\d_]{3}[\w -]*\}(?!\})"  # which is no gap
BRACED = pattern(WORD_IN_BRACES)
MARKS = "write `*emphasis*` or `**strong**`"
MATH = "write math as `\\( … \\)`"
ALONE = "leave it out: a text stands by itself"
# What is looked for, in this order: a sign that is always there, the form, and what to do about it.
FORMS = [
    (sign, pattern(form, flags), remedy)
    for sign, form, flags, remedy in (
        ("<", rf"</(?:{NAMES}|[abipsu])\s*>|<(?:{NAMES}){ATTRIBUTES}*\s*/?>|<[abipsu]{ATTRIBUTES}+\s*>", re.I,
         "write `*emphasis*`, `**strong**`, sub- and superscripts as Unicode; a sign that is meant, in backticks"),
        # As Pandoc tells it from money, and only with something that is no sum of money in between.
        ("$", r"\$\$[^$]+\$\$|(?<![\w$\\])\$(?! )(?:[a-zA-Z]|[^$\n]*[\\^_={}][^$\n]*)(?<! )\$(?!\d)", 0, MATH),
        ("\\", r"\\\[.{1,999}?\\\]|\\[a-zA-Z]+\{[^{}]*\}", 0, f"{MATH}, and in text `*emphasis*` or `**strong**`"),
        ("![", r"!\[[^\]\n]{0,999}\]\([^()\n]+\)|!\[\[[^\[\]\n]+\]\]", 0, "put the file into `figures/`, and its name under `figure:` with `file` and `alt`"),
        ("](", r"\[[^\]\n]+\]\((?:https?:|mailto:|www\.|[/#.])[^()\s]*\)", 0, "write the address itself"),
        ("[[", r"\[\[[^\W\d][^\[\]\n]*\]\]", 0, "write the words alone"),
        ("[^", r"\[\^\w+\]", 0, "say it in the text, or under `source:`"),
        ("[sound:", r"\[sound:[^\]\n]+\]", 0, "leave it out: a question has no sound"),
        ("[", r"\[/?(?:latex|\$\$?)\]", 0, MATH),
        ("", r"\[/(?:b|i|u|sub|sup|url|img|color|quote)\]|\\[*_#~\[\]$&%<>]|(?<![\w*])\*{3}(?=\w)[^*\n]+\*{3}", 0, MARKS),
        # `__init__` and the like are names of Python's.
        ("", r"(?<![\w_])__(?!(?:init|new|call|main|name|str|next|enter|exit|repr|len|eq|del|iter|dict|doc|proto|hash|[gs]et(?:item|attr))__)(?=[^\W_])[^\n]*?[^\W_]__(?![\w_])|(?<![=\w])==(?=\w)[^=\n]+==(?!=)", 0, "write `**strong**`"),
        ("_", r"_(?<![\w_]_)(?=[^\W\d_])[^_\n]*[^\W_]_(?![\w_])", 0, MARKS),
        ("{", WORD_IN_BRACES, 0, "write a gap as `{{answer}}`, in a cloze; braces that are meant, in backticks"),
        ("~~", r"~~(?=\w)[^~\n]+~~", 0, "leave it out, and what is struck with it"),
        ("##", r"^#{2,6} (?=\S)", re.M, "write the text alone; a bank has no headings within a text"),
        ("] ", r"^[-*+] \[[ xX]\] ", re.M, ALONE),
        ("|", r"^\|(?:[^|\n]+\|){2,}[ \t]*$", re.M, "say it in sentences, or draw the table: `figure:` with `file` and `alt`"),
        ("", r"^(?:-{3,}|\*{3,}|_{5,})[ \t]*$", re.M, ALONE),
        ("_", r"(?<![\w_])(?:[A-Z][a-z]?)+_\{?\d", 0, "write subscripts as Unicode: H₂O"),
        ("", r"【[^【】]*†[^【】]*】|\[cite(?:_start\]|: ?[\d, ]+\])|:contentReference\[[^\]]*\](?:\{[^}]*\})?|\bturn\d+search\d+\b", 0,
         "leave it out; what it rests on goes under `source:`"),
        ("_", r"(?<![\w:]):[a-z]+(?:_[a-z]+)+:(?![\w:])", 0, "leave it out, or write the sign itself"),
        ("\\", r"(?<!:)\\(?= )", 0, "leave it out: YAML joins the lines of a text by itself; a sign that is meant, in backticks"),
        # One behind a letter or a number is a derivative, inches; „so" is common in German.
        ('"', r'\A[^"“”„«»]*(?:[^\W\d_]{2}|[^\w\s"“”„«»])"\Z', 0, "leave the last mark out: a quotation has two"),
        ("\\", r"\\[ux][0-9a-fA-F]{2,4}\b", 0, "write the letter itself"),
        ("#", r"#(?:NAME\?|REF!|N/A|DIV/0!|VALUE!|NUM!|NULL!|WERT!|BEZUG!|NOM\?|VALEUR!)", 0, "write the text: a spreadsheet could not work it out"),
        ("", "[\ufb00-\ufb06\ufe70-\ufefc]+", 0, "type these letters anew: a PDF joined them, and a search does not find them"),
        ("-\n", r"(?<=[^\W\d_]{2})-\n[ \t]*(?!(?:and|or|to|und|oder|bis|et|ou)\b)[a-zà-ÿ]\w*", 0, "join the word: a line of print ended here"),
        ("<!--", r"<!--", 0, "write a comment after `#`, outside the text"),
        # A comment needs a blank before its sign; a letter and the sign are a note of music or a language.
        ("# ", r"(?<=[^\W\d_]{3})# .*", 0, "put a blank before `#` to begin a comment; a sign that is meant, in backticks"),
        ("~", r"(?<=\w)~[\w+−-]{1,8}~(?!\w*~)", 0, "write subscripts as Unicode: H₂O"),
        ("^", r"(?<=\w)\^[\w+−-]{1,8}\^(?!\w)", 0, "write superscripts as Unicode: 10⁹"),
        ("｛｛", r"｛｛[^｛｝]+｝｝", 0, "write a gap with the braces of a plain keyboard: `{{answer}}`"),
        ("\u2028", "\u2028", 0, "delete this character (line separator)"),
        ("\u2029", "\u2029", 0, "delete this character (paragraph separator)"),
        # UTF-8 read as Windows-1252; and what no encoding had a letter for.
        ("", "(?:Ã[\u0080-\u00bf\u0152\u0178\u201a-\u2122]|Â[\u00a0-\u00bf]|â€.)+|\ufffd", 0,
         "write the letter that was meant: the text was read in another encoding on its way"),
    )
]  # fmt: skip


def check(item: Item) -> Findings:
    """The first of these in each text."""
    texts = item.texts
    every = "\n".join([text for _, text in texts])
    if not (
        "<" in every or '"' in every or "&" in every or "$" in every or "\\" in every or "[" in every or "#" in every or "_" in every
        or "~" in every or "^" in every or ("=" in every and "==" in every) or ("*" in every and "***" in every)
        or ("{" in every and BRACED.search(every)) or ("|" in every and "\n|" in f"\n{every}") or "-\n" in every or "---" in every
        or ("search" in every and "turn" in every) or (not every.isascii() and OTHERS.search(every))
    ):  # fmt: skip
        return  # the usual case, sooner told so than by patterns
    for key, text in texts:
        is_quoted = key == item.stem_key and QUOTED.fullmatch(text)
        found = (text, QUOTES) if is_quoted else _first(AS_IT_IS.sub(" ", text))
        if found is None and "%" in text and (cut := _cut_math(text)):
            yield Finding(
                "from % on, Moodle, Canvas and Anki show nothing of this math",
                "write `\\%`",
                At(key, text, cut),
            )
        if found:
            mark, remedy = found
            seen = mark[:40] if mark.isprintable() else f"U+{ord(mark[0]):04X}"
            yield Finding(f"“{seen}” is shown as it stands", remedy, At(key, text, mark))


def _cut_math(text: str) -> str | None:
    """Math with a bare percent sign: whatever shows it takes the rest for a remark, without an error."""
    return next(
        (
            rf"\({span.text}\)"
            for span in spans(text)
            if span.style == "math" and BARE_PERCENT.search(span.text)
        ),
        None,
    )


def _first(text: str) -> tuple[str, str] | None:
    """What is marked up, and what to do about it."""
    for sign, form, remedy in FORMS:
        if sign in text and (match := form.search(text)):
            return match[0], remedy
    for match in ENTITY.finditer(text):
        from html.entities import html5  # a long table, and nearly no bank needs it

        if match[0][1] == "#" or match[0][1:] in html5:
            return match[0], "write the character itself; a sign that is meant, in backticks"
    return None
