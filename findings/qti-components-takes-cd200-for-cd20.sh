#!/usr/bin/env bash
# A text to type, scored by qti-pattern-match with the pattern CD20. QTI's patterns are those of XML Schema, where a pattern
# stands for the whole text, and one of two players has it so. The other looks for it anywhere in what was typed: CD200,
# another antigen, is right, and so is "no CD20".
#
# Seen with @citolab/qti-components 7.27.4 and qti3-item-player 1.1.20 (SCORE):
#   CD20: qti-components 1, qti3-item-player 1
#   CD200: qti-components 1, qti3-item-player 0
#   no CD20: qti-components 1, qti3-item-player 0
#   CD19: qti-components 0, qti3-item-player 0
# Needs node and a Chromium (its name in CHROMIUM, else chromium).
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @citolab/qti-components@7.27.4 \
  qti3-item-player@1.1.20 vue@2.7.16 puppeteer-core@24.40.0 >/dev/null
CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
export CHROMIUM
cat > players.mjs <<'END'
import puppeteer from "puppeteer-core";

export const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const [cito, amp] = [await browser.newPage(), await browser.newPage()];
await cito.setContent("<!doctype html>");
await cito.addScriptTag({ path: "node_modules/@citolab/qti-components/cdn/index.global.js" });
await amp.setContent('<!doctype html><div id="app"></div>');
await amp.addScriptTag({ path: "node_modules/vue/dist/vue.js" });
await amp.addScriptTag({ path: "node_modules/qti3-item-player/dist/qti3Player.umd.js" });
await amp.evaluate(() => new Promise((done) => {
  window.heard = {};
  const hear = (name) => (data) => heard[name]?.(data);
  const on = { notifyQti3PlayerReady: (player) => { window.player = player; done(); } };
  for (const name of ["notifyQti3ItemReady", "notifyQti3ScoreAttemptCompleted"]) on[name] = hear(name);
  new Vue({ el: "#app", render: (make) => make(window.qti3Player, { on }) });
}));
const scoreByCito = async (xml, value) => {
  const [item, container] = [document.createElement("qti-item"), document.createElement("item-container")];
  container.itemXML = xml;
  item.append(container);
  document.body.replaceChildren(item);
  const until = async (found) => {
    for (let turn = 0; turn < 2000 && !found(); turn++) await new Promise((done) => setTimeout(done, 2));
    return found();
  };
  const shown = await until(() => container.shadowRoot?.querySelector("qti-assessment-item"));
  await shown.updateComplete;
  const score = await until(() => shown.variables.find((each) => each.identifier === "SCORE"));
  shown.updateResponseVariable("RESPONSE", value);
  shown.processResponse(false, false);
  return Number(shown.variables.find((each) => each.identifier === score.identifier).value);
};
const scoreByAmp = (xml, value, guid) => new Promise((done) => {
  const cardinality = Array.isArray(value) ? "ordered" : "single";
  const response = { identifier: "RESPONSE", value, cardinality, state: { order: [], orders: [[], []] } };
  const state = { identifier: guid, guid, contextVariables: [], responseVariables: [response],
    outcomeVariables: [], templateVariables: [], validationMessages: [] };
  heard.notifyQti3ItemReady = () => player.scoreAttempt("score");
  heard.notifyQti3ScoreAttemptCompleted = ({ state: after }) =>
    done(Number(after.outcomeVariables.find((each) => each.identifier === "SCORE").value));
  const sessionControl = { max_attempts: 0, show_feedback: false, validate_responses: false };
  player.loadItemFromXml(`${xml}<!-- ${guid} -->`, { guid, status: "interacting", state, sessionControl });
});
let turn = 0;
export const scores = async (xml, value) =>
  [await cito.evaluate(scoreByCito, xml, value), await amp.evaluate(scoreByAmp, xml, value, `turn${++turn}`)];
export const one = '<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>';
export const item = (response, body, rule) => `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item" title="item" adaptive="false" time-dependent="false">
${response}<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>
<qti-item-body>${body}</qti-item-body><qti-response-processing>${rule}</qti-response-processing></qti-assessment-item>`;
END
cat > pattern.mjs <<'END'
import { browser, item, one, scores } from "./players.mjs";

const asked = item(
  '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"><qti-correct-response><qti-value>CD20</qti-value></qti-correct-response></qti-response-declaration>',
  '<p>What does rituximab bind? <qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
  `<qti-response-condition><qti-response-if><qti-pattern-match pattern="CD20"><qti-variable identifier="RESPONSE"/></qti-pattern-match>${one}</qti-response-if></qti-response-condition>`);
for (const typed of ["CD20", "CD200", "no CD20", "CD19"]) {
  const [cito, amp] = await scores(asked, typed);
  console.log(`${typed}: qti-components ${cito}, qti3-item-player ${amp}`);
}
await browser.close();
END
node pattern.mjs | tee seen
diff seen - <<'END'
CD20: qti-components 1, qti3-item-player 1
CD200: qti-components 1, qti3-item-player 0
no CD20: qti-components 1, qti3-item-player 0
CD19: qti-components 0, qti3-item-player 0
END
