#!/usr/bin/env bash
# A note's guid tells Anki which of the learner's cards a note of a package is. ankdown makes it from the name of
# the file and the card's place in it. A card written above the others takes the first one's guid: at the next import
# the learner's year of knowing one drug becomes a year without a question on another that was never seen, and each
# card below inherits its neighbor's days.
#
# Seen with ankdown 0.7.1, imported into anki 26.9.3 (two cards, learned for 365 and 7 days; then one put above them):
#   before: Target of imatinib? 365 days
#   before: Target of rituximab? 7 days
#   after: Target of asciminib? 365 days
#   after: Target of imatinib? 7 days
#   after: Target of rituximab? 0 days
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check ankdown==0.7.1 anki==26.9.3 setuptools==80.9.0
mkdir -p cards/Drugs
card() { printf 'Target of %s?\n\n%%\n\n%s\n\n---\n\n' "$1" "$2"; }
write() { env/bin/ankdown -r cards -p "$1.apkg" >/dev/null; }
{ card imatinib ABL1 && card rituximab CD20; } >cards/Drugs/drugs.md
write first
sleep 2 # Anki updates a note only from a package made later
{ card asciminib 'ABL1, its myristoyl pocket' && card imatinib ABL1 && card rituximab CD20; } >cards/Drugs/drugs.md
write second
cat > import.py <<'END'
import re
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

col = Collection("learner.anki2")


def take(name):
    package = str(Path(f"{name}.apkg").resolve())
    col.import_anki_package(
        ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
    )


def card_of(drug):
    return col.get_card(col.find_cards(drug)[0])


def show(when):
    for drug in ("asciminib", "imatinib", "rituximab"):
        if col.find_cards(drug):
            front = re.sub("<[^>]*>", "", card_of(drug).note().fields[0]).strip()
            print(f"{when}: {front} {card_of(drug).ivl} days")


take("first")
for drug, days in (("imatinib", "365!"), ("rituximab", "7!")):
    col.sched.set_due_date([card_of(drug).id], days)
show("before")
take("second")
show("after")
col.close()
END
env/bin/python import.py | tee seen
diff seen - <<'END'
before: Target of imatinib? 365 days
before: Target of rituximab? 7 days
after: Target of asciminib? 365 days
after: Target of imatinib? 7 days
after: Target of rituximab? 0 days
END
