#!/usr/bin/env bash
# Who was diagnosed on 17 October 2018 and died or was last seen on 17 October 2023 lived five years, says everyone.
# lifelines' datetimes_to_durations counts 4 of them, since it divides by a mean year of 365.2425 days and cuts off what
# is behind the point; from 1 March 2015 to 1 March 2020, with two leap days, it counts 5. The same in months: 59. So a
# five-year survival comes to lack some of those who reached it, by the leap days between their dates.
#
# Seen with lifelines 0.30.3, pandas 2.3.3 (years, months; what a calendar says is 5 and 60 in each):
#   2018-10-17 to 2023-10-17: 4 59
#   2015-03-01 to 2020-03-01: 5 60
#   2012-02-29 to 2017-03-01: 5 60
#   alive at five years: 1 of 2
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check lifelines==0.30.3 pandas==2.3.3 numpy==2.2.6
cat > years.py <<'END'
from lifelines.utils import datetimes_to_durations

diagnosed = ["2018-10-17", "2015-03-01", "2012-02-29"]
last_seen = ["2023-10-17", "2020-03-01", "2017-03-01"]
years, _ = datetimes_to_durations(diagnosed, last_seen, freq="Y")
months, _ = datetimes_to_durations(diagnosed, last_seen, freq="M")
for start, end, y, m in zip(diagnosed, last_seen, years, months):
    print(f"{start} to {end}: {y:g} {m:g}")
print("alive at five years:", sum(years[:2] >= 5), "of 2")
END
env/bin/python years.py | tee seen
diff seen - <<'END'
2018-10-17 to 2023-10-17: 4 59
2015-03-01 to 2020-03-01: 5 60
2012-02-29 to 2017-03-01: 5 60
alive at five years: 1 of 2
END
