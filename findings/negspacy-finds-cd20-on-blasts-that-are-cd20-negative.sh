#!/usr/bin/env bash
# Which findings of a report are there, and which are denied? negspacy answers for clinical English, as NegEx does. "Negative for"
# is in its list, "CD20 negative" is not, nor "neither … nor": an antigen that blasts lack counts as found, and so do a fever and
# a rash that nobody saw. The other way round, "free" looks back as well as ahead, so that a leukemia free of CNS disease is
# no leukemia, and a "no" goes on past a semicolon to what was seen.
#
# Seen with negspacy 1.1.0 and spacy 3.8.18 (blank English, an entity ruler, the list en_clinical):
#   The blasts are negative for CD20. CD20 denied
#   The blasts are CD20 negative. CD20 found
#   Neither fever nor rash. fever found, rash found
#   The leukemia is free of CNS disease. leukemia denied, CNS disease denied
#   The leukemia is without CNS disease. leukemia found, CNS disease denied
#   No fever; bleeding was seen. fever denied, bleeding denied
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check negspacy==1.1.0 spacy==3.8.18
cat > denied.py <<'END'
import spacy
from negspacy.negation import Negex  # the component registers itself
from negspacy.termsets import termset

english = spacy.blank("en")
english.add_pipe("sentencizer")
names = ("CD20", "fever", "rash", "bleeding", "leukemia", "CNS disease")
english.add_pipe("entity_ruler").add_patterns([{"label": "FINDING", "pattern": name} for name in names])
english.add_pipe("negex", config={"neg_termset": termset("en_clinical").get_patterns()})
for text in (
    "The blasts are negative for CD20.",
    "The blasts are CD20 negative.",
    "Neither fever nor rash.",
    "The leukemia is free of CNS disease.",
    "The leukemia is without CNS disease.",
    "No fever; bleeding was seen.",
):
    print(text, ", ".join(f"{found} {'denied' if found._.negex else 'found'}" for found in english(text).ents))
END
env/bin/python -W ignore denied.py | tee seen
diff seen - <<'END'
The blasts are negative for CD20. CD20 denied
The blasts are CD20 negative. CD20 found
Neither fever nor rash. fever found, rash found
The leukemia is free of CNS disease. leukemia denied, CNS disease denied
The leukemia is without CNS disease. leukemia found, CNS disease denied
No fever; bleeding was seen. fever denied, bleeding denied
END
