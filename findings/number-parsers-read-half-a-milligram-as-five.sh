#!/usr/bin/env bash
# Three packages that read a number as a reader of English writes it. A learner from Berlin or Madrid types 0,5 for a half: no
# group of thousands starts with a nought or has one digit, yet each package drops the comma as the sign of a group, and reads
# ten times the dose. None says that anything was odd; two of them are asked here whether the text is valid, and say yes.
#
# Seen with babel 2.19.0 (parse_decimal), @internationalized/number 3.6.9 (React Aria's number field), numeral 2.0.6:
#   0,5: babel 5, @internationalized/number 5 (valid: true), numeral 5 (valid: true)
#   1,25: babel 125, @internationalized/number 125 (valid: true), numeral 125 (valid: true)
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check babel==2.19.0
npm install --silent --no-audit --no-fund @internationalized/number@3.6.9 numeral@2.0.6 >/dev/null
cat > read.py <<'END'
from babel.numbers import parse_decimal

for text in ("0,5", "1,25"):
    print(f"{text}: babel {parse_decimal(text, locale='en_US')}")
END
cat > read.mjs <<'END'
import { NumberParser } from "@internationalized/number";
import numeral from "numeral";
const parser = new NumberParser("en-US", { style: "decimal" });
for (const text of ["0,5", "1,25"]) {
  const one = `@internationalized/number ${parser.parse(text)} (valid: ${parser.isValidPartialNumber(text)})`;
  console.log(`, ${one}, numeral ${numeral(text).value()} (valid: ${numeral.validate(text, "en")})`);
}
END
paste -d "" <(env/bin/python read.py) <(node read.mjs) | tee seen
diff seen - <<'END'
0,5: babel 5, @internationalized/number 5 (valid: true), numeral 5 (valid: true)
1,25: babel 125, @internationalized/number 125 (valid: true), numeral 125 (valid: true)
END
