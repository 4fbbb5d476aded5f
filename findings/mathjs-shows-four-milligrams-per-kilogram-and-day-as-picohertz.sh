#!/usr/bin/env bash
# Doses are asked per kilogram of the patient. mathjs, which evaluates what a learner types, units and all, cancels the milligrams of
# the drug against the kilograms of the patient: 5 mg/kg is five millionths and no unit, the same as a bare 0.000005 and half of
# 0.001%, and a number can be added to it. Per day the seconds are left: a dose by the day is a frequency, and is shown in
# picohertz. Per liter or square meter the units stay; and `unit()` of the same package leaves all as written.
#
# Seen with mathjs 15.2.0 (evaluate, then unit):
#   5 mg/kg: 5e-6, by unit 5 mg / kg
#   4 mg/kg/day: 46.2963 pHz, by unit 4 mg / (kg day)
#   25 mg/m^2: 25 mg / m^2, by unit 25 mg / m^2
#   5 mg/L: 5 mg / L, by unit 5 mg / L
#   5 mg/kg == 0.000005: true
#   5 mg/kg + 1: 1.00001
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts mathjs@15.2.0 >/dev/null
cat > doses.mjs <<'END'
import { evaluate, format, unit } from "mathjs";

const shown = (value) => format(value, 6);
for (const dose of ["5 mg/kg", "4 mg/kg/day", "25 mg/m^2", "5 mg/L"])
  console.log(`${dose}: ${shown(evaluate(dose))}, by unit ${shown(unit(dose))}`);
for (const asked of ["5 mg/kg == 0.000005", "5 mg/kg + 1"]) console.log(`${asked}: ${shown(evaluate(asked))}`);
END
node doses.mjs | tee seen
diff seen - <<'END'
5 mg/kg: 5e-6, by unit 5 mg / kg
4 mg/kg/day: 46.2963 pHz, by unit 4 mg / (kg day)
25 mg/m^2: 25 mg / m^2, by unit 25 mg / m^2
5 mg/L: 5 mg / L, by unit 5 mg / L
5 mg/kg == 0.000005: true
5 mg/kg + 1: 1.00001
END
