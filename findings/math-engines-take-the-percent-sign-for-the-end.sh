#!/usr/bin/env bash
# A share in a question's formula: at least 20% blasts, or from 5% to under 20%. In TeX a percent sign begins a remark, and what
# shows formulas in Moodle, Canvas, Anki and on pages keeps to that, though no formula there has a second line: the sign goes, and
# all behind it. "5% \le x < 20%" is shown as 5. No error; KaTeX warns in the browser's console, where no learner looks.
#
# Seen with mathjax-full 3.2.2, katex 0.19.1, temml 0.13.5 (node 20) and latex2mathml 3.81.1 (the text of the MathML they make):
#   \ge 20%: mathjax ≥20, katex ≥20, temml ≥20, latex2mathml ≥20
#   5% \le x < 20%: mathjax 5, katex 5, temml 5, latex2mathml 5
#   \ge 20\%: mathjax ≥20%, katex ≥20%, temml ≥20%, latex2mathml ≥20%
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check latex2mathml==3.81.1
npm install --silent --no-audit --no-fund mathjax-full@3.2.2 katex@0.19.1 temml@0.13.5 >/dev/null
cat > engines.mjs <<'END'
import { createRequire } from "node:module";
import katex from "katex";
import temml from "temml";
const load = createRequire(import.meta.url);
const { mathjax } = load("mathjax-full/js/mathjax.js");
const { TeX } = load("mathjax-full/js/input/tex.js");
const { liteAdaptor } = load("mathjax-full/js/adaptors/liteAdaptor.js");
const { RegisterHTMLHandler } = load("mathjax-full/js/handlers/html.js");
const { SerializedMmlVisitor } = load("mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js");
const { STATE } = load("mathjax-full/js/core/MathItem.js");
RegisterHTMLHandler(liteAdaptor());
const page = mathjax.document("", { InputJax: new TeX() });
const visitor = new SerializedMmlVisitor();
const engines = {
  mathjax: (tex) => visitor.visitTree(page.convert(tex, { end: STATE.CONVERT })),
  katex: (tex) => katex.renderToString(tex, { output: "mathml", strict: "ignore" }).replace(/<annotation.*<\/annotation>/, ""),
  temml: (tex) => temml.renderToString(tex),
};
const [name, tex] = process.argv.slice(2);
console.log(engines[name](tex));
END
cat > show.py <<'END'
import html
import re
import subprocess

from latex2mathml.converter import convert


def shown(mathml):
    return "".join(html.unescape(re.sub("<[^>]+>", "", mathml)).split())


def by_node(engine, tex):
    return subprocess.run(["node", "engines.mjs", engine, tex], check=True, capture_output=True, text=True).stdout


for tex in (r"\ge 20%", r"5% \le x < 20%", r"\ge 20\%"):
    made = {engine: shown(by_node(engine, tex)) for engine in ("mathjax", "katex", "temml")}
    made["latex2mathml"] = shown(convert(tex))
    print(f"{tex}: {', '.join(f'{engine} {text}' for engine, text in made.items())}")
END
env/bin/python show.py | tee seen
diff seen - <<'END'
\ge 20%: mathjax ≥20, katex ≥20, temml ≥20, latex2mathml ≥20
5% \le x < 20%: mathjax 5, katex 5, temml 5, latex2mathml 5
\ge 20\%: mathjax ≥20%, katex ≥20%, temml ≥20%, latex2mathml ≥20%
END
