#!/usr/bin/env bash
# In an Anki cloze two colons start the hint, and the field's modern way to write a gene fusion is with
# two colons (HGNC, 2021). A gap on BCR::ABL1 hides "BCR", shows "[ABL1]" as if it were a hint, and its
# back gives half of the name. No error, no warning. Written as entities, the whole name is the gap.
#
# Seen with anki 26.9.3 (the text behind {{c1:: in the field, then what each side of the card shows of it):
#   BCR::ABL1 front [ABL1] back BCR
#   BCR&#58;&#58;ABL1 front [...] back BCR&#58;&#58;ABL1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > gap.py <<'END'
import re

from anki.collection import Collection

col = Collection("one.anki2")
for gap in ("BCR::ABL1", "BCR&#58;&#58;ABL1"):
    note = col.new_note(col.models.by_name("Cloze"))
    note["Text"] = "The fusion is {{c1::%s}}." % gap
    col.add_note(note, 1)
    card = note.cards()[0]
    sides = [re.search(r'<span class="cloze"[^>]*>(.*?)</span>', text)[1] for text in (card.question(), card.answer())]
    print(gap, "front", sides[0], "back", sides[1])
col.close()
END
env/bin/python gap.py | tee seen
diff seen - <<'END'
BCR::ABL1 front [ABL1] back BCR
BCR&#58;&#58;ABL1 front [...] back BCR&#58;&#58;ABL1
END
