#!/usr/bin/env bash
# A learner's spelling of a drug is to be forgiven where it sounds right. Of jellyfish's ways to compare by sound one gives a plain
# yes or no, the match rating of 1977, made for the names of people. It says yes to slips, and yes to the pairs that pharmacies
# print in capitals so that nobody mixes them up: vincristine and vinblastine, hydroxyzine and hydralazine. Imatinib sounds like
# ibrutinib to it, hyperkalemia like hypokalemia. The codes of metaphone, from the same package, keep all these apart.
#
# Seen with jellyfish 1.3.0 (by match rating, then by metaphone):
#   imatinib, imatanib: the same / the same
#   vincristine, vinblastine: the same / not the same
#   hydroxyzine, hydralazine: the same / not the same
#   daunorubicin, doxorubicin: the same / not the same
#   prednisone, prednisolone: the same / not the same
#   imatinib, ibrutinib: the same / not the same
#   hyperkalemia, hypokalemia: the same / not the same
#   osteoblast, osteoclast: the same / not the same
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check jellyfish==1.3.0
cat > sounds.py <<'END'
from jellyfish import match_rating_comparison, metaphone

for first, second in (
    ("imatinib", "imatanib"),
    ("vincristine", "vinblastine"),
    ("hydroxyzine", "hydralazine"),
    ("daunorubicin", "doxorubicin"),
    ("prednisone", "prednisolone"),
    ("imatinib", "ibrutinib"),
    ("hyperkalemia", "hypokalemia"),
    ("osteoblast", "osteoclast"),
):
    verdicts = (match_rating_comparison(first, second), metaphone(first) == metaphone(second))
    print(f"{first}, {second}:", " / ".join("the same" if same else "not the same" for same in verdicts))
END
env/bin/python sounds.py | tee seen
diff seen - <<'END'
imatinib, imatanib: the same / the same
vincristine, vinblastine: the same / not the same
hydroxyzine, hydralazine: the same / not the same
daunorubicin, doxorubicin: the same / not the same
prednisone, prednisolone: the same / not the same
imatinib, ibrutinib: the same / not the same
hyperkalemia, hypokalemia: the same / not the same
osteoblast, osteoclast: the same / not the same
END
