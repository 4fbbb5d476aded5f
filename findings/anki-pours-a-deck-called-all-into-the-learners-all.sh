#!/usr/bin/env bash
# The short name of acute lymphoblastic leukemia is ALL, and a good name for a deck. Anki finds decks and tags by their names, and
# capitals make no difference: with a learner who keeps all there is in a deck "All", the leukemia has no deck of its own.
# Its cards are poured among the others, under that deck's limits, and its tag ALL becomes the "all" that was there before.
# The package's own ids of deck and notes change nothing, and the report counts two new notes.
#
# Seen with anki 26.9.3, a package of genanki 0.13.1 (its deck ALL has two notes, tagged ALL and ALL::genes):
#   new notes: 2
#   decks: All 3, Default 0
#   tags: all, all::genes
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > pour.py <<'END'
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)
deck = genanki.Deck(2059400110, "ALL")
for front, tag in (("Most common age?", "ALL"), ("Target of imatinib?", "ALL::genes")):
    deck.add_note(genanki.Note(model=MODEL, fields=[front, "back"], guid=front, tags=[tag]))
genanki.Package(deck).write_to_file("leukemia.apkg")

col = Collection("learner.anki2")
note = col.new_note(col.models.by_name("Basic"))
note["Front"] = "Capital of France?"
note.tags = ["all"]
col.add_note(note, col.decks.id("All"))
request = ImportAnkiPackageRequest(package_path="leukemia.apkg", options=ImportAnkiPackageOptions())
print("new notes:", len(col.import_anki_package(request).log.new))
decks = sorted(col.decks.all_names_and_ids(), key=lambda deck: deck.name)
print("decks:", ", ".join(f"{deck.name} {col.decks.card_count(deck.id, include_subdecks=False)}" for deck in decks))
print("tags:", ", ".join(col.tags.all()))
END
env/bin/python -W ignore pour.py | tee seen
diff seen - <<'END'
new notes: 2
decks: All 3, Default 0
tags: all, all::genes
END
