#!/usr/bin/env bash
# How hard is each question of an exam? Nobody missed the first one, half the class the third. girth's models with one parameter
# put a question that all got right where one would look for it, at the easy end of their scale, -6. Its model with two turns
# the scale round for such a question: 6, harder than what half the class missed, as hard as what nobody could answer, without
# a warning. Who picks the easiest questions by it leaves the easiest out.
#
# Seen with girth 0.8.0 (60 learners; of each question the share of right answers, then its difficulty by two models):
#   share right: 1.0 0.75 0.52 0.3 0.0
#   onepl_mml: -6.0 -1.0 -0.1 0.7 6.0
#   twopl_mml: 6.0 -1.1 -0.1 0.8 6.0
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check girth==0.8.0
cat > hard.py <<'END'
import girth
import numpy as np

learners, questions = np.arange(60), np.arange(5)[:, None]
knows = learners >= np.array([0, 12, 30, 45, 60])[:, None]
slips = (learners * 7 + questions * 3) % 11 == 0
slips[[0, 4]] = False
right = (knows ^ slips).astype(int)
print("share right:", *right.mean(axis=1).round(2))
for model in (girth.onepl_mml, girth.twopl_mml):
    print(f"{model.__name__}:", *model(right)["Difficulty"].round(1))
END
env/bin/python -W ignore hard.py | tee seen
diff seen - <<'END'
share right: 1.0 0.75 0.52 0.3 0.0
onepl_mml: -6.0 -1.0 -0.1 0.7 6.0
twopl_mml: 6.0 -1.1 -0.1 0.8 6.0
END
