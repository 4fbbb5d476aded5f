#!/usr/bin/env bash
# A learner has the same deck on desk and phone, has studied on the desk, and carries the progress over as a package "with
# scheduling", imported "with learning progress". The phone takes none of it: a card that is there already keeps its days, which
# are none, and the answers stay behind. "Update: always" changes nothing. The same package gives all to who never had the deck.
#
# Seen with anki 26.9.3, a package of genanki 0.13.1 as the first import on both (two cards, learned for 30 days on the desk):
#   the phone, updates if newer: days 0 0, answers 0
#   the phone, updates always: days 0 0, answers 0
#   a phone without the deck: days 30 30, answers 2
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > progress.py <<'END'
import genanki
from anki.collection import (
    Collection, DeckIdLimit, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest,
)
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as Update

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)
deck = genanki.Deck(2059400110, "Leukemia")
for front in ("Target of imatinib?", "Target of rituximab?"):
    deck.add_note(genanki.Note(model=MODEL, fields=[front, "back"], guid=front))
genanki.Package(deck).write_to_file("release.apkg")


def bring_in(col, package, update=Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER):
    options = ImportAnkiPackageOptions(with_scheduling=package == "progress.apkg", update_notes=update, update_notetypes=update)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))


def tell(who, col):
    days = " ".join(str(col.get_card(card).ivl) for card in col.find_cards(""))
    print(f"{who}: days {days}, answers {col.db.scalar('select count() from revlog')}")


desk, phone, newcomer = (Collection(f"{name}.anki2") for name in ("desk", "phone", "newcomer"))
bring_in(desk, "release.apkg")
bring_in(phone, "release.apkg")
desk.sched.set_due_date(desk.find_cards(""), "30!")
desk.export_anki_package(
    out_path="progress.apkg", limit=DeckIdLimit(desk.decks.id_for_name("Leukemia")),
    options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True),
)
bring_in(phone, "progress.apkg")
tell("the phone, updates if newer", phone)
bring_in(phone, "progress.apkg", Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS)
tell("the phone, updates always", phone)
bring_in(newcomer, "progress.apkg")
tell("a phone without the deck", newcomer)
END
env/bin/python -W ignore progress.py | tee seen
diff seen - <<'END'
the phone, updates if newer: days 0 0, answers 0
the phone, updates always: days 0 0, answers 0
a phone without the deck: days 30 30, answers 2
END
