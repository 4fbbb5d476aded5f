#!/usr/bin/env bash
# A table of questions and answers, written by Python's own csv module with tabs, as a spreadsheet writes it too. Anki's import
# takes each line that begins with # for a remark, in the midst of the cards as well as above them: the question on the
# "#1 cause of death" makes no note. It is not in the preview, and the report counts the lines that are left: all were imported.
# Anki's own export puts such a field in quotes.
#
# Seen with anki 26.9.3 (its own import, as it is set when the dialog opens; three lines):
#   written: Which cell sheds platelets? / #1 cause of death in induction? / Target of rituximab?
#   lines found 2, notes new 2, not imported 0
#   notes: Which cell sheds platelets? / Target of rituximab?
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > import.py <<'END'
import csv
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

cards = [
    ("Which cell sheds platelets?", "Megakaryocyte"),
    ("#1 cause of death in induction?", "Infection"),
    ("Target of rituximab?", "CD20"),
]
path = Path("cards.txt").resolve()
with path.open("w", newline="") as file:
    csv.writer(file, delimiter="\t").writerows(cards)
print("written:", " / ".join(front for front, _ in cards))
col = Collection("learner.anki2")
metadata = col.get_csv_metadata(path=str(path), delimiter=None)
log = col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
left_out = sum(len(getattr(log, why)) for why in ("conflicting", "duplicate", "empty_first_field"))
print(f"lines found {log.found_notes}, notes new {len(log.new)}, not imported {left_out}")
print("notes:", " / ".join(col.get_note(note)["Front"] for note in sorted(col.find_notes(""))))
col.close()
END
env/bin/python import.py | tee seen
diff seen - <<'END'
written: Which cell sheds platelets? / #1 cause of death in induction? / Target of rituximab?
lines found 2, notes new 2, not imported 0
notes: Which cell sheds platelets? / Target of rituximab?
END
