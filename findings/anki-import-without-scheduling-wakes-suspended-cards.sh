#!/usr/bin/env bash
# A teacher suspends the cards that a class should leave out and shares the deck. Whether the learner imports
# with or without scheduling is the learner's choice (without is the default of the import screen): without, the
# suspended cards come as new ones to be learned, though the file holds them as suspended. A package can't
# carry "leave this out" to a newcomer.
#
# Seen with anki 26.9.3 (two cards, one suspended, exported with scheduling):
#   without scheduling: 0 suspended, 2 new
#   with scheduling: 1 suspended, 2 new
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > asleep.py <<'END'
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

teacher = Collection("teacher.anki2")
for front in ("in use", "retired"):
    note = teacher.new_note(teacher.models.by_name("Basic"))
    note["Front"], note["Back"] = front, "back"
    teacher.add_note(note, teacher.decks.id("Leukemia"))
teacher.sched.suspend_cards([note.cards()[0].id])
options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=True, legacy=False)
teacher.export_anki_package(out_path="deck.apkg", limit=None, options=options)
teacher.close()
for scheduling in (False, True):
    col = Collection(f"learner-{scheduling}.anki2")
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=scheduling)
    col.import_anki_package(ImportAnkiPackageRequest(package_path="deck.apkg", options=options))
    suspended, new = len(col.find_cards("is:suspended")), len(col.find_cards("is:new"))
    print(f"{'with' if scheduling else 'without'} scheduling: {suspended} suspended, {new} new")
    col.close()
END
env/bin/python -W ignore asleep.py | tee seen
diff seen - <<'END'
without scheduling: 0 suspended, 2 new
with scheduling: 1 suspended, 2 new
END
