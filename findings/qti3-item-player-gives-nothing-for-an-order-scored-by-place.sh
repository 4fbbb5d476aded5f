#!/usr/bin/env bash
# Steps put in order, a point for each step in its place: the standard has qti-index for it. qti3-item-player scores
# 0 by that rule even where every step is in place; the whole order compared at once it scores right, so the
# response does arrive. The same steps asked as a match of steps to places would be scored by both kinds of player.
#
# Seen with qti3-item-player 1.1.20 (SCORE by place, and compared as a whole):
#   A B C: by place 0, whole 1
#   A C B: by place 0, whole 0
# Needs node and a Chromium (its name in CHROMIUM, else chromium).
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts qti3-item-player@1.1.20 vue@2.7.16 puppeteer-core@24.40.0 >/dev/null
CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
export CHROMIUM
cat > order.mjs <<'END'
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setContent('<!doctype html><div id="app"></div>');
await page.addScriptTag({ path: "node_modules/vue/dist/vue.js" });
await page.addScriptTag({ path: "node_modules/qti3-item-player/dist/qti3Player.umd.js" });
await page.evaluate(() => new Promise((done) => {
  window.heard = {};
  const on = { notifyQti3PlayerReady: (player) => { window.player = player; done(); } };
  for (const name of ["notifyQti3ItemReady", "notifyQti3ScoreAttemptCompleted"]) on[name] = (data) => heard[name]?.(data);
  new Vue({ el: "#app", render: (make) => make(window.qti3Player, { on }) });
}));
const score = (xml, value, guid) => new Promise((done) => {
  const response = { identifier: "RESPONSE", value, cardinality: "ordered", state: { order: [], orders: [[], []] } };
  const state = { identifier: guid, guid, contextVariables: [], responseVariables: [response],
    outcomeVariables: [], templateVariables: [], validationMessages: [] };
  heard.notifyQti3ItemReady = () => player.scoreAttempt("score");
  heard.notifyQti3ScoreAttemptCompleted = ({ state: after }) =>
    done(Number(after.outcomeVariables.find((each) => each.identifier === "SCORE").value));
  const sessionControl = { max_attempts: 0, show_feedback: false, validate_responses: false };
  player.loadItemFromXml(`${xml}<!-- ${guid} -->`, { guid, status: "interacting", state, sessionControl });
});
const steps = { A: "induction", B: "consolidation", C: "maintenance" };
const value = (name) => `<qti-value>${name}</qti-value>`;
const answer = '<qti-variable identifier="RESPONSE"/>';
const rule = (test, set) => `<qti-response-condition><qti-response-if>${test}<qti-set-outcome-value identifier="SCORE">${set}</qti-set-outcome-value></qti-response-if></qti-response-condition>`;
const point = '<qti-base-value base-type="float">1</qti-base-value>';
const item = (rules) => `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item" title="item" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier"><qti-correct-response>${Object.keys(steps).map(value).join("")}</qti-correct-response></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value>${value(0)}</qti-default-value></qti-outcome-declaration>
<qti-item-body><qti-order-interaction response-identifier="RESPONSE"><qti-prompt>Which comes first?</qti-prompt>
${Object.entries(steps).map(([name, text]) => `<qti-simple-choice identifier="${name}">${text}</qti-simple-choice>`).join("")}</qti-order-interaction></qti-item-body>
<qti-response-processing>${rules}</qti-response-processing></qti-assessment-item>`;
const byPlace = item(Object.keys(steps).map((name, place) => rule(
  `<qti-match><qti-index n="${place + 1}">${answer}</qti-index><qti-base-value base-type="identifier">${name}</qti-base-value></qti-match>`,
  `<qti-sum><qti-variable identifier="SCORE"/>${point}</qti-sum>`)).join(""));
const whole = item(rule(`<qti-match>${answer}<qti-correct identifier="RESPONSE"/></qti-match>`, point));
for (const order of ["A B C", "A C B"]) {
  const [placed, all] = [await page.evaluate(score, byPlace, order.split(" "), `place ${order}`),
    await page.evaluate(score, whole, order.split(" "), `whole ${order}`)];
  console.log(`${order}: by place ${placed}, whole ${all}`);
}
await browser.close();
END
node order.mjs | tee seen
diff seen - <<'END'
A B C: by place 0, whole 1
A C B: by place 0, whole 0
END
