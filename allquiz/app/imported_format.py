"""Which format a file to import has, told from its content; and what to do with one that has none."""

import re
from codecs import BOM_UTF8
from pathlib import Path

from allquiz.importers import FORMATS, format_of
from allquiz.importers.refusals import Unreadable
from allquiz.importers.zipped import OTHER_ZIPS, Zipped
from allquiz.model.refused import Refused
from allquiz.shell import as_typed

IS_BANK = re.compile(rb"(?m)^questions:[ \t]*(?:#.*)?\r?$")
IS_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{,1000}?-->\s*)?<(?:!doctype\s+html|html\b|table\b"
    rb"|(?:head|meta|style|body|div|center|google-sheets-html-origin)\b(?=.*<tr\b))",
    re.S,
)
BY_FIRST_BYTES = ("canvas", "moodle", "json")  # told for certain
HEAD = 50_000  # bytes that are looked at
# How other files begin, and what to do with one.
OTHER_FILES = {
    rb"%PDF-": "this is a PDF file; save what it was made from as plain text, with `Answer: B` below each question",
    rb"\{\\rtf": "this is rich text (RTF); save it as plain text, with `Answer: B` below each question: bold is lost there",
    rb"\xd0\xcf\x11\xe0": "this is a file of old Word or Excel; save a sheet as CSV, a text as plain text",
    rb"\s*<\?xml[^\0]{,200}<office:document\b": "this is a flat OpenDocument file; save a sheet as CSV, a text as plain text",
    rb'\s*\{\s*"__type__":\s*"Deck"': "this is a deck of CrowdAnki; import it in Anki, and export it there as “Notes in "
    "Plain Text”",
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{,2000}?-->\s*)*<(?:qti-)?assessment-?(?:[iI]tem|[tT]est)\b": OTHER_ZIPS[
        "QTI 2"
    ],
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{,2000}?-->\s*)*<manifest\b": "this is the list of what is in a package; import the "
    "package itself, the .zip",
    rb"(?:[^\0]*\n)?(?:exsolution:|\\exsolution\{)": "this is an exercise of R/exams; `exams2moodle` makes Moodle XML of it: "
    "import that",
    rb"\s*(?:<\?xml[^>]*>\s*)?<MOODLE_BACKUP>": OTHER_ZIPS["moodle_backup.xml"],
    rb"(?=[^\0]*^(?:\*[a-z]\)|\[\*\]|Quiz title:)[ \t])(?:[^\0]*\n)?(?:\.\.\.[ \t]+\S|END_GROUP\b|=[ \t]+[-\d\[]|____\s|\^\^\^\^\s)": "this is a quiz for text2qti; run "
    "`text2qti` on it, and import the zip that it writes",
    rb"(?:[^\0]*\n)?[ \t]*\\(?:documentclass\b|begin\{questions\}|(?:Correct)?[cC]hoice\b)": "this is LaTeX; save its questions as plain text, with `Answer: B` below each",
    "ï»¿".encode(): "a program took the UTF-8 of this file for Windows-1252, so that é is Ã©: open it there as UTF-8, and "
    "save it anew",
    rb"(?=[^\0]*^\+(?:[\[{][^\n]*)?[ \t])(?:[^\0]*\n)?(?:#[^\n]*AMC-TXT|PaperSize:|Presentation:|\*\*?[\[<{])": "this is AMC-TXT "
    "of Auto Multiple Choice; put `A.`, `B.` … before its options, and `Answer: B` below each question",
    rb"(?:[^\0]*\n)?\*+ [^\n]*:drill:": "these are cards of Org mode; write them into a table with the columns `front` and `back`",
}
# A card a line, as Obsidian, RemNote and Logseq have them.
CODE = re.compile(
    r"(?m)^\s*(?:#include\b|using namespace\b|import\s+\w+::|.*\b\w+::\w+.*[;{(]\s*$)"
)
CARDS = re.compile(r"(?m)^[^\n:{}]*[^\s:{}] ?(?:::|:::|>>) ?[^\s:].*$")
UNANSWERED = (
    "questions with options are in it, and nothing tells which of these are right: write `Answer: B` below "
    "each question, or below all a key, `Answer key: 1. B 2. D`"
)
OF_CARDS = (
    "this looks like notes with cards in them, `front::back`, as of Obsidian or RemNote: take those lines alone, "
    "and put a tab in place of each `::`"
)


def format_told(file: Path, data: bytes, named: str | None = None) -> str:
    """The format of the content: that which was `named`, if it is none of another program's. Raises Refused,
    Unreadable."""
    if not data.strip():
        raise Unreadable("this file is empty")
    head = data[:HEAD].removeprefix(BOM_UTF8)
    for start, said in OTHER_FILES.items():
        if re.match(start, head, re.MULTILINE):
            raise Unreadable(said)
    if named:
        if data.startswith(b"PK") and named != "canvas" and Zipped(data).papers():
            raise Unreadable("this is a zip with QTI in it: leave `--from` out")
        return named
    if IS_PAGE.match(data):
        raise Unreadable(
            "this is a web page; export the questions from the program that shows them, or save its "
            "text as plain text, with `Answer: B` below each question; a table in it, as CSV"
        )
    form = format_of(data)
    if IS_BANK.search(data[:100_000]) and form not in ("canvas", "moodle"):
        raise Refused(f"{file} is a bank already", f"try `allquiz check {as_typed(file)}`")
    if form is None:
        from allquiz.importers.aiken import is_unanswered

        if is_unanswered(data):
            raise Unreadable(UNANSWERED)
        text = data[:20_000].decode(errors="replace")
        if len(CARDS.findall(text)) > 1 and not CODE.search(text):
            raise Unreadable(OF_CARDS)
        known = ", ".join(FORMATS)
        raise Unreadable(
            f"its format can't be told; `--from` names one of {known}; a table needs a first row that "
            "names its columns, such as `question,answer`; a text, `A.`, `B.` … before its options and "
            "`Answer: B` below each question"
        )
    return form
