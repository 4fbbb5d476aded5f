#!/usr/bin/env bash
# The singular of a word that is singular already should be the word (or inflect's False, "no plural").
# The medical words that end in s lose it instead, so that a grader which brings both sides to the singular
# this way takes "pancrea" and "thymu" for right, and a plural of Latin's (septa) is none to it.
#
# Seen with inflect 7.6.0:
#   pancreas -> pancrea
#   thymus -> thymu
#   leukocytosis -> leukocytosi
#   metastasis -> metastasi
#   sepsis -> sepsi
#   virus -> viru
#   blasts -> blast
#   septa -> False
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check inflect==7.6.0
cat > one.py <<'END'
from inflect import engine

for word in "pancreas thymus leukocytosis metastasis sepsis virus blasts septa".split():
    print(word, "->", engine().singular_noun(word))
END
env/bin/python one.py | tee seen
diff seen - <<'END'
pancreas -> pancrea
thymus -> thymu
leukocytosis -> leukocytosi
metastasis -> metastasi
sepsis -> sepsi
virus -> viru
blasts -> blast
septa -> False
END
