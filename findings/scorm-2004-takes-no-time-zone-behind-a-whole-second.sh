#!/usr/bin/env bash
# The moment of an answer, sent to an LMS by SCORM 2004: 10 o'clock is taken with no zone, and with a zone behind
# a fraction of a second, but not with a zone behind a whole second, as most programs write it (Python's isoformat, PHP's DATE_ATOM).
# It is the format's own rule (RTE 4th edition, time(second,10,0): where there is a zone, hh:mm:ss.s is all there, if only as
# zeros), although two examples in the same text break it. Tests in a browser don't meet it: JavaScript's toISOString always has
# its three zeros. A time that is refused is just not kept: SetValue returns "false", and the answer has no time.
#
# Seen with scorm-again 3.4.3 on jsdom 24.1.3 (406 is "type mismatch"; the zone is that of India):
#   2026-11-30T10:00:00 true 0
#   2026-11-30T10:00:00+05:30 false 406
#   2026-11-30T10:00:00Z false 406
#   2026-11-30T10:00:00.0+05:30 true 0
#   2026-11-30T10:00:00.000Z true 0
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund scorm-again@3.4.3 jsdom@24.1.3 >/dev/null
cat > answer.cjs <<'END'
const { JSDOM } = require("jsdom");
const { readFileSync } = require("fs");
const page = new JSDOM("<p>", { url: "http://localhost/", runScripts: "outside-only" });
page.window.eval(readFileSync(require.resolve("scorm-again"), "utf8"));
const lms = new page.window.Scorm2004API({ autocommit: false, logLevel: 5 });
lms.Initialize("");
lms.SetValue("cmi.interactions.0.id", "urn:question:platelets");
lms.SetValue("cmi.interactions.0.type", "choice");
const day = "2026-11-30T10:00:00";
for (const time of [day, `${day}+05:30`, `${day}Z`, `${day}.0+05:30`, `${day}.000Z`]) {
  console.log(time, lms.SetValue("cmi.interactions.0.timestamp", time), lms.GetLastError());
}
END
node answer.cjs | tee seen
diff seen - <<'END'
2026-11-30T10:00:00 true 0
2026-11-30T10:00:00+05:30 false 406
2026-11-30T10:00:00Z false 406
2026-11-30T10:00:00.0+05:30 true 0
2026-11-30T10:00:00.000Z true 0
END
