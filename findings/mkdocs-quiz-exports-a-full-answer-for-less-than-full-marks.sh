#!/usr/bin/env bash
# A question with three right answers, all found, should be worth what a question is worth. The QTI that mkdocs-quiz
# writes adds a share rounded to two decimals for each: 33.33 three times, 99.99 of the 100 that it declares as the
# most; a system that asks for full marks calls the answer wrong. In the page of the same quiz it is right.
#
# Seen with mkdocs-quiz 1.7.1:
#   declared 100, added 33.33 + 33.33 + 33.33 = 99.99
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check mkdocs-quiz==1.7.1
cat > quiz.md <<'END'
<quiz>
Which of these do B cells carry?
- [x] CD19
- [x] CD20
- [x] CD22
- [ ] CD3

The fourth is found on T cells.
</quiz>
END
env/bin/mkdocs-quiz export qti quiz.md -o quiz.zip >/dev/null
cat > sum.py <<'END'
import re
import zipfile
from decimal import Decimal

with zipfile.ZipFile("quiz.zip") as package:
    (item,) = (package.read(name).decode() for name in package.namelist() if name.startswith("items/"))
shares = re.findall(r'<setvar action="Add" varname="SCORE">([0-9.]+)<', item)
most = re.search(r'maxvalue="(\d+)"', item)[1]
print(f"declared {most}, added {' + '.join(shares)} = {sum(map(Decimal, shares))}")
END
env/bin/python sum.py | tee seen
diff seen - <<'END'
declared 100, added 33.33 + 33.33 + 33.33 = 99.99
END
