#!/usr/bin/env bash
# The Hindi word for blood is cut in two, or loses its vowels, where a text is made a slug with its letters kept
# ("allow_unicode"): signs for vowels, the virama, tone marks of Thai and points of Hebrew are no `\w` to Python's
# `re`. Where they are dropped, "black", "membrane" and "nail" become one and the same anchor.
#
# Seen with Markdown 3.10 and python-slugify 9.2.0 (blood in Hindi, Thai and Hebrew; black, membrane, nail in Hindi):
#   slugify रक-त เล-อด ד-ם | क-ल कल क-ल
#   toc रकत เลอด דם | कल कल कल
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check Markdown==3.10 python-slugify==9.2.0
cat > slugs.py <<'END'
from markdown.extensions.toc import slugify_unicode
from slugify import slugify

BLOOD, OTHERS = ("रक्त", "เลือด", "דָּם"), ("काला", "कला", "कील")
ways = {"slugify": lambda text: slugify(text, allow_unicode=True), "toc": lambda text: slugify_unicode(text, "-")}
for name, way in ways.items():
    print(name, " ".join(map(way, BLOOD)), "|", " ".join(map(way, OTHERS)))
END
PYTHONUTF8=1 env/bin/python slugs.py | tee seen
diff seen - <<'END'
slugify रक-त เล-อด ד-ם | क-ल कल क-ल
toc रकत เลอด דם | कल कल कल
END
