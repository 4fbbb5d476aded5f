#!/usr/bin/env bash
# A release mends the cards on BCR::ABL1; a learner searches for them, to reset them. In Anki's search a colon ends the name of a
# field: it looks in fields called BCR, of which there are none, finds no note and says nothing, quotes or not. So does each
# fusion as genes are named since 2021, while the older BCR-ABL1 is found. A minus before a word turns the search round: who
# looks for monosomy 7 by -7 gets all notes but those, unless it is in quotes.
#
# Seen with anki 26.9.3 (three notes: "BCR::ABL1, a fusion", "BCR-ABL1, its old name" and "-7, a loss"):
#   BCR::ABL1: none
#   "BCR::ABL1": none
#   BCR-ABL1: BCR-ABL1, its old name
#   BCR\:\:ABL1: BCR::ABL1, a fusion
#   -7: BCR::ABL1, a fusion / BCR-ABL1, its old name
#   "-7": -7, a loss
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > search.py <<'END'
from anki.collection import Collection

col = Collection("learner.anki2")
for front in ("BCR::ABL1, a fusion", "BCR-ABL1, its old name", "-7, a loss"):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"] = front
    col.add_note(note, 1)
for search in ("BCR::ABL1", '"BCR::ABL1"', "BCR-ABL1", r"BCR\:\:ABL1", "-7", '"-7"'):
    found = [col.get_note(note)["Front"] for note in sorted(col.find_notes(search))]
    print(f"{search}: {' / '.join(found) or 'none'}")
col.close()
END
env/bin/python search.py | tee seen
diff seen - <<'END'
BCR::ABL1: none
"BCR::ABL1": none
BCR-ABL1: BCR-ABL1, its old name
BCR\:\:ABL1: BCR::ABL1, a fusion
-7: BCR::ABL1, a fusion / BCR-ABL1, its old name
"-7": -7, a loss
END
