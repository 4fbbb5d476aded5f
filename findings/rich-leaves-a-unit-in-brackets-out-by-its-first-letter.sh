#!/usr/bin/env bash
# Brackets are clinical text: a unit behind its name, the cells of a clone behind a karyotype. rich, with which terminal tools
# print, takes a bracket for its markup if a small letter comes first, and says nothing of a style that it does not know: the
# unit is gone. A capital, a digit or a percent sign is left alone, so a look at one table proves nothing. apyanki, a peer in
# the terminal, prints an Anki collection's fields so: [20] is there, and [cp12], cells of a composite clone, is not.
#
# Seen with rich 14.3.2 and apyanki 0.19.1, anki 25.9.2:
#   rich: Leukocytes [K/uL] 3.2, Hb  7.1, calcium  1.9, blasts [%] 60
#   apyanki, a field: 46,XX,del(9)(p21)
#   apyanki, a field: 46,XY,t(9;22)(q34;q11.2)[20]
#   apyanki, a field: Which calcium  is low?
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check rich==14.3.2 apyanki==0.19.1 anki==25.9.2
export HOME=$folder
cat > brackets.py <<'END'
import io

from anki.collection import Collection
from apyanki import note
from apyanki.anki import Anki
from apyanki.console import ApyConsole
from rich.console import Console

FIELDS = ["46,XY,t(9;22)(q34;q11.2)[20]", "46,XX,del(9)(p21)[cp12]", "Which calcium [mmol/L] is low?"]

out = io.StringIO()
Console(file=out, width=200).print("Leukocytes [K/uL] 3.2, Hb [g/dL] 7.1, calcium [mmol/L] 1.9, blasts [%] 60")
print("rich:", out.getvalue().strip())

collection = Collection("collection.anki2")
for text in FIELDS:
    made = collection.new_note(collection.models.by_name("Basic"))
    made["Front"] = text
    collection.add_note(made, 1)
collection.close()
note.console = ApyConsole(file=(shown := io.StringIO()), width=200)
with Anki(collection_db_path="collection.anki2") as mine:
    for each in mine.find_notes("deck:*"):
        each.pprint()
lines = shown.getvalue().splitlines()
for field in sorted(lines[place + 1] for place, line in enumerate(lines) if line == "## Front"):
    print("apyanki, a field:", field)
END
env/bin/python brackets.py | grep -E "^(rich|apyanki)" | tee seen
diff seen - <<'END'
rich: Leukocytes [K/uL] 3.2, Hb  7.1, calcium  1.9, blasts [%] 60
apyanki, a field: 46,XX,del(9)(p21)
apyanki, a field: 46,XY,t(9;22)(q34;q11.2)[20]
apyanki, a field: Which calcium  is low?
END
