#!/usr/bin/env bash
# GIFT wants a colon in a text escaped, and gift-pegjs refuses it otherwise. In stems, options and left
# sides the escape is undone; in the right side of a pair its own placeholder is left standing, so that
# what a student reads is "8&&058;00". The same holds for the other escaped signs.
#
# Seen with gift-pegjs 1.0.2 (node 20):
#   left: rounds: ward
#   right: 8&&058;00
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > read.js <<'END'
const { parse } = require("gift-pegjs");
const [question] = parse("Match. {\n=rounds\\: ward -> 8\\:00\n=clinic -> noon\n}\n\n");
console.log("left:", question.matchPairs[0].subquestion.text);
console.log("right:", question.matchPairs[0].subanswer);
END
node read.js | tee seen
diff seen - <<'END'
left: rounds: ward
right: 8&&058;00
END
