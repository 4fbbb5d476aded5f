#!/usr/bin/env bash
# Anki's {{type:nc:Field}} ("no combining") is meant to forgive accents. It folds by compatibility (NFKD),
# so that a superscript becomes a plain digit: 109 passes for 10⁹, ten thousand million times less.
# Plain {{type:Field}} keeps them apart. Neither trims: a space after a right answer makes it wrong.
#
# Seen with anki 26.9.3 (a field's comparison as the reviewer makes it; "same" where nothing is marked):
#   nc    10⁹ typed as 109: same
#   plain 10⁹ typed as 109: differs
#   plain blast typed as 'blast ': differs
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3
cat > compare.py <<'END'
from anki.collection import Collection

col = Collection("one.anki2")


def compared(key, typed, *, combining):
    marked = col.compare_answer(key, typed, combining)
    return "differs" if "typeBad" in marked or "typeMissed" in marked else "same"


print("nc    10⁹ typed as 109:", compared("10⁹", "109", combining=False))
print("plain 10⁹ typed as 109:", compared("10⁹", "109", combining=True))
print("plain blast typed as 'blast ':", compared("blast", "blast ", combining=True))
col.close()
END
env/bin/python compare.py | tee seen
diff seen - <<'END'
nc    10⁹ typed as 109: same
plain 10⁹ typed as 109: differs
plain blast typed as 'blast ': differs
END
