#!/usr/bin/env bash
# A learner's answer as a FHIR quantity, compared with the key by a FHIRPath expression, whose "=" compares quantities of different
# units by their values. fhirpathpy changes the first one into the other's unit and rounds it to a whole number: 500 mg are 1 g,
# twice the dose, and not 0.5 g; 1400 mg are 1 g, 40 mg are 0 g. Written the other way round (0.5 g = 500 mg) it is right, as
# are whole grams. The same rounding in pounds goes up, always. Half a point rounds to even, where FHIRPath rounds it up.
#
# Seen with fhirpathpy 2.2.4:
#   500 'mg' = 0.5 'g': False
#   500 'mg' = 1 'g': True
#   1400 'mg' = 1 'g': True
#   40 'mg' = 0 'g': True
#   0.5 'g' = 500 'mg': True
#   1000 'mg' = 1 'g': True
#   50 'kg' = 111 '[lb_av]': True
#   2.5.round(0): 2
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check fhirpathpy==2.2.4
cat > doses.py <<'END'
from fhirpathpy import evaluate

for expression in (
    "500 'mg' = 0.5 'g'",
    "500 'mg' = 1 'g'",
    "1400 'mg' = 1 'g'",
    "40 'mg' = 0 'g'",
    "0.5 'g' = 500 'mg'",
    "1000 'mg' = 1 'g'",
    "50 'kg' = 111 '[lb_av]'",
    "2.5.round(0)",
):
    print(f"{expression}:", *evaluate({}, expression))
END
env/bin/python doses.py | tee seen
diff seen - <<'END'
500 'mg' = 0.5 'g': False
500 'mg' = 1 'g': True
1400 'mg' = 1 'g': True
40 'mg' = 0 'g': True
0.5 'g' = 500 'mg': True
1000 'mg' = 1 'g': True
50 'kg' = 111 '[lb_av]': True
2.5.round(0): 2
END
