#!/usr/bin/env bash
# An instructor's table of questions is put in order by topic, with csvsort. It looks at each column, finds what its cells could be,
# and writes that back: how long a treatment lasts becomes a day in the years 1 to 3, a dilution of 1:10 a minute and ten seconds,
# and a share of 20% the number 20. Only the order was asked for. One cell of words in the column, and all stay as they were, so
# that the same command harms one table and leaves the next alone.
#
# Seen with csvkit 2.2.0 and agate 1.14.2 (csvsort by topic; the answers before and after):
#   induction 4 weeks, maintenance 2 years: induction 0001-01-29, maintenance 0003-01-01
#   platelets 1:20, white cells 1:10: platelets 0:01:20, white cells 0:01:10
#   healthy 5%, leukemia 20%: healthy 5, leukemia 20
#   healthy 5%, leukemia at least 20%: as they were
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > order.py <<'END'
import csv
import subprocess

for answers in (
    {"induction": "4 weeks", "maintenance": "2 years"},
    {"platelets": "1:20", "white cells": "1:10"},
    {"healthy": "5%", "leukemia": "20%"},
    {"healthy": "5%", "leukemia": "at least 20%"},
):
    with open("questions.csv", "w", newline="") as file:
        csv.writer(file).writerows([("topic", "answer"), *reversed(answers.items())])
    made = subprocess.run(["env/bin/csvsort", "-c", "topic", "questions.csv"], check=True, capture_output=True, text=True)
    _, *rows = csv.reader(made.stdout.splitlines())
    before, after = (", ".join(map(" ".join, pairs)) for pairs in (answers.items(), rows))
    print(f"{before}: {'as they were' if after == before else after}")
END
env/bin/python order.py | tee seen
diff seen - <<'END'
induction 4 weeks, maintenance 2 years: induction 0001-01-29, maintenance 0003-01-01
platelets 1:20, white cells 1:10: platelets 0:01:20, white cells 0:01:10
healthy 5%, leukemia 20%: healthy 5, leukemia 20
healthy 5%, leukemia at least 20%: as they were
END
