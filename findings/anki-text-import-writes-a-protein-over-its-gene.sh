#!/usr/bin/env bash
# A gene's name is written in italics, that of its protein is not: <i>ABL1</i> and ABL1 are two cards. Anki's import of a text
# file finds the notes to update by their first field, and compares without tags: a line that mends the protein's card is
# written over the gene's as well. Two cards now say the same, the gene's text is gone, and the report speaks of one line.
#
# Seen with anki 26.9.3 (its own import of tab-separated text, as it is set when the dialog opens):
#   before: <i>ABL1</i> = a gene on chromosome 9
#   before: ABL1 = a kinase
#   lines that matched a first field: 1
#   after: ABL1 = a tyrosine kinase
#   after: ABL1 = a tyrosine kinase
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > import.py <<'END'
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

col = Collection("learner.anki2")


def bring(*lines):
    path = Path("cards.txt").resolve()
    path.write_text("\n".join(["#separator:tab", "#html:true", *lines]) + "\n")
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    return col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def show(when):
    for note in sorted(col.find_notes("")):
        print(f"{when}: {' = '.join(col.get_note(note).fields)}")


bring("<i>ABL1</i>\ta gene on chromosome 9", "ABL1\ta kinase")
show("before")
log = bring("ABL1\ta tyrosine kinase")
print(f"lines that matched a first field: {len(log.first_field_match)}")
show("after")
col.close()
END
env/bin/python import.py | tee seen
diff seen - <<'END'
before: <i>ABL1</i> = a gene on chromosome 9
before: ABL1 = a kinase
lines that matched a first field: 1
after: ABL1 = a tyrosine kinase
after: ABL1 = a tyrosine kinase
END
