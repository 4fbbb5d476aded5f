#!/usr/bin/env bash
# A table of cards, two of which ask the same and have each its own answer: two harms of one drug. Anki's import makes a card of each.
# The same file, brought in once more with nothing changed, finds its notes by their first field: the first line is written over
# both, then the second over both. Two cards say the same now, and the first harm is gone, though the file still has it; the
# report speaks of lines whose first field was found. Anki's own export as text, with each note's unique identifier, spares both.
#
# Seen with anki 26.9.3 (its own import, as it is set when the dialog opens; its own export with unique identifiers):
#   the file: neuropathy, SIADH; 2 new, 0 found by the first field
#   Anki's own text: neuropathy, SIADH; 0 new, 0 found by the first field
#   the file again: SIADH, SIADH; 0 new, 2 found by the first field
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > twice.py <<'END'
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

col = Collection("learner.anki2")
file, own = Path("harms.txt").resolve(), Path("own.txt").resolve()
file.write_text("A harm of vincristine?\tneuropathy\nA harm of vincristine?\tSIADH\n")


def bring(what, path):
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    log = col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    backs = [col.get_note(note)["Back"] for note in sorted(col.find_notes(""))]
    print(f"{what}: {', '.join(backs)}; {len(log.new)} new, {len(log.first_field_match)} found by the first field")


bring("the file", file)
col.export_note_csv(
    out_path=str(own), limit=None, with_html=True, with_tags=True, with_deck=True, with_notetype=True, with_guid=True
)
bring("Anki's own text", own)
bring("the file again", file)
col.close()
END
env/bin/python twice.py | tee seen
diff seen - <<'END'
the file: neuropathy, SIADH; 2 new, 0 found by the first field
Anki's own text: neuropathy, SIADH; 0 new, 0 found by the first field
the file again: SIADH, SIADH; 0 new, 2 found by the first field
END
