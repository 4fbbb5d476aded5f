#!/usr/bin/env bash
# Three packages that mend a learner's spelling before an answer is compared. None of these words is misspelt; each is mended
# to another one, of the opposite meaning or another cell, kind or thing: what is not in a package's list of words is a
# slip, and the nearest word that is there is taken for it. Words that are there ("hypertension") are left alone.
#
# Seen with autocorrect 2.6.1, pyspellchecker 0.9.1, textblob 0.20.1 (none needs data of its own):
#   autocorrect: hypotension -> hypertension, hyperoxia -> hypoxia, exogenous -> endogenous
#   pyspellchecker: hypotrophy -> hypertrophy, allogenic -> allergenic, ototoxic -> cytotoxic
#   textblob: hypoplasia -> hyperplasia, hypotrophy -> hypertrophy, intracellular -> intercellular
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check \
  autocorrect==2.6.1 pyspellchecker==0.9.1 textblob==0.20.1
cat > mend.py <<'END'
from autocorrect import Speller
from spellchecker import SpellChecker
from textblob import Word

packages = {
    "autocorrect": (Speller(), "hypotension hyperoxia exogenous"),
    "pyspellchecker": (SpellChecker().correction, "hypotrophy allogenic ototoxic"),
    "textblob": (lambda word: Word(word).correct(), "hypoplasia hypotrophy intracellular"),
}
for name, (mend, words) in packages.items():
    print(f"{name}:", ", ".join(f"{word} -> {mend(word)}" for word in words.split()))
END
env/bin/python mend.py | tee seen
diff seen - <<'END'
autocorrect: hypotension -> hypertension, hyperoxia -> hypoxia, exogenous -> endogenous
pyspellchecker: hypotrophy -> hypertrophy, allogenic -> allergenic, ototoxic -> cytotoxic
textblob: hypoplasia -> hyperplasia, hypotrophy -> hypertrophy, intracellular -> intercellular
END
