#!/usr/bin/env bash
# A number to type, asked in percent: the threshold of minimal residual disease is 0.01 percent. Khan Academy's scorer takes a
# typed "%" off a number, unless all right answers lie between -1 and 1: then it divides by a hundred first, taking the key for
# a share. So "0.01%" is wrong where 0.01 percent is asked, and "1%" is right; for a key above 1 it is the other way round.
#
# Seen with @khanacademy/perseus-score 8.11.7 (its numeric input, as an author finds it set):
#   key 0.01: 0.01 right, 0.01% wrong, 1% right
#   key 1: 1 right, 1% wrong, 100% right
#   key 5: 5 right, 5% right, 500% wrong
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund @khanacademy/perseus-score@8.11.7 >/dev/null
cat > score.cjs <<'END'
const { scoreNumericInput } = require("@khanacademy/perseus-score");
const judge = (key, typed) => {
  const answer = { value: key, status: "correct", message: null, simplify: "required", strict: false, maxError: null, answerForms: [] };
  const score = scoreNumericInput({ currentValue: typed }, { answers: [answer], coefficient: false });
  return score.type === "points" ? (score.earned === score.total ? "right" : "wrong") : "asked again";
};
for (const [key, ...typed] of [[0.01, "0.01", "0.01%", "1%"], [1, "1", "1%", "100%"], [5, "5", "5%", "500%"]])
  console.log(`key ${key}: ${typed.map((text) => `${text} ${judge(key, text)}`).join(", ")}`);
END
node score.cjs | tee seen
diff seen - <<'END'
key 0.01: 0.01 right, 0.01% wrong, 1% right
key 1: 1 right, 1% wrong, 100% right
key 5: 5 right, 5% right, 500% wrong
END
