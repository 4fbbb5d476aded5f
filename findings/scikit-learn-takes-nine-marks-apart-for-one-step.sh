#!/usr/bin/env bash
# Two markers give the same essays 0, 1 or 10 marks. How well do they agree? The weighted kappa is made for that: nine marks apart is
# to count for more than one mark apart. scikit-learn weighs the places of the marks in a sorted list of those that were given,
# not the marks: from 0 to 1 is a step, and from 1 to 10 is one. Markers who differ by a mark and markers who differ by nine
# come out alike, "substantial". Told of all marks that there are (labels=range(11)) it gives what one expects.
#
# Seen with scikit-learn 1.9.1 (twelve essays; kappa with linear, then with quadratic weights):
#   apart by one mark: 0.62, 0.75; told of all marks 0.93, 0.99
#   apart by nine marks: 0.62, 0.75; told of all marks 0.32, 0.33
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check scikit-learn==1.9.1
cat > markers.py <<'END'
from sklearn.metrics import cohen_kappa_score

first = [0, 0, 0, 0, 1, 1, 1, 1, 10, 10, 10, 10]
second = {
    "one mark": [0, 0, 1, 1, 0, 0, 1, 1, 10, 10, 10, 10],
    "nine marks": [0, 0, 0, 0, 1, 1, 10, 10, 1, 1, 10, 10],
}
for apart, marks in second.items():
    by_itself, told = (
        ", ".join(f"{cohen_kappa_score(first, marks, weights=weights, labels=labels):.2f}" for weights in ("linear", "quadratic"))
        for labels in (None, range(11))
    )
    print(f"apart by {apart}: {by_itself}; told of all marks {told}")
END
env/bin/python markers.py | tee seen
diff seen - <<'END'
apart by one mark: 0.62, 0.75; told of all marks 0.93, 0.99
apart by nine marks: 0.62, 0.75; told of all marks 0.32, 0.33
END
