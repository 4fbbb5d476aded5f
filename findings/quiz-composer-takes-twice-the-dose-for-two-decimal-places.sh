#!/usr/bin/env bash
# An infant's dose of vincristine is 0.05 mg per kilogram. A numeric question says so with a "precision" of 2: "2 decimal places"
# in Quiz Composer's own answer key, and "from 0.99 to 1.01" beside 1.0 in its guide. The quiz that it writes for Canvas allows
# 5 in the second place to either side, ten times the half of a unit that rounding needs: no dose at all is right, and so is
# twice the dose.
#
# Seen with edq-quizcomp 1.0.1:
#   answer key: 0.05 (2 decimal places)
#   right in the quiz for Canvas: from 0.0 to 0.1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check edq-quizcomp==1.0.1
mkdir dose
cat > dose/question.json <<'END'
{"prompt": "How many mg of vincristine per kilogram?", "question_type": "numerical",
 "answers": [{"type": "precision", "value": 0.05, "precision": 2}]}
END
cat > quiz.json <<'END'
{"type": "quiz", "name": "doses", "title": "Doses", "course_title": "Blood", "term_title": "Autumn", "version": "1",
 "groups": [{"name": "dose", "points": 1, "questions": ["dose"]}]}
END
export HOME=$folder
env/bin/python -m quizcomp.cli.qti.create quiz.json --canvas --out quiz.zip 2>/dev/null
cat > bounds.py <<'END'
import re
import zipfile

with zipfile.ZipFile("quiz.zip") as package:
    (name,) = (name for name in package.namelist() if name.endswith("/quiz.xml"))
    quiz = package.read(name).decode()
low, high = (re.search(rf"<{bound}[^>]*>\s*(\S+)\s*<", quiz)[1] for bound in ("vargte", "varlte"))
print(f"right in the quiz for Canvas: from {low} to {high}")
END
{
  echo "answer key: $(env/bin/python -m quizcomp.cli.parse.quiz quiz.json --key --format md 2>/dev/null | grep decimal)"
  env/bin/python bounds.py
} | tee seen
diff seen - <<'END'
answer key: 0.05 (2 decimal places)
right in the quiz for Canvas: from 0.0 to 0.1
END
