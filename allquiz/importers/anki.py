"""Anki's “Notes in Plain Text”: cards and cloze notes, and notes that allquiz made.

The file is a table with a head of lines such as `#separator:tab`; a field may be in quotes, even the
first of a row. Anki before 2.1.55 wrote no head, and each note with as many fields as its type has, tags last.
Source: https://docs.ankiweb.net/importing/text-files.html, and what Anki 2.1.26 to 26.9.3 write.
"""

import re

from allquiz.importers.anki_note import GAP, OWN_TAG, Note
from allquiz.importers.decoding import decoded, rows_in
from allquiz.importers.draft import Intake, Settle

HEAD = re.compile(
    r"#((?:separator|html|tags|columns|notetype|deck|guid|if matches)(?: column)?):(.*)"
)
REMARK = re.compile(r"#.*|\s*\Z")  # what may stand in a head besides
SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}


def recognizes(data: bytes) -> bool:
    """Whether it begins with a head of Anki's, or all its lines have tabs, and a gap or a tag of ours is among
    them, or else the same fields: front, back and perhaps tags, for four or more may be a question and its options.
    """
    text = data[:20_000].decode("utf-8-sig", "replace")
    if HEAD.match(text):
        return True
    lines = text.split("\n")
    whole = lines if len(data) <= 20_000 else lines[:-1] or lines
    tabs = [line.count("\t") for line in whole[:20] if line.strip()]
    if GAP.search(text) or OWN_TAG in text:
        return min(tabs, default=0) > 0
    return len(tabs) > 1 and 0 < min(tabs) == max(tabs) < 3


def read(data: bytes, settle: Settle) -> Intake:
    """The notes as questions. Raises Unreadable."""
    intake = Intake(settle)
    head: dict[str, str] = {}
    text = decoded(data, intake)
    lines = text.split("\n")
    at = 0
    while at < len(lines) and (REMARK if at else HEAD).match(lines[at]):
        if known := HEAD.match(lines[at]):
            head[known[1]] = known[2].strip()
        elif lines[at].strip():
            intake.notes.append((at + 1, f"“{lines[at].strip()}” is a remark, to Anki too"))
        at += 1
    sign = head.get("separator", "tab")
    sign = SIGNS.get(sign.lower(), sign[:1] or "\t")
    for line, row in rows_in(intake, "\n".join(lines[at:]), sign, at + 1):
        if any(row):
            note = Note(head, row)
            intake.take(note.read, line, category=note.category, named="note")
    if "guid column" in head:
        intake.notes.append((0, "Anki's own ids (guids) are not kept: ids here are words"))
    if "notetype column" not in head and ("data-ordinal=" in text or "[...]" in text):
        intake.notes.append(
            (0, "these are cards: “Notes in Plain Text” keeps gaps, tags and decks")
        )
    richer = [draft for draft in intake.drafts if any(map(FURTHER.match, draft.lost))]
    if richer:
        intake.notes.append((0, f"{len(richer)} have more fields than two: {AS_TABLE}"))
    return intake


FURTHER = re.compile("further fields")
AS_TABLE = (
    "to say what each is, put a row of names (question, option a, option b, answer, explanation) in "
    "place of the lines that begin with #, and import that with `--from csv`"
)
