#!/usr/bin/env bash
# Anki's own export puts two collections into a package: the real one (collection.anki21b, or collection.anki21
# with "support older Anki versions" on) and a collection.anki2 that holds one note asking for an update. A reader
# that opens the file its name promises finds one card in any deck, and no error tells it that it missed the rest.
#
# Seen with anki 26.9.3 (three notes, exported for older versions) and anki-reader 0.3.0:
#   exported: 3 notes
#   read: 1 card: Please update to the latest Anki version, then import the .colpkg/.apkg file again.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
npm install --silent --no-audit --no-fund anki-reader@0.3.0 >/dev/null
cat > write.py <<'END'
from anki.collection import Collection, ExportAnkiPackageOptions

col = Collection("teacher.anki2")
for drug in ("imatinib", "rituximab", "vincristine"):
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"], note["Back"] = drug, "back"
    col.add_note(note, col.decks.id("Drugs"))
options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=True)
print("exported:", col.export_anki_package(out_path="deck.apkg", limit=None, options=options), "notes")
col.close()
END
cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import { readAnkiPackage } from "anki-reader";
const { collection } = await readAnkiPackage(new Blob([readFileSync("deck.apkg")]));
const cards = Object.values(collection.getDecks()).flatMap((deck) => Object.values(deck.getCards()));
console.log(`read: ${cards.length} card: ${cards.map((card) => card.getFront()).join()}`);
END
env/bin/python write.py | tee seen
node read.mjs | tee -a seen
diff seen - <<'END'
exported: 3 notes
read: 1 card: Please update to the latest Anki version, then import the .colpkg/.apkg file again.
END
