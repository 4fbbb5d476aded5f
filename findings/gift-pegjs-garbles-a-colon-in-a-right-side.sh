#!/usr/bin/env bash
# GIFT wants a colon in a text escaped, and gift-pegjs refuses it otherwise. In stems, options and left
# sides the escape is undone; in the right side of a pair its own placeholder is left standing, so that
# what a student reads is "8&&058;00". So do an equals sign and a number sign.
#
# Seen with gift-pegjs 1.0.2 (node 20):
#   left: rounds: ward
#   right: 8&&058;00
#   left: a = b
#   right: a &&061; b, &&035;1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > read.js <<'END'
const { parse } = require("gift-pegjs");
const [question] = parse("Match. {\n=rounds\\: ward -> 8\\:00\n=a \\= b -> a \\= b, \\#1\n}\n\n");
for (const { subquestion, subanswer } of question.matchPairs) {
  console.log("left:", subquestion.text);
  console.log("right:", subanswer);
}
END
node read.js | tee seen
diff seen - <<'END'
left: rounds: ward
right: 8&&058;00
left: a = b
right: a &&061; b, &&035;1
END
