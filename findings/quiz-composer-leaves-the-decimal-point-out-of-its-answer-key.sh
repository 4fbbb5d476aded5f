#!/usr/bin/env bash
# A quiz as a web page, and the same page as an answer key, for whoever corrects by hand. Quiz Composer fills the boxes of the key
# with a text that it cleans for use in names and ids: letters, digits, blanks and hyphens are left. A dose of 1.5 mg stands in
# the key as 15, one of 0.05 mg per kilogram as 005, a translocation as t922. Its keys in Markdown have the points.
#
# Seen with edq-quizcomp 1.0.1 (the answers of a quiz, and its key in two formats):
#   as a page: 15 / 005 / -7 / t922q34q112
#   in Markdown: 1.5 / 0.05 / -7 / t(9;22)(q34;q11.2)
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check edq-quizcomp==1.0.1
cat > write.py <<'END'
import json
from pathlib import Path

asked = [("numerical", 1.5), ("numerical", 0.05), ("numerical", -7), ("fill_in_the_blank", "t(9;22)(q34;q11.2)")]
groups = []
for number, (kind, key) in enumerate(asked):
    answer = {"type": "exact", "value": key} if kind == "numerical" else key
    Path(f"q{number}").mkdir()
    Path(f"q{number}/question.json").write_text(
        json.dumps({"prompt": "Which?", "question_type": kind, "answers": [answer]})
    )
    groups.append({"name": f"g{number}", "points": 1, "questions": [f"q{number}"]})
named = {"type": "quiz", "name": "doses", "title": "Doses", "version": "1"}
Path("quiz.json").write_text(json.dumps({**named, "course_title": "Blood", "term_title": "Autumn", "groups": groups}))
END
env/bin/python write.py
export HOME=$folder
key() { env/bin/python -m quizcomp.cli.parse.quiz quiz.json --key --format "$1" 2>/dev/null; }
joined() { paste -sd '/' | sed 's:/: / :g'; }
{
  boxes='s/.* type="text" value="([^"]*)".*/\1/p; s/.*<textarea[^>]*>(.*)<\/textarea>/\1/p'
  echo "as a page: $(key html | sed -nE "$boxes" | joined)"
  echo "in Markdown: $(key md | grep -A1 '^```' | grep -vE '^(```|--|)$' | joined)"
} | tee seen
diff seen - <<'END'
as a page: 15 / 005 / -7 / t922q34q112
in Markdown: 1.5 / 0.05 / -7 / t(9;22)(q34;q11.2)
END
