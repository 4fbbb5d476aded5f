#!/usr/bin/env bash
# A teacher adds a field to the cards and mends a wrong key in the same release. Anki imports it in two ways. As the dialog is
# set, the field makes every note "conflicting", and none is updated. With "Merge note types" the field comes,
# but merging stamps every note with the time of the import, so each counts as newer than the package: the right key stays
# out, and the report calls the notes duplicates.
#
# Seen with anki 26.9.3, packages of genanki 0.13.1 (imatinib blocks ABL1; the first release said CD20):
#   as the dialog is set: 0 updated, 0 duplicate, 2 conflicting; imatinib blocks CD20
#   note types merged: 0 updated, 2 duplicate, 0 conflicting; imatinib blocks CD20, class empty
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3 genanki==0.13.1
cat > releases.py <<'END'
import time
from pathlib import Path

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def write(name, fields, notes):
    model = genanki.Model(
        1607392319,
        "Drugs",
        fields=[{"name": field} for field in fields],
        templates=[{"name": "Card", "qfmt": "{{Drug}}", "afmt": "{{Target}}"}],
    )
    deck = genanki.Deck(2059400110, "Drugs")
    for values in notes:
        deck.add_note(genanki.Note(model=model, fields=values, guid=values[0]))
    genanki.Package(deck).write_to_file(f"{name}.apkg")
    time.sleep(1.1)  # Anki's stamps are in seconds


def bring(col, name, merge):
    options = ImportAnkiPackageOptions(merge_notetypes=merge)
    path = str(Path(f"{name}.apkg").resolve())
    request = ImportAnkiPackageRequest(package_path=path, options=options)
    return col.import_anki_package(request).log


write("first", ["Drug", "Target"], [["imatinib", "CD20"], ["rituximab", "CD20"]])
write(
    "second",
    ["Drug", "Target", "Class"],
    [["imatinib", "ABL1", "kinase inhibitor"], ["rituximab", "CD20", "antibody"]],
)
for how, merge in (("as the dialog is set", False), ("note types merged", True)):
    col = Collection(f"learner-{merge}.anki2")
    bring(col, "first", merge)
    log = bring(col, "second", merge)
    counts = [f"{len(getattr(log, kind))} {kind}" for kind in ("updated", "duplicate", "conflicting")]
    drug, target, *more = col.get_note(col.find_notes("imatinib")[0]).fields
    of_class = ", class empty" if more == [""] else "".join(f", class {text}" for text in more)
    print(f"{how}: {', '.join(counts)}; {drug} blocks {target}{of_class}")
    col.close()
END
env/bin/python releases.py | tee seen
diff seen - <<'END'
as the dialog is set: 0 updated, 0 duplicate, 2 conflicting; imatinib blocks CD20
note types merged: 0 updated, 2 duplicate, 0 conflicting; imatinib blocks CD20, class empty
END
