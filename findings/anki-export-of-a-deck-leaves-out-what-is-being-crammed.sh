#!/usr/bin/env bash
# An instructor has put a few cards of a deck into a filtered deck, to cram them, and hands the deck out meanwhile. Anki's search
# for the deck finds all its cards, those away as well; its export of the deck leaves them out, package and text alike, and
# counts the rest. In an export of everything they come, but for good into a deck named as the cramming was.
#
# Seen with anki 26.9.3 (its own filtered deck, exports and import; three cards, imatinib's in the filtered deck "Cram"):
#   search for deck:Drugs: blinatumomab, imatinib, rituximab
#   deck as a package: blinatumomab in Drugs, rituximab in Drugs
#   deck as text: blinatumomab, rituximab
#   everything as a package: blinatumomab in Drugs, imatinib in Cram, rituximab in Drugs
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > cram.py <<'END'
from pathlib import Path

from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

teacher = Collection("teacher.anki2")
drugs = teacher.decks.id("Drugs")
for drug, target in (("imatinib", "ABL1"), ("rituximab", "CD20"), ("blinatumomab", "CD19")):
    note = teacher.new_note(teacher.models.by_name("Basic"))
    note["Front"], note["Back"] = drug, target
    teacher.add_note(note, drugs)
cram = teacher.sched.get_or_create_filtered_deck(0)
cram.name = "Cram"
cram.config.search_terms[0].search, cram.config.search_terms[0].limit = "imatinib", 10
teacher.sched.add_or_update_filtered_deck(cram)


def fronts(col, search=""):
    return sorted(col.get_card(card).note()["Front"] for card in col.find_cards(search))


def received(name, limit):
    path = str(Path(f"{name}.apkg").resolve())
    teacher.export_anki_package(
        out_path=path, options=ExportAnkiPackageOptions(with_scheduling=False), limit=limit
    )
    learner = Collection(f"{name}.anki2")
    options = ImportAnkiPackageOptions()
    learner.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    cards = map(learner.get_card, learner.find_cards(""))
    found = sorted(f"{card.note()['Front']} in {learner.decks.name(card.did)}" for card in cards)
    learner.close()
    return ", ".join(found)


print("search for deck:Drugs:", ", ".join(fronts(teacher, "deck:Drugs")))
print("deck as a package:", received("deck", DeckIdLimit(drugs)))
teacher.export_note_csv(
    out_path="deck.txt",
    limit=DeckIdLimit(drugs),
    with_html=False,
    with_tags=False,
    with_deck=False,
    with_notetype=False,
    with_guid=False,
)
lines = Path("deck.txt").read_text().splitlines()
print("deck as text:", ", ".join(sorted(line.split("\t")[0] for line in lines if "\t" in line)))
print("everything as a package:", received("everything", None))
teacher.close()
END
env/bin/python cram.py | tee seen
diff seen - <<'END'
search for deck:Drugs: blinatumomab, imatinib, rituximab
deck as a package: blinatumomab in Drugs, rituximab in Drugs
deck as text: blinatumomab, rituximab
everything as a package: blinatumomab in Drugs, imatinib in Cram, rituximab in Drugs
END
