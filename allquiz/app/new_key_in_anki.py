"""What becomes of a note in Anki whose question got a new key: the export is tried on the two."""

from allquiz.exporters.anki.notes_to_release import CORRECTED, REPLACED
from allquiz.exporters.anki.record import Record
from allquiz.exporters.anki.release import release, since
from allquiz.model.question import AnyQuestion
from allquiz.reports.changes import InAnki

OLD, THEN, NOW = "old", 1, 2  # a release, and the times of it and of what comes after it


def new_key_in_anki(before: AnyQuestion, after: AnyQuestion) -> InAnki:
    """What an export of the new question over a release of the old one does to its note."""
    record = release(Record(), [], [before], OLD, THEN, {})
    found = since(OLD, record, [after], lambda _: NOW)
    if REPLACED in found:
        return "replaced and corrected" if CORRECTED in found else "replaced"
    return "corrected" if CORRECTED in found else "updated"
