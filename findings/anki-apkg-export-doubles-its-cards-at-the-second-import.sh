#!/usr/bin/env bash
# A note's guid tells Anki that it has the note already. The package makes the guid from the front, the back and the
# id of the deck, and takes that id from the clock: the same cards, written again a second later, are other notes of
# another note type. A teacher who sends the deck again with one card more gives each learner all the old ones twice,
# the second time as new.
#
# Seen with anki-apkg-export 4.0.3, imported into anki 26.9.3 (two cards written, then the same with a third):
#   after the first import: 2 notes, 1 note type called Drugs
#   after the second import: 5 notes, 2 note types called Drugs
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
npm install --silent --no-audit --no-fund anki-apkg-export@4.0.3 >/dev/null
cat > write.cjs <<'END'
const { writeFileSync } = require("node:fs");
const Exporter = require("anki-apkg-export").default;
const cards = [["imatinib", "a kinase inhibitor"], ["rituximab", "an antibody"], ["vincristine", "a vinca alkaloid"]];
(async () => {
  for (const [name, count] of [["first", 2], ["second", 3]]) {
    const deck = new Exporter("Drugs");
    for (const card of cards.slice(0, count)) deck.addCard(...card);
    writeFileSync(`${name}.apkg`, await deck.save());
    await new Promise((done) => setTimeout(done, 1100));
  }
})();
END
cat > import.py <<'END'
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

col = Collection("learner.anki2")
for name in ("first", "second"):
    package = str(Path(f"{name}.apkg").resolve())
    col.import_anki_package(
        ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
    )
    kinds = sum(kind.name.startswith("Drugs") for kind in col.models.all_names_and_ids())
    print(f"after the {name} import: {col.note_count()} notes, {kinds} note type{'s' * (kinds > 1)} called Drugs")
col.close()
END
node --no-warnings write.cjs >/dev/null 2>&1
env/bin/python import.py | tee seen
diff seen - <<'END'
after the first import: 2 notes, 1 note type called Drugs
after the second import: 5 notes, 2 note types called Drugs
END
