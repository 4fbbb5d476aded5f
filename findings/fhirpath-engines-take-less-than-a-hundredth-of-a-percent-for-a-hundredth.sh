#!/usr/bin/env bash
# Residual disease that nobody finds is reported as less than 0.01%: in FHIR a quantity of 0.01% with the comparator "<". Two
# engines of FHIRPath pass over the comparator: the value is 0.01%, at least 0.01% (which is what residual disease positive
# means), and not less than 0.01%. fhirpath.js, HL7's own, refuses each of the questions aloud; and what @medplum/core itself
# prints for a reader has the sign. So a rule that is right for each share that can be measured calls who has none positive.
#
# Seen with @medplum/core 4.5.2, @atomic-ehr/fhirpath 0.1.4, fhirpath 5.2.2 (an Observation of "< 0.01 %"):
#   value < 0.01 '%': medplum false, atomic-ehr false, fhirpath.js refuses
#   value >= 0.01 '%': medplum true, atomic-ehr true, fhirpath.js refuses
#   value = 0.01 '%': medplum true, atomic-ehr true, fhirpath.js refuses
#   shown by medplum: < 0.01%
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @medplum/core@4.5.2 @atomic-ehr/fhirpath@0.1.4 fhirpath@5.2.2 >/dev/null
cat > below.mjs <<'END'
import { evaluate } from "@atomic-ehr/fhirpath";
import { evalFhirPath, formatObservationValue } from "@medplum/core";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4/index.js";

const code = { text: "Minimal residual disease" };
const valueQuantity = { comparator: "<", value: 0.01, unit: "%", system: "http://unitsofmeasure.org", code: "%" };
const observation = { resourceType: "Observation", status: "final", code, valueQuantity };
const refused = (error) => {
  if (!/has a comparator/.test(error.message)) throw error;
  return "refuses";
};
for (const asked of ["value < 0.01 '%'", "value >= 0.01 '%'", "value = 0.01 '%'"]) {
  const path = `Observation.${asked}`;
  let js;
  try { js = fhirpath.evaluate(observation, path, {}, r4); } catch (error) { js = refused(error); }
  const ehr = await evaluate(path, { input: observation });
  console.log(`${asked}: medplum ${evalFhirPath(path, observation)}, atomic-ehr ${ehr}, fhirpath.js ${js}`);
}
console.log(`shown by medplum: ${formatObservationValue(observation)}`);
END
node below.mjs | tee seen
diff seen - <<'END'
value < 0.01 '%': medplum false, atomic-ehr false, fhirpath.js refuses
value >= 0.01 '%': medplum true, atomic-ehr true, fhirpath.js refuses
value = 0.01 '%': medplum true, atomic-ehr true, fhirpath.js refuses
shown by medplum: < 0.01%
END
