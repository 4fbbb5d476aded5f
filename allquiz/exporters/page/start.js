// What happens when the page opens.

const KEYS = [["a b c, 1 2 3", "keys_options"], ["Enter", "keys_enter"], ["h", "keys_hint"], ["f", "keys_flag"],
  ["x", "keys_know"], ["s", "keys_skip"], ["u", "keys_undo"]];
const help = el("dialog", { "aria-labelledby": "keys" }, el("h2", { id: "keys" }, say("keys")),
  el("dl", {}, KEYS.map(([key, name]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, say(name))))),
  el("p", { class: "quiet" }, say("keys_about")), button(say("close"), () => help.close(), { class: "primary" }));

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  const at = event.target, inField = at.matches?.("input, select, textarea, summary");
  if (inField && event.key === "Escape") { at.blur(); return; }
  if (inField || (at.tagName === "BUTTON" && (event.key === "Enter" || event.key === " ")) || at.tagName === "A") return;
  if (event.key.length === 1 && event.key !== " " && !settings.keys) return;
  if (event.key === "?") help.showModal();
  else if (!onKey(event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
  event.preventDefault();
});
addEventListener("pagehide", keepExam);

const notices = el("div", {});
async function tellIfPrivate() {
  if (!local) return notices.replaceChildren(warn(say("not_kept")));
  try {
    const { quota } = await navigator.storage.estimate(), heap = performance.memory?.jsHeapSizeLimit;
    if (heap && quota < heap * 2) notices.replaceChildren(warn(say("private")));
  } catch { /* nothing to go by */ }
}

document.body.append(
  el("a", { class: "skip", href: "#main" }, say("skip_to")),
  el("header", {}, el("span", { class: "name" }, about.title), about.answered ? null : el("nav", { "aria-label": about.title }, Object.values(navigation))),
  notices, screen, bar,
  about.answered ? "" : el("footer", {}, button(say("keys"), () => help.showModal(), { class: "link" })), help);
if (about.answered) showAll();
else {
  openStore(() => recalled(EXAM) ? resumeExam() : resumeQuiz());
  setTimeout(tellIfPrivate, 0);
}
