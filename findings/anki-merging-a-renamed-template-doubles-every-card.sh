#!/usr/bin/env bash
# A teacher gives a card template a better name ("Card" becomes "Recall"); fields and texts stay. Who imports the release with
# "Merge note types" gets each card a second time, as new: Anki tells templates of a package by their names, keeps the old
# one and makes cards of the new one for every note. The old cards go on with what was learned, the new ones begin at zero.
#
# Seen with anki 26.9.3, packages of genanki 0.13.1 (two notes, learned for 30 days):
#   first release: 2 cards, days learned 30 30
#   template renamed: 4 cards, days learned 30 30 0 0
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3 genanki==0.13.1
cat > releases.py <<'END'
import time
from pathlib import Path

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def write(name, template):
    model = genanki.Model(
        1607392319,
        "Drugs",
        fields=[{"name": "Drug"}, {"name": "Target"}],
        templates=[{"name": template, "qfmt": "{{Drug}}", "afmt": "{{Target}}"}],
    )
    deck = genanki.Deck(2059400110, "Drugs")
    for drug, target in (("imatinib", "ABL1"), ("rituximab", "CD20")):
        deck.add_note(genanki.Note(model=model, fields=[drug, target], guid=drug))
    genanki.Package(deck).write_to_file(f"{name}.apkg")
    time.sleep(1.1)  # Anki's stamps are in seconds


def bring(name):
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    path = str(Path(f"{name}.apkg").resolve())
    col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))


def show(when):
    cards = sorted(col.find_cards(""))
    days = sorted((col.get_card(card).ivl for card in cards), reverse=True)
    print(f"{when}: {len(cards)} cards, days learned {' '.join(map(str, days))}")


col = Collection("learner.anki2")
write("first", "Card")
write("second", "Recall")
bring("first")
col.sched.set_due_date(col.find_cards(""), "30!")
show("first release")
bring("second")
show("template renamed")
col.close()
END
env/bin/python releases.py | tee seen
diff seen - <<'END'
first release: 2 cards, days learned 30 30
template renamed: 4 cards, days learned 30 30 0 0
END
