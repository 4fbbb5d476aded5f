#!/usr/bin/env bash
# A question in Markdown whose options stand as (a) to (d), and typographer switched on for the sake of curly quotes. The third
# letter is a copyright sign then: the key (c) names an option that is not there any more. (a), (b) and (d) stay. (r)
# and (tm) are made signs in the same way.
#
# Seen with markdown-it 15.0.3, as the text of the page:
#   (a) vincristine
#   (b) prednisone
#   © imatinib
#   (d) asparaginase
#   Answer: ©
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund markdown-it@15.0.3 >/dev/null
cat > page.mjs <<'END'
import MarkdownIt from "markdown-it";
const sheet = ["(a) vincristine", "(b) prednisone", "(c) imatinib", "(d) asparaginase", "Answer: (c)"].join("\n");
console.log(new MarkdownIt({ typographer: true }).renderInline(sheet));
END
node page.mjs | tee seen
diff seen - <<'END'
(a) vincristine
(b) prednisone
© imatinib
(d) asparaginase
Answer: ©
END
