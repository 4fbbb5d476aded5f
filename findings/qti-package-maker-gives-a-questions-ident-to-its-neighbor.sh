#!/usr/bin/env bash
# Canvas finds a question again by its item's ident. qti-package-maker numbers the items by their place: with one
# question put in front, every ident names another question than in the file that was imported before, the old
# question's ident among them. Its own checksum of the text stands in the title, where nothing looks for it.
#
# Seen with qti-package-maker 26.7.14 (the second file has one question more, in front):
#   multiple_choice_001: Which cell carries oxygen?
#   multiple_choice_001: Which cell makes antibodies?
#   multiple_choice_002: Which cell carries oxygen?
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check qti-package-maker==26.7.14
cat > idents.py <<'END'
import re
import zipfile

from qti_package_maker.package_interface import QTIPackageInterface

OXYGEN = ("Which cell carries oxygen?", ["red cell", "platelet"], "red cell")
ANTIBODIES = ("Which cell makes antibodies?", ["plasma cell", "monocyte"], "plasma cell")
for number, questions in enumerate(([OXYGEN], [ANTIBODIES, OXYGEN])):
    bank = QTIPackageInterface("cells", verbose=False, allow_mixed=True)
    for question in questions:
        bank.add_item("MC", question)
    bank.save_package("canvas_qti_v1_2", f"{number}.zip")
    with zipfile.ZipFile(f"{number}.zip") as package:
        name = next(name for name in package.namelist() if name.endswith("questions.xml"))
        text = package.read(name).decode()
    for ident, stem in re.findall(r'<item ident="(.*?)".*?<mattext texttype="text/html">(.*?)<', text, re.S):
        print(f"{ident}: {stem}")
END
env/bin/python idents.py | grep '^multiple' | tee seen
diff seen - <<'END'
multiple_choice_001: Which cell carries oxygen?
multiple_choice_001: Which cell makes antibodies?
multiple_choice_002: Which cell carries oxygen?
END
