#!/usr/bin/env bash
# HL7 divides a field at "^", so the unit 10^9/L is sent as 10\S\9/L, and whoever has divided the field undoes that. hl7conv2
# undoes it first: the count is in "10", and "9/L" is the name of the code 10. hl7apy's value, and the quantity that
# brightohir makes of it for FHIR, keep the escape in the unit. Only hl7types gives 10^9/L. A unit without a power comes
# through all four alike, so a test with mg/dL proves nothing.
#
# Seen with hl7conv2 0.2.5, hl7apy 1.3.5, brightohir 2.1.2, hl7types 0.9.5 (a count of platelets, then a uric acid):
#   hl7conv2: 20 in 10, named 9/L; 9 in mg/dL, named
#   hl7apy: 20 in 10\S\9/L; 9 in mg/dL
#   brightohir: 20 in 10\S\9/L; 9 in mg/dL
#   hl7types: 20 in 10^9/L; 9 in mg/dL
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check hl7conv2==0.2.5 hl7apy==1.3.5 \
  brightohir==2.1.2 hl7types==0.9.5
cat > platelets.py <<'END'
import json

from brightohir import v2_to_r5
from hl7apy.parser import parse_message
from hl7conv2 import Hl7Json
from hl7types import decode_er7

MESSAGE = "\r".join([
    "MSH|^~\\&|LAB|H|EHR|H|20260301||ORU^R01^ORU_R01|1|P|2.5.1",
    "PID|1||1^^^H^MR||Doe^Jane||20180101|F",
    "ORC|RE",
    "OBR|1|1|2|57021-8^CBC^LN|||20260301",
    "OBX|1|NM|777-3^Platelets^LN||20|10\\S\\9/L^^UCUM||L|||F",
    "OBX|2|NM|3084-1^Urate^LN||9|mg/dL^^UCUM||H|||F",
]) + "\r"


def hl7conv2():
    rows = Hl7Json(MESSAGE).hl7_json
    for row in json.loads(rows) if isinstance(rows, str) else rows:
        if row["segment_name"] == "OBX":
            yield f"{row['5']} in {row['6.1']}, named {row['6.2']}".strip()


def hl7apy():
    for row in parse_message(MESSAGE, find_groups=False).obx:
        yield f"{row.obx_5.value} in {row.obx_6.obx_6_1.value}"


def brightohir():
    for entry in v2_to_r5(MESSAGE)["entry"]:
        if quantity := entry["resource"].get("valueQuantity"):
            yield f"{float(quantity['value']):g} in {quantity['unit']}"


def hl7types():
    found = []

    def look(part):
        if type(part).__name__ == "OBX":
            found.append(f"{part.obx_5[0]} in {part.obx_6.ce_1}")
        elif isinstance(part, (list, tuple)):
            for each in part:
                look(each)
        elif hasattr(part, "model_fields_set"):
            for _, each in part:
                look(each)

    look(decode_er7(MESSAGE))
    return found


for package in (hl7conv2, hl7apy, brightohir, hl7types):
    print(f"{package.__name__}: {'; '.join(package())}")
END
env/bin/python -W ignore platelets.py | tee seen
diff seen - <<'END'
hl7conv2: 20 in 10, named 9/L; 9 in mg/dL, named
hl7apy: 20 in 10\S\9/L; 9 in mg/dL
brightohir: 20 in 10\S\9/L; 9 in mg/dL
hl7types: 20 in 10^9/L; 9 in mg/dL
END
