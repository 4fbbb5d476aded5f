#!/usr/bin/env bash
# genanki decides which fields a card needs by rendering its front with each field left empty in turn. A
# filter that its renderer does not know ({{type:Answer}}, {{hint:Hint}}) comes out empty whatever the field
# holds, so every field of the note type seems to be needed: leave an optional one empty and the note
# comes without a card, which is never asked. Anki itself makes the card.
#
# Seen with genanki 0.13.1 and anki 26.9.3 (a note with Q filled and an optional Extra left empty):
#   {{type:Q}}: genanki makes 0 cards, Anki 1
#   {{hint:Q}}: genanki makes 0 cards, Anki 1
#   {{Q}}{{type:Q}}: genanki makes 1 cards, Anki 1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 anki==26.9.3 setuptools==80.9.0
cat > cards.py <<'END'
import genanki
from anki.collection import Collection

col = Collection("one.anki2")
for number, front in enumerate(("{{type:Q}}", "{{hint:Q}}", "{{Q}}{{type:Q}}")):
    model = genanki.Model(
        1607392300 + number, "M", fields=[{"name": "Q"}, {"name": "Extra"}],
        templates=[{"name": "Card", "qfmt": front, "afmt": "{{Q}}"}],
    )
    made = genanki.Note(model=model, fields=["text", ""]).cards
    kind = col.models.new(f"M{number}")
    for name in ("Q", "Extra"):
        col.models.add_field(kind, col.models.new_field(name))
    template = col.models.new_template("Card")
    template["qfmt"], template["afmt"] = front, "{{Q}}"
    col.models.add_template(kind, template)
    col.models.add(kind)
    note = col.new_note(kind)
    note["Q"] = "text"
    col.add_note(note, 1)
    print(f"{front}: genanki makes {len(made)} cards, Anki {len(note.cards())}")
col.close()
END
env/bin/python -W ignore cards.py | tee seen
diff seen - <<'END'
{{type:Q}}: genanki makes 0 cards, Anki 1
{{hint:Q}}: genanki makes 0 cards, Anki 1
{{Q}}{{type:Q}}: genanki makes 1 cards, Anki 1
END
