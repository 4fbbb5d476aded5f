#!/usr/bin/env bash
# A picture that was redrawn under its old name reaches nobody who has the deck: the note is unchanged, so it
# is a duplicate, and its new picture is left out without a word. Only when the note is newer does the picture
# come, under another name (its hash is put into it), and the note's field is rewritten to that name.
#
# Seen with anki 26.9.3 and genanki 0.13.1:
#   the note as it was: old drawing, <img src="cells.svg">
#   the note newer: new drawing, <img src="cells-(hash).svg">
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > picture.py <<'END'
import re
import time
from pathlib import Path

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319, "Plain", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)


def bring_in(col, drawing, when):
    Path("cells.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{drawing}</title></svg>')
    deck = genanki.Deck(2059400110, "Leukemia")
    deck.add_note(genanki.Note(model=MODEL, fields=['<img src="cells.svg">', "back"], guid="note-1"))
    genanki.Package(deck, media_files=["cells.svg"]).write_to_file("deck.apkg", timestamp=when)
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    col.import_anki_package(ImportAnkiPackageRequest(package_path="deck.apkg", options=options))
    front = col.get_note(col.find_notes("")[0])["Front"]
    shown = Path(col.media.dir(), re.search('src="(.*?)"', front)[1]).read_text()
    return f"{'new' if 'new' in shown else 'old'} drawing, {re.sub('-[0-9a-f]{40}', '-(hash)', front)}"


col = Collection("learner.anki2")
now = time.time()
bring_in(col, "old", now - 3600)
print("the note as it was:", bring_in(col, "new", now - 3600))
print("the note newer:", bring_in(col, "new", now + 3600))
col.close()
END
env/bin/python -W ignore picture.py | tee seen
diff seen - <<'END'
the note as it was: old drawing, <img src="cells.svg">
the note newer: new drawing, <img src="cells-(hash).svg">
END
