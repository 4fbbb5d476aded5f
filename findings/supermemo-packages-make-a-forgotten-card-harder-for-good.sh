#!/usr/bin/env bash
# SM-2 as P. A. Wozniak published it (Optimization of learning, 1990) starts a forgotten item anew "without changing
# the E-Factor". Both packages that carry its name lower the factor at each lapse: after four lapses it stands at
# its floor of 1.3, which only grades of 5 raise again, 0.1 at a time. They agree with each other in that, so that
# comparing one with the other shows nothing; and they round an interval in different ways.
#
# Seen with supermemo2 3.0.1 (PyPI) and supermemo 2.0.23 (npm); grades 4 4 4, then 2 2 2 2:
#   PyPI: factors 2.50 2.50 2.50 2.18 1.86 1.54 1.30
#   PyPI: 6 days at 2.36 become 15
#   npm:  factors 2.50 2.50 2.50 2.18 1.86 1.54 1.30
#   npm:  6 days at 2.36 become 14
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check supermemo2==3.0.1
npm install --silent --no-audit --no-fund supermemo@2.0.23 >/dev/null
cat > grade.py <<'END'
from supermemo2 import review

easiness, interval, repetitions, factors = 2.5, 0, 0, []
for grade in (4, 4, 4, 2, 2, 2, 2):
    after = review(grade, easiness, interval, repetitions)
    easiness, interval, repetitions = after["easiness"], after["interval"], after["repetitions"]
    factors.append(f"{easiness:.2f}")
print("PyPI: factors", *factors)
print("PyPI: 6 days at 2.36 become", review(4, 2.36, 6, 2)["interval"])
END
cat > grade.mjs <<'END'
import { supermemo } from "supermemo";
let card = { interval: 0, repetition: 0, efactor: 2.5 };
const factors = [4, 4, 4, 2, 2, 2, 2].map((grade) => (card = supermemo(card, grade)).efactor.toFixed(2));
console.log("npm:  factors", ...factors);
console.log("npm:  6 days at 2.36 become", supermemo({ interval: 6, repetition: 2, efactor: 2.36 }, 4).interval);
END
env/bin/python -W ignore grade.py > seen
node grade.mjs >> seen
cat seen
diff seen - <<'END'
PyPI: factors 2.50 2.50 2.50 2.18 1.86 1.54 1.30
PyPI: 6 days at 2.36 become 15
npm:  factors 2.50 2.50 2.50 2.18 1.86 1.54 1.30
npm:  6 days at 2.36 become 14
END
