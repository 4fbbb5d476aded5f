#!/usr/bin/env bash
# How many millimoles are 2 g of magnesium sulfate, as it is given by vein? It holds seven waters to each magnesium, MgSO4.7H2O on
# paper and typed. periodictable, which weighs a formula, reads the point as a decimal one, without a warning: 4.7 oxygens
# and one water. The salt is lighter by 97 g/mol, and the dose is 13.4 mmol for 8.1; calcium chloride goes the same way. It
# wants the hydrate written with a plus; molmass reads the point as chemists do.
#
# Seen with periodictable 2.1.0 and molmass 2026.1.8 (grams per mole, then millimoles in 2 g):
#   periodictable: MgSO4.7H2O 149.6, 13.4 mmol; MgSO4+7H2O 246.5, 8.1 mmol; CaCl2.2H2O 136.1, 14.7 mmol
#   molmass: MgSO4.7H2O 246.5, 8.1 mmol; CaCl2.2H2O 147.0, 13.6 mmol
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check periodictable==2.1.0 molmass==2026.1.8
cat > weigh.py <<'END'
import periodictable
from molmass import Formula

for name, weigh, formulas in (
    ("periodictable", lambda text: periodictable.formula(text).mass, ("MgSO4.7H2O", "MgSO4+7H2O", "CaCl2.2H2O")),
    ("molmass", lambda text: Formula(text).mass, ("MgSO4.7H2O", "CaCl2.2H2O")),
):
    print(f"{name}:", "; ".join(f"{text} {weigh(text):.1f}, {2000 / weigh(text):.1f} mmol" for text in formulas))
END
env/bin/python -W ignore weigh.py | tee seen
diff seen - <<'END'
periodictable: MgSO4.7H2O 149.6, 13.4 mmol; MgSO4+7H2O 246.5, 8.1 mmol; CaCl2.2H2O 136.1, 14.7 mmol
molmass: MgSO4.7H2O 246.5, 8.1 mmol; CaCl2.2H2O 147.0, 13.6 mmol
END
