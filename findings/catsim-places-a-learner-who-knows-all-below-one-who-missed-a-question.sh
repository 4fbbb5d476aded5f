#!/usr/bin/env bash
# An adaptive quiz estimates after each answer how much a learner knows, on the scale on which its questions are easy (-2) or hard
# (2). Who has answered all of them has no most likely place, so catsim, as it is set, goes half of the way to the hardest
# question each time, and never past it. One wrong answer ends that: then the likeliest place counts, which lies beyond. Who
# missed a question is ranked above who missed none, and further above with each question more.
#
# Seen with catsim 0.21.0 (10 and 20 questions from -2 to 2, estimated after each answer; the last estimate):
#   10 questions: all right 2.00, the last one wrong 2.78, the first one wrong 2.78
#   20 questions: all right 2.00, the last one wrong 3.54, the first one wrong 3.54
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check catsim==0.21.0
cat > place.py <<'END'
import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.item_bank import ItemBank

estimator = NumericalSearchEstimator()


def place(answers):
    questions = len(answers)
    difficulty = np.linspace(-2, 2, questions)
    ones = np.ones(questions)
    bank = ItemBank(np.column_stack([ones, difficulty, 0 * ones, ones]))
    ability = 0.0
    for asked in range(1, questions + 1):
        ability = estimator.estimate(
            item_bank=bank,
            administered_items=list(range(asked)),
            response_vector=answers[:asked],
            est_theta=ability,
        )
    return f"{ability:.2f}"


for questions in (10, 20):
    rest = [True] * (questions - 1)
    print(
        f"{questions} questions: all right {place([*rest, True])}, "
        f"the last one wrong {place([*rest, False])}, the first one wrong {place([False, *rest])}"
    )
END
env/bin/python -W ignore place.py | sed '/^$/d' | tee seen
diff seen - <<'END'
10 questions: all right 2.00, the last one wrong 2.78, the first one wrong 2.78
20 questions: all right 2.00, the last one wrong 3.54, the first one wrong 3.54
END
