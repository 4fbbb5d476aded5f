#!/usr/bin/env bash
# A report on a marrow ends with the number of cells that were looked at: "46,XX[20]" is twenty normal ones. A checker of
# karyotypes by the nomenclature of 2024 takes such a number only where there are two clones. The most usual report of all is
# refused, for sex chromosomes called "XX[20]", and so is a translocation that all twenty have. Where it reads on, no chromosome
# need be there: it takes a partner of number 99, a band that 22 has not, 48 chromosomes of which one is named.
#
# Seen with iscn-authenticator 0.2.1:
#   46,XX,t(9;22)(q34;q11.2)[18]/46,XX[2]: taken
#   46,XX,t(9;22)(q34;q11.2)[20]: refused
#   46,XX[20]: refused
#   46,XX,t(9;99)(q34;q11.2): taken
#   46,XX,t(9;22)(q34;q99): taken
#   48,XX,+8: taken
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check iscn-authenticator==0.2.1
cat > check.py <<'END'
from iscn_authenticator import is_valid_karyotype

for karyotype in (
    "46,XX,t(9;22)(q34;q11.2)[18]/46,XX[2]",
    "46,XX,t(9;22)(q34;q11.2)[20]",
    "46,XX[20]",
    "46,XX,t(9;99)(q34;q11.2)",
    "46,XX,t(9;22)(q34;q99)",
    "48,XX,+8",
):
    print(f"{karyotype}: {'taken' if is_valid_karyotype(karyotype) else 'refused'}")
END
env/bin/python check.py | tee seen
diff seen - <<'END'
46,XX,t(9;22)(q34;q11.2)[18]/46,XX[2]: taken
46,XX,t(9;22)(q34;q11.2)[20]: refused
46,XX[20]: refused
46,XX,t(9;99)(q34;q11.2): taken
46,XX,t(9;22)(q34;q99): taken
48,XX,+8: taken
END
