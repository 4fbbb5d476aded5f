#!/usr/bin/env bash
# Moodle writes its core question type "ordering" into GIFT as {>...}, an item a line. The GIFT grammar of
# gift-pegjs (which the GIFT editors and converters build on) has no such form, and does not refuse it: it
# parses it as a short answer whose one right wording is the whole list, settings included. An author who
# opens Moodle's own export there sees a question that nobody can answer, and no error.
#
# Seen with gift-pegjs 1.0.2 (node 20):
#   type Short
#   right: >3 ALL VERTICAL ABSOLUTE_POSITION SHOW none stem cell lymphoblast lymphocyte
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > read.js <<'END'
const { parse } = require("gift-pegjs");
const text = `::order::Put in order, first to last {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none
stem cell
lymphoblast
lymphocyte
}

`;
const [question] = parse(text);
console.log("type", question.type);
console.log("right:", question.choices.map((choice) => choice.text.text).join(" / "));
END
node read.js | tee seen
diff seen - <<'END'
type Short
right: >3 ALL VERTICAL ABSOLUTE_POSITION SHOW none stem cell lymphoblast lymphocyte
END
