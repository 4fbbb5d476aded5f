#!/usr/bin/env bash
# Half of a group has died, one every three months, and the others live on: the curve comes down to 50% and stays. Whether its
# median survival is then the month of the last death or "not reached" is a matter of definition, but of one for all. lifelines,
# which asks for at most a half, and statsmodels, which asks for less than a half, compute the share as a product of fractions:
# it comes out a hair above a half or below, by the size of the group alone. So the same study has a median with 4 patients and
# none with 6, and the two packages name the same months for groups of one size and contradict each other for the next.
#
# Seen with lifelines 0.30.3, statsmodels 0.15.0, numpy 2.2.6, scipy 1.15.3, pandas 2.3.3 (20 groups, of 2 to 40 patients;
# lifelines had a median for 15 of them, statsmodels for 2):
#   lifelines: a median for some, none for others
#   statsmodels: a median for some, none for others
#   alike: some groups, but not all
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check lifelines==0.30.3 statsmodels==0.15.0 \
  numpy==2.2.6 scipy==1.15.3 pandas==2.3.3
cat > medians.py <<'END'
import sys

import numpy as np
from lifelines import KaplanMeierFitter
from statsmodels.api import SurvfuncRight


def medians(dead):
    months = np.array([3.0 * place for place in range(1, dead + 1)] + [240.0] * dead)
    died = np.array([1] * dead + [0] * dead)
    return KaplanMeierFitter().fit(months, died).median_survival_time_, SurvfuncRight(months, died).quantile(0.5)


def said(count):
    return "a median for all" if count == 20 else "a median for some, none for others" if count else "none"


found = [medians(dead) for dead in range(1, 21)]
reached = [[bool(np.isfinite(median)) for median in pair] for pair in found]
print(*zip(range(2, 41, 2), found), sep="\n", file=sys.stderr)
for name, column in zip(("lifelines", "statsmodels"), zip(*reached)):
    print(f"{name}: {said(sum(column))}")
alike = sum(one == other for one, other in reached)
print("alike:", "some groups, but not all" if 0 < alike < 20 else alike)
END
env/bin/python -W ignore medians.py | tee seen
diff seen - <<'END'
lifelines: a median for some, none for others
statsmodels: a median for some, none for others
alike: some groups, but not all
END
