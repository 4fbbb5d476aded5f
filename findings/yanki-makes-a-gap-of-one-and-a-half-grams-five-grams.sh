#!/usr/bin/env bash
# Yanki makes Anki cards of Markdown, a gap of each ~~struck-out~~ text. A gap may say its number first, "~~1 imatinib~~", and one
# of two digits is enough, with whatever stands between it and the rest: "15 mg" becomes the 15th gap of the note, its answer
# is "mg", and of the 1.5 g of a dose 5 g are left. "100 mg" has three digits, and "20%" no blank: both are kept.
#
# Seen with yanki 2.0.9 (the gap as written, and as it stands on the Anki note):
#   ~~imatinib~~: {{c1::imatinib}}
#   ~~1.5 g~~: {{c1::5 g}}
#   ~~15 mg~~: {{c15::mg}}
#   ~~20 percent~~: {{c20::percent}}
#   ~~20%~~: {{c1::20%}}
#   ~~100 mg~~: {{c1::100 mg}}
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts yanki@2.0.9 >/dev/null
cat > gaps.mjs <<'END'
import { getNoteFromMarkdown } from "yanki";
for (const gap of ["imatinib", "1.5 g", "15 mg", "20 percent", "20%", "100 mg"]) {
  const note = await getNoteFromMarkdown(`The answer is ~~${gap}~~ here.`, { namespace: "blood" });
  console.log(`~~${gap}~~: ${note.fields.Front.match(/\{\{.*\}\}/)[0]}`);
}
END
node --no-warnings gaps.mjs | tee seen
diff seen - <<'END'
~~imatinib~~: {{c1::imatinib}}
~~1.5 g~~: {{c1::5 g}}
~~15 mg~~: {{c15::mg}}
~~20 percent~~: {{c20::percent}}
~~20%~~: {{c1::20%}}
~~100 mg~~: {{c1::100 mg}}
END
