#!/usr/bin/env bash
# A bank in GIFT goes on paper. In GIFT a right answer has an equals sign and a wrong one a tilde; a question to type has right answers
# alone, and a pair of a matching is a right answer with an arrow in it. ua-exam, which makes exams of Moodle's GIFT, takes what
# has an equals sign for an option: below the question to type stands its answer, with a box to tick, and below the matching the
# pairs as they belong together. No warning; its list of solutions wants each box ticked. A number is asked with no key.
#
# Seen with ua-exam 0.2.0 (what stands on the paper, in the order of the alphabet, then in the list of solutions):
#   Least share of blasts, in percent? (no options); --- (Open Answer)
#   Match each with its target. imatinib -> ABL1 / rituximab -> CD20; A, B
#   Which cell sheds platelets? Megakaryocyte / Monocyte / T cell; one letter
#   Which protein does imatinib inhibit? ABL1; A
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check ua-exam==0.2.0
mkdir bank
cat > bank/blood.gift <<'END'
$CATEGORY: blood

::type::Which protein does imatinib inhibit? {=ABL1}

::match::Match each with its target. {=imatinib -> ABL1 =rituximab -> CD20}

::number::Least share of blasts, in percent? {#20}

::choice::Which cell sheds platelets? {=Megakaryocyte ~Monocyte ~T cell}
END
cat > exam.json <<'END'
{"class": "Blood", "lang": "en", "date": "today", "questions_folder": "bank", "target_score": 4,
 "parts": [{"part": "All", "classification": 4, "questions": [{"topic": "blood", "quantity": 4}]}]}
END
env/bin/ua-exam generate -c exam.json -o exam.md 2>/dev/null
cat > show.py <<'END'
import csv
import re

with open("exam_solutions.csv", newline="") as file:
    keys = {row["Question ID"]: row["Answer"] for row in csv.DictReader(file)}
for question, number, body in sorted(
    (stem, number, body)
    for number, stem, body in re.findall(r"\*\*(\d+)\. \(1 pts\) (.*?)\*\*(.*?)(?=\*\*\d+\.|\Z)", open("exam.md").read(), re.DOTALL)
):
    options = sorted(re.findall(r"\\textbf\{[A-Z]\.\} (.*?) & ", body))
    key = "one letter" if len(options) == 3 and len(keys[number]) == 1 else keys[number]
    print(f"{question} {' / '.join(options) or '(no options)'}; {key}")
END
env/bin/python show.py | tee seen
diff seen - <<'END'
Least share of blasts, in percent? (no options); --- (Open Answer)
Match each with its target. imatinib -> ABL1 / rituximab -> CD20; A, B
Which cell sheds platelets? Megakaryocyte / Monocyte / T cell; one letter
Which protein does imatinib inhibit? ABL1; A
END
