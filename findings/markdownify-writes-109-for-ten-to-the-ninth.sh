#!/usr/bin/env bash
# An LMS keeps a count of 150 times ten to the ninth per liter as HTML with a raised 9. Turned into Markdown or
# plain text, the 9 comes down: 109, a number that means something else and still reads well. (markdownify can be
# told a sign for it: sup_symbol; by itself it is none.)
#
# Seen with markdownify 1.2.3, html2text 2025.4.15, beautifulsoup4 4.14.2:
#   markdownify 150 × 109/L
#   html2text 150 × 109/L
#   beautifulsoup4 150 × 109/L
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 beautifulsoup4==4.14.2
cat > down.py <<'END'
from bs4 import BeautifulSoup
from html2text import html2text
from markdownify import markdownify

count = "<p>150 × 10<sup>9</sup>/L</p>"
print("markdownify", markdownify(count).strip())
print("html2text", html2text(count).strip())
print("beautifulsoup4", BeautifulSoup(count, "html.parser").get_text())
END
env/bin/python down.py | tee seen
diff seen - <<'END'
markdownify 150 × 109/L
html2text 150 × 109/L
beautifulsoup4 150 × 109/L
END
