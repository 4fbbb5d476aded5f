#!/usr/bin/env bash
# A text file of cards whose answer is to be typed. Anki guesses from the first lines whether a file is HTML, by anything
# between < and >: an answer "<5% or >20%" is enough, and all fields are taken as they stand. The card shows the answer whole,
# since to a browser <5 begins no tag; what is typed is compared with the answer less its tags, which here is 20%. Who types
# the whole answer is told 20%, and 20% alone is right. With one bound fewer the file is text, and the answer is safe.
#
# Seen with anki 26.9.3 (its own import, as it is set when the dialog opens; note type "Basic (type in the answer)"):
#   <5% or >20%: read as HTML, the card shows <5% or >20%
#     typed <5% or >20%: wrong, expected 20%
#     typed 20%: right
#   <5%: read as text, the card shows &lt;5%
#     typed <5%: right
#     typed 5%: wrong, expected <5%
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > type.py <<'END'
import html
import re
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

col = Collection("learner.anki2")


def bring(answer):
    path = Path("cards.txt").resolve()
    path.write_text(f"#notetype:Basic (type in the answer)\nWhich share is abnormal?\t{answer}\n")
    metadata = col.get_csv_metadata(path=str(path), delimiter=None)
    col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    (note,) = map(col.get_note, col.find_notes(""))
    print(f"{answer}: read as {'HTML' if metadata.is_html else 'text'}, the card shows {note['Back']}")
    return note["Back"]


def compared(answer, typed):
    shown = col.compare_answer(answer, typed)
    if "typearrow" not in shown:
        return "right"
    return f"wrong, expected {html.unescape(re.sub('<[^>]*>', '', shown.split('&darr;')[1]))}"


for answer, attempts in (("<5% or >20%", ("<5% or >20%", "20%")), ("<5%", ("<5%", "5%"))):
    field = bring(answer)
    for typed in attempts:
        print(f"  typed {typed}: {compared(field, typed)}")
col.close()
END
env/bin/python type.py | tee seen
diff seen - <<'END'
<5% or >20%: read as HTML, the card shows <5% or >20%
  typed <5% or >20%: wrong, expected 20%
  typed 20%: right
<5%: read as text, the card shows &lt;5%
  typed <5%: right
  typed 5%: wrong, expected <5%
END
