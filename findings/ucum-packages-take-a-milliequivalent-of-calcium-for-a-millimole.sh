#!/usr/bin/env bash
# Electrolytes are reported in mmol/L by one laboratory and in meq/L by the next: the same number for potassium, and half of it for
# calcium, with its two charges. UCUM, the code for units that FHIR and HL7 use, says that an equivalent is a mole, and that a
# mole is a number. Two engines take it at its word: 2.5 mmol/L of calcium are 2.5 meq/L, and a count of platelets is an amount
# of substance. Units of activity, which UCUM lets nobody convert, they take for plain numbers, so that one is any other.
# NLM's engine asks for the charge, and refuses the rest. A trial with potassium proves nothing.
#
# Seen with @atomic-ehr/ucum 0.2.5, ucum 0.0.7, @lhncbc/ucum-lhc 7.1.10 (the last without, then with a charge of 2):
#   2.5 mmol/L in meq/L: atomic 2.5, ucum 2.5, lhc refuses, told of the charge 5
#   150 10*9/L in fmol/L: atomic 249, ucum 249, lhc refuses
#   1000 [IU] in [anti'Xa'U]: atomic 1000, ucum 1000, lhc refuses
#   150 10*9/L in 10*3/uL: atomic 150, ucum 150, lhc 150
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @atomic-ehr/ucum@0.2.5 ucum@0.0.7 @lhncbc/ucum-lhc@7.1.10 >/dev/null
cat > units.mjs <<'END'
import { createRequire } from "node:module";
import { ucum as atomic } from "@atomic-ehr/ucum";
const load = createRequire(import.meta.url);
const ucum = load("ucum");
const lhc = load("@lhncbc/ucum-lhc").UcumLhcUtils.getInstance();
const byLhc = (...asked) => {
  const { status, toVal } = lhc.convertUnitTo(...asked);
  return status === "succeeded" ? shown(toVal) : "refuses";
};
const shown = (value) => String(Number(value.toPrecision(3)));
for (const [value, from, to, charge] of [
  [2.5, "mmol/L", "meq/L", 2],
  [150, "10*9/L", "fmol/L"],
  [1000, "[IU]", "[anti'Xa'U]"],
  [150, "10*9/L", "10*3/uL"],
]) {
  const told = charge ? `, told of the charge ${byLhc(from, value, to, { charge })}` : "";
  const [first, second] = [atomic, ucum].map((engine) => shown(engine.convert(value, from, to)));
  console.log(`${value} ${from} in ${to}: atomic ${first}, ucum ${second}, lhc ${byLhc(from, value, to)}${told}`);
}
END
node units.mjs | tee seen
diff seen - <<'END'
2.5 mmol/L in meq/L: atomic 2.5, ucum 2.5, lhc refuses, told of the charge 5
150 10*9/L in fmol/L: atomic 249, ucum 249, lhc refuses
1000 [IU] in [anti'Xa'U]: atomic 1000, ucum 1000, lhc refuses
150 10*9/L in 10*3/uL: atomic 150, ucum 150, lhc 150
END
