#!/usr/bin/env bash
# Residual disease is counted in powers of ten, typed with a caret: 10^-4. Markdown with superscripts raises what stands between
# two carets without a blank, and so in a span of two powers the dash and the second ten: "10^-4–10^-3" comes out as ten to the
# power of "-4–10", less 3. Each number alone, and a span in words, stays as written, so no trial with one of them tells.
#
# Seen with markdown-it 15.0.3 and markdown-it-sup 2.0.0, pymdown-extensions 13.1.2 (pymdownx.caret), pypandoc-binary 1.15:
#   10^-4: left as written by markdown-it, pymdownx, pandoc
#   10^-4 to 10^-3: left as written by markdown-it, pymdownx, pandoc
#   10^-4–10^-3: 10<sup>-4–10</sup>-3 by markdown-it, pymdownx, pandoc
#   10^9/L,10^12/L: 10<sup>9/L,10</sup>12/L by markdown-it, pymdownx, pandoc
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check Markdown==3.11.3 pymdown-extensions==13.1.2 \
  pypandoc-binary==1.15
npm install --silent --no-audit --no-fund markdown-it@15.0.3 markdown-it-sup@2.0.0 >/dev/null
cat > raise.mjs <<'END'
import markdownIt from "markdown-it";
import sup from "markdown-it-sup";
console.log(markdownIt().use(sup).render(process.argv[2]));
END
cat > raise.py <<'END'
import subprocess

import markdown
import pypandoc

ENGINES = {
    "markdown-it": lambda text: subprocess.run(["node", "raise.mjs", text], check=True, capture_output=True, text=True).stdout,
    "pymdownx": lambda text: markdown.markdown(text, extensions=["pymdownx.caret"]),
    "pandoc": lambda text: pypandoc.convert_text(text, "html", format="markdown"),
}
for text in ("10^-4", "10^-4 to 10^-3", "10^-4–10^-3", "10^9/L,10^12/L"):
    made = {}
    for name, engine in ENGINES.items():
        made.setdefault(engine(text).strip().removeprefix("<p>").removesuffix("</p>"), []).append(name)
    told = [f"{'left as written' if html == text else html} by {', '.join(names)}" for html, names in made.items()]
    print(f"{text}: {'; '.join(told)}")
END
env/bin/python raise.py | tee seen
diff seen - <<'END'
10^-4: left as written by markdown-it, pymdownx, pandoc
10^-4 to 10^-3: left as written by markdown-it, pymdownx, pandoc
10^-4–10^-3: 10<sup>-4–10</sup>-3 by markdown-it, pymdownx, pandoc
10^9/L,10^12/L: 10<sup>9/L,10</sup>12/L by markdown-it, pymdownx, pandoc
END
