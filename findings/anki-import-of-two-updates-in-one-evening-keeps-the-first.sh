#!/usr/bin/env bash
# A learner catches up: three versions of a deck, of Monday, Tuesday and Wednesday, are imported in order on one evening.
# Each note has its own day in the file, so each should replace the one before. Anki 2.1.55 to 24.11 dates a note that it
# updates with now, not with the file's day: Wednesday's, though newer than Tuesday's, is then "duplicate", and the
# corrected key stays out without a word. 25.2 keeps the file's day.
#
# Seen with genanki 0.13.1, imported by anki 24.11 and by anki 25.2.7:
#   24.11: new CD19, updated CD22, duplicate CD22
#   25.2.7: new CD19, updated CD22, updated CD20
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
cat > evening.py <<'END'
import sys
import time

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)
learner = Collection("learner.anki2")
seen = []
for days_ago, target in ((3, "CD19"), (2, "CD22"), (1, "CD20")):
    deck = genanki.Deck(2059400110, "Drugs")
    deck.add_note(genanki.Note(model=MODEL, fields=["What does rituximab bind?", target], guid="rituximab"))
    genanki.Package(deck).write_to_file("deck.apkg", timestamp=time.time() - days_ago * 86400)
    request = ImportAnkiPackageRequest(package_path="deck.apkg", options=ImportAnkiPackageOptions())
    log = learner.import_anki_package(request).log
    became = next(kind for kind in ("new", "updated", "duplicate") if len(getattr(log, kind)))
    seen.append(f"{became} {learner.get_note(learner.find_notes('')[0])['Back']}")
learner.close()
print(f"{sys.argv[1]}: {', '.join(seen)}")
END
for version in 24.11 25.2.7; do
  rm -rf learner.*
  python3 -m venv "$version" && "$version/bin/pip" install --quiet --disable-pip-version-check genanki==0.13.1 "anki==$version" setuptools==80.9.0
  "$version/bin/python" -W ignore evening.py "$version" 2> /dev/null | grep "^$version: " | tee -a seen
done
diff seen - <<'END'
24.11: new CD19, updated CD22, duplicate CD22
25.2.7: new CD19, updated CD22, updated CD20
END
