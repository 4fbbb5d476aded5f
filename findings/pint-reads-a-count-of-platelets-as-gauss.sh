#!/usr/bin/env bash
# Laboratories in much of Europe write 150 G/L for 150 times ten to the ninth platelets per liter (giga), and
# 4.5 T/L for red cells (tera). pint reads gauss and tesla, raises nothing, and the two can't be converted into
# each other. A span written "2 mths" is read as two thousandths of a thousandth of an inch, and the unit of
# chemotherapy doses, mg/m2, is unknown to it without a caret.
#
# Seen with Pint 0.25.3:
#   150 G/L -> gauss / liter
#   4.5 T/L -> tesla / liter
#   2 mths -> millithou
#   25 mg/m2 -> UndefinedUnitError
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check Pint==0.25.3
cat > units.py <<'END'
import pint

registry = pint.UnitRegistry()
for text in ("150 G/L", "4.5 T/L", "2 mths", "25 mg/m2"):
    try:
        print(text, "->", registry(text).units)
    except pint.UndefinedUnitError as error:
        print(text, "->", type(error).__name__)
END
env/bin/python units.py | tee seen
diff seen - <<'END'
150 G/L -> gauss / liter
4.5 T/L -> tesla / liter
2 mths -> millithou
25 mg/m2 -> UndefinedUnitError
END
