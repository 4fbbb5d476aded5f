#!/usr/bin/env bash
# A newer package updates a note's text; the tags that the learner put on the note are not merged with the
# package's, as one would guess from what merging does to cards, flags and decks: the list is replaced, and
# Anki's own "marked" goes with it. An update that changes nothing in the note leaves all of them.
#
# Seen with anki 26.9.3 and genanki 0.13.1 (the learner adds "mine" and "marked" between two imports):
#   the same note again: b-cells marked mine
#   its back reworded: b-cells
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > tags.py <<'END'
import time

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)


def bring_in(col, back, when):
    deck = genanki.Deck(2059400110, "Leukemia")
    deck.add_note(genanki.Note(model=MODEL, fields=["Which cell makes antibodies?", back], guid="note-1", tags=["b-cells"]))
    genanki.Package(deck).write_to_file("deck.apkg", timestamp=when)
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    col.import_anki_package(ImportAnkiPackageRequest(package_path="deck.apkg", options=options))
    return col.get_note(col.find_notes("")[0])


col = Collection("learner.anki2")
now = time.time()
note = bring_in(col, "a plasma cell", now - 3600)
note.tags += ["mine", "marked"]
col.update_note(note)
print("the same note again:", *sorted(bring_in(col, "a plasma cell", now - 3600).tags))
print("its back reworded:", *sorted(bring_in(col, "the plasma cell", now + 3600).tags))
col.close()
END
env/bin/python -W ignore tags.py | tee seen
diff seen - <<'END'
the same note again: b-cells marked mine
its back reworded: b-cells
END
