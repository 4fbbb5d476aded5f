#!/usr/bin/env bash
# A hemoglobin of 14 g%, as many laboratories still print it, is 14 g/dL: UCUM has the gram percent as a unit of its own, g%, with
# just that value, and takes mg% with it. ucumvert, which reads UCUM's codes into pint, takes g% for a gram and a percent sign: a
# hundredth of a gram, a mass and no concentration. The value compares with no other hemoglobin, but adds up to a dose.
#
# Seen with ucumvert 0.3.2 and pint 0.25.3:
#   14 g/dL: [mass] / [length] ** 3, 140 g/L
#   14 g%: [mass], 0.14 g
#   10 mg/dL: [mass] / [length] ** 3, 0.1 g/L
#   10 mg%: [mass], 0.0001 g
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check ucumvert==0.3.2 pint==0.25.3
cat > percent.py <<'END'
from ucumvert import PintUcumRegistry

units = PintUcumRegistry()
for number, code in ((14, "g/dL"), (14, "g%"), (10, "mg/dL"), (10, "mg%")):
    quantity = number * units.from_ucum(code)
    base = "g" if quantity.check("[mass]") else "g/L"
    print(f"{number} {code}: {quantity.dimensionality}, {quantity.m_as(units.from_ucum(base).units):.3g} {base}")
END
env/bin/python -W ignore percent.py | tee seen
diff seen - <<'END'
14 g/dL: [mass] / [length] ** 3, 140 g/L
14 g%: [mass], 0.14 g
10 mg/dL: [mass] / [length] ** 3, 0.1 g/L
10 mg%: [mass], 0.0001 g
END
