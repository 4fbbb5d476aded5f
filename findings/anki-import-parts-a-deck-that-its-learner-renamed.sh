#!/usr/bin/env bash
# A deck has an id that stays when it is renamed, and a package carries it; the import looks for the name
# alone. Once a learner has renamed or moved the deck, new questions of the next release arrive in a second
# deck under the old name, and the studied ones stay in the first.
#
# Seen with anki 26.9.3 and genanki 0.13.1 (same deck id in both packages; renamed between the imports):
#   Default 0, Leukemia 1, Semester 2::Leukemia 1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > renamed.py <<'END'
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)


def bring_in(col, *fronts):
    deck = genanki.Deck(2059400110, "Leukemia")
    for front in fronts:
        deck.add_note(genanki.Note(model=MODEL, fields=[front, "back"], guid=front))
    genanki.Package(deck).write_to_file("deck.apkg")
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    col.import_anki_package(ImportAnkiPackageRequest(package_path="deck.apkg", options=options))


col = Collection("learner.anki2")
bring_in(col, "first")
deck = col.decks.by_name("Leukemia")
deck["name"] = "Semester 2::Leukemia"
col.decks.save(deck)
bring_in(col, "first", "second")
counts = {deck.name: col.decks.card_count(deck.id, include_subdecks=False) for deck in col.decks.all_names_and_ids()}
print(", ".join(f"{name} {count}" for name, count in counts.items() if name != "Semester 2"))
col.close()
END
env/bin/python -W ignore renamed.py | tee seen
diff seen - <<'END'
Default 0, Leukemia 1, Semester 2::Leukemia 1
END
