"""Two programs that show and score QTI 3 items, in a browser without a window."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

Responses = Mapping[str, str | float | Sequence[str] | None]

# Each gives SCORE for the responses to an item, those not given being null.
CITO = """async ([xml, responses]) => {
  const item = document.createElement("qti-item");
  const container = document.createElement("item-container");
  container.itemXML = xml;
  item.append(container);
  document.body.replaceChildren(item);
  const find = () => container.shadowRoot && container.shadowRoot.querySelector("qti-assessment-item");
  for (let turn = 0; turn < 1000 && !find(); turn++) await new Promise((done) => setTimeout(done, 2));
  const shown = find();
  await shown.updateComplete;
  for (let turn = 0; turn < 1000 && !shown.variables.some((v) => v.identifier === "SCORE"); turn++)
    await new Promise((done) => setTimeout(done, 2));
  for (const [name, value] of Object.entries(responses)) shown.updateResponseVariable(name, value);
  shown.processResponse(false, false);
  return Number(shown.variables.find((v) => v.identifier === "SCORE").value);
}"""
AMP_UP_START = """() => new Promise((done) => {
  window.waiting = {};
  const library = window.qti3Player;
  const on = {
    notifyQti3PlayerReady(player) { window.player = player; done(true); },
    notifyQti3ItemReady() { window.waiting.shown && window.waiting.shown(); },
    notifyQti3ScoreAttemptCompleted(data) { window.waiting.scored && window.waiting.scored(data); },
  };
  const props = { suppressAlertMessages: true, suppressInvalidResponseMessages: true };
  new Vue({ el: "#app", render: (make) => make(library.Qti3Player || library.default || library, { on, props }) });
  setTimeout(() => done(false), 20000);
})"""
AMP_UP = """async ([xml, responses]) => {
  const responseVariables = Object.entries(responses).map(([identifier, value]) => ({
    identifier, value, cardinality: Array.isArray(value) ? "multiple" : "single", state: null }));
  const state = { identifier: "x", guid: "x", contextVariables: [], responseVariables,
    outcomeVariables: [], templateVariables: [], validationMessages: [] };
  const shown = new Promise((done) => { window.waiting.shown = done; });
  window.player.loadItemFromXml(xml, { guid: "x", status: "interacting", state,
    sessionControl: { max_attempts: 0, show_feedback: false, validate_responses: false } });
  await shown;
  const scored = new Promise((done) => { window.waiting.scored = done; });
  window.player.scoreAttempt("score");
  const data = await scored;
  return Number(data.state.outcomeVariables.find((v) => v.identifier === "SCORE").value);
}"""


class Cito:
    """@citolab/qti-components."""

    def __init__(self, browser: Browser, modules: Path) -> None:
        self._page = _page(browser)
        self._page.set_content("<!doctype html><body></body>")
        self._page.add_script_tag(path=modules / "@citolab/qti-components/cdn/index.global.js")

    def score(self, xml: str, responses: Responses) -> float:
        return float(self._page.evaluate(CITO, [xml, responses]))


class AmpUp:
    """qti3-item-player."""

    def __init__(self, browser: Browser, modules: Path) -> None:
        self._page = _page(browser)
        self._page.set_content('<!doctype html><div id="app"></div>')
        self._page.add_script_tag(path=modules / "vue/dist/vue.js")
        self._page.add_script_tag(path=modules / "qti3-item-player/dist/qti3Player.umd.js")
        assert self._page.evaluate(AMP_UP_START), "qti3-item-player did not start"

    def score(self, xml: str, responses: Responses) -> float:
        return float(self._page.evaluate(AMP_UP, [xml, responses]))


def _page(browser: Browser) -> Page:
    page = browser.new_context(offline=True).new_page()
    page.set_default_timeout(30_000)
    return page
