#!/usr/bin/env bash
# The likeness of two texts drops the signs before it compares where words are compared: CD34+ and CD34- are
# the same to it, as are Ph+ and Ph-. To rapidfuzz they are the same once its own default processor has cleaned
# them, which most examples show. The plain ratio of the same package keeps the signs.
#
# Seen with thefuzz 0.22.1 and rapidfuzz 3.14.6, for "CD34+ cells" and "CD34- cells" (100 = the same):
#   thefuzz ratio 91, token_set_ratio 100, WRatio 100
#   rapidfuzz ratio 91, with default_process 100
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check thefuzz==0.22.1 rapidfuzz==3.14.6
cat > alike.py <<'END'
import rapidfuzz
from thefuzz import fuzz

pair = ("CD34+ cells", "CD34- cells")
print(f"thefuzz ratio {fuzz.ratio(*pair)}, token_set_ratio {fuzz.token_set_ratio(*pair)}, WRatio {fuzz.WRatio(*pair)}")
plain = rapidfuzz.fuzz.ratio(*pair)
processed = rapidfuzz.fuzz.ratio(*pair, processor=rapidfuzz.utils.default_process)
print(f"rapidfuzz ratio {plain:.0f}, with default_process {processed:.0f}")
END
env/bin/python alike.py | tee seen
diff seen - <<'END'
thefuzz ratio 91, token_set_ratio 100, WRatio 100
rapidfuzz ratio 91, with default_process 100
END
