#!/usr/bin/env bash
# A quiz for Canvas goes on paper. In QTI 1.2 a condition may give points or only show a comment; qti2latex takes the option of
# each for right. So in its answer key every wrong option that has a comment of its own is printed as a correct choice, and
# who teaches most is corrected worst. The key of a question without comments is right, and no warning tells the two apart.
#
# Seen with qti2latex 0.1.6 and pypandoc-binary 1.15, a quiz written by text2qti 0.8.0 ("designed to work with" it):
#   Which cell sheds platelets? CorrectChoice Red cell, CorrectChoice Megakaryocyte, choice T cell
#   Which cell makes antibodies? choice T cell, CorrectChoice Plasma cell
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0 Markdown==3.11.3 \
  qti2latex==0.1.6 pypandoc-binary==1.15
cat > quiz.txt <<'END'
Quiz title: Cells

1. Which cell sheds platelets?
a) Red cell
... It carries oxygen.
*b) Megakaryocyte
c) T cell

2. Which cell makes antibodies?
a) T cell
*b) Plasma cell
END
env/bin/text2qti quiz.txt >/dev/null
env/bin/qti2latex quiz.zip -o quiz.tex --answer-key >/dev/null
cat > show.py <<'END'
import re

for question in open("quiz-answerkey.tex").read().split("\\question[")[1:]:
    stem = question.splitlines()[0].split("] ")[1]
    print(stem, ", ".join(" ".join(choice) for choice in re.findall(r"\\(CorrectChoice|choice) (.+)", question)))
END
env/bin/python show.py | tee seen
diff seen - <<'END'
Which cell sheds platelets? CorrectChoice Red cell, CorrectChoice Megakaryocyte, choice T cell
Which cell makes antibodies? choice T cell, CorrectChoice Plasma cell
END
