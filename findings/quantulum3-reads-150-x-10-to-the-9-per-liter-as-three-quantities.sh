#!/usr/bin/env bash
# quantulum3 finds quantities with their units in running text, and knows "150e9/L". The form in which every
# laboratory report gives its platelets is taken apart: 150, 10, and "9 per liter". With raised digits the power
# and the unit are lost without a word, and a dose with a decimal comma becomes ten times what is written.
#
# Seen with quantulum3 0.10.0:
#   platelets 150 x 10^9/L -> 150 dimensionless, 10 dimensionless, 9 per litre
#   platelets 150 × 10⁹/L -> 150 dimensionless
#   vincristine 0,5 mg -> 0 dimensionless, 5 milligram
#   vincristine 0.5 mg -> 0.5 milligram
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check quantulum3==0.10.0
cat > read.py <<'END'
from quantulum3 import parser

for text in (
    "platelets 150 x 10^9/L",
    "platelets 150 × 10⁹/L",
    "vincristine 0,5 mg",
    "vincristine 0.5 mg",
):
    found = (f"{quantity.value:g} {quantity.unit.name}" for quantity in parser.parse(text))
    print(text, "->", ", ".join(found))
END
env/bin/python -W ignore read.py | tee seen
diff seen - <<'END'
platelets 150 x 10^9/L -> 150 dimensionless, 10 dimensionless, 9 per litre
platelets 150 × 10⁹/L -> 150 dimensionless
vincristine 0,5 mg -> 0 dimensionless, 5 milligram
vincristine 0.5 mg -> 0.5 milligram
END
