#!/usr/bin/env bash
# Cytometers that amplify by the logarithm, as older ones do, store a channel number, and say in $PnE how many decades the
# scale has. With 4 decades over 1,024 channels the cell in channel 512 is ten times as bright as that in 256. fcsparser
# reads such a file without a word and leaves the channels as they are: 256 and 512, twice as bright. FlowIO's events are
# the same numbers; its as_array gives 10 and 100.
#
# Seen with fcsparser 0.2.8, FlowIO 1.4.0 (CD19 of two cells of one FCS 3.0 file, then how much brighter the second is):
#   fcsparser.parse 256 512 2
#   FlowIO events 256 512 2
#   FlowIO as_array 10 100 10
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check fcsparser==0.2.8 FlowIO==1.4.0 numpy==1.26.4 six==1.17.0
cat > cells.py <<'END'
import struct

import fcsparser
import flowio

CHANNELS = struct.pack("<2H", 256, 512)
HEADER = 58  # the bytes of FCS 3.0's first segment, which says where text and data are


def text(first, last):
    pairs = {
        "$BEGINANALYSIS": 0, "$ENDANALYSIS": 0, "$BEGINSTEXT": 0, "$ENDSTEXT": 0, "$NEXTDATA": 0,
        "$BEGINDATA": f"{first:08}", "$ENDDATA": f"{last:08}", "$MODE": "L", "$DATATYPE": "I",
        "$BYTEORD": "1,2,3,4", "$PAR": 1, "$TOT": 2, "$P1B": 16, "$P1R": 1024, "$P1E": "4,1", "$P1N": "CD19",
    }
    return ("|" + "".join(f"{key}|{value}|" for key, value in pairs.items())).encode()


first = HEADER + len(text(0, 0))
last = first + len(CHANNELS) - 1
places = b"".join(b"%8d" % place for place in (HEADER, first - 1, first, last, 0, 0))
with open("cells.fcs", "wb") as file:
    file.write(b"FCS3.0    " + places + text(first, last) + CHANNELS)

flow = flowio.FlowData("cells.fcs")
for name, (dim, bright) in (
    ("fcsparser.parse", fcsparser.parse("cells.fcs")[1]["CD19"]),
    ("FlowIO events", flow.events),
    ("FlowIO as_array", flow.as_array()[:, 0]),
):
    print(f"{name} {dim:g} {bright:g} {bright / dim:g}")
END
env/bin/python cells.py | tee seen
diff seen - <<'END'
fcsparser.parse 256 512 2
FlowIO events 256 512 2
FlowIO as_array 10 100 10
END
