#!/usr/bin/env bash
# An instructor hands cards on as a table: Anki's export "Cards in Plain Text", a row a card, its front and its back. A card whose
# answer is typed has only its {{type:...}} on the back, the box in which Anki compares; the export takes the box away and all
# with it. The row has an empty second column, and the number of cards told is that of all. "Notes in Plain Text" has the answer.
#
# Seen with anki 26.9.3 (its own note types; one note each of "Basic", "Basic (type in the answer)" and "Cloze"):
#   cards exported: 3
#   'Target of imatinib?' | 'ABL1'
#   'Target of rituximab?' | ''
#   '[...] sheds platelets.' | 'The megakaryocyte sheds platelets.'
#   as notes: 'Target of rituximab?' | 'CD20'
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > typed.py <<'END'
import csv

from anki.collection import Collection

col = Collection("learner.anki2")
for kind, fields in (
    ("Basic", ["Target of imatinib?", "ABL1"]),
    ("Basic (type in the answer)", ["Target of rituximab?", "CD20"]),
    ("Cloze", ["{{c1::The megakaryocyte}} sheds platelets.", ""]),
):
    note = col.new_note(col.models.by_name(kind))
    note.fields = fields
    col.add_note(note, 1)


def rows(path):
    with open(path, newline="") as file:
        yield from csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")


print("cards exported:", col.export_card_csv(out_path="cards.txt", limit=None, with_html=False))
for front, back in sorted(rows("cards.txt"), key=lambda row: row[0].replace("[", "~")):
    print(f"{front.strip()!r} | {back.strip()!r}")
col.export_note_csv(
    out_path="notes.txt", limit=None, with_html=False, with_tags=False, with_deck=False, with_notetype=False, with_guid=False
)
for front, back in rows("notes.txt"):
    if "rituximab" in front:
        print(f"as notes: {front!r} | {back!r}")
END
env/bin/python -W ignore typed.py | tee seen
diff seen - <<'END'
cards exported: 3
'Target of imatinib?' | 'ABL1'
'Target of rituximab?' | ''
'[...] sheds platelets.' | 'The megakaryocyte sheds platelets.'
as notes: 'Target of rituximab?' | 'CD20'
END
