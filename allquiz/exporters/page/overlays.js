// What the page tells of itself: its keys, a figure enlarged, and where it keeps nothing.

const KEYS = [["a b c, 1 2 3", "keys_options"], ["t f", "keys_truth"], ["Enter", "keys_enter"],
  ["h", "keys_hint"], ["f", "keys_flag"], ["x", "keys_know"], ["s", "keys_skip"], ["u", "keys_undo"]];
function showKeys() {
  inFront({ "aria-labelledby": "keys" }, el("h2", { id: "keys" }, say("keys")),
    el("dl", {}, KEYS.map(([key, name]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, say(name))))),
    el("p", { class: "quiet" }, say("keys_about")));
}
// As large as it was drawn, to be moved about by thumb or arrow keys.
function enlarge(picture) {
  const copy = picture.cloneNode(true), drawn = copy.getAttribute("viewBox")?.split(" ")[2];
  if (drawn) copy.setAttribute("width", drawn);
  inFront({ class: "large", "aria-label": say("enlarged") },
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("enlarged") }, copy));
}
// In front of everything, until it is closed by its button, Escape or the way back of a phone.
function inFront(given, ...content) {
  const made = el("dialog", { ...given, close: () => made.remove() }, content, button(say("close"), () => made.close(), { class: "primary" }));
  document.body.append(made);
  made.showModal();
}

if (!local && !about.answered)
  notices.append(el("p", { class: "warning", role: "alert" }, say(parent === self ? "not_kept" : "not_kept_inside")));
