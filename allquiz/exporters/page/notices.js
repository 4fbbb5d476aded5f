// What the page tells of itself: its keys, and where it keeps nothing.

const KEYS = [["a b c, 1 2 3", "keys_options"], ["t f", "keys_truth"], ["Enter", "keys_enter"],
  ["h", "keys_hint"], ["f", "keys_flag"], ["x", "keys_know"], ["s", "keys_skip"], ["u", "keys_undo"]];
function showKeys() {
  const keys = el("dialog", { "aria-labelledby": "keys", close: () => keys.remove() }, el("h2", { id: "keys" }, say("keys")),
    el("dl", {}, KEYS.map(([key, name]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, say(name))))),
    el("p", { class: "quiet" }, say("keys_about")), button(say("close"), () => keys.close(), { class: "primary" }));
  document.body.append(keys);
  keys.showModal();
}

async function tellIfPrivate() {
  if (!local) return notices.replaceChildren(warn(say("not_kept")));
  try {
    const { quota } = await navigator.storage.estimate(), heap = performance.memory?.jsHeapSizeLimit;
    if (heap && quota < heap * 2) notices.replaceChildren(warn(say("private")));
  } catch { /* nothing to go by */ }
}
if (!about.answered) tellIfPrivate();
