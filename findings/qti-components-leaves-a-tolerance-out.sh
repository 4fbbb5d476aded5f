#!/usr/bin/env bash
# A numeric item of QTI 3 whose rule is qti-equal with an absolute tolerance of 1: one player takes 19 to 21, the
# other only 20 itself. Both take "20 kg" for 20, where 20 percent was asked. Written as qti-gte and qti-lte of
# the two bounds, both agree.
#
# Seen with @citolab/qti-components 7.27.4 and qti3-item-player 1.1.20 (SCORE; first by qti-equal, then by bounds):
#   19: qti-components 0, qti3-item-player 1; by bounds 1 and 1
#   20.5: qti-components 0, qti3-item-player 1; by bounds 1 and 1
#   20 kg: qti-components 1, qti3-item-player 1; by bounds 0 and 0
#   22: qti-components 0, qti3-item-player 0; by bounds 0 and 0
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
cat > numbers.mjs <<'END'
import { browser, item, one, scores } from "./players.mjs";

const answer = '<qti-variable identifier="RESPONSE"/>';
const bound = (test, value) => `<qti-${test}>${answer}<qti-base-value base-type="float">${value}</qti-base-value></qti-${test}>`;
const asked = (test) => item(
  '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float"><qti-correct-response><qti-value>20</qti-value></qti-correct-response></qti-response-declaration>',
  '<p>How many percent? <qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
  `<qti-response-condition><qti-response-if>${test}${one}</qti-response-if></qti-response-condition>`);
const byEqual = asked(`<qti-equal tolerance-mode="absolute" tolerance="1 1">${answer}<qti-correct identifier="RESPONSE"/></qti-equal>`);
const byBounds = asked(`<qti-and>${bound("gte", 19)}${bound("lte", 21)}</qti-and>`);
for (const value of ["19", "20.5", "20 kg", "22"]) {
  const [cito, amp] = await scores(byEqual, value);
  console.log(`${value}: qti-components ${cito}, qti3-item-player ${amp}; by bounds ${(await scores(byBounds, value)).join(" and ")}`);
}
await browser.close();
END
node numbers.mjs | tee seen
diff seen - <<'END'
19: qti-components 0, qti3-item-player 1; by bounds 1 and 1
20.5: qti-components 0, qti3-item-player 1; by bounds 1 and 1
20 kg: qti-components 1, qti3-item-player 1; by bounds 0 and 0
22: qti-components 0, qti3-item-player 0; by bounds 0 and 0
END
