#!/usr/bin/env bash
# A question on a patient has the case first, and what is asked below it, on a line of its own; a long option goes on below as well.
# Two converters of plain text to QTI pass over a line that begins with no sign they know. txttoqti hands out the case and no
# question. Both cut an option at its first line: the leukemia with a gene and that without it are the same words, one of
# them right and one wrong. Each checks the file, finds nothing, and reports a quiz.
#
# Seen with txttoqti 0.5.0 and text-to-qti 0.1.1 (the texts in the quiz):
#   txttoqti: A boy has 60% blasts and no t(9;22). / A leukemia of B cells / A leukemia of B cells / Anemia
#   text-to-qti: A boy has 60% blasts and no t(9;22). What is it? / A leukemia of B cells / A leukemia of B cells / Anemia
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check txttoqti==0.5.0 text-to-qti==0.1.1
cat > first.txt <<'END'
Q1: A boy has 60% blasts and no t(9;22).
What is it?
A) A leukemia of B cells
with BCR::ABL1
B) A leukemia of B cells
without BCR::ABL1
C) Anemia
ANSWER: B
END
cat > second.md <<'END'
---
title: Blood
---

## Question 1
[Type: multiple_choice]
A boy has 60% blasts and no t(9;22).
What is it?

a) A leukemia of B cells
with BCR::ABL1
*b) A leukemia of B cells
without BCR::ABL1
c) Anemia
END
env/bin/txttoqti -i first.txt -o first.zip >/dev/null
env/bin/python -m text_to_qti convert second.md -o second.zip >/dev/null
cat > show.py <<'END'
import re
import zipfile

for name, path, texts in (
    ("txttoqti", "first.zip", r"<p>(.*?)</p>|<simpleChoice[^>]*>(.*?)</simpleChoice>"),
    ("text-to-qti", "second.zip", r"<mattext[^>]*>(.*?)</mattext>"),
):
    with zipfile.ZipFile(path) as package:
        (quiz,) = (package.read(part).decode() for part in package.namelist() if b"Anemia" in package.read(part))
    found = [" ".join("".join(match.groups("")).split()) for match in re.finditer(texts, quiz, re.DOTALL)]
    print(f"{name}: {' / '.join(found[:4])}")
END
env/bin/python show.py | tee seen
diff seen - <<'END'
txttoqti: A boy has 60% blasts and no t(9;22). / A leukemia of B cells / A leukemia of B cells / Anemia
text-to-qti: A boy has 60% blasts and no t(9;22). What is it? / A leukemia of B cells / A leukemia of B cells / Anemia
END
