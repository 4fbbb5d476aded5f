#!/usr/bin/env bash
# A laboratory says by its digits how finely it has measured: residual disease of 0.10% is not 0.1%. FHIR wants them kept ("0.010 is
# regarded as different to 0.01"). fhir.resources holds a value as a decimal, which can; but it reads JSON through a number that
# has no such digits, so that the second is gone before the decimal is made. It reads them from XML, and then drops them as it
# writes, while a count of 150 gets a digit that nobody measured. A dictionary with decimals in it comes through.
#
# Seen with fhir.resources 8.3.0 (the value read, then as it is written again):
#   JSON 0.10: 0.1, written 0.1
#   JSON 4.00: 4.0, written 4.0
#   XML 0.10: 0.10, written 0.1
#   XML 150: 150, written 150.0
#   decimals 0.10: 0.10
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check "fhir.resources[xml]==8.3.0"
cat > digits.py <<'END'
import json
import re
from decimal import Decimal

from fhir.resources.quantity import Quantity


def written(text):
    return re.search(r'"?value"?[:=] ?"?([\d.]+)', text if isinstance(text, str) else text.decode())[1]


for value in ("0.10", "4.00"):
    read = Quantity.model_validate_json(f'{{"value": {value}, "unit": "%"}}')
    print(f"JSON {value}: {read.value}, written {written(read.model_dump_json())}")
for value in ("0.10", "150"):
    read = Quantity.model_validate_xml(f'<Quantity xmlns="http://hl7.org/fhir"><value value="{value}"/></Quantity>'.encode())
    print(f"XML {value}: {read.value}, written {written(read.model_dump_xml())}")
print("decimals 0.10:", Quantity.model_validate({"value": Decimal("0.10")}).value)
END
env/bin/python digits.py | tee seen
diff seen - <<'END'
JSON 0.10: 0.1, written 0.1
JSON 4.00: 4.0, written 4.0
XML 0.10: 0.10, written 0.1
XML 150: 150, written 150.0
decimals 0.10: 0.10
END
