#!/usr/bin/env bash
# Marrow is kept at -196 °C, and residual disease is found from 1e-4 on: numbers to Moodle (PHP's is_numeric). pygiftparser
# takes the first number of digits and points that it finds behind the sign of a number. With a minus it finds none, and the
# question has no right answer, yet is "valid"; of a power of ten it keeps what stands before the e, without the tolerance, and
# of a span in powers of ten the first digit of one end. gift-pegjs reads a minus, and refuses an e aloud.
#
# Seen with pygiftparser 1.1 and gift-pegjs 1.0.2 (the right numbers that each reads):
#   {#37:1}: pygiftparser 37 ± 1 (valid), gift-pegjs 37 ± 1
#   {#-196:5}: pygiftparser none (valid), gift-pegjs -196 ± 5
#   {#-5..-1}: pygiftparser none (valid), gift-pegjs -5 to -1
#   {#150e9:5e9}: pygiftparser 150 ± 0 (valid), gift-pegjs refuses
#   {#1e-4..1e-3}: pygiftparser 1 ± 0 (valid), gift-pegjs refuses
#   {#0.0001..0.001}: pygiftparser 0.0001 to 0.001 (valid), gift-pegjs 0.0001 to 0.001
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check pygiftparser==1.1
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2 >/dev/null
cat > read.py <<'END'
import io
import sys

from pygiftparser import parser

for answer in sys.argv[1:]:
    (question,) = parser.parseFile(io.StringIO(f"::number::How many? {answer}\n\n"))
    found = [
        f"{float(one.mini):g} to {float(one.maxi):g}" if hasattr(one, "mini") else f"{one.value:g} ± {one.tolerance:g}"
        for one in question.answers.answers
    ]
    print(f"{answer}: pygiftparser {', '.join(found) or 'none'} ({'valid' if question.answers.valid else 'not valid'})")
END
cat > read.cjs <<'END'
const { parse } = require("gift-pegjs");
for (const answer of process.argv.slice(2)) {
  let found;
  try { found = parse(`::number::How many? ${answer}\n\n`)[0].choices; } catch (error) { if (error.name !== "SyntaxError") throw error; }
  const told = !found ? "refuses" : found.type === "high-low" ? `${found.numberLow} to ${found.numberHigh}` : `${found.number} ± ${found.range}`;
  console.log(`, gift-pegjs ${told}`);
}
END
set -- '{#37:1}' '{#-196:5}' '{#-5..-1}' '{#150e9:5e9}' '{#1e-4..1e-3}' '{#0.0001..0.001}'
paste -d "" <(env/bin/python read.py "$@" 2>/dev/null) <(node read.cjs "$@") | tee seen
diff seen - <<'END'
{#37:1}: pygiftparser 37 ± 1 (valid), gift-pegjs 37 ± 1
{#-196:5}: pygiftparser none (valid), gift-pegjs -196 ± 5
{#-5..-1}: pygiftparser none (valid), gift-pegjs -5 to -1
{#150e9:5e9}: pygiftparser 150 ± 0 (valid), gift-pegjs refuses
{#1e-4..1e-3}: pygiftparser 1 ± 0 (valid), gift-pegjs refuses
{#0.0001..0.001}: pygiftparser 0.0001 to 0.001 (valid), gift-pegjs 0.0001 to 0.001
END
