#!/usr/bin/env bash
# A typed answer in the plural is to count as the singular does, so both are cut to their stems, and the same stem is right. The
# stemmers of English, Snowball's and Porter's, know endings that English has, not those of Latin and Greek: to them "testis"
# is another word than "testes", and "diagnosis" and "metastasis" have no plural. The same are, instead, testes and tests,
# positive and position, aspirate and aspiring.
#
# Seen with snowballstemmer 3.1.1 and nltk 3.10.4 (the stems by each):
#   ovary, ovaries: the same / the same
#   testis, testes: not the same / not the same
#   diagnosis, diagnoses: not the same / not the same
#   metastasis, metastases: not the same / not the same
#   testes, tests: the same / the same
#   positive, position: the same / the same
#   aspirate, aspiring: the same / the same
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1 nltk==3.10.4
cat > stems.py <<'END'
import snowballstemmer
from nltk.stem import PorterStemmer

snowball, porter = snowballstemmer.stemmer("english").stemWord, PorterStemmer().stem
for pair in (
    ("ovary", "ovaries"),
    ("testis", "testes"),
    ("diagnosis", "diagnoses"),
    ("metastasis", "metastases"),
    ("testes", "tests"),
    ("positive", "position"),
    ("aspirate", "aspiring"),
):
    verdicts = ("the same" if stem(pair[0]) == stem(pair[1]) else "not the same" for stem in (snowball, porter))
    print(f"{pair[0]}, {pair[1]}: {' / '.join(verdicts)}")
END
env/bin/python stems.py | tee seen
diff seen - <<'END'
ovary, ovaries: the same / the same
testis, testes: not the same / not the same
diagnosis, diagnoses: not the same / not the same
metastasis, metastases: not the same / not the same
testes, tests: the same / the same
positive, position: the same / the same
aspirate, aspiring: the same / the same
END
