#!/usr/bin/env bash
# A formula in a question is TeX. For a mail, a search or a terminal pylatexenc makes plain text of it. A fraction becomes a stroke
# with nothing before it and no brackets about its parts: two and a half is 21/2, and in the clearance of Cockcroft and Gault the
# creatinine multiplies what it should divide. One by \tfrac loses the stroke as well: one and a half is 112. The "not" of \neg
# leaves no trace. Each line reads well. flatlatex, made for the same, says each of them, or leaves the TeX as it is.
#
# Seen with pylatexenc 2.11 and flatlatex 0.15:
#   \frac{1}{2}: 1/2 (flatlatex: ½)
#   2\frac{1}{2}: 21/2 (flatlatex: 2½)
#   1\tfrac{1}{2}: 112 (flatlatex: 1\tfrac12)
#   \frac{(140-a) \times w}{72 \times c}: (140-a) × w/72 × c (flatlatex: ((140-a)×w)/(72×c))
#   \neg B: B (flatlatex: ¬B)
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check pylatexenc==2.11 flatlatex==0.15
cat > formulas.py <<'END'
import flatlatex
from pylatexenc.latex2text import LatexNodes2Text

for formula in (
    r"\frac{1}{2}",
    r"2\frac{1}{2}",
    r"1\tfrac{1}{2}",
    r"\frac{(140-a) \times w}{72 \times c}",
    r"\neg B",
):
    text = LatexNodes2Text().latex_to_text(rf"\({formula}\)")
    print(f"{formula}: {text} (flatlatex: {flatlatex.converter().convert(formula)})")
END
env/bin/python formulas.py | tee seen
diff seen - <<'END'
\frac{1}{2}: 1/2 (flatlatex: ½)
2\frac{1}{2}: 21/2 (flatlatex: 2½)
1\tfrac{1}{2}: 112 (flatlatex: 1\tfrac12)
\frac{(140-a) \times w}{72 \times c}: (140-a) × w/72 × c (flatlatex: ((140-a)×w)/(72×c))
\neg B: B (flatlatex: ¬B)
END
