#!/usr/bin/env bash
# mnmd makes Anki cards of Markdown with gaps in braces. In a gap, the sign > ends its number or the id of its note, and < the
# answer, after which a remark comes; in any place, whatever stands there. "> 20% blasts" loses its sign, of "ANC < 500" the
# letters ANC are asked, and a gap that begins with < is none at all. Of "WBC > 50" the answer is 50, and a card that was never
# made is to be updated, for WBC is read as its id. The check of the file calls it valid.
#
# Seen with mnmd-anki-sync 0.1.2 (four gaps; what its check says, then the answers of the cards that it would make):
#   File is valid
#   written: {{> 20% blasts}} {{< 5% blasts}} {{ANC < 500}} {{WBC > 50}}
#   answer: 20% blasts (Create)
#   answer: ANC (Create)
#   answer: 50 (Update)
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check mnmd-anki-sync==0.1.2
cat > notes.md <<'END'
The diagnosis usually takes {{> 20% blasts}} in the marrow.

A complete remission has {{< 5% blasts}} in the marrow.

Neutropenia is severe at {{ANC < 500}} in a microliter.

The risk is higher at {{WBC > 50}} thousand in a microliter.
END
export HOME=$folder COLUMNS=120
{
  env/bin/mnmd validate notes.md | grep -o 'File is valid'
  echo "written: $(grep -o '{{.*}}' notes.md | paste -sd ' ')"
  env/bin/mnmd sync notes.md --deck Blood --dry-run | awk -F ' *│ *' '$2 ~ /^[0-9]/ { print "answer: " $4 " (" $5 ")" }'
} | tee seen
diff seen - <<'END'
File is valid
written: {{> 20% blasts}} {{< 5% blasts}} {{ANC < 500}} {{WBC > 50}}
answer: 20% blasts (Create)
answer: ANC (Create)
answer: 50 (Update)
END
