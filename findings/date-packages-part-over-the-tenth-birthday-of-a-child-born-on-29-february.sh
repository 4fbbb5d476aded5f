#!/usr/bin/env bash
# A child with leukemia is of high risk from its tenth birthday on, and an infant to its first. Born on 29 February, it is ten on
# 28 February or on 1 March, by the law of the place; each package decides for itself, and few say how. date-fns decides both:
# nine years and 120 months, and not a year but twelve months at the first. And who was born on 31 August is six months old on
# 28 February by most, but five by two of them, so infants part by more than leap years.
#
# Seen with date-fns 4.4.0, dayjs 1.11.23, moment 2.31.0, luxon 3.7.2, @js-temporal/polyfill 0.5.1, @js-joda/core 6.3.2,
# python-dateutil 2.9.0.post0, pendulum 3.1.0 (years and months):
#   2016-02-29 to 2026-02-28: date-fns 9 120, dayjs 10 120, moment 10 120, luxon 10 120, temporal 9 119, joda 9 119
#   2024-02-29 to 2025-02-28: date-fns 0 12, dayjs 1 12, moment 1 12, luxon 1 12, temporal 0 11, joda 0 11
#   2025-08-31 to 2026-02-28: date-fns 0 6, dayjs 0 6, moment 0 6, luxon 0 6, temporal 0 5, joda 0 5
#   2016-02-29 to 2026-02-28: dateutil 10 120, pendulum 9 119
#   2024-02-29 to 2025-02-28: dateutil 1 12, pendulum 0 11
#   2025-08-31 to 2026-02-28: dateutil 0 6, pendulum 0 6
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 dayjs@1.11.23 moment@2.31.0 luxon@3.7.2 \
  @js-temporal/polyfill@0.5.1 @js-joda/core@6.3.2 >/dev/null
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0 pendulum==3.1.0
cat > ages.mjs <<'END'
import { ChronoUnit, LocalDate } from "@js-joda/core";
import { Temporal } from "@js-temporal/polyfill";
import { differenceInMonths, differenceInYears, parseISO } from "date-fns";
import dayjs from "dayjs";
import { DateTime } from "luxon";
import moment from "moment";

const luxon = (born, seen, unit) => Math.floor(DateTime.fromISO(seen).diff(DateTime.fromISO(born), unit).as(unit));
const temporal = (born, seen, largestUnit) => Temporal.PlainDate.from(born).until(seen, { largestUnit })[largestUnit];
const joda = (born, seen, unit) => unit.between(LocalDate.parse(born), LocalDate.parse(seen));
for (const days of process.argv.slice(2)) {
  const [born, seen] = days.split("/");
  const [from, to] = [parseISO(born), parseISO(seen)];
  const ages = {
    "date-fns": [differenceInYears(to, from), differenceInMonths(to, from)],
    dayjs: ["year", "month"].map((unit) => dayjs(seen).diff(born, unit)),
    moment: ["years", "months"].map((unit) => moment(seen).diff(born, unit)),
    luxon: ["years", "months"].map((unit) => luxon(born, seen, unit)),
    temporal: ["years", "months"].map((unit) => temporal(born, seen, unit)),
    joda: [ChronoUnit.YEARS, ChronoUnit.MONTHS].map((unit) => joda(born, seen, unit)),
  };
  const told = Object.entries(ages).map(([name, [years, months]]) => `${name} ${years} ${months}`);
  console.log(`${born} to ${seen}: ${told.join(", ")}`);
}
END
cat > ages.py <<'END'
import sys
from datetime import date

import pendulum
from dateutil.relativedelta import relativedelta

for days in sys.argv[1:]:
    born, seen = days.split("/")
    age = relativedelta(date.fromisoformat(seen), date.fromisoformat(born))
    span = pendulum.parse(born, exact=True).diff(pendulum.parse(seen, exact=True))
    print(f"{born} to {seen}: dateutil {age.years} {age.years * 12 + age.months}, pendulum {span.in_years()} {span.in_months()}")
END
set -- 2016-02-29/2026-02-28 2024-02-29/2025-02-28 2025-08-31/2026-02-28
(node ages.mjs "$@" && env/bin/python ages.py "$@") | tee seen
diff seen - <<'END'
2016-02-29 to 2026-02-28: date-fns 9 120, dayjs 10 120, moment 10 120, luxon 10 120, temporal 9 119, joda 9 119
2024-02-29 to 2025-02-28: date-fns 0 12, dayjs 1 12, moment 1 12, luxon 1 12, temporal 0 11, joda 0 11
2025-08-31 to 2026-02-28: date-fns 0 6, dayjs 0 6, moment 0 6, luxon 0 6, temporal 0 5, joda 0 5
2016-02-29 to 2026-02-28: dateutil 10 120, pendulum 9 119
2024-02-29 to 2025-02-28: dateutil 1 12, pendulum 0 11
2025-08-31 to 2026-02-28: dateutil 0 6, pendulum 0 6
END
