#!/usr/bin/env bash
# A table with commas, two columns, as a spreadsheet saves it. For the separator Anki takes whichever of tab, bar, semicolon,
# colon and comma, in that order, it meets in the first line, whatever the file is called: at the semicolon of t(9;22), or the
# colon of a question, that line and all others are cut before a comma is thought of. Quotes do not save it: the
# separator is looked for inside them too, and both columns then come in as one.
#
# Seen with anki 26.9.3 (its own import of a .csv, as it is set when the dialog opens):
#   from a translocation: 't(12' | '21),ETV6::RUNX1', 't(9' | '22),BCR::ABL1'
#   from a question: 'Which is a gene' | ' ABL1 or CD20?,ABL1', 'Which is an antigen' | ' ABL1 or CD20?,CD20'
#   from quotes: 't(12;21),&quot;ETV6::RUNX1&quot;' | '', 't(9;22),&quot;BCR::ABL1&quot;' | ''
#   from antigens: 'CD19' | 'B cells', 'CD3' | 'T cells'
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > import.py <<'END'
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

tables = {
    "a translocation": "t(9;22),BCR::ABL1\nt(12;21),ETV6::RUNX1\n",
    "a question": "Which is an antigen: ABL1 or CD20?,CD20\nWhich is a gene: ABL1 or CD20?,ABL1\n",
    "quotes": '"t(9;22)","BCR::ABL1"\n"t(12;21)","ETV6::RUNX1"\n',
    "antigens": "CD19,B cells\nCD3,T cells\n",
}
for name, table in tables.items():
    col = Collection(f"{name}.anki2")
    path = Path(f"{name}.csv").resolve()
    path.write_text(table)
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    notes = sorted(col.get_note(note).fields for note in col.find_notes(""))
    print(f"from {name}: {', '.join(' | '.join(map(repr, fields)) for fields in notes)}")
    col.close()
END
env/bin/python import.py | tee seen
diff seen - <<'END'
from a translocation: 't(12' | '21),ETV6::RUNX1', 't(9' | '22),BCR::ABL1'
from a question: 'Which is a gene' | ' ABL1 or CD20?,ABL1', 'Which is an antigen' | ' ABL1 or CD20?,CD20'
from quotes: 't(12;21),&quot;ETV6::RUNX1&quot;' | '', 't(9;22),&quot;BCR::ABL1&quot;' | ''
from antigens: 'CD19' | 'B cells', 'CD3' | 'T cells'
END
