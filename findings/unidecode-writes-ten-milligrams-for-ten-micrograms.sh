#!/usr/bin/env bash
# A dose of 10 micrograms becomes a thousandfold one where a text is made plain ASCII: the Greek letter mu is
# written "m". The micro sign, which looks the same, stays "u" in two of the three packages; which of the two
# signs a text holds depends on the keyboard it was typed on. The beta of thalassemia is a "v" in one.
#
# Seen with anyascii 0.3.3, Unidecode 1.4.0, python-slugify 9.2.0 (Greek mu U+03BC, then micro sign U+00B5):
#   anyascii 10 mg | 10 ug | v-thalassemia
#   unidecode 10 mg | 10 ug | b-thalassemia
#   slugify 10-mg | 10-mg | b-thalassemia
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anyascii==0.3.3 Unidecode==1.4.0 python-slugify==9.2.0
cat > plain.py <<'END'
from anyascii import anyascii
from slugify import slugify
from unidecode import unidecode

for name, plain in (("anyascii", anyascii), ("unidecode", unidecode), ("slugify", slugify)):
    print(name, " | ".join(map(plain, ("10 \u03bcg", "10 \u00b5g", "\u03b2-thalassemia"))))
END
env/bin/python plain.py | tee seen
diff seen - <<'END'
anyascii 10 mg | 10 ug | v-thalassemia
unidecode 10 mg | 10 ug | b-thalassemia
slugify 10-mg | 10-mg | b-thalassemia
END
