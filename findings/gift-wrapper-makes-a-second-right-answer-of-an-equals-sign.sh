#!/usr/bin/env bash
# GIFT begins a right answer with =, a wrong one with ~, and takes such a sign within a text only with a backslash before
# it. gift-wrapper, which writes GIFT from plain texts in YAML, escapes the names of pictures but no text: in the file, a
# wrong option with an equals sign ends there, and what stands behind the sign is a right answer. A learner who picks
# "leukemia" gets full marks, with no error on the way.
#
# Seen with gift-wrapper 1.8.1, its file read by gift-pegjs 1.0.2 (one right option and two wrong ones were written):
#   right: At least 20%
#   wrong: No share (any blast
#   right: leukemia)
#   wrong: At least 50%
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check gift-wrapper==1.8.1
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > bank.yaml <<'END'
pictures base directory: pictures
categories:
  - name: Blood
    questions:
      - class: MultipleChoice
        name: blasts
        statement: What share of blasts in the marrow usually makes the diagnosis?
        answers:
          perfect: At least 20%
          wrong:
            - No share (any blast = leukemia)
            - At least 50%
END
env/bin/wrap.py --local --no-checks >/dev/null 2>&1
cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import * as gift from "gift-pegjs";
const { parse } = gift.default ?? gift;
for (const question of parse(readFileSync("bank.gift.txt", "utf8"))) {
  for (const { isCorrect, text } of question.choices ?? []) {
    console.log(`${isCorrect ? "right" : "wrong"}: ${text.text.trim()}`);
  }
}
END
node --no-warnings read.mjs | tee seen
diff seen - <<'END'
right: At least 20%
wrong: No share (any blast
right: leukemia)
wrong: At least 50%
END
