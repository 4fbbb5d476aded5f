#!/usr/bin/env bash
# A text file of questions becomes a quiz for Canvas. text2qti reads each option as a page of Markdown of its own, in which a
# line that begins with > is a quotation, one that begins with # a heading: "more than 20%" is handed out as 20%, the number
# one cause as "1 cause", and between the asterisks of two HLA alleles all is italics. There is no warning; a < stays.
#
# Seen with text2qti 0.8.0 and Markdown 3.11.3 (as written, and as it stands in the quiz for Canvas):
#   >20%: <blockquote> <p>20%</p> </blockquote>
#   <5%: <p>&lt;5%</p>
#   #1 cause of death: <h1>1 cause of death</h1>
#   HLA-A*02:01 and HLA-B*07:02: <p>HLA-A<em>02:01 and HLA-B</em>07:02</p>
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check text2qti==0.8.0 Markdown==3.11.3
cat > quiz.txt <<'END'
Quiz title: Blood

1. Which share of blasts in the marrow usually makes the diagnosis?
*a) >20%
b) <5%

2. What is an infection in a year without neutrophils?
*a) #1 cause of death
b) HLA-A*02:01 and HLA-B*07:02
END
env/bin/text2qti quiz.txt >/dev/null
cat > show.py <<'END'
import html
import re
import zipfile

written = [line.split(") ", 1)[1] for line in open("quiz.txt").read().splitlines() if ") " in line]
with zipfile.ZipFile("quiz.zip") as package:
    (name,) = (name for name in package.namelist() if "/text2qti_assessment_" in name)
    labels = package.read(name).decode().split("<response_label")[1:]
for option, label in zip(written, labels):
    text = re.search("<mattext[^>]*>(.*?)</mattext>", label, re.DOTALL)[1]
    print(f"{option}: {' '.join(html.unescape(text).split())}")
END
env/bin/python show.py | tee seen
diff seen - <<'END'
>20%: <blockquote> <p>20%</p> </blockquote>
<5%: <p>&lt;5%</p>
#1 cause of death: <h1>1 cause of death</h1>
HLA-A*02:01 and HLA-B*07:02: <p>HLA-A<em>02:01 and HLA-B</em>07:02</p>
END
