#!/usr/bin/env bash
# Canvas matches questions of a second import by the item's ident. text2qti makes the ident a hash of the
# text, so mending a comma makes another question: an update adds a second copy beside the first.
#
# Seen with text2qti 0.8.0 and Markdown 3.11.3 (three exports: as it was, again, with a comma):
#   again: same ident
#   with a comma: another ident
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0 Markdown==3.11.3
cat > ident.py <<'END'
import re
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as package:
    (name,) = (name for name in package.namelist() if "/text2qti_assessment_" in name)
    print(re.search('<item ident="([^"]+)"', package.read(name).decode())[1])
END
one() {
  printf 'Quiz title: Blood\n\n1. %s\n*a) Megakaryocyte\nb) Monocyte\n' "$2" >"$1.txt"
  env/bin/text2qti "$1.txt" >/dev/null
  env/bin/python ident.py "$1.zip"
}
first=$(one first 'Which cell of the marrow sheds platelets?')
again=$(one again 'Which cell of the marrow sheds platelets?')
comma=$(one comma 'Which cell, of the marrow, sheds platelets?')
test -n "$first"
{
  echo "again: $([ "$first" = "$again" ] && echo same || echo another) ident"
  echo "with a comma: $([ "$first" = "$comma" ] && echo same || echo another) ident"
} | tee seen
diff seen - <<'END'
again: same ident
with a comma: another ident
END
