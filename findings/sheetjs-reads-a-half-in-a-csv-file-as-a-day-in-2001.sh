#!/usr/bin/env bash
# A quiz in a table of text, a CSV file, read with SheetJS. It types the cells as a spreadsheet does in the United States when
# one types into it: a share of one half is the second of January 2001 (day 36893 since 1900), 2-3 the third of February; 0,5 of a country
# with decimal commas is 5, and (5) is -5. A neighbor that is no date (1/1000) stays a text. The option `raw` keeps all as it is.
#
# Seen with xlsx 0.18.5:
#   1/2 -> 36893
#   2-3 -> 36925
#   9-22 -> 37156
#   0,5 -> 5
#   (5) -> -5
#   1/1000 -> "1/1000"
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null
cat > key.csv <<'END'
Question,Answer
What share of the marrow?,1/2
After how many years?,2-3
Which two chromosomes?,9-22
How many mg?,"0,5"
What change in counts?,(5)
What lifetime risk?,1/1000
END
cat > read.cjs <<'END'
const XLSX = require("xlsx"), fs = require("fs");
const text = fs.readFileSync("key.csv", "utf8");
const { Sheets: { Sheet1 } } = XLSX.read(text, { type: "string" });
const written = XLSX.read(text, { type: "string", raw: true }).Sheets.Sheet1;
XLSX.utils.sheet_to_json(Sheet1).forEach(({ Answer }, row) =>
  console.log(`${written[`B${row + 2}`].v} -> ${JSON.stringify(Answer)}`));
END
node read.cjs | tee seen
diff seen - <<'END'
1/2 -> 36893
2-3 -> 36925
9-22 -> 37156
0,5 -> 5
(5) -> -5
1/1000 -> "1/1000"
END
