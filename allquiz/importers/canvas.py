"""QTI 1.2 in a zip, as Canvas exports it and text2qti writes it; the XML alone is read as well.

Source: https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html, and the files of Canvas
and text2qti 0.8.0.
"""

from dataclasses import dataclass
from typing import Any

from allquiz.importers.draft import NO_FILES, Intake, Settle
from allquiz.importers.qti_item import Item
from allquiz.importers.refusals import Unreadable
from allquiz.importers.xml import elements, line_of
from allquiz.importers.zipped import Zipped

ASSESSMENT, SECTION = "{*}assessment", "{*}section"
# Of a group how many are drawn stands before its items; the last two name a bank.
WANTED = ("{*}item", "{*}selection_number", "{*}sourcebank_ref", "{*}bankentry_item")


@dataclass
class _Drawn:
    """A group, of which each learner gets a number of items; those of a bank stand elsewhere."""

    section: Any
    line: int
    number: str
    items: int = 0


def recognizes(data: bytes) -> bool:
    """Whether it is a zip, or a QTI file."""
    return data.startswith(b"PK") or b"<questestinterop" in data[:2000]


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake, drawn = Intake(settle), list[_Drawn]()
    files = Zipped(data) if data.startswith(b"PK") else None
    papers = [""] if files is None else files.papers()
    for name in papers:
        try:
            paper = data if files is None else files.read(name)
            for element in elements(paper, WANTED):
                line = 0 if name else line_of(element)
                tag = element.tag.rpartition("}")[2]
                within = list(element.iterancestors(SECTION))
                if tag == "selection_number":
                    drawn += [_Drawn(group, line, element.text or "") for group in within[:1]]
                    continue
                if tag != "item":
                    bank = element.get("sourcebank_ref") or element.text or "?"
                    said = f"questions are drawn from the bank {bank}, which is not in the file"
                    note = (line, f"{said}: export the bank as well")
                    if note not in intake.notes and not any(bank in each for each in papers):
                        intake.notes.append(note)
                    continue
                for group in drawn[-1:]:
                    group.items += group.section in within
                title = next((e.get("title") for e in element.iterancestors(ASSESSMENT)), "")
                which = f" of “{title or name}”" if len(papers) > 1 else ""
                item = Item(element, NO_FILES if files is None else files)
                intake.take(item.read, line, category=(title or "").replace("/", "-"), of=which)
        except Unreadable as why:
            intake.break_off(why, why.line)
    for group in drawn if intake.drafts else []:
        if group.number.isdecimal() and not 0 < group.items <= float(group.number):
            said = f"of “{group.section.get('title')}” each learner gets {group.number}: here all are asked"
            intake.notes.append((group.line, said))
    return intake
