#!/usr/bin/env bash
# A colon in a stem ("Which is right: …"), unescaped, is a syntax error to gift-pegjs, and so is "=". One such
# stem loses the whole file: the parser gives no question at all, not those before it either. GIFT files as
# teachers write them by hand are full of both (Moodle's importer takes them). In brackets, as in t(9;22), a
# semicolon is fine.
#
# Seen with gift-pegjs 1.0.2 (node 20): two questions, the second with a colon; then both without one
#   with a colon: SyntaxError, 0 questions
#   escaped: 2 questions
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > read.js <<'END'
const { parse } = require("gift-pegjs");
function said(text) {
  try {
    return `${parse(text).length} questions`;
  } catch (error) {
    return `${error.name}, 0 questions`;
  }
}
const first = "Platelets are whole cells. {F}\n\n";
console.log("with a colon:", said(first + "True or false: T cells are lymphocytes. {T}\n\n"));
console.log("escaped:", said(first + "True or false\\: T cells are lymphocytes. {T}\n\n"));
END
node read.js | tee seen
diff seen - <<'END'
with a colon: SyntaxError, 0 questions
escaped: 2 questions
END
