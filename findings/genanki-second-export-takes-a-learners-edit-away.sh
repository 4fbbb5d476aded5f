#!/usr/bin/env bash
# genanki stamps every note with the time of the export. Anki updates a note whose file is newer than the
# learner's copy, so the same unchanged deck, exported again, overwrites what the learner had edited since.
# Stamped with the time of its own content, the note stays as the learner left it.
#
# Seen with genanki 0.13.1 and anki 26.9.3 (a learner edits the back between two imports of the same note):
#   stamped at export: updated 1, the learner's back: lost
#   stamped by content: updated 0, the learner's back: kept
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > twice.py <<'END'
import time

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

WRITTEN = 1_700_000_000  # when the note's content last changed


class Stamped(genanki.Note):
    def write_to_db(self, cursor, timestamp, deck_id, id_gen):
        super().write_to_db(cursor, WRITTEN, deck_id, id_gen)


def export(kind, name, when):
    model = genanki.Model(
        1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
    )
    deck = genanki.Deck(2059400110, "Deck")
    deck.add_note(kind(model=model, fields=["front", "back"], guid="note-1"))
    genanki.Package(deck).write_to_file(name, timestamp=when)


def bring_in(col, name):
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    return len(col.import_anki_package(ImportAnkiPackageRequest(package_path=name, options=options)).log.updated)


for kind, said in ((genanki.Note, "at export"), (Stamped, "by content")):
    col = Collection(f"{kind.__name__}.anki2")
    now = time.time()
    export(kind, "first.apkg", now - 3600)
    bring_in(col, "first.apkg")
    note = col.get_note(col.find_notes("")[0])
    note["Back"] = "back, and my own words"
    col.update_note(note)
    export(kind, "second.apkg", now + 3600)  # the same content, exported later
    updated = bring_in(col, "second.apkg")
    note = col.get_note(note.id)
    print(f"stamped {said}: updated {updated}, the learner's back: {'kept' if 'own' in note['Back'] else 'lost'}")
    col.close()
END
env/bin/python -W ignore twice.py | tee seen
diff seen - <<'END'
stamped at export: updated 1, the learner's back: lost
stamped by content: updated 0, the learner's back: kept
END
