#!/usr/bin/env bash
# Healthy marrow holds up to about 5% blasts: a numeric question with the range 0 to 6 marked right. jupyterquiz compares
# the typed text with the bounds as it stands, and JavaScript takes an empty text for 0: Enter in the empty box is called
# correct.
#
# Seen with jupyterquiz 2.9.6.4, its own script run in jsdom 26.1.0:
#   "5": correct
#   "7": incorrect
#   "": correct
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check --no-deps --target package jupyterquiz==2.9.6.4
npm install --silent --no-audit --no-fund jsdom@26.1.0 >/dev/null
cat > answer.cjs <<'END'
const { readFileSync } = require("node:fs");
const { JSDOM } = require("jsdom");
const code = ["helpers", "show_questions", "numeric"].map((name) => readFileSync(`package/jupyterquiz/js/${name}.js`, "utf8"));
const dom = new JSDOM('<div id="quiz"></div>', { runScripts: "outside-only" });
dom.window.eval(code.join("\n"));
dom.window.scrollTo = () => {};
const question = {
  question: "How many percent of a healthy marrow can be blasts?",
  type: "numeric",
  answers: [{ type: "range", range: [0, 6], correct: true, feedback: "Up to about 5%." }],
};
dom.window.console.log = () => {};
dom.window.eval(`show_questions(${JSON.stringify([question])}, document.getElementById("quiz"))`);
const box = dom.window.document.querySelector("input");
for (const typed of ["5", "7", ""]) {
  box.value = typed;
  box.dispatchEvent(new dom.window.KeyboardEvent("keypress", { keyCode: 13, bubbles: true }));
  const right = box.classList.contains("correctButton");
  const wrong = box.classList.contains("incorrectButton");
  console.log(`${JSON.stringify(typed)}: ${right ? "correct" : wrong ? "incorrect" : "no verdict"}`);
}
END
node --no-warnings answer.cjs | tee seen
diff seen - <<'END'
"5": correct
"7": incorrect
"": correct
END
