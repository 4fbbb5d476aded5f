#!/usr/bin/env bash
# A deck with subdecks brings what a newcomer may never want (questions withdrawn since) as the last cards of its
# package, with the last positions; Anki calls a new card's position its place in the queue, and keeps it at import.
# Yet the deck is studied a subdeck after the other (the default order in which new cards are gathered): the
# withdrawn card of the first subdeck comes before all that is in the second. Position orders within a subdeck only.
#
# Seen with anki 26.9.3 (three cards added in this order: first, second, withdrawn):
#   by position: first, second, withdrawn
#   as studied: first, withdrawn, second
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > last.py <<'END'
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

author = Collection("author.anki2")
for front, topic in (("first", "01 Blood"), ("second", "02 Drugs"), ("withdrawn", "01 Blood")):
    note = author.new_note(author.models.by_name("Basic"))
    note["Front"], note["Back"] = front, "back"
    author.add_note(note, author.decks.id(f"Leukemia::{topic}"))
options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=False)
author.export_anki_package(out_path="deck.apkg", limit=None, options=options)
author.close()
col = Collection("learner.anki2")
options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
col.import_anki_package(ImportAnkiPackageRequest(package_path="deck.apkg", options=options))
front = lambda note: col.get_note(note)["Front"]
print("by position:", ", ".join(front(note) for note in col.db.list("select nid from cards order by due")))
col.decks.set_current(col.decks.id("Leukemia"))
queued = col.sched.get_queued_cards(fetch_limit=3).cards
print("as studied:", ", ".join(front(each.card.note_id) for each in queued))
col.close()
END
env/bin/python -W ignore last.py | tee seen
diff seen - <<'END'
by position: first, second, withdrawn
as studied: first, withdrawn, second
END
