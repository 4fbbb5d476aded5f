#!/usr/bin/env bash
# At the end of a quiz a cmi5 unit says how the learner did: `moveOn({ score })`, from 0 to 1, which sends "failed" or "passed"
# by the LMS's mastery score, then "completed". For half of the points that is so. For a score of 0 there is no "failed" and
# no score at all: who got nothing right has completed the unit, like one who was not graded. (As `{ scaled: 0 }` it is sent.)
#
# Seen with @xapi/cmi5 1.4.0, which is made for browsers, over xhr2 0.2.1, before an LMS with a mastery score of 0.6:
#   0.5: initialized, failed {"scaled":0.5}, completed, terminated
#   0: initialized, completed, terminated
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund @xapi/cmi5@1.4.0 xhr2@0.2.1 >/dev/null
cat > unit.cjs <<'END'
global.XMLHttpRequest = require("xhr2");
const http = require("http"), Cmi5 = require("./node_modules/@xapi/cmi5/dist/Cmi5.umd.js");
const launchData = JSON.stringify({ launchMode: "Normal", masteryScore: 0.6, contextTemplate: {} });
let told = [];
const lms = http.createServer((request, response) => {
  let body = "";
  request.on("data", part => { body += part; }).on("end", () => {
    response.setHeader("content-type", "application/json");
    if (request.url.startsWith("/fetch")) response.end('{"auth-token": "dG9rZW4="}');
    else if (request.url.includes("activities/state")) response.end(launchData);
    else if (request.url.includes("agents/profile")) response.end("{}");
    else {
      const { verb, result } = JSON.parse(body);
      told.push(verb.id.split("/").at(-1) + (result?.score ? ` ${JSON.stringify(result.score)}` : ""));
      response.end('["id"]');
    }
  });
}).listen(0, "127.0.0.1", async () => {
  const at = `http://127.0.0.1:${lms.address().port}`;
  const actor = { objectType: "Agent", account: { homePage: at, name: "learner" } };
  for (const score of [0.5, 0]) {
    told = [];
    const unit = new Cmi5({ fetch: `${at}/fetch`, endpoint: `${at}/`, registration: "r", activityId: "https://example.org/quiz", actor });
    await unit.initialize();
    await unit.moveOn({ score });
    console.log(`${score}: ${told.join(", ")}`);
  }
  lms.close();
});
END
node unit.cjs | tee seen
diff seen - <<'END'
0.5: initialized, failed {"scaled":0.5}, completed, terminated
0: initialized, completed, terminated
END
