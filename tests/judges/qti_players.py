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
  window.heard = {};
  const on = {};
  for (const name of ["notifyQti3ItemReady", "notifyQti3ScoreAttemptCompleted"])
    on[name] = (data) => { const hear = window.heard[name]; delete window.heard[name]; hear && hear(data); };
  on.notifyQti3PlayerReady = (player) => { window.player = player; done(true); };
  new Vue({ el: "#app", render: (make) => make(window.qti3Player, { on }) });
  setTimeout(() => done(false), 20000);
})"""
# The player takes responses as the state of an attempt that was left; `order` and `orders` are how
# its interactions remember a shuffle, and must be there.
AMP_UP = """([xml, responses]) => new Promise((done) => {
  const responseVariables = Object.entries(responses).map(([identifier, value]) => ({ identifier, value,
    cardinality: Array.isArray(value) ? "multiple" : "single", state: { order: [], orders: [[], []] } }));
  const state = { identifier: "x", guid: "x", contextVariables: [], responseVariables,
    outcomeVariables: [], templateVariables: [], validationMessages: [] };
  window.heard.notifyQti3ItemReady = () => {
    window.heard.notifyQti3ScoreAttemptCompleted = (data) =>
      done(Number(data.state.outcomeVariables.find((each) => each.identifier === "SCORE").value));
    window.player.scoreAttempt("score");
  };
  window.player.loadItemFromXml(xml, { guid: "x", status: "interacting", state,
    sessionControl: { max_attempts: 0, show_feedback: false, validate_responses: false } });
  setTimeout(() => done(NaN), 20000);
})"""


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
        self._turn = 0
        self._page = _page(browser)
        self._page.set_content('<!doctype html><div id="app"></div>')
        self._page.add_script_tag(path=modules / "vue/dist/vue.js")
        self._page.add_script_tag(path=modules / "qti3-item-player/dist/qti3Player.umd.js")
        assert self._page.evaluate(AMP_UP_START), "qti3-item-player did not start"

    def score(self, xml: str, responses: Responses) -> float:
        self._turn += 1  # a text that it has been given already is not loaded again
        return float(self._page.evaluate(AMP_UP, [f"{xml}<!-- {self._turn} -->", responses]))


def _page(browser: Browser) -> Page:
    page = browser.new_context(offline=True).new_page()
    page.set_default_timeout(30_000)
    return page
