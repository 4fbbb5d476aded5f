#!/usr/bin/env bash
# In GIFT the first comment of a true/false question is for who answers wrong, the second for who answers right
# (Moodle's documentation; pygiftparser reads it so). gift-pegjs hands the first on as trueFeedback, whatever the
# key: where the key is true, "trueFeedback" is the comment for those who said false, and a program that shows it
# to those who said true, or to those who were right, tells them that they were wrong.
#
# Seen with gift-pegjs 1.0.2 and pygiftparser 1.1, for {TRUE#Look again#Well done}:
#   pygiftparser: wrong "Look again", right "Well done"
#   gift-pegjs: the key is true, trueFeedback "Look again", falseFeedback "Well done"
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check pygiftparser==1.1
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
printf '::cd19::B cells carry CD19.{TRUE#Look again#Well done}\n' > question.gift
cat > read.py <<'END'
from pygiftparser import parser

(question,) = parser.parseFile(open("question.gift"))
print(f'pygiftparser: wrong "{question.answers.feedbackWrong}", right "{question.answers.feedbackCorrect}"')
END
cat > read.cjs <<'END'
const { parse } = require("gift-pegjs");
const [question] = parse(require("fs").readFileSync("question.gift", "utf8"));
const { isTrue, trueFeedback, falseFeedback } = question;
console.log(`gift-pegjs: the key is ${isTrue}, trueFeedback "${trueFeedback.text}", falseFeedback "${falseFeedback.text}"`);
END
env/bin/python read.py | tee seen
node read.cjs | tee -a seen
diff seen - <<'END'
pygiftparser: wrong "Look again", right "Well done"
gift-pegjs: the key is true, trueFeedback "Look again", falseFeedback "Well done"
END
